"""Near misses: what somebody who typed an unknown name may have meant."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

_MAX_LENGTH = 100
"""Longer texts are no near miss of a name, and comparing them would take time."""


@dataclass(slots=True)
class Suggestions:
    """Suggests names, for as many unknown ones as people mistype; a hostile file holds any number."""

    left: int = 50
    """For how many more names to search."""

    def nearest(self, typed: str, known: Iterable[str]) -> str:
        """Return the known names nearest to what was typed, separated by commas; empty where none is near.

        Hangul is compared letter by letter (NFD), so that one wrong vowel is one letter and not one syllable.
        """
        if not self.left or len(typed) > _MAX_LENGTH:
            return ""
        self.left -= 1
        by_letters = {unicodedata.normalize("NFD", name.casefold()): name for name in known}
        letters = unicodedata.normalize("NFD", typed.casefold())
        return ", ".join(by_letters[match] for match in get_close_matches(letters, by_letters))
