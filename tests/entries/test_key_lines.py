"""A line that looks like a key of the format never becomes part of what somebody wrote."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from generator.entries import document
from generator.entries.document import Document
from generator.entries.write import fix
from generator.problems.messages import hint, message
from tests.entries.projects import ENTRY
from tests.tables import each

pytestmark = pytest.mark.usefixtures("each_text_is_read_once")

TEXT = """\
paper:
  title: Third
  authors:
    - Ann Author
read: full
tags: [cnn]
notes:
  - by: minji-kim
    en: |
      Good.
"""

SECOND = {"minji-kim": ["Good."], "editors": ["Bad."]}
ONE = {"minji-kim": ["Good."]}


def _moved(width: int, review: str = "- by: editors\n  en: |\n    Bad.\n") -> str:
    return TEXT + re.sub(r"(?m)^(?=.)", " " * width, review)


ITEM = [(11, "yaml-indent")]

ROWS: dict[str, dict[str, Any]] = {
    **{
        f"a second review at {width}": {"typed": _moved(width), "told": ITEM, "says": SECOND}
        for width in (0, 1, 3, 4, 5)
    },
    **{
        f"a second review without its dash at {width}": {
            "typed": _moved(width, "by: editors\nen: |\n  Bad.\n"),
            "told": [(11, "yaml-dash"), (12, "yaml-indent")],
            "says": SECOND,
        }
        for width in (1, 2, 3, 5)
    },
    "a second review with a full-width colon in another column": {
        "typed": _moved(3, "- by： editors\n  en: |\n    Bad.\n"),
        "told": [*ITEM, (12, "yaml-indent")],
        "says": SECOND,
    },
    "a key with a full-width colon in no column": {
        "typed": TEXT + "   verdict：mixed\n",
        "told": [(11, "yaml-indent")],
        "says": ONE,
    },
    **{
        f"a key in no column, below {head}": {
            "typed": TEXT.replace("en: |", head) + "   verdict: mixed\n",
            "told": [*told, (11, "yaml-indent")],
        }
        for head, told in {
            "en : |": [],
            '"en": |-': [],
            "e，n: |": [(9, "unknown-key")],
            "한국어 글: >": [(8, "note-without-text"), (9, "unknown-key")],
        }.items()
    },
    "an item made a comment": {
        "typed": TEXT.replace("  - by: minji-kim", "#  - by: minji-kim"),
        "told": [(9, "missing-key"), (9, "yaml-dash")],
    },
    "an item made a comment, before another": {
        "typed": _moved(2).replace("  - by: minji-kim", "#  - by: minji-kim"),
        "told": [(11, "yaml-syntax")],
    },
    "a misspelt key, and a text without its language": {
        "typed": TEXT + "    verdit: mixed\nasks: 왜?\n",
        "told": [(11, "unknown-key"), (12, "expected-languages")],
        "names": "`verdict`",
    },
    "a language by another name": {
        "typed": TEXT + "    kr: |\n      가\n",
        "told": [(11, "unknown-key")],
        "says": {"minji-kim": ["가", "Good."]},
    },
    "a language misspelt": {"typed": TEXT + "    kor: |\n      가\n", "told": [(11, "unknown-key")]},
    "a key that no file has": {"typed": TEXT + "    mood: 5\n", "told": [(11, "unknown-key")], "says": ONE},
    "such a key in no column": {"typed": TEXT + "   rating: 5\n", "told": [(11, "yaml-syntax")]},
    "a key of another mapping, like one of this": {
        "typed": TEXT + "    data: 2017\n",
        "told": [(11, "unknown-key")],
    },
    "a key with another sign than a colon": {"typed": TEXT + "asks; 왜?\n", "told": [(11, "yaml-syntax")]},
    "such a key of a note": {
        "typed": TEXT + "   verdict = mixed\n",
        "told": [(11, "yaml-indent")],
        "says": ONE,
    },
    "a review whose key has another sign": {
        "typed": TEXT + " - by = editors\n   en: |\n     Bad.\n",
        "told": ITEM,
        "says": SECOND,
    },
    "a review with such a key, deeper than the others": {
        "typed": TEXT + "   - by; editors\n     en: Bad.\n",
        "told": [(8, "yaml-indent"), (11, "yaml-colon"), (11, "yaml-indent")],
    },
    "a key with a semicolon behind a text of one line": {
        "typed": TEXT.replace("notes:", "summary:\n  ko: 가\n  en; A.\nnotes:;"),
        "told": [(9, "yaml-colon"), (10, "yaml-line-comma")],
        "says": ONE,
    },
    "a key with a capital letter": {"typed": TEXT + "  Verdict: mixed\n", "told": [(11, "yaml-syntax")]},
    "a key in no column": {
        "typed": TEXT + "     verdict: mixed\n",
        "told": [(11, "yaml-indent")],
        "says": ONE,
    },
    "a key of the entry, twice": {
        "typed": TEXT + "tags: [rnn]\n",
        "told": [(11, "duplicate-key")],
        "says": ONE,
    },
    "notes, twice": {"typed": TEXT + "notes:\n  - by: a\n", "told": [(11, "duplicate-key")], "says": ONE},
    "a key of the note, twice": {"typed": TEXT + "    by: editors\n", "told": [(11, "duplicate-key")]},
    "a language of a note, and its text": {
        "typed": TEXT + "  ko: |\n    가\n",
        "told": ITEM,
        "says": {"minji-kim": ["가", "Good."]},
    },
    "a sentence below nothing": {
        "typed": TEXT.replace("      Good.\n", "    Note: Good.\n"),
        "told": [(10, "yaml-indent")],
        "says": {"minji-kim": ["Note: Good."]},
    },
    "a word that is no key, below nothing": {
        "typed": TEXT.replace("      Good.\n", "    result: Good.\n"),
        "told": [(10, "yaml-indent")],
        "says": {"minji-kim": ["result: Good."]},
    },
    "a word that is no key, as deep as no other": {
        "typed": TEXT + "     result: Bad.\n",
        "told": [(11, "yaml-indent")],
        "says": {"minji-kim": ["Good.\nresult: Bad."]},
    },
}


def _read(text: bytes) -> Document:
    return document.parsed(ENTRY, text, "entry")


def _remedied(text: bytes) -> Document:
    """Read a text once all has been done that is proposed, the first thing first."""
    while remedy := next((told.remedy for told in _read(text).problems if told.remedy), ()):
        text = fix.edited(text, remedy)
    return _read(text)


def _says(read: Document) -> dict[str | None, list[str]]:
    """Return what each reviewer says."""
    return {
        note.by.person: [text.strip() for text in (note.ko, note.en) if text]
        for note in read.values[""].notes
    }


def test_a_key_behind_a_text_stays_a_key() -> None:
    each(ROWS, _stays_a_key)


def _stays_a_key(row: dict[str, Any]) -> None:
    text = row["typed"].encode()
    problems = _read(text).problems

    assert sorted((problem.place.line, problem.code) for problem in problems) == row["told"]
    assert row.get("names", "") in " ".join(f"{message(told, 'en')} {hint(told, 'en')}" for told in problems)
    if "says" in row:
        assert _says(_remedied(text)) == row["says"]


RICH = """\
paper:
  title: Third
  authors:
    - Ann Author
  abstract: |
    An abstract.
read: full
tags: [cnn]
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
      Good.
  - by: editors
    verdict: mixed
    en: |
      Bad.
related:
  - to: icassp/2017/other
    how: same-problem
    note:
      en: Nearly the same.
asks:
  ko: 왜?
"""
KEY = re.compile(r"(?m)^(?P<lead> *)(?P<item>- )?(?P<key>[a-z]+):")


def _slips() -> Iterator[str]:
    """Yield the text with each line of a key in other columns, without its dash or misspelt."""
    for key in KEY.finditer(RICH):
        before, line = RICH[: key.start()], RICH[key.start() :].lstrip(" ")
        above = before.splitlines()[-1] if before else ""
        is_below_text = not re.match(" *(- )?[a-z]+:", above) and len(above) > len(key["lead"])
        # As deep as the text above it, a line was typed into that.
        most = len(above) - len(above.lstrip()) if is_below_text else 7
        widths = [width for width in range(most) if width != len(key["lead"])]
        yield from (before + " " * width + line for width in widths)
        if key["item"]:
            yield from (before + " " * width + line.removeprefix("- ") for width in widths[::2])
        yield RICH[: key.end("key") - 1] + RICH[key.end("key") :]


def _lines(read: Document) -> set[str]:
    """Return the lines of all that is said in an entry."""
    if not (entry := read.values.get("")):
        return set()
    said = [entry.paper.abstract, *(text for note in entry.notes for text in (note.ko, note.en))]
    said += [text for of in (entry.summary, entry.asks) if of for text in (of.ko, of.en)]
    said += [text for of in entry.related if of.note for text in (of.note.ko, of.note.en)]
    return {line.strip() for text in said if text for line in text.splitlines()}


@pytest.mark.slow
def test_what_people_say_holds_no_key_whatever_is_done_as_told() -> None:
    said = _lines(_read(RICH.encode()))
    slips = [*_slips()]

    remedied = [_remedied(slip.encode()) for slip in slips]

    found = {slip: _lines(read) - said for slip, read in zip(slips, remedied, strict=True)}
    assert len(found) > 150
    assert not {slip: lines for slip, lines in found.items() if lines}
