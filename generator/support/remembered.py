"""Values that a preview makes once, and again only of something else."""

from collections.abc import Callable, Collection
from contextlib import suppress
from hashlib import blake2b
from operator import is_
from typing import Generic, NamedTuple, TypeVar

from generator.support.files import status

T = TypeVar("T")


class FromFile(NamedTuple, Generic[T]):
    """What was made of a file: the same object for as long as the file says the same."""

    status: tuple[int, ...]
    """What the file system said of the file before it was read."""
    content: bytes
    """A hash of what it held; empty where it could not be read."""
    made: T


class Remembered(Generic[T]):
    """Values by name, each with the objects that it was made of."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[tuple[object, ...], T]] = {}

    def of(self, name: str, made_of: tuple[object, ...], make: Callable[[], T]) -> T:
        """Return what was made of the very same objects before, or make it.

        Equal objects will not do: to compare them would take as long as to make many a value. What is made of
        files is the same object while they say the same, see ``from_file``.
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

    def forget_all_but(self, names: Collection[str]) -> None:
        """Forget the values of other names: they are of what is gone."""
        for name in self._made.keys() - names:
            del self._made[name]

    def __getitem__(self, name: str) -> T:
        """Return a value, whatever it was made of."""
        return self._made[name][1]


def from_file(
    path: str,
    before: FromFile[T] | None,
    read: Callable[[str], bytes],
    make: Callable[[bytes | None], T],
) -> FromFile[T]:
    """Return what was made of a file ``before`` where that still holds, else what is made of it now.

    ``make`` is given what ``read`` finds in the file, or None where that raises OSError.
    """
    said = status(path)
    if before and before.status == said:
        return before
    raw: bytes | None = None
    with suppress(OSError):
        raw = read(path)
    content = b"" if raw is None else blake2b(raw, digest_size=16).digest()
    if before and before.content == content:
        return before._replace(status=said)
    return FromFile(said, content, make(raw))
