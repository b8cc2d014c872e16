"""Pages of a list of works that is too long for one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import urlencode

from generator.catalog.work import Work
from generator.site.page import Page
from generator.site.pages.parts import pagination
from generator.site.pages.parts.common import WorksList, headings_of
from generator.site.pages.parts.pagination import ListPage, PageLink
from generator.site.view.references import AuthorLink, TagLink
from generator.site.view.view import View

Holder: TypeAlias = TagLink | AuthorLink
"""Whose works are listed."""


@dataclass(frozen=True, slots=True)
class WorksPage:
    """What one page of the works of a tag or an author shows."""

    of: Holder
    edit: str | None
    """The file behind the tag or author."""
    current: ListPage[Work]
    suggested: frozenset[str]
    """The ids of those among them that only a suggestion brings there."""
    pages: tuple[PageLink, ...]
    before: PageLink | None
    after: PageLink | None

    @property
    def address(self) -> str:
        return f"{self.of.address}{self.current.path}"

    def page(self, view: View) -> Page:
        name, works = view.called(self.of), self.current.held
        section, condition = (
            ("tags", ("tag", self.of.id)) if isinstance(self.of, TagLink) else ("authors", ("q", name))
        )
        title, year = f"{name} · {self.current.name}", str(works[0].year)
        listed = WorksList.apart(works, self.suggested)
        content = view.render(
            "years.html",
            facts=self,
            works=listed,
            of=name,
            title=title,
            search=urlencode([condition, ("from", year), ("to", year)]),
        )
        papers = view.label("n-papers", n=len(works))
        description = view.label("years-description", title=title, papers=papers)
        headings = (*headings_of(view, ("papers", "works", True)), *listed.headings(view))
        return Page(self.address, view.lang, section, title, description, content, headings, self.edit)


def paginated(
    of: Holder, edit: str | None, works: Sequence[Work], suggested: Sequence[Work] = ()
) -> Iterator[WorksPage]:
    """Divide the works of a tag or an author; those that fit on their own page have no others."""
    listed = pagination.by_year((*works, *suggested))
    pages, ids = pagination.links(listed), {work.id for work in suggested}
    for before, current, after in pagination.beside(listed):
        here = frozenset(work.id for work in current.held if work.id in ids)
        yield WorksPage(of, edit, current, here, pages, before, after)
