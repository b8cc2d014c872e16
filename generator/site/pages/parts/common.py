"""What several kinds of pages have in common: who mentions them, their headings, their most used tags."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from generator.catalog.catalog import EditionWorks
from generator.catalog.work import DEPTH, Work
from generator.entries.format.entry import BilingualText
from generator.entries.format.fields import DateRange, PartialDate
from generator.site import address as addresses
from generator.site.pages.parts.pagination import LONG, PageLink, by_year, links
from generator.site.view.bodies import Body
from generator.site.view.references import ArticleLink, Mentioning, PaperLink
from generator.site.view.view import View
from generator.text.characters import HANGUL
from generator.text.markdown.headings import Heading
from generator.text.names.folding import folded

FEW_TAGS = 12
"""How many tags a page lists."""

FEW_WORKS = 12
"""How many works that nobody reviewed a page lists where the others stand on pages of their own."""

_PRAISE = ("must-read", "interesting")

MAX_DESCRIPTION = 160
"""How many characters of a description search engines show."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """One year of a venue: where and when it was held, and how much of it is here."""

    venue: str
    year: int
    papers: int
    reviews: int
    place: BilingualText | None
    dates: DateRange | None
    url: str | None
    tags: tuple[str, ...]
    """Those that its papers have most."""

    @classmethod
    def of(cls, issue: EditionWorks) -> "Occasion":
        works, said = issue.works, issue.edition
        reviews = sum(work.is_reviewed for work in works)
        used = most_used(Counter(tag for work in works for tag in work.entry.tags))
        tags = tuple(used[:FEW_TAGS])
        return cls(issue.venue, issue.year, len(works), reviews, said.place, said.dates, said.url, tags)

    @property
    def id(self) -> str:
        """Its id: ``ismir/2015``."""
        return f"{self.venue}/{self.year:04}"

    @property
    def address(self) -> str:
        return addresses.edition(self.venue, self.year)


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A page that mentions another: its address and title, and the link where it is a paper's."""

    address: str
    title: Markup
    paper: PaperLink | None


def mentioned(view: View, mentions: Iterable[Mentioning]) -> list[Mentioned]:
    """Return who links to something, as far as this language has them."""
    shown = ((mention, _title(view, mention)) for mention in mentions)
    return [
        Mentioned(mention.address, title, mention if isinstance(mention, PaperLink) else None)
        for mention, title in shown
        if title
    ]


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


@dataclass(frozen=True, slots=True)
class WorksList:
    """The works of a tag or an author as a page lists them: reviews by year, then the rest, a line each."""

    reviewed: tuple[Work, ...]
    listed: tuple[Work, ...]
    """Those that nobody reviewed; the newest alone where so many works stand on pages of their own."""
    suggested: tuple[Work, ...]
    """Those that only a suggestion brings here; none where they stand on pages of their own."""
    unreviewed: int
    """How many nobody reviewed, besides those suggested."""
    pages: tuple[PageLink, ...] = ()

    @classmethod
    def of(cls, works: Sequence[Work], suggested: Sequence[Work] = ()) -> "WorksList":
        """List works, given newest first."""
        everything, ids = (*works, *suggested), frozenset(work.id for work in suggested)
        found = cls.apart(everything, ids)
        pages = links(by_year(everything))
        if not pages:
            return found
        return cls(found.reviewed[:LONG], found.listed[:FEW_WORKS], (), found.unreviewed, pages)

    @classmethod
    def apart(cls, works: Iterable[Work], suggested: Container[str]) -> "WorksList":
        """Take works apart, of some of which the ids are ``suggested``."""
        reviewed, listed, others = list[Work](), list[Work](), list[Work]()
        for work in works:
            held = reviewed if work.is_reviewed else others if work.id in suggested else listed
            held.append(work)
        return cls(tuple(reviewed), tuple(listed), tuple(others), len(listed))

    def headings(self, view: View) -> Iterator[Heading]:
        """Yield the headings under which they stand."""
        for year in sorted({work.year for work in self.reviewed}, reverse=True):
            yield Heading(3, f"y{year}", str(year))
        if self.listed:
            yield Heading(3, "listed", view.label("not-reviewed"))
        if self.suggested:
            yield Heading(3, "suggested", view.label("suggested"))
        if self.pages:
            yield Heading(3, "by-year", view.label("by-year"))


def most_used(counts: Counter[str]) -> list[str]:
    """Return what was counted, the most frequent first."""
    return sorted(counts, key=lambda counted: (-counts[counted], counted))


def also_called(view: View, shown: str, name: BilingualText, aliases: Sequence[str]) -> list[str]:
    """Return other names than the one shown, of those the ones that readers of the language can read.

    Names that differ in spaces and hyphens alone are for search.
    """
    others = (name.ko, name.en, *aliases)
    legible = [other for other in others if other and (view.lang == "ko" or not HANGUL.search(other))]
    names = {folded(other): other for other in reversed(legible)}
    return [other for key, other in reversed(names.items()) if key != folded(shown)]


def written_last(works: Iterable[Work]) -> list[Work]:
    """Return the works that somebody reviewed, those first of which the review was written last.

    Those of one day are in the order of ``newest_and_best``.
    """
    reviewed = (work for work in works if work.is_reviewed)
    return sorted(reviewed, key=lambda work: (_backwards(work.written_on), newest_and_best(work)))


def best_reviewed(works: Iterable[Work]) -> list[Work]:
    """Return the works that somebody reviewed, in the order of ``newest_and_best``."""
    return sorted((work for work in works if work.is_reviewed), key=newest_and_best)


def newest_and_best(work: Work) -> tuple[list[int], int, int, int]:
    """Order reviews by when they were said; of one day first the praised, the well read, the long."""
    praise = _PRAISE.index(work.verdict) if work.verdict in _PRAISE else len(_PRAISE)
    length = sum(len(note.ko or note.en or "") for note in work.reviews)
    return _backwards(work.reviewed_on), praise, DEPTH.index(work.reading), -length


def _backwards(date: PartialDate | None) -> list[int]:
    return [-part for part in date.sort_key] if date else [0, 0, 0]
