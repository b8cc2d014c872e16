"""Abstracts alone, without heading and rights, with words whole that a line's end cut: ``re- present``."""

import re

from generator.entries.checks.slips import ABSTRACT_HEADING

_YEAR = "(?:19|20)[0-9]{2}"
_RIGHTS = re.compile(
    rf"^\s*(?:copyright\s*)?©(?=[^.]{{0,120}}{_YEAR})[^.]{{0,120}}\.(?:V\.)?"
    r"\s*(?:all rights reserved\.\s*)?(?=\S)"
    rf"|(?:(?<=[.?!。])\s*(?:copyright\s*)?(?:©|\(c\)(?=\s*{_YEAR}))"
    rf"(?=[^©]{{0,300}}(?:{_YEAR}|licen[cs]ed?\b|rights reserved)|[^.©]{{0,100}}\.?$)"
    rf"|\s©(?=\s*{_YEAR}))[^©]{{0,300}}$"
    rf"|(?<=[.?!。])\s*(?:copyright\s+{_YEAR}\s+(?-i:[A-Z])[^.]{{0,60}}|all rights reserved)\.?$",
    re.IGNORECASE,
)
"""Whose an abstract is, as publishers and Scopus put it before or behind it."""

_CUT = re.compile(r"(?<![^\W_])(?P<before>[^\W\d_]{2,}(?:-[^\W_]+)*)- (?P<after>[a-zß-öø-ÿ]{2,})")
_WORD = re.compile(r"(?<![\w-])[^\W\d_]+(?![\w-])")

_NO_PARTS = frozenset(
    "and or but nor to as und oder ou et y o e the a an in of is are can we it this that with for by".split()
)
"""What follows a hyphen that stands for the rest of a word (``low- and high-level``), or a dash."""

_SECOND = frozenset(
    (
        "agnostic annotated aware based conditioned dependent dimensional domain domains driven "
        "free frequency generated grained guided independent invariant level like only oriented "
        "processing quality related resolution scale shot source specific step supervised term time "
        "trained tuned world"
    ).split()
)
"""What stands behind the hyphen of words that have one."""

_SYLLABLES = frozenset("be con cor de dis in inter out over re sub un under".split())
"""What stands before those in words that have none."""

_FIRST = frozenset({"cross", "self"})


def mended(text: str) -> str:
    """Return an abstract without heading and rights, and with such words whole; a hyphen of their own stays.

    >>> mended("Repre- sentations of low- and mid- level, chord- based infor- mation"), mended("an idea- can")
    ('Representations of low- and mid-level, chord-based information', 'an idea- can')
    """
    text = _RIGHTS.sub("", ABSTRACT_HEADING.sub("", text))
    if not _CUT.search(text):
        return text
    words = frozenset(map(str.lower, _WORD.findall(_CUT.sub(" ", text))))
    return _CUT.sub(lambda cut: _whole(cut, words), text)


def _whole(cut: re.Match[str], words: frozenset[str]) -> str:
    before, after = cut["before"], cut["after"]
    if after in _NO_PARTS:
        return cut[0]
    first = before.lower()
    are_two = "-" in first or first in _FIRST or {first, after} <= words or before[1:] != first[1:]
    return f"{before}{'-' * (are_two or (after in _SECOND and first not in _SYLLABLES))}{after}"
