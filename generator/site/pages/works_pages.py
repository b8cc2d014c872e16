"""Pages of a list of works that is too long for one."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import urlencode

from generator.catalog.work import Work
from generator.site.page import Content, Draft
from generator.site.pages import pagination
from generator.site.pages.pagination import ListPage, PageLink
from generator.site.pages.sections import headings_of
from generator.site.view.view import View
from generator.text.markdown.finish import Heading


class WorksList(NamedTuple):
    """The page of the whole list: a tag's or an author's."""

    address: str
    section: str
    title: str
    edit: str | None
    condition: tuple[str, str]
    """The name and value by which search finds the whole list."""


class WorksPage(NamedTuple):
    """All that one page of it shows."""

    of: WorksList
    current: ListPage[Work]
    pages: tuple[PageLink, ...]
    before: PageLink | None
    after: PageLink | None


def paginated(of: WorksList, works: Iterable[Work]) -> Iterator[WorksPage]:
    """Divide a list of works; one that fits on its own page has no others."""
    listed = pagination.by_year(works)
    pages = pagination.links(listed)
    for before, current, after in pagination.beside(listed):
        yield WorksPage(of, current, pages, before, after)


def page(view: View, shown: WorksPage) -> Draft:
    """Make a page of it."""
    of, current = shown.of, shown.current
    title, year = f"{of.title} · {current.name}", str(current.held[0].year)
    content = Content.of(
        "years.html",
        of=of.title,
        at=of.address,
        title=title,
        current=current,
        pages=shown.pages,
        before=shown.before,
        after=shown.after,
        search=urlencode([of.condition, ("from", year), ("to", year)]),
    )
    papers = view.label("n-papers", n=len(current.held))
    description = view.label("years-description", title=title, papers=papers)
    venues = dict.fromkeys(work.venue for work in current.held)
    headings = (
        *headings_of(view, ("papers", "works", True)),
        *(Heading(3, venue_id, view.venue(venue_id)) for venue_id in venues),
    )
    at = f"{of.address}{current.path}"
    return Draft(at, view.lang, of.section, title, description, content, headings, of.edit)
