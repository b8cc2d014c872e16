r"""LaTeX formulas to MathML Core, and to plain text where no markup can stand.

A formula is a stranger's program for a converter in native code, which nothing can interrupt. What it is
known to crash on or to take for ever over is therefore refused before it runs.
"""

import re
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import lru_cache

import math_core

MAX_FORMULA_BYTES = 4 * 1024
"""How long a formula may be, in bytes of UTF-8."""

MAX_NESTING = 64
"""How deep braces and environments may nest; the converter's stack overflows at some thousands."""

MAX_UNPAIRED = 8
"""How many opening delimiters may lack their closing one: the converter's time doubles with each."""

MAX_MATHML = 64 * 1024
"""How many characters of MathML one formula may become; primes, for one, grow fiftyfold."""

_TOKEN = re.compile(r"%[^\n]*|\\(?P<command>[a-zA-Z]+)|(?P<character>\\?.)", re.DOTALL)
_DELIMITER = r"[a-zA-Z]*(?:angle|brace|brack|bracket|ceil|floor|group|moustache|paren|vert|corner)"
_OPENING_COMMAND = re.compile(rf"(?:ul|l){_DELIMITER}", re.IGNORECASE)
_CLOSING_COMMAND = re.compile(rf"(?:ur|lr|r){_DELIMITER}", re.IGNORECASE)
_OPENING = frozenset({*"([⟨⟦⌈⌊⟮⦃", r"\{"})
_CLOSING = frozenset({*")]⟩⟧⌉⌋⟯⦄", r"\}"})

_ALONE = re.compile(r"middle|not|[bB]igg?m?|math(?:ord|op|bin|rel|open|close|punct|inner)")
"""Commands after which a closing delimiter stands for itself and closes nothing."""

_TAG = re.compile(r"</?([a-z]+)((?:\s[a-z-]+=\"[^\"<>]*\")*)\s*/?>")
_ATTRIBUTE = re.compile(r"\s([a-z-]+)=")
_ELEMENTS = frozenset(
    (  # noqa: SIM905 # a list of words reads better as words
        "math menclose mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow mspace "
        "msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none b code em i s span u"
    ).split()
)
_FORBIDDEN_ATTRIBUTES = frozenset({"href", "id", "name"})

_INVISIBLE = dict.fromkeys(range(0x2061, 0x2065))
"""Function application and its like: MathML's operators that have no glyph."""

_STYLED = re.compile("[\U0001d400-\U0001d7ff]")
"""Letters that Unicode encodes again for each of mathematics' alphabets."""

_SUPERSCRIPTS = str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")


class FormulaError(ValueError):
    """A formula that cannot be shown; the text says why, in English."""


def mathml(latex: str, *, display: bool) -> str:
    """Convert a formula to MathML Core.

    The result is trusted: it holds elements of mathematics only, and no address, identifier or script.
    Raises FormulaError for what cannot or must not be converted.
    """
    _check(latex)
    try:
        converted = _converter().convert_with_local_state(latex, displaystyle=display)
    except math_core.LatexError as error:
        raise FormulaError(str(error).partition(": ")[2]) from error
    converted = converted.replace("&ApplyFunction;", "\u2061").replace("&InvisibleTimes;", "\u2062")
    if len(converted) > MAX_MATHML:
        raise FormulaError("The formula is too long.")
    for element, attributes in _TAG.findall(converted):
        if element not in _ELEMENTS or not _FORBIDDEN_ATTRIBUTES.isdisjoint(_ATTRIBUTE.findall(attributes)):
            raise FormulaError("References within formulas are not possible here.")
    return converted


def text(latex: str) -> str:
    r"""Say a formula in plain text: ``\ell_1`` becomes ℓ1, ``x^2`` x²; a mistaken one stays as typed."""
    try:
        tree = ET.fromstring(mathml(latex, display=False))  # noqa: S314 # nothing but our converter's output
    except (FormulaError, ET.ParseError):
        return f"${latex}$"
    return _said(tree)


def _said(element: ET.Element) -> str:
    parts = [_said(child) for child in element]
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
    said = re.sub(r"\u2061(?=\w)", " ", "".join([element.text or "", *parts]))
    return _STYLED.sub(_plain_letter, said.translate(_INVISIBLE)) if element.tag == "math" else said


def _grouped(said: str) -> str:
    return said if said.isalnum() else f"({said})"


def _plain_letter(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match[0])


def _check(latex: str) -> None:
    """Refuse what the converter crashes on or takes for ever over."""
    if len(latex.encode()) > MAX_FORMULA_BYTES:
        raise FormulaError(f"The formula is longer than {MAX_FORMULA_BYTES} bytes.")
    open_delimiters = [0]
    unpaired = 0
    for role in _roles(latex):
        match role:
            case "begin":
                open_delimiters.append(0)
                if len(open_delimiters) > MAX_NESTING:
                    raise FormulaError(f"The formula nests deeper than {MAX_NESTING} levels.")
            case "end":
                unpaired += open_delimiters.pop() if len(open_delimiters) > 1 else 0
            case "cell":
                unpaired += open_delimiters[-1]
                open_delimiters[-1] = 0
            case "open":
                open_delimiters[-1] += 1
            case "close":
                open_delimiters[-1] = max(0, open_delimiters[-1] - 1)
    if unpaired + sum(open_delimiters) > MAX_UNPAIRED:
        raise FormulaError(f"More than {MAX_UNPAIRED} brackets of the formula are never closed.")


def _roles(latex: str) -> Iterator[str]:
    """Yield what the tokens do to the nesting of a formula, as far as they do anything."""
    before = ""
    for token in _TOKEN.finditer(latex):
        command, character = token["command"] or "", token["character"] or ""
        if character.isspace():
            continue
        if character == "{" or command in {"begin", "left"}:
            yield "begin"
        elif character == "}" or command in {"end", "right"}:
            yield "end"
        elif character in {"&", "\\\\"}:
            yield "cell"
        elif before not in {"left", "right"}:  # whose delimiters are counted like braces
            if character in _OPENING or _OPENING_COMMAND.fullmatch(command):
                yield "open"
            elif (character in _CLOSING or _CLOSING_COMMAND.fullmatch(command)) and not _ALONE.fullmatch(
                before
            ):
                yield "close"
        before = command


@lru_cache(maxsize=1)
def _converter() -> math_core.LatexToMathML:
    # No expansions of a contributor's own commands: one that holds a bracket would slip past _check().
    return math_core.LatexToMathML(fancy_error=False, max_expansions=0)
