"""What people wrote at one time, item by item, and which items go by another id later."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from generator.catalog.work import Work
from generator.entries.format.entry import Contributor, Entry, Model, Note, Relation
from generator.entries.format.registry import Edition, Person, Tag, Venue
from generator.entries.library import Library
from generator.site import address
from generator.site.pictures.photographs import Photograph
from generator.text.names.folding import folded_title

Kind: TypeAlias = Literal["entries", "tags", "people", "venues", "editions"]

Renamed: TypeAlias = Mapping[str, str]
"""From an id that is gone to the one in its place."""


@dataclass(frozen=True, slots=True)
class Side:
    """A project at one time."""

    root: Path
    library: Library
    works: Mapping[str, Work]
    photographs: Mapping[str, Photograph]
    """The pictures that entries show, by address; those that are in order."""

    def items(self, kind: Kind) -> Mapping[str, Model]:
        """Return the items of a kind by id."""
        library = self.library
        match kind:
            case "entries":
                return {entry_id: found.entry for entry_id, found in library.entries.items()}
            case "editions":
                held = {work.id.rpartition("/")[0]: Edition() for work in self.works.values()}
                said = {
                    f"{venue}/{year:04}": file.edition for (venue, year), file in library.editions.items()
                }
                return dict(sorted({**held, **said}.items()))
            case "tags" | "people" | "venues":
                return library.registries[kind]

    def file(self, kind: Kind, item_id: str) -> str:
        """Return the file that holds an item; of an edition of which nothing is said, its folder."""
        library = self.library
        match kind:
            case "entries":
                return library.entries[item_id].file
            case "editions":
                venue, year = item_id.split("/")
                found = library.editions.get((venue, int(year)))
                return found.file if found else f"{library.digests}/{item_id}"
            case _:
                return library.registry_files[kind, item_id]

    def pictures(self, entry_id: str) -> Mapping[str, Photograph]:
        """Return the pictures of an entry by name; without those that are missing or not in order."""
        figures = self.library.entries[entry_id].entry.figures
        names = (name for figure in figures for name in figure.files.values())
        shown = {name: self.photographs.get(address.picture(entry_id, name)) for name in names}
        return {name: picture for name, picture in shown.items() if picture}


def renamed(before: Side, after: Side) -> Mapping[Kind, Renamed]:
    """Return which ids of each kind stand for others now; an entry that moved is known by its paper too."""
    found: dict[Kind, Renamed] = {}
    registries: tuple[Kind, ...] = ("tags", "people", "venues")
    for kind in registries:
        found[kind] = _declared_renames(before.items(kind), after.items(kind))
    venues = found["venues"]
    for kind in ("editions", "entries"):
        old, new = before.items(kind), after.items(kind)
        moved = {item_id: _moved(item_id, venues) for item_id in old.keys() - new.keys()}
        found[kind] = {item_id: to for item_id, to in moved.items() if to in new}
    said = _declared_renames(before.items("entries"), after.items("entries"))
    found["entries"] = {**_moved_silently(before, after), **found["entries"], **said}
    return found


def under_new_names(entry: Entry, names: Mapping[Kind, Renamed]) -> Entry:
    """Return an entry with the ids that are gone as they are now."""

    def now(kind: Kind, item_id: str | None) -> str | None:
        return names[kind].get(item_id, item_id) if item_id else item_id

    def by(contributor: Contributor) -> Contributor:
        return contributor.model_copy(update={"person": now("people", contributor.person)})

    def note(said: Note) -> Note:
        return said.model_copy(update={"by": by(said.by), "after": now("people", said.after)})

    def relation(related: Relation) -> Relation:
        return related.model_copy(update={"to": now("entries", related.to)})

    def tags(typed: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(names["tags"].get(tag, tag) for tag in typed))

    return entry.model_copy(
        update={
            "tags": tags(entry.tags),
            "suggested_tags": tags(entry.suggested_tags),
            "notes": tuple(map(note, entry.notes)),
            "related": tuple(map(relation, entry.related)),
        }
    )


def _moved(item_id: str, venues: Renamed) -> str:
    venue, _, rest = item_id.partition("/")
    return f"{venues.get(venue, venue)}/{rest}"


def _declared_renames(old: Mapping[str, Model], new: Mapping[str, Model]) -> Renamed:
    """Return what ``formerly`` says of ids that are gone."""
    gone = old.keys() - new.keys()
    said = {now: item for now, item in new.items() if isinstance(item, Entry | Tag | Person | Venue)}
    return {then: now for now, item in said.items() for then in item.formerly if then in gone}


def _moved_silently(before: Side, after: Side) -> Renamed:
    """Return the entries that are gone while a new one is about the same paper."""
    old, new = before.works, after.works
    added = {_paper(new[entry_id]): entry_id for entry_id in new.keys() - old.keys()}
    gone = {entry_id: _paper(old[entry_id]) for entry_id in old.keys() - new.keys()}
    return {entry_id: added[paper] for entry_id, paper in gone.items() if paper and paper in added}


def _paper(work: Work) -> str:
    """Return by what a paper is known."""
    if work.entry.arxiv:
        return f"arxiv:{work.entry.arxiv.id}"
    return f"doi:{work.doi.casefold()}" if work.doi else folded_title(work.title or "")
