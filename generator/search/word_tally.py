"""The words of all texts, by the years of their papers: what rises and falls is found among them.

They are taken while records are made, since every text is at hand then, and its Korean analysed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from unicodedata import normalize

from generator.catalog.trends.by_year import GROUPS
from generator.catalog.trends.word_trends import KINDS, Kind, TextTrend, measured
from generator.catalog.work import Work
from generator.search.korean import Lexicon
from generator.support import package
from generator.text.characters import HANGUL
from generator.text.plurals import singular

_NOT = "['’]t"
"""How *don't* and its like end, which say nothing."""

_HANGUL = HANGUL.pattern.strip("[]")
_WORD = re.compile(rf"[^\W\d_{_HANGUL}][^\W_{_HANGUL}]+(?:-[^\W_{_HANGUL}]+)*(?:{_NOT}(?![^\W_]))?")
"""A word of letters, digits behind them too, without Hangul; what is joined by hyphens is one."""

_UNSEEN = re.compile("\u00ad(?:\r?\n)?|[\u200b-\u200d\u2060\ufeff]|[\u2120\u2122]")
"""What may stand within a word without being seen, as where a line ends, or at its end without being said."""

_SHORTEST = 3
"""How many letters a word has at least."""

_SAYING_NOTHING = frozenset(package.table("generator.search", "common_words.yml")["english"].split())
"""English words that tell nothing of what a text is about."""


@dataclass(frozen=True, slots=True)
class WordTally:
    """Collects the words of works, for readers of one language."""

    lexicon: Lexicon | None
    """Knows the nouns of Korean texts; None: these are left out."""
    _texts: dict[tuple[Kind, bool], list[tuple[int, tuple[str, ...]]]] = field(default_factory=dict)
    """By kind of text, and whether somebody reviewed its paper: the years and words."""
    _same: dict[str, str] = field(default_factory=dict)
    """Every word, so that it is held once."""

    def add(self, work: Work, texts: Mapping[Kind, Sequence[str]]) -> None:
        """Add a work's texts: those of a kind are one."""
        for kind, said in texts.items():
            words = {word for text in said for word in self._words(text)}
            if words:
                held = self._texts.setdefault((kind, work.is_reviewed), [])
                held.append((work.year, tuple(self._same.setdefault(word, word) for word in words)))

    def trends(self) -> list[TextTrend]:
        """Return what rises and falls, as far as there is enough of a kind."""
        kinds = ((kind, group) for kind in KINDS for group in GROUPS)
        found = (
            measured(kind, group, self._texts.get((kind, group == "reviewed"), ())) for kind, group in kinds
        )
        return [trend for trend in found if trend]

    def _words(self, text: str) -> Iterable[str]:
        yield from english(text)
        if self.lexicon:
            yield from self.lexicon.nouns(text)


def english(text: str) -> Iterator[str]:
    """Yield the words of a text that tell something, each form once, plurals as singulars; none of Hangul.

    >>> [*english("Self-supervised networks for the lyrics of bands")]
    ['self-supervised', 'network', 'lyrics', 'band']
    """
    return iter(dict.fromkeys(every_english(text)))


def every_english(text: str) -> Iterator[str]:
    """Yield them as often as they stand there."""
    seen = text if text.isascii() else normalize("NFKC", _UNSEEN.sub("", text))
    return filter(None, map(_counted_form, _WORD.findall(seen)))


@lru_cache(maxsize=100_000)  # most texts are made of the same words
def _counted_form(word: str) -> str:
    """Return what is counted for a word; nothing where it says nothing."""
    small = word.lower()
    if len(small) < _SHORTEST or small in _SAYING_NOTHING or small.endswith(("'t", "’t")):
        return ""
    is_of_capitals = word.endswith("s") and word[-2].isupper()
    told = singular(word if is_of_capitals else small).lower()
    return "" if told in _SAYING_NOTHING else told
