"""What people type is read as meant, or told once with a remedy that works: tried on all of them."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from generator.entries import document, reader
from generator.entries.document import Document
from generator.entries.write import fix
from generator.problems.messages import hint, message
from generator.problems.problem import Problem
from generator.support import plain_yaml
from tests.entries.mistakes import CASES, Case
from tests.entries.projects import ENTRY, write
from tests.entries.test_mistakes import NAMED, marked, written
from tests.tables import each

pytestmark = pytest.mark.usefixtures("each_text_is_read_once")

TYPED: Any = plain_yaml.values(Path(__file__).with_name("typed.yml").read_text(encoding="utf-8"))
BASE: str = TYPED["base"]
ALL: dict[str, dict[str, Any]] = {
    f"{kind}-{n}": case for kind, cases in TYPED["kinds"].items() for n, case in enumerate(cases)
}
SHOWN = re.compile(r"`([^`]*)`")


def _typed(case: dict[str, Any]) -> str:
    if "file" in case:
        return str(case["file"]).replace("{base}", BASE)
    assert case["put"] in BASE
    return BASE.replace(case["put"], str(case["with"]), 1)


def _meant(case: dict[str, Any]) -> str:
    return BASE.replace(case["put"], str(case["means"]), 1) if "put" in case else BASE


def _read(text: str | bytes) -> Document:
    return document.parsed(ENTRY, text if isinstance(text, bytes) else text.encode(), "entry")


def _told(problems: tuple[Problem, ...]) -> Counter[str]:
    return Counter(problem.code for problem in problems)


@pytest.mark.slow
def test_what_is_typed_is_what_is_meant() -> None:
    each(ALL, _is_read_as_meant)


def _is_read_as_meant(case: dict[str, Any]) -> None:
    text = _typed(case)
    read = _read(text)

    if case.get("fine"):
        assert read.problems == ()
        return
    (problem,) = read.problems
    assert (problem.code, problem.place.line) == (case["code"], case["line"])
    for lang in ("ko", "en"):
        said = f"{message(problem, lang)} {hint(problem, lang)}"
        assert lang == "ko" or case.get("says", "") in said
    if "means" not in case:
        assert problem.remedy == ()
        return
    remedied = _read(fix.edited(text.encode(), problem.remedy))
    assert remedied.problems == ()
    assert remedied.values == _read(_meant(case)).values


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (("paper:", "paper"), ("A paper", "- dash"), "yaml-colon yaml-quotes"),
        (("paper:", "paper:,"), ("A paper", "| x | norm"), "yaml-line-comma yaml-quotes"),
        (("A paper", '"A", "B"'), ("Bora Lee]", "Bora Lee)"), "yaml-quotes yaml-unclosed"),
        (("- by: editors\n   ", "- by: editors"), ("ko: |", "ko |"), "keys-on-a-line yaml-colon"),
        (("- by", "-\u00a0by"), ("ko: |", "ko |"), "yaml-space yaml-colon"),
        (("paper:", "  paper:"), ("A paper", "'A: paper' ;"), "yaml-line-comma yaml-indent"),
        (("- by", "-\u00a0by"), ("    date", "      date"), "yaml-space yaml-indent"),
    ],
)
def test_of_two_mistakes_side_by_side_both_are_told(
    first: tuple[str, str], second: tuple[str, str], told: str
) -> None:
    text = BASE.replace(*first, 1).replace(*second, 1)
    assert [problem.code for problem in _read(text).problems] == told.split()


def test_an_entry_that_is_pasted_twice_has_its_keys_twice_and_no_line_in_another_column() -> None:
    problems = _read(BASE * 2).problems

    keys = [line for line in BASE.splitlines() if line[0] != " "]
    assert [(problem.code, problem.remedy) for problem in problems] == [("duplicate-key", ())] * len(keys)


@pytest.mark.slow
def test_what_leaves_no_doubt_is_mended() -> None:
    each(ALL, _is_mended_without_doubt)


def _is_mended_without_doubt(case: dict[str, Any]) -> None:
    is_mended = case.get("code") in fix.CERTAIN and "means" in case
    for end, bom in product(("\n", "\r\n"), ("", "\ufeff")):
        text = (bom + _typed(case).replace("\n", end)).encode()

        mended = fix.remedied(ENTRY, text, "entry")

        assert fix.remedied(ENTRY, mended, "entry") == mended, (end, bom)
        if is_mended:
            read = _read(mended)
            assert read.values == _read(_meant(case)).values, (end, bom)
            assert read.problems == (), (end, bom)
            assert b"\r\r" not in mended
            assert mended.count(b"\r\n") == (mended.count(b"\n") if end == "\r\n" else 0)
            assert mended.startswith(b"\xef\xbb\xbf") == bool(bom)
        else:
            assert mended == text, (end, bom)


@pytest.mark.slow
def test_every_remedy_of_a_mistake_works(tmp_path: Path) -> None:
    def works(case: Case) -> None:
        text, _ = marked(case)
        root = written(case, tmp_path / str(CASES.index(case)))
        problems = reader.read(root).problems

        for problem in problems:
            if problem.remedy:
                write(root, {problem.place.file: fix.edited(text, problem.remedy)})
                left = {found.code for found in reader.read(root).problems}
                assert left <= {"missing-ko", "missing-en"}  # a text in one language stays one

    each({name: case for name, case in NAMED.items() if isinstance(case.text, str)}, works)


def test_a_line_that_is_shown_is_the_one_to_write() -> None:
    each(ALL, _is_shown_as_it_is_to_be_written)


def _is_shown_as_it_is_to_be_written(case: dict[str, Any]) -> None:
    for problem in _read(_typed(case)).problems:
        shown = dict(problem.values).get("mended")
        if shown:
            ((line, count, lines),) = ((edit.line, edit.count, edit.lines) for edit in problem.remedy)
            assert (line, count) == (problem.place.line, 1)
            assert shown.strip() in [text.strip() for text in lines]
            assert shown in SHOWN.findall(hint(problem, "en"))


COMMENT = "  # “가”，［나］： - 다:라, #마"
COMMENTED = {
    f"{kind}-{n}": case
    for kind in (
        "full-width and typographic signs",
        "a dash that lacks its space, or is lacking",
        "dates in other orders",
    )
    for n, case in enumerate(TYPED["kinds"][kind])
    if "means" in case and "#" not in str(case["with"])
}


def test_a_comment_behind_a_mistake_stays() -> None:
    each(COMMENTED, _leaves_a_comment)


def _leaves_a_comment(case: dict[str, Any]) -> None:
    lines = _typed(case).splitlines(keepends=True)
    at = case["line"] - 1
    lines[at] = lines[at].rstrip("\n") + COMMENT + "\n"
    text = "".join(lines)

    (problem,) = _read(text).problems
    remedied = fix.edited(text.encode(), problem.remedy)

    assert remedied.decode().count(COMMENT) == 1
    assert _read(remedied).values == _read(_meant(case)).values


RICH = """\
arxiv: 1610.00087v1
paper:
  title: "Very deep: networks"
  authors:
    - Wei Dai
    - name: Samarjit Das
      affiliation: Bosch Research
  award: {en: 'Best poster', ko: "최우수 포스터상"}
  links:
    pdf: https://example.org/a.pdf
read: poster
tags: [end-to-end, cnn]
summary:
  ko: 요약이다.
  en: A summary.
notes:
  - by: minji-kim
    date: 2017-03-14
    ko: |
      메모.

      - 하나
      - 둘
    en: |
      A note: with a colon.
related:
  - to: icassp/2017/other
    how: same-problem
draft: false
"""


def _slips(text: str) -> list[str]:
    """Return a text with each sign and each space left out, and with each line moved by a few columns."""
    signs = [match.start() for match in re.finditer(r"[\"'\[\]{}:,| -]", text)]
    starts = [match.start() for match in re.finditer(r"(?m)^(?=.)", text)]
    without = [text[:at] + text[at + 1 :] for at in signs]
    deeper = [text[:at] + " " * width + text[at:] for at in starts for width in (1, 2, 3)]
    shallower = [
        text[:at] + re.sub(f"^ {{1,{width}}}", "", text[at:]) for at in starts for width in (2, 3, 4)
    ]
    return [slip for slip in dict.fromkeys([*without, *deeper, *shallower]) if slip != text]


def _remedies(text: str) -> Iterator[Document]:
    """Yield what is read with each remedy that is shown; it leaves the other problems, and brings none."""
    problems = _read(text).problems
    for problem in problems:
        if problem.remedy:
            remedied = _read(fix.edited(text.encode(), problem.remedy))
            assert _told(remedied.problems) <= _told(problems) - Counter([problem.code])
            yield remedied


@pytest.mark.slow
def test_a_remedy_of_any_slip_restores_what_was_meant() -> None:
    sound = _read(RICH)
    assert sound.problems == ()

    remedied = [read for slip in _slips(RICH) for read in _remedies(slip)]

    assert len(remedied) > 150
    assert all(read.values == sound.values for read in remedied if not read.problems)


@given(st.data())
@settings(max_examples=60, derandomize=True, phases=[Phase.generate])
@pytest.mark.slow
def test_remedies_of_several_slips_work(data: st.DataObject) -> None:
    text = RICH
    for _ in range(data.draw(st.integers(min_value=2, max_value=3))):
        text = data.draw(st.sampled_from(_slips(text)))

    for _ in _remedies(text):
        pass


@pytest.mark.parametrize(
    ("typed", "told", "meant"),
    [
        ("READ: Full\n", "unknown-key unknown-value", "read: full\n"),
        ("읽음: 전체\n", "unknown-key unknown-value", "read: full\n"),
        ("요약: 좋다\n", "unknown-key expected-languages", "summary:\n  ko: 좋다\n"),
        ("Tags: cnn, rnn\n", "unknown-key expected-list", "tags: [cnn, rnn]\n"),
        ("저자: 김민지, 이보라\n", "misplaced-key expected-list", "authors: [김민지, 이보라]\n"),
    ],
)
def test_what_to_write_behind_a_wrong_key_is_shown_behind_the_right_one(
    typed: str, told: str, meant: str
) -> None:
    problems = [problem for problem in _read(typed).problems if problem.place.line == 1]
    key, value = (problem for problem in problems if problem.code in told.split())

    assert f"{key.code} {value.code}" == told
    assert fix.edited(typed.encode(), value.remedy).decode() == meant


def test_keys_that_belong_in_one_place_are_told_once_and_moved_together() -> None:
    keys = "title: A paper\nread: full\n저자: [Ann Author]\nDOI: 10.1000/x\n"
    typed = f"{keys}tags: [cnn]\nsummary: {{ko: 요약이다.}}\n"

    (problem,) = _read(typed).problems

    assert "`title, 저자, DOI`" in message(problem, "ko")
    moved = "paper:\n  title: A paper\n  authors: [Ann Author]\n  doi: 10.1000/x\nread: full\ntags:"
    assert fix.edited(typed.encode(), problem.remedy).decode().startswith(moved)


@pytest.mark.parametrize("text", ["notes: 재미있었다\n", "notes: |\n  재미있었다.\n  정말.\n"])
def test_a_text_where_notes_should_stand_is_told_how_one_begins(text: str) -> None:
    told = [
        problem for problem in _read(f"read: full\ntags: [cnn]\n{text}").problems if problem.place.line == 3
    ]

    assert [problem.code for problem in told] == ["expected-items", "expected-mapping"]
    assert "`by: …`, `ko: " in hint(told[1], "ko")


def test_a_text_with_a_colon_and_without_its_language_keeps_nothing_else_from_being_read() -> None:
    text = "arxiv: 2501.1234\nread: full\ntags: [cnn]\nsummary: Good: very good\n"

    found = {problem.code: problem for problem in _read(text).problems}

    assert [*found] == ["yaml-quotes", "arxiv-id", "expected-languages"]
    assert '`en: "Good: very good"`' in hint(found["expected-languages"], "en")
    remedied = fix.edited(text.encode(), found["expected-languages"].remedy).decode()
    assert remedied.endswith('summary:\n  en: "Good: very good"\n')


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("summary: {ko: 가]}", "yaml-syntax"),
        ("paper: {title: A]}", "yaml-syntax"),
        ('summary: {ko: "가" 나]}', "yaml-syntax"),
        ("summary: [a: b", "yaml-unclosed"),
    ],
)
def test_a_list_or_mapping_that_is_closed_wrong_is_no_text_without_quotes(typed: str, code: str) -> None:
    assert _read(f"read: full\n{typed}\n").problems[0].code == code


def test_a_name_before_a_colon_between_parentheses_is_not_taken_without_a_word() -> None:
    told = _read("read: full\ntags: [cnn]\npaper:\n  title: A\n  authors: [Wei Dai (2: b), Bo Li]\n").problems

    assert ("unknown-key", 5) in [(problem.code, problem.place.line) for problem in told]


def test_no_text_is_made_of_what_follows_a_key_that_has_others_below_it() -> None:
    text = "paper:\n  title: A\n  links:]\n    page: https://example.org/a\nread: full\ntags: [cnn]\n"

    assert [(problem.code, problem.remedy) for problem in _read(text).problems] == [("yaml-syntax", ())]
