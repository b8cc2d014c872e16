r"""The TeX that titles and names carry from bibliographies: accents, special letters, dashes, font switches.

Only what authors' names and titles are known to hold is read; anything else stays as typed, so that text
which was never meant as TeX (``1~2초``, ``{a, b}``) keeps its shape.
"""

import re
import unicodedata

_ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
    "t": "\u0361",
}
"""LaTeX's accent commands and the combining characters that they stand for."""

_LETTERS = {
    "AA": "Å",
    "AE": "Æ",
    "DH": "Ð",
    "DJ": "Đ",
    "L": "Ł",
    "NG": "Ŋ",
    "O": "Ø",
    "OE": "Œ",
    "SS": "ẞ",
    "TH": "Þ",
    "aa": "å",
    "ae": "æ",
    "dh": "ð",
    "dj": "đ",
    "i": "ı",
    "j": "ȷ",
    "l": "ł",
    "ng": "ŋ",
    "o": "ø",
    "oe": "œ",
    "ss": "ß",
    "th": "þ",
}
"""LaTeX's commands for letters that are no accented ASCII letter."""

_ACCENTED = re.compile(
    r"\\(?:(?P<sign>[`'^~=.\"])|(?P<name>[uvHrdckbt])(?=[\s{]))\s*"
    r"(?:\{\s*(?P<braced>\\[ij]|[^\W\d_])\s*\}|(?P<bare>\\[ij](?![a-zA-Z])|[^\W\d_]))"
)
_LETTER = re.compile(
    rf"\\(?P<letter>{'|'.join(sorted(_LETTERS, key=len, reverse=True))})(?:\s+|\{{\}}|(?![a-zA-Z]))"
)
_BRACES = re.compile(r"(?P<command>\\[a-zA-Z]+\s*)?\{(?P<text>[^{}]*)\}")
_FONT = re.compile(r"\\(?:emph|text(?:it|bf|tt|sc|sf|sl|rm|normal|up)?|mathrm|mbox)\s*")
_PROTECTED = re.compile(r"[^\W_][^\s\\$]*")
"""What braces around it protect from a bibliography's change of case."""

_MAX_BRACES = 3
"""How many braces may stand within each other."""

_ESCAPED = re.compile(r"\\([&%$#_{}])")
_DASHES = re.compile(r"(?<!-)(?:---|--)(?!-)")
_QUOTED = re.compile(r"``(?P<text>[^`']*)''")


def readable(text: str) -> str:
    r"""Write TeX out in Unicode: ``{\"o}`` becomes ö, ``\textit{a}`` a, ``--`` an en dash."""
    if "\\" in text or "{" in text:
        text = _ACCENTED.sub(_accented, text)
        text = _LETTER.sub(lambda match: _LETTERS[match["letter"]], text)
        for _ in range(_MAX_BRACES):
            text = _BRACES.sub(_unbraced, text)
        text = _ESCAPED.sub(r"\1", text)
    text = _QUOTED.sub("“\\g<text>”", text)
    return unicodedata.normalize("NFC", _DASHES.sub(_dash, text))


def _accented(match: re.Match[str]) -> str:
    base = (match["braced"] or match["bare"]).removeprefix("\\")
    return unicodedata.normalize("NFC", base + _ACCENTS[match["sign"] or match["name"]])


def _unbraced(match: re.Match[str]) -> str:
    command = match["command"]
    meant_as_tex = _FONT.fullmatch(command) if command else _PROTECTED.fullmatch(match["text"])
    return match["text"] if meant_as_tex else match[0]


def _dash(match: re.Match[str]) -> str:
    return "—" if len(match[0]) == 3 else "–"
