"""Tags that a paper may want: those of the vocabulary whose names stand in its title and abstract.

Only what a text surely names is suggested, whole words and the longest name first. The search, which would
rather find too much than too little, looks for names in its own manner (``search/synonyms.py``), and titles
of books abbreviate venues in theirs (``metadata/proceedings/venue_index.py``).
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.entries.broader import Hierarchy
from generator.entries.format.registry import Tag, names_of
from generator.text.characters import PARTICLE
from generator.text.plurals import singular

MAX_SUGGESTED = 6
"""How many tags are suggested at most; an entry has about five."""

_MAX_WORDS = 8
"""A longer name is a sentence, which no paper holds word for word."""

_MAX_TEXT = 20_000
"""How many characters of a text are looked at."""

_WORD = re.compile(r"[가-힣]+|[^\W_가-힣]+")
"""A run of Hangul, or of other letters and digits, so that the particle of ``CNN을`` is a word of its own."""

_MAX_PARTICLE = 3


@dataclass(frozen=True, slots=True)
class TagIndex:
    """Finds the tags of a vocabulary in texts."""

    names: Mapping[tuple[str, ...], str]
    """From the words of every id, name and alias to the tag; capitals stay where a name has nothing else."""
    above: Mapping[str, frozenset[str]]
    """All tags above each."""

    @classmethod
    def of(cls, tags: Mapping[str, Tag]) -> "TagIndex":
        """Index a vocabulary."""
        names: dict[tuple[str, ...], str] = {}
        for tag_id, tag in tags.items():
            for name in (tag_id, *names_of(tag)):
                words = _indexed(name)
                if 0 < len(words) <= _MAX_WORDS:
                    names.setdefault(words, tag_id)
        return cls(names, Hierarchy.of(tags).above)

    def suggest(self, *texts: str) -> tuple[str, ...]:
        """Return the tags whose names stand in the texts as whole words, the most specific first.

        Of names within each other the longest counts, and a tag above another that was found is left out,
        since the narrower implies it. Case, spaces, hyphens and the English plural do not matter, save that
        an abbreviation (``CARS``) is meant only where it stands in capitals.
        """
        longest: dict[str, tuple[int, int]] = {}
        for text in texts:
            for words, tag_id in self._names_in(text):
                length = (len(words), sum(map(len, words)))
                longest[tag_id] = max(length, longest.get(tag_id, (0, 0)))
        implied = frozenset[str]().union(*(self.above[tag_id] for tag_id in longest))
        ranked = sorted(longest.keys() - implied, key=lambda tag_id: (longest[tag_id], tag_id), reverse=True)
        return tuple(ranked[:MAX_SUGGESTED])

    def _names_in(self, text: str) -> Iterator[tuple[tuple[str, ...], str]]:
        """Yield the names in a text from left to right, none within another."""
        words = _split(text)
        position = 0
        while position < len(words):
            found = self._longest(words[position : position + _MAX_WORDS])
            if found:
                yield found
            position += len(found[0]) if found else 1

    def _longest(self, words: list[str]) -> tuple[tuple[str, ...], str] | None:
        """Return the longest name with which some words begin."""
        lowered = [_singular(word.casefold()) for word in words]
        for length in range(len(words), 0, -1):
            *start, last = lowered[:length]
            for ending in (last, *_stems(last)):
                if (name := (*start, ending)) in self.names:
                    return name, self.names[name]
        abbreviation = (_singular(words[0]),)
        return (abbreviation, self.names[abbreviation]) if abbreviation in self.names else None


def _split(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text[:_MAX_TEXT]))


def _indexed(name: str) -> tuple[str, ...]:
    """Return a name as it is looked up: an abbreviation in its capitals, anything else in small letters."""
    words = _split(name)
    if len(words) == 1 and words[0].isupper():
        return (_singular(words[0]),)
    return tuple(_singular(word.casefold()) for word in words)


def _singular(word: str) -> str:
    """Take the English plural off: ``networks``, ``CNNs``; the same is done to names and texts.

    What else ends in an s loses it as well: ``lyrics`` are those of ``lyric`` alignment.
    """
    one = singular(word)
    return one[:-1] if len(one) > 3 and one.endswith("s") and not one.endswith("ss") else one


def _stems(word: str) -> Iterator[str]:
    """Yield what is left of a Korean word without each particle that it may end in."""
    for length in range(1, min(_MAX_PARTICLE, len(word) - 1) + 1):
        if PARTICLE.fullmatch(word[-length:]):
            yield word[:-length]
