"""Papers by year as a row of bars, each stacked from its venues: a line's worth of history."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.catalog.work import Work

TOP = 12
"""Room over the highest bar for its number, in the drawing's own units, which are pixels."""

HEIGHT = 40
"""The highest bar."""

STEP = 24
"""From one year to the next."""

BAR = 18
"""How much of that a bar takes."""

FEWEST = 3
"""How many years have papers at least: of one or two the table says it."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A venue's share of a year: where it stands in the drawing, y from the top."""

    venue: str
    x: int
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Year:
    """A year's number, and where it stands: over the middle of the bar."""

    year: int
    papers: int
    x: int
    y: float


@dataclass(frozen=True, slots=True)
class Plot:
    """The years from the first to the last, none left out, and the bars over them."""

    peak: int
    """The year with the most papers; the latest of several."""
    most: int
    years: tuple[Year, ...]
    bars: tuple[Bar, ...]

    bar = BAR

    @property
    def first(self) -> int:
        return self.years[0].year

    @property
    def last(self) -> int:
        return self.years[-1].year

    @property
    def width(self) -> int:
        return STEP * len(self.years)


def by_year(works: Iterable[Work]) -> Plot | None:
    """Plot works by year, venues with most works lowest; None of fewer years than are worth a drawing."""
    counts = Counter((work.year, work.venue) for work in works)
    totals, venues = Counter[int](), Counter[str]()
    for (year, venue), number in counts.items():
        totals[year] += number
        venues[venue] += number
    if len(totals) < FEWEST:
        return None
    first, last, most = min(totals), max(totals), max(totals.values())
    peak = max(year for year, total in totals.items() if total == most)
    bars, stacked = [], Counter[int]()
    for year, venue in sorted(counts, key=lambda key: (key[0], -venues[key[1]], key[1])):
        number = counts[year, venue]
        stacked[year] += number
        x = STEP * (year - first) + (STEP - BAR) // 2
        bars.append(Bar(venue, x, _y(stacked[year] / most), round(HEIGHT * number / most, 2)))
    years = (
        Year(year, totals[year], STEP * (year - first) + STEP // 2, _y(totals[year] / most) - 2)
        for year in range(first, last + 1)
    )
    return Plot(peak, most, tuple(years), tuple(bars))


def _y(share: float) -> float:
    """Return where a bar of a share of the highest ends."""
    return round(TOP + HEIGHT * (1 - share), 2)
