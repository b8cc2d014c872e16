"""Plots of numbers by year: a panel of bars for each thing compared, all on one scale.

``assets/trends.js`` draws the same for the tags that a reader chooses.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.site.view.view import View

LEFT = 40
"""Room for the numbers of the scale, in the drawing's own units, which are pixels."""

STEP = 24
"""From one year to the next."""

BAR = 16
"""How much of that a bar takes."""

TOP = 14
"""Room over the highest bar for its number."""

HEIGHT = 48
"""The scale from nothing to its end."""

BELOW = 16
"""Room for the years."""

ENOUGH = 10
"""Of how many papers a share is worth telling."""

_STEPS = (1, 1.5, 2, 3, 4, 6, 8, 10)
"""What scales end at, and ten times, a hundred times as much."""

FEWEST_YEARS = 3
"""How many years have something at least: of one or two the table says it."""


@dataclass(frozen=True, slots=True)
class TrendRow:
    """What is counted by year, for one panel."""

    name: str
    counts: Sequence[int]
    query: str
    """The search that finds it, as an address says it."""
    hue: int | None = None


@dataclass(frozen=True, slots=True)
class TrendBase:
    """What all panels of a plot stand on."""

    years: Sequence[int]
    papers: Sequence[int]
    """Out of how many papers the counts of each year are."""
    low: frozenset[int] = frozenset()
    """The places of years of which too little is known."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A year of a panel: its bar, or of too few papers for a share only their number."""

    x: int
    y: float
    height: float
    value: str
    said: str
    query: str
    is_few: bool
    is_low: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """One row, drawn."""

    row: TrendRow
    total: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class TrendPlot:
    """Panels below one another."""

    years: tuple[tuple[int, int], ...]
    """Each with where it stands."""
    scale: tuple[tuple[float, str], ...]
    """Numbers of the scale, and where they stand."""
    panels: tuple[Panel, ...]
    shares: bool
    """Whether bars are shares of a year's papers, and not their numbers."""
    low: bool
    """Whether too little is known of some years."""

    bar = BAR
    left = LEFT
    height = TOP + HEIGHT + BELOW
    ground = TOP + HEIGHT

    @property
    def width(self) -> int:
        return LEFT + STEP * len(self.years)


def of(view: View, base: TrendBase, rows: Iterable[TrendRow], *, shares: bool = False) -> TrendPlot | None:
    """Plot rows of counts; None of fewer years than are worth it.

    Shares are shown where they are wanted, and enough years have enough papers.
    """
    papers = base.papers
    told = [place for place, number in enumerate(papers) if number]
    drawn = [row for row in rows if any(row.counts)]
    if len(told) < FEWEST_YEARS or not drawn:
        return None
    shares = shares and sum(number >= ENOUGH for number in papers) >= FEWEST_YEARS
    values = [
        100 * number / of_all if shares else number
        for row in drawn
        for number, of_all in zip(row.counts, papers, strict=True)
        if of_all >= ENOUGH or not shares
    ]
    scale = _Scale(view, base, shares, told[0], rounded_up(max(values)))
    span = range(told[0], told[-1] + 1)
    panels = (
        Panel(row, sum(row.counts), tuple(scale.mark(row, place) for place in span if row.counts[place]))
        for row in drawn
    )
    return TrendPlot(
        tuple((base.years[place], scale.x(place) + BAR // 2) for place in span),
        tuple(scale.numbers()),
        tuple(panels),
        shares,
        not base.low.isdisjoint(span),
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    """Puts marks where they belong."""

    view: View
    base: TrendBase
    shares: bool
    first: int
    end: int

    def x(self, place: int) -> int:
        return LEFT + STEP * (place - self.first) + (STEP - BAR) // 2

    def numbers(self) -> Iterator[tuple[float, str]]:
        for part in (0.5, 1):
            if self.end * part % 1 == 0:
                yield _y(part), f"{self.end * part:,.0f}{'%' if self.shares else ''}"

    def mark(self, row: TrendRow, place: int) -> Mark:
        number, papers, year = row.counts[place], self.base.papers[place], self.base.years[place]
        is_few = self.shares and papers < ENOUGH
        value = 0 if is_few else 100 * number / papers if self.shares else number
        label = "trends-mark-few" if is_few else "trends-mark-share" if self.shares else "trends-mark"
        shown = {"papers": f"{papers:,}", "share": percent(number, papers)} if self.shares else {}
        return Mark(
            self.x(place),
            _y(value / self.end),
            round(HEIGHT * value / self.end, 1),
            short(value) if self.shares and not is_few else f"{number:,}",
            self.view.label(label, name=row.name, year=str(year), n=number, **shown),
            within(row.query, year),
            is_few,
            place in self.base.low,
        )


def within(query: str, year: int) -> str:
    """Return the search of which only one year is wanted."""
    return f"{query}&from={year}&to={year}"


def percent(number: int, of_all: int) -> str:
    """Return a share as it is written: 4.3%."""
    return f"{short(100 * number / of_all)}%"


def short(value: float) -> str:
    """Return a number with as many digits as can be read over a bar."""
    return f"{value:.1f}" if 0 < value < 9.95 else f"{value:.0f}"


def rounded_up(value: float) -> int:
    """Return the end of a scale on which a value has room: a round number."""
    size = 1
    while size * 10 < value:
        size *= 10
    return next(end for step in _STEPS if (end := math.ceil(size * step)) >= value)


def _y(part: float) -> float:
    """Return where a bar ends that is a part of the scale."""
    return round(TOP + HEIGHT * (1 - part), 1)
