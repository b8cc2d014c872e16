"""The blocks of Markdown that we read: GitHub's where Python-Markdown's differ, and no indented code."""

# ruff: noqa: ARG002 # methods of an interface that is Python-Markdown's

import re
import string
import xml.etree.ElementTree as ET
from abc import ABC, abstractmethod

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor, ReferenceProcessor

from generator.text.markdown.blocks.containers import Footnotes, Notes, Quotes
from generator.text.markdown.blocks.lists import RULE, Lists
from generator.text.markdown.blocks.tables import Tables
from generator.text.markdown.pieces import TOKEN, Noting, Pieces


def register(md: Markdown, pieces: Pieces) -> None:
    """Put these processors in place of Python-Markdown's."""
    parser = md.parser
    names = "indent code hashheader setextheader hr olist ulist quote reference"
    for name in names.split():
        parser.blockprocessors.deregister(name)
    md.ESCAPED_CHARS = list(string.punctuation)  # as on GitHub; Python-Markdown's own list lacks the dollar
    for priority, processor in (
        (88, Footnotes(pieces, parser)),
        (86, Notes(pieces, parser)),
        (84, Lists(pieces, parser)),
        (82, _Tokens(parser)),
        (75, Tables(pieces, parser)),
        (70, _Headings(parser)),
        (60, _UnderlinedHeadings(parser)),
        (50, _Rules(parser)),
        (20, Quotes(pieces, parser)),
        (15, _References(pieces, parser)),
    ):
        parser.blockprocessors.register(processor, type(processor).__name__, priority)


class Splitter(BlockProcessor, ABC):
    """A block of one line, which may stand between the lines of a paragraph."""

    pattern: re.Pattern[str]

    def test(self, parent: ET.Element, block: str) -> bool:
        """Tell whether a line of the block is one."""
        return self.pattern.search(block) is not None

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        """Add what the lines make, and between them what the others are."""
        block = blocks.pop(0)
        position = 0
        # All at once: one at a time, the rest would be searched again for each.
        for match in self.pattern.finditer(block):
            if before := block[position : match.start()].strip("\n"):
                self.parser.parseBlocks(parent, [before])
            self.add(parent, match)
            position = match.end()
        if after := block[position:].lstrip("\n"):
            blocks.insert(0, after)

    @abstractmethod
    def add(self, parent: ET.Element, match: re.Match[str]) -> None:
        """Add the element that a line makes."""


class _Tokens(Splitter):
    """What was set aside before parsing: code, formulas."""

    pattern = re.compile(rf"^[ ]*({TOKEN.pattern})[ ]*$", re.MULTILINE)

    def add(self, parent: ET.Element, match: re.Match[str]) -> None:
        ET.SubElement(parent, "p").text = match[1]


class _Headings(Splitter):
    pattern = re.compile(r"^ {0,3}(?P<level>#{1,6})(?: +(?P<title>.*))?$", re.MULTILINE)

    def add(self, parent: ET.Element, match: re.Match[str]) -> None:
        title = (match["title"] or "").strip()
        closing = title.rstrip("#")
        ET.SubElement(parent, f"h{len(match['level'])}").text = (
            closing.rstrip() if not closing or closing.endswith(" ") else title
        )


class _UnderlinedHeadings(BlockProcessor):
    pattern = re.compile(r"(?P<title>[^\n]+)\n(?:(?P<double>=+)|-+)[ ]*(?:\n|\Z)")

    def test(self, parent: ET.Element, block: str) -> bool:
        return self.pattern.match(block) is not None

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        position = 0
        while match := self.pattern.match(block, position):
            ET.SubElement(parent, "h1" if match["double"] else "h2").text = match["title"].strip()
            position = match.end()
        if position < len(block):
            blocks.insert(0, block[position:])


class _Rules(Splitter):
    pattern = re.compile(rf"^{RULE.pattern}$", re.MULTILINE)

    def add(self, parent: ET.Element, match: re.Match[str]) -> None:
        ET.SubElement(parent, "hr")


class _References(Noting, ReferenceProcessor):
    """Addresses given apart from the links that use them; one that no link uses stays in the text."""

    def run(self, parent: ET.Element, blocks: list[str]) -> bool:
        block = blocks[0]
        position = 0
        between: list[str] = []
        for given in self.RE.finditer(block):
            label = " ".join(given[1].split()).lower()
            if label in self.pieces.labels:
                address = given[2].lstrip("<").rstrip(">")
                self.parser.md.references[label] = (address, given[5] or given[6])
                between.append(block[position : given.start()].strip("\n"))
                position = given.end()
            else:
                typed = self.pieces.text(given[0].strip()).partition("\n")[0]
                self.pieces.mistake("markdown-reference-unused", typed, value=typed)
        if not between:
            return False
        blocks[:1] = [each for each in (*between, block[position:].strip("\n")) if each.strip()]
        return True
