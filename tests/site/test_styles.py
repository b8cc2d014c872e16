"""The theme's stylesheet for pages that have our script."""

import pytest

from generator.site.frame.styles import pared


@pytest.mark.parametrize(
    ("rules", "left"),
    [
        (".md-nav{a:b}.md-search__form{c:d}.md-main{e:f}", ".md-nav{a:b}.md-main{e:f}"),
        (".md-nav,.tabbed-set>label,.md-main:is(a,b){a:b}", ".md-nav,.md-main:is(a,b){a:b}"),
        ("@media print{.md-dialog{a:b}.md-main{c:d}}", "@media print{.md-main{c:d}}"),
        ("[data-md-toggle=search]:checked~.md-header{a:b}", ""),
        (".md-nav:not(.md-search){a:b}", ".md-nav:not(.md-search){a:b}"),
        ("@keyframes a{0%{b:c}to{d:e}}", "@keyframes a{0%{b:c}to{d:e}}"),
        (':root{--icon:url("data:image/svg+xml;charset=utf-8,<svg/>")}', None),
    ],
)
def test_only_what_stands_for_nothing_goes(rules: str, left: str | None) -> None:
    assert pared(rules) == (rules if left is None else left)
