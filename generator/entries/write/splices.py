"""Edits of a YAML text by the places of its nodes, so that comments, order and quotes stay as they are."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from generator.entries.yaml.nodes import LINE_BREAK, Mapping, Node, Scalar, Sequence

_REST = re.compile(r"[^\r\n]*")
_DASH = re.compile(r"[ \t]*-[ \t]+")
_COMMA = re.compile(r"[ \t]*,")
_FROM_COMMA = re.compile(r",[ \t]*")


class UnreadableError(Exception):
    """A file holds something else than what is to be edited in it."""


class Splice(NamedTuple):
    """A text to put in place of what lies between two offsets."""

    start: int
    end: int
    text: str


def listed_too(text: str, mapping: Mapping, key: str, values: Iterable[str]) -> Splice:
    """Return what adds values, written as YAML, to the list under a key that need not be there yet.

    Raises UnreadableError where something else than a list stands there.
    """
    added = list(values)
    _, held = mapping.by_key.get(key, (None, None))
    if isinstance(held, Sequence):
        return _appended(text, held, added)
    if isinstance(held, Scalar):  # none yet, or one that stands by itself
        start, end = held.span.start, _end(text, held)
        both = ", ".join([*filter(None, [text[start:end]] * (not held.absent)), *added])
        before, after = " " * (text[start - 1] not in " \t"), " " * text.startswith("#", end)
        return Splice(start, end, f"{before}[{both}]{after}")
    if held is not None:
        raise UnreadableError
    line = f"{key}: [{', '.join(added)}]"
    end = _end(text, mapping.items[-1][1], mapping.items[-1][0])
    if _is_bracketed(text, mapping):
        return Splice(end, end, f", {line}")
    begin = mapping.items[0][0].span.start
    return _new_lines(text, end, [f"{' ' * _column(text, begin)}{line}"])


def unlisted(text: str, listed: Sequence, index: int) -> Splice:
    """Return what takes an item from a list."""
    items = listed.items
    start, end = items[index].span.start, _end(text, items[index])
    if not listed.bracketed:
        return _whole_lines(text, start, end)
    if index + 1 < len(items):
        return Splice(start, items[index + 1].span.start, "")
    if index and _FROM_COMMA.fullmatch(text, before := _end(text, items[index - 1]), start):
        return Splice(before, end, "")
    comma = _COMMA.match(text, end)
    return Splice(start, comma.end() if comma else end, "")


def unset(text: str, mapping: Mapping, key: str) -> Splice:
    """Return what takes a key with its value from a mapping; raises UnreadableError between braces."""
    if _is_bracketed(text, mapping):
        raise UnreadableError
    name, value = mapping.by_key[key]
    return _whole_lines(text, name.span.start, _end(text, value, name))


def _appended(text: str, listed: Sequence, added: list[str]) -> Splice:
    if not listed.items:
        return Splice(listed.span.start + 1, listed.span.start + 1, ", ".join(added))
    start, end = listed.items[-1].span.start, _end(text, listed.items[-1])
    if listed.bracketed:
        return Splice(end, end, "".join(f", {value}" for value in added))
    dash = text[start - _column(text, start) : start]
    if not _DASH.fullmatch(dash):
        dash = f"{' ' * _column(text, listed.span.start)}- "
    return _new_lines(text, end, [f"{dash}{value}" for value in added])


def _end(text: str, node: Node, key: Node | None = None) -> int:
    """Return where a node's own text ends: marks of what is divided into lines lie behind comments."""
    last = max(node.span.start, key.span.end + 1 if key else 0)
    if isinstance(node, Mapping) and node.items and not _is_bracketed(text, node):
        return max(last, _end(text, node.items[-1][1], node.items[-1][0]))
    if isinstance(node, Sequence) and node.items and not node.bracketed:
        return max(last, _end(text, node.items[-1]))
    return max(last, node.span.start + len(text[node.span.start : node.span.end].rstrip()))


def _is_bracketed(text: str, mapping: Mapping) -> bool:
    return text.startswith("{", mapping.span.start)


def _column(text: str, offset: int) -> int:
    """Return how many characters of its line stand before an offset."""
    return offset - max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) - 1


def _line_end(text: str, offset: int) -> int:
    """Return where a line ends, short of its break."""
    rest = _REST.match(text, offset)
    return rest.end() if rest else offset


def _new_lines(text: str, offset: int, lines: list[str]) -> Splice:
    """Return what puts lines below that of an offset, which end as the lines of the text do."""
    found = LINE_BREAK.search(text)
    ending = found[0] if found else "\n"
    at = _line_end(text, offset)
    return Splice(at, at, "".join(f"{ending}{line}" for line in lines))


def _whole_lines(text: str, start: int, end: int) -> Splice:
    """Return what takes away the lines from one offset to another, with their last break."""
    ending = LINE_BREAK.match(text, at := _line_end(text, end))
    return Splice(start - _column(text, start), ending.end() if ending else at, "")
