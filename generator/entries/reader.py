"""A folder of digests to a library: everything that people wrote, and everything that is wrong with it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from generator.entries import crossfile, document, folder, resolving
from generator.entries.library import EditionFile, EntryFile, Library
from generator.entries.problem import Mistake, Problem
from generator.workers import mapped

_UNKNOWN = {"venues": "unknown-venue", "tags": "unknown-tag", "people": "unknown-person"}
"""What is said of names that a registry does not hold; nothing, while one of its files cannot be read."""


def read(root: Path, digests: str = "digests") -> Library:
    """Read the folder ``digests`` of a project; never raises for what people put there."""
    files = folder.walk(root, digests)
    problems = list(files.problems)

    read_files = _read_all(root, digests, files.all)
    problems += [problem for made in read_files.values() for problem in made.problems]

    def values(file: str) -> Mapping[str, Any]:
        return read_files[file].values

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
    typed = Library(
        venues=dict(sorted(registries["venues"].items())),
        tags=dict(sorted(registries["tags"].items())),
        people=dict(sorted(registries["people"].items())),
        editions=dict(sorted(editions.items())),
        entries=dict(sorted(entries.items())),
        registry_files=registry_files,
    )
    library, unknown = resolving.resolved(typed)
    mistakes += unknown
    faulty = frozenset(problem.place.file for problem in problems)
    mistakes += crossfile.mistakes(library, files, root, faulty)
    unknowable = {_UNKNOWN[name] for name, file, _ in files.registries if not read_files[file].is_readable}
    problems += locate(root, (mistake for mistake in mistakes if mistake.code not in unknowable), digests)
    return replace(library, problems=tuple(sorted(set(problems))))


class _Read(NamedTuple):
    """What a file holds, without its nodes: those take as long to pass on as to make."""

    values: Mapping[str, Any]
    problems: tuple[Problem, ...]
    is_readable: bool


def _read_all(root: Path, digests: str, files: Sequence[str]) -> dict[str, _Read]:
    def read_one(file: str) -> _Read:
        made = document.read(root, file, document.kind_of(file, digests))
        return _Read(made.values, made.problems, made.tree is not None)

    return dict(zip(files, mapped(read_one, files), strict=True))


def locate(root: Path, mistakes: Iterable[Mistake], digests: str = "digests") -> list[Problem]:
    """Turn mistakes into problems by reading their files once more."""
    problems = []
    by_file = attrgetter("file")
    for file, group in groupby(sorted(mistakes, key=by_file), by_file):
        read_again = document.read(root, file, document.kind_of(file, digests))
        problems += [Problem(read_again.place(mistake), mistake.code, mistake.values) for mistake in group]
    return problems
