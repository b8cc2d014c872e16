"""The page on which a reader begins, and the one that stands where there is none."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.catalog.catalog import newest_first
from generator.catalog.work import Work
from generator.problems.problem import Problem
from generator.site import address as addresses
from generator.site.archive import Archive
from generator.site.page import NOT_FOUND, Page
from generator.site.pages import grid
from generator.site.pages.common import most_used
from generator.site.pages.grid import Grid
from generator.site.view.references import PaperLink
from generator.site.view.view import View

NEWEST = 8
"""How many reviews the home page shows."""

POPULAR_TAGS = 24
"""How many tags the home page shows."""

GRID_YEARS = 5
"""How many years the home page counts by venue; the list of venues counts them all."""

WAITING = 12
"""How many entries that wait for a translation the home page shows."""


@dataclass(frozen=True, slots=True)
class HomePage:
    """What the home page shows."""

    papers: int
    venues: int
    tags: int
    authors: int
    newest: tuple[Work, ...]
    grid: Grid
    popular: tuple[str, ...]
    waiting: tuple[PaperLink, ...]
    unidentified: tuple[PaperLink, ...]
    problems: tuple[Problem, ...]

    address = ""

    @classmethod
    def of(cls, archive: Archive, problems: Sequence[Problem]) -> "HomePage":
        """Gather what it shows; ``problems`` are all that are to be shown."""
        catalog = archive.catalog
        works = catalog.works.values()
        everything = newest_first(works)
        written = [work for work in everything if work.has_text]
        reviewed = [work for work in written if work.title is not None]
        reviewed.sort(
            key=lambda work: work.reviewed_on.sort_key if work.reviewed_on else (0, 0, 0), reverse=True
        )
        waiting = [work for work in written if len(work.languages) < 2][:WAITING]
        used = Counter(tag for work in works for tag in work.entry.tags)
        return cls(
            papers=len(works),
            venues=len(catalog.venues),
            tags=len(used),
            authors=len(catalog.authors),
            newest=tuple(reviewed[:NEWEST]),
            grid=grid.by_venue(works).latest(GRID_YEARS),
            popular=tuple(most_used(used)[:POPULAR_TAGS]),
            waiting=tuple(map(archive.paper, waiting)),
            unidentified=tuple(archive.paper(work) for work in everything if work.title is None),
            problems=tuple(problems),
        )

    def page(self, view: View) -> Page:
        """Make the page in a language."""
        content = view.render(
            "home.html",
            facts=self,
            counts=[
                view.label("n-papers", n=self.papers),
                view.label("n-venues", n=self.venues),
                view.label("n-tags", n=self.tags),
                view.label("n-authors", n=self.authors),
            ],
        )
        return Page(self.address, view.lang, "home", "", view.label("home-description"), content)


@dataclass(frozen=True, slots=True)
class NotFoundPage:
    """What a reader sees at an address that does not exist, in both languages at once."""

    address = addresses.NOT_FOUND

    def page(self, view: View) -> Page:
        """Make the page, which is in Korean first."""
        links = [("", "home"), ("venues/", "venues"), ("tags/", "tags"), ("authors/", "authors")]
        content = view.render("404.html", other="en", links=links)
        title, description = view.label("not-found"), view.label("not-found-lead")
        return Page(self.address, view.lang, NOT_FOUND, title, description, content)
