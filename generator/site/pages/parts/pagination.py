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
    """One page of a long list."""

    name: str
    """As readers of either language see it: ``2015``, ``K (2/3)``."""
    path: str
    """Below the address of the list: ``2015/``, ``letters/k/2/``."""
    held: tuple[_Held, ...]

    @property
    def link(self) -> PageLink:
        """How other pages lead here."""
        return PageLink(self.name, self.path, len(self.held))


class AuthorRow(NamedTuple):
    """All that lists of authors show of one; rows are sorted by what they are filed under."""

    filed: str
    """The family name and the whole, as slugs."""
    id: str
    name: str
    korean: str | None
    papers: int

    @property
    def letter(self) -> str:
        """The first letter of the family name."""
        return self.filed[0]


def by_year(works: Iterable[Work]) -> tuple[ListPage[Work], ...]:
    """Divide works by year, oldest first, of a year the reviewed first; none where one page holds them."""
    ordered = sorted(works, key=lambda work: (work.year, not work.is_reviewed))
    return _divided(ordered, LONG, lambda work: (str(work.year), f"{work.year:04}/"))


def by_year_written(works: Sequence[Work]) -> tuple[ListPage[Work], ...]:
    """Divide works, given by when they were written, by year; none where one page holds them."""
    return _divided(works, LONG, lambda work: (str(work.written_on.year), f"{work.written_on.year:04}/"))


def by_letter(authors: Sequence[AuthorRow]) -> tuple[ListPage[AuthorRow], ...]:
    """Divide authors, given in their order, by their families' letters; none where one page holds them."""
    return _divided(
        authors, MANY_AUTHORS, lambda someone: (someone.letter.upper(), f"letters/{someone.letter}/")
    )


def links(pages: Iterable[ListPage[_Held]]) -> tuple[PageLink, ...]:
    """Return the links to all pages of a long list."""
    return tuple(page.link for page in pages)


def beside(
    pages: Sequence[ListPage[_Held]],
) -> Iterator[tuple[PageLink | None, ListPage[_Held], PageLink | None]]:
    """Yield every page between the links to those before and after it, as far as there are any."""
    for before, page, after in between(pages):
        yield before.link if before else None, page, after.link if after else None


def between(items: Sequence[_Held]) -> Iterator[tuple[_Held | None, _Held, _Held | None]]:
    """Yield every item between those before and after it, as far as there are any."""
    return zip((None, *items), items, (*items[1:], None), strict=False)


def evenly(
    items: Sequence[_Held], limit: int, weight: Callable[[_Held], int] = lambda _: 1
) -> tuple[tuple[_Held, ...], ...]:
    """Divide a list into parts of about the same weight, as few as weigh ``limit`` at the most.

    Items stay whole: a part may weigh more by what its last one goes beyond.
    """
    begins = [0, *accumulate(map(weight, items))]
    whole = max(1, begins[-1])
    number = ceil(whole / limit)
    placed = zip(items, begins, strict=False)
    parts = groupby(placed, key=lambda placed: placed[1] * number // whole)
    return tuple(tuple(item for item, _ in part) for _, part in parts)


def _divided(
    items: Sequence[_Held], limit: int, place: Callable[[_Held], tuple[str, str]]
) -> tuple[ListPage[_Held], ...]:
    """Divide a list by the name and the path of the page on which each item has its place."""
    if len(items) <= limit:
        return ()
    groups = groupby(items, key=place)
    return tuple(page for at, held in groups for page in _numbered(*at, tuple(held), limit))


def _numbered(name: str, path: str, held: Sequence[_Held], limit: int) -> Iterator[ListPage[_Held]]:
    parts = evenly(held, limit)
    for number, part in enumerate(parts, start=1):
        yield ListPage(
            name if len(parts) == 1 else f"{name} ({number}/{len(parts)})",
            path if number == 1 else f"{path}{number}/",
            part,
        )
