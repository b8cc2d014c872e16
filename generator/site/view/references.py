"""What texts and lists refer to: papers, tags, venues, authors and articles, pictures and people.

A page shows titles and names of what it links to. As values of their own these are among its facts, without
all else that the catalog knows of the other end.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal, TypeAlias

from generator.catalog.work import Work
from generator.entries.format.entry import BilingualMarkdown, BilingualText
from generator.site import address
from generator.site.pictures.photographs import Photograph
from generator.support.languages import Lang


@dataclass(frozen=True, slots=True)
class PaperLink:
    """All that a link to a paper shows."""

    kind: ClassVar[Literal["entry"]] = "entry"
    id: str
    venue: str
    year: int
    slug: str
    title: str | None
    known: BilingualText | BilingualMarkdown | None
    """What stands for the title where there is none."""

    @classmethod
    def of(cls, work: Work) -> "PaperLink":
        """Return the link to a work."""
        known = (work.entry.unidentified or work.entry.summary) if work.title is None else None
        return cls(work.id, work.venue, work.year, work.slug, work.title, known)

    @property
    def address(self) -> str:
        """Where the page lies."""
        return address.paper(self.id)


@dataclass(frozen=True, slots=True)
class TagLink:
    """A link to a tag, whose name any page may look up."""

    kind: ClassVar[Literal["tag"]] = "tag"
    id: str

    @property
    def address(self) -> str:
        """Where the page lies."""
        return address.tag(self.id)


@dataclass(frozen=True, slots=True)
class VenueLink:
    """A link to a venue or one of its editions, whose names any page may look up."""

    kind: ClassVar[Literal["venue"]] = "venue"
    venue: str
    year: int | None = None

    @classmethod
    def of(cls, found: str) -> "VenueLink":
        """Return the link to a venue (``ismir``) or an edition (``ismir/2015``)."""
        venue, _, year = found.partition("/")
        return cls(venue, int(year) if year else None)

    @property
    def address(self) -> str:
        """Where the page lies."""
        return address.venue(self.venue) if self.year is None else address.edition(self.venue, self.year)


@dataclass(frozen=True, slots=True)
class AuthorLink:
    """A link to an author."""

    kind: ClassVar[Literal["author"]] = "author"
    id: str
    name: str

    @property
    def address(self) -> str:
        """Where the page lies."""
        return address.author(self.id)


@dataclass(frozen=True, slots=True)
class ArticleLink:
    """A link to a guide or post, in the languages that it has."""

    kind: ClassVar[Literal["article"]] = "article"
    address: str
    titles: Mapping[Lang, str]

    def lang(self, wanted: Lang) -> Lang:
        """Return the language in which who wants it in one can read it."""
        return wanted if wanted in self.titles else next(iter(self.titles))


Destination: TypeAlias = PaperLink | TagLink | VenueLink | AuthorLink | ArticleLink
"""What a wiki link can lead to."""

Mentioning: TypeAlias = PaperLink | VenueLink | ArticleLink
"""A page in whose text a wiki link can stand."""


@dataclass(frozen=True, slots=True)
class References:
    """All that the texts and figures of an entry or edition draw on besides what was typed there."""

    links: Mapping[tuple[str, str], Destination] = field(default_factory=dict)
    """By the kinds and targets of wiki links as typed; none for those that lead nowhere."""
    photographs: Mapping[str, Photograph] = field(default_factory=dict)
    """The pictures that figures show, by the names of their files."""
    people: Mapping[str, BilingualText] = field(default_factory=dict)
    """The names of those whom notes and figures name by an id."""
