"""Every built page is sound HTML that says what it is."""

import re
from collections import Counter
from pathlib import Path

import html5lib
import pytest

from tests.browser.pages import BuiltPage, pages

ARTICLE = re.compile(r"<article[^>]*>(.*)</article>", re.DOTALL)
WORDS_BESIDE_WORDS = re.compile(
    r"\w</(?:a|span|time|cite)><(?:a|span|time|cite)\b[^>]*>(?:<span[^>]*></span>)?\w"
)


@pytest.fixture(scope="module")
def built(built_site: Path) -> list[BuiltPage]:
    return pages(built_site)


def test_what_is_in_a_page_parses_without_an_error(built: list[BuiltPage]) -> None:
    parser = html5lib.HTMLParser(strict=True)
    for page in built:
        article = ARTICLE.search(page.html)
        if article:
            parser.parseFragment(article[1], container="div")


def test_words_that_only_a_style_holds_apart_are_apart_for_who_reads_without_it_as_well(
    built: list[BuiltPage],
) -> None:
    glued = [(page.path, found[0]) for page in built for found in WORDS_BESIDE_WORDS.finditer(page.html)]
    assert glued == []


def test_what_is_around_it_parses_without_an_error(built: list[BuiltPage]) -> None:
    parser = html5lib.HTMLParser(strict=True)
    chromes = {re.split(r"/", page.path.removeprefix("en/"))[0] + page.lang: page for page in built}
    for page in chromes.values():
        parser.parse(page.html)


def test_ids_are_unique(built: list[BuiltPage]) -> None:
    twice = [(page.path, name) for page in built for name, count in Counter(page.ids).items() if count > 1]
    assert twice == []


def test_a_page_has_one_main_heading(built: list[BuiltPage]) -> None:
    wrong = [page.path for page in built if [tag for tag, _ in page.tags].count("h1") != 1]
    assert wrong == []


def test_a_page_says_its_language(built: list[BuiltPage]) -> None:
    wrong = [
        page.path for page in built if ("html", page.lang) != (page.tags[0][0], page.tags[0][1].get("lang"))
    ]
    assert wrong == []


def test_a_page_has_a_title_a_description_and_its_canonical_address_of_its_own(
    built: list[BuiltPage],
) -> None:
    seen: dict[tuple[str, str], str] = {}
    for page in built:
        if page.is_redirect or page.path == "404.html":
            continue
        title = re.search(r"<title>\s*([^<]+?)\s*</title>", page.html)
        descriptions = [
            attributes["content"] for _, attributes in page.tags if attributes.get("name") == "description"
        ]
        canonical = [
            attributes["href"] for _, attributes in page.tags if attributes.get("rel") == "canonical"
        ]
        assert title, page.path
        assert len(descriptions) == 1, page.path
        assert descriptions[0], page.path
        assert canonical == [f"https://sample.example/digest/{page.path.removesuffix('index.html')}"]
        assert seen.setdefault((page.lang, title[1]), page.path) == page.path


def test_no_slot_is_left_open(built: list[BuiltPage]) -> None:
    left = [page.path for page in built if "digest-slot" in page.html or "\ufdd0" in page.html]
    assert left == []


def test_no_style_script_or_font_comes_from_elsewhere(built: list[BuiltPage]) -> None:
    foreign = [
        (page.path, attributes)
        for page in built
        for tag, attributes in page.tags
        if tag in {"script", "link", "img", "iframe", "video", "audio", "source"}
        and attributes.get("rel") not in {"canonical", "license", "alternate "}
        and re.match(r"(?:[a-z]+:)?//", attributes.get("src", attributes.get("href", "")))
    ]
    assert foreign == []
