"""A pattern in mkdocs.yml's navigation stands for all pages that fit it."""

import re
from pathlib import Path
from typing import Any

import pytest
from mkdocs.structure.files import File, Files

from generator.engine import navigation
from tests.browser.pages import BuiltPage

PAGES = ("index.md", "guides/index.md", "guides/b.md", "guides/deep/c.md", "about.md")


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ([{"G": "guides/*.md"}], [{"G": ["guides/index.md", "guides/b.md", "guides/deep/c.md"]}]),
        (["guides/b*.md"], ["guides/b.md"]),
        ([{"Blog": "blog/*.md"}, "about.md"], ["about.md"]),
        ([{"A": [{"B": "a*.md"}, "index.md"]}], [{"A": [{"B": ["about.md"]}, "index.md"]}]),
        (
            [{"Out": "https://host.example/"}, {"In": "venues/ismir/"}],
            [{"Out": "https://host.example/"}, {"In": "venues/ismir/"}],
        ),
    ],
)
def test_a_pattern_is_all_that_fits_it(said: list[Any], held: list[Any]) -> None:
    files = Files([File(path, "docs", "site", use_directory_urls=True) for path in PAGES])

    assert navigation.listed(said, files) == held


@pytest.mark.parametrize(("tree", "name"), [("", "가이드"), ("en/", "Guides")])
def test_pages_that_fit_are_in_the_menu_of_both_languages(built_site: Path, tree: str, name: str) -> None:
    page = BuiltPage(built_site, f"{tree}guides/index.html")
    links = {page.resolve(link) for link, attributes in page.links() if "md-nav__link" in str(attributes)}

    assert (f"{tree}guides/reading-spectrograms/index.html", "") in links
    assert name in re.findall(r'md-tabs__link">\s*(.*?)\s*</a>', page.html)
