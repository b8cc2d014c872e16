"""Lists of Markdown as people know them from GitHub.

Python-Markdown's own lists need a blank line before them and four spaces to nest.
"""

# ruff: noqa: ARG002, D102 # methods of an interface that is Python-Markdown's

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field

from markupsafe import Markup

from generator.text.markdown import captions
from generator.text.markdown.blocks.containers import Container
from generator.text.markdown.pieces import SEAL, TOKEN

RULE = re.compile(r" {0,3}(?:(?:- *){3,}|(?:\* *){3,}|(?:_ *){3,})")
"""A thematic break, which may look like the start of a list."""

_ITEM = re.compile(r"(?P<indent> *)(?P<marker>[-*+]|(?P<number>[0-9]{1,3})[.)])(?P<gap> +(?=\S))(?P<text>.*)")
"""A list item. A number has at most three digits, so that neither a year nor a date begins a list."""

_EMPTY_ITEM = re.compile(r"(?P<indent> *)(?P<marker>[-*+]|(?P<number>[0-9]{1,3})[.)])(?P<gap> *)(?P<text>)")
_TASK = re.compile(r"\[(?P<done>[ xX])\] +")
_INTERRUPTION = re.compile(r" {0,3}(?:#{1,6} |>)|(?:!!!|\?\?\?\+?) ")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


@dataclass(slots=True)
class _Item:
    """A list item while its lines are gathered."""

    number: str | None
    content: int
    """The column where the text of its first line begins."""
    lines: list[str]
    indent: int | None = None
    """How far its further lines are indented, at most to ``content``; known from the first of them."""

    def add(self, line: str) -> None:
        if line and self.indent is None:
            self.indent = min(self.content, _indent(line))
        self.lines.append(line[min(self.indent or 0, _indent(line)) :])

    @property
    def loose(self) -> bool:
        text = "\n".join(self.lines).strip("\n")
        return re.search(r"\n\n+(?! )", text) is not None


@dataclass(slots=True)
class _List:
    """A list while its items are gathered."""

    first: re.Match[str]
    items: list[_Item] = field(default_factory=list)
    blank: bool = False
    """Whether the line before was blank."""
    loose: bool = False
    """Whether blank lines stand between its items, which are paragraphs then."""

    @property
    def kind(self) -> str:
        return str(self.first["marker"][-1])

    def take(self, line: str) -> bool:
        """Take the next line in, or return False where the list is over."""
        if not line.strip():
            self.blank = True
            self.items[-1].add("")
            return True
        item = _item(line)
        inner = _indent(line) >= len(self.first["indent"]) + 2
        if item and not inner:
            if item["marker"][-1] != self.kind:
                return False
            self.loose = self.loose or self.blank
            self.begin(item)
        elif inner:
            self.items[-1].add(line)
        elif self.blank or TOKEN.search(self.items[-1].lines[-1]) or _interrupts(line):
            return False
        else:
            self.items[-1].lines.append(line.strip())
        self.blank = False
        return True

    def begin(self, item: re.Match[str]) -> None:
        self.items.append(_Item(item["number"], item.start("text"), [item["text"]]))


def _item(line: str) -> re.Match[str] | None:
    return None if RULE.fullmatch(line) else (_ITEM.fullmatch(line) or _EMPTY_ITEM.fullmatch(line))


def _may_interrupt(item: re.Match[str]) -> bool:
    """Tell whether a list may begin within a paragraph; one from 10, say, is a number that begins a line."""
    return item["number"] in {None, "1"} and len(item["indent"]) < 4


def _interrupts(line: str) -> bool:
    return bool(_INTERRUPTION.match(line) or RULE.fullmatch(line) or TOKEN.fullmatch(line.strip()))


class Lists(Container):
    """Lists: after a paragraph without a blank line, nested by two spaces or more."""

    def test(self, parent: ET.Element, block: str) -> bool:
        lines = block.split("\n")
        start = self._start(lines, 0)
        return start < len(lines) and not self.too_deep(lines[start])

    @staticmethod
    def _start(lines: list[str], position: int) -> int:
        """Return the number of the line, from ``position`` on, where a list begins."""
        for number in range(position, len(lines)):
            item = _ITEM.fullmatch(lines[number]) if number > position else _item(lines[number])
            if item and not RULE.fullmatch(lines[number]) and (number == position or _may_interrupt(item)):
                return number
        return len(lines)

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        lines = blocks.pop(0).split("\n")
        position = 0
        # All lists of the block at once: one at a time, the rest would be searched again for each.
        while position < len(lines):
            start = self._start(lines, position)
            if before := "\n".join(lines[position:start]):
                self.parser.parseBlocks(parent, [before])
            if start == len(lines) or (first := _item(lines[start])) is None:
                return
            gathered = _List(first)
            gathered.begin(first)
            lines, position = self._gather(gathered, lines, start + 1, blocks)
            self._build(parent, gathered)

    @staticmethod
    def _gather(gathered: _List, lines: list[str], position: int, blocks: list[str]) -> tuple[list[str], int]:
        """Take lines in, block by block; return those of the last block and where the list ends in them."""
        while True:
            for number in range(position, len(lines)):
                if not gathered.take(lines[number]):
                    return lines, number
            if not blocks:
                return [], 0
            gathered.take("")
            lines, position = blocks.pop(0).split("\n"), 0

    def _build(self, parent: ET.Element, gathered: _List) -> None:
        ordered = gathered.first["number"] is not None
        element = ET.SubElement(parent, "ol" if ordered else "ul")
        if ordered and int(gathered.first["number"]) != 1:
            element.set("start", str(int(gathered.first["number"])))
        loose = gathered.loose or any(item.loose for item in gathered.items)
        for item in gathered.items:
            li = ET.SubElement(element, "li")
            text = "\n".join(item.lines).strip("\n")
            if task := _TASK.match(text):
                li.set("class", f"{SEAL}task-list-item")
                element.set("class", f"{SEAL}task-list")
                text = f"{self._box(task)} {text[task.end() :]}"
            self.fill(li, "item" if loose else "list", text)

    def _box(self, task: re.Match[str]) -> str:
        done = task["done"] != " "
        checked = Markup(" checked") if done else ""
        label = (captions.DONE if done else captions.TO_DO)[self.pieces.lang]
        control = Markup(
            '<label class="task-list-control"><input type="checkbox" disabled{} aria-label="{}">'
            '<span class="task-list-indicator"></span></label>'
        )
        return self.pieces.token(control.format(checked, label), task[0].strip())
