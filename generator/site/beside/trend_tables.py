"""The tables of the page of trends as files for spreadsheets, in CSV (RFC 4180)."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from generator.catalog.trends.by_year import GROUPS
from generator.site import address as addresses
from generator.site.archive import Archive
from generator.site.pages.trends import rows
from generator.site.pages.trends.count_tables import Table
from generator.site.pages.trends.trends_page import TrendsPage
from generator.site.view.view import View

TABLES: Mapping[str, Callable[[View, TrendsPage], Table]] = {
    "papers": lambda view, facts: rows.papers(view, facts.trends),
    "venues": lambda view, facts: rows.venues(view, facts.trends),
    "tags": lambda view, facts: rows.joined([rows.tags(view, facts.trends, group) for group in GROUPS]),
    "depth": lambda view, facts: rows.depths(view, facts.trends),
    "together": lambda view, facts: rows.joined(
        [rows.pairs(view, graph, of) for of, graph in facts.together]
    ),
    "words": lambda view, facts: rows.words(view, facts.words.get(view.lang, ())),
}
"""The files by what they are called: as the part of the page that shows the table."""


def gathered(archive: Archive) -> Iterator["TableFile"]:
    """Gather what the files of all tables hold."""
    facts = TrendsPage.of(archive)
    yield from (TableFile(name, facts) for name in TABLES)


@dataclass(frozen=True, slots=True)
class TableFile:
    """The file of one of the tables."""

    name: str
    facts: TrendsPage

    @property
    def address(self) -> str:
        return f"{addresses.TRENDS}{self.name}.csv"

    def content(self, view: View) -> str:
        return TABLES[self.name](view, self.facts).csv()
