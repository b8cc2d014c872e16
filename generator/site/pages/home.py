"""The page on which a reader begins, and the one that stands where there is none."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.catalog.work import Work, newest_first
from generator.problems.problem import Problem
from generator.site import address as addresses
from generator.site.archive import Archive
from generator.site.frame.slots import NOT_FOUND
from generator.site.page import Page
from generator.site.pages.parts import grid
from generator.site.pages.parts.common import most_used, newest_and_best
from generator.site.pages.parts.grid import Grid
from generator.site.view.references import ArticleLink, PaperLink
from generator.site.view.view import View
from generator.support.languages import Lang

NEWEST = 8
"""How many reviews the home page shows besides those that the editors picked."""

OF_ONE_EDITION = 3
"""How many of these are of one edition: one post may have brought all of its reviews on one day."""

PICKS = 6
"""How many of the editors' picks the home page shows."""

POPULAR_TAGS = 24
"""How many tags the home page shows."""

WAITING = 12
"""How many entries that wait for a translation the home page shows."""

UNIDENTIFIED = 2
"""How many papers the home page asks readers about."""


@dataclass(frozen=True, slots=True)
class Guide:
    """A guide that the home page leads to."""

    link: ArticleLink
    about: Mapping[Lang, str]


@dataclass(frozen=True, slots=True)
class HomePage:
    """What the home page shows."""

    papers: int
    reviews: int
    venues: int
    tags: int
    authors: int
    picks: tuple[Work, ...]
    newest: tuple[Work, ...]
    guide: Guide | None
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
        picks = sorted(
            (work for work in everything if work.entry.pick), key=lambda work: work.entry.pick or 0
        )[:PICKS]
        newest = _newest(work for work in everything if work not in picks)
        waiting = [work for work in everything if work.has_text and len(work.languages) < 2][:WAITING]
        unidentified = [work for work in everything if work.title is None][:UNIDENTIFIED]
        used = Counter(tag for work in works for tag in work.entry.tags)
        return cls(
            papers=len(works),
            reviews=sum(work.is_reviewed for work in works),
            venues=len(catalog.venues),
            tags=len(used),
            authors=sum(bool(author.works) for author in catalog.authors.values()),
            picks=tuple(picks),
            newest=tuple(newest),
            guide=_guide(archive, [*picks, *newest]),
            grid=grid.by_venue(works),
            popular=tuple(most_used(used)[:POPULAR_TAGS]),
            waiting=tuple(map(archive.link, waiting)),
            unidentified=tuple(map(archive.link, unidentified)),
            problems=tuple(problems),
        )

    def page(self, view: View) -> Page:
        description = view.names.site.description or view.label("home-description")
        content = view.render(
            "home.html",
            facts=self,
            counts=[
                view.label("n-reviews", n=self.reviews),
                view.label("n-papers", n=self.papers),
                view.label("n-venues", n=self.venues),
                view.label("n-tags", n=self.tags),
                view.label("n-authors", n=self.authors),
            ],
        )
        return Page(self.address, view.lang, "home", "", description, content)


def _newest(works: Iterable[Work]) -> list[Work]:
    """Return the newest reviews, a few of each edition."""
    reviewed = (work for work in works if work.is_reviewed and work.title is not None)
    held = Counter[tuple[str, int]]()
    newest = []
    for work in sorted(reviewed, key=newest_and_best):
        held[work.venue, work.year] += 1
        if held[work.venue, work.year] <= OF_ONE_EDITION:
            newest.append(work)
    return newest[:NEWEST]


def _guide(archive: Archive, beside: Iterable[Work]) -> Guide | None:
    """Return the guide that has most to do with the papers ``beside`` it."""
    used = Counter(tag for work in beside for tag in archive.catalog.tags_of(work))
    guides = [article for article in archive.catalog.articles if article.is_evergreen]
    found = max(guides, key=lambda guide: sum(used[tag] for tag in guide.tags), default=None)
    return Guide(archive.articles[found.address], found.abouts) if found else None


@dataclass(frozen=True, slots=True)
class NotFoundPage:
    """What a reader sees at an address that does not exist, in all languages at once."""

    address = addresses.NOT_FOUND

    def page(self, view: View) -> Page:
        """Make the page, which is in the first language first."""
        links = [("", "home"), ("venues/", "venues"), ("tags/", "tags"), ("authors/", "authors")]
        content = view.render("404.html", links=links)
        title, description = view.label("not-found"), view.label("not-found-lead")
        return Page(self.address, view.lang, NOT_FOUND, title, description, content)
