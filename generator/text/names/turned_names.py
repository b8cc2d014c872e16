"""Names that lists turn round: ``Family, Given`` in the order in which they are spoken, or two names.

What stands on both sides of a comma is one name or two; initials behind a family name are one's own as well.
"""

import re
from collections.abc import Sequence

from generator.text.names import author_names, besides
from generator.text.names.familiar import FAMILIES, GIVEN
from generator.text.names.folding import romanised
from generator.text.names.groups import is_group, is_person
from generator.text.names.name_parts import are_two_families

_ASIDE = re.compile(r"\s*\([^()]*\)$")
_GIVEN_AND_SUFFIX = re.compile(r"(?P<given>.+) (?P<suffix>(?:[JjSs]r\.?|I{2,3}|IV|2nd|3rd))")
_LETTERS_APART = re.compile(r"\S(?: \S)+")
"""A given name with a space behind each of its letters, which are syllables."""

_INITIALS = re.compile(r"(?:[^\W\d_]\.[\s-]?|[A-Z][\s-])*(?:[^\W\d_]\.|[A-Z]{1,3})")
_INITIALS_BEHIND = re.compile(r"^([^\W\d_][^\d_]*[^\W\d_]) ([A-Z]\.?(?:[ -]?[A-Z]\.?){0,2})$")

_FULL_NAME = re.compile(
    rf"(?!{'|'.join(sorted(author_names.COMPOUND))})[가-힣]{{2,4}}|[가-힣]{{3,4}}|[\u3400-\u9fff]{{4,6}}"
)
"""What is too long for a family name where that stands first."""

_CHINESE = re.compile(
    "[王李张刘陈杨赵黄周吴徐孙胡朱郭何马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕張劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭鄧許呂][\u3400-\u9fff]{1,2}"
)
"""A name of China that begins with a frequent family name."""


_DUTCH_AND_GERMAN = frozenset("van von vom ter ten".split())
"""Particles that hardly anybody has between two family names, as ``Meyer zu Bexten`` has another."""

_NOBLE = frozenset("freiherr freifrau graf gräfin baron baronin prinz prinzessin ritter edler fürst".split())


def joined(family: str, given: str) -> str:
    """Return one name of what stands before and behind its comma.

    >>> joined("Gates", "William Henry IV"), joined("김", "민 지"), joined("Kim", "Minji (KAIST)")
    ('William Henry Gates IV', '김민지', 'Minji Kim (KAIST)')
    """
    given, bracket, aside = given.partition("(")
    if given and aside.endswith(")"):
        return f"{joined(family, given.rstrip())} ({aside}"
    given += bracket + aside
    both = _GIVEN_AND_SUFFIX.fullmatch(given)
    given, suffix = (both["given"], f" {both['suffix']}") if both else (given, "")
    whole = given.replace(" ", "") if _LETTERS_APART.fullmatch(given) else given
    if author_names.FAMILY_FIRST.fullmatch(family) and author_names.FAMILY_FIRST.fullmatch(whole):
        return f"{family}{whole}{suffix}"
    return besides.untitled(f"{given} {family}") + suffix


def may_be_two(family: str, given: str) -> bool:
    """Tell whether ``Minji Kim, Bora Lee`` may be meant, rather than ``García Márquez, Gabriel José``."""
    return _are_whole(family, given) is not False


def are_two(family: str, given: str, *, mixed: bool, natural: bool = False) -> bool:
    """Tell whether what stands on both sides of a comma are two names, of a list that is ``mixed`` maybe.

    Others of one that is ``natural`` surely stand there in the order in which they are spoken.
    """
    family, given = _ASIDE.sub("", family), _ASIDE.sub("", given)
    if _FULL_NAME.fullmatch(family) and (author_names.FAMILY_FIRST.fullmatch(given) or is_person(given)):
        return True
    if len(family) == 3 and all(map(_CHINESE.fullmatch, (family, given))):
        return True
    if " " not in family or " " not in given:
        return False
    (first, *_, last), (*_, end) = family.split(), given.split()
    if _INITIALS.fullmatch(first) or (_INITIALS.fullmatch(last) and _INITIALS.fullmatch(end)):
        return True
    are_whole = _are_whole(family, given)
    return mixed and (natural if are_whole is None else are_whole)


def _are_whole(family: str, given: str) -> bool | None:
    """Tell whether names on both sides of a comma, one of a list's maybe, are whole ones; None if unsure.

    >>> _are_whole("Rob van Gulik", "Fabio Vignoli"), _are_whole("Freiherr von Stein", "Karl Otto")
    (True, False)
    >>> _are_whole("Reinier de Valk", "Ann Lee"), _are_whole("de la Cruz", "Ana María")
    (None, False)
    >>> _are_whole("Silva dos Santos", "João Pedro"), _are_whole("Meyer zu Bexten", "Erdmuthe Anna")
    (False, False)
    """
    both = _GIVEN_AND_SUFFIX.fullmatch(given)
    given = both["given"] if both else given
    (first, *others), (*_, last) = family.split(), given.split()
    if not others or " " not in given:
        return False
    if any(word.endswith(".") for word in others[:-1]):  # an initial between given and family name
        return True
    if _INITIALS.fullmatch(last) or first[0].islower() or first.casefold() in _NOBLE:
        return False
    if any(word[0].islower() for word in others):
        if romanised(first) in FAMILIES or romanised(last) in GIVEN:
            return False
        return romanised(first) in GIVEN or not _DUTCH_AND_GERMAN.isdisjoint(others) or None
    return bool(others[1:]) or not are_two_families(first, *others)


def first_turned(names: Sequence[str]) -> Sequence[str]:
    """Return names of which the first alone stood with a comma, as citations of Chicago's manner have it.

    >>> first_turned(["Harte", "Christopher", "Mark Sandler"]), first_turned(["Kim", "Jong Wook", "Bo Li"])
    (['Christopher Harte', 'Mark Sandler'], ['Jong Wook Kim', 'Bo Li'])
    >>> first_turned(["Serrà", "J.", "Müller M."]), first_turned(["Sia", "Ann Lee", "Bo Li"])
    (['Serrà J.', 'Müller M.'], ['Sia', 'Ann Lee', 'Bo Li'])
    """
    if len(names) < 3 or not all(map(is_person, names[2:])) or any(map(is_group, names[:2])):
        return names
    family, given, *others = names
    *_, last = given.split()
    is_given = " " not in given or (romanised(family) in FAMILIES and romanised(last) not in FAMILIES)
    if " " in family or not is_given or author_names.GENERATION.fullmatch(given):
        return names
    behind = _INITIALS.fullmatch(given) and all(map(_INITIALS_BEHIND.match, others))
    return [f"{family} {given}" if behind else joined(family, given), *others]


def turned(names: Sequence[str]) -> list[str]:
    """Return names whose initials all stand behind, as PubMed has them, as they are spoken.

    None where not all do; two capitals may be a family name, as in ``Wei LI``.

    >>> turned(["Esteva A", "Novoa R. A."]), turned(["Wei LI", "Ming MA"])
    (['A Esteva', 'R. A. Novoa'], [])
    """
    found = [_INITIALS_BEHIND.fullmatch(name) for name in names if not is_group(name)]
    if len(found) < 2 or not all(found) or all(part and part[2][1:2].isalpha() for part in found):
        return []
    return [_INITIALS_BEHIND.sub(r"\2 \1", name) for name in names]
