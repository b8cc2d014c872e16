"""The words of all texts, by the years of their papers: what rises and falls is found among them.

They are taken while records are made, since every text is at hand then, and its Korean analysed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from generator.catalog.trends.by_year import GROUPS
from generator.catalog.trends.word_trends import KINDS, Kind, TextTrend, measured
from generator.catalog.work import Work
from generator.search.korean import Lexicon
from generator.text.characters import HANGUL

_HANGUL = HANGUL.pattern.strip("[]")
_WORD = re.compile(rf"[^\W\d_{_HANGUL}][^\W_{_HANGUL}]+(?:-[^\W_{_HANGUL}]+)*")
"""A word of letters, digits behind them too, without Hangul; what is joined by hyphens is one."""

_SHORTEST = 3
"""How many letters a word has at least."""

_NO_PLURALS = ("ss", "us", "is", "as", "ics", "ies")
"""How words end that are no plurals, or not by an s alone: bass, corpus, analysis, lyrics."""

_SAYING_NOTHING = frozenset(
    (
        "about above across after again all also although among and another any are because been before "
        "being between both but can could despite did does doing done due during each either every few "
        "first for from furthermore had has have having here how however into its itself less many may "
        "might more moreover most much must neither new nor not one only onto other others our out over "
        "own per same several shall should since some such than that the their them themselves then there "
        "therefore these they this those three through thus too toward two under until upon use used "
        "using very via was well were what when where whether which while who whom whose why will with "
        "within without would yet you your"
    ).split()
)
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
    return filter(None, map(_told, _WORD.findall(text.lower())))


@lru_cache(maxsize=100_000)  # most texts are made of the same words
def _told(word: str) -> str:
    """Return what is counted for a word; nothing where it says nothing."""
    if len(word) < _SHORTEST or word in _SAYING_NOTHING:
        return ""
    is_plural = len(word) > _SHORTEST + 1 and word.endswith("s") and not word.endswith(_NO_PLURALS)
    return word[:-1] if is_plural else word
