r"""The wall between math-core's output and a page: a real parser, and an allow-list of MathML Core.

math-core escapes what it knows to be text, and can be made to take text for something else
(``x^\operatorname{<svg/onload=…>}``). What it wrote is therefore parsed as XML, and written anew from what
is listed here. The styles in it become attributes of MathML and classes, which ``formulas.css`` defines, and
so does the HTML that it puts into text.

https://www.w3.org/TR/mathml-core/
"""

import html
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

MAX_DEPTH = 200
"""How deep elements may nest."""

_STYLED = frozenset({"displaystyle", "scriptlevel"})
_OPERATOR = frozenset(("form largeop lspace maxsize minsize movablelimits rspace stretchy symmetric").split())
_ATTRIBUTES = {
    **dict.fromkeys(
        ("mmultiscripts mn mphantom mprescripts mroot msqrt msub msubsup msup mtd mtext mtr").split(),
        frozenset[str](),
    ),
    "math": frozenset({"display"}),
    "mfrac": _STYLED | {"linethickness"},
    "mi": frozenset({"mathvariant"}),
    "mo": _OPERATOR,
    "mover": frozenset({"accent"}),
    "mpadded": frozenset({"depth", "height", "voffset", "width"}),
    "mrow": _STYLED,
    "mspace": frozenset({"width"}),
    "mtable": _STYLED,
    "munder": frozenset({"accentunder"}),
    "munderover": frozenset({"accent", "accentunder"}),
}
"""The elements of a formula and their attributes, as far as math-core writes them."""

_VALUE = re.compile(r"[a-z]+|-?(?:[0-9]{1,2}(?:\.[0-9]+)?|\.[0-9]+)(?:r?em)?")
"""Words, numbers and lengths: of a hundred em a stranger's formula would make a page of itself."""

_TOKENS = frozenset({"mi", "mn", "mo", "mtext"})
"""Elements that hold text, and no elements; all others hold no text."""

_EMPTY = frozenset({"mprescripts", "mspace"})

_NOTATIONS = {
    "actuarial": "math-actuarial",
    "box": "math-box",
    "downdiagonalstrike": "math-down",
    "phasorangle": "math-phase",
    "updiagonalstrike": "math-up",
}
"""Classes for what ``menclose`` draws around its content: MathML Core is without that element."""

_LETTERS = {
    ("b", ""): "math-bold",
    ("code", ""): "math-mono",
    ("em", ""): "math-italic",
    ("i", ""): "math-italic",
    ("s", ""): "math-struck",
    ("u", ""): "math-underlined",
    ("span", "math-core-sans-serif-font"): "math-sans",
    ("span", "math-core-serif-font"): "math-serif",
    ("span", "font-variant-caps: small-caps"): "math-caps",
}
"""Classes for the HTML that text is put into, by its name and its only attribute's value."""

_STYLES = {
    "border-left: 0.05em dashed currentcolor": "math-dashed-left",
    "border-left: 0.05em solid currentcolor": "math-line-left",
    "border-right: 0.05em dashed currentcolor": "math-dashed-right",
    "border-right: 0.05em solid currentcolor": "math-line-right",
    "border-top: 0.05em dashed currentcolor": "math-dashed-top",
    "border-top: 0.05em solid currentcolor": "math-line-top",
    "justify-items: end": "math-right",
    "justify-items: start": "math-left",
    "math-shift:compact": None,
    "padding-bottom: 0": "math-low",
    "padding-left: 0": "math-flush-left",
    "padding-left: 0.1em": "math-narrow",
    "padding-left:0": None,
    "padding-left:0.1667em": "math-before-3",
    "padding-left:0.2222em": "math-before-4",
    "padding-left:0.2778em": "math-before-5",
    "padding-left:1em": "math-case",
    "padding-right: 0": "math-flush-right",
    "padding-right: 0.1em": "math-narrow",
    "padding-right:0": None,
    "padding-right:0.1667em": "math-after-3",
    "padding-right:0.2222em": "math-after-4",
    "padding-right:0.2778em": "math-after-5",
    "padding-top: 0": "math-low",
    "padding-top: 0.1667em": "math-continued",
    "text-align: left": "math-left",
    "text-align: right": "math-right",
    "width: 100%": None,
    "width: 50%": None,
    "width: 7.5%": None,
}
"""Classes for math-core's declarations of style; None for those that a formula can be without."""

_MEASURED = re.compile(
    r"color:(?P<mathcolor>#[0-9A-F]{6})|font-size:(?P<mathsize>[0-9]{2,3}%)"
    r"|margin-left:-(?P<back>[0-9]{1,4}(?:\.[0-9]{1,9})?)r?em|width:[0-9.]+rem"
)
"""Declarations that hold a value of their own, the last of which is said by an attribute as well."""

_BACK = (3, 4, 5, 9, 18)
"""By how many eighteenths of an em a space can go back; ``formulas.css`` has a class for each."""


_FOREIGN = "More than mathematics would come of it, such as HTML, a link or a length of 100 em."


class ForeignError(ValueError):
    """Why a converted formula must not stand on a page, in English."""


def clean(converted: str) -> str:
    """Return a converted formula as MathML and nothing else.

    Raises ForeignError where that would leave something out, and for elements that nest too deep.
    """
    if "<!" in converted or "<?" in converted:  # of which the parser would say nothing
        raise ForeignError(_FOREIGN)
    try:
        tree = ET.fromstring(converted)  # noqa: S314 # without a document type there are no entities to expand
    except ET.ParseError as error:
        raise ForeignError(_FOREIGN) from error
    if tree.tag != "math":
        raise ForeignError(_FOREIGN)
    return _written(tree, 1)


def _written(element: ET.Element, depth: int) -> str:
    """Return an element as HTML, with all that is in it."""
    name, text, children = element.tag, element.text or "", [*element]
    attributes: dict[str, str] = {}
    if name == "menclose":
        name, attributes["class"] = "mrow", " ".join(_notations(element))
        children = [child for child in children if "class" not in child.attrib]
    elif element.attrib:
        attributes = _attributes(element)
    if name == "mtext" and children:
        (text, attributes["class"]), children = _letters(element), []
    if name not in _ATTRIBUTES or (text and name not in _TOKENS) or (children and name in _TOKENS):
        raise ForeignError(_FOREIGN)
    if depth > MAX_DEPTH:
        raise ForeignError(f"It nests deeper than {MAX_DEPTH} levels.")
    parts = [f"<{name}", *(f' {key}="{value}"' for key, value in attributes.items())]
    if name in _EMPTY:
        return "".join([*parts, "/>"])
    parts += [">", html.escape(text, quote=False)]
    for child in children:
        if child.tail:
            raise ForeignError(_FOREIGN)
        parts.append(_written(child, depth + 1))
    return "".join([*parts, f"</{name}>"])


def _notations(element: ET.Element) -> Iterator[str]:
    for notation in element.get("notation", "").split():
        if notation not in _NOTATIONS:
            raise ForeignError(_FOREIGN)
        yield _NOTATIONS[notation]


def _letters(element: ET.Element) -> tuple[str, str]:
    """Return what a text says, and the classes for the HTML that it is put into."""
    classes = []
    while len(element):
        letters = element[0]
        kind = (letters.tag, " ".join(letters.attrib.values()))
        if kind not in _LETTERS or len(element) > 1 or element.text or letters.tail:
            raise ForeignError(_FOREIGN)
        classes.append(_LETTERS[kind])
        element = letters
    return element.text or "", " ".join(classes)


def _attributes(element: ET.Element) -> dict[str, str]:
    """Return the attributes that an element may have, those for its styles among them."""
    attributes: dict[str, str] = {}
    for name, value in element.items():
        if name == "style":
            attributes |= _styles(value)
        elif name in _ATTRIBUTES.get(element.tag, ()) and _VALUE.fullmatch(value):
            attributes[name] = value
        else:
            raise ForeignError(_FOREIGN)
    return attributes


def _styles(declarations: str) -> dict[str, str]:
    attributes: dict[str, str] = {}
    classes: list[str | None] = []
    for declaration in declarations.rstrip(";").split(";"):
        if declaration in _STYLES:
            classes.append(_STYLES[declaration])
        elif measured := _MEASURED.fullmatch(declaration):
            found = {name: value for name, value in measured.groupdict().items() if value}
            if back := found.pop("back", None):
                classes.append(f"math-back-{min(_BACK, key=lambda step: abs(step - 18 * float(back)))}")
            attributes |= found
        else:
            raise ForeignError(_FOREIGN)
    if named := [name for name in dict.fromkeys(classes) if name]:
        attributes["class"] = " ".join(named)
    return attributes
