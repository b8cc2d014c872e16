"""The catalog: every work, indexed by venue, edition, tag and author. A value; no files, no network."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from unicodedata import normalize

from generator.catalog.article import Article, names
from generator.catalog.author_index import IndexedAuthor, aliases, indexed, unpublished
from generator.catalog.identities import Identities
from generator.catalog.lookalikes import lookalikes
from generator.catalog.similar_tags import same_but_for_form
from generator.catalog.work import Work, lasting_id, newest_first, with_metadata
from generator.entries.broader import Hierarchy
from generator.entries.format.registry import Edition
from generator.entries.library import EditionFile, EntryFile, Library
from generator.entries.linkable import Linkable
from generator.entries.write.writing import within
from generator.metadata.readable import readable_paper, readable_record
from generator.metadata.store import Store, StoredPaper, StoredRecord
from generator.problems.problem import Mistake
from generator.support.mapper import Mapper, map_all
from generator.text.characters import likely_lang
from generator.text.slugs import slugged


@dataclass(frozen=True, slots=True)
class EditionWorks:
    """One year of a venue: its works in reading order, and the paragraphs that stand between them."""

    venue: str
    year: int
    sequence: tuple[Work | int, ...]
    """Works, and where in the edition's ``order`` a paragraph stands between them."""
    file: EditionFile | None
    """Where it is told about; None where nobody wrote that."""

    @property
    def edition(self) -> Edition:
        """What is told about it."""
        return self.file.edition if self.file else Edition()

    @property
    def works(self) -> tuple[Work, ...]:
        """The works alone, in reading order."""
        return tuple(item for item in self.sequence if isinstance(item, Work))


@dataclass(frozen=True, slots=True)
class Catalog:
    """How everything hangs together. Every list of works is newest first unless it says otherwise."""

    library: Library
    works: Mapping[str, Work]
    issues: Mapping[tuple[str, int], EditionWorks]
    """By venue and year, sorted; every edition that has a work or an ``edition.yml``."""
    venues: Mapping[str, tuple[EditionWorks, ...]]
    """The issues of each registered venue, newest first; none for one that has no paper yet."""
    authors: Mapping[str, IndexedAuthor]
    author_aliases: Mapping[str, str]
    """From a folded spelling or a former id to the id of the author's page."""
    tagged: Mapping[str, tuple[Work, ...]]
    """Works by tag, those of narrower tags included; every tag of the vocabulary is there."""
    suggested: Mapping[str, tuple[Work, ...]]
    """Likewise the works for which the tag, or a narrower one, is suggested, and which do not have it."""
    narrower: Mapping[str, tuple[str, ...]]
    """The tags right below each tag."""
    above: Mapping[str, frozenset[str]]
    """All tags above each tag: ``broader`` closed over."""
    unpublished: frozenset[str]
    """Ids and folded names of authors who have nothing but drafts, whether drafts are left out or not."""
    linkable: Linkable
    """What wiki links can lead to, besides authors."""
    articles: tuple[Article, ...]
    article_names: Mapping[str, str]
    """From where an article lies (``guides/hearing``), and from the last part of that where no other has the
    same, to its address.
    """
    mistakes: tuple[Mistake, ...]

    def tags_of(self, tagged: Work | Article) -> frozenset[str]:
        """Return the tags of a work or an article, and all tags above them."""
        return _closed(tagged.entry.tags if isinstance(tagged, Work) else tagged.tags, self.above)

    def lowest(self, tags: frozenset[str]) -> frozenset[str]:
        """Return those of some tags that stand above none of the others."""
        return tags - frozenset[str]().union(*(self.above[tag] for tag in tags))

    def found_for(self, work: Work) -> frozenset[str]:
        """Return the tags by which a work is found: its own and those suggested, and all tags above them."""
        return _closed((*work.entry.tags, *work.suggested), self.above)

    def lasting_id(self, work: Work) -> str:
        """Return the first id that a work had, see ``lasting_id``; no other work is called so now."""
        return lasting_id(work, self.library.venues, self.works)

    def article_address(self, typed: str) -> str | None:
        """Return the address of the article that is meant by where it lies, or by its last part; or None."""
        return self.article_names.get(normalize("NFC", typed.strip("/").removesuffix(".md")))

    def person_id(self, name: str) -> str | None:
        """Return the author id behind an id, a former id or any spelling of a name, or None."""
        if name in self.authors:
            return name
        return self.author_aliases.get(slugged(name))


def build(
    library: Library,
    store: Store,
    articles: Sequence[Article] = (),
    *,
    drafts: bool = False,
    mapper: Mapper = map_all,
) -> Catalog:
    """Build the catalog, its works through ``mapper``; drafts are left out unless asked for."""
    identify = partial(_work, Identities(library.people))
    found = {file.id: (file, *store.of(file.entry)) for file in library.entries.values()}
    made = mapper("works", partial(map, identify), found, library.people)
    works = {work.id: work for work in made.values() if drafts or not work.entry.draft}
    drafted = [work for work in made.values() if work.entry.draft]
    above = Hierarchy.of(library.tags).above
    authors = indexed(works.values(), library.people, articles)
    issues = _issues(library, works.values())
    tagged, suggested = _tagged(works.values(), library.tags, above)
    return Catalog(
        library=library,
        works=works,
        issues=issues,
        venues=_venues(library, issues.values()),
        authors=authors,
        author_aliases=aliases(authors),
        tagged=tagged,
        suggested=suggested,
        narrower=_narrower(library),
        above=above,
        unpublished=unpublished(drafted, authors, library.people),
        linkable=Linkable(works, {f"{venue}/{year:04}" for venue, year in issues}, library.vocabularies),
        articles=tuple(articles),
        article_names={normalize("NFC", name): address for name, address in names(articles).items()},
        mistakes=(
            *store.mistakes,
            *_to_come(works.values()),
            *_spelled_twice(authors, library.entries, mapper),
            *_tags_twice(library, above),
        ),
    )


def _work(identities: Identities, entry: tuple[EntryFile, StoredPaper | None, StoredRecord | None]) -> Work:
    file, found, registered = entry
    stored, reference = readable_paper(found) if found else None, file.entry.arxiv
    record = readable_record(registered) if registered else None
    version = stored.version(reference.version) if stored and reference else None
    fetched = version.authors if version else record.authors if record else ()
    return with_metadata(file, stored, record, identities.bylines(file.entry.paper.authors, fetched))


def _to_come(works: Iterable[Work]) -> Iterator[Mistake]:
    """Tell of metadata to come, unless a paper is only listed and has its title."""
    for work in works:
        entry = work.entry
        is_listed = entry.read == "not-yet" and entry.paper.title and not work.has_text
        if not work.pending or is_listed:
            continue
        if entry.arxiv:
            yield Mistake.of(work.file, ("arxiv",), "metadata-to-come", value=entry.arxiv)
        else:
            yield Mistake.of(work.file, ("paper", "doi"), "doi-to-come", value=entry.paper.doi)


def _spelled_twice(
    authors: Mapping[str, IndexedAuthor], entries: Mapping[str, EntryFile], mapper: Mapper
) -> Iterator[Mistake]:
    """Tell of names that are probably another spelling of an author's, where they first stand."""
    known = tuple((author.id, len(author.works), author.person is not None) for author in authors.values())
    for other, author in mapper("lookalikes", partial(map, lookalikes), {"authors": known})["authors"]:
        work = authors[other].works[-1]
        place = next(n for n, byline in enumerate(work.authors) if byline.author == other)
        typed = place < len(entries[work.id].entry.paper.authors)
        fetched = ("arxiv",) if work.entry.arxiv else ("paper", "doi")
        path = ("paper", "authors", place) if typed else fetched
        name, meant = work.authors[place].name, authors[author]
        line = f"aliases: [{within(name)}]"
        if not meant.person:
            line = f"{author}: {{name: {{{likely_lang(meant.name)}: {within(meant.name)}}}, {line}}}"
        values = {"value": name, "other": meant.name, "id": author, "line": line}
        yield Mistake.of(work.file, path, "author-spelled-twice", **values)


def _tags_twice(library: Library, above: Mapping[str, frozenset[str]]) -> Iterator[Mistake]:
    """Tell of tags that are probably one, where the second of them is defined."""
    for other, tag_id in same_but_for_form(library.tags, above):
        file, path = library.place_of("tags", tag_id)
        yield Mistake.of(file, path, "tag-similar", at_key=True, value=tag_id, other=other)


def _issues(library: Library, works: Iterable[Work]) -> dict[tuple[str, int], EditionWorks]:
    held: dict[tuple[str, int], dict[str, Work]] = {key: {} for key in library.editions}
    for work in works:
        held.setdefault((work.venue, work.year), {})[work.slug] = work
    issues = {}
    for (venue, year), by_slug in sorted(held.items()):
        file = library.editions.get((venue, year))
        sequence: list[Work | int] = []
        for place, item in enumerate(file.edition.order if file else ()):
            if item.text:
                sequence.append(place)
            elif item.slug in by_slug:
                sequence.append(by_slug.pop(item.slug))
        # What the order leaves out follows by title; a paper without one comes last.
        rest = sorted(
            by_slug.values(), key=lambda work: (work.title is None, (work.title or "").casefold(), work.id)
        )
        issues[venue, year] = EditionWorks(venue, year, (*sequence, *rest), file)
    return issues


def _venues(library: Library, issues: Iterable[EditionWorks]) -> dict[str, tuple[EditionWorks, ...]]:
    held: dict[str, list[EditionWorks]] = {venue: [] for venue in library.venues}
    for issue in issues:
        if issue.venue in held:
            held[issue.venue].append(issue)
    return {venue: tuple(reversed(own)) for venue, own in held.items()}


def _closed(tags: Iterable[str], above: Mapping[str, frozenset[str]]) -> frozenset[str]:
    own = frozenset(tags)
    return own.union(*(above.get(tag, frozenset()) for tag in own))


def _tagged(
    works: Iterable[Work], tags: Iterable[str], above: Mapping[str, frozenset[str]]
) -> tuple[dict[str, tuple[Work, ...]], dict[str, tuple[Work, ...]]]:
    tagged: dict[str, list[Work]] = {tag: [] for tag in tags}
    suggested: dict[str, list[Work]] = {tag: [] for tag in tagged}
    for work in newest_first(works):
        own = _closed(work.entry.tags, above)
        for tag in own & tagged.keys():
            tagged[tag].append(work)
        if work.suggested:
            for tag in (_closed(work.suggested, above) - own) & tagged.keys():
                suggested[tag].append(work)
    return _frozen(tagged), _frozen(suggested)


def _frozen(held: Mapping[str, list[Work]]) -> dict[str, tuple[Work, ...]]:
    return {tag: tuple(works) for tag, works in held.items()}


def _narrower(library: Library) -> dict[str, tuple[str, ...]]:
    below: dict[str, list[str]] = {tag: [] for tag in library.tags}
    for tag, registered in sorted(library.tags.items()):
        for parent in registered.broader:
            if parent in below:
                below[parent].append(tag)
    return {tag: tuple(narrower) for tag, narrower in below.items()}
