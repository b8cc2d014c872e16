"""Values that a preview makes once, and again only of something else."""

from collections.abc import Callable
from operator import is_
from typing import Generic, TypeVar

T = TypeVar("T")


class Remembered(Generic[T]):
    """Values by name, each with the objects that it was made of."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[tuple[object, ...], T]] = {}

    def of(self, name: str, made_of: tuple[object, ...], make: Callable[[], T]) -> T:
        """Return what was made of the very same objects before, or make it.

        Equal objects will not do: to compare them would take as long as to make many a value.
        """
        if not self.holds(name, made_of):
            self.put(name, made_of, make())
        return self[name]

    def holds(self, name: str, made_of: tuple[object, ...]) -> bool:
        """Tell whether a value was made of the very same objects before."""
        before = self._made.get(name)
        return before is not None and all(map(is_, before[0], made_of))

    def put(self, name: str, made_of: tuple[object, ...], made: T) -> None:
        """Remember a value."""
        self._made[name] = made_of, made

    def __getitem__(self, name: str) -> T:
        """Return a value, whatever it was made of."""
        return self._made[name][1]
