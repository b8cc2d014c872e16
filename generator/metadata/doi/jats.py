"""JATS, HTML and MathML in titles and abstracts, to one line of text whose formulas are TeX between dollars.

What is made is text: whoever shows it escapes it like any other.
"""

import html
import re
from collections.abc import Container, Iterator

from generator.metadata.doi import tex_of_mathml
from generator.metadata.doi.tex_of_mathml import Node
from generator.text import tex

_MAX_DEPTH = 32
"""How deep elements lie in each other; what lies deeper is taken out of them."""

_TOKEN = re.compile(
    r"<(?P<end>/?)(?P<name>[a-zA-Z][\w:.-]*+)(?P<attributes>[^<>]*)>|<!\[CDATA\[(?P<data>(?s:.{0,2000}?))\]\]>|<(?:!--|!\[|[!?][a-zA-Z])[^<>]*>"
)
"""A tag, or what else stands between such brackets; all of it is found in one pass, whatever is left open."""

_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)
"""A character reference; what looks like one and is none stays, as in ``R&D``."""

_DOCTYPE = re.compile(r"\s*(?:<\?[^<>]*>\s*)?<!DOCTYPE[^\[>]*(?:\[[^\]]*\]\s*)?>", re.IGNORECASE)
_TEX = re.compile(r"""\bencoding\s*=\s*["'][^"']*\btex\b""", re.IGNORECASE)
_PREFIX = re.compile(r"(?:jats|mml|m|html):")

_ATTRIBUTES = re.compile(r"\s*/?|\s+[\w:.-]+\s*=.*", re.DOTALL)
"""What follows an element's name, where that is not the first letter of a pair ``<u, i>``."""

_TEX_ELEMENTS = frozenset({"tex-math", "tex"})
"""Those of JATS and of IEEE, whose ``formula`` is around them."""

_FORMULAS = frozenset({"inline-formula", "disp-formula", "alternatives", "math", *_TEX_ELEMENTS, "formula"})
_BLOCKS = frozenset("abstract body br break div disp-formula li list list-item ol p sec title ul".split())
_PICTURES = frozenset({"img", "graphic", "inline-graphic"})
_EMPTY = frozenset({"br", "break", "mspace", *_PICTURES})
_INLINE = frozenset(
    "a b bold em ext-link font i inf italic monospace named-content overline roman sc scp small span strike"
    " strong sub sup styled-content tt u underline uri xref".split()
)
_IN_PAIRS = _INLINE | _BLOCKS
_ELEMENTS = _FORMULAS | _EMPTY | _IN_PAIRS
"""What is known by its name alone; those of JATS and MathML have a prefix. Others are meant as text."""

_ELEMENTS_SHOWN = _ELEMENTS - _PICTURES

_ANY_IN_PAIRS = frozenset(f"{prefix}{name}" for prefix in ("", "jats:", "mml:", "m:") for name in _ELEMENTS)

_ANY_TAG = re.compile(r"</?[A-Za-z][\w:-]{0,30}(?:\s[^<>]{0,200})?/?>")

_BLOCK_FIRST = re.compile(r"\s*<(?:abstract|div|jats:\w+|ol|p|sec|title|ul)\b", re.IGNORECASE)
"""How a text begins that is marked up in paragraphs, which HTML need not close."""

_HEADS = "\ufdd2"
"""Stands, as no text does, for the colon between a title and what follows, if anything does."""

_HEADING = re.compile(r"(?:abstract|summary|(?:국문|영문)?\s*(?:초록|요약))\W*", re.IGNORECASE)
"""What publishers head an abstract with."""


def line(typed: str) -> str:
    """Return a text as people read it, on one line."""
    if "<" not in typed and "&" not in typed:
        return typed
    if "<" in typed:
        tree = _tree(typed, _INLINE)
    else:  # markup that was escaped, or a text that names tags
        typed = references(typed)
        tree = _tree(typed, _INLINE if _BLOCK_FIRST.match(typed) else _IN_PAIRS)
    return _line(tree)


def exported(typed: str) -> str:
    """Return what a bibliography has from XML or HTML on one line; there people type tags as text, too.

    >>> exported("The &lt;i&gt;Order&lt;/i&gt; of H<sub>2</sub>O &amp;amp; <x>, <p> alone")
    'The Order of H₂O & <x>, <p> alone'
    """
    whole = references(references(typed))  # which may have been escaped twice
    return _line(_tree(whole, _ANY_IN_PAIRS, all_known=True)) if "<" in whole else whole


def unread(shown: str) -> list[str]:
    """Return the tags that are left in a text, since nobody knows them or they enclose nothing."""
    return _ANY_TAG.findall(shown)


def references(typed: str) -> str:
    """Write out character references."""
    return _REFERENCE.sub(lambda reference: html.unescape(reference[0]), typed) if "&" in typed else typed


def _line(tree: Node) -> str:
    shown = " ".join("".join(_texts(tree)).split())
    return shown.removesuffix(_HEADS).replace(_HEADS, ":")


def _texts(node: Node) -> Iterator[str]:
    if node.name in _FORMULAS:
        yield from _formula(node)
        return
    inside = [
        child for part in node.children for child in ([part] if isinstance(part, str) else _texts(part))
    ]
    text = "".join(inside)
    match node.name:
        case "title" if _HEADING.fullmatch(text.strip()):
            pass
        case "title" if text.strip():
            yield f" {text.strip()}{'' if text.strip()[-1] in '.:?!' else _HEADS} "
        case "sub" | "inf":
            yield tex.lowered(text)
        case "sup":
            yield tex.raised(text)
        case name if name in _BLOCKS:
            yield f" {text} "
        case _:
            yield references(text)  # what was escaped twice


def _formula(node: Node) -> Iterator[str]:
    latex = tex_of_mathml.latex(node)
    space = " " if node.name == "disp-formula" else ""
    yield f"{space}${latex}${space}" if latex else f" {node.text} "


def _tree(typed: str, in_pairs: Container[str], *, all_known: bool = False) -> Node:
    """Return what was typed as a tree, in which all that is not closed ends with what is around it.

    Tags of elements that are only tags ``in_pairs`` are else meant as text; where ``all_known`` are to be,
    those of pictures, and with a prefix of JATS or MathML and another name, are as well.
    """
    root = Node("")
    opened = [root]
    doctype = _DOCTYPE.match(typed)
    end = doctype.end() if doctype else 0
    alone = _alone(typed, end, in_pairs)
    for token in _TOKEN.finditer(typed, end):
        opened[-1].children.append(references(typed[end : token.start()]))
        end = token.end()
        if token["data"]:
            opened[-1].children.append(token["data"])
        elif token.start() in alone or (token["name"] and not _follow(token, opened, all_known=all_known)):
            opened[-1].children.append(token[0])
    opened[-1].children.append(references(typed[end:]))
    return root


def _alone(typed: str, start: int, in_pairs: Container[str]) -> set[int]:
    """Return where tags begin that open what nothing closes, or close what nothing opens."""
    opened: dict[str, list[int]] = {}
    alone: set[int] = set()
    for token in _TOKEN.finditer(typed, start):
        name, attributes = (token["name"] or "").lower(), token["attributes"] or ""
        if name not in in_pairs or _PREFIX.sub("", name) in _EMPTY or not _ATTRIBUTES.fullmatch(attributes):
            continue
        if attributes.endswith("/"):  # it closes itself
            continue
        if not token["end"]:
            opened.setdefault(name, []).append(token.start())
        elif opened.get(name):
            opened[name].pop()
        else:
            alone.add(token.start())
    return alone.union(*opened.values())


def _follow(token: re.Match[str], opened: list[Node], *, all_known: bool) -> bool:
    """Open or close an element; tell whether the token is a tag of one that is known."""
    typed = token["name"].lower()
    name = _PREFIX.sub("", typed)
    known = _ELEMENTS_SHOWN if all_known else _ELEMENTS
    is_known = name in known and _ATTRIBUTES.fullmatch(token["attributes"])
    if (all_known or name == typed) and not is_known and not any(node.name == "math" for node in opened):
        return False
    if token["end"]:
        depth = next((at for at in range(len(opened) - 1, 0, -1) if opened[at].name == name), len(opened))
        del opened[depth:]
    elif len(opened) <= _MAX_DEPTH:
        node = Node(name, is_tex=name in _TEX_ELEMENTS or bool(_TEX.search(token["attributes"])))
        opened[-1].children.append(node)
        if name not in _EMPTY and not token["attributes"].endswith("/"):
            opened.append(node)
    return True
