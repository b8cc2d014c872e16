"""Nodes and lines: what YAML text says, with its place, before anybody decides what it means."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from collections.abc import Mapping as MappingOf
from collections.abc import Sequence as SequenceOf
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from generator.problems.problem import Edit, Mend

LINE_BREAK = re.compile(r"\r\n|\r|\n")
"""What ends a line in YAML, once Unicode's own line breaks are refused."""

NEAR = 40
"""How many lines about one are looked at for what it belongs to."""

FAR = 500
"""How many are where that may be a text."""

MAX_LINES = 5000
"""How many lines an entry may have to be looked through whole."""


class Span(NamedTuple):  # it and Scalar are made by the thousand, which takes a dataclass three times as long
    """Where a node stands: offsets into the text that was parsed, the end excluded."""

    start: int
    end: int


class Scalar(NamedTuple):
    """A single value as typed."""

    text: str
    plain: bool
    """Whether it was typed without quotes."""
    span: Span
    cut: str = ""
    """What follows a plain value after one space and ``#``: YAML takes it for a comment."""

    @property
    def absent(self) -> bool:
        """Whether nothing was typed, or ``~``."""
        return self.plain and self.text in {"", "~"}


@dataclass(frozen=True)
class Mapping:
    """Keys and values, in the order typed; each key once."""

    items: tuple[tuple[Scalar, "Node"], ...]
    span: Span

    @cached_property
    def by_key(self) -> dict[str, tuple[Scalar, "Node"]]:
        """Keys and values by the text of the key."""
        return {key.text: (key, value) for key, value in self.items}


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple["Node", ...]
    span: Span
    bracketed: bool = False
    """Whether it was typed between brackets."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A value about which a problem has already been reported."""

    span: Span


Node: TypeAlias = Scalar | Mapping | Sequence | Broken


def scalars(
    node: Node | None, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], Scalar]]:
    """Yield the single values below a node, with their paths."""
    if isinstance(node, Scalar):
        yield path, node
    elif isinstance(node, Mapping):
        for key, value in node.items:
            yield from scalars(value, (*path, key.text))
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from scalars(item, (*path, index))


class Finding(NamedTuple):
    """Something wrong in a tree, whose line ``SourceFile.problem`` finds."""

    span: Span
    code: str
    values: MappingOf[str, str] = MappingProxyType({})
    """What the message names; ``mended`` is the YAML to write in place of ``over``."""
    over: Span | None = None
    """None where that is the same span."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Offsets of a text as lines and columns, both from 1."""

    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Lines":
        """Index a text."""
        return cls((0, *(match.end() for match in LINE_BREAK.finditer(text))))

    def locate(self, offset: int) -> tuple[int, int]:
        """Return the line and column of an offset."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


def width_of(line: str) -> int:
    """Return how many usual spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


def says(line: str) -> bool:
    """Tell whether a line holds anything but a comment."""
    return bool(line.strip()) and not line.lstrip().startswith("#")


class FileLine(NamedTuple):
    """One line of a file, with all others; none comes with its end."""

    lines: SequenceOf[str]
    number: int
    """From 1."""

    @property
    def text(self) -> str:
        """What stands there."""
        return self.lines[self.number - 1]

    @property
    def width(self) -> int:
        """How many usual spaces it begins with."""
        return width_of(self.text)

    def above(self, most: int = NEAR) -> "Iterator[FileLine]":
        """Yield the lines above it, the nearest first."""
        first = max(1, self.number - most)
        return (FileLine(self.lines, number) for number in range(self.number - 1, first - 1, -1))

    def below(self, most: int | None = None) -> "Iterator[FileLine]":
        """Yield the lines below it, all or the first of them."""
        last = len(self.lines) if most is None else min(self.number + most, len(self.lines))
        return (FileLine(self.lines, number) for number in range(self.number + 1, last + 1))

    def mend(self, code: str, *put: str, count: int = 1, column: int | None = None, **values: str) -> Mend:
        """Propose lines in its place, and in that of those below up to ``count``; ``column`` is reported."""
        at = None if column is None else (self.number, column)
        return Mend(code, (Edit(self.number, count, put),), at, values=values)
