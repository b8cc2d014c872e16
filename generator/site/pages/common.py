"""What several kinds of pages have in common: who mentions them, their headings, their most used tags."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from generator.catalog.work import Work
from generator.entries.format.entry import BilingualText
from generator.entries.format.fields import DateRange
from generator.entries.format.registry import Edition
from generator.site.pages.pagination import LONG
from generator.site.view.bodies import Body
from generator.site.view.references import ArticleLink, Mentioning, PaperLink
from generator.site.view.view import View
from generator.text.folding import folded
from generator.text.markdown.finish import Heading

FEW_TAGS = 12
"""How many tags an edition, a venue or an author shows."""

DESCRIPTION = 160
"""How many characters of a description search engines show."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """Where and when an edition was held, and how much of it is here."""

    papers: int
    place: BilingualText | None = None
    dates: DateRange | None = None
    url: str | None = None

    @classmethod
    def of(cls, edition: Edition | None, papers: int) -> "Occasion":
        """Return what is known of an edition that has so many papers."""
        return cls(papers, edition.place, edition.dates, edition.url) if edition else cls(papers)


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A page that mentions another: its address and title."""

    address: str
    title: Markup


def mentioned(view: View, mentions: Iterable[Mentioning]) -> list[Mentioned]:
    """Return who links to something, as far as this language has them."""
    shown = ((mention.address, _title(view, mention)) for mention in mentions)
    return [Mentioned(address, title) for address, title in shown if title]


def _title(view: View, mention: Mentioning) -> Markup | None:
    match mention:
        case PaperLink():
            return view.heading(mention)
        case ArticleLink():
            return view.inline(mention.titles[view.lang]) if view.lang in mention.titles else None
    return view.marked(view.called(mention))


def headings_of(view: View, *sections: tuple[str, str, object]) -> tuple[Heading, ...]:
    """Return the headings of sections, each an id, a label and what it holds, that hold anything."""
    return tuple(Heading(2, section, view.label(key)) for section, key, held in sections if held)


def with_own(
    headings: Iterable[Heading], bodies: Mapping[str, Sequence[Body | None]], view: View
) -> Iterator[Heading]:
    """Yield headings of sections, each followed by those of the texts in it, given by the section's id."""
    for heading in headings:
        yield heading
        for body in filter(None, bodies.get(heading.id, ())):
            lang = None if body.lang == view.lang else body.lang
            yield from (replace(own, lang=lang) for own in body.headings)


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


def also_called(shown: str, name: BilingualText, aliases: Sequence[str]) -> list[str]:
    """Return other names than the one shown; those that differ in spaces and hyphens alone are for search."""
    names = {folded(other): other for other in reversed((name.ko, name.en, *aliases)) if other}
    return [other for key, other in reversed(names.items()) if key != folded(shown)]
