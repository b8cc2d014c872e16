"""How often words stand in texts, such as lyrics: Korean ones by the morphemes that search knows."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.search import korean
from generator.search.korean import Morphemes
from generator.search.word_tally import every_english


@dataclass(frozen=True, slots=True)
class WordCount:
    """A word, how often it stands in all texts, and in how many of them."""

    word: str
    count: int
    texts: int


def counted(texts: Iterable[str]) -> list[WordCount]:
    """Count the words of texts, the most frequent first; Korean ones only where the analyser is installed."""
    morphemes = Morphemes() if korean.installed() else None
    everywhere, within = Counter[str](), Counter[str]()
    for text in texts:
        words = Counter(every_english(text))
        words.update(morphemes.listed(text) if morphemes else ())
        everywhere += words
        within.update(words.keys())
    found = (WordCount(word, count, within[word]) for word, count in everywhere.items())
    return sorted(found, key=lambda each: (-each.count, -each.texts, each.word))
