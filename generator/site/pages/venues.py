"""Pages of venues, and the list of them."""

from dataclasses import dataclass

from generator.entries.format.registry import Venue
from generator.site import address as addresses
from generator.site.archive import Archive
from generator.site.page import Page
from generator.site.pages import grid, plot
from generator.site.pages.common import FEW_TAGS, Occasion, also_called, headings_of, mentioned
from generator.site.pages.grid import Grid
from generator.site.pages.plot import Plot
from generator.site.view.references import Mentioning
from generator.site.view.view import View
from generator.text.markdown.finish import Heading


@dataclass(frozen=True, slots=True)
class VenuesPage:
    """What the list of venues shows."""

    venues: tuple[tuple[str, Venue, int, int], ...]
    """By id, and of how many papers and editions each has."""
    grid: Grid

    address = "venues/"

    @classmethod
    def of(cls, archive: Archive) -> "VenuesPage":
        """Gather what it shows."""
        catalog = archive.catalog
        return cls(
            tuple(
                (venue_id, venue, sum(len(issue.works) for issue in issues), len(issues))
                for venue_id, venue in catalog.library.venues.items()
                for issues in (catalog.venues[venue_id],)
            ),
            grid.by_venue(catalog.works.values()),
        )

    def page(self, view: View) -> Page:
        """Make the page in a language."""
        content = view.render("venues.html", facts=self)
        title, description = view.label("venues"), view.label("venues-description")
        headings = tuple(Heading(2, venue_id, view.venue(venue_id)) for venue_id, *_ in self.venues)
        return Page(self.address, view.lang, "venues", title, description, content, headings)


@dataclass(frozen=True, slots=True)
class VenuePage:
    """What a venue's page shows: its editions, and its tags over the years."""

    id: str
    venue: Venue
    edit: str | None
    works: int
    editions: tuple[tuple[int, Occasion], ...]
    """By year, newest first."""
    tags: Grid
    plot: Plot | None
    mentions: tuple[Mentioning, ...]

    @classmethod
    def of(cls, archive: Archive, venue_id: str) -> "VenuePage":
        """Gather what it shows."""
        catalog = archive.catalog
        issues = catalog.venues[venue_id]
        works = [work for issue in issues for work in issue.works]
        files = [catalog.library.editions.get((issue.venue, issue.year)) for issue in issues]
        return cls(
            venue_id,
            catalog.library.venues[venue_id],
            catalog.library.registry_files.get(("venues", venue_id)),
            len(works),
            tuple(
                (issue.year, Occasion.of(file.edition if file else None, len(issue.works)))
                for issue, file in zip(issues, files, strict=True)
            ),
            grid.by_tag(works, FEW_TAGS),
            plot.by_year(works),
            archive.mentions("venue", venue_id),
        )

    @property
    def address(self) -> str:
        """Where the page lies."""
        return addresses.venue(self.id)

    def page(self, view: View) -> Page:
        """Make the page in a language."""
        name, mentions = view.venue(self.id), mentioned(view, self.mentions)
        content = view.render(
            "venue.html",
            facts=self,
            venue=self.venue,
            aliases=also_called(name, self.venue.name, self.venue.aliases),
            mentions=mentions,
        )
        papers = view.label("n-papers", n=self.works)
        description = view.label("venue-description", name=name, papers=papers)
        headings = headings_of(
            view,
            ("editions", "editions", True),
            ("tags", "tags-over-years", self.tags.rows),
            ("_mentions", "mentioned-venue", mentions),
        )
        return Page(self.address, view.lang, "venues", name, description, content, headings, self.edit)
