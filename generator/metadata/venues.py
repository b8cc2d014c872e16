"""Which venue the title of a book or journal names."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.entries.registry import Venue

_WORD = re.compile(r"[^\W\d_]+")
"""A word without digits, so that ``ISMIR2015`` holds ISMIR."""


@dataclass(frozen=True, slots=True)
class VenueIndex:
    """Finds venues by their names, in full and for short, and aliases within longer titles."""

    names: Mapping[tuple[str, ...], str]
    """From the words of a name to the venue."""

    @classmethod
    def of(cls, venues: Mapping[str, Venue]) -> "VenueIndex":
        """Index a registry."""
        names: dict[tuple[str, ...], str] = {}
        for venue_id, venue in venues.items():
            full = (venue.full.en, venue.full.ko) if venue.full else ()
            for name in (venue_id, venue.name.en, venue.name.ko, *full, *venue.aliases):
                if words := _words(name or ""):
                    names.setdefault(words, venue_id)
        return cls(names)

    def find(self, title: str) -> str | None:
        """Return the venue whose longest name stands in a title, or None."""
        words = _words(title)
        found = [name for name in self.names if _holds(words, name)]
        return self.names[max(found, key=lambda name: (len(name), len("".join(name))))] if found else None


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))


def _holds(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return any(words[start : start + len(name)] == name for start in range(len(words) - len(name) + 1))
