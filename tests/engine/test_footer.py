"""The foot of a page: the reading list, pages about the site, whom to write to, the other language."""

import re
from pathlib import Path

import pytest


def foot(page: Path) -> list[tuple[str, str]]:
    """Return where the links at the foot of a page lead, and what they are called."""
    (links,) = re.findall(r'<ul class="digest-foot">(.*?)</ul>', page.read_text(encoding="utf-8"))
    return re.findall(r'<a href="([^"]*)"[^>]*>([^<]*)</a>', links)


@pytest.mark.slow
def test_the_foot_of_a_page_leads_to_what_is_about_the_site_and_to_the_other_language(
    built_site: Path,
) -> None:
    paper = "papers/ismir/2015/seo-listening-rooms"
    korean, english = foot(built_site / paper / "index.html"), foot(built_site / "en" / paper / "index.html")
    assert korean[0] == ("../../../../reading-list/", "읽기 목록")
    assert ("../../../../about/", "소개") in korean
    assert ("../../../../new/", "새로 올라온 리뷰") in korean
    assert ("../../../../feed.xml", "피드(Atom)") in korean
    assert ("../../../../../en/feed.xml", "Feed (Atom)") in english
    assert korean[-1] == (f"../../../../en/{paper}/", "English")
    assert ("../../../../../en/about/", "About") in english
    assert english[-1] == (f"../../../../../{paper}/", "한국어")
    assert [(called, "/issues/new?" in to) for to, called in english if "//" in to] == [("Contact", True)]


@pytest.mark.slow
def test_what_mkdocs_yml_says_at_the_foot_stays_html(built_site: Path) -> None:
    licence = '<a href="https://creativecommons.org/licenses/by/4.0/" rel="license">CC BY 4.0</a><ul'

    for page in ("404.html", "index.html", "en/about/index.html"):
        assert licence in (built_site / page).read_text(encoding="utf-8")
