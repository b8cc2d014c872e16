"""Every mistake is told where it is and what to type instead, and nothing besides."""

from datetime import date
from pathlib import Path

import pytest

from generator.entries import reader
from generator.problems.messages import hint, message, wordings
from generator.problems.problem import Place
from tests.entries.mistakes import CASES, MARK, Case
from tests.entries.projects import ENTRY, HEAD, SOUND, write
from tests.tables import each

pytestmark = pytest.mark.usefixtures("each_text_is_read_once")

TODAY = date(2020, 6, 2)


def marked(case: Case) -> tuple[bytes, Place]:
    """Return what a case writes to its file, and where its problem stands."""
    if isinstance(case.text, bytes):
        return case.text, Place(case.file, *(case.place or (1, 1)))
    before, mark, after = case.text.partition(MARK)
    line, column = case.place or (1, 1)
    if mark:
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return (before + after).encode(), Place(case.file, line, column)


def written(case: Case, root: Path) -> Path:
    """Write a project that is sound but for one mistake."""
    text, _ = marked(case)
    is_folder = any(name.startswith(f"{case.file}/") for name in case.beside)
    return write(root, {**SOUND, **case.beside, **({} if is_folder else {case.file: text})})


NAMED = {f"{case.code}-{number}": case for number, case in enumerate(CASES)}


def test_mistakes_are_told(tmp_path: Path) -> None:
    def is_told(case: Case) -> None:
        _, place = marked(case)

        problems = reader.read(written(case, tmp_path / str(CASES.index(case))), today=TODAY).problems

        assert [(problem.code, problem.place) for problem in problems] == [(case.code, place)]
        for lang in ("ko", "en"):
            assert case.says in f"{message(problems[0], lang)} {hint(problems[0], lang)}"

    each(NAMED, is_told)


def test_a_sound_project_has_no_problems(tmp_path: Path) -> None:
    assert reader.read(write(tmp_path, SOUND)).problems == ()


def test_a_date_may_lie_a_day_ahead_and_a_conference_or_an_issue_of_a_journal_further(tmp_path: Path) -> None:
    text = """\
paper: {title: A paper, published: 2021-03}
read: full
tags: [cnn]
notes:
  - {by: minji-kim, date: 2020-06-03, ko: 가, en: a}
"""
    edition = "dates: 2020-11-01/2020-11-04\n"
    root = write(tmp_path, {**SOUND, ENTRY: text, "digests/icassp/2020/edition.yml": edition})

    assert reader.read(root, today=TODAY).problems == ()
    assert reader.read(root).problems == ()


LATER = (
    *("markdown-", "metadata-", "fetch-", "new-", "import-", "init-", "host-"),
    *("outside-", "search-", "site-", "article-", "rename-", "report-", "issue-"),
)
"""How codes begin that later rooms tell: their own tests try them."""


def test_every_code_of_reading_is_tried() -> None:
    later = {code for code in wordings() if code.startswith(LATER)}
    elsewhere = {
        "unknown-author",
        "author-spelled-twice",
        "tag-similar",
        "doi-to-come",
        "no-digests",
        "no-labels",
        "unreadable",
        "symbolic-link",
        "refused",
        "unkept",
        "site-busy",
        "more-problems",
        *("front-matter", "front-matter-unread", "theme-file", "page-formula"),
        *("page-demands-too-much", "odd-name"),
        "api-address",
        "page-taken",
        "preview-outdated",
        "unfilled-label",
        "unknown-label",
        *("unknown-article", "link-unread"),
        "page-embeds",
        *("page-elsewhere", "page-link", "page-link-letters", "page-anchor", "page-address", "page-ending"),
        *("page-key", "unknown-original", "unknown-series", "part", "part-twice"),
        *("part-without-series", "series-without-part", "export-folder"),
    }
    assert {case.code for case in CASES} == set(wordings()) - later - elsewhere


def test_all_problems_come_out_of_one_run(tmp_path: Path) -> None:
    text = """\
arxiv: 1502.3540
read: ful
paper:
  title: Foo: bar
  doi: 3
tags: [cn]
summary: {ko: 가, en: a}
asks: {en: '[[x]]'}
"""
    root = write(tmp_path, {**SOUND, ENTRY: text, "digests/ismir/2015/more.yml": HEAD + "draft: 1\n"})

    problems = reader.read(root).problems

    assert [
        (problem.place.file.rpartition("/")[2], problem.place.line, problem.code) for problem in problems
    ] == [
        ("more.yml", 3, "boolean"),
        ("paper.yml", 1, "arxiv-id"),
        ("paper.yml", 2, "unknown-value"),
        ("paper.yml", 4, "yaml-quotes"),
        ("paper.yml", 5, "doi"),
        ("paper.yml", 6, "unknown-tag"),
        ("paper.yml", 8, "unknown-entry"),
    ]
