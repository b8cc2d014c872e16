"""The tables of the page of trends as files for spreadsheets, in CSV (RFC 4180)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.catalog.trends.by_year import GROUPS
from generator.site import address as addresses
from generator.site.archive import Archive
from generator.site.pages.trends import rows
from generator.site.pages.trends.count_tables import Table
from generator.site.pages.trends.trends_page import TrendsPage
from generator.site.view.view import View

NAMES: Sequence[str] = ("papers", "venues", "tags", "depth", "together", "words")
"""What files are called: as the part of the page that shows the table."""


def gathered(archive: Archive) -> Iterator["TableFile"]:
    """Gather what the files of all tables hold."""
    facts = TrendsPage.of(archive)
    yield from (TableFile(name, facts) for name in NAMES)


@dataclass(frozen=True, slots=True)
class TableFile:
    """The file of one of the tables."""

    name: str
    facts: TrendsPage

    @property
    def address(self) -> str:
        return f"{addresses.TRENDS}{self.name}.csv"

    def content(self, view: View) -> str:
        return self._table(view).csv()

    def _table(self, view: View) -> Table:
        trends = self.facts.trends
        match self.name:
            case "papers":
                return rows.papers(view, trends)
            case "venues":
                return rows.venues(view, trends)
            case "tags":
                return rows.joined([rows.tags(view, trends, group) for group in GROUPS])
            case "depth":
                return rows.depths(view, trends)
            case "together":
                return rows.joined([rows.pairs(view, graph, group) for group, graph in self.facts.together])
        return rows.words(view, self.facts.words.get(view.lang, ()))
