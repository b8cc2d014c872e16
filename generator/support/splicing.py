"""Texts with others in place of some of their parts."""

from collections.abc import Callable, Iterable


def spliced(text: str, edits: Iterable[tuple[int, int, str]], kept: Callable[[str], str] = str) -> str:
    """Return a text with each ``[start, end)`` replaced, and what is between them as ``kept`` has it.

    Of two that overlap the first counts.

    >>> spliced("abcdef", [(4, 5, ""), (0, 1, "x"), (2, 2, "-")])
    'xb-cdf'
    >>> spliced("abcdef", [(1, 3, "-"), (2, 4, "+")], str.upper)
    'A-DEF'
    """
    parts: list[str] = []
    position = 0
    for start, end, new in sorted(edits):
        if start >= position:
            parts += (kept(text[position:start]), new)
            position = end
    return "".join((*parts, kept(text[position:])))
