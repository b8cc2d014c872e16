"""Mends of lines that YAML's grammar refuses: what was probably meant, to be shown and read on with.

Each rewrite is a guess; whoever tries them keeps the first with which the parser gets further.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.entries.parser import Failure, quoted

_KEYED = re.compile(r"(?P<lead>[ ]*(?:- +)*[\w-]+[ ]*:[ ]+)(?P<value>\S.*?)(?P<comment>[ ]*|[ ]{2,}#.*)$")
_ITEM = re.compile(r"(?P<lead>[ ]*(?:- +)+)(?P<value>\S.*?)(?P<comment>[ ]*|[ ]{2,}#.*)$")
_NO_SPACE = re.compile(r"(?P<lead>[ ]*(?:- +)*)(?P<key>(?!https?:)[a-z][\w-]*)[ ]*[:：](?P<value>\S?.*)$")
_NO_COLON = re.compile(r"(?P<lead>[ ]*(?:- +)*)(?P<key>[a-z][a-z-]*)(?:[ ]*=[ ]*|[ ]+)(?P<value>[^\s#:].*)?$")
_CONTINUED = re.compile(r"(?P<lead>[ ]+[^\n]*?:)[ ](?P<rest>.*)$")
_FLOW_VALUE = re.compile(
    r"(?P<before>(?:^|,)\s*[\w-]+:\s+)(?P<value>[^\"'\[\]{}]+?)(?=\s*(?:$|,\s*[\w-]+:\s))"
)
_BEGINS_ITEM = re.compile(r"[ ]*(?:- +)*[a-z][\w-]*:(?: |$)|[ ]*- ")
_BLOCK_HEAD = re.compile(r"(?P<indent>[ ]*)(?:- +)*[\w-]+:[ ]*[|>][-+0-9]*[ ]*$")

_CLOSER = {"[": "]", "{": "}"}


@dataclass(frozen=True)
class Mend:
    """Lines rewritten so that YAML reads them."""

    code: str
    line: int
    """The first of the lines, from 1."""
    before: tuple[str, ...]
    after: tuple[str, ...]
    shown: str = ""
    """The line to show, where that is not the first of ``after``."""

    def applied(self, lines: list[str]) -> list[str]:
        """Return the lines of the text with these rewritten."""
        return [*lines[: self.line - 1], *self.after, *lines[self.line - 1 + len(self.before) :]]

    def column_before(self, line: int, column: int) -> int:
        """Return the column of the line as typed that a column of the rewritten line stands for."""
        if not self.line <= line < self.line + len(self.before):
            return column
        old, new = self.before[line - self.line], self.after[line - self.line]
        start, end = self._same[line - self.line]
        changed = start + 1
        if column <= changed:
            return column
        unchanged = len(new) - end
        if column > unchanged:
            return max(changed, column + len(old) - len(new))
        return min(max(changed, column - 1), len(old))

    @cached_property
    def _same(self) -> tuple[tuple[int, int], ...]:
        """How many characters of each line are as they were, from its start and from its end."""
        return tuple(
            (_common_start(old, new), _common_start(old[::-1], new[::-1]))
            for old, new in zip(self.before, self.after, strict=True)
        )


def mends(lines: list[str], failure: Failure) -> Iterator[Mend]:
    """Propose mends of the lines about a failure, the likeliest first; ``lines`` come without their ends."""
    tried = set()
    for number in failure.lines:
        for line in (number, _previous(lines, number)):
            if line in tried or not 0 < line <= len(lines):
                continue
            tried.add(line)
            for code, after, shown in _rewrites(lines, line):
                if after != lines[line - 1]:
                    yield Mend(code, line, (lines[line - 1],), (after,), shown)
            yield from _blocks(lines, line)


def _rewrites(lines: list[str], line: int) -> Iterator[tuple[str, str, str]]:
    """Yield code, rewritten line, and what to show where that is something else."""
    text = lines[line - 1]
    if "\t" in text[: len(text) - len(text.lstrip())]:
        yield from (("yaml-tab", " " * indent + text.lstrip(), "") for indent in _indents(lines, line))
        return
    if match := _NO_SPACE.match(text):
        yield "yaml-colon", f"{match['lead']}{match['key']}: {match['value'].lstrip()}", ""
    if match := _KEYED.match(text) or _ITEM.match(text):
        for code, value in _values(match["value"]):
            yield code, match["lead"] + value + match["comment"], ""
    if _BEGINS_ITEM.match(text):
        yield from (("yaml-indent", " " * indent + text.lstrip(" "), "") for indent in _indents(lines, line))
    if match := _NO_COLON.match(text):
        yield "yaml-colon", f"{match['lead']}{match['key']}: {match['value'] or ''}".rstrip(), ""
    if match := _CONTINUED.match(text):
        head = lines[_previous(lines, line) - 1].partition(":")[0]
        yield "yaml-continued", f"{match['lead']}\xa0{match['rest']}", f"{head.strip()}: |"


def _values(value: str) -> Iterator[tuple[str, str]]:
    """Rewrite a value: close it, or put quotes around what needs them."""
    first = value[0]
    if first in "\"'":
        if first not in value[1:]:
            yield "yaml-unclosed", value + first
        inner = value[1:-1] if len(value) > 1 and value[-1] == first else value
        yield "yaml-quotes", quoted(inner)
        return
    if first in _CLOSER:
        last = _CLOSER[first]
        missing = value.count(first) - value.count(last)
        if missing > 0:
            yield "yaml-unclosed", value + last * missing
        if value.endswith(last):
            inner = _FLOW_VALUE.sub(lambda match: match["before"] + quoted(match["value"]), value[1:-1])
            yield "yaml-quotes", first + inner + last
    yield "yaml-quotes", quoted(value)


def _blocks(lines: list[str], line: int) -> Iterator[Mend]:
    """Indent the lines of a block text that stand no deeper than its key."""
    head = _BLOCK_HEAD.match(lines[_previous(lines, line) - 1]) if line > 1 else None
    if head is None:
        return
    width = len(head["indent"])
    last = line
    while last < len(lines) and (
        not lines[last].strip() or not re.match(rf"[ ]{{0,{width}}}[\w-]+:", lines[last])
    ):
        last += 1
    before = tuple(lines[line - 1 : last])
    deeper = width + 2 - min(len(text) - len(text.lstrip(" ")) for text in before if text.strip())
    yield Mend(
        "yaml-indent", line, before, tuple(" " * deeper + text if text.strip() else text for text in before)
    )


def _indents(lines: list[str], line: int) -> list[int]:
    """Return how far a line may have been meant to be indented, as its neighbours are."""
    around = [lines[index] for index in range(line - 2, max(-1, line - 8), -1)] + lines[line : line + 2]
    found = []
    for text in around:
        if text.strip() and not text.lstrip().startswith("#"):
            indent = len(text) - len(text.lstrip(" "))
            deeper = text.rstrip().endswith(":") or text.lstrip().startswith("- ")
            found += [indent + 2, indent] if deeper else [indent]
    return list(dict.fromkeys(found))


def _previous(lines: list[str], line: int) -> int:
    """Return the number of the line before that says something; 1 where there is none."""
    line -= 1
    while line > 1 and (not lines[line - 1].strip() or lines[line - 1].lstrip().startswith("#")):
        line -= 1
    return max(line, 1)


def _common_start(one: str, other: str) -> int:
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length
