"""What only shows when all files are seen together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import chain
from pathlib import Path as FilePath

from generator.entries.checks import dead_links, figures
from generator.entries.folder import Folder, as_slug, by_folder
from generator.entries.format.bilingual_texts import PlacedText, bilingual, markdown
from generator.entries.format.registry import Person
from generator.entries.format.shape import Path
from generator.entries.library import EntryFile, Library
from generator.problems.problem import Mistake
from generator.text.names.folding import folded_title
from generator.text.names.nearest import Suggestions

_SAME_PAPER = frozenset({"same-work", "supersedes", "extends"})
"""Relations between entries that may be about one paper."""


def mistakes(
    library: Library, files: Folder, root: FilePath, faulty: frozenset[str], today: date | None
) -> Iterator[Mistake]:
    """Find what is wrong between the files of a library whose names are ids already, and with their dates.

    Files in ``faulty`` had problems of their own; what is missing there may have been left out for these.
    """
    for item in library.entries.values():
        to_come = list(_to_come(item, today)) if today else []
        yield from to_come
        if not to_come and item.file not in faulty and _is_read_after_all(item):
            yield Mistake.of(item.file, ("read",), "read-after-all")
    yield from _venues(library, files)
    yield from _names(library)
    yield from _former_ids(library, files)
    yield from _orders(library, files)
    yield from _papers_twice(library)
    yield from _picks_twice(library)
    yield from dead_links.mistakes(library, files)
    pictures = by_folder(files.pictures)
    for item in library.entries.values():
        yield from figures.mistakes(item, files, pictures[item.file.rpartition("/")[0]], root)
    yield from _unnamed_pictures(library, files)


def _to_come(item: EntryFile, today: date) -> Iterator[Mistake]:
    """Yield dates that nobody can know yet; the day may have begun elsewhere, and issues are dated ahead."""
    tomorrow = today + timedelta(days=1)
    notes = item.entry.notes
    dates = (
        (("paper", "published"), item.entry.paper.published, date(today.year + 1, 12, 31)),
        *((("notes", index, "date"), note.date, tomorrow) for index, note in enumerate(notes)),
        *(
            (("notes", index, "source", "date"), note.source.date, tomorrow)
            for index, note in enumerate(notes)
            if note.source
        ),
    )
    for path, typed, last in dates:
        if typed and typed.first > last:
            yield Mistake.of(item.file, path, "date-to-come", value=typed)


def _is_read_after_all(item: EntryFile) -> bool:
    """Tell whether a paper that nobody has read has a review, other than of what was said elsewhere."""
    return item.entry.read == "not-yet" and any(
        note.after is None and note.role is None for note in item.entry.notes
    )


def _venues(library: Library, files: Folder) -> Iterator[Mistake]:
    suggestions = Suggestions()
    for venue, folder in files.venues.items():
        if venue not in library.venues:
            values = library.vocabularies["venues"].unknown(venue, suggestions)
            yield Mistake.of(folder, (), "unknown-venue", **values)
    for folder, name in files.unnamed.items():
        meant = library.vocabularies["venues"].find(name) or as_slug(name)
        there = files.venues.get(meant, "")
        yield Mistake.of(folder, (), "folder-name", value=name, meant="" if there else meant, other=there)


def _names(library: Library) -> Iterator[Mistake]:
    """Names that two tags or venues claim; people may be namesakes, but former ids are addresses."""
    for registry, vocabulary in library.vocabularies.items():
        for collision in vocabulary.collisions:
            file, at = library.place_of(registry, collision.id)
            former = collision.path[0] == "formerly"
            if former or registry != "people":
                code = "formerly-taken" if former else "name-taken"
                yield Mistake.of(
                    file, (*at, *collision.path), code, value=collision.name, other=collision.other
                )


def _former_ids(library: Library, files: Folder) -> Iterator[Mistake]:
    owners = {entry_id: entry_id for entry_id in files.entries}
    for item in library.entries.values():
        for index, old in enumerate(item.entry.formerly):
            other = owners.setdefault(old, item.id)
            if other != item.id or old == item.id:
                yield Mistake.of(item.file, ("formerly", index), "formerly-taken", value=old, other=other)


def _orders(library: Library, files: Folder) -> Iterator[Mistake]:
    suggestions, held = Suggestions(), by_folder(files.entries)
    for (venue, year), item in library.editions.items():
        slugs = held[f"{venue}/{year:04}"]
        seen = set()
        for index, place in enumerate(item.edition.order):
            if place.slug is None:
                continue
            if place.slug not in slugs:
                near = suggestions.nearest(place.slug, slugs)
                yield Mistake.of(item.file, ("order", index), "unknown-order", value=place.slug, nearest=near)
            elif place.slug in seen:
                yield Mistake.of(item.file, ("order", index), "order-twice", value=place.slug)
            seen.add(place.slug)


def _papers_twice(library: Library) -> Iterator[Mistake]:
    """Papers that two entries are about: what identifies them says so, or else title and year."""
    by_identity: dict[tuple[Path, str], list[EntryFile]] = defaultdict(list)
    by_title: dict[tuple[str, int], list[EntryFile]] = defaultdict(list)
    for item in library.entries.values():
        for identity in item.entry.identities.items():
            by_identity[identity].append(item)
        if item.entry.paper.title:
            by_title[folded_title(item.entry.paper.title), item.year].append(item)
    reported = set()
    for (path, paper), items in by_identity.items():
        for other, item in _unrelated(items):
            if (other.id, item.id) not in reported:
                reported.add((other.id, item.id))
                yield Mistake.of(item.file, path, "paper-twice", value=paper, other=other.file)
    for other, item in chain.from_iterable(map(_unrelated, by_title.values())):
        if other.entry.identities.items().isdisjoint(item.entry.identities.items()):  # else told by it
            yield Mistake.of(item.file, ("paper", "title"), "title-twice", other=other.file)


def _picks_twice(library: Library) -> Iterator[Mistake]:
    picked: dict[int, EntryFile] = {}
    for item in library.entries.values():
        if item.entry.pick and picked.setdefault(item.entry.pick, item) is not item:
            other = picked[item.entry.pick].file
            yield Mistake.of(item.file, ("pick",), "pick-twice", value=item.entry.pick, other=other)


def _unrelated(items: list[EntryFile]) -> Iterator[tuple[EntryFile, EntryFile]]:
    """Pair every entry that relates to none before it with the first of them."""
    related: dict[str, set[str]] = defaultdict(set)
    for item in items if len(items) > 1 else ():
        for relation in item.entry.related:
            if relation.how in _SAME_PAPER:
                related[item.id].add(relation.to)
                related[relation.to].add(item.id)
    before: set[str] = set()
    for item in items:
        if before and related[item.id].isdisjoint(before):
            yield items[0], item
        before.add(item.id)


def _unnamed_pictures(library: Library, files: Folder) -> Iterator[Mistake]:
    named: dict[str, set[str]] = defaultdict(set)
    words: dict[str, list[str]] = defaultdict(list)
    held = frozenset(files.pictures.values())
    for item in library.entries.values():
        folder = item.file.rpartition("/")[0]
        if folder in held:
            words[folder] += [text for _, text in markdown(item.texts)]
        named[folder].update(*(figure.files.values() for figure in item.entry.figures))
    for edition in library.editions.values():
        words[edition.file.rpartition("/")[0]] += [text for _, text in markdown(bilingual(edition.edition))]
    for file, folder in files.pictures.items():
        served, stored = file.rpartition("/")[2], files.stored.get(file, file)
        name = stored.rpartition("/")[2]
        if served not in named[folder] and not any(served in text or name in text for text in words[folder]):
            yield Mistake.of(stored, (), "picture-unnamed", value=name)


def untranslated(library: Library, faulty: frozenset[str]) -> Iterator[Mistake]:
    """Report each value that lacks a language once, where it first does, but for files in ``faulty``."""
    for file, at, texts in _texts(library):
        if file in faulty:
            continue
        missing: dict[str, list[Path]] = defaultdict(list)
        for path, text in texts:
            if len(text.languages) == 1:
                missing["missing-en" if text.languages == ("ko",) else "missing-ko"].append(path)
        for code, paths in missing.items():
            fields = ", ".join(dict.fromkeys(str(path[0]) for path in paths))
            yield Mistake.of(file, (*at, *paths[0]), code, fields=fields)


def _texts(library: Library) -> Iterator[tuple[str, Path, Iterable[tuple[Path, PlacedText]]]]:
    """Yield what should be in both languages, with its file and the path in it; a person's name need not."""
    for item in library.entries.values():
        yield item.file, (), item.texts
    for edition in library.editions.values():
        yield edition.file, (), bilingual(edition.edition)
    for file, at, registered in library.registered:
        if not isinstance(registered, Person):
            yield file, at, bilingual(registered)
