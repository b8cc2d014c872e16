"""Near misses: what somebody who typed an unknown name may have meant."""

import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

_MAX_LENGTH = 100
"""Longer texts are no near miss of a name, and comparing them would take time."""


def nearest(typed: str, known: Iterable[str]) -> str:
    """Return the known names nearest to what was typed, separated by commas; empty where none is near.

    Hangul is compared letter by letter (NFD), so that one wrong vowel is one letter and not one syllable.
    """
    if len(typed) > _MAX_LENGTH:
        return ""
    by_letters = {unicodedata.normalize("NFD", name.casefold()): name for name in known}
    letters = unicodedata.normalize("NFD", typed.casefold())
    return ", ".join(by_letters[match] for match in get_close_matches(letters, by_letters, n=3, cutoff=0.6))
