"""A new entry: which paper it is about, where its file goes, and the text to fill in."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic_core import PydanticCustomError

from generator.cli.parameters import NotDoneError, known_id, no_id
from generator.engine.configuration.options import Options
from generator.entries import reader
from generator.entries.format import fields
from generator.entries.library import Library
from generator.entries.write import template
from generator.entries.write.suggesting import TagIndex
from generator.metadata import readable, store, store_folders
from generator.metadata.arxiv import updates
from generator.metadata.doi.record_updates import RecordQuestion
from generator.metadata.fetching import Fetched, Missing
from generator.metadata.paper_servers import AnyQuestion, Servers, missing
from generator.metadata.store import Store, StoredPaper, StoredRecord, StoredVersion
from generator.problems.problem import Mistake, Place, Problem
from generator.support.files import shown
from generator.support.languages import Lang
from generator.text import identifiers, tex
from generator.text.identifiers import ArxivRef
from generator.text.names.folding import folded_title
from generator.text.names.two_scripts import on_paper
from generator.text.slugs import entry_slug

PATIENCE = 20.0
"""How many seconds somebody waits for arXiv, or for registries; the entry can do without."""

Id = TypeVar("Id")

_NO_SUCH_PAPER = frozenset({"fetch-unknown", "fetch-refused"})
"""Answers after which an entry would be about nothing."""

_WHERE = re.compile(
    rf"(?:digests/)?(?P<venue>[^/]+)/(?P<year>{fields.YEAR.pattern})(?:/(?P<slug>[^/]*?)(?:\.yml)?)?",
    re.IGNORECASE,
)
"""A venue, a year and perhaps a slug; or the file's path, as a shell completes it."""


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody typed."""

    where: str
    """Venue, year, and perhaps a slug."""
    arxiv: str = ""
    """An id or an address, or nothing."""
    title: str = ""
    doi: str = ""
    """A DOI or an address that holds one, or nothing."""
    words: tuple[str, ...] = ()
    """What else was said of it, as lines of a comment."""


@dataclass(frozen=True, slots=True)
class Started:
    """A file that was written, and what its writer should know."""

    file: str
    """POSIX path relative to the root."""
    notices: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _KnownPaper:
    """What is known of a paper, in readable text, and what did not come."""

    title: str = ""
    authors: tuple[str, ...] = ()
    abstract: str = ""
    fetched: tuple[StoredPaper | StoredRecord, ...] = ()
    """To be stored."""
    missing: tuple[Problem, ...] = ()

    def or_else(self, other: "_KnownPaper") -> "_KnownPaper":
        """Return this with what the other knows besides."""
        return _KnownPaper(
            self.title or other.title,
            self.authors or other.authors,
            self.abstract or other.abstract,
            self.fetched + other.fetched,
            self.missing + other.missing,
        )


def start(project: Options, request: Request, lang: Lang, servers: Servers) -> Started:
    """Write a commented entry, and store what is known of its paper. Without a slug one is proposed.

    Raises NotDoneError where there is such a file or an entry about the paper, or no such paper.
    """
    root, digests = project.root, project.digests
    library = reader.read(root, digests)
    folder, slug = place(request.where, root / digests, library)
    if slug and (file := folder / f"{slug}.yml").exists():
        raise NotDoneError("new-exists", value=shown(file, root))
    stores = store_folders.of(root, digests)
    reference, doi = _identified(request, library)
    known = _ask_arxiv(reference, stores, servers) if reference else _KnownPaper()
    if doi:
        known = known.or_else(_ask_registries(doi, stores, servers))
    typed = readable.line(tex.line(request.title))
    title = typed or known.title
    _refuse_title(title, library, store.read(root, digests))
    if not slug and not title:
        code = "new-nameless" if reference or doi else "new-unnamed"
        raise NotDoneError(code, *known.missing, value=f"{folder.parent.name}/{folder.name}")
    first_author = next(iter(known.authors), None)
    file = folder / f"{slug or entry_slug(first_author, title, _used_slugs(folder, library))}.yml"
    tags = TagIndex.of(library.tags).suggest(title, known.abstract)
    comments = (known.title, ", ".join(known.authors)) if known.title else ()
    begun = template.Start(reference, typed, (*comments, *request.words), tags, doi)
    write(file, template.entry(begun, lang, project.languages), root)
    return Started(shown(file, root), (*known.missing, *_keep(known, stores)))


def write(file: Path, text: str, root: Path) -> None:
    """Write a new file; raises NotDoneError where there is one, or the system refuses it."""
    try:
        template.write(file, text)
    except FileExistsError:
        raise NotDoneError("new-exists", value=shown(file, root)) from None
    except OSError as error:
        raise NotDoneError("new-unwritable", value=shown(file, root), reason=error.strerror or "") from None


def place(typed: str, digests: Path, library: Library) -> tuple[Path, str]:
    """Return the edition's folder and the slug, which may be left out."""
    match = _WHERE.fullmatch(typed.strip().rstrip("/"))
    if not match:
        raise NotDoneError("new-where", value=typed)
    venue = known_id(library.vocabularies["venues"], match["venue"])
    slug = match["slug"] or ""
    try:
        return digests / venue / match["year"], slug and fields.slug(slug)
    except PydanticCustomError:
        raise no_id(slug) from None


def _identified(request: Request, library: Library) -> tuple[ArxivRef | None, str]:
    """Return the paper that is meant by its arXiv id and DOI, about which there must be no entry."""
    reference, doi = _read(fields.arxiv_ref, request.arxiv), _read(fields.doi, request.doi) or ""
    if own := identifiers.arxiv_of_doi(doi):
        reference, doi = reference or own, ""
    for item in library.entries.values():
        if reference and item.entry.arxiv and item.entry.arxiv.id == reference.id:
            raise NotDoneError("new-digested", value=f"arXiv:{reference.id}", other=item.file)
        if doi and (item.entry.paper.doi or "").casefold() == doi.casefold():
            raise NotDoneError("new-digested", value=f"doi:{doi}", other=item.file)
    return reference, doi


def _read(read: Callable[[str], Id], typed: str) -> Id | None:
    """Return the id that somebody typed, if anything."""
    try:
        return read(typed) if typed.strip() else None
    except PydanticCustomError as error:
        raise NotDoneError(error.type, **(error.context or {})) from None


def _refuse_title(title: str, library: Library, stored: Store) -> None:
    """Refuse the title of a paper that there is an entry about, whether it stands there or was fetched."""
    wanted = folded_title(tex.readable(title))
    for item in library.entries.values() if wanted else ():
        paper, record = stored.of(item.entry)
        registered = readable.readable_record(record).title if record else None
        titles = (item.entry.paper.title, paper and paper.latest.title, registered)
        if wanted in {folded_title(tex.readable(other)) for other in titles if other}:
            raise NotDoneError("new-digested", value=title, other=item.file)


def _ask_arxiv(reference: ArxivRef, stores: tuple[Path, ...], servers: Servers) -> _KnownPaper:
    """Return what is stored about a paper, or what arXiv says now; it is kept only with an entry."""
    came, mistakes = _ask(updates.of_reference(reference), stores, servers)
    fetched = tuple(held for held in came if isinstance(held, StoredPaper))[-1:]
    paper = next(iter(fetched), None) or store.load(stores, reference.id)
    for mistake in mistakes:
        if mistake.code in _NO_SUCH_PAPER:
            raise NotDoneError(mistake.code, **dict(mistake.values))
    version = readable.readable(paper.version(reference.version)) if paper else None
    return _known(version, fetched, mistakes[:1])


def _ask_registries(doi: str, stores: tuple[Path, ...], servers: Servers) -> _KnownPaper:
    """Return what is stored about a DOI, or what its registry says now, which is kept like arXiv's."""
    came, mistakes = _ask([RecordQuestion(doi)], stores, servers)
    fetched = tuple(held for held in came if isinstance(held, StoredRecord))
    record = next(iter(fetched), None) or store.load_record(stores, doi)
    return _known(readable.readable_record(record) if record else None, fetched, mistakes)


def _ask(
    wanted: Iterable[AnyQuestion], stores: tuple[Path, ...], servers: Servers
) -> tuple[list[StoredPaper | StoredRecord], list[Mistake]]:
    """Ask for what is not stored; return what came, and why the rest did not."""
    results = list(servers.ask(stores, missing(stores, wanted), PATIENCE))
    came = [result.held for result in results if isinstance(result, Fetched)]
    return came, [result.mistake for result in results if isinstance(result, Missing)]


def _known(
    said: StoredVersion | StoredRecord | None,
    fetched: tuple[StoredPaper | StoredRecord, ...],
    mistakes: Sequence[Mistake],
) -> _KnownPaper:
    problems = tuple(Problem(Place(""), mistake.code, mistake.values) for mistake in mistakes)
    if said is None:
        return _KnownPaper(missing=problems)
    authors = tuple(on_paper(author.name) for author in said.authors)
    return _KnownPaper(said.title, authors, said.abstract or "", fetched, problems)


def _keep(known: _KnownPaper, stores: tuple[Path, ...]) -> Iterator[Problem]:
    """Store what was fetched; the entry does without it where that fails."""
    for fetched in known.fetched:
        try:
            store.write(stores[0], fetched)
        except OSError as error:
            values = {"value": fetched.id, "folder": stores[0], "reason": error.strerror or ""}
            yield Problem.at(Place(""), "fetch-unwritable", **values)


def _used_slugs(folder: Path, library: Library) -> set[str]:
    """Return the slugs that are, or were, those of other entries of an edition."""
    edition = f"{folder.parent.name}/{folder.name}/"
    former = (old for item in library.entries.values() for old in item.entry.formerly)
    return {path.stem for path in folder.glob("*")} | {
        old.removeprefix(edition) for old in former if old.startswith(edition)
    }
