"""The names of a registry: ids, names in both languages, aliases and former ids, all leading to an id."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.entries.characters import folded
from generator.entries.nearest import Suggestions
from generator.entries.registry import Person, Tag, Venue
from generator.entries.shape import Path


@dataclass(frozen=True, slots=True)
class Collision:
    """A name that two items of one registry claim."""

    id: str
    """The item that claims what is not its own."""
    path: Path
    """Where it does so, from the item on."""
    name: str
    other: str
    """The item whose name it is."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Looks up what somebody typed."""

    claims: Mapping[str, tuple[str, ...]]
    """From a folded name to the ids of all that bear it; an id belongs to its own item alone."""
    names: Mapping[str, str]
    """From every name as written to its id, for suggestions."""
    collisions: tuple[Collision, ...]

    @classmethod
    def of(cls, items: Mapping[str, Tag] | Mapping[str, Venue] | Mapping[str, Person]) -> "Vocabulary":
        """Index a registry."""
        claims: dict[str, tuple[str, ...]] = {folded(item_id): (item_id,) for item_id in items}
        own = frozenset(claims)
        names = {item_id: item_id for item_id in items}
        collisions: list[Collision] = []
        for item_id, item in items.items():
            for path, name in _names(item):
                key = folded(name)
                others = claims.get(key, ())
                if item_id in others:
                    continue
                if others:
                    collisions.append(Collision(item_id, path, name, others[0]))
                if key not in own:
                    claims[key] = (*others, item_id)
                    names.setdefault(name, item_id)
        return cls(claims, names, tuple(collisions))

    def find_all(self, typed: str) -> tuple[str, ...]:
        """Return the ids of all that bear a name."""
        return self.claims.get(folded(typed), ())

    def find(self, typed: str) -> str | None:
        """Return the id that a name means, or None; where several bear it, the first."""
        return next(iter(self.find_all(typed)), None)

    def nearest(self, typed: str, suggestions: Suggestions) -> str:
        """Return the ids whose names are nearest to what was typed, separated by commas."""
        near = suggestions.nearest(typed, self.names)
        return ", ".join(dict.fromkeys(self.names[name] for name in near.split(", "))) if near else ""


def _names(item: Tag | Venue | Person) -> list[tuple[Path, str]]:
    found: list[tuple[Path, str]] = [(("name", lang), item.name.get(lang)) for lang in item.name.languages]
    found += [(("aliases", index), alias) for index, alias in enumerate(item.aliases)]
    found += [(("formerly", index), old) for index, old in enumerate(item.formerly)]
    return found
