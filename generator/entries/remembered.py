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
        before = self._made.get(name)
        if before and all(map(is_, before[0], made_of)):
            return before[1]
        made = make()
        self._made[name] = made_of, made
        return made
