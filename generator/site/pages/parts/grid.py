"""Counts by year: of venues, and of tags."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.catalog.work import Work


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of counts: one row an id, one column a year."""

    years: tuple[int, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    highest: int
    """Of all counts."""

    def heat(self, number: int) -> int:
        """Return how near a count is to the table's highest, from 1 to 4."""
        return -(-4 * number // self.highest) if self.highest else 1


def count(held: Iterable[tuple[str, int]], *, most: int | None = None) -> Grid:
    """Count pairs of an id and a year; rows with the highest totals first, at most ``most`` of them."""
    counts = Counter(held)
    totals: Counter[str] = Counter()
    for (row, _), number in counts.items():
        totals[row] += number
    years = tuple(sorted({year for _, year in counts}))
    rows = sorted(totals, key=lambda row: (-totals[row], row))[:most]
    filled = tuple((row, tuple(counts[row, year] for year in years)) for row in rows)
    return Grid(years, filled, max((max(numbers) for _, numbers in filled), default=0))


def by_venue(works: Iterable[Work]) -> Grid:
    """Count works by venue and year."""
    return count((work.venue, work.year) for work in works)


def by_tag(works: Iterable[Work], most: int) -> Grid:
    """Count works by tag and year, for the tags used most."""
    return count(((tag, work.year) for work in works for tag in work.entry.tags), most=most)
