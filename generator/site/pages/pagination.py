"""Long lists on several pages: by year or by letter, and numbered where one of those is long itself."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from math import ceil
from typing import Generic, NamedTuple, TypeVar

from generator.catalog.work import Work

LONG = 120
"""How many papers a list shows on one page; with their authors, summaries and tags some 200 kB of HTML."""

MANY_AUTHORS = 1500
"""How many names a list of authors shows on one page; some 200 kB of HTML too."""

_Held = TypeVar("_Held")


@dataclass(frozen=True, slots=True)
class PageLink:
    """What the other pages of a long list show of one."""

    name: str
    path: str
    count: int


@dataclass(frozen=True, slots=True)
class ListPage(Generic[_Held]):
    """A stretch of a long list, on a page of its own."""

    name: str
    """As readers of either language see it: ``2015``, ``K (2/3)``."""
    path: str
    """Below the address of the list: ``2015/``, ``letters/k/2/``."""
    held: tuple[_Held, ...]

    @property
    def way(self) -> PageLink:
        """How other pages lead here."""
        return PageLink(self.name, self.path, len(self.held))


class AuthorRow(NamedTuple):
    """All that lists of authors show of one."""

    id: str
    name: str
    korean: str | None
    papers: int


def by_year(works: Iterable[Work]) -> tuple[ListPage[Work], ...]:
    """Divide works, given newest first, by year, oldest first; none where one page holds them."""
    everything = tuple(works)
    if len(everything) <= LONG:
        return ()
    years = [(year, tuple(held)) for year, held in groupby(everything, key=lambda work: work.year)]
    return tuple(
        leaf for year, held in reversed(years) for leaf in _numbered(str(year), f"{year:04}/", held, LONG)
    )


def by_letter(authors: Iterable[AuthorRow]) -> tuple[ListPage[AuthorRow], ...]:
    """Divide authors, given by their ids, by the first letter of those; none where one page holds them."""
    everyone = tuple(authors)
    if len(everyone) <= MANY_AUTHORS:
        return ()
    letters = groupby(everyone, key=lambda someone: someone.id[0])
    return tuple(
        leaf
        for letter, held in letters
        for leaf in _numbered(letter.upper(), f"letters/{letter}/", tuple(held), MANY_AUTHORS)
    )


def ways(leaves: Iterable[ListPage[_Held]]) -> tuple[PageLink, ...]:
    """Return the ways to all pages of a long list."""
    return tuple(leaf.way for leaf in leaves)


def beside(
    leaves: Sequence[ListPage[_Held]],
) -> Iterator[tuple[PageLink | None, ListPage[_Held], PageLink | None]]:
    """Yield every leaf between the ways to those before it and after it, as far as there are any."""
    there = ways(leaves)
    return zip((None, *there), leaves, (*there[1:], None), strict=False)


def evenly(
    items: Sequence[_Held], limit: int, weight: Callable[[_Held], int] = lambda _: 1
) -> tuple[tuple[_Held, ...], ...]:
    """Divide a list into stretches of about the same weight, as few as weigh ``limit`` at the most.

    Items stay whole: a stretch may weigh more by what its last one goes beyond.
    """
    begins = [0, *accumulate(map(weight, items))]
    whole = max(1, begins[-1])
    number = ceil(whole / limit)
    placed = zip(items, begins, strict=False)
    stretches = groupby(placed, key=lambda placed: placed[1] * number // whole)
    return tuple(tuple(item for item, _ in stretch) for _, stretch in stretches)


def _numbered(name: str, path: str, held: Sequence[_Held], limit: int) -> Iterator[ListPage[_Held]]:
    stretches = evenly(held, limit)
    for number, stretch in enumerate(stretches, start=1):
        yield ListPage(
            name if len(stretches) == 1 else f"{name} ({number}/{len(stretches)})",
            path if number == 1 else f"{path}{number}/",
            stretch,
        )
