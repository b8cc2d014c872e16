"""Trends: how many papers there are of each year, by venue, by tag and by how well they were read.

What somebody reviewed and what is only listed in a programme are counted apart: their tags come from people
there and mostly from an import here, and neither tells of the other.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.catalog.catalog import Catalog
from generator.catalog.work import DEPTH, Work
from generator.entries.format.entry import Reading

Group: TypeAlias = Literal["reviewed", "listed"]

GROUPS: tuple[Group, ...] = ("reviewed", "listed")
"""What is counted apart."""

LONGEST = 100
"""How many years there may be from the first to the last; of more only those are counted that have papers."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many papers there are in each of the years that are counted."""

    reviewed: tuple[int, ...]
    listed: tuple[int, ...]
    suggested: tuple[int, ...]
    """For how many of those listed the tag is only suggested."""

    def of(self, group: Group) -> tuple[int, ...]:
        """Return the counts of a group."""
        return self.reviewed if group == "reviewed" else self.listed

    @property
    def total(self) -> int:
        """How many papers there are in all years."""
        return sum(self.reviewed) + sum(self.listed)


@dataclass(frozen=True, slots=True)
class Trends:
    """The counts of an archive. What has no paper is left out, and what has most stands first."""

    years: tuple[int, ...]
    papers: Counts
    abstracts: tuple[int, ...]
    """How many of those listed have an abstract, in which an import looks for tags."""
    venues: tuple[tuple[str, Counts], ...]
    tags: tuple[tuple[str, Counts], ...]
    """Those of narrower tags included, as search finds them."""
    depths: tuple[tuple[Reading, Counts], ...]
    """Of reviews, the deepest first."""

    @property
    def low(self) -> frozenset[int]:
        """Places of years of which too little is known to find tags: fewer than half have an abstract.

        None where that is so of all years, or of none: they can be compared then.
        """
        known = enumerate(zip(self.abstracts, self.papers.listed, strict=True))
        low = frozenset(place for place, (abstracts, listed) in known if listed > 2 * abstracts)
        is_suggested = any(any(counts.suggested) for _, counts in self.tags)
        return low if is_suggested and any(self.abstracts) else frozenset()

    @classmethod
    def of(cls, catalog: Catalog) -> "Trends":
        """Count the works of a catalog."""
        works = catalog.works.values()
        present = sorted({work.year for work in works})
        years = present
        if present and present[-1] - present[0] < LONGEST:
            years = [*range(present[0], present[-1] + 1)]
        places = {year: place for place, year in enumerate(years)}

        def counts(held: Iterable[Work], suggested: Sequence[Work] = ()) -> Counts:
            reviewed, listed, found = ([0] * len(years) for _ in range(3))
            for work in held:
                (reviewed if work.is_reviewed else listed)[places[work.year]] += 1
            for work in suggested:
                listed[places[work.year]] += 1
                found[places[work.year]] += 1
            return Counts(tuple(reviewed), tuple(listed), tuple(found))

        by_venue, by_depth = defaultdict[str, list[Work]](list), defaultdict[Reading, list[Work]](list)
        for work in works:
            by_venue[work.venue].append(work)
            if work.is_reviewed:
                by_depth[work.reading].append(work)
        tags = {tag: counts(held, catalog.suggested[tag]) for tag, held in catalog.tagged.items()}
        return cls(
            tuple(years),
            counts(works),
            counts(work for work in works if work.abstract).listed,
            _most_first({venue: counts(held) for venue, held in by_venue.items()}),
            _most_first(tags),
            tuple((depth, counts(by_depth[depth])) for depth in DEPTH if depth in by_depth),
        )


def _most_first(counted: Mapping[str, Counts]) -> tuple[tuple[str, Counts], ...]:
    totals = Counter({key: counts.total for key, counts in counted.items() if counts.total})
    return tuple((key, counted[key]) for key in sorted(totals, key=lambda key: (-totals[key], key)))
