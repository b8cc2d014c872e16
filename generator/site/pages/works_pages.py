"""Pages of a list of works that is too long for one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import urlencode

from generator.catalog.work import Work
from generator.site.page import Page
from generator.site.pages import pagination
from generator.site.pages.common import headings_of
from generator.site.pages.pagination import ListPage, PageLink
from generator.site.view.references import AuthorLink, TagLink
from generator.site.view.view import View
from generator.text.markdown.finish import Heading

Holder: TypeAlias = TagLink | AuthorLink
"""Whose works are listed."""


@dataclass(frozen=True, slots=True)
class WorksPage:
    """What one page of the works of a tag or an author shows."""

    of: Holder
    edit: str | None
    """The file behind the tag or author."""
    current: ListPage[Work]
    pages: tuple[PageLink, ...]
    before: PageLink | None
    after: PageLink | None

    @property
    def address(self) -> str:
        """Where the page lies."""
        return f"{self.of.address}{self.current.path}"

    def page(self, view: View) -> Page:
        """Make the page in a language."""
        name, works = view.called(self.of), self.current.held
        section, condition = (
            ("tags", ("tag", self.of.id)) if isinstance(self.of, TagLink) else ("authors", ("q", name))
        )
        title, year = f"{name} · {self.current.name}", str(works[0].year)
        content = view.render(
            "years.html",
            facts=self,
            of=name,
            title=title,
            search=urlencode([condition, ("from", year), ("to", year)]),
        )
        papers = view.label("n-papers", n=len(works))
        description = view.label("years-description", title=title, papers=papers)
        venues = dict.fromkeys(work.venue for work in works)
        headings = (
            *headings_of(view, ("papers", "works", True)),
            *(Heading(3, venue_id, view.venue(venue_id)) for venue_id in venues),
        )
        return Page(self.address, view.lang, section, title, description, content, headings, self.edit)


def paginated(of: Holder, edit: str | None, works: Iterable[Work]) -> Iterator[WorksPage]:
    """Divide the works of a tag or an author; those that fit on their own page have no others."""
    listed = pagination.by_year(works)
    pages = pagination.links(listed)
    for before, current, after in pagination.beside(listed):
        yield WorksPage(of, edit, current, pages, before, after)
