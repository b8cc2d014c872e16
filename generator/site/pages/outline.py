"""Which pages there are: the facts of each, gathered once for both languages.

To add a page, add a frozen value of what it shows beside those in this folder, with its address and a
function ``page`` that shows it (see ``PageFacts``), and yield it here.
"""

from collections.abc import Iterator, Mapping, Sequence

from generator.problems.problem import Problem
from generator.site.archive import Archive
from generator.site.beside.cards import EditionCard, PaperCard
from generator.site.page import PageFacts
from generator.site.pages import authors, editions, new
from generator.site.pages.authors import AuthorPage
from generator.site.pages.compose import ComposePage
from generator.site.pages.home import HomePage
from generator.site.pages.papers import PaperPage
from generator.site.pages.parts import works_pages
from generator.site.pages.reading_list import ReadingListPage
from generator.site.pages.search_page import SearchPage
from generator.site.pages.tags import TagPage, TagsPage
from generator.site.pages.trends.trends_page import TrendsPage
from generator.site.pages.venues import VenuePage, VenuesPage
from generator.site.view.references import AuthorLink, TagLink


def pages(archive: Archive, problems: Mapping[str, Sequence[Problem]]) -> Iterator[PageFacts]:
    """Gather what every page shows; ``problems`` by file are to be shown there."""
    catalog = archive.catalog
    yield HomePage.of(archive, [problem for found in problems.values() for problem in found])
    yield VenuesPage.of(archive)
    yield from (VenuePage.of(archive, venue_id) for venue_id in catalog.library.venues)
    yield TagsPage.of(archive)
    yield TrendsPage.of(archive)
    yield SearchPage.of(archive)
    yield from new.pages(archive)
    yield ComposePage.of(archive)
    yield ReadingListPage()
    for key, issue in catalog.issues.items():
        file = catalog.library.editions.get(key)
        card = EditionCard.of(archive, issue)
        yield from editions.pages(archive, issue, card, problems.get(file.file, ()) if file else ())
        works = (None, *issue.works, None)
        for before, work, after in zip(works, issue.works, works[2:], strict=False):
            own = PaperCard.of(work) if work.is_reviewed else card
            yield PaperPage.of(archive, work, (before, after), problems.get(work.file, ()), own)
    for tag_id, held in catalog.tagged.items():
        shown = TagPage.of(archive, tag_id)
        yield shown
        yield from works_pages.paginated(TagLink(tag_id), shown.edit, held, shown.suggested)
    yield from authors.lists(catalog)
    for author in catalog.authors.values():
        wrote = AuthorPage.of(archive, author)
        yield wrote
        yield from works_pages.paginated(AuthorLink(author.id, author.name), wrote.edit, author.works)
