"""The addresses in a field of a bibliography, in which words may stand about them and spaces within them."""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from generator.problems.problem import Place, Problem

_HOST = r"(?-i:[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/(?![0-9]{7})(?=\S))"
"""A host with a path behind it; what arXiv's old ids begin with is none."""

_BEGIN = re.compile(rf"(?:^|(?<=[\s,;|<]))(?=https?://|www\.\w)|^(?={_HOST})", re.IGNORECASE)
_MISTYPED = re.compile(r"(?:^|(?<=[\s,;|<]))h{0,2}t{1,2}p{1,2}(s?)(?::/{1,3}|//)(?=\w)", re.IGNORECASE)
"""A scheme as people type it: ``htp://``, ``http:/``."""

_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_KIND = r"\.(?:pdf|ps|x?html?|php|aspx?|docx?|pptx?|hwpx?|key|txt|zip|gz|mp[34]|wav|mov|png|jpe?g|ipynb)"
_FILE = re.compile(rf"\S*{_KIND}(?:[?#]\S*)?", re.IGNORECASE)
"""What ends as the name of a file does, so that nothing more of an address follows."""

_ASIDE = re.compile(
    r"[^\w%]|(?:(?:last\s)?(?:accessed|visited|retrieved|viewed|checked)|on|at|as|online|available|see|and|or"
    r"|pdf|doi|arxiv|접속|확인|검색)\b",
    re.IGNORECASE,
)
"""How words begin that are no part of the address before them."""


_BESIDE = {
    "software": "code",
    **{kind: kind for kind in ("code", "demo", "video", "slides", "poster", "data")},
}
"""What lists of one's own papers call what lies beside a paper, with the kind of link that an entry has."""


class Divided(NamedTuple):
    """The addresses of a text, and one of which nobody can tell where it ends."""

    sure: tuple[str, ...]
    unsure: str = ""


def read(place: Place, title: str, fields: Iterable[str]) -> tuple[tuple[str, ...], list[Problem]]:
    """Return the addresses of a paper, each with its scheme, and what is not sure of them."""
    found = [*map(divided, fields)]
    unsure = dict.fromkeys(each.unsure for each in found if each.unsure)
    problems = [
        Problem.at(place, "import-address", title=title, value=" ".join(value.split())) for value in unsure
    ]
    return tuple(address for each in found for address in each.sure), problems


def beside(field: Callable[[str], str]) -> tuple[tuple[str, str], ...]:
    """Return kind and address of what fields say that lies beside a paper."""
    found = ((kind, divided(field(name)).sure) for name, kind in _BESIDE.items())
    return tuple((kind, sure[0]) for kind, sure in found if sure)


def divided(text: str) -> Divided:
    """Return the addresses in a text; a space in the name of a file is one as it is written in addresses.

    >>> divided("http://lab.kr/Kim ISMIR.pdf"), divided("http://lab.kr/kim (accessed 2019)").sure
    (Divided(sure=('http://lab.kr/Kim%20ISMIR.pdf',), unsure=''), ('http://lab.kr/kim',))
    >>> divided("htp://lab.kr/kim.pdf").sure, divided("https:/lab.kr/kim.pdf").sure
    (('http://lab.kr/kim.pdf',), ('https://lab.kr/kim.pdf',))
    """
    _, *pieces = _BEGIN.split(_MISTYPED.sub(r"http\1://", text))
    sure: list[str] = []
    for number, typed in enumerate(pieces, 1):
        piece = typed.rstrip(" \t\r\n,;|<>")
        first, *others = piece.split(maxsplit=1)
        rest = others[0] if others else ""
        if not rest or first.endswith((",", ";", ".")) or _FILE.fullmatch(first):
            sure.append(first.rstrip(",;.>" if rest else ",;"))
        elif _FILE.fullmatch(piece.split()[-1]):
            sure.append(re.sub(r"\s", "%20", piece))
        elif _ASIDE.match(rest) or (number < len(pieces) and "/" not in rest):
            sure.append(first)
        else:
            return Divided(_whole(sure), piece)
    return Divided(_whole(sure))


def _whole(addresses: Iterable[str]) -> tuple[str, ...]:
    """Return addresses with the scheme that browsers add, by which a host that has another answers too."""
    found = ((_SCHEME.match(address), address) for address in addresses)
    return tuple(
        scheme[0].lower() + address[scheme.end() :] if scheme else f"http://{address}"
        for scheme, address in found
    )
