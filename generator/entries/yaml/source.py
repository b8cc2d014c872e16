"""A file as typed: decoded and parsed, with places in the original wherever lines were mended."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from generator.entries.yaml.nodes import (
    LINE_BREAK,
    NEAR,
    FileLine,
    Finding,
    Lines,
    Mapping,
    Node,
    Sequence,
    Span,
    says,
)
from generator.entries.yaml.parser import Failure, parse
from generator.problems.problem import Edit, Place, Problem
from generator.text.characters import INVISIBLE, REORDERING, UNWANTED, are_usual, name_of

MAX_BYTES = 256 * 1024
"""How much one file may hold."""

_UNSEEN = frozenset({"control-character", "invisible-character"})
"""What is reported of a line as typed, and not again where that was mended."""

_PARTING = re.compile(r"U\+(?:2028|2029|0085|000[BC])")
"""What parts lines elsewhere: what stands behind it may be another key, which no mend knows of."""

DOUBLED_END = "\r\r\n"
"""What a program makes of the end of a line that it takes for another system's: a blank line follows."""

_MAX_EDITED = 16 * 1024
"""How long lines may be that are shown with another value: a hostile one may hold thousands of values."""

_TAB_INSIDE = re.compile(r"(?m)(?<=[^\t\r\n ])[ \t]*\t[ \t]*|^[ \t]+$")
"""Tabs that indent nothing; they are read as spaces, which PyYAML's two parsers would not agree about."""


_AUTHORS = re.compile(r"(?m)^([ ]*)authors:.*(?:\n(?:[ ]*- |\1[ ]++(?![\w-]+:)).*)*")
_TAB_BETWEEN = re.compile(r"(?<=\w)\t")
"""What may part people in a list; the space that it is read as says so, and is none to YAML."""


@dataclass(frozen=True)
class SourceFile:
    """One file as read."""

    file: str
    """POSIX path relative to the project's root."""
    text: str
    """What was parsed: the file's text, mended where it had to be."""
    root: Node | None
    """None where nothing could be read."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with the bytes and characters, wherever they stand."""
    findings: tuple[Finding, ...] = ()
    """What is wrong with the YAML, by spans of the text."""
    failure: Failure | None = None
    """Where the grammar gave up."""
    typed: tuple[str, ...] = ()
    """The lines before the first mend, where there was one."""
    origins: tuple[int, ...] = field(default=(), repr=False)
    """For each line of a mended text, from 0, the line that it was typed on."""

    @cached_property
    def lines(self) -> Lines:
        """The lines of the text, by offset."""
        return Lines.of(self.text)

    @cached_property
    def split(self) -> tuple[str, ...]:
        """The lines of the text, without their ends."""
        return tuple(LINE_BREAK.split(self.text))

    @cached_property
    def suspects(self) -> tuple[int, ...]:
        """The lines where the mistake may be on which the grammar gives up.

        Those that the parser names, one before each, the key above it, and where that key's list begins.
        """
        numbers = self.failure.lines if self.failure else ()
        named = [FileLine(self.split, number) for number in numbers if 0 < number <= len(self.split)]
        about = [near for line in named for near in (line.number, _previous(line))]
        above = [(line, _parent(line)) for line in named]
        begun = [key + 1 for line, key in above if line.text.lstrip().startswith("- ")]
        return tuple(dict.fromkeys((*about, *(key for _, key in above), *begun)))

    @property
    def wrong(self) -> tuple[Problem, ...]:
        """All that is wrong with it, whatever it says."""
        return (*self.problems, *map(self.problem, self.findings))

    def place(self, offset: int) -> Place:
        """Return where an offset of the parsed text stands in the file as typed."""
        line, column = self.lines.locate(offset)
        if not self.typed:
            return Place(self.file, line, column)
        origin = self.origins[line - 1]
        return Place(self.file, origin + 1, _column_before(self.typed[origin], self.split[line - 1], column))

    def problem(self, found: Finding) -> Problem:
        """Make a problem of what was found; ``mended`` becomes the line to write.

        The remedy is one of the text; ``remedy`` makes one of the file as typed of it.
        """
        place = self.place(found.span.start)
        values = {**found.values}
        mended = values.pop("mended", "")
        if not mended or (edit := self._replacement(mended, found.over or found.span)) is None:
            return Problem.at(place, found.code, **values)
        values["mended"] = edit.lines[0].strip() if len(edit.lines) == 1 else ""
        return replace(Problem.at(place, found.code, **values), remedy=(edit,))

    def _replacement(self, mended: str, span: Span) -> Edit | None:
        """Return the edit that puts something in a place; None if that lies in lines too long to be shown."""
        text = self.text[span.start : span.end].rstrip()  # a list ends where the next thing begins
        stop = span.start + len(text)
        (first, begin), (last, end) = self.lines.locate(span.start), self.lines.locate(stop)
        if len(self.split[first - 1]) + len(self.split[last - 1]) > _MAX_EDITED:
            return None
        before, after = self.split[first - 1][: begin - 1], self.split[last - 1][end - 1 :]
        return Edit(first, last - first + 1, tuple(LINE_BREAK.split(f"{before}{mended}{after}")))

    def remedy(self, edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
        """Return edits of the text as edits of the file as typed."""
        return tuple(self._edit(edit) for edit in edits) if self.typed else edits

    def _edit(self, edit: Edit) -> Edit:
        first, last = edit.line - 1, edit.line - 1 + edit.count
        while 0 < first < len(self.origins) and self.origins[first - 1] == self.origins[first]:
            first -= 1  # a mend made several lines of one
        while 0 < last < len(self.origins) and self.origins[last] == self.origins[last - 1]:
            last += 1
        lines = (
            *self.split[first : edit.line - 1],
            *edit.lines,
            *self.split[edit.line - 1 + edit.count : last],
        )
        begin = self.origins[first] if first < len(self.origins) else len(self.typed)
        end = self.origins[last - 1] + 1 if edit.count else begin
        return Edit(begin + 1, end - begin, lines)

    def edited(self, edits: tuple[Edit, ...]) -> "SourceFile":
        """Return the source with lines put in place of others, from the top down, parsed again."""
        typed, typed_on = self.split, self.origins or tuple(range(len(self.split)))
        lines: list[str] = []
        origins: list[int] = []
        seen: set[int] = set()
        at = 0
        for edit in edits:
            begin, end = edit.line - 1, edit.line - 1 + edit.count
            replaced = typed_on[begin:end] or typed_on[begin : begin + 1] or typed_on[-1:]
            if not any(map(INVISIBLE.search, edit.lines)):
                seen.update(number + 1 for number in replaced)
            lines += (*typed[at:begin], *edit.lines)
            origins += typed_on[at:begin]
            origins += (replaced[min(number, len(replaced) - 1)] for number in range(len(edit.lines)))
            at = end
        lines = [*lines, *typed[at:]] or [""]
        origins = [*origins, *typed_on[at:]] or [0]
        text = "\n".join(lines)
        parsed = parse(text)
        return SourceFile(
            self.file,
            text,
            parsed.root,
            tuple(told for told in self.problems if not _is_gone(told, seen)),
            parsed.problems,
            parsed.failure,
            self.typed or self.split,
            tuple(origins),
        )


def _previous(line: FileLine) -> int:
    """Return the number of the line before that says something; 1 where there is none."""
    return next((above.number for above in line.above(line.number) if says(above.text)), 1)


def _parent(line: FileLine) -> int:
    """Return the number of the line above that is indented less; of the first looked at if there is none."""
    less = (above.number for above in line.above() if above.text.strip() and above.width < line.width)
    return next(less, max(1, line.number - NEAR))


def undecoded(file: str, error: UnicodeDecodeError) -> Problem:
    """Return why a file, or what follows its byte order mark, cannot be read as UTF-8."""
    before = error.object[: error.start].decode()
    place = Place(file, *Lines.of(before).locate(len(before)))
    return Problem.at(place, "not-utf-8", value=f"0x{error.object[error.start]:02X}")


def read(file: str, raw: bytes) -> SourceFile:
    """Read a file's bytes; never raises for what they hold."""
    if len(raw) > MAX_BYTES:
        too_large = Problem.at(Place(file), "file-too-large", size=len(raw), limit=MAX_BYTES)
        return SourceFile(file, "", None, (too_large,))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return SourceFile(file, "", None, (undecoded(file, error),))
    unwanted: list[Problem] = []
    if not are_usual(text) or "\t" in text:
        lines = Lines.of(text)
        for code, pattern in (
            ("control-character", UNWANTED),
            ("reordering-character", REORDERING),
            ("invisible-character", INVISIBLE),
        ):
            unwanted += _on_each_line(file, lines, pattern.finditer(text), code)
        text = UNWANTED.sub(" ", text.replace("\ufeff", "\u2060"))  # what took no room still takes none
        text = _AUTHORS.sub(lambda listed: _TAB_BETWEEN.sub("\u2003", listed[0]), text)
        text = _TAB_INSIDE.sub(lambda match: " " * len(match[0]), text)
    if DOUBLED_END in text:
        line, column = Lines.of(text).locate(text.index(DOUBLED_END))
        fix = "digest check --fix"
        unwanted.append(Problem.at(Place(file, line, column), "line-ends", fix=fix))
    parsed = parse(text)
    return SourceFile(file, text, parsed.root, tuple(unwanted), parsed.problems, parsed.failure)


def _on_each_line(file: str, lines: Lines, found: Iterator[re.Match[str]], code: str) -> list[Problem]:
    """Report the first on every line: who deletes one sees the others, and a line may hold thousands."""
    first: dict[int, Problem] = {}
    for match in found:
        line, column = lines.locate(match.start())
        if line not in first:
            first[line] = Problem.at(Place(file, line, column), code, value=name_of(match[0][0]))
    return list(first.values())


def _is_gone(told: Problem, mended: Collection[int]) -> bool:
    """Tell whether a character that a problem is about is gone with the mends of some lines."""
    is_parting = any(_PARTING.match(value) for _, value in told.values)
    return told.code in _UNSEEN and told.place.line in mended and not is_parting


def _column_before(old: str, new: str, column: int) -> int:
    """Return the column of a line as typed that a column of the mended line stands for."""
    begin, end = _same(old, new)
    changed = begin + 1
    if column <= changed:
        return column
    unchanged = len(new) - end
    if column > unchanged:
        return max(changed, column + len(old) - len(new))
    return min(max(changed, column - 1), max(len(old), 1))


@lru_cache(maxsize=8)
def _same(old: str, new: str) -> tuple[int, int]:
    """Return how many characters of a line are as they were, from its start and from its end."""
    return common_start(old, new), common_start(old[::-1], new[::-1])


def common_start(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length


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
