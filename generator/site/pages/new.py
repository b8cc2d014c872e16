"""What is new: the reviews by the week in which they were written."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from generator.catalog.work import Work
from generator.entries.format.fields import DateRange, PartialDate
from generator.site import address as addresses
from generator.site.archive import Archive
from generator.site.page import Page
from generator.site.pages.parts import pagination
from generator.site.pages.parts.common import written_last
from generator.site.pages.parts.pagination import PageLink
from generator.site.view.view import View
from generator.text.markdown.headings import Heading

NEWEST = 40
"""How many reviews the first page shows where all of them stand on pages of their years."""


@dataclass(frozen=True, slots=True)
class Period:
    """A week and what was written in it; or a month or a year, where no more is known."""

    days: DateRange | PartialDate
    works: tuple[Work, ...]

    @property
    def id(self) -> str:
        """The address of its heading within the page."""
        return f"d{self.days.first if isinstance(self.days, DateRange) else self.days}"


@dataclass(frozen=True, slots=True)
class NewPage:
    """What a page of the newest reviews shows."""

    reviews: int
    """How many there are on all pages."""
    periods: tuple[Period, ...]
    """The newest first."""
    current: PageLink | None
    """None: the first page."""
    pages: tuple[PageLink, ...]
    before: PageLink | None
    after: PageLink | None

    @property
    def address(self) -> str:
        return f"{addresses.NEW}{self.current.path if self.current else ''}"

    def page(self, view: View) -> Page:
        title = view.label("new")
        if self.current:
            title = f"{title} · {self.current.name}"
        headings = tuple(Heading(2, period.id, view.date(period.days)) for period in self.periods)
        content = view.render("new.html", facts=self, title=title)
        description = view.label("new-description")
        return Page(self.address, view.lang, "home", title, description, content, headings)


def pages(archive: Archive) -> Iterator[NewPage]:
    """Gather what the pages of the newest reviews show: one page, and where it would be long one a year."""
    works = written_last(archive.catalog.works.values())
    years = pagination.by_year_written(works)
    links = pagination.links(years)
    first = works[:NEWEST] if years else works
    yield NewPage(len(works), _periods(first), None, links, None, None)
    for before, current, after in pagination.beside(years):
        yield NewPage(len(works), _periods(current.held), current.link, links, before, after)


def _periods(works: Iterable[Work]) -> tuple[Period, ...]:
    held: dict[DateRange | PartialDate, list[Work]] = {}
    for work in works:
        held.setdefault(week_of(work.written_on), []).append(work)
    return tuple(Period(days, tuple(own)) for days, own in held.items())


def week_of(written: PartialDate) -> DateRange | PartialDate:
    """Return the week from Monday to Sunday of a day (ISO 8601); of a month or year itself."""
    if written.day is None:
        return written
    monday = written.first - timedelta(written.first.weekday())
    sunday = date.fromordinal(min(monday.toordinal() + 6, date.max.toordinal()))
    first, last = (PartialDate(day.year, day.month, day.day) for day in (monday, sunday))
    return DateRange(first, last)
