"""A file as typed: decoded, parsed, mended where YAML's grammar gave up, with places in the original."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from generator.entries.characters import INVISIBLE, REORDERING, UNWANTED, are_usual, name_of
from generator.entries.mending import Mend, mends
from generator.entries.nodes import LINE_BREAK, Lines, Mapping, Node, Sequence
from generator.entries.parser import LOADER, Failure, Parsed, parse
from generator.entries.problem import Place, Problem

MAX_BYTES = 256 * 1024
"""How much one file may hold."""

_MAX_MENDS = 20
"""How many lines of one file are mended."""

_MENDING_BUDGET = 32 * MAX_BYTES
"""How many characters may be parsed in search of mends: a hostile file must not take minutes."""

_TAB_INSIDE = re.compile(r"(?m)(?<=[^\t\r\n ])[ \t]*\t[ \t]*|^[ \t]+$")
"""Tabs that indent nothing; they are read as spaces, which PyYAML's two parsers would not agree about."""


@dataclass(frozen=True)
class Source:
    """One file as read."""

    file: str
    """POSIX path relative to the project's root."""
    text: str
    """What was parsed: the file's text, mended where it had to be."""
    root: Node | None
    """None where nothing could be read."""
    problems: tuple[Problem, ...]
    mended: tuple[Mend, ...] = ()

    @cached_property
    def lines(self) -> Lines:
        """The lines of the text; a mend keeps their number."""
        return Lines.of(self.text)

    def place(self, offset: int) -> Place:
        """Return where an offset of the parsed text stands in the file as typed."""
        line, column = self.lines.locate(offset)
        for mend in reversed(self.mended):
            column = mend.column_before(line, column)
        return Place(self.file, line, column)


def read(file: str, raw: bytes, loader: Any = LOADER) -> Source:
    """Read a file's bytes; never raises for what they hold."""
    if len(raw) > MAX_BYTES:
        too_large = Problem.at(Place(file), "file-too-large", size=len(raw), limit=MAX_BYTES)
        return Source(file, "", None, (too_large,))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, column = Lines.of(before := raw[: error.start].decode("utf-8-sig")).locate(len(before))
        not_utf8 = Problem.at(Place(file, line, column), "not-utf-8", value=f"0x{raw[error.start]:02X}")
        return Source(file, "", None, (not_utf8,))
    if are_usual(text) and "\t" not in text:
        return _parse(file, text, [], loader)
    lines = Lines.of(text)
    unwanted = [
        Problem.at(Place(file, *lines.locate(match.start())), "control-character", value=name_of(match[0]))
        for match in UNWANTED.finditer(text)
    ]
    for code, pattern in (("reordering-character", REORDERING), ("invisible-character", INVISIBLE)):
        unwanted += _on_each_line(file, lines, pattern.finditer(text), code)
    text = _TAB_INSIDE.sub(lambda match: " " * len(match[0]), UNWANTED.sub(" ", text))
    return _parse(file, text, unwanted, loader)


def _on_each_line(file: str, lines: Lines, found: Iterator[re.Match[str]], code: str) -> list[Problem]:
    """Report the first on every line: who deletes one sees the others, and a line may hold thousands."""
    first: dict[int, Problem] = {}
    for match in found:
        place = Place(file, *lines.locate(match.start()))
        first.setdefault(place.line, Problem.at(place, code, value=name_of(match[0][0])))
    return list(first.values())


def _parse(file: str, text: str, problems: list[Problem], loader: Any) -> Source:
    """Parse, mending line by line where the grammar gives up."""
    done: tuple[Mend, ...] = ()
    budget = _MENDING_BUDGET
    parsed = parse(text, loader)
    while parsed.failure is not None:
        attempt, budget = _mended(text, parsed.failure, budget, loader)
        if attempt is None or len(done) == _MAX_MENDS:
            place = Source(file, text, None, (), done).place(parsed.failure.offset)
            problems.append(Problem.at(place, "yaml-syntax"))
            break
        mend, text, parsed = attempt
        problems.append(_explained(Source(file, text, None, (), done), mend))
        done = (*done, mend)
    read = Source(file, text, parsed.root, (), done)
    problems += [Problem.at(read.place(offset), code, **values) for offset, code, values in parsed.problems]
    return replace(read, problems=tuple(problems))


def _mended(
    text: str, failure: Failure, budget: int, loader: Any
) -> tuple[tuple[Mend, str, Parsed] | None, int]:
    """Try mends of the lines about a failure; take the first that lets the parser get further."""
    ends = [match[0] for match in LINE_BREAK.finditer(text)]
    lines = LINE_BREAK.split(text)
    for mend in mends(lines, failure):
        budget -= len(text)
        if budget < 0:
            break
        candidate = "".join(line + end for line, end in zip(mend.applied(lines), [*ends, ""], strict=True))
        parsed = parse(candidate, loader)
        grown = len(candidate) - len(text)
        if parsed.failure is None or parsed.failure.offset > failure.offset + max(grown, 0):
            return (mend, candidate, parsed), budget
    return None, budget


def _explained(before: Source, mend: Mend) -> Problem:
    """Say what a mend did, at the first character that it changed."""
    old, new = mend.before[0], mend.after[0]
    column = next(
        (i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new))
    )
    place = before.place(before.lines.starts[mend.line - 1] + column)
    indented = mend.code in {"yaml-indent", "yaml-tab"}
    return Problem.at(
        place, mend.code, value=old.strip(), mended=mend.shown or (new if indented else new.strip())
    )


def node_at(root: Node | None, path: tuple[str | int, ...]) -> tuple[Node | None, Node | None]:
    """Follow a path as deep as the nodes go; return the last node, and its key where a mapping holds it."""
    key: Node | None = None
    node = root
    for step in path:
        if isinstance(node, Mapping):
            if not isinstance(step, str) or step not in node.by_key:
                break
            key, node = node.by_key[step]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            key, node = None, node.items[step]
        else:
            break
    return node, key
