"""Which words rise and which fall: those that more of the later texts have than of the earlier, or fewer.

The texts are divided between two years into halves as equal as years allow. A word counts once a text. Of two
shares of texts, the log-odds with a prior are compared (Monroe, Colaresi and Quinn, *Fightin' Words*, 2008):
words that few texts have are drawn towards no change, and one is told only if its change is clear beside the
error of its own size.
"""

import json
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from typing import Literal, TypeAlias

from generator.catalog.trends.by_year import Group

Kind: TypeAlias = Literal["title", "abstract", "note"]

KINDS: tuple[Kind, ...] = ("title", "abstract", "note")
"""Where words stand."""

FEWEST_TEXTS = 20
"""How many texts each half has at least."""

FEWEST = 5
"""How many texts have a word at least."""

CLEAR = 2.5
"""How many standard errors a change has at least."""

MOST = 12
"""How many words are told, of those that rise and of those that fall."""

_PRIOR = 10.0
"""How many texts the prior counts as, with each word as frequent among them as among all."""


@dataclass(frozen=True, slots=True)
class WordTrend:
    """A word, and how many texts of each half have it."""

    word: str
    earlier: int
    later: int
    errors: float
    """How large the change is, in standard errors; negative where it falls."""


@dataclass(frozen=True, slots=True)
class TextTrend:
    """How the words of one kind of text have changed."""

    kind: Kind
    group: Group
    """Of which papers."""
    first: int
    split: int
    """The first year of the later half."""
    last: int
    earlier: int
    """How many texts the earlier half has."""
    later: int
    rising: tuple[WordTrend, ...]
    falling: tuple[WordTrend, ...]


def written(trends: Iterable[TextTrend]) -> str:
    """Return trends as a text."""
    return json.dumps([astuple(trend) for trend in trends], ensure_ascii=False)


def read(text: str) -> tuple[TextTrend, ...]:
    """Return what ``written`` wrote."""
    return tuple(
        TextTrend(*said, *(tuple(WordTrend(*word) for word in words) for words in (rising, falling)))
        for *said, rising, falling in json.loads(text)
    )


def measured(kind: Kind, group: Group, texts: Sequence[tuple[int, Iterable[str]]]) -> TextTrend | None:
    """Measure texts, given as their years and words, each word once; None where there is too little."""
    years = Counter(year for year, _ in texts)
    split = _split(years)
    halves: tuple[Counter[str], Counter[str]] = Counter(), Counter()
    for year, words in texts:
        halves[year >= split].update(words)
    earlier = sum(number for year, number in years.items() if year < split)
    later = len(texts) - earlier
    if min(earlier, later) < FEWEST_TEXTS:
        return None
    found = []
    for word in halves[0].keys() | halves[1].keys():
        counts = halves[0][word], halves[1][word]
        if sum(counts) >= FEWEST:
            errors = _errors(counts, (earlier, later))
            if abs(errors) >= CLEAR:
                found.append(WordTrend(word, *counts, errors))
    found.sort(key=lambda trend: (-abs(trend.errors), trend.word))
    rising = tuple(trend for trend in found if trend.errors > 0)[:MOST]
    falling = tuple(trend for trend in found if trend.errors < 0)[:MOST]
    if not found:
        return None
    return TextTrend(kind, group, min(years), split, max(years), earlier, later, rising, falling)


def _split(years: Counter[int]) -> int:
    """Return the first year of the half that is later; of no years any."""
    before, best = 0, (sum(years.values()), 0)
    for year in sorted(years):
        best = min(best, (abs(years.total() - 2 * before), year))
        before += years[year]
    return best[1]


def _errors(counts: tuple[int, int], texts: tuple[int, int]) -> float:
    """Return how much more often a word stands in the later of two halves, in standard errors."""
    rate = sum(counts) / sum(texts)
    if rate == 1:
        return 0.0
    change, variance = 0.0, 0.0
    for sign, number, of in zip((-1, 1), counts, texts, strict=True):
        having, lacking = number + _PRIOR * rate, of - number + _PRIOR * (1 - rate)
        change += sign * math.log(having / lacking)
        variance += 1 / having + 1 / lacking
    return round(change / math.sqrt(variance), 2)
