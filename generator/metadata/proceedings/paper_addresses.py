"""The addresses in a field of a bibliography, in which words may stand about them and spaces within them."""

import re
from typing import NamedTuple

_BEGIN = re.compile(r"(?:^|(?<=\s))(?=https?://)", re.IGNORECASE)
_KIND = r"\.(?:pdf|ps|x?html?|php|aspx?|docx?|pptx?|hwpx?|key|txt|zip|gz|mp[34]|wav|mov|png|jpe?g|ipynb)"
_FILE = re.compile(rf"\S+{_KIND}(?:[?#]\S*)?", re.IGNORECASE)
"""What ends as the name of a file does, so that nothing more of an address follows."""

_ASIDE = re.compile(
    r"[^\w%]|(?:(?:last\s)?(?:accessed|visited|retrieved|viewed|checked)|on|at|as|online|available|see|and|or"
    r"|pdf|doi|arxiv|접속|확인|검색)\b",
    re.IGNORECASE,
)
"""How words begin that are no part of the address before them."""


class Divided(NamedTuple):
    """The addresses of a text, and one of which nobody can tell where it ends."""

    sure: tuple[str, ...]
    unsure: str = ""


def divided(text: str) -> Divided:
    """Return the addresses in a text; a space in the name of a file is one as it is written in addresses.

    >>> divided("http://lab.kr/Kim ISMIR.pdf"), divided("http://lab.kr/kim (accessed 2019)").sure
    (Divided(sure=('http://lab.kr/Kim%20ISMIR.pdf',), unsure=''), ('http://lab.kr/kim',))
    """
    _, *pieces = _BEGIN.split(text)
    sure: list[str] = []
    for number, typed in enumerate(pieces, 1):
        piece = typed.rstrip(" \t\r\n,;")
        first, *others = piece.split(maxsplit=1)
        rest = others[0] if others else ""
        if not rest or first.endswith((",", ";", ".")) or _FILE.fullmatch(first):
            sure.append(first.rstrip(",;." if rest else ",;"))
        elif _FILE.fullmatch(piece.split()[-1]):
            sure.append(re.sub(r"\s", "%20", piece))
        elif _ASIDE.match(rest) or (number < len(pieces) and "/" not in rest):
            sure.append(first)
        else:
            return Divided(tuple(sure), piece)
    return Divided(tuple(sure))
