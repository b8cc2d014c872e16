"""What the page of trends shows."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator.catalog.trends.by_year import GROUPS, Counts, Group, Trends
from generator.catalog.trends.tag_pairs import TagGraph
from generator.catalog.trends.word_trends import TextTrend
from generator.site import address as addresses
from generator.site.archive import Archive
from generator.site.page import Page
from generator.site.pages.parts.common import headings_of
from generator.site.pages.trends import plots, rows, tag_map, word_plot
from generator.site.pages.trends.plots import ENOUGH, TrendBase, TrendPlot, TrendRow
from generator.site.view.view import View
from generator.support.languages import Lang

MOST_PANELS = 8
"""How many venues a plot compares: those with most papers."""

FEW_LEAVES = 4
"""How many tags are compared before a reader chooses others."""

FEW_SPOTS = 10
"""How many tags of the map stand in the list that is read on phones before the others are asked for."""

CHOICES = 4
"""How many a reader chooses at most."""

OFFERED = 300
"""Among how many: those with most papers."""

_TEXTS = ("trends-mark", "trends-mark-share", "trends-mark-few", "n-papers", "trends-none", "trends-plot")
"""The words of the script."""


@dataclass(frozen=True, slots=True)
class TrendsPage:
    """What the page of trends shows besides names."""

    trends: Trends
    leaves: tuple[str, ...]
    """The tags with papers that have no narrower ones, those with most papers first."""
    together: tuple[tuple[Group, TagGraph], ...]
    words: Mapping[Lang, tuple[TextTrend, ...]]

    address = addresses.TRENDS

    @classmethod
    def of(cls, archive: Archive) -> "TrendsPage":
        catalog, trends = archive.catalog, archive.trends
        return cls(
            trends,
            tuple(tag for tag, _ in trends.tags if not catalog.narrower[tag]),
            archive.together,
            archive.words,
        )

    def page(self, view: View) -> Page:
        trends, words = self.trends, self.words.get(view.lang, ())
        depths = self._depths(view)
        maps = [
            (group, tag_map.of(view, graph), rows.pairs(view, graph, group))
            for group, graph in self.together
            if graph.pairs
        ]
        content = view.render(
            "trends.html",
            facts=self,
            in_search=rows.IN_SEARCH,
            enough=ENOUGH,
            papers=(self._papers(view), rows.papers(view, trends)),
            venues=(self._venues(view), rows.venues(view, trends)),
            tags=[
                (group, self.tag_plot(view, group), rows.tags(view, trends, group, self.shown(group)))
                for group in GROUPS
            ],
            offered=sorted(self.offered, key=lambda each: (view.tag(each[0]).casefold(), each[0])),
            choices=CHOICES,
            data=self._data(view),
            depths=(depths, rows.depths(view, trends)),
            maps=maps,
            listed=FEW_SPOTS,
            words=([(trend, word_plot.both(trend)) for trend in words], rows.words(view, words)),
        )
        title, description = view.label("trends"), view.label("trends-description")
        headings = headings_of(
            view,
            ("papers", "plot-heading", trends.years),
            ("venues", "trends-venues", len(trends.venues) > 1),
            ("tags", "trends-tags", trends.tags),
            ("depth", "trends-depth", depths),
            ("together", "trends-together", maps),
            ("words", "trends-words", words),
        )
        head = view.parts.loaded("trends.css")
        return Page(self.address, view.lang, "trends", title, description, content, headings, head=head)

    @property
    def offered(self) -> tuple[tuple[str, Counts], ...]:
        """The tags among which a reader chooses."""
        return self.trends.tags[:OFFERED]

    def shown(self, group: Group) -> list[str]:
        """Return the tags of a group's plot: those that papers have most, of which none is above others."""
        totals = {tag: sum(counts.of(group)) for tag, counts in self.trends.tags}
        leaves = [tag for tag in self.leaves if totals[tag]]
        return sorted(leaves, key=lambda tag: (-totals[tag], tag))[:FEW_LEAVES]

    def tag_plot(self, view: View, group: Group) -> TrendPlot | None:
        """Return the plot of tags before a reader chooses others."""
        found = dict(self.trends.tags)
        drawn = [rows.row(view, "tag", tag, found[tag], group) for tag in self.shown(group)]
        base = replace(self._base(group), low=self.trends.low if group == "listed" else frozenset())
        return plots.of(view, base, drawn, shares=True)

    def _base(self, group: Group) -> TrendBase:
        return TrendBase(self.trends.years, self.trends.papers.of(group))

    def _papers(self, view: View) -> list[TrendPlot]:
        drawn = (
            (
                group,
                TrendRow(view.label(f"trends-{group}"), self.trends.papers.of(group), rows.IN_SEARCH[group]),
            )
            for group in GROUPS
        )
        made = (plots.of(view, self._base(group), [row]) for group, row in drawn)
        return [plot for plot in made if plot]

    def _venues(self, view: View) -> list[tuple[Group, TrendPlot]]:
        """Return the plots of venues; of a group in which there is one alone the plot of papers tells all."""
        found = []
        for group in GROUPS:
            held = [(venue, counts) for venue, counts in self.trends.venues if any(counts.of(group))]
            drawn = [rows.row(view, "venue", venue, counts, group) for venue, counts in held[:MOST_PANELS]]
            plot = plots.of(view, self._base(group), drawn) if len(drawn) > 1 else None
            found += [(group, plot)] if plot else []
        return found

    def _depths(self, view: View) -> TrendPlot | None:
        drawn = [rows.row(view, "read", depth, counts, "reviewed") for depth, counts in self.trends.depths]
        return plots.of(view, self._base("reviewed"), drawn) if len(drawn) > 1 else None

    def _data(self, view: View) -> dict[str, object]:
        """Return what the script draws of: numbers by year, and the words for them."""
        trends = self.trends
        tags = {
            tag: {
                "name": view.tag(tag),
                "marked": {"lang": lang} if (lang := view.other_language(view.tag(tag))) else {},
                "suggested": counts.suggested,
                **{group: counts.of(group) for group in GROUPS},
            }
            for tag, counts in self.offered
        }
        return {
            "years": trends.years,
            "papers": {group: trends.papers.of(group) for group in GROUPS},
            "low": sorted(trends.low),
            "tags": tags,
            "texts": view.texts(*_TEXTS),
        }
