"""Mappers: what makes something of each of many named items, a build once, a preview only of what changed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol, TypeAlias, TypeVar

Item = TypeVar("Item")
Made = TypeVar("Made")


Make: TypeAlias = Callable[[Sequence[Item]], Iterable[Made]]
"""What makes something of each of some items, in their order."""


class Mapper(Protocol):
    """Makes something of items; one that has seen equal items before may return what it made then."""

    def __call__(
        self, kind: str, make: Make[Item, Made], items: Mapping[str, Item], given: object = None, /
    ) -> dict[str, Made]:
        """Return what ``make`` makes of each item, by its name.

        That may depend on nothing but the item, or what the file holds where the item or a part of it is a
        path, and on what is ``given`` for all of them. ``kind`` tells calls apart.
        """


def map_all(
    _kind: str, make: Make[Item, Made], items: Mapping[str, Item], _given: object = None, /
) -> dict[str, Made]:
    """Make everything, having seen nothing before: see ``Mapper``."""
    return dict(zip(items, make([*items.values()]), strict=True))


@dataclass(slots=True)
class Remembering:
    """Makes again only what is made of something else than the last time: see ``Mapper``.

    What a kind was not asked for is forgotten.
    """

    content: Callable[[Path], object]
    """What stands for a file when it is compared with the one before."""
    _made: dict[str, tuple[object, dict[str, tuple[object, Any]]]] = field(default_factory=dict)
    """By kinds: what was given for all, and by names what each was made of, and what was made."""

    def __call__(
        self, kind: str, make: Make[Item, Made], items: Mapping[str, Item], given: object = None, /
    ) -> dict[str, Made]:
        """Return what was made of equal items, and make the rest.

        What turns out to be what it was is the same object, so that nothing is held twice.
        """
        given_before, before = self._made.get(kind, (given, {}))
        is_other = given_before != given
        values = {name: self._value(item) for name, item in items.items()}
        results = {name: before[name][1] for name in values if name in before}
        new = {
            name: items[name]
            for name, value in values.items()
            if is_other or name not in before or before[name][0] != value
        }
        for name, result in map_all(kind, make, new).items():
            if name not in results or results[name] != result:
                results[name] = result
        self._made[kind] = given, {name: (value, results[name]) for name, value in values.items()}
        return {name: results[name] for name in values}

    def _value(self, item: object) -> object:
        """Return what stands for an item, or for the parts of one."""
        if type(item) is tuple:
            return tuple(map(self._value, item))
        return self.content(item) if isinstance(item, Path) else item
