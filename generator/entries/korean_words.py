"""What words stand for in the format: Korean ones, and English ones that other formats have."""

import unicodedata
from collections.abc import Collection, Mapping

from generator.entries.yaml.punctuation import folded_word
from generator.support import package
from generator.text.names.korean_layout import as_latin
from generator.text.names.nearest import Suggestions

_LISTED = package.table("generator.entries", "korean_words.yml")

VALUES: Mapping[str, tuple[str, ...]]
KEYS: Mapping[str, tuple[str, ...]]
VALUES, KEYS = (
    {word: tuple(meant.split()) for meant, words in _LISTED[kind].items() for word in words.split()}
    for kind in ("values", "keys")
)

TEXTS, FOLDER = (frozenset(_LISTED[kind].split()) for kind in ("texts", "folder"))


def nearest(
    typed: str, known: Collection[str], words: Mapping[str, tuple[str, ...]], suggestions: Suggestions
) -> str:
    """Return what a word means, else the known ones that it is spelt like, separated by commas."""
    return meant(typed, known, words) or suggestions.nearest(typed, known)


def meant(typed: str, known: Collection[str], words: Mapping[str, tuple[str, ...]]) -> str:
    """Return what a Korean word, wide letters, capitals or the keys of the Korean layout mean; else nothing.

    >>> [meant(typed, ["title", "tags"], KEYS) for typed in ("제목 (영문)", "ｔａｇｓ", "Tags", "ㅅㅁㅎㄴ")]
    ['title', 'tags', 'tags', 'tags']
    """
    plain = unicodedata.normalize("NFKC", "".join(typed.split()))
    begun, by_keys = plain.partition("(")[0], as_latin(typed)
    tried = (*words.get(plain, ()), *words.get(begun, ()), plain, begun, by_keys, folded_word(typed))
    return next((each for each in tried if each in known), "")
