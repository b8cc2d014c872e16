"""What all texts of one file may demand of those who render them, however they are divided.

To render takes time for each sign that Markdown knows, each line, and each character of code in colours:
about as much for one kind as for another. They are counted together, by a rule that gives the same answer on
every machine; the limit on time is the last resort behind it.
"""

import re
from dataclasses import replace

from generator.entries.yaml.nodes import Broken, Mapping, Node, Scalar, Sequence, Span
from generator.text.characters import UNWANTED, visible

MAX_MARKS = 20_000
"""How many marks a file may hold: more than 60 KB of lecture notes have, full of formulas and tables."""

_CODE_A_MARK = 4
"""How many characters of code take as long as a mark."""

_MOST_A_CHARACTER = 3
"""More than a character can count as: a dollar does twice, and in code a little more."""

_MARK = re.compile(r"[-\\`*_$<>\[\]|~#^!/{}&=@+\n]|^ *[0-9]{1,3}[.)] ", re.MULTILINE)
_BREAK = re.compile("\r\n?")
_ITEM = r"(?:(?:[-*+]|[0-9]+[.)]) +)?"
_CODE = re.compile(
    rf"^ *{_ITEM}(?P<fence>(?P<sign>[`~])(?P=sign){{2,}}) *[a-zA-Z][^\n]*\n"
    rf"(?P<fenced>.*?)(?:^ *(?P=fence)(?P=sign)* *$|\Z)"
    rf"|^ *>[ >]*{_ITEM}(?:`{{3}}|~{{3}})[`~]* *[a-zA-Z][^\n]*\n(?P<quoted>(?: *>[^\n]*(?:\n|\Z))*)",
    re.DOTALL | re.MULTILINE,
)
"""Code in a language that is named: up to its end, or that of the quote around it."""


def count(text: str) -> int:
    """Return how many marks a text holds; what may be code counts by its length as well, a dollar twice."""
    text = UNWANTED.sub("", _BREAK.sub("\n", visible(text))).expandtabs(4)  # as Markdown is read
    code = sum(len(found["fenced"] or found["quoted"] or "") for found in _CODE.finditer(text))
    return len(_MARK.findall(text)) + text.count("$") + code // _CODE_A_MARK


def may_exceed(text: str) -> bool:
    """Tell, without a look at it, whether a text can hold more marks than a file may; few can."""
    return _MOST_A_CHARACTER * len(text) > MAX_MARKS


def exceeds(text: str) -> bool:
    """Tell whether a text holds more marks than a file may."""
    return may_exceed(text) and count(text) > MAX_MARKS


def limited(tree: Mapping) -> tuple[Mapping, Span | None]:
    """Return a tree without the text that passes the limit and what follows, and where that text stands."""
    held = 0
    passed: Span | None = None

    def of(mapping: Mapping) -> Mapping:
        return Mapping(tuple((key, kept(value)) for key, value in mapping.items), mapping.span)

    def kept(node: Node) -> Node:
        nonlocal held, passed
        match node:
            case Mapping():
                return of(node)
            case Sequence():
                return replace(node, items=tuple(map(kept, node.items)))
            case Scalar() if passed is None:
                held += count(node.text)
                passed = node.span if held > MAX_MARKS else None
        return node if passed is None else Broken(node.span)

    return of(tree), passed
