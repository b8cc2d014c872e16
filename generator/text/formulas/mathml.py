r"""The wall between math-core's output and a page: a real parser, and an allow-list of MathML Core.

math-core escapes what it knows to be text, and can be made to take text for something else
(``x^\operatorname{<svg/onload=…>}``). What it wrote is therefore parsed as XML, and written anew from what
``mathml.yml`` lists. The styles in it become attributes of MathML and classes, which ``formulas.css`` has,
and so does the HTML that it puts into text.

https://www.w3.org/TR/mathml-core/
"""

import html
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping

from generator.support import package

MAX_DEPTH = 200
"""How deep elements may nest."""

_LISTED = package.table("generator.text.formulas", "mathml.yml")

_ATTRIBUTES: Mapping[str, frozenset[str]] = {
    name: frozenset(attributes) for name, attributes in _LISTED["elements"].items()
}

_NOTATIONS: Mapping[str, str] = _LISTED["notations"]
_STYLES: Mapping[str, str | None] = _LISTED["styles"]
_LETTERS: Mapping[tuple[str, str], str] = {
    (name, value): known for name, values in _LISTED["letters"].items() for value, known in values.items()
}

_VALUE = re.compile(r"[a-z]+|-?(?:[0-9]{1,2}(?:\.[0-9]+)?|\.[0-9]+)(?:r?em)?")
"""Words, numbers and lengths: of a hundred em a stranger's formula would make a page of itself."""

_TOKENS = frozenset({"mi", "mn", "mo", "mtext"})
"""Elements that hold text, and no elements; all others hold no text."""

_EMPTY = frozenset({"mprescripts", "mspace"})

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
