"""What pages say of themselves, and lines that were meant so and are not read: as MkDocs reads them."""

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest
from mkdocs.utils import meta

from generator.entries import document
from generator.problems.messages import hint
from generator.problems.problem import Place, Problem
from generator.site.articles import reading, sources
from generator.site.articles.page_settings import PageSettings
from generator.support.languages import LANGS
from tests.catalog.libraries import library
from tests.tables import each

SAID = "title: A\ntags: [cnn]\n"
BELOW = "\n# B\n\nText.\n"


class Unread(NamedTuple):
    """First lines that are none, with the line and column that are told."""

    text: str
    line: int
    column: int = 1
    value: str = "title: A"


UNREAD = {
    "four dashes": Unread(f"----\n{SAID}---\n", 1),
    "two dashes": Unread(f"--\n{SAID}--\n", 1),
    "a dash of typesetters": Unread(f"—\n{SAID}—\n", 1),
    "a space before": Unread(f" ---\n{SAID}---\n", 1),
    "an empty line before": Unread(f"\n---\n{SAID}---\n", 2),
    "a comment before": Unread(f"<!-- a\n\nb -->\n---\n{SAID}---\n", 4),
    "a language": Unread(f"---yaml\n{SAID}---\n", 1),
    "a comment beside": Unread(f"--- # first\n{SAID}---\n", 1),
    "closed by two dashes": Unread(f"---\n{SAID}--\n", 4),
    "closed by four dashes": Unread(f"---\n{SAID}----\n", 4),
    "closed after a space": Unread(f"---\n{SAID} ---\n", 4),
    "closed by two dashes above a rule": Unread(f"---\n{SAID}--\n\nText\n\n---\n", 4),
    "closed by nothing": Unread(f"---\n{SAID}", 1),
    "closed by nothing, after a comment": Unread(f"---\n# First\nown: b\n\n{SAID}", 1),
    "opened by nothing": Unread(f"{SAID}---\n", 1),
    "no fences": Unread(SAID, 1),
    "no fences, a key of others": Unread(f"own: b\n{SAID}", 1),
    "capitals": Unread("Title：A\n", 1, value="Title：A"),
    "no space": Unread("tags:cnn\n", 1, value="tags:cnn"),
    "a mark of bytes": Unread(f"\ufeff----\n{SAID}---\n", 1),
    "breaks of Windows": Unread(f"---\r\n{SAID}--\r\n", 4),
}

READ = {
    "as they should be": f"---\n{SAID}---\n",
    "dots": f"---\n{SAID}...\n",
    "spaces behind": f"--- \n{SAID}---\t\n",
    "a rule below": f"---\n{SAID}---\n\nText\n\n----\n",
    "a rule in a text": f"---\n{SAID}description: |\n  a\n  ----\n---\n",
}

SILENT = {
    "no first lines": "",
    "a rule": "---\n\nA rule, and text: that is all.\n",
    "empty": "---\n---\n",
    "a table": "tags | b\n---|---\n1 | 2\n",
    "a heading": "Title\n=====\n",
    "code": "```yaml\ntitle: A\n```\n",
}


def told(tmp_path: Path, text: str, at: str = "guides/a.md") -> tuple[reading.Pages, str]:
    """Return what is read of a page, and what MkDocs takes for its text."""
    docs = tmp_path / "docs"
    shutil.rmtree(docs, ignore_errors=True)
    file = docs / at
    file.parent.mkdir(parents=True)
    file.write_bytes((text + BELOW).encode())
    names = library({}, tags={"cnn": {}}).vocabularies
    below, _ = meta.get_data(file.read_text(encoding="utf-8-sig"))
    return reading.read(tmp_path / "docs", tmp_path, names), below


def test_lines_that_are_not_read_as_those_of_the_page_are_told(tmp_path: Path) -> None:
    def check(row: Unread) -> None:
        pages, _ = told(tmp_path, row.text)
        place = Place("docs/guides/a.md", row.line, row.column)
        assert pages.problems == (Problem.at(place, "front-matter-unread", value=row.value),)

    each(UNREAD, check)


def test_a_last_line_needs_a_break_behind_it(tmp_path: Path) -> None:
    file = tmp_path / "docs/about.md"
    file.parent.mkdir()
    file.write_text("---\ntitle: A\n---", encoding="utf-8")
    assert meta.get_data(file.read_text(encoding="utf-8"))[1] == {}
    (found,) = reading.read(tmp_path / "docs", tmp_path, library({}).vocabularies).problems
    assert (found.code, found.place.line) == ("front-matter-unread", 3)


def test_lines_that_mkdocs_reads_are_read_here(tmp_path: Path) -> None:
    def check(text: str) -> None:
        pages, below = told(tmp_path, text)
        assert pages.problems == ()
        (article,) = pages.articles
        assert (article.titles, article.tags) == ({"ko": "A"}, ("cnn",))
        assert article.texts["ko"].strip() == below.strip()
        assert sources.front_matter_value(text + BELOW, "title") == "A"

    each(READ, check)


def test_what_says_nothing_of_a_page_is_text(tmp_path: Path) -> None:
    def check(text: str) -> None:
        pages, below = told(tmp_path, text)
        assert pages.problems == ()
        assert pages.articles[0].texts["ko"].strip() == below.strip() == (text + BELOW).strip()

    each(SILENT, check)


@pytest.mark.parametrize("space", ["\t", "\u00a0 "])
def test_no_command_is_named_that_mends_no_pages(tmp_path: Path, space: str) -> None:
    typed = f"source:\n{space}title: On bees\ntags: [cnn]\n"
    pages, _ = told(tmp_path, f"---\n{typed}---\n")
    (of_page,) = pages.problems
    of_entry = document.parsed("digests/tags/cnn.yml", f"name:\n{space}en: CNN\n".encode(), "tag")
    for lang in LANGS:
        assert "`digest check --fix`" in hint(of_entry.problems[0], lang)
        assert hint(of_page, lang)
        assert "--fix" not in hint(of_page, lang)


FAULTS = {
    "a colon": ("title: Foo: bar\n", "yaml-quotes", 2, 8),
    "a quote that is open": ("title: 'A\n", "yaml-unclosed", 2, 10),
    "a tab": ("hide:\n\ttoc\n", "yaml-tab", 3, 1),
    "a key twice": ("title: A\nicon: b\ntitle: C\n", "duplicate-key", 4, 1),
    "no keys": ("- title\n", "front-matter", 1, 1),
}


def test_first_lines_of_any_page_are_told_as_yaml_is(tmp_path: Path) -> None:
    def check(row: tuple[str, str, int, int]) -> None:
        text, code, *place = row
        for at in ("about.md", "guides/a.md"):
            pages, _ = told(tmp_path, f"---\n{text}---\n", at)
            (problem,) = pages.problems
            assert (problem.code, problem.place) == (code, Place(f"docs/{at}", *place))

    each(FAULTS, check)


FROM_THEME = ("icon: material/book", "icon: ours/ear", "template: main.html", "icon: false")


class Missing(NamedTuple):
    """Something that the theme has not, with its place and what is near."""

    front: str
    line: int
    column: int
    value: str
    nearest: str = ""


MISSING = {
    "another icon": Missing("icon: material/bok", 2, 7, "material/bok", "material/book"),
    "a set that is none": Missing("icon: materials/book", 2, 7, "materials/book"),
    "a list": Missing("icon: [material/book]", 2, 7, "[material/book]"),
    "a template": Missing("tags: [cnn]\ntemplate: '404'", 3, 11, "404"),
}


def test_icons_and_templates_that_the_theme_has_not_are_told(tmp_path: Path) -> None:
    theme = PageSettings(theme=(tmp_path / "theme", tmp_path / "own"))
    docs, file = tmp_path / "docs", tmp_path / "docs/about.md"
    for there in (file, *map(tmp_path.joinpath, ("theme/main.html", "theme/.icons/material/book.svg"))):
        there.parent.mkdir(parents=True, exist_ok=True)
        there.touch()
    (tmp_path / "own/.icons/ours").mkdir(parents=True)
    (tmp_path / "own/.icons/ours/ear.svg").touch()
    names = library({}, tags={"cnn": {}}).vocabularies

    def told_of(front: str) -> tuple[Problem, ...]:
        file.write_text(f"---\n{front}\n---\n{BELOW}", encoding="utf-8")
        assert reading.read(docs, tmp_path, names).problems == ()  # where nobody knows the theme
        return reading.read(docs, tmp_path, names, settings=theme).problems

    def check(row: Missing) -> None:
        expected = Problem.at(
            Place("docs/about.md", row.line, row.column), "theme-file", value=row.value, nearest=row.nearest
        )
        assert told_of(row.front) == (expected,)

    for front in FROM_THEME:
        assert told_of(front) == ()
    each(MISSING, check)
