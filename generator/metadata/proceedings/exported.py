"""What exports from XML and HTML leave in titles, names and abstracts: character references and tags."""

import html
import re

from generator.metadata.doi import jats
from generator.text import tex

_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)
"""A character reference; what looks like one and is none stays."""

_INLINE = "a|i|em|b|strong|u|tt|sc|scp|small|span|font|sub|sup|inf|italic|bold|underline|monospace|roman"
_BLOCKS = "p|br|div|title|sec|list|li|ul|ol|break"
_TAG = re.compile(
    rf"<(?P<end>/?)(?P<name>(?:jats:)?(?:{_INLINE}|{_BLOCKS}))(?:\s[^<>]*)?(?P<empty>/?)>", re.IGNORECASE
)
_FORMULA = re.compile(
    r"<(?P<name>(?:mml:|jats:|m:)?(?:math|(?:inline-|disp-)?formula|tex(?:-math)?))(?:\s[^<>]*)?>"
    r"(?:(?!<(?P=name)[\s>]).){0,8000}?</(?P=name)>",
    re.DOTALL,
)
"""A formula as publishers tag it, in TeX or MathML."""

_ANY_TAG = re.compile(r"</?[A-Za-z][\w:-]{0,30}(?:\s[^<>]{0,200})?/?>")
_BLOCK_NAMES = frozenset(_BLOCKS.split("|"))
_SHIFTS = {"sup": tex.raised, "sub": tex.lowered, "inf": tex.lowered}


def text(typed: str) -> str:
    """Write out character references, those too that were escaped twice, and take off tags in pairs.

    >>> text("The &lt;i&gt;Order&lt;/i&gt; of H<sub>2</sub>O &amp;amp; <x>")
    'The Order of H₂O & <x>'
    """
    return _untagged(_FORMULA.sub(lambda formula: jats.line(formula[0]), references(references(typed))))


def unread(shown: str) -> list[str]:
    """Return the tags that are left in a text, since nobody knows them or they enclose nothing."""
    return _ANY_TAG.findall(shown)


def references(typed: str) -> str:
    """Write out character references."""
    return _REFERENCE.sub(lambda reference: html.unescape(reference[0]), typed) if "&" in typed else typed


def _untagged(typed: str) -> str:
    if "<" not in typed:
        return typed
    pieces: list[str] = []
    opened: dict[str, list[int]] = {}
    position = 0
    for tag in _TAG.finditer(typed):
        pieces += [typed[position : tag.start()], tag[0]]
        position = tag.end()
        name = tag["name"].lower().removeprefix("jats:")
        if name == "br" or tag["empty"]:
            pieces[-1] = " "
        elif not tag["end"]:
            opened.setdefault(name, []).append(len(pieces) - 1)
        elif begun := opened.get(name):
            start = begun.pop()
            pieces[start] = pieces[-1] = " " if name in _BLOCK_NAMES else ""
            if start == len(pieces) - 3 and (shift := _SHIFTS.get(name)):
                pieces[-2] = shift(pieces[-2])
    return "".join([*pieces, typed[position:]])
