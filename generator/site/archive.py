"""The archive: all that facts are gathered from; pages and templates see only what was gathered."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.catalog import links
from generator.catalog.article import Article
from generator.catalog.catalog import Catalog
from generator.catalog.links import Links, Mention
from generator.catalog.neighbours import Neighbourhood
from generator.catalog.trends import tag_pairs
from generator.catalog.trends.by_year import GROUPS, Group, Trends
from generator.catalog.trends.tag_pairs import TagGraph
from generator.catalog.trends.word_trends import TextTrend
from generator.catalog.work import Work
from generator.entries.format.bilingual_texts import PlacedText, bilingual, markdown
from generator.entries.format.entry import BilingualText, Entry
from generator.entries.format.shape import Path
from generator.entries.library import EditionFile
from generator.site import address
from generator.site.pictures.photographs import Photograph
from generator.site.view.references import (
    ArticleLink,
    AuthorLink,
    Destination,
    Mentioning,
    PaperLink,
    References,
    TagLink,
    VenueLink,
)
from generator.support.languages import Lang
from generator.text import wikilinks


@dataclass(frozen=True)
class Archive:
    """A catalog with its links and pictures, and what pages show of them."""

    catalog: Catalog
    links: Links
    near: Neighbourhood
    photographs: Mapping[str, Photograph] = field(default_factory=dict)
    """By address."""
    words: Mapping[Lang, tuple[TextTrend, ...]] = field(default_factory=dict)
    """Which words rise and fall, as far as search knows; for readers of each language."""
    _papers: dict[str, PaperLink] = field(default_factory=dict)
    _references: dict[str, References] = field(default_factory=dict)

    @classmethod
    def of(cls, catalog: Catalog) -> "Archive":
        """Link a catalog; whoever shows no pages needs no pictures."""
        linked = links.build(catalog)
        return cls(catalog, linked, Neighbourhood(catalog, linked))

    def link(self, work: Work) -> PaperLink:
        """Return the link to a work."""
        if work.id not in self._papers:
            self._papers[work.id] = PaperLink.of(work)
        return self._papers[work.id]

    @cached_property
    def articles(self) -> Mapping[str, ArticleLink]:
        """The links to articles, by address."""
        return {
            article.address: ArticleLink(article.address, article.titles) for article in self.catalog.articles
        }

    @cached_property
    def article_at(self) -> Mapping[str, Article]:
        """The articles, by address."""
        return {article.address: article for article in self.catalog.articles}

    @cached_property
    def trends(self) -> Trends:
        """How many papers there are of each year."""
        return Trends.of(self.catalog)

    @cached_property
    def together(self) -> tuple[tuple[Group, TagGraph], ...]:
        """Which tags go together, by the groups of papers that are counted apart."""
        return tuple((group, tag_pairs.graph(self.catalog, group)) for group in GROUPS)

    @cached_property
    def below(self) -> Mapping[str, frozenset[str]]:
        """All tags below each tag."""
        below: dict[str, set[str]] = {tag: set() for tag in self.catalog.above}
        for tag, above in self.catalog.above.items():
            for other in above & below.keys():
                below[other].add(tag)
        return {tag: frozenset(others) for tag, others in below.items()}

    def destination(self, kind: str, target: str, edition: str = "") -> Destination | None:
        """Return what a wiki link leads to, see ``links.resolve``; None where that is nowhere."""
        found = links.resolve(self.catalog, kind, target, edition)
        if found is None:
            return None
        match kind:
            case "entry":
                return self.link(self.catalog.works[found])
            case "tag":
                return TagLink(found)
            case "author":
                return AuthorLink(found, self.catalog.authors[found].name)
            case "article":
                return self.articles[found]
        return VenueLink.of(found)

    def mentions(self, kind: str, target: str) -> tuple[Mentioning, ...]:
        """Return the pages whose texts link to something."""
        return tuple(map(self._mentioning, self.links.mentions.get((kind, target), ())))

    def references(self, owner: Work | EditionFile) -> References:
        """Return what the texts and figures of an entry or edition refer to."""
        if owner.file not in self._references:
            self._references[owner.file] = (
                self._of_work(owner) if isinstance(owner, Work) else self._of_edition(owner)
            )
        return self._references[owner.file]

    def _of_work(self, work: Work) -> References:
        entry = work.entry
        shown = {name for figure in entry.figures for name in figure.files.values()}
        found = {file: self.photographs.get(address.picture(work.id, file)) for file in sorted(shown)}
        texts = self.catalog.library.entries[work.id].texts
        return References(
            self._links(texts, f"{work.venue}/{work.year:04}"),
            {file: photograph for file, photograph in found.items() if photograph},
            self.people(_named(entry)),
        )

    def _of_edition(self, file: EditionFile) -> References:
        return References(self._links(bilingual(file.edition), f"{file.venue}/{file.year:04}"))

    def _links(
        self, texts: Iterable[tuple[Path, PlacedText]], edition: str
    ) -> dict[tuple[str, str], Destination]:
        typed = {link for _, text in markdown(texts) for link in wikilinks.possible(text)}
        found = ((link, self.destination(*link, edition)) for link in sorted(typed))
        return {link: destination for link, destination in found if destination}

    def people(self, names: Iterable[str | None]) -> dict[str, BilingualText]:
        """Return the names of those of some people who are registered, by their ids."""
        people = self.catalog.library.people
        return {name: people[name].name for name in names if name and name in people}

    def _mentioning(self, mention: Mention) -> Mentioning:
        match mention.kind:
            case "entry":
                return self.link(self.catalog.works[mention.id])
            case "edition":
                return VenueLink.of(mention.id)
        return self.articles[mention.id]


def _named(entry: Entry) -> Iterator[str | None]:
    for note in entry.notes:
        yield from (note.by.person, note.after)
    yield from (figure.credit for figure in entry.figures)
