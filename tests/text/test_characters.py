"""Characters that nobody means to type."""

import sys

from generator.text.characters import INVISIBLE, MAX_MARKS, REORDERING, STACKED, UNWANTED, are_usual, visible


def test_usual_characters_are_none_that_anything_looks_for() -> None:
    usual = [character for character in map(chr, range(sys.maxunicode + 1)) if are_usual(character)]
    assert len(usual) > 11_172  # the syllables of Korean
    for text in (character * (MAX_MARKS + 2) for character in usual):
        assert not any(pattern.search(text) for pattern in (UNWANTED, REORDERING, INVISIBLE, STACKED))
        assert visible(text) == text
