"""Near misses: what somebody who typed an unknown name may have meant."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache

_MAX_LENGTH = 100
"""Longer texts are no near miss of a name, and comparing them would take time."""

_ALIKE = 0.74
"""How alike two names are at least, of 1: speech synthesis is no photosynthesis."""

_SHORT = 2
"""Of so few letters each counts."""

_MOST = 3
"""How many names are suggested."""

_AS_ALIKE = 0.1
"""How much less alike than the nearest one others may be: beet-tracking means beat-tracking alone."""


@dataclass(slots=True)
class Suggestions:
    """Suggests names, for as many unknown ones as people mistype; a hostile file holds any number."""

    left: int = 50
    """For how many more names to search."""
    comparisons: int = 40_000
    """With how many more known names to compare what was typed."""

    def nearest(self, typed: str, known: Collection[str]) -> str:
        """Return the known names nearest to what was typed, separated by commas; empty where none is near."""
        return ", ".join(self.near(typed, known))

    def near(self, typed: str, known: Collection[str]) -> list[str]:
        """Return the known names nearest to what was typed.

        Hangul is compared letter by letter (NFD), so that one wrong vowel is one letter and not one syllable.
        """
        if not self.left or self.comparisons <= 0 or len(typed) > _MAX_LENGTH:
            return []
        self.left -= 1
        self.comparisons -= len(known)
        by_letters = {_letters(name): name for name in known if len(name) <= _MAX_LENGTH}
        return [by_letters[match] for match in _nearest(_letters(typed), by_letters)]


def _nearest(typed: str, known: Collection[str]) -> list[str]:
    """Return what is spelt alike; else names with one slip, or those that have what was typed as a word."""
    found = get_close_matches(typed, known, _MOST, _ALIKE)
    if found:
        alike = {name: SequenceMatcher(None, name, typed).ratio() for name in found}
        return [name for name in found if alike[name] >= alike[found[0]] - _AS_ALIKE]
    slipped = [name for name in known if _is_slip(typed, name)]
    return (slipped or [name for name in known if typed in re.split(r"[\s-]", name)])[:_MOST]


def _is_slip(typed: str, name: str) -> bool:
    """Tell whether letters changed places, or one of at least three is another."""
    if len(typed) != len(name):
        return False
    wrong = sum(letter != other for letter, other in zip(typed, name, strict=True))
    return sorted(typed) == sorted(name) or (wrong == 1 and len(typed) > _SHORT)


@lru_cache(maxsize=20_000)  # the names of a registry are compared with each that is unknown
def _letters(name: str) -> str:
    return unicodedata.normalize("NFD", name.casefold())
