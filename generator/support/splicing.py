"""Texts with others in place of some of their parts."""

from collections.abc import Iterable


def spliced(text: str, edits: Iterable[tuple[int, int, str]]) -> str:
    """Return a text with each ``[start, end)`` replaced; the places must not overlap.

    >>> spliced("abcdef", [(4, 5, ""), (0, 1, "x"), (2, 2, "-")])
    'xb-cdf'
    """
    parts: list[str] = []
    position = 0
    for start, end, new in sorted(edits):
        parts += (text[position:start], new)
        position = end
    return "".join((*parts, text[position:]))
