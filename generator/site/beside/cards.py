"""Cards: the pictures that chats and networks show of a link, for reviewed papers, editions, tags, articles.

All other pages share one: papers that nobody reviewed that of their edition, the rest that of the site.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal, Protocol

from generator.catalog.article import Article
from generator.catalog.work import Work
from generator.entries.format.entry import Reading, Verdict
from generator.entries.format.fields import PartialDate
from generator.site import address as addresses
from generator.site.archive import Archive
from generator.site.cards.face import Face
from generator.site.pages.parts.common import Occasion
from generator.site.view.references import ArticleLink, PaperLink
from generator.site.view.view import View
from generator.support.languages import Lang
from generator.text.markdown import markup

TAGS = 4
"""How many tags a card shows at most."""

DEPTHS = {"full": 4, "partial": 3, "abstract": 2, "poster": 2, "talk": 2, "demo": 1}
"""How many cells of the meter are filled, as digest.css has it."""

SIGNS = {"must-read": "★", "interesting": "◆", "mixed": "◐", "unconvinced": "?", "differ": "⇄"}
"""What stands before a verdict, as digest.css has it."""


class CardFacts(Protocol):
    """All that a card shows, in both languages: a frozen value, as a page's facts are."""

    is_shared: ClassVar[bool] = False
    """Whether more pages than one have it."""

    @property
    def address(self) -> str:
        """Where the card lies in the tree of each language."""

    def face(self, view: View) -> Face:
        """Put the card into the words of a language."""

    def content(self, view: View) -> bytes:
        """Draw the card."""
        from generator.site.cards import drawing  # noqa: PLC0415 # with Pillow, which a browser has not

        return drawing.png(self.face(view))


@dataclass(frozen=True, slots=True)
class PaperCard(CardFacts):
    """The card of a paper that somebody reviewed."""

    paper: PaperLink
    reading: Reading
    verdict: Verdict | Literal["differ"] | None
    tags: tuple[str, ...]

    @classmethod
    def of(cls, work: Work) -> "PaperCard":
        return cls(PaperLink.of(work), work.reading, work.verdict, work.entry.tags[:TAGS])

    @property
    def address(self) -> str:
        return addresses.card(self.paper.address)

    def face(self, view: View) -> Face:
        paper, depth = self.paper, DEPTHS.get(self.reading)
        read = [view.label(f"read-{self.reading}")] if depth else []
        thought = [f"{SIGNS[self.verdict]} {view.label(f'verdict-{self.verdict}')}"] if self.verdict else []
        return Face(
            view.names.site.name,
            markup.plain(view.title(paper)),
            f"{view.venue(paper.venue)} {paper.year}",
            view.names.hues.get(paper.venue),
            depth,
            (*read, *thought),
            _tags(view, self.tags),
        )


@dataclass(frozen=True, slots=True)
class EditionCard(CardFacts):
    """The card of an edition."""

    is_shared: ClassVar[bool] = True
    occasion: Occasion

    @property
    def address(self) -> str:
        return addresses.card(self.occasion.address)

    def face(self, view: View) -> Face:
        occasion = self.occasion
        venue = view.names.venues.get(occasion.venue)
        dates = view.date(occasion.dates) if occasion.dates else ""
        return Face(
            view.names.site.name,
            markup.plain(view.edition(occasion.venue, occasion.year)),
            view.plain_line(venue.full if venue else None) or view.venue(occasion.venue),
            view.names.hues.get(occasion.venue),
            None,
            tuple(filter(None, (view.plain_line(occasion.place), dates))),
            (*_counts(view, occasion.papers, occasion.reviews), *_tags(view, occasion.tags[:TAGS])),
        )


@dataclass(frozen=True, slots=True)
class TagCard(CardFacts):
    """The card of a tag."""

    id: str
    papers: int
    reviews: int
    narrower: tuple[str, ...]

    @classmethod
    def of(cls, archive: Archive, tag_id: str) -> "TagCard":
        works = archive.catalog.tagged[tag_id]
        reviews = sum(work.is_reviewed for work in works)
        return cls(tag_id, len(works), reviews, archive.catalog.narrower[tag_id])

    @property
    def address(self) -> str:
        return addresses.card(addresses.tag(self.id))

    def face(self, view: View) -> Face:
        """Put the card into the words of a language; below its name stands that in the other one."""
        name, names = view.tag(self.id), view.names.tags[self.id].name
        other = (names.en if view.lang == "ko" else names.ko) if view.names.languages.second else None
        return Face(
            view.names.site.name,
            name,
            view.label("tag"),
            None,
            None,
            (markup.plain(other),) if other and other != name else (),
            (*_counts(view, self.papers, self.reviews), *_tags(view, view.by_name(self.narrower)[:TAGS])),
        )


@dataclass(frozen=True, slots=True)
class ArticleCard(CardFacts):
    """The card of a guide, lecture or post."""

    link: ArticleLink
    kind: str
    dates: Mapping[Lang, PartialDate]
    tags: tuple[str, ...]

    def __hash__(self) -> int:
        """Return the hash of what tells it from others: mappings have none."""
        return hash(self.link.address)

    @classmethod
    def of(cls, article: Article) -> "ArticleCard":
        link = ArticleLink(article.address, article.titles)
        return cls(link, article.kind, article.dates, article.tags[:TAGS])

    @property
    def address(self) -> str:
        return addresses.card(self.link.address)

    def face(self, view: View) -> Face:
        date = self.dates.get(view.lang)
        return Face(
            view.names.site.name,
            markup.plain(view.called(self.link)),
            view.label(f"kind-{self.kind}"),
            facts=(view.date(date),) if date else (),
            foot=_tags(view, self.tags),
        )


@dataclass(frozen=True, slots=True)
class SiteCard(CardFacts):
    """The card of the site, for all pages that have none of their own."""

    is_shared: ClassVar[bool] = True

    @property
    def address(self) -> str:
        return addresses.card("")

    def face(self, view: View) -> Face:
        """Put the card into the words of a language: what the site is, below its name."""
        site = view.names.site
        return Face(site.name, site.description or site.name)


OF_SITE = SiteCard()


def gathered(archive: Archive, published: Container[str]) -> Iterator[CardFacts]:
    """Gather what all cards show, of articles those whose addresses are among the ``published``."""
    catalog = archive.catalog
    yield OF_SITE
    for issue in catalog.issues.values():
        yield EditionCard(Occasion.of(issue))
        yield from (PaperCard.of(work) for work in issue.works if work.is_reviewed)
    yield from (TagCard.of(archive, tag_id) for tag_id in catalog.tagged)
    yield from (ArticleCard.of(found) for found in catalog.articles if found.address in published)


def _tags(view: View, tag_ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"#{view.tag(tag_id)}" for tag_id in tag_ids)


def _counts(view: View, papers: int, reviews: int) -> tuple[str, ...]:
    counted = (view.label("n-papers", n=papers), view.label("n-reviews", n=reviews))
    return counted if reviews else counted[:1]
