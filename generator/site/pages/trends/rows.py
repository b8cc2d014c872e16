"""What is counted on the page of trends: the rows of its plots, and of the tables beside them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import urlencode

from generator.catalog.trends.by_year import GROUPS, Counts, Group, Trends
from generator.catalog.trends.tag_pairs import TagGraph
from generator.catalog.trends.word_trends import TextTrend
from generator.site.pages.trends.count_tables import Cell, Table
from generator.site.pages.trends.plots import ENOUGH, TrendRow, short, within
from generator.site.view.view import View

IN_SEARCH: Mapping[Group, str] = {"reviewed": "reviewed=yes", "listed": "reviewed=no"}
"""The condition by which search tells groups apart."""


def row(view: View, kind: str, value: str, counts: Counts, group: Group) -> TrendRow:
    """Return the row of a venue, a tag or a depth, which search knows by the name of its kind."""
    depth = f"read-{value}"
    name = view.label(depth) if kind == "read" else view.tag(value) if kind == "tag" else view.venue(value)
    hue = view.names.hues.get(value) if kind == "venue" else None
    return TrendRow(name, counts.of(group), f"{kind}={value}&{IN_SEARCH[group]}", hue)


def papers(view: View, trends: Trends) -> Table:
    """Return how many papers each year has."""
    return Table(_by_group(view), [*_counted(trends, trends.papers)])


def venues(view: View, trends: Trends) -> Table:
    """Return how many papers each venue has by year."""
    rows = [
        row
        for venue, counts in trends.venues
        for row in _counted(trends, counts, f"venue={venue}&", venue, view.venue(venue))
    ]
    return Table(["id", view.label("venue"), *_by_group(view)], rows, coded=1)


def _by_group(view: View) -> list[str]:
    return [view.label("facet-year"), *(view.label(f"trends-{group}") for group in GROUPS)]


def _counted(trends: Trends, counts: Counts, condition: str = "", *before: str) -> Iterator[Sequence[Cell]]:
    """Yield the counts of each year, which search finds by a ``condition``, behind what stands ``before``."""
    for place, year in _years_shown(trends, counts):
        numbers = (_of_year(counts.of(group)[place], year, condition + IN_SEARCH[group]) for group in GROUPS)
        yield _cells(*before, year, *numbers)


def depths(view: View, trends: Trends) -> Table:
    """Return how well papers were read, by year."""
    head = ["id", view.label("facet-read"), view.label("facet-year"), view.label("trends-reviewed")]
    rows = [
        _cells(
            depth, view.label(f"read-{depth}"), year, _of_year(counts.reviewed[place], year, f"read={depth}")
        )
        for depth, counts in trends.depths
        for place, year in _years_shown(trends, counts)
    ]
    return Table(head, rows, coded=1)


def tags(view: View, trends: Trends, group: Group, shown: Iterable[str] | None = None) -> Table:
    """Return how many papers of a group have each tag, or of those ``shown``, and what share of a year's."""
    head = [
        *(view.label(f"trends-column-{name}") for name in ("group", "id")),
        view.label("tag"),
        view.label("facet-year"),
        *(view.label(f"trends-column-{name}") for name in ("with", "suggested", "papers", "share")),
    ]
    found, rows = dict(trends.tags), []
    for tag in found if shown is None else shown:
        for place, year in _years_shown(trends, found[tag]):
            number, of_all = found[tag].of(group)[place], trends.papers.of(group)[place]
            if not number:
                continue
            suggested = found[tag].suggested[place] if group == "listed" else 0
            share = short(100 * number / of_all) if of_all >= ENOUGH else ""
            held = _of_year(number, year, f"tag={tag}&{IN_SEARCH[group]}")
            rows.append(_cells(group, tag, view.tag(tag), year, held, suggested, of_all, share))
    return Table(head, rows, coded=2)


def pairs(view: View, graph: TagGraph, group: Group) -> Table:
    """Return which tags go together on papers of a group."""
    columns = ("group", "one", "other", "together", "of-one", "of-other", "chance")
    papers = dict(graph.tags)
    rows = []
    for pair in graph.pairs:
        query = f"tag={pair.one}&tag={pair.other}&{IN_SEARCH[group]}"
        held = [Cell(str(papers[tag]), f"tag={tag}&{IN_SEARCH[group]}") for tag in (pair.one, pair.other)]
        together = Cell(str(pair.papers), query)
        rows.append(
            _cells(group, view.tag(pair.one), view.tag(pair.other), together, *held, f"{pair.chance:g}")
        )
    return Table([view.label(f"trends-column-{name}") for name in columns], rows, coded=1)


def words(view: View, trends: Iterable[TextTrend]) -> Table:
    """Return which words rise and fall."""
    columns = ("group", "kind", "word", "earlier", "of-earlier", "later", "of-later", "errors")
    rows = []
    for trend in trends:
        for word in (*trend.rising, *trend.falling):
            numbers = (word.earlier, trend.earlier, word.later, trend.later, f"{word.errors:g}")
            found = Cell(word.word, words_query(word.word, trend.group))
            rows.append(_cells(trend.group, view.label(f"trends-in-{trend.kind}"), found, *numbers))
    return Table([view.label(f"trends-column-{name}") for name in columns], rows, coded=2)


def words_query(word: str, group: Group) -> str:
    """Return the search for a word among the papers of a group."""
    return f"{urlencode({'q': word})}&{IN_SEARCH[group]}"


def joined(tables: Sequence[Table]) -> Table:
    """Return tables of the same columns as one."""
    return Table(tables[0].head, [row for table in tables for row in table.rows], tables[0].coded)


def _years_shown(trends: Trends, counts: Counts) -> Iterator[tuple[int, int]]:
    """Yield the places of years that have something, and the years."""
    for place, year in enumerate(trends.years):
        if counts.reviewed[place] or counts.listed[place]:
            yield place, year


def _of_year(number: int, year: int, query: str) -> Cell:
    return Cell(str(number), within(query, year) if number else "")


def _cells(*values: object) -> tuple[Cell, ...]:
    """Return a row; what no search finds is given as it is."""
    return tuple(value if isinstance(value, Cell) else Cell(str(value)) for value in values)
