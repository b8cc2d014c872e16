"""Lookalikes: names that are probably one person's, typed or printed differently.

Names are compared word by word. Two are alike if one has an initial that the other lacks, if they differ in
hyphens alone, or in one letter of one long word: short names of different people are that near as well.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

Known = tuple[str, int, bool]
"""An author's id, how many works they wrote, and whether people.yml tells who they are."""

FEWEST = 5
"""How many letters a word has at least in which letters are swapped or one is missing."""

FEWEST_EXCHANGED = 6
"""How many it has at least in which one letter is another."""


def lookalikes(authors: Sequence[Known]) -> tuple[tuple[str, str], ...]:
    """Return pairs of a name and the one of which it is probably another spelling, which has more works.

    People of people.yml are told apart by whoever registered both.
    """
    ranked = sorted(authors, key=lambda known: (not known[2], -known[1], known[0]))
    registered = {author_id for author_id, _, is_registered in authors if is_registered}
    first: dict[object, str] = {}
    found: dict[str, str] = {}
    for author_id, works, _ in ranked:
        for key in _keys(author_id) if works else ():
            other = first.setdefault(key, author_id)
            if other != author_id and author_id not in registered and _are_alike(author_id, other):
                found.setdefault(author_id, other)
    return tuple(found.items())


def _keys(author_id: str) -> Iterator[object]:
    """Yield what a name has in common with those that may be alike."""
    words = author_id.split("-")
    yield "joined", "".join(words)
    yield "initials aside", tuple(word for word in words if len(word) > 1)
    for place, word in enumerate(words):
        if len(word) >= FEWEST - 1:
            rest = (*words[:place], "", *words[place + 1 :])
            yield from ((rest, word[:letter] + word[letter + 1 :]) for letter in range(len(word)))
            yield rest, word


def _are_alike(one: str, other: str) -> bool:
    if one.replace("-", "") == other.replace("-", ""):
        return True
    words, others = one.split("-"), other.split("-")
    if len(words) != len(others):
        longer, shorter = sorted((words, others), key=len, reverse=True)
        return [word for word in longer if len(word) > 1] == [word for word in shorter if len(word) > 1]
    differing = [pair for pair in zip(words, others, strict=True) if pair[0] != pair[1]]
    return len(differing) == 1 and is_slip(*differing[0])


def is_slip(word: str, other: str) -> bool:
    """Tell whether two words differ by a letter too many, two swapped, or in long words by one exchanged."""
    if len(word) != len(other):
        shorter, longer = sorted((word, other), key=len)
        shortened = (longer[:letter] + longer[letter + 1 :] for letter in range(len(longer)))
        return len(longer) >= FEWEST and shorter in shortened
    places = [place for place, letters in enumerate(zip(word, other, strict=True)) if len({*letters}) > 1]
    if len(places) == 1:
        return len(word) >= FEWEST_EXCHANGED
    is_swapped = [word[place] for place in places] == [other[place] for place in reversed(places)]
    return len(word) >= FEWEST and is_swapped and [b - a for a, b in pairwise(places)] == [1]
