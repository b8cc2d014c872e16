"""Near misses: what somebody who typed an unknown name may have meant."""

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

_MAX_LENGTH = 100
"""Longer texts are no near miss of a name, and comparing them would take time."""


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
        return [by_letters[match] for match in get_close_matches(_letters(typed), by_letters)]


@lru_cache(maxsize=20_000)  # the names of a registry are compared with each that is unknown
def _letters(name: str) -> str:
    return unicodedata.normalize("NFD", name.casefold())
