"""The search page: its controls, and copies of rows; a script brings it to life."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from generator.catalog.article import KINDS
from generator.catalog.work import DEPTH, HAS
from generator.entries.format.entry import Verdict
from generator.site import address as addresses
from generator.site.archive import Archive
from generator.site.page import Page
from generator.site.pages.parts.specimens import SPECIMENS
from generator.site.view.view import View
from generator.site.view.wording import BYLINE

VERDICTS = (*get_args(Verdict), "differ")
"""The verdicts by which search filters."""

_SCRIPTS = "page dom facets marks place query rows selection sets words/forms words/hangul".split()
_MODULES = (*(f"search/{name}.js" for name in _SCRIPTS), "reading/kept.js", "reading/rows.js")
"""What the page's script is made of: browsers ask for all of it at once."""


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What the search page shows besides names: the years that have papers, latest first."""

    years: tuple[int, ...]

    address = addresses.SEARCH

    @classmethod
    def of(cls, archive: Archive) -> "SearchPage":
        issues = archive.catalog.issues.values()
        return cls(tuple(sorted({issue.year for issue in issues if issue.works}, reverse=True)))

    def page(self, view: View) -> Page:
        several = view.names.languages if view.names.languages.second else ()
        venues = sorted(view.names.venues, key=lambda venue_id: view.venue(venue_id).casefold())
        content = view.render(
            "search.html",
            years=self.years,
            tags=[(tag_id, view.tag(tag_id)) for tag_id in view.by_name(view.names.tags)],
            facets=[
                ("venue", view.label("venue"), [(venue_id, view.venue(venue_id)) for venue_id in venues]),
                ("reviewed", view.label("facet-reviewed"), _labelled(view, "reviewed", ("yes", "no"))),
                ("read", view.label("facet-read"), _labelled(view, "read", DEPTH)),
                ("verdict", view.label("facet-verdict"), _labelled(view, "verdict", VERDICTS)),
                ("lang", view.label("facet-lang"), _labelled(view, "lang", several)),
                ("has", view.label("facet-has"), _labelled(view, "link", HAS)),
                ("kind", view.label("facet-kind"), _labelled(view, "kind", KINDS)),
            ],
            specimens=SPECIMENS,
            byline=BYLINE,
        )
        title, description = view.label("search"), view.label("search-description")
        head = view.parts.loaded("search/page.css", _MODULES)
        return Page(self.address, view.lang, "search", title, description, content, head=head)


def _labelled(view: View, family: str, values: Iterable[str]) -> list[tuple[str, str]]:
    return [(value, view.label(f"{family}-{value}")) for value in values]
