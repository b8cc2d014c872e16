"""The search index as part of a build: with all that it needs, and without."""

import json
import logging
import re
from pathlib import Path

import pytest

from generator.catalog.trends.word_trends import FEWEST_TEXTS
from generator.search import bundle, korean, pagefind
from tests import projects
from tests.build.test_rebuilding import built

pytestmark = pytest.mark.usefixtures("words_at_spaces")

CONFIG = projects.CONFIG.replace("search: false, ", "")


@pytest.fixture
def project(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> Path:
    caplog.set_level(logging.WARNING, "mkdocs")
    return projects.write(tmp_path, **{"mkdocs.yml": CONFIG})


def indexed(root: Path) -> dict[str, int]:
    """Build a project, and return how many records the index of each language holds."""
    built(root)
    counts = {}
    for entry in (root / "site" / bundle.FOLDER).glob("*/pagefind-entry.json"):
        languages = json.loads(entry.read_text(encoding="utf-8"))["languages"]
        counts[entry.parent.name] = languages[entry.parent.name]["page_count"]
    return counts


@pytest.mark.slow
def test_papers_and_articles_are_indexed_in_their_languages(
    project: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert indexed(project) == {"ko": 2, "en": 1}
    assert "whole words" not in caplog.text


@pytest.mark.slow
def test_without_morphemes_korean_is_indexed_by_whole_words(
    project: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(korean, "find_spec", lambda _: None)
    assert indexed(project) == {"ko": 2, "en": 1}
    assert "kiwipiepy 패키지가 없어 한국어 글을 낱말 그대로만" in caplog.text


@pytest.mark.slow
def test_no_korean_is_taken_apart_where_none_is_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(kept: object) -> None:
        raise AssertionError(kept)

    monkeypatch.setattr(korean, "Lexicon", fail)
    monkeypatch.setattr(korean, "find_spec", lambda _: None)
    named = "site_name: X\nsite_url: https://host.example/\ntheme: material\n"
    english = f"{named}plugins: [digest: {{languages: [en]}}]\n"
    root = projects.write(tmp_path, **{"mkdocs.yml": english})
    (root / "docs/en").rename(root / "docs/ko")

    assert indexed(root) == {"en": 2}
    assert "kiwipiepy" not in caplog.text


def test_without_pagefind_there_is_a_site_and_no_index(
    project: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.delenv(pagefind.VARIABLE, raising=False)
    monkeypatch.setattr(pagefind, "find_spec", lambda _: None)
    assert indexed(project) == {}
    assert "검색 색인을 만들지 못했습니다: Pagefind is not installed" in caplog.text
    assert (project / "site/search/index.html").is_file()


def test_a_setting_leaves_the_index_out(project: Path) -> None:
    (project / "mkdocs.yml").write_text(projects.CONFIG, encoding="utf-8")
    assert indexed(project) == {}


@pytest.mark.slow
def test_what_search_finds_of_words_is_told_among_the_trends_by_the_next_build_too(tmp_path: Path) -> None:
    entry = "paper: {{title: {word} chords}}\nread: not-yet\n"
    entries = {
        f"digests/ismir/{year}/p{n}.yml": entry.format(word=word)
        for year, word in ((2010, "Shallow"), (2020, "Deep"))
        for n in range(FEWEST_TEXTS)
    }
    named = "site_name: X\nsite_url: https://host.example/\ntheme: material\n"
    config = f"{named}plugins: [digest: {{languages: [en]}}]\n"
    root = projects.write(tmp_path, **{"mkdocs.yml": config}, **entries)
    (root / "docs/en").rename(root / "docs/ko")
    for again in (False, True):
        if again:
            (root / "docs/about.md").write_text("# About\n", encoding="utf-8")
        built(root)
        page = (root / "site/trends/index.html").read_text(encoding="utf-8")
        rising, falling = re.findall(r"<figure>.*?</figure>", page.partition('id="words"')[2], re.DOTALL)
        assert ("search/?q=deep&amp;reviewed=no" in rising, "deep" in falling) == (True, False)
        assert "search/?q=shallow&amp;reviewed=no" in falling
