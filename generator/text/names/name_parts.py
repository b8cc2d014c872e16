"""Family and given names of authors, as bibliographies keep them apart.

Names stand as they are printed on papers. What cannot be told apart stays whole: a group, a mononym, a name
in a script whose family names are not known here.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from generator.text.names.author_names import COMPOUND, FAMILY_FIRST, FREQUENT
from generator.text.names.familiar import FAMILIES, JAPANESE_FAMILIES
from generator.text.names.folding import romanised
from generator.text.names.groups import is_group

_HANGUL = re.compile("[가-힣]+")
_HANGUL_APART = re.compile("[가-힣]+ [가-힣]+")
_COMPOUND = "|".join(sorted(COMPOUND))
_FAMILY_LAST = re.compile(rf"(?!{_COMPOUND})([가-힣]{{2}}) ({FREQUENT}|{_COMPOUND})")
"""A Korean's name that a program turned round."""

_FAMILY_APART = re.compile(rf"{FREQUENT} [가-힣] ?[가-힣]|(?:{_COMPOUND}) [가-힣]{{1,2}}")

_JAPANESE = re.compile("[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff]+ [\u3005-\u3007\u3400-\u9fff]+")
_SUFFIX = re.compile(r"(?:,\s*|\s+)(?P<suffix>(?:jr|sr)\.?|ii|iii|iv|2nd|3rd)$", re.IGNORECASE)
PARTICLES = frozenset(
    (
        "ben da dal dalla das de degli del della delle dello den der di dos du el la las le los mac ten ter"
        " van vande vanden vander von"
    ).split()
)
"""Words that begin a family name, in capitals too."""

_SURE_PARTICLES = frozenset("ó ní uí mhic 't ’t st st. ste.".split())
"""The same where nobody has one for a given name, whatever follows."""

_FIRST_OF_TWO = re.compile(r"garcía|díaz|muñoz|\w*[áéíóúñ]\w*ez", re.IGNORECASE)
_SECOND_OF_TWO = re.compile(r"garc[íi]a|d[íi]az|mu[ñn]oz|ru[íi]z|ort[íi]z|\w{2,}ez", re.IGNORECASE)
"""Two family names of one person, as in Spain; the first, with its accents, is nobody's given name."""

_BRACKETS = (")", "]", "）")
"""What ends a name behind which more is said, of which nobody can tell what it is."""

_BETWEEN = frozenset({"e", "i", "y"})
"""Words between two family names of one person."""


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name as bibliographies keep it."""

    family: str
    """All of the name where nobody can tell its parts."""
    given: str = ""
    suffix: str = ""
    """What tells a child from a parent: ``Jr.``"""

    @property
    def is_whole(self) -> bool:
        """Whether the name is one that has no parts."""
        return not self.given


@lru_cache(maxsize=16_384)  # who writes one paper writes more
def name_parts(name: str) -> NameParts:
    """Tell the family name from the given one; of a name that is in order, or turned round by a comma.

    >>> name_parts("Aaron van den Oord")
    NameParts(family='van den Oord', given='Aaron', suffix='')
    """
    name = " ".join(name.split())
    if FAMILY_FIRST.fullmatch(name.replace(" ", "")):
        return _family_first(name)
    if is_group(name) or name.endswith(_BRACKETS):
        return NameParts(name)
    found = _SUFFIX.search(name)
    bare, suffix = (name[: found.start()], found["suffix"]) if found else (name, "")
    family, comma, given = (part.strip() for part in bare.partition(","))
    if not comma:
        words = bare.split() or [""]
        start = _family_start(words)
        family, given = " ".join(words[start:]), " ".join(words[:start])
    return NameParts(family, given, suffix) if family and given and "," not in given else NameParts(name)


def unspaced(name: str) -> str:
    """Return a Korean's name without the space that some put behind the family name.

    >>> unspaced("김 민지"), unspaced("김 민 지"), unspaced("남궁 민"), unspaced("얀 르쿤")
    ('김민지', '김민지', '남궁민', '얀 르쿤')
    """
    return name.replace(" ", "") if _FAMILY_APART.fullmatch(name) else name


def in_order(names: Iterable[str]) -> list[str]:
    """Return a list in which names of Koreans and Japanese begin with the family name.

    J-STAGE exports all turned round, OpenAlex those that it has in parts.

    >>> in_order(["太郎 山田", "愛 南", "Bora Lee"]), in_order(["山田 太郎", "愛 田中"])
    (['山田太郎', '南愛', 'Bora Lee'], ['山田 太郎', '愛 田中'])
    >>> in_order(["민지 김", "보라 이"]), in_order(["민지 김", "이 보라"]), in_order(["남궁 민"])
    (['김민지', '이보라'], ['민지 김', '이 보라'], ['남궁 민'])
    """
    typed = [*names]
    spaced = [name for name in typed if _HANGUL_APART.fullmatch(name)]
    if spaced and all(map(_FAMILY_LAST.fullmatch, spaced)):
        typed = [_FAMILY_LAST.sub(r"\2\1", name) for name in typed]
    parted = [name.split() for name in typed if _JAPANESE.fullmatch(name)]
    firsts, lasts = {first for first, _ in parted}, {last for _, last in parted}
    if not JAPANESE_FAMILIES & lasts or JAPANESE_FAMILIES & firsts:
        return typed
    return ["".join(reversed(name.split())) if _JAPANESE.fullmatch(name) else name for name in typed]


def _family_first(name: str) -> NameParts:
    """Part a name of a script in which the family name stands first."""
    family, _, given = name.partition(" ")
    if not given and _HANGUL.fullmatch(name):
        length = 2 if name[:2] in COMPOUND and len(name) > 2 else 1
        family, given = name[:length], name[length:]
        is_sure = len(given) in (1, 2)
    else:
        is_hangul = _HANGUL.fullmatch(family) is not None
        is_sure = " " not in given and (not is_hangul or len(family) == 1 or family in COMPOUND)
    return NameParts(family, given) if given and is_sure else NameParts(name)


def _family_start(words: list[str]) -> int:
    """Return at which word the family name begins: at the first in small letters, else it is the last one."""
    last = len(words) - 1
    for place in range(1, last):
        word = words[place]
        if word.casefold() in _BETWEEN and word.islower():
            return max(1, place - 1)
        if word.lstrip("'’‘")[:1].islower():
            return place
    start = last
    if romanised(words[last]) not in FAMILIES:  # Van is a given name in Vietnam
        while start > 1 and words[start - 1].casefold() in PARTICLES:
            start -= 1
    while start > 1 and words[start - 1].casefold() in _SURE_PARTICLES:
        start -= 1
    if 1 < start == last and are_two_families(*words[-2:]):
        start -= 1
    return start


def are_two_families(first: str, second: str) -> bool:
    """Tell whether two words surely are the two family names of one person.

    >>> are_two_families("García", "Márquez"), are_two_families("María", "Gómez")
    (True, False)
    """
    return bool(_FIRST_OF_TWO.fullmatch(first) and _SECOND_OF_TWO.fullmatch(second))
