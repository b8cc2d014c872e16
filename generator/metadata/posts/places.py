"""In which lines of its file a post says what: making Markdown of a page forgets it.

What is looked for are words in their order, which all forms of a post have in common.
"""

import html
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from generator.metadata.posts.post import Part

_WORD = re.compile(r"[^\W_]+")
_IN_PAGE = re.compile(r"<[^<>]*>|&#?\w{1,31};|(?P<word>[^\W_]+)")
_BODY = re.compile(r"<body\b", re.IGNORECASE)

_ENOUGH = 8
"""How many words of a line tell it from others."""

_TRIES = 100
"""At how many places that begin as it does a line is looked for."""


def numbered(parts: Sequence[Part], source: str, *, is_page: bool) -> tuple[Part, ...]:
    """Return the parts of a post with their lines in its file, as far as they are found there."""
    words, lines = _words(source, is_page=is_page)
    places: dict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(words):
        places[word].append(place)
    found: list[Part] = []
    position = 0
    for part in parts:
        wanted = _WORD.findall(part.title)[:_ENOUGH]
        begun = places.get(wanted[0], []) if wanted else []
        first = bisect_left(begun, position)
        tried = (at for at in begun[first : first + _TRIES] if words[at : at + len(wanted)] == wanted)
        at = next(tried, None)
        if at is not None:
            position = at + len(wanted)
        found.append(part if at is None else replace(part, at=lines[at]))
    return tuple(found)


def line_of(source: str, typed: str) -> int:
    """Return the first line of a file that holds something; the first of all where none does."""
    found = (source.find(way) for way in (typed, html.escape(typed)) if way)
    return source.count("\n", 0, max(0, *found)) + 1


def _words(source: str, *, is_page: bool) -> tuple[list[str], list[int]]:
    """Return the words of a file, and the line of each."""
    words: list[str] = []
    lines: list[int] = []
    body = _BODY.search(source) if is_page else None
    line, position = 1, 0
    for match in (_IN_PAGE if is_page else _WORD).finditer(source, body.start() if body else 0):
        word = match["word"] if is_page else match[0]
        if word:
            line += source.count("\n", position, match.start())
            position = match.start()
            words.append(word)
            lines.append(line)
    return words, lines
