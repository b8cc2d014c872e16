r"""LaTeX formulas to MathML Core, and to plain text where no markup can stand.

A formula is a stranger's program for a converter in native code. What that is known to fail on is refused
(``latex.py``), it runs where it can be ended (``converter.py``), and what it returns is looked through
(``mathml.py``).
"""

import os
import re
import sys
import unicodedata
import xml.etree.ElementTree as ET
from functools import lru_cache

from generator.text.formulas import latex as tex
from generator.text.formulas import mathml as markup
from generator.text.formulas.converter import Converter, LatexError
from generator.text.formulas.latex import FormulaError

__all__ = ["FormulaError", "is_sound", "mathml", "text"]

MAX_MATHML = 64 * 1024
"""How many characters of MathML one formula may become; primes, for one, grow fiftyfold."""

_ENTITIES = (("&ApplyFunction;", "\u2061"), ("&InvisibleTimes;", "\u2062"))
"""What XML has no names for."""

_INVISIBLE = dict.fromkeys(range(0x2061, 0x2065))
"""Function application and its like: MathML's operators that have no glyph."""

_STYLED = re.compile("[\U0001d400-\U0001d7ff]")
"""Letters that Unicode encodes again for each of mathematics' alphabets."""

_BETWEEN = {"mtable": "; ", "mtr": " "}
"""What stands in plain text between the rows of a table, and between its cells."""

_SUPERSCRIPTS = str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")

_converters: dict[int, Converter] = {}
"""The converter of each process, since one that is forked must not ask the other's."""


def mathml(latex: str, *, display: bool) -> str:
    """Convert a formula to MathML Core.

    The result is trusted: it holds elements of mathematics only, and no address, identifier or script.
    Raises FormulaError for what cannot or must not be converted, and OSError where no process can begin.
    """
    converted, reason = _converted(latex, display=display)
    if reason:
        raise FormulaError(reason)
    return converted


@lru_cache(maxsize=8192)
def _converted(latex: str, *, display: bool) -> tuple[str, str]:
    """Return what a formula becomes, or why it becomes nothing."""
    if sys.platform == "emscripten":
        return "", "A browser has no converter."
    converter = _converters.get(os.getpid()) or _converters.setdefault(os.getpid(), Converter(tex.macros()))
    try:
        converted = converter.convert(tex.prepared(latex), display=display)
        if len(converted) > MAX_MATHML:
            return "", "The formula is too long."
        for entity, character in _ENTITIES:
            converted = converted.replace(entity, character)
        return markup.clean(converted), ""
    except (FormulaError, LatexError, markup.ForeignError) as error:
        return "", str(error)


def is_sound(latex: str, *, display: bool) -> bool:
    """Tell whether a formula can be shown."""
    return not _converted(latex, display=display)[1]


def text(latex: str) -> str:
    r"""Say a formula in plain text: ``\ell_1`` becomes ℓ1, ``x^2`` x²; a mistaken one stays as typed."""
    try:
        converted = mathml(latex, display=False)
    except FormulaError:
        return f"${latex}$"
    return plain_text(converted)


def plain_text(mathml: str) -> str:
    """Say a formula that was converted in plain text."""
    text = _plain_text(ET.fromstring(mathml))  # noqa: S314 # nothing but our own MathML
    return _STYLED.sub(lambda letter: unicodedata.normalize("NFKC", letter[0]), text.translate(_INVISIBLE))


def _plain_text(element: ET.Element) -> str:
    parts = [_plain_text(child) for child in element]
    match element.tag, parts:
        case "mfrac", [above, below]:
            return f"{_grouped(above)}/{_grouped(below)}"
        case "msup", [base, power]:
            raised = power.translate(_SUPERSCRIPTS)
            return base + (raised if not set(raised) & set(power) else f"^{_grouped(power)}")
        case "msqrt", _:
            return f"√{_grouped(''.join(parts))}"
        case "mroot", [base, degree]:
            return f"{degree.translate(_SUPERSCRIPTS)}√{_grouped(base)}"
        case "mspace", _:
            return " " if element.get("width") else ""
    inside = (element.text or "") + _BETWEEN.get(element.tag, "").join(parts)
    return re.sub(r"\u2061(?=\w)", " ", inside)


def _grouped(text: str) -> str:
    return text if text.isalnum() else f"({text})"
