"""Problems: what is wrong with a file, where, and what to type instead.

Nothing that a contributor types raises an exception: reading collects ``Problem`` values and goes on.
A place is known by offsets while YAML is read (``entries/yaml``'s ``Finding``), by keys once there are values
(``Mistake``), and by line and column when it is reported (``Problem``).
What a problem says is looked up by its code in ``messages.py``, in English and Korean.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from operator import attrgetter
from typing import Any


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
class Edit:
    """Lines of a file to put in place of others."""

    line: int
    """The first of the lines that go, from 1."""
    count: int
    """How many go; none where ``lines`` come in before that line."""
    lines: tuple[str, ...]
    """What comes in their place, without line breaks."""


@dataclass(frozen=True, slots=True)
class Mend:
    """Lines rewritten as they were probably meant, and the code of what is wrong with those typed."""

    code: str
    edits: tuple[Edit, ...]
    at: tuple[int, int] | None = None
    """Line and column that are reported, where those are not the first that change."""
    is_remedy: bool = True
    """Whether the edits are what to do about it, and not only a way to read on."""
    values: dict[str, Any] = field(default_factory=dict)
    """What else the message names."""


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One mistake: its place, the code of its message, the values that the message names, and its remedy."""

    place: Place
    code: str
    values: tuple[tuple[str, str], ...] = ()
    remedy: tuple[Edit, ...] = ()
    """Edits after which the problem is gone and all else is as it was, from the top down; none where that
    is not known."""

    @classmethod
    def at(cls, place: Place, code: str, **values: object) -> "Problem":
        """Make a problem; ``values`` fill the placeholders of the code's message and hint."""
        return cls(place, code, tuple([(name, str(value)) for name, value in sorted(values.items())]))

    def without_remedy(self) -> "Problem":
        """Return the problem as it is reported where no line that may be written instead is known."""
        values = tuple(value for value in self.values if value[0] != "mended")
        return replace(self, values=values, remedy=())

    def left_to_people(self) -> "Problem":
        """Return the problem as it is told of a file in which no command mends anything."""
        return replace(self, values=tuple(value for value in self.values if value[0] != "fix"))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems by file and place, each once; much faster than comparing them one by one."""
    by_place = attrgetter("place.file", "place.line", "place.column", "code", "values", "remedy")
    return tuple(sorted(set(problems), key=by_place))


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
