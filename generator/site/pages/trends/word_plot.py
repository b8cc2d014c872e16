"""The plot of a word's rise or fall: from its share of the earlier texts to that of the later ones."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.catalog.trends.word_trends import TextTrend, WordTrend
from generator.site.pages.trends.plots import percent, rounded_up
from generator.site.pages.trends.rows import words_query
from generator.site.view.wording import shorten

LINE = 22
"""The height of a word's line, in pixels, as all of these."""

LEFT, SCALE, RIGHT = 128, 126, 92
"""Room for words, for the scale, and for the shares in numbers."""

TOP = 20
"""Room for the scale's own numbers."""

_LONGEST = 18
"""How many letters of a word there is room for."""


@dataclass(frozen=True, slots=True)
class WordLine:
    """A word's line."""

    word: str
    shown: str
    """The word, or of a long one as much as there is room for."""
    query: str
    y: int
    earlier: float
    """Where the share of the earlier texts stands on the scale, and that of the later ones."""
    later: float
    shares: str


@dataclass(frozen=True, slots=True)
class WordPlot:
    """Words that rise, or that fall."""

    rises: bool
    changes: tuple[WordLine, ...]
    end: str
    """The end of the scale."""

    width = LEFT + SCALE + RIGHT
    left, right, top = LEFT, LEFT + SCALE, TOP

    @property
    def height(self) -> int:
        return TOP + LINE * len(self.changes)


def both(trend: TextTrend) -> list[WordPlot]:
    """Plot the words that rise and those that fall, as far as there are any."""
    return [_plot(trend, words) for words in (trend.rising, trend.falling) if words]


def _plot(trend: TextTrend, words: Sequence[WordTrend]) -> WordPlot:
    shares = [(100 * word.earlier / trend.earlier, 100 * word.later / trend.later) for word in words]
    end = rounded_up(max(max(pair) for pair in shares))
    changes = (
        WordLine(
            word.word,
            shorten(word.word, _LONGEST),
            words_query(word.word, trend.group),
            TOP + LINE * n + LINE // 2,
            round(LEFT + SCALE * earlier / end, 1),
            round(LEFT + SCALE * later / end, 1),
            f"{percent(word.earlier, trend.earlier)} → {percent(word.later, trend.later)}",
        )
        for n, (word, (earlier, later)) in enumerate(zip(words, shares, strict=True))
    )
    return WordPlot(words[0].errors > 0, tuple(changes), f"{end}%")
