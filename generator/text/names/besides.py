"""What people put around names that is no part of them: titles, degrees, addresses, affiliations."""

import re
from collections.abc import Sequence

from generator.text.characters import KOREAN_NAME
from generator.text.names.author_names import is_rest
from generator.text.names.dividers import AND, SEMICOLONS
from generator.text.names.familiar import FAMILIES, GIVEN
from generator.text.names.folding import romanised
from generator.text.names.groups import LEGAL_FORM, is_group, is_person, is_place, is_signing
from generator.text.placeholders import is_unsaid

_NUMBERING = re.compile(r"^\d{1,2}[.)]\s+(?=[^\W\d_]{2})")
_TITLE = re.compile(
    r"^(?:(?:(?:Assoc|Asst|Assist|Assistant|Associate)\.?\s+)?(?:Dr(?:\.-Ing)?|Dipl\.-Ing|Prof|Professor)\b\.?\s+)+(?=[^\W\d_]\S*\s+\S)"
)
_RANK = r"(?:(?:graduate|student|senior|associate|life|honorary)\s+){0,3}(?:member|fellow)"
_SOCIETY = r"(?:IEEE|ACM|AES|ISCA|EURASIP)"
_MEMBER = re.compile(
    rf"(?:,\s*|\s)[(\[]?(?:{_RANK},?\s+(?:of\s+(?:the\s+)?)?{_SOCIETY}|{_SOCIETY}\s+{_RANK})\b[)\]]?",
    re.IGNORECASE,
)
"""What journals print behind the names of a society's members."""

_DEGREES = (
    r",?\s+(?:Ph\.?\s?D\.?|D\.?\s?Phil\.?|[MB]\.?\s?Sc\.?)|,\s+(?:Esq|Dr|Prof)\.?"
    rf"|,\s+(?:(?i:{_RANK})|{_SOCIETY})"
)
_DEGREE = re.compile(rf"(?:{_DEGREES})+$")
_DOCTOR = re.compile(
    rf"(?:,\s+(?:M\.?\s?D|MPH|MBA|[MB]S|[MB]A|RN|F\.?A\.?C\.?[PS]|F\.?R\.?C\.?[PS]|FIEEE)\.?|{_DEGREES})+$"
)
"""What are degrees and fellowships behind a whole name, and initials behind a family name."""

_HANGUL_TITLE = re.compile(rf"(?<={'[가-힣]' * 3}) (?:(?:교수|박사|학생|연구원)(?:님)?|님)$")
_HEAD = re.compile(
    r"\s*(?:(?:(?:저자|지은이|글쓴이|글)\s*|authors?\s*)[:：]\s*(?=\S)|(?:저자|지은이|글쓴이|글)\s+(?=[가-힣]{2,4}(?![가-힣]))"
    r"|by\s+(?=(?-i:[A-Z])\S*\s+\S))",
    re.IGNORECASE,
)
_WROTE = re.compile(rf"(?<={'[가-힣]' * 3}) (?:공?저|지음|씀)$")
"""What pages and books say before the names of their authors, and behind them."""

_MAIL = re.compile(
    r"(?:\s*[,;|/–—-])?\s*[<(\[]?\s*(?:\b[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5}\b"
    r"|\bhttps?://[^\s<>()\[\]]{3,}"
    r"|(?:(?i:\borcid(?:\s?id)?(?:\.org/|:|\s))\s?)?\b(?:\d{4}-){3}\d{3}[\dX]\b)\s*[>)\]]?"
)
"""An address, of mail or of a page, or the number by which ORCID knows somebody."""

_BEHIND = re.compile(
    r"\s*[(\[<{](?P<inner>[^()\[\]<>{}]{2,100})[)\]>}]$|(?:\s*[,;@/|]\s*|\s+(?:[-–—]|--|at)\s+)(?P<place>\S.{1,100})$"
)
"""Where somebody works: between brackets, or behind what may stand between two people as well."""

_ACRONYM = re.compile(r"(?![IVX]+$)[A-Z]{3,8}")
_AND = re.compile(rf"\s(?:{AND})\s")
_NAMED = re.compile(r"Nan?|Null|Todo|TODO(?:,? [A-Z][a-z]+(?:-[a-z]+)?){1,2}")
"""What people are called who have the letters of a word that says that there is nobody, or a note to come."""

_MAX_NAME = 300
"""How many characters a name may have to be looked at."""


def alone(name: str) -> str:
    """Return a name without numbering, titles, an e-mail address or an affiliation in brackets about it.

    A title before one word alone is a part of the name.

    >>> alone("1. Minji Kim"), alone("Prof. Seoyeon Lee, PhD"), alone("김민지 교수"), alone("Dr. Dre")
    ('Minji Kim', 'Seoyeon Lee', '김민지', 'Dr. Dre')
    >>> alone("Minji Kim (KAIST)"), alone("Keunwoo Choi (최근우)"), alone("Yuri <yuri@snu.ac.kr>")
    ('Minji Kim', 'Keunwoo Choi (최근우)', 'Yuri')
    >>> alone("Yuri (ORCID: 0000-0001-2345-678X)"), alone("Yuri, https://orcid.org/0000-0001-2345-678X")
    ('Yuri', 'Yuri')
    >>> alone("Minji Kim, Dept. of Music, KAIST"), alone("김민지@KAIST"), alone("Kim, Minji, KAIST")
    ('Minji Kim', '김민지', 'Kim, Minji, KAIST')
    """
    if len(name) > _MAX_NAME:
        return name
    bare = _MAIL.sub("", _NUMBERING.sub("", uncredited(name), count=1))
    bare = _without_degrees(_TITLE.sub("", bare, count=1))
    bare = _HANGUL_TITLE.sub("", bare)
    bare, _ = _and_place(bare)
    return bare.strip() if bare != name else name


def uncredited(text: str) -> str:
    """Return names without what says that they are those of authors, or of members of a society.

    >>> uncredited("저자: 김민지, 이보라"), uncredited("김민지 지음"), uncredited("By Bo Li")
    ('김민지, 이보라', '김민지', 'Bo Li')
    >>> uncredited("Wei Dai, Senior Member, IEEE, and BO LI (Fellow, IEEE)")
    'Wei Dai, and BO LI'
    """
    head = _HEAD.match(text)
    return _MEMBER.sub("", _WROTE.sub("", text[head.end() :] if head else text))


def untitled(name: str) -> str:
    """Return a name without titles before it and degrees behind it; behind one word there may be initials.

    >>> untitled("Prof. Lee, Bora"), untitled("Bora Lee, MD, PhD"), untitled("Kim, M. D.")
    ('Lee, Bora', 'Bora Lee', 'Kim, M. D.')
    >>> untitled("Bora Lee, PhD, MD"), untitled("Kim, PhD, M. D.")
    ('Bora Lee', 'Kim, PhD, M. D.')
    """
    if len(name) > _MAX_NAME:
        return name
    name = uncredited(name)
    bare = _without_degrees(name)
    return _HANGUL_TITLE.sub("", _TITLE.sub("", bare if is_person(bare) else name, count=1))


def _without_degrees(name: str) -> str:
    bare = _DEGREE.sub("", name)
    whole = _DOCTOR.sub("", bare)
    first, *others = whole.split() or [""]
    return whole if others and "," not in whole and romanised(first) in GIVEN else bare


def is_nobody(name: str) -> bool:
    """Tell whether this is no author's name: there is none, or it stands for others who are not named.

    >>> is_nobody("NaN"), is_nobody("TODO"), is_nobody("et al."), is_nobody("Nan")
    (True, True, True, False)
    >>> is_nobody("TODO: ask"), is_nobody("TODO Kenji")
    (True, False)
    """
    return not _NAMED.fullmatch(name) and (is_unsaid(name) or is_rest(name))


def is_behind(name: str, affiliation: str) -> bool:
    """Tell whether an affiliation stands behind the comma of a whole name; three capitals may be initials.

    >>> is_behind("Minji Kim", "KAIST"), is_behind("Kim Minji", "MIT"), is_behind("García Márquez", "MJR")
    (True, True, False)
    >>> is_behind("Minji Kim", "Arts and Crafts Studio"), is_behind("Minji Kim", "Ann Lee and Bo Li")
    (True, False)
    """
    is_whole = KOREAN_NAME.fullmatch(name) or (is_person(name) and not name.isupper())
    if not is_whole or LEGAL_FORM.fullmatch(affiliation):
        return False
    if is_group(affiliation):
        joined = _AND.split(affiliation)
        return len(joined) < 2 or not all(map(is_person, joined))
    has_given = any(romanised(word) in GIVEN for word in name.split())
    return _ACRONYM.fullmatch(affiliation) is not None and (len(affiliation) > 3 or has_given)


def affiliation(name: str) -> str:
    """Return where somebody works, which ``alone`` leaves out behind a name."""
    _, place = _and_place(_MAIL.sub("", name)) if len(name) <= _MAX_NAME else (name, "")
    return place


def _and_place(name: str) -> tuple[str, str]:
    """Return a person's name and where one works, if that stands behind it and nobody else is named there."""
    if not (behind := _BEHIND.search(name)):
        return name, ""
    before, inner, place = name[: behind.start()].rstrip(), behind["inner"], behind["place"]
    if inner is not None:
        is_one = is_person(before) or KOREAN_NAME.fullmatch(before)
        is_known = is_one and (is_group(inner) or _ACRONYM.fullmatch(inner))
        return (before, inner.strip()) if is_known else (name, "")
    first, *others = place.split(",")
    names_others = any(romanised(word) in FAMILIES | GIVEN for word in " ".join(others).split())
    is_place = is_behind(before, first.partition("(")[0].strip()) and not names_others
    return (before, place) if is_place else (name, "")


def is_next(name: str, other: str) -> bool:
    """Tell whether an item of a list of authors is rather where the one before works than another author.

    >>> is_next("Minji Kim", "KAIST"), is_next("Minji Kim", "ATLAS Collaboration"), is_next("NAVER", "KAIST")
    (True, False, False)
    >>> is_next("World Health Organization", "Institute of Sound")
    False
    """
    return _is_employed(name, other) and (is_place(other) or _ACRONYM.fullmatch(other) is not None)


def are_employed(texts: Sequence[str]) -> bool:
    """Tell whether texts are people, each before where one works; a group after one alone may be an author.

    >>> are_employed(["Ann Lee", "Naver", "Bo Kim", "Google, Paris"]), are_employed(["OpenAI", "Google"])
    (True, False)
    >>> are_employed(["Ann Lee", "CMS Collaboration", "Bo Kim", "KAIST"]), are_employed(["Ann Lee", "OpenAI"])
    (False, False)
    """
    pairs = zip(texts[::2], texts[1::2], strict=False)
    is_one = is_next if len(texts) == 2 else _is_employed
    return len(texts) % 2 == 0 and all(is_one(name, place.partition(",")[0]) for name, place in pairs)


def _is_employed(name: str, place: str) -> bool:
    return not is_group(name) and is_behind(name, place) and not is_signing(place)


def employed(text: str) -> tuple[tuple[str, str], ...]:
    r"""Return people with where they work, which stands behind a comma of some, or on the next line of all.

    >>> employed("A. Lee, KAIST; Bo Kim"), employed("Ann Lee\nGoogle, Paris\nBo Kim\nKAIST")
    ((('A. Lee', 'KAIST'), ('Bo Kim', '')), (('Ann Lee', 'Google, Paris'), ('Bo Kim', 'KAIST')))
    >>> employed("Ann Lee; Bo Kim"), employed("Ann Lee, KAIST"), employed(f"Ann Lee; Bo{' ' * 300}Kim, KAIST")
    ((), (), ())
    """
    parts = [line for part in re.split(rf"[\n{SEMICOLONS}]", text) if (line := part.strip(" ,"))]
    if len(parts) < 2 or any(len(part) > _MAX_NAME for part in parts):
        return ()
    if are_employed(parts):
        return tuple(zip(parts[::2], parts[1::2], strict=True))
    found = tuple(map(_and_place, parts))
    are_people = all(place or is_person(name) or KOREAN_NAME.fullmatch(name) for name, place in found)
    return found if are_people and any(place for _, place in found) else ()
