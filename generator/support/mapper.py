"""Mappers: what makes something of each of many named items, a build once, a preview only of what changed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Made = TypeVar("Made")


class Mapper(Protocol):
    """Makes something of items; one that has seen equal items before may return what it made then."""

    def __call__(
        self,
        kind: str,
        make: Callable[[Sequence[Item]], Iterable[Made]],
        items: Mapping[str, Item],
        given: object = None,
        /,
    ) -> dict[str, Made]:
        """Return what ``make`` makes of each item, by its name.

        That may depend on nothing but the item, or what the file holds where the item is a path, and on
        what is ``given`` for all of them. ``kind`` tells calls apart.
        """


def map_all(
    _kind: str,
    make: Callable[[Sequence[Item]], Iterable[Made]],
    items: Mapping[str, Item],
    _given: object = None,
    /,
) -> dict[str, Made]:
    """Make everything, having seen nothing before: see ``Mapper``."""
    return dict(zip(items, make([*items.values()]), strict=True))
