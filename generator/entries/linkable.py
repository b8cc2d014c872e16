"""What wiki links can lead to: the id that is meant by what somebody typed between the brackets."""

from collections.abc import Collection, Container, Iterable, Mapping
from dataclasses import dataclass

from generator.entries.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Linkable:
    """All that a link can lead to, but for authors: who is one shows with metadata only."""

    entries: Collection[str]
    editions: Container[str]
    """As ``ismir/2015``."""
    names: Mapping[str, Vocabulary]
    """The names of each registry."""

    def find(self, kind: str, typed: str, edition: str) -> str | None:
        """Return the id of an entry, a tag, a venue or a venue's edition; None where there is none.

        ``edition`` is where a bare slug is looked up; empty outside of editions.
        """
        match kind:
            case "entry":
                entry_id = full_id(typed, edition)
                return entry_id if entry_id in self.entries else None
            case "tag":
                return self.names["tags"].find(typed)
            case "venue":
                name, _, year = typed.partition("/")
                venue = self.names["venues"].find(name)
                found = f"{venue}/{year}" if venue and year else venue
                return found if not year or found in self.editions else None
        return None


def full_id(typed: str, edition: str) -> str:
    """Return the id of an entry that was typed in full, or as the slug that it has in an edition."""
    return typed if "/" in typed else f"{edition}/{typed}"


def editions_of(entries: Iterable[str], filed: Iterable[str]) -> set[str]:
    """Return the editions that some entries belong to, and those that have a file."""
    return {entry_id.rpartition("/")[0] for entry_id in entries} | {*filed}
