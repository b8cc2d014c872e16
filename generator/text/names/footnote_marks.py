"""Marks that lead from a name to a footnote, as of whoever copies authors from a paper."""

import re

from generator.text.characters import KOREAN_NAME
from generator.text.names.groups import is_person

_MARK = r"[*†‡§¶‖#∗⁎＊★☆✝✉📧⋆∥•˒¹²³⁰⁴-⁹₀-₉ᵃ-ᶻ⁺]"
_MARKS_BEFORE = re.compile(rf"\s*(?:{_MARK}[\s,]*)+(?=\w)")
_MARKS_AFTER = re.compile(
    rf"""
    (?: [\s,;]*
        (?: \\?{_MARK}                              # a sign or a raised letter
          | (?>\^\{{?[\w*†‡,]{{1,5}}\}}?)            # ^1 and ^{{1,2}}
          | \$[^$]{{0,30}}\$                        # $^*$
          | <sup>[^<>]{{0,30}}</sup>
          | [\[(](?:[\d*†‡,\s]{{1,8}}|[a-z])[\])]   # (1), [2]
          | (?<=[\s,])(?-i:[a-h])(?![\w.])          # a,b
          | [\[(]\W?(?:equal\s+contribut\w+|(?:co-?)?first\s+authors?|corresponding(?:\s+author)?
              |교신\s*저자|(?:공동\s*)?제?\s*1\s*저자|공동\s*저자)[\])]
        )
    )+$
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What refers to a footnote, before and after a name."""

NUMBERS = re.compile(r"(?<=[^\W\d_])\s?\d{1,2}(?:\s?[,\s]\s?\d{1,2})*(?=$|\s*(?:[,;*†‡&]|and\b))")
"""Numbers of affiliations, glued to a name or behind it."""

_MONONYM = re.compile(r"(?:^|;|&|\band\s)\s*[0-9]*[A-Za-z]+$", re.IGNORECASE)
"""How a text begins before a number that is glued to the only word of a name: ``deadmau5``, ``2NE1``."""

_NUMBERS_BEFORE = re.compile(
    r"(?:\d{1,2}(?:\s?,\s?\d{1,2})*|\(\d{1,2}\)|\[\d{1,2}\]|[①-⑳])\s*(?=[^\W\d_]{2}|[^\W\d_]\.)"
)

_HOMONYM = re.compile(r" 0\d{3}$")
"""The number by which DBLP tells namesakes apart."""

_MAX_WORD = 40
_MAX_NAME = 300
"""How many characters a name may have to be looked at."""


def without_numbers(text: str, numbers: re.Pattern[str] = NUMBERS) -> str:
    """Return names without the numbers of affiliations; of a single word they are a part.

    >>> without_numbers("Minji Kim1, Bora Lee2"), without_numbers("deadmau5 and 9m88")
    ('Minji Kim, Bora Lee', 'deadmau5 and 9m88')
    """

    def kept(found: re.Match[str]) -> str:
        before = text[max(0, found.start() - _MAX_WORD) : found.start()]
        is_part = _MONONYM.search(before) and not text.startswith(",", found.end())  # as in Kim1, Minji
        return found[0] if is_part else ""

    return numbers.sub(kept, text)


def unmarked(name: str) -> str:
    """Return a name without the marks of footnotes and the numbers of affiliations.

    >>> unmarked("Jihoon Park†"), unmarked("김민지1,2*"), unmarked("¹Seoyeon Lee (1)"), unmarked("A*STAR")
    ('Jihoon Park', '김민지', 'Seoyeon Lee', 'A*STAR')
    >>> unmarked("1,2 Minji Kim"), unmarked("Bora Lee a,b"), unmarked("50 Cent"), unmarked("3D Sound Design")
    ('Minji Kim', 'Bora Lee', '50 Cent', '3D Sound Design')
    """
    if len(name) > _MAX_NAME:
        return name
    bare = _MARKS_AFTER.sub("", _MARKS_BEFORE.sub("", name, count=1) if _MARKS_BEFORE.match(name) else name)
    numbered = _NUMBERS_BEFORE.match(bare)
    unnumbered = NUMBERS.sub("", bare[numbered.end() :] if numbered else bare)
    if is_person(unnumbered) or KOREAN_NAME.fullmatch(unnumbered):
        bare = _MARKS_AFTER.sub("", unnumbered)
    return _HOMONYM.sub("", bare).strip()
