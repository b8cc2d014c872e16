"""What is said to language models, and to whoever gives them a site to read: what is here, and where.

https://llmstxt.org: Markdown with a heading, a quotation that sums the site up, and sections of links.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.catalog.work import Work
from generator.site import address as addresses
from generator.site.archive import Archive
from generator.site.pages.home import Guide
from generator.site.pages.parts.common import best_reviewed
from generator.site.view.references import PaperLink
from generator.site.view.view import View
from generator.site.view.wording import shorten
from generator.text.markdown import markup

NEWEST = 30
"""How many reviews it names."""

ABOUT = 200
"""How many characters it says of each at most."""

_SIGNS = re.compile(r"[\\`*_\[\]<>]")
"""What Markdown, or HTML in it, would take for its own."""


@dataclass(frozen=True, slots=True)
class Llms:
    """What the file of a language names."""

    papers: int
    reviews: int
    guides: tuple[Guide, ...]
    venues: tuple[tuple[str, int], ...]
    """Their ids, each with how many papers are here."""
    newest: tuple[Work, ...]
    address: str = addresses.LLMS

    @classmethod
    def of(cls, archive: Archive) -> "Llms":
        catalog = archive.catalog
        reviewed = best_reviewed(catalog.works.values())
        held = (
            (venue, sum(len(issue.works) for issue in issues)) for venue, issues in catalog.venues.items()
        )
        return cls(
            papers=len(catalog.works),
            reviews=len(reviewed),
            guides=tuple(
                Guide(archive.articles[article.address], article.abouts)
                for article in catalog.articles
                if article.is_evergreen
            ),
            venues=tuple((venue, papers) for venue, papers in held if papers),
            newest=tuple(reviewed[:NEWEST]),
        )

    def content(self, view: View) -> str:
        return "\n".join(self._lines(view)) + "\n"

    def _lines(self, view: View) -> Iterator[str]:
        site = view.names.site
        yield f"# {_line(site.name)}"
        yield ""
        yield f"> {_line(site.description or view.label('home-description'))}"
        yield ""
        counts = {
            "papers": view.label("n-papers", n=self.papers),
            "reviews": view.label("n-reviews", n=self.reviews),
        }
        yield view.label("llms-lead", **counts)
        guides = (
            (view.url(guide.link.address), guide.link.titles[view.lang], guide.about.get(view.lang, ""))
            for guide in self.guides
            if view.lang in guide.link.titles
        )
        yield from _section(view.label("llms-guides"), guides)
        venues = (
            (view.url(addresses.venue(venue)), view.venue(venue), view.label("n-papers", n=papers))
            for venue, papers in self.venues
        )
        yield from _section(view.label("venues"), venues)
        reviews = (
            (view.url(paper.address), view.title(paper), view.summary_line(work))
            for work in self.newest
            for paper in (PaperLink.of(work),)
        )
        yield from _section(view.label("newest"), reviews)
        data = (
            (site.url + addresses.API, view.label("llms-papers"), view.label("llms-papers-about")),
            (site.url + addresses.API_SCHEMA, view.label("llms-schema"), view.label("llms-schema-about")),
        )
        yield from _section(view.label("llms-data"), data)
        if other := view.names.languages.other(view.lang):
            at = site.url + view.names.languages.tree(other) + self.address
            yield from _section("Optional", [(at, view.label("llms-other"), "")])


def _section(heading: str, links: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    """Yield the lines of a section, given addresses, names and what is said of each; none without links."""
    lines = [
        f"- [{_line(name)}]({url})" + (f": {_line(shorten(about, ABOUT))}" if about else "")
        for url, name, about in links
    ]
    if lines:
        yield from ("", f"## {heading}", "", *lines)


def _line(text: str) -> str:
    """Return a text of strangers on one line, in which Markdown finds nothing."""
    return _SIGNS.sub(r"\\\g<0>", " ".join(markup.plain(text).split()))
