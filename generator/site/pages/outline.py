"""Which pages there are: the facts of each, gathered once for both languages.

To add a page, add a frozen value of what it shows beside those in this folder, with its address and a
function ``page`` that shows it (see ``PageFacts``), and yield it here in a group. A build gathers all groups;
a preview only that in which the page lies that somebody looks at.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from generator.catalog.author_index import IndexedAuthor
from generator.catalog.catalog import EditionWorks
from generator.problems.problem import Problem
from generator.site import address as addresses
from generator.site.archive import Archive
from generator.site.beside.cards import EditionCard, PaperCard
from generator.site.page import PageFacts
from generator.site.pages import authors, editions, new
from generator.site.pages.authors import AuthorPage
from generator.site.pages.compose import ComposePage
from generator.site.pages.home import HomePage
from generator.site.pages.papers import PaperPage
from generator.site.pages.parts import works_pages
from generator.site.pages.parts.common import Occasion
from generator.site.pages.parts.pagination import between
from generator.site.pages.reading_list import ReadingListPage
from generator.site.pages.search_page import SearchPage
from generator.site.pages.tags import TagPage, TagsPage
from generator.site.pages.trends.trends_page import TrendsPage
from generator.site.pages.venues import VenuePage, VenuesPage
from generator.site.view.references import AuthorLink, TagLink


class PageGroup(NamedTuple):
    """Pages whose facts are gathered together."""

    at: str
    """What the addresses of all of them begin with."""
    gather: Callable[[], Iterable[PageFacts]]


def pages(archive: Archive, problems: Mapping[str, Sequence[Problem]]) -> Iterator[PageFacts]:
    """Gather what every page shows; ``problems`` by file are to be shown there."""
    for group in groups(archive, problems):
        yield from group.gather()


def groups(archive: Archive, problems: Mapping[str, Sequence[Problem]]) -> Iterator[PageGroup]:
    """Yield the pages in groups, of which nothing is gathered yet; see ``pages``."""
    catalog = archive.catalog
    everywhere = [problem for found in problems.values() for problem in found]
    yield _single("", partial(HomePage.of, archive, everywhere))
    yield _single(VenuesPage.address, partial(VenuesPage.of, archive))
    for venue_id in catalog.library.venues:
        yield _single(addresses.venue(venue_id), partial(VenuePage.of, archive, venue_id))
    yield _single(TagsPage.address, partial(TagsPage.of, archive))
    yield _single(addresses.TRENDS, partial(TrendsPage.of, archive))
    yield _single(addresses.SEARCH, partial(SearchPage.of, archive))
    yield PageGroup(addresses.NEW, partial(new.pages, archive))
    yield _single(addresses.COMPOSE, partial(ComposePage.of, archive))
    yield _single(addresses.READING_LIST, ReadingListPage)
    for (venue_id, year), issue in catalog.issues.items():
        yield PageGroup(addresses.edition(venue_id, year), partial(editions.pages, archive, issue, problems))
        yield PageGroup(addresses.paper(f"{venue_id}/{year:04}"), partial(_papers, archive, issue, problems))
    for tag_id in catalog.tagged:
        yield PageGroup(addresses.tag(tag_id), partial(_of_tag, archive, tag_id))
    yield PageGroup(authors.AuthorsPage.address, partial(authors.lists, catalog))
    for author in catalog.authors.values():
        yield PageGroup(addresses.author(author.id), partial(_of_author, archive, author))


def used_addresses(archive: Archive, wanted: Iterable[str]) -> set[str]:
    """Return at which of some addresses pages lie; only the groups are gathered that may hold one."""
    found = set(wanted)
    within = {at[: end + 1] for at in found for end, sign in enumerate(at) if sign == "/"} | ({""} & found)
    gathered = (group.gather() for group in groups(archive, {}) if group.at in within)
    return found & {facts.address for pages in gathered for facts in pages}


def _single(at: str, of: Callable[[], PageFacts]) -> PageGroup:
    return PageGroup(at, lambda: (of(),))


def _papers(
    archive: Archive, issue: EditionWorks, problems: Mapping[str, Sequence[Problem]]
) -> Iterator[PageFacts]:
    card = EditionCard(Occasion.of(issue))
    for before, work, after in between(issue.works):
        own = PaperCard.of(work) if work.is_reviewed else card
        yield PaperPage.of(archive, work, (before, after), problems.get(work.file, ()), own)


def _of_tag(archive: Archive, tag_id: str) -> Iterator[PageFacts]:
    shown = TagPage.of(archive, tag_id)
    yield shown
    held = archive.catalog.tagged[tag_id]
    yield from works_pages.paginated(TagLink(tag_id), shown.edit, held, shown.suggested)


def _of_author(archive: Archive, author: IndexedAuthor) -> Iterator[PageFacts]:
    wrote = AuthorPage.of(archive, author)
    yield wrote
    yield from works_pages.paginated(AuthorLink(author.id, author.name), wrote.edit, author.works)
