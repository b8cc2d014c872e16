"""Papers by year as a row of bars, each stacked from its venues: a line's worth of history."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.catalog.work import Work

HEIGHT = 40
"""The highest bar, in the drawing's own units."""

STEP = 12
"""From one year to the next; a bar takes all of it but two units."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A venue's share of a year: where it stands in the drawing, y from the top."""

    venue: str
    x: int
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Plot:
    """The years from the first to the last, none left out, and the bars over them."""

    first: int
    last: int
    peak: int
    """The year with the most papers; the latest of several."""
    most: int
    bars: tuple[Bar, ...]

    @property
    def width(self) -> int:
        """The whole drawing's, in its own units."""
        return STEP * (self.last - self.first + 1)


def by_year(works: Iterable[Work]) -> Plot | None:
    """Plot works by year; None where they are all of one year, of which there is nothing to see."""
    counts = Counter((work.year, work.venue) for work in works)
    totals: Counter[int] = Counter()
    for (year, _), number in counts.items():
        totals[year] += number
    if len(totals) < 2:
        return None
    first, most = min(totals), max(totals.values())
    peak = max(year for year, total in totals.items() if total == most)
    bars, stacked = [], Counter[int]()
    for (year, venue), number in sorted(counts.items()):
        stacked[year] += number
        top = HEIGHT * (1 - stacked[year] / most)
        bars.append(Bar(venue, STEP * (year - first), round(top, 2), round(HEIGHT * number / most, 2)))
    return Plot(first, max(totals), peak, most, tuple(bars))
