"""Small libraries for the catalog's tests, made without files."""

from collections.abc import Mapping
from typing import Any

from generator.entries.format.entry import Entry
from generator.entries.format.registry import Edition, Person, Tag, Venue
from generator.entries.library import EditionFile, EntryFile, Library


def paper(title: str, *authors: Any, **fields: Any) -> dict[str, Any]:
    """Return an entry that has what every entry needs."""
    return {"paper": {"title": title, "authors": list(authors)}, "read": "full", **fields}


def library(
    entries: Mapping[str, Mapping[str, Any]],
    *,
    tags: Mapping[str, Mapping[str, Any]] | None = None,
    venues: Mapping[str, Mapping[str, Any]] | None = None,
    people: Mapping[str, Mapping[str, Any]] | None = None,
    editions: Mapping[tuple[str, int], Mapping[str, Any]] | None = None,
) -> Library:
    """Make a library whose venues are those of its entries, and those that are given more than a name."""
    named = sorted({entry_id.split("/")[0] for entry_id in entries} | (venues or {}).keys())
    return Library(
        venues={
            venue: Venue.model_validate({"name": {"en": venue.upper()}, **(venues or {}).get(venue, {})})
            for venue in named
        },
        tags={
            tag: Tag.model_validate({"name": {"en": tag, "ko": f"{tag} 태그"}, **fields})
            for tag, fields in (tags or {}).items()
        },
        people={person: Person.model_validate(fields) for person, fields in (people or {}).items()},
        editions={
            (venue, year): EditionFile(
                venue, year, f"digests/{venue}/{year}/edition.yml", Edition.model_validate(fields)
            )
            for (venue, year), fields in (editions or {}).items()
        },
        entries={
            entry_id: EntryFile(entry_id, f"digests/{entry_id}.yml", Entry.model_validate(dict(fields)))
            for entry_id, fields in sorted(entries.items())
        },
        registry_files={},
    )
