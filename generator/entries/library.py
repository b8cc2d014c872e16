"""The library: everything that was read from the folder of digests, as values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.entries.checks import near_links
from generator.entries.format.bilingual_texts import PlacedText, bilingual, markdown
from generator.entries.format.entry import Entry
from generator.entries.format.registry import Edition, Person, Tag, Venue
from generator.entries.format.shape import Path
from generator.entries.vocabulary import Vocabulary
from generator.problems.problem import Problem
from generator.text.wikilinks import scan


@dataclass(frozen=True)
class EntryFile:
    """One entry as read: its id, its file, and its values with aliases of tags and people resolved to ids."""

    id: str
    """``venue/year/slug``"""
    file: str
    """POSIX path relative to the project's root."""
    entry: Entry

    @cached_property
    def texts(self) -> tuple[tuple[Path, PlacedText], ...]:
        """All that the entry says in one or both languages, with the paths that lead there."""
        return tuple(bilingual(self.entry))

    @cached_property
    def linking(self) -> tuple[tuple[Path, str], ...]:
        """The Markdown in which something is linked, or nearly, with the paths that lead there."""
        return tuple(said for said in markdown(self.texts) if scan(said[1]) or near_links.find(said[1]))

    @property
    def venue(self) -> str:
        """The id of the venue."""
        return self.id.split("/")[0]

    @property
    def year(self) -> int:
        """The year of the edition."""
        return int(self.id.split("/")[1])

    @property
    def slug(self) -> str:
        """The last part of the id."""
        return self.id.split("/")[2]


@dataclass(frozen=True, slots=True)
class EditionFile:
    """One ``edition.yml`` as read."""

    venue: str
    year: int
    file: str
    """POSIX path relative to the project's root."""
    edition: Edition


@dataclass(frozen=True)
class Library:
    """All that people wrote, and everything that is wrong with it.

    ``entries`` holds every entry that could be read, by id in sorted order, drafts included. An entry with
    an error in one field is there without that field, as far as that leaves an entry at all, so that one
    mistake does not set off others elsewhere.
    """

    venues: Mapping[str, Venue]
    tags: Mapping[str, Tag]
    people: Mapping[str, Person]
    editions: Mapping[tuple[str, int], EditionFile]
    entries: Mapping[str, EntryFile]
    registry_files: Mapping[tuple[str, str], str]
    """From ("tags", "cnn") to the file that defines it."""
    pictures: Mapping[str, str] = field(default_factory=dict)
    """From a picture, by the name under which it is served, to its file, where that is called otherwise."""
    digests: str = "digests"
    """The folder that all this was read from, relative to the project's root."""
    problems: tuple[Problem, ...] = ()

    @property
    def registries(self) -> Mapping[str, Mapping[str, Tag | Venue | Person]]:
        """What each registry holds, by its name."""
        return {"tags": self.tags, "venues": self.venues, "people": self.people}

    @property
    def registered(self) -> Iterator[tuple[str, Path, Tag | Venue | Person]]:
        """All that the registries hold, each with its file and the path that leads to it there."""
        for registry, items in self.registries.items():
            yield from ((*self.place_of(registry, item_id), item) for item_id, item in items.items())

    @cached_property
    def vocabularies(self) -> Mapping[str, Vocabulary]:
        """The names of each registry."""
        return {name: Vocabulary.of(name, self.digests, items) for name, items in self.registries.items()}

    def place_of(self, registry: str, item_id: str) -> tuple[str, tuple[str, ...]]:
        """Return the file that defines an item of a registry, and the path that leads to it there."""
        file = self.registry_files[registry, item_id]
        return file, () if file.split("/")[-2:-1] == [registry] else (item_id,)
