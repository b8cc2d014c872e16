"""Icons around pages, which the stylesheet draws."""

import pytest

from generator.site.frame import icons

ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"{}>{}<path d="M3 6h18v2H3z"/></svg>'


def test_an_icon_is_empty_where_it_stood_and_drawn_by_a_rule() -> None:
    hidden = ICON.format(' aria-hidden="true"', "<!--! By A. -->")
    page = f"<a>{ICON.format('', '')}</a><b>{hidden}</b>"
    first, second = icons.rules(page).items()
    assert icons.lifted(page) == (
        f'<a><svg class="{first[0]}" viewBox="0 0 24 24"></svg></a>'
        f'<b><svg class="{second[0]}" viewBox="0 0 24 24" aria-hidden="true"></svg></b>'
    )
    drawn = "%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'%3E%3Cpath d='M3 6h18v2H3z'/%3E"
    for name, rule in (first, second):
        assert f'.{name} {{ --digest-sign: url("data:image/svg+xml,{drawn}' in rule
    assert second[1].startswith("/*! By A. */\n")


@pytest.mark.parametrize(
    "other",
    [
        f"<article><p>{ICON.format('', '')}</p></article>",
        ICON.format(' fill="red"', "").replace("<path", '<path fill="red"'),
        ICON.format("", "<!--*/-->"),
        ICON.format("", "<title>A</title>"),
    ],
)
def test_what_is_content_or_has_more_than_a_shape_stays(other: str) -> None:
    assert icons.lifted(other) == other
    assert icons.rules(other) == {}


def test_the_stylesheet_is_the_same_in_whatever_order_pages_came() -> None:
    drawn = {"b": ".b {}\n", "a": ".a {}\n"}
    assert icons.stylesheet(drawn) == icons.stylesheet(dict(reversed(drawn.items())))
    assert icons.stylesheet(drawn).endswith(".a {}\n.b {}\n")
