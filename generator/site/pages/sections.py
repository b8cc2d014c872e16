"""What several kinds of pages have in common: who mentions them, their headings, their most used tags."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.catalog.article import Article
from generator.catalog.links import Mention
from generator.catalog.work import Work
from generator.site import address
from generator.site.pages.pagination import LONG
from generator.site.pictures.photographs import Photograph
from generator.site.view.view import View
from generator.text.markdown.finish import Heading

FEW_TAGS = 12
"""How many tags an edition, a venue or an author shows."""

DESCRIPTION = 160
"""How many characters of a description search engines show."""


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A page that mentions another: its address and title."""

    address: str
    title: Markup


def titled(work: Work | None) -> object:
    """Return all that links to a work draw on."""
    return work and (work.id, work.title or work)


def mentions_of(view: View, kind: str, target: str) -> list[Mentioned]:
    """Return who links to something, as far as this language has them."""
    found = (_mentioned(view, mention) for mention in view.links.mentions.get((kind, target), ()))
    return [mentioned for mentioned in found if mentioned]


def mentioning(view: View, kind: str, target: str) -> list[tuple[Mention, object]]:
    """Return all that ``mentions_of`` something draws on."""
    mentions = view.links.mentions.get((kind, target), ())
    titles = {article.address: article.titles for article in view.catalog.articles} if mentions else {}
    return [(said, titled(view.catalog.works.get(said.id)) or titles.get(said.id)) for said in mentions]


def linked_from(view: View, kind: str, source: str) -> list[tuple[str, str, object]]:
    """Return all that wiki links in the texts of an entry or edition draw on: they show titles and names."""
    works, authors = view.catalog.works, view.catalog.authors
    return [
        (to, target, titled(works.get(target)) if to == "entry" else to == "author" and authors[target].name)
        for to, target in view.links.targets.get((kind, source), ())
    ]


def pictured(view: View, works: Iterable[Work]) -> list[Photograph | None]:
    """Return all that the figures of works draw on besides what was typed: the pictures themselves."""
    return [view.photograph(work, figure) for work in works for figure in work.entry.figures]


def _mentioned(view: View, mention: Mention) -> Mentioned | None:
    match mention.kind:
        case "entry":
            return Mentioned(address.paper(mention.id), view.heading(view.catalog.works[mention.id]))
        case "edition":
            venue_id, _, year = mention.id.partition("/")
            title = view.marked(view.edition(venue_id, int(year)))
            return Mentioned(address.edition(venue_id, int(year)), title)
    article = next(article for article in view.catalog.articles if article.address == mention.id)
    return _article(article, view)


def _article(article: Article, view: View) -> Mentioned | None:
    title = article.titles.get(view.lang)
    return Mentioned(article.address, view.inline(title)) if title else None


def headings_of(view: View, *sections: tuple[str, str, object]) -> tuple[Heading, ...]:
    """Return the headings of sections, each an id, a label and what it holds, that hold anything."""
    return tuple(Heading(2, section, view.label(key)) for section, key, held in sections if held)


def works_headings(view: View, works: Sequence[Work]) -> Iterator[Heading]:
    """Return the headings under which works stand on a page: by year, newest first, or the newest alone."""
    if len(works) > LONG:
        yield Heading(3, "newest", view.label("newest-papers"))
        return
    for year in sorted({work.year for work in works}, reverse=True):
        yield Heading(3, f"y{year}", str(year))


def most_used(counts: Counter[str]) -> list[str]:
    """Return what was counted, the most frequent first."""
    return sorted(counts, key=lambda counted: (-counts[counted], counted))
