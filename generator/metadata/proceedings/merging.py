"""Listed papers and the library brought together: which are there already, and what files the others become.

A paper is known by its arXiv id, its DOI, or its folded title in one year; drafts count. Files that are there
are never written to.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from generator.entries import document
from generator.entries.library import EntryFile, Library
from generator.entries.write import writing
from generator.entries.write.suggesting import TagIndex
from generator.metadata.proceedings.listing import ListedPaper, Listing
from generator.metadata.readable import readable, readable_record
from generator.metadata.store import Store
from generator.problems.messages import severity
from generator.problems.problem import Place, Problem, Severity
from generator.text import tex
from generator.text.identifiers import ArxivRef
from generator.text.names.folding import folded_title
from generator.text.names.two_scripts import on_paper
from generator.text.slugs import entry_slug

Mark: TypeAlias = Literal["arXiv", "DOI", "title"]
"""What a paper may be known by."""

Key: TypeAlias = tuple[Mark, str]


@dataclass(frozen=True, slots=True)
class Merge:
    """What becomes of a list; a value, of which nothing has been written yet."""

    entries: Mapping[str, str] = field(default_factory=dict)
    """The texts of new entries by file."""
    other_files: Mapping[str, str] = field(default_factory=dict)
    """The texts of other new files."""
    known: Mapping[str, Mark] = field(default_factory=dict)
    """The files of entries that are there already, and what the paper was known by."""
    left_out: int = 0
    """How many papers have no entry, as ``problems`` tell."""
    problems: tuple[Problem, ...] = ()


def plan(library: Library, store: Store, listing: Listing, digests: str, *, tags: bool = False) -> Merge:
    """Decide what becomes of every listed paper, and of the editions that come to hold one.

    ``tags`` that a paper's title or abstract names are accepted as suggestions.
    """
    held = Held.of(library, store)
    index = TagIndex.of(library.tags)
    entries: dict[str, str] = {}
    known: dict[str, Mark] = {}
    taken: dict[str, Place] = {}
    problems = [*listing.problems]
    for paper in listing.papers:
        mark, entry_id = held.find(paper)
        file = f"{digests}/{entry_id}.yml"
        if first := taken.get(file):
            where = str(first.line) if first.file == paper.place.file else f"{first.file}:{first.line}"
            problems.append(Problem.at(paper.place, "import-twice", title=paper.title, line=where))
            continue
        if mark:
            known[file] = mark
        else:
            suggested = index.suggest(paper.title, paper.paper.abstract or "")
            text = writing.unread_entry(paper.arxiv, paper.paper, suggested, accepted=tags)
            wrong = document.parsed(file, text.encode(), "entry").problems
            problems += (Problem(paper.place, problem.code, problem.values) for problem in wrong)
            if any(severity(problem) is Severity.ERROR for problem in wrong):
                continue
            entries[file] = text
        held.add(entry_id, _keys(paper.arxiv, paper.paper.doi, paper.title, paper.year))
        taken[file] = paper.place
    left_out = listing.count - len(entries) - len(known)
    return Merge(entries, _editions(library, listing, held, digests), known, left_out, tuple(problems))


def _editions(library: Library, listing: Listing, held: "Held", digests: str) -> dict[str, str]:
    return {
        f"{digests}/{venue}/{year:04}/edition.yml": writing.edition(edition)
        for (venue, year), edition in listing.editions.items()
        if (venue, year) not in library.editions and f"{venue}/{year:04}" in held.slugs
    }


@dataclass(slots=True)
class Held:
    """The papers that are there, and those that are to be."""

    ids: dict[Key, str] = field(default_factory=dict)
    slugs: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """The slugs that the entries of an edition have or had."""

    @classmethod
    def of(cls, library: Library, store: Store) -> "Held":
        """Return what a library holds."""
        held = cls()
        for item in library.entries.values():
            title, doi = named(item, store)
            held.add(item.id, _keys(item.entry.arxiv, doi, title, item.year))
            for old in item.entry.formerly:
                held.add(old)
        return held

    def find(self, paper: ListedPaper) -> tuple[Mark | None, str]:
        """Return what a paper is known by and the id of its entry, or None and a new id."""
        for key in _keys(paper.arxiv, paper.paper.doi, paper.title, paper.year):
            if key in self.ids:
                return key[0], self.ids[key]
        edition = f"{paper.venue}/{paper.year:04}"
        first = next((on_paper(author.name) for author in paper.paper.authors), None)
        taken = self.slugs.get(edition, set())
        return None, f"{edition}/{entry_slug(first, paper.title, taken)}"

    def add(self, entry_id: str, keys: Iterable[Key] = ()) -> None:
        """Take an id, and what its paper is known by."""
        edition, _, slug = entry_id.rpartition("/")
        self.slugs[edition].add(slug)
        for key in keys:
            self.ids.setdefault(key, entry_id)


def named(item: EntryFile, store: Store) -> tuple[str, str | None]:
    """Return the title and the DOI of an entry's paper, be they typed or fetched; the title may be empty."""
    arxiv, paper = item.entry.arxiv, item.entry.paper
    stored, record = store.of(item.entry)
    version = readable(stored.version(arxiv.version)) if stored and arxiv else None
    registered = readable_record(record).title if record else ""
    title = paper.title or (version.title if version else registered)
    return title, paper.doi or (version.doi if version else None)


def _keys(arxiv: ArxivRef | None, doi: str | None, title: str, year: int) -> Iterator[Key]:
    if arxiv:
        yield "arXiv", arxiv.id
    if doi:
        yield "DOI", doi.casefold()
    if title:
        shown = tex.readable(title)
        yield "title", f"{year}: {folded_title(shown) or shown}"
