"""A folder of digests to a library: everything that people wrote, and everything that is wrong with it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import groupby
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from generator.entries import document, folder, resolving
from generator.entries.checks import crossfile, dead_links
from generator.entries.folder import REGISTRIES, Folder, by_folder
from generator.entries.format.entry import Paper
from generator.entries.library import EditionFile, EntryFile, Library
from generator.problems.problem import Mistake, Problem, in_order
from generator.support.languages import BOTH, Languages
from generator.support.mapper import Mapper, map_all
from generator.support.workers import mapped
from generator.text.slugs import RESERVED_SLUGS, entry_slug


class FileValues(NamedTuple):
    """What a file holds, without its nodes: those take as long to pass on as to make."""

    values: Mapping[str, Any]
    problems: tuple[Problem, ...]
    is_readable: bool


def read(
    root: Path,
    digests: str = "digests",
    today: date | None = None,
    mapper: Mapper = map_all,
    languages: Languages = BOTH,
) -> Library:
    """Read the folder ``digests`` of a project; never raises for what people put there.

    What is said in one language is reported where two are wanted. Dates after ``today`` are reported; without
    it none is, since a build must not depend on its day. Files and the names in them are read through
    ``mapper``.
    """
    files = folder.walk(root, digests)

    def read_all(paths: Sequence[Path]) -> list[FileValues]:
        return mapped(partial(map, partial(_read, root, digests)), paths)

    read_files = mapper("files", read_all, {file: root / file for file in files.all}, digests)
    problems = [problem for found in read_files.values() for problem in found.problems]

    def values(file: str) -> Mapping[str, Any]:
        return read_files[file].values

    _name(files, values)
    problems += files.problems
    typed, mistakes = _typed(files, values, digests)
    library, unknown = resolving.resolved(typed, mapper)
    mistakes += unknown
    faulty = {problem.place.file for problem in problems} | {mistake.file for mistake in mistakes}
    mistakes += crossfile.mistakes(library, files, root, frozenset(faulty), today)
    if languages.second:
        mistakes += crossfile.untranslated(library, frozenset(faulty))
    # Nothing is said of names that a registry does not hold while one of its files cannot be read.
    unread = {name for name, file, _ in files.registries if not read_files[file].is_readable}
    unknowable = {library.vocabularies[name].unknown_code for name in unread}
    told = (mistake for mistake in mistakes if mistake.code not in unknowable)
    problems += locate(root, told, digests, mapper, "places in files")
    return replace(library, problems=in_order(dead_links.with_nearest(problems, library, files)))


def _typed(
    files: Folder, values: Callable[[str], Mapping[str, Any]], digests: str
) -> tuple[Library, list[Mistake]]:
    """Return the library as it was typed, before names became ids, and the ids that are there twice."""
    registries: dict[str, dict[str, Any]] = {registry: {} for registry in REGISTRIES}
    registry_files: dict[tuple[str, str], str] = {}
    mistakes: list[Mistake] = []
    # A registry's own file comes before those that add to it, which are reported when an id is there already.
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
        pictures=files.stored,
        digests=digests,
    )
    return typed, mistakes


def _name(files: Folder, values: Callable[[str], Mapping[str, Any]]) -> None:
    """Tell how files should be called whose names can be no entry's, and take them up under those names."""
    taken = by_folder(files.entries if files.misnamed else ())
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
        taken[edition][slug] = None


def _read(root: Path, digests: str, path: Path) -> FileValues:
    file = path.relative_to(root).as_posix()
    found = document.read(root, file, document.kind_of(file, digests))
    return FileValues(found.values, found.problems, found.tree is not None)


def locate(
    root: Path,
    mistakes: Iterable[Mistake],
    digests: str = "digests",
    mapper: Mapper = map_all,
    kind: str = "places",
) -> list[Problem]:
    """Turn mistakes into problems by reading their files once more, through ``mapper`` as of a ``kind``."""
    by_file = attrgetter("file")
    found = {
        file: (root / file, tuple(group)) for file, group in groupby(sorted(mistakes, key=by_file), by_file)
    }
    located = mapper(kind, partial(map, partial(_located, root, digests)), found, digests)
    return [problem for problems in located.values() for problem in problems]


def _located(root: Path, digests: str, found: tuple[Path, tuple[Mistake, ...]]) -> list[Problem]:
    path, mistakes = found
    file = path.relative_to(root).as_posix()
    read_again = document.read(root, file, document.kind_of(file, digests))
    return [Problem(read_again.place(mistake), mistake.code, mistake.values) for mistake in mistakes]
