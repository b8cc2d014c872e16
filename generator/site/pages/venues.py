"""Pages of venues, and the list of them."""

from dataclasses import dataclass

from generator.catalog.catalog import Catalog
from generator.catalog.work import Work
from generator.entries.format.registry import Venue
from generator.site import address as addresses
from generator.site.archive import Archive
from generator.site.page import Page
from generator.site.pages.parts import grid, plot
from generator.site.pages.parts.common import (
    FEW_TAGS,
    Occasion,
    also_called,
    headings_of,
    mentioned,
    newest_and_best,
)
from generator.site.pages.parts.grid import Grid
from generator.site.pages.parts.plot import Plot
from generator.site.view.references import Mentioning
from generator.site.view.view import View
from generator.text.markdown.headings import Heading

NEWEST = 6
"""How many of its reviews a venue's page shows."""


@dataclass(frozen=True, slots=True)
class VenuesPage:
    """What the list of venues shows."""

    venues: tuple["VenueLine", ...]
    """Those with most papers first, as in the table."""
    grid: Grid

    address = "venues/"

    @classmethod
    def of(cls, archive: Archive) -> "VenuesPage":
        catalog = archive.catalog
        lines = (VenueLine.of(catalog, venue_id) for venue_id in catalog.library.venues)
        return cls(
            tuple(sorted(lines, key=lambda line: (-line.papers, line.id))),
            grid.by_venue(catalog.works.values()),
        )

    def page(self, view: View) -> Page:
        content = view.render("venues.html", facts=self)
        title, description = view.label("venues"), view.label("venues-description")
        headings = tuple(Heading(2, line.id, view.venue(line.id)) for line in self.venues)
        return Page(self.address, view.lang, "venues", title, description, content, headings)


@dataclass(frozen=True, slots=True)
class VenueLine:
    """What the list of venues says of one."""

    id: str
    venue: Venue
    papers: int
    reviews: int
    editions: int

    @classmethod
    def of(cls, catalog: Catalog, venue_id: str) -> "VenueLine":
        issues = catalog.venues[venue_id]
        works = [work for issue in issues for work in issue.works]
        reviews = sum(work.is_reviewed for work in works)
        return cls(venue_id, catalog.library.venues[venue_id], len(works), reviews, len(issues))


@dataclass(frozen=True, slots=True)
class VenuePage:
    """What a venue's page shows: its newest reviews, its editions, and its tags over the years."""

    id: str
    venue: Venue
    edit: str | None
    works: int
    reviews: int
    newest: tuple[Work, ...]
    editions: tuple[Occasion, ...]
    """By year, newest first."""
    tags: Grid
    plot: Plot | None
    mentions: tuple[Mentioning, ...]

    @classmethod
    def of(cls, archive: Archive, venue_id: str) -> "VenuePage":
        catalog = archive.catalog
        issues = catalog.venues[venue_id]
        works = [work for issue in issues for work in issue.works]
        reviewed = [work for work in works if work.is_reviewed]
        return cls(
            venue_id,
            catalog.library.venues[venue_id],
            catalog.library.registry_files.get(("venues", venue_id)),
            len(works),
            len(reviewed),
            tuple(sorted((work for work in reviewed if work.title), key=newest_and_best)[:NEWEST]),
            tuple(map(Occasion.of, issues)),
            grid.by_tag(works, FEW_TAGS),
            plot.by_year(works),
            archive.mentions("venue", venue_id),
        )

    @property
    def address(self) -> str:
        return addresses.venue(self.id)

    def page(self, view: View) -> Page:
        name, mentions = view.venue(self.id), mentioned(view, self.mentions)
        content = view.render(
            "venue.html",
            facts=self,
            venue=self.venue,
            aliases=also_called(view, name, self.venue.name, self.venue.aliases),
            mentions=mentions,
        )
        papers = view.label("n-papers", n=self.works)
        description = view.label("venue-description", name=name, papers=papers)
        headings = headings_of(
            view,
            ("newest", "newest", self.newest),
            ("editions", "editions", True),
            ("tags", "tags-over-years", self.tags.rows),
            ("_mentions", "mentioned-venue", mentions),
        )
        feed = addresses.feed(self.address) if self.reviews else None
        return Page(
            self.address, view.lang, "venues", name, description, content, headings, self.edit, feed=feed
        )
