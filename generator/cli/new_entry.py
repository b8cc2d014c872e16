"""A new entry: which paper it is about, where its file goes, and the text to fill in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic_core import PydanticCustomError

from generator.engine.options import Options
from generator.entries import reader
from generator.entries.format import fields
from generator.entries.library import Library
from generator.entries.write import template
from generator.entries.write.suggesting import TagIndex
from generator.metadata import readable, store
from generator.metadata.arxiv import updates
from generator.metadata.arxiv.service import Service
from generator.metadata.store import Store, StoredPaper, StoredVersion
from generator.problems.problem import Place, Problem
from generator.support.languages import Lang
from generator.text import tex
from generator.text.folding import folded_title
from generator.text.identifiers import ArxivRef
from generator.text.nearest import Suggestions
from generator.text.slugs import entry_slug

PATIENCE = 20.0
"""How many seconds somebody waits for arXiv; the entry can do without."""

_NO_SUCH_PAPER = frozenset({"fetch-unknown", "fetch-refused"})
"""Answers after which an entry would be about nothing."""

_WHERE = re.compile(
    r"(?:digests/)?(?P<venue>[^/]+)/(?P<year>[0-9]{4})(?:/(?P<slug>[^/]*?)(?:\.yml)?)?", re.IGNORECASE
)
"""A venue, a year and perhaps a slug; or the file's path, as a shell completes it."""


class NotStartedError(Exception):
    """No entry was started; ``problems`` say why, in both languages."""

    def __init__(self, code: str, *before: Problem, **values: object) -> None:
        super().__init__(code)
        self.problems = (*before, Problem.at(Place(""), code, **values))


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody typed."""

    where: str
    """Venue, year, and perhaps a slug."""
    arxiv: str = ""
    """An id or an address, or nothing."""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Started:
    """A file that was written, and what its writer should know."""

    file: str
    """POSIX path relative to the root."""
    notices: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _KnownPaper:
    """What is known of a paper, and what did not come."""

    fetched: StoredPaper | None = None
    """To be stored."""
    version: StoredVersion | None = None
    """The one that is meant, in readable text."""
    missing: tuple[Problem, ...] = ()

    @property
    def first_author(self) -> str | None:
        return self.version.authors[0].name if self.version and self.version.authors else None

    @property
    def abstract(self) -> str:
        return (self.version.abstract if self.version else None) or ""


def start(project: Options, request: Request, lang: Lang, service: Service) -> Started:
    """Write a commented entry, and store what arXiv says of its paper. Without a slug one is proposed.

    Raises:
        NotStartedError: There is such a file or an entry about the paper, or no such paper.

    """
    root, digests = project.root, project.digests
    library = reader.read(root, digests)
    folder, slug = place(request.where, root / digests, library)
    if slug and (file := folder / f"{slug}.yml").exists():
        raise NotStartedError("new-exists", value=shown(file, root))
    stores = store.stores(root, digests)
    reference = _reference(request.arxiv, library)
    known = _ask(reference, stores, service) if reference else _KnownPaper()
    typed = readable.line(tex.line(request.title))
    title = typed or (known.version.title if known.version else "")
    _refuse_title(title, library, store.read(root, digests))
    if not slug and not title:
        code = "new-nameless" if reference else "new-unnamed"
        raise NotStartedError(code, *known.missing, value=f"{folder.parent.name}/{folder.name}")
    file = folder / f"{slug or entry_slug(known.first_author, title, _taken(folder, library))}.yml"
    tags = TagIndex.of(library.tags).suggest(title, known.abstract)
    begun = template.Start(reference, typed, tuple(_comments(known.version)), tags)
    write(file, template.entry(begun, lang, project.languages), root)
    return Started(shown(file, root), (*known.missing, *_keep(known, stores)))


def write(file: Path, text: str, root: Path) -> None:
    """Write a new file; raises NotStartedError where there is one, or the system refuses it."""
    try:
        template.write(file, text)
    except FileExistsError:
        raise NotStartedError("new-exists", value=shown(file, root)) from None
    except OSError as error:
        raise NotStartedError(
            "new-unwritable", value=shown(file, root), reason=error.strerror or ""
        ) from None


def place(typed: str, digests: Path, library: Library) -> tuple[Path, str]:
    """Return the edition's folder and the slug, which may be left out."""
    match = _WHERE.fullmatch(typed.strip().rstrip("/"))
    if not match:
        raise NotStartedError("new-where", value=typed)
    venues = library.vocabularies["venues"]
    venue = venues.find(match["venue"])
    if venue is None:
        values = venues.unknown(match["venue"], Suggestions())
        raise NotStartedError("unknown-venue", **values)
    slug = match["slug"] or ""
    try:
        return digests / venue / match["year"], slug and fields.slug(slug)
    except PydanticCustomError:
        raise NotStartedError("slug", value=slug) from None


def _reference(typed: str, library: Library) -> ArxivRef | None:
    """Return the paper that is meant, about which there must be no entry."""
    if not typed.strip():
        return None
    try:
        reference = fields.arxiv_ref(typed)
    except PydanticCustomError as error:
        raise NotStartedError(error.type, **(error.context or {})) from None
    for item in library.entries.values():
        if item.entry.arxiv and item.entry.arxiv.id == reference.id:
            raise NotStartedError("new-digested", value=f"arXiv:{reference.id}", other=item.file)
    return reference


def _refuse_title(title: str, library: Library, stored: Store) -> None:
    """Refuse the title of a paper that there is an entry about, whether it stands there or is arXiv's."""
    wanted = folded_title(tex.readable(title))
    for item in library.entries.values() if wanted else ():
        paper = stored.papers.get(item.entry.arxiv.id) if item.entry.arxiv else None
        titles = (item.entry.paper.title, paper and paper.latest.title)
        if wanted in {folded_title(tex.readable(other)) for other in titles if other}:
            raise NotStartedError("new-digested", value=title, other=item.file)


def _ask(reference: ArxivRef, stores: tuple[Path, ...], service: Service) -> _KnownPaper:
    """Return what is stored about a paper, or what arXiv says now; it is kept only with an entry."""
    wanted = updates.missing(stores, updates.of_reference(reference))
    results = list(updates.asked(stores, wanted, service, PATIENCE))
    fetched = [result.paper for result in results if isinstance(result, updates.Fetched)]
    paper = fetched[-1] if fetched else store.load(stores, reference.id)
    missing = [result.mistake for result in results if isinstance(result, updates.Missing)]
    for mistake in missing:
        if mistake.code in _NO_SUCH_PAPER:
            raise NotStartedError(mistake.code, **dict(mistake.values))
    problems = tuple(Problem(Place(""), mistake.code, mistake.values) for mistake in missing[:1])
    version = readable.readable(paper.version(reference.version)) if paper else None
    return _KnownPaper(fetched[-1] if fetched else None, version, problems)


def _keep(known: _KnownPaper, stores: tuple[Path, ...]) -> Iterator[Problem]:
    """Store what was fetched; the entry does without it where that fails."""
    if known.fetched:
        try:
            store.write(stores[0], known.fetched)
        except OSError as error:
            values = {"value": known.fetched.id, "folder": stores[0], "reason": error.strerror or ""}
            yield Problem.at(Place(""), "fetch-unwritable", **values)


def _taken(folder: Path, library: Library) -> set[str]:
    """Return the slugs that are, or were, those of other entries of an edition."""
    edition = f"{folder.parent.name}/{folder.name}/"
    former = (old for item in library.entries.values() for old in item.entry.formerly)
    return {path.stem for path in folder.glob("*")} | {
        old.removeprefix(edition) for old in former if old.startswith(edition)
    }


def _comments(version: StoredVersion | None) -> Iterator[str]:
    if version:
        yield version.title
        yield ", ".join(author.name for author in version.authors)


def shown(file: Path, root: Path) -> str:
    """Return a file's name as people are told it."""
    return file.relative_to(root).as_posix()
