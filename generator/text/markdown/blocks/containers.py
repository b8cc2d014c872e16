"""Blocks of Markdown that hold other blocks: quotes, notes (admonitions) and footnotes."""

# ruff: noqa: ARG002, D102 # methods of an interface that is Python-Markdown's

import re
import xml.etree.ElementTree as ET
from collections import deque

from markdown.blockprocessors import BlockProcessor

from generator.text.markdown import captions
from generator.text.markdown.pieces import SEAL, Noting
from generator.text.markdown.shown_as_typed import report_indent

MAX_DEPTH = 16
"""How deep lists, quotes and notes may nest in each other; deeper ones are shown as text."""

_QUOTE = re.compile(r"^ {0,3}>[ ]?", re.MULTILINE)
_NOTE = re.compile(
    r"^(?:!!!|(?P<folded>\?\?\?)(?P<open>\+?)) *(?P<kind>[a-z]+)(?: +(?:inline|end))*"
    r"(?: +(?P<title>[^\n]*?))? *$",
    re.MULTILINE,
)
_FOOTNOTE = re.compile(r"^ {0,3}\[\^(?P<label>[^\[\]\n]{1,80})\]:[ ]*(?P<text>.*)$", re.MULTILINE)
INDENTATION = re.compile(r"^ {1,4}", re.MULTILINE)


class Container(Noting, BlockProcessor):
    """A block that holds other blocks, and may therefore nest."""

    def too_deep(self, line: str) -> bool:
        """Tell whether this would nest too deep, which is a mistake then."""
        if len(self.parser.state) < MAX_DEPTH:
            return False
        self.pieces.mistake("markdown-too-nested", line.strip()[:40], limit=str(MAX_DEPTH))
        return True

    def fill(self, parent: ET.Element, state: str, text: str) -> None:
        """Parse the text that a block holds; in the state "list" its paragraphs are bare text."""
        self.parser.state.set(state)
        self.parser.parseChunk(parent, text)
        self.parser.state.reset()


class Quotes(Container):
    """Quotes; a blank line ends one, so that two quotes stay two."""

    def test(self, parent: ET.Element, block: str) -> bool:
        quoted = _QUOTE.search(block)
        return quoted is not None and not self.too_deep(block[quoted.start() : quoted.start() + 40])

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        quoted = _QUOTE.search(block)
        start = quoted.start() if quoted else 0
        if before := block[:start].rstrip("\n"):
            self.parser.parseBlocks(parent, [before])
        self.fill(ET.SubElement(parent, "blockquote"), "quote", _QUOTE.sub("", block[start:]))


class Notes(Container):
    """Admonitions: ``!!! note "Title"`` and indented lines; with ``???`` their title unfolds them."""

    def test(self, parent: ET.Element, block: str) -> bool:
        match = _NOTE.search(block)
        return match is not None and not self.too_deep(match[0])

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        first = _NOTE.search(block)
        if before := block[: first.start() if first else 0].rstrip("\n"):
            self.parser.parseBlocks(parent, [before])
        lines = deque(block[len(before) :].lstrip("\n").split("\n"))
        while lines and (match := _NOTE.match(lines[0])):
            lines.popleft()
            content: list[str] = []
            while lines or (blocks and blocks[0].startswith("  ")):
                if not lines:
                    content.append("")
                    lines.extend(blocks.pop(0).split("\n"))
                elif lines[0] and not lines[0].startswith("  "):
                    if not content and not _NOTE.match(lines[0]):
                        report_indent(self.pieces, "markdown-box-empty", self.pieces.text(lines[0]), 4)
                    break
                else:
                    content.append(lines.popleft())
            self._add(parent, match, "\n".join(content))
        if lines:
            blocks.insert(0, "\n".join(lines))

    def _add(self, parent: ET.Element, match: re.Match[str], content: str) -> None:
        kind = match["kind"] if match["kind"] in captions.NOTES else "note"
        typed = match["title"] or captions.NOTES[kind][self.pieces.lang]
        title = typed[1:-1] if len(typed) > 1 and typed[0] == typed[-1] == '"' else typed
        if match["folded"]:
            note = ET.SubElement(parent, "details", {"class": f"{SEAL}{kind}"})
            if match["open"]:
                note.set("open", "")
            ET.SubElement(note, "summary").text = title or captions.NOTES[kind][self.pieces.lang]
        else:
            note = ET.SubElement(parent, "div", {"class": f"{SEAL}admonition {kind}"})
            if title:
                ET.SubElement(note, "p", {"class": f"{SEAL}admonition-title"}).text = title
        self.fill(note, "note", INDENTATION.sub("", content.strip("\n")))


class Footnotes(Container):
    """Definitions of footnotes, kept apart by label."""

    def test(self, parent: ET.Element, block: str) -> bool:
        return _FOOTNOTE.search(block) is not None

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        definitions = list(_FOOTNOTE.finditer(block))
        if before := block[: definitions[0].start()].rstrip("\n"):
            self.parser.parseBlocks(parent, [before])
        ends = [following.start() for following in definitions[1:]] + [len(block)]
        for definition, end in zip(definitions, ends, strict=True):
            text = [definition["text"], INDENTATION.sub("", block[definition.end() : end].strip("\n"))]
            if end == len(block):
                while blocks and blocks[0].startswith("    "):
                    text += ["", INDENTATION.sub("", blocks.pop(0))]
            note = self.pieces.footnotes.setdefault(definition["label"].strip(), ET.Element("li"))
            self.fill(note, "footnote", "\n".join(text).strip("\n"))
