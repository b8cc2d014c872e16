"""Sanitised HTML as a small tree, and back."""

import html
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.text.formulas import inline
from generator.text.markdown import sanitise
from generator.text.markdown.pieces import TOKEN, Pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAG = re.compile(
    r'<(?P<closing>/?)(?P<name>[a-z][a-z0-9]*)(?P<attributes>(?:\s[^\s=>"]+(?:="[^"]*")?)*)\s*>'
)
_ATTRIBUTE = re.compile(r'\s([^\s=>"]+)(?:="([^"]*)")?')
_VOID = frozenset({"br", "col", "hr", "wbr"})
_BESIDE = re.compile(f"{inline.BEFORE}{TOKEN.pattern}{inline.AFTER}")
_NO_BLOCKS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "a", "summary", "caption", "pre"})
"""Elements that end, or break, where a block begins inside them."""


@dataclass(slots=True)
class Element:
    """An element of HTML; its texts and attributes are escaped as they stood."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: "list[Element | str]" = field(default_factory=list)

    def elements(self) -> "Iterator[Element]":
        """Yield this element and all below it, in order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.elements()

    @property
    def text(self) -> str:
        """All text in it, unescaped, tokens included."""
        return "".join(
            html.unescape(child) if isinstance(child, str) else child.text for child in self.children
        )


def parsed(sanitised: str) -> Element:
    """Parse what nh3 wrote, well-formed and with quotes; leave out attributes that may not stay."""
    root = Element("")
    path = [root]
    position = 0
    for tag in _TAG.finditer(sanitised):
        if position < tag.start():
            path[-1].children.append(sanitised[position : tag.start()])
        position = tag.end()
        if tag["closing"]:
            path.pop()
        else:
            element = Element(tag["name"], _kept_attributes(tag["attributes"]))
            path[-1].children.append(element)
            if tag["name"] not in _VOID:
                path.append(element)
    root.children.append(sanitised[position:])
    return root


def _kept_attributes(typed: str) -> dict[str, str]:
    values = {
        name: sanitise.allowed_value(name, html.unescape(value)) for name, value in _ATTRIBUTE.findall(typed)
    }
    return {name: html.escape(value) for name, value in values.items() if value is not None}


def written(root: Element, pieces: Pieces) -> str:
    """Write a tree as HTML, with the pieces that its tokens stand for."""
    return "".join(_written(child, pieces, frozenset()) for child in root.children)


def _written(node: Element | str, pieces: Pieces, above: frozenset[str]) -> str:
    if isinstance(node, str):
        return _BESIDE.sub(lambda token: _piece(token, pieces, above), node)
    if node.name == "p":
        return _paragraph(node, pieces, above)
    within = above | {node.name}
    content = "".join(_written(child, pieces, within) for child in node.children)
    return _tagged(node, content, pieces)


def _tagged(node: Element, content: str, pieces: Pieces) -> str:
    attributes = "".join(
        f' {name}="{TOKEN.sub(lambda token: html.escape(pieces.pieces[int(token[1])].text), value)}"'
        for name, value in node.attributes.items()
    )
    return f"<{node.name}{attributes}>" + ("" if node.name in _VOID else f"{content}</{node.name}>")


def _piece(found: re.Match[str], pieces: Pieces, above: frozenset[str]) -> str:
    """Return a piece, with what was found beside its token."""
    piece = pieces.pieces[int(found["number"])]
    barred = (piece.block and above & _NO_BLOCKS) or (piece.link and "a" in above)
    shown = html.escape(piece.text) if barred else piece.html
    if shown.startswith("<math"):
        return inline.joined(shown, found)
    return f"{found['before']}{shown}{found['after']}"


def _paragraph(node: Element, pieces: Pieces, above: frozenset[str]) -> str:
    """Write a paragraph, split where a block stands in it, and nothing for an empty one."""
    parts: list[str] = []
    line: list[Element | str] = []

    def end() -> None:
        within = above | {"p"}
        content = "".join(_written(child, pieces, within) for child in line).strip()
        if content:
            parts.append(_tagged(node, content, pieces))
        line.clear()

    for child in node.children:
        position = 0
        for token in TOKEN.finditer(child) if isinstance(child, str) else ():
            piece = pieces.pieces[int(token[1])]
            if piece.block and not above & _NO_BLOCKS:
                line.append(str(child)[position : token.start()])
                end()
                parts.append(piece.html)
                position = token.end()
        line.append(child if isinstance(child, Element) else child[position:])
    end()
    return "\n".join(parts)
