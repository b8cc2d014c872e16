"""What one file is checked among, in little: all of a project that can make it wrong.

Registries and editions are there as people wrote them. Of other entries and of what was fetched only that is
there by which papers, people and ids are known again, so that thousands are small enough for a browser. Of a
draft, which nobody may know yet, only the id is there.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.catalog.article import Article
from generator.entries import folder
from generator.entries.format.entry import Author, Entry, Note
from generator.entries.library import EntryFile, Library
from generator.metadata.store import Store, StoredAuthor, StoredPaper, StoredRecord, StoredVersion
from generator.support.languages import Languages


@dataclass(frozen=True, slots=True)
class Surroundings:
    """All that a project's files say to one another; paths are POSIX, from the project's root on."""

    digests: str
    """The folder of all files."""
    languages: Languages
    texts: Mapping[str, str]
    """Registries and editions, by path."""
    entries: Mapping[str, Entry]
    """The other entries by path, with nothing but what others can come to share with them."""
    pictures: tuple[str, ...]
    """The paths of pictures."""
    store: Store
    """What was fetched: titles and authors."""
    articles: tuple[str, ...] = ()
    """The addresses of articles."""


def of(
    root: Path, library: Library, store: Store, languages: Languages, articles: Iterable[Article] = ()
) -> str:
    """Return the surroundings of a project's files as a text; the same for the same project."""
    files = folder.walk(root, library.digests)
    drafts, published = _identified(library, drafts=True), _identified(library, drafts=False)
    hidden = drafts - published
    read = {*library.registry_files.values(), *(edition.file for edition in library.editions.values())}
    said = {
        "digests": library.digests,
        "languages": [*languages],
        "texts": {file: folder.read_bytes(root / file).decode(errors="replace") for file in sorted(read)},
        "entries": {item.file: _entry(item) for item in library.entries.values()},
        "articles": [article.address for article in articles],
        "pictures": [files.stored.get(file, file) for file in files.pictures],
        "arxiv": {name: _paper(paper) for name, paper in sorted(store.papers.items()) if name not in hidden},
        "doi": {
            name: [held.id, *_printed(held)]
            for name, held in sorted(store.records.items())
            if name not in hidden
        },
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def read(text: str) -> Surroundings:
    """Return what ``of`` wrote."""
    said = json.loads(text)
    papers = {name: _stored(name, *versions) for name, versions in said["arxiv"].items()}
    records = {
        name: StoredRecord(id=doi, title=title, authors=_authors(names))
        for name, (doi, title, names) in said["doi"].items()
    }
    return Surroundings(
        said["digests"],
        Languages(*said["languages"]),
        said["texts"],
        {file: Entry.model_validate(entry) for file, entry in said["entries"].items()},
        tuple(said["pictures"]),
        Store(papers, records),
        tuple(said["articles"]),
    )


def _identified(library: Library, *, drafts: bool) -> set[str]:
    """Return the arXiv ids and DOIs of entries, of drafts or of the others."""
    entries = (item.entry for item in library.entries.values() if item.entry.draft == drafts)
    return {identity for entry in entries for identity in entry.identities.values()}


def _entry(item: EntryFile) -> dict[str, Any]:
    """Return what is known of an entry, as a file would say it."""
    entry = item.entry
    if entry.draft:
        return {"read": entry.read, "draft": "true"}
    paper = {
        "title": entry.paper.title,
        "doi": entry.paper.doi,
        "authors": [*map(_author, entry.paper.authors)],
    }
    return _without_empty(
        {
            "arxiv": entry.arxiv and str(entry.arxiv),
            "paper": _without_empty(paper),
            "read": entry.read,
            "notes": [*map(_note, entry.notes)],
            "related": [{"to": relation.to, "how": relation.how} for relation in entry.related],
            "pick": entry.pick and str(entry.pick),
            "formerly": [*entry.formerly],
        }
    )


def _author(author: Author) -> str | dict[str, str]:
    return {"name": author.name, "person": author.person} if author.person else author.name


def _note(note: Note) -> dict[str, Any]:
    by = _without_empty({"person": note.by.person, "name": note.by.name})
    return _without_empty({"by": by, "role": note.role, "after": note.after})


def _without_empty(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}


def _paper(paper: StoredPaper) -> list[Any]:
    """Return a paper's versions, the latest first, the others with their numbers."""
    pinned = ([number, *_printed(version)] for number, version in sorted(paper.pinned.items()))
    return [_printed(paper.latest), *pinned]


def _printed(printed: StoredVersion | StoredRecord) -> tuple[str, list[str]]:
    return printed.title, [author.name for author in printed.authors]


def _stored(name: str, latest: tuple[str, list[str]], *pinned: tuple[int, str, list[str]]) -> StoredPaper:
    versions = {number: _version(title, names) for number, title, names in pinned}
    return StoredPaper(id=name, latest=_version(*latest), pinned=versions)


def _version(title: str, names: list[str]) -> StoredVersion:
    return StoredVersion(title=title, authors=_authors(names))


def _authors(names: Iterable[str]) -> tuple[StoredAuthor, ...]:
    return tuple(StoredAuthor(name=name) for name in names)
