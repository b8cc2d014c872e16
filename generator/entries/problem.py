"""Problems: what is wrong with a file, where, and what to type instead.

Nothing that a contributor types raises an exception: reading collects ``Problem`` values and goes on.
What a problem says is looked up by its code in ``messages.py``, in English and Korean.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Lang = Literal["ko", "en"]


class Severity(StrEnum):
    """Errors stop a build; warnings are for what still publishes well."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A position in a file under the project's root.

    ``file`` is a POSIX path relative to the root; ``line`` and ``column`` count from 1, columns in
    Unicode code points.
    """

    file: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One mistake: its place, the code of its message, and the values that the message names."""

    place: Place
    code: str
    values: tuple[tuple[str, str], ...] = ()

    @classmethod
    def at(cls, place: Place, code: str, **values: object) -> "Problem":
        """Make a problem; ``values`` fill the placeholders of the code's message and hint."""
        return cls(place, code, tuple((name, str(value)) for name, value in sorted(values.items())))


@dataclass(frozen=True, slots=True)
class Mistake:
    """A problem whose place is still a path of keys and indices into a file, such as ``("notes", 0, "ko")``.

    Values do not carry their places; ``reader.locate`` finds them by reading the file once more, which only
    ever happens where something is wrong.
    """

    file: str
    path: tuple[str | int, ...]
    code: str
    values: tuple[tuple[str, str], ...] = ()
    needle: str = ""
    """The part of the value's text that is meant, where not all of it is."""
    at_key: bool = False
    """Whether the key is meant rather than its value."""

    @classmethod
    def of(
        cls,
        file: str,
        path: tuple[str | int, ...],
        code: str,
        *,
        needle: str = "",
        at_key: bool = False,
        **values: object,
    ) -> "Mistake":
        """Make a mistake; ``values`` fill the placeholders of the code's message and hint."""
        named = tuple((name, str(value)) for name, value in sorted(values.items()))
        return cls(file, path, code, named, needle, at_key)
