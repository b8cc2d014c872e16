"""Feeds: the newest reviews of the site, a venue, an edition, a tag or a reviewer, whole."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from typing import TypeAlias

from markupsafe import Markup

from generator.catalog.work import Work
from generator.entries.format.entry import BilingualText
from generator.entries.format.fields import PartialDate
from generator.entries.library import Library
from generator.site import address as addresses
from generator.site.archive import Archive
from generator.site.beside import atom
from generator.site.pages.common import latest_written
from generator.site.view.references import PaperLink, References, TagLink, VenueLink
from generator.site.view.view import View
from generator.text.markdown import markup

MOST = 30
"""How many reviews a feed holds."""

_NOTHING_WRITTEN = PartialDate(1970)
"""When a feed was last changed in which nothing stands yet."""


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Whose reviews a feed holds."""

    id: str
    name: BilingualText

    @property
    def address(self) -> str:
        """Where the page lies."""
        return addresses.author(self.id)


@dataclass(frozen=True, slots=True)
class Site:
    """The whole site, of which a feed is."""

    address = ""


Holder: TypeAlias = Site | VenueLink | TagLink | Reviewer
"""Of what a feed is."""


@dataclass(frozen=True, slots=True)
class Review:
    """What is said of a paper, as its page shows it."""

    work: Work
    references: References
    first: str
    """The id under which it was first published."""

    @property
    def id(self) -> str:
        """That of the work."""
        return self.work.id

    @property
    def written(self) -> PartialDate:
        """When the newest of its notes was written."""
        return self.work.written_on

    def entry(self, view: View) -> Markup:
        """Make the entry of feeds for readers of a language."""
        work, references = self.work, self.references
        page = atom.place(view, addresses.paper(work.id))
        content = view.render(
            "feed_review.html",
            work=work,
            references=references,
            people=references.people,
            notes=view.bodies.notes(work, references),
            asks=view.bodies.asks(work, references),
            unidentified=view.bodies.unidentified(work, references),
            figures=view.bodies.loose_figures(work),
        )
        return atom.entry(
            view,
            known_as=atom.name(view, addresses.paper(self.first)),
            title=markup.plain(view.title(PaperLink.of(work))),
            page=page,
            updated=atom.moment(self.written),
            people=[*dict.fromkeys(self._people(view))],
            tags=work.entry.tags,
            summary=view.plain_said(work.entry.summary),
            content=atom.standing_alone(content, page, view.names.site.url),
        )

    def _people(self, view: View) -> Iterator[tuple[str, str, str | None]]:
        """Yield who wrote it and who is retold, each as what, by which name and with which page."""
        people = self.references.people

        def page(person: str | None) -> str | None:
            return atom.place(view, addresses.author(person)) if person and person in people else None

        for note in self.work.reviews:
            by, after = note.by, note.after
            name = view.short_person(by.person, people) if by.person else by.name or ""
            yield "author", name, by.url or page(by.person)
            if after:
                yield "contributor", view.short_person(after, people), page(after)
        if not self.work.reviews:
            yield "author", view.names.site.name, atom.place(view, "")


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed holds."""

    address: str
    of: Holder
    first: str
    """The address at which what it is of was first published."""
    reviews: tuple[Review, ...]
    """The newest first."""

    def content(self, view: View) -> str:
        """Make the feed for readers of a language."""
        site, called = view.names.site, self._called(view)
        newest = self.reviews[0].written if self.reviews else _NOTHING_WRITTEN
        filled = view.parts.once("entry", lambda review: review.entry(view))
        return view.render(
            "feed.xml",
            facts=self,
            known_as=atom.name(view, self.first),
            title=f"{called} · {site.name}" if called else site.name,
            itself=atom.place(view, addresses.feed(self.of.address)),
            page=atom.place(view, self.of.address),
            updated=atom.moment(newest),
            entries=[filled(review) for review in self.reviews],
        )

    def _called(self, view: View) -> str:
        match self.of:
            case Site():
                return ""
            case Reviewer():
                return view.name(self.of.name)
        return markup.plain(view.called(self.of))


def feeds(archive: Archive) -> Iterator[Feed]:
    """Gather what feeds hold; of what has no review there is none but the site's.

    Where something was called otherwise before, its feed lies there too: feed readers follow no redirect of
    ours, but ``rel="self"``.
    """
    catalog, library = archive.catalog, archive.catalog.library
    written = sorted((work for work in catalog.works.values() if work.is_reviewed), key=latest_written)
    places = {work.id: place for place, work in enumerate(written)}
    reviews: dict[str, Review] = {}

    def review(work: Work) -> Review:
        if work.id not in reviews:
            reviews[work.id] = Review(work, archive.references(work), _first_id(work, library))
        return reviews[work.id]

    def found(of: Holder, works: Iterable[Work], formerly: Sequence[Holder]) -> Iterator[Feed]:
        reviewed = (work for work in works if work.id in places)
        newest = tuple(map(review, nsmallest(MOST, reviewed, key=lambda work: places[work.id])))
        first = next(iter(formerly), of).address
        for at in (of, *formerly) if newest else ():
            yield Feed(addresses.feed(at.address), of, first, newest)

    yield Feed(addresses.feed(""), Site(), "", tuple(map(review, written[:MOST])))
    for venue_id, issues in catalog.venues.items():
        held = (work for issue in issues for work in issue.works)
        yield from found(VenueLink(venue_id), held, [VenueLink(old) for old in _formerly(venue_id, library)])
    for (venue_id, year), issue in catalog.issues.items():
        formerly = [VenueLink(old, year) for old in _formerly(venue_id, library)]
        yield from found(VenueLink(venue_id, year), issue.works, formerly)
    for tag_id, works in catalog.tagged.items():
        yield from found(TagLink(tag_id), works, [TagLink(old) for old in library.tags[tag_id].formerly])
    for someone in catalog.authors.values():
        if someone.person and someone.reviewed:
            name = someone.person.name
            named = [Reviewer(old, name) for old in someone.person.formerly]
            yield from found(Reviewer(someone.id, name), someone.reviewed, named)


def _formerly(venue_id: str, library: Library) -> tuple[str, ...]:
    venue = library.venues.get(venue_id)
    return venue.formerly if venue else ()


def _first_id(work: Work, library: Library) -> str:
    """Return the id under which an entry was first published, before it or its venue was called otherwise."""
    first = next(iter(work.entry.formerly), work.id)
    venue, _, rest = first.partition("/")
    return f"{next(iter(_formerly(venue, library)), venue)}/{rest}"
