"""Pages of a paper: which hyphen stands between the first and the last, and which within a number.

Proceedings of several volumes number their pages ``I-513`` to ``I-516``, supplements theirs ``S-34``.
"""

import re

_ITEM = re.compile(r"[^\s,;&]+")
"""A page, or a range of them: there may be several."""

_OF_A_PART = re.compile(r"(?![ivxlc]+-)[A-Za-z]+-[0-9][^-]*")
"""A number behind the letters of a volume or supplement; small Roman letters are numbers themselves."""


_NUMBERS = re.compile(r"(?<![\w-])([0-9]{1,9})(\s*[~∼〜～‐-―−-]+\s*)([0-9]{1,9})(?![\w-])")
"""Two numbers with nothing before or behind them, and what stands between."""


def in_order(pages: str) -> str:
    """Return pages with the lower first; a last page may be cut short to the digits that differ.

    >>> in_order("pp. 425–421"), in_order("421-25"), in_order("2017-1-9")
    ('pp. 421–425', '421-25', '2017-1-9')
    """
    return _NUMBERS.sub(_in_order, pages)


def _in_order(found: re.Match[str]) -> str:
    first, dash, last = found.groups()
    is_turned = len(last) >= len(first) and int(last) < int(first)
    return f"{last}{dash}{first}" if is_turned else found[0]


def with_dashes(pages: str, dash: str) -> str:
    """Return pages with ``dash`` in their ranges.

    >>> with_dashes("I-513-I-516, S-34", "–")
    'I-513–I-516, S-34'
    """
    return _ITEM.sub(lambda item: dash.join(filter(None, first_and_last(item[0]))), pages)


def first_and_last(pages: str) -> tuple[str, str]:
    """Return the ends of a range; what is none comes back whole, with nothing for a last page.

    >>> first_and_last("421-425"), first_and_last("I-513-516"), first_and_last("S-34")
    (('421', '425'), ('I-513', '516'), ('S-34', ''))
    """
    parts = pages.split("-") if _ITEM.fullmatch(pages) else []
    middle = len(parts) // 2
    if len(parts) == 3 and _OF_A_PART.fullmatch(pages.rpartition("-")[0]):
        middle = 2
    elif len(parts) % 2 or _OF_A_PART.fullmatch(pages):
        middle = 0
    first, last = "-".join(parts[:middle]), "-".join(parts[middle:])
    return (first, last) if all(parts) and middle else (pages, "")
