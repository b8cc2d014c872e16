"""Names of authors as people type them: several in one text, family name first, with the marks of footnotes.

Only what the typing shows by itself is mended: a list of mononyms, or a group with a comma or an ``and`` in
its name, stays as it is.
"""

import re
from collections.abc import Sequence

from generator.text.characters import KOREAN_NAME
from generator.text.names.dividers import (
    AND,
    COMMAS,
    DOTS_AND_SLASHES,
    KOREAN_AND,
    LIST_COMMAS,
    OTHER_AND,
    SEMICOLONS,
    WIDE_COMMAS,
)
from generator.text.names.familiar import FAMILIES, GIVEN
from generator.text.names.folding import romanised
from generator.text.names.footnote_marks import unmarked, without_numbers
from generator.text.names.groups import GROUP, LEGAL_FORM, is_group, is_person

FAMILY_FIRST = re.compile(
    "[\u1100-\u11ff\u3005-\u3007\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]+"
)
"""Scripts in which the family name stands first, and nothing between it and the given name."""

_REST = re.compile(
    r"(?:(?:and|&|\+)\s+)?(?:et\.?\s*al(?:ii|iae)?\.?|(?:many\s+|\+?\d+\s+)?(?:others|colleagues)|(?:many|\+?\d+)\s+more)"
    r"|(?:and|&)\s+al\.?|al\.?,\s*et|\.{3}|…|\[no\s+author\s+name\s+available\]"
    r"|[외外]\s*+(?:\d+|[한두세네몇]|다섯|여섯|다수|여러)?\s*+[명인분名人]?|등(?:\s*\d+\s*[명인])?|等|ほか|他(?:\s*\d+\s*名)?|\W*|\+?\s?\d{1,2}",
    re.IGNORECASE,
)
"""What stands for authors without naming them, or for nobody."""

_AND_THE_REST = re.compile(
    r"(?<![,\s])(?:[,\s]+(?:(?:and|&)\s+)?et\.?\s*al(?:ii|iae)?\.?"
    r"|[,\s]+(?:and|&)\s+(?:many\s+|\d+\s+)?(?:others|colleagues)"
    r"|[,\s]+[외外](?:\s*(?:\d+|[한두세네몇]|다수|여러)\s*[명인분名人]?)?|[,\s]+등(?:\s*\d+\s*[명인])?|[,\s]*(?:\.{3}|…))$",
    re.IGNORECASE,
)

GENERATION = re.compile(r"(?:jr|sr|ii|iii|iv|2nd|3rd)\.?", re.IGNORECASE)
"""What tells children from parents of the same name."""

_NO_GIVEN_NAME = re.compile(
    rf"{GENERATION.pattern}|ph\.?\s?d\.?|m\.?\s?d\.?|m\.?\s?sc\.?|esq\.?|co\.|{LEGAL_FORM.pattern}",
    re.IGNORECASE,
)
"""What follows the comma in a name that is in order."""

_HANGUL_AND = rf"(?:\s*[{DOTS_AND_SLASHES}|]\s*|\s+(?:{KOREAN_AND})\s+|[와과]\s+)"
"""What divides people where all are names in Hangul; nothing of it is part of one then."""

_HANGUL_LIST = re.compile(rf"{KOREAN_NAME.pattern}(?:{_HANGUL_AND}{KOREAN_NAME.pattern})+")
FREQUENT = "[김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민나지진]"
_WHOLE_HANGUL = rf"{FREQUENT}[가-힣]{{2}}"
_HANGUL_SPACED = re.compile(rf"{_WHOLE_HANGUL}(?: {_WHOLE_HANGUL})+")
"""Names of three syllables and a frequent family: no Korean has two such."""

_HAN = "[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]{2,10}"
_HAN_LIST = re.compile(rf"{_HAN}(?:\s*[{WIDE_COMMAS}{LIST_COMMAS}]\s*{_HAN})+")
"""Without the comma of Latin keyboards: ``山田, 太郎`` is one."""

_ARTICLE = ", The"
"""What libraries put behind a group's name."""

_SEMICOLON = re.compile(rf"\s*[{SEMICOLONS}{LIST_COMMAS}\n]\s*(?:(?:and|&)\s+)?", re.IGNORECASE)
"""What divides people whoever they are."""

_AND = re.compile(rf",?\s+(?:{AND}|/|\|)\s+", re.IGNORECASE)
_OTHER_AND = re.compile(rf",?\s+(?:{OTHER_AND})\s+|\s+[·•∙⋅・+]\s+|(?<=[^\W\d_]{{2}})[/|&](?=[^\W\d_])")
"""What stands between people in other languages and on title pages, and in the names of groups as well."""

_LEFT_AND = re.compile(rf"^(?:{AND}|und)\s+(?=\S)|(?<=\S)\s+(?:{AND}|und)$")
"""Not ``et``, which begins what stands for the rest of them."""

_COMMA = re.compile(rf"\s*[{COMMAS}](?![^()]{{0,300}}\))\s*")
"""What divides people or one's family and given name: the rest of them tells which."""

_PIECES = re.compile(rf"{_AND.pattern}|{_COMMA.pattern}|{_SEMICOLON.pattern}", re.IGNORECASE)
_INITIALS = re.compile(r"[^\W\d_]\.?(?:[\s-]?[^\W\d_]\.?)?|[^\W\d_]\.(?:[\s-]?[^\W\d_]\.?){1,3}")
_PARTICLES = re.compile(
    r"^(?:(?:van|von|der|den|de|del|della|da|di|du|dos|la|le|el|al|bin|ter|ten)\s+)+", re.IGNORECASE
)
_BEFORE_CAPITAL = re.compile(r"(?:Mc|Mac|Le|La|De|Di|Van|Von|Fitz|[OoDd]['’])(?=[^\W\d_a-z])")
_LETTERS = r"[^\W\d_¹²³⁰-₟ᴬ-ᶿ①-⑳ㆍᆞ]+"
_USUAL = re.compile(rf"{_LETTERS}(?:[\s.'’-]+{_LETTERS})*\.?")
_TELLING = re.compile(
    rf"\b(?:{AND}|{OTHER_AND}|al|alii|aliae|others|colleagues|dr|prof|professor|phd|외|등)\b"
    rf"| (?:교수|박사|학생|연구원|님|공?저|지음|씀)|^(?:by|저자|지은이|글쓴이|글)\s|[와과] | (?:-|at) "
    rf"|(?-i: [a-h]$)|{_HANGUL_SPACED.pattern}",
    re.IGNORECASE,
)
COMPOUND = frozenset({"남궁", "선우", "황보", "제갈", "독고", "사공"})
"""Korean family names of two syllables."""

_MAX_NAME, _MAX_NAMES = 300, 20_000
"""How many characters a name and a list of names may have to be looked at."""


def is_usual(name: str) -> bool:
    """Tell of most names, quickly, that they are one name and nothing else."""
    return _USUAL.fullmatch(name) is not None and not _TELLING.search(name)


def unjoined(name: str) -> str:
    """Return a name without the ``and`` that a sentence left before or after it.

    >>> unjoined("and Seoyeon Lee"), unjoined("And Ersen")
    ('Seoyeon Lee', 'And Ersen')
    """
    return _LEFT_AND.sub("", name)


def is_rest(name: str) -> bool:
    """Tell whether a text stands for authors who are not named: ``et al.``, ``and others``, ``외 3명``."""
    return _REST.fullmatch(name) is not None


def without_rest(name: str) -> str:
    """Return what stands before ``et al.``, ``and others`` or ``외 3명``."""
    return name if len(name) > _MAX_NAMES else _AND_THE_REST.sub("", " ".join(name.split()))


def split(text: str) -> tuple[str, ...]:
    """Return the names in a text where a list should be, each in the order in which it is spoken.

    >>> split("Minji Kim, Jihoon Park, and Seoyeon Lee")
    ('Minji Kim', 'Jihoon Park', 'Seoyeon Lee')
    >>> split("Kim, M., Lee, B., & Park, J."), split("김민지·박지훈 외 3명")
    (('M. Kim', 'B. Lee', 'J. Park'), ('김민지', '박지훈'))
    """
    text = " ".join(text.split())
    if len(text) > _MAX_NAMES:
        return (text,)
    parts = _SEMICOLON.split(_with_english_and(without_numbers(without_rest(text))))
    named = (unmarked(unjoined(name)) for part in parts for name in _split(part, alone=len(parts) > 1))
    return tuple(name for name in named if name and not is_rest(name))


def several(name: str) -> tuple[str, ...]:
    """Return the names in an item of a list, which is one name unless it surely holds several.

    >>> several("Minji Kim and Jihoon Park"), several("Simon and Garfunkel"), several("Kim, Minji")
    (('Minji Kim', 'Jihoon Park'), ('Simon and Garfunkel',), ('Minji Kim',))
    """
    if (turned := name.removesuffix(_ARTICLE)) != name:
        return (f"The {turned}",)
    if len(name) > _MAX_NAMES or GROUP.search(name):
        return (name,)
    name = " ".join(name.split())
    if any(listed.fullmatch(name) for listed in (_HANGUL_LIST, _HANGUL_SPACED, _HAN_LIST)):
        return split(name)
    name = _with_english_and(name)
    pieces = [piece for piece in _PIECES.split(name) if piece]
    if len(pieces) == 1 or any(map(_NO_GIVEN_NAME.fullmatch, pieces[1:])):
        return (name,)
    if len(pieces) == 2 and "," in name and _is_last_first(*pieces):
        return (_turned(*pieces),)
    names = split(name)
    were_joined = len(names) < len(pieces)
    return names if were_joined or all(is_person(one) or _is_familiar(one) for one in pieces) else (name,)


def paired(names: Sequence[str]) -> tuple[str, ...]:
    """Put names together again that were cut at the comma between family name and given name.

    Where nothing speaks for it, as among mononyms, they come back as they are.

    >>> paired(["Kim", "Minji", "Lee", "Bora"]), paired(["Plato", "Aristotle"])
    (('Minji Kim', 'Bora Lee'), ('Plato', 'Aristotle'))
    """
    names = _with_what_stands_behind(names)
    if len(names) > 2 and len(names) % 2 == 0 and all(map(_alternate, names[::2], names[1::2])):
        return tuple(map(_turned, names[::2], names[1::2]))
    found: list[str] = []
    start = 0
    while start < len(names):
        end = start
        while end < len(names) and _is_half(names[end]):
            end += 1
        found += _joined(names[start:end])
        found += names[end : end + 1]
        start = end + 1
    return tuple(found)


def _with_what_stands_behind(names: Sequence[str]) -> list[str]:
    """Put an article before the group that it belongs to, and to whole names what tells children apart."""
    found: list[str] = []
    for name in names:
        if found and name == "The" and not found[-1].startswith("The "):
            found[-1] = f"The {found[-1]}"
        elif found and GENERATION.fullmatch(name) and is_person(found[-1]):
            found[-1] += f" {name}"
        else:
            found.append(name)
    return found


def _with_english_and(text: str) -> str:
    """Return a text with ``and`` for what surely divides people in it; without such, as it is."""
    parts = _OTHER_AND.split(text)
    if len(parts) == 1 or GROUP.search(text):
        return text
    people = [_COMMA.split(part) for part in parts]
    are_whole = all(
        (len(names) == 2 and _is_last_first(*names)) or all(map(_is_full_name, names)) for names in people
    )
    words = {romanised(word) for names in people for name in names for word in name.split()}
    return " and ".join(parts) if are_whole and words & (FAMILIES | GIVEN) else text


def _is_full_name(name: str) -> bool:
    """Tell whether a text is a given name or initials, and a family name as usual."""
    words = name.split()
    if len(words) < 2:
        return False
    first, *between, last = words
    inner = [word for word in between if not _PARTICLES.fullmatch(f"{word} ")]
    return _is_ordinary(last) and all(_is_ordinary(word) or _is_initials(word) for word in (first, *inner))


def _split(text: str, *, alone: bool) -> list[str]:
    """Split a text without semicolons; ``alone`` where it should be one name by itself."""
    if len(koreans := _koreans(text)) > 1:
        return koreans
    parts = [[name for name in _COMMA.split(part) if name] for part in _AND.split(text)]
    if all(len(part) == 2 and _is_last_first(*part) for part in parts) and (
        alone or len(parts) > 1 or _is_sure(*parts[0])
    ):
        return [_turned(last, first) for last, first in parts]
    people = [*map(_with_what_is_behind, parts)]
    if any(len(names) % 2 for names in people):  # no pair reaches over an ``and``
        return [name for names in people for name in paired(names)]
    return list(paired([name for names in people for name in names]))


def _with_what_is_behind(part: Sequence[str]) -> list[str]:
    """Return names with the generation or the legal form behind their comma, and Koreans apart."""
    names: list[str] = []
    for name in part:
        if names and _is_behind_name(names[-1], name):
            is_form = LEGAL_FORM.fullmatch(name) is not None
            names[-1] += f" {name}" if GENERATION.fullmatch(name) else f", {name}" if is_form else ""
        else:
            names += _koreans(name)
    return names


def _koreans(text: str) -> list[str]:
    """Return the names in a text where all are Koreans' in Hangul; other texts as they are."""
    if _HANGUL_SPACED.fullmatch(text):
        return text.split()
    return re.split(_HANGUL_AND, text) if _HANGUL_LIST.fullmatch(text) else [text]


def _joined(halves: Sequence[str]) -> Sequence[str]:
    """Join halves of names to whole ones, if that is what they are."""
    pairs = list(zip(halves[::2], halves[1::2], strict=False))
    if not pairs or len(halves) % 2:
        return halves
    # Of two halves alone the first has to be known: [Prince, Paul] may be two people.
    is_sure = _is_sure if len(pairs) > 1 else _is_known
    if all(_is_last_first(*pair) for pair in pairs) and any(is_sure(*pair) for pair in pairs):
        return [_turned(last, first) for last, first in pairs]
    if all(romanised(first) in GIVEN and romanised(last) in FAMILIES for first, last in pairs):
        return [f"{first} {last}" for first, last in pairs]
    return halves


def _turned(last: str, first: str) -> str:
    return f"{last}{first}" if _is_hangul(last + first) else f"{first} {last}"


def _is_behind_name(name: str, said: str) -> bool:
    """Tell what stands behind a name from a given one, such as ``M. D.`` behind a family name alone."""
    return _NO_GIVEN_NAME.fullmatch(said) is not None and (" " in name or said.replace(" ", "") != "M.D.")


def _is_last_first(last: str, first: str) -> bool:
    """Tell whether two texts can be a family name and what stands after its comma."""
    if _is_behind_name(last, first) or GROUP.search(f"{last} {first}") or (" " in last and is_group(last)):
        return False
    if _is_hangul(last + first):
        return last in COMPOUND or len(last) == 1 < len(first)
    words = _PARTICLES.sub("", last).split()
    is_last = 1 <= len(words) <= 2 and all(map(_is_ordinary, words)) and romanised(last) not in GIVEN
    return is_last and _is_given(first) and (len(words) == 1 or len(first.split()) == 1)


def _alternate(last: str, first: str) -> bool:
    """Tell whether a well-known family name is followed by a given name, of two words even."""
    *_, ending = ["", *first.split()]
    return romanised(last) in FAMILIES and _is_given(first) and romanised(ending) not in FAMILIES - GIVEN


def _is_given(name: str) -> bool:
    """Tell whether a text can be what stands after a family name's comma: a word or two, and initials."""
    whole = [word for word in name.split() if not _is_initials(word)]
    known_as_last = romanised(name) in FAMILIES - GIVEN
    is_short = len(whole) <= 2 and 1 <= len(name.split()) <= 3
    return is_short and not known_as_last and all(map(_is_ordinary, whole))


def _is_sure(last: str, first: str) -> bool:
    """Tell whether a pair is surely no two people known by one name each."""
    return _is_known(last, first) or romanised(first) in GIVEN


def _is_known(last: str, first: str) -> bool:
    bare = _PARTICLES.sub("", last)
    return _is_initials(first) or romanised(bare) in FAMILIES or " " in last or _is_hangul(last + first)


def _is_half(name: str) -> bool:
    """Tell whether a text is shorter than a person's whole name."""
    words = _PARTICLES.sub("", name).split()
    whole = [word for word in words if not _is_initials(word)]
    return len(whole) <= 1 and not (len(whole) == 1 and _is_initials(words[0])) and not is_rest(name)


def _is_initials(name: str) -> bool:
    return (
        _INITIALS.fullmatch(name) is not None and name[:1].isupper() and name[-1:] in {".", name[-1:].upper()}
    )


def _is_ordinary(word: str) -> bool:
    """Tell whether a word is written as names are, and not as ``OpenAI`` and ``NASA``."""
    head, *tail = re.split("[-'’]", _BEFORE_CAPITAL.sub("", word))
    is_usual = head.istitle() and len(head) > 1 and all(part.istitle() or part.islower() for part in tail)
    return is_usual or romanised(word) in FAMILIES


def _is_familiar(name: str) -> bool:
    return romanised(name) in FAMILIES or KOREAN_NAME.fullmatch(name) is not None


def _is_hangul(text: str) -> bool:
    return re.fullmatch("[가-힣]+", text) is not None
