"""Texts between quotes: where each of their characters was typed, and which of them was left open."""

import re
from collections.abc import Iterable

from generator.entries.yaml.nodes import LINE_BREAK, Span, width_of

_BREAK = rf"(?:{LINE_BREAK.pattern})[ \t]*"
_FOLD = rf"[ \t]*(?P<fold>(?:{_BREAK})+)"
_PARTS = {
    '"': re.compile(
        rf"\\(?:x.{{2}}|u.{{4}}|U.{{8}}|{_BREAK}(?P<empty>(?:{_BREAK})*)|.)|{_FOLD}|.", re.DOTALL
    ),
    "'": re.compile(rf"''|{_FOLD}|.", re.DOTALL),
}
"""What stands for one character, or for the line breaks that are left of several, or for nothing."""

_KEY_BELOW = re.compile(r"[\r\n](?P<indent> *)(?:- +)?[a-z][a-z-]*:(?:[ \r\n]|$)")


def left_open(text: str, texts: Iterable[Span]) -> int | None:
    """Return where a text begins that another one's quote ends: it holds keys, no deeper than its own."""
    for span in texts:
        for below in _KEY_BELOW.finditer(text, span.start, span.end) if text[span.start] in _PARTS else ():
            before = text[text.rfind("\n", 0, span.start) + 1 : span.start]
            if len(below["indent"]) <= width_of(before):
                return span.start
    return None


def offsets(typed: str) -> list[int]:
    r"""Return where each character of a value begins in what was typed, and where the last one ends.

    Without quotes each is where it is, which is not so of texts that are indented.

    >>> offsets(r'"a\\b"')
    [1, 2, 4, 5]
    """
    parts = _PARTS.get(typed[:1])
    if parts is None:
        return [*range(len(typed) + 1)]
    found: list[int] = []
    for part in parts.finditer(typed, 1, len(typed) - 1):
        made = part.groupdict()
        # An escaped line break leaves nothing, but the empty lines behind it are line breaks.
        empty = made.get("empty")
        breaks = len(LINE_BREAK.findall((made["fold"] or "") if empty is None else empty))
        count = max(breaks - 1, 1) if empty is None else breaks
        found += [part.start()] * count
    return [*found, len(typed) - 1]
