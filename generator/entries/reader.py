"""A folder of digests to a library: everything that people wrote, and everything that is wrong with it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from itertools import groupby
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from generator.entries import document, folder, resolving
from generator.entries.checks import crossfile
from generator.entries.folder import Folder
from generator.entries.format.entry import Paper
from generator.entries.format.registry import Person, Tag
from generator.entries.library import EditionFile, EntryFile, Library
from generator.entries.resolving import Resolved
from generator.problems.problem import Mistake, Problem, in_order
from generator.support.remembered import FromFile, Remembered, from_file
from generator.support.workers import mapped
from generator.text.slugs import RESERVED_SLUGS, entry_slug

_UNKNOWN = {"venues": "unknown-venue", "tags": "unknown-tag", "people": "unknown-person"}
"""What is said of names that a registry does not hold; nothing, while one of its files cannot be read."""


class _Read(NamedTuple):
    """What a file holds, without its nodes: those take as long to pass on as to make."""

    values: Mapping[str, Any]
    problems: tuple[Problem, ...]
    is_readable: bool


@dataclass(slots=True)
class Known:
    """What is known of a folder that was read before."""

    files: dict[str, FromFile[_Read]] = field(default_factory=dict)
    """By their paths, as far as they were there when the folder was last read."""
    entries: Remembered[Resolved] = field(default_factory=Remembered)
    names: tuple[dict[str, Tag], dict[str, Person]] = ({}, {})
    """Tags and people: the same objects as long as nobody edits them."""


def read(
    root: Path, digests: str = "digests", known: Known | None = None, today: date | None = None
) -> Library:
    """Read the folder ``digests`` of a project; never raises for what people put there.

    Dates after ``today`` are told; without it none is, since a build must not depend on its day.

    Files that are as they were when they became ``known`` are not read again; the others become known.
    """
    files = folder.walk(root, digests)

    known = known or Known()
    read_files = _read_all(root, digests, files.all, known)
    problems = [problem for made in read_files.values() for problem in made.problems]

    def values(file: str) -> Mapping[str, Any]:
        return read_files[file].values

    _name(files, values)
    problems += files.problems
    registries: dict[str, dict[str, Any]] = {"venues": {}, "tags": {}, "people": {}}
    registry_files: dict[tuple[str, str], str] = {}
    mistakes: list[Mistake] = []
    # A registry's own file comes before those that add to it, which are told when an id is there already.
    for registry, file, stem in sorted(files.registries, key=itemgetter(2)):
        for key, item in values(file).items():
            item_id = key or stem
            if other := registry_files.get((registry, item_id)):
                path = (key,) if key else ()
                mistakes.append(Mistake.of(file, path, "id-twice", at_key=True, id=item_id, other=other))
            else:
                registries[registry][item_id] = item
                registry_files[registry, item_id] = file
    editions = {
        (venue, int(year)): EditionFile(venue, int(year), file, edition)
        for (venue, year), file in files.editions.items()
        for edition in values(file).values()
    }
    entries = {
        entry_id: EntryFile(entry_id, file, entry)
        for entry_id, file in files.entries.items()
        for entry in values(file).values()
    }
    names = dict(sorted(registries["tags"].items())), dict(sorted(registries["people"].items()))
    if names != known.names:
        known.names = names
    tags, people = known.names
    typed = Library(
        venues=dict(sorted(registries["venues"].items())),
        tags=tags,
        people=people,
        editions=dict(sorted(editions.items())),
        entries=dict(sorted(entries.items())),
        registry_files=registry_files,
        pictures=files.stored,
        digests=digests,
    )
    library, unknown = resolving.resolved(typed, known.entries)
    mistakes += unknown
    faulty = {problem.place.file for problem in problems} | {mistake.file for mistake in mistakes}
    mistakes += crossfile.mistakes(library, files, root, frozenset(faulty), today)
    unknowable = {_UNKNOWN[name] for name, file, _ in files.registries if not read_files[file].is_readable}
    problems += locate(root, (mistake for mistake in mistakes if mistake.code not in unknowable), digests)
    return replace(library, problems=in_order(problems))


def _name(files: Folder, values: Callable[[str], Mapping[str, Any]]) -> None:
    """Tell how files should be called whose names can be no entry's, and take them up under those names."""
    taken: dict[str, set[str]] = defaultdict(set)
    for entry_id in files.entries if files.misnamed else ():
        edition, _, slug = entry_id.rpartition("/")
        taken[edition].add(slug)
    for file, edition in files.misnamed.items():
        name = file.rpartition("/")[2]
        stem = name.rpartition(".")[0]
        is_reserved = stem in RESERVED_SLUGS
        paper = next((entry.paper for entry in values(file).values()), Paper())
        author = paper.authors[0].name if paper.authors else None
        slug = entry_slug(author, paper.title or (f"{stem} paper" if is_reserved else stem), taken[edition])
        code = "reserved-name" if is_reserved else "file-name"
        files.note(file, code, value=name, meant=f"{slug}.yml")
        files.entries[f"{edition}/{slug}"] = file
        taken[edition].add(slug)


def _read_all(root: Path, digests: str, files: Sequence[str], known: Known) -> dict[str, _Read]:
    def made(file: str, raw: bytes | None) -> _Read:
        document_read = document.parsed(file, raw, document.kind_of(file, digests))
        return _Read(document_read.values, document_read.problems, document_read.tree is not None)

    def read_one(file: str) -> FromFile[_Read]:
        return from_file(f"{root}/{file}", known.files.get(file), folder.read_bytes, partial(made, file))

    known.files = dict(zip(files, mapped(partial(map, read_one), files), strict=True))
    return {file: read_file.made for file, read_file in known.files.items()}


def locate(root: Path, mistakes: Iterable[Mistake], digests: str = "digests") -> list[Problem]:
    """Turn mistakes into problems by reading their files once more."""
    problems = []
    by_file = attrgetter("file")
    for file, group in groupby(sorted(mistakes, key=by_file), by_file):
        read_again = document.read(root, file, document.kind_of(file, digests))
        problems += [Problem(read_again.place(mistake), mistake.code, mistake.values) for mistake in group]
    return problems
