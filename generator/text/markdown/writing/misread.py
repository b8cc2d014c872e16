"""What the engine's parser reads otherwise than a note's, and than whoever typed it meant."""

# ruff: noqa: ARG002 # methods of an interface that is Python-Markdown's

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markdown.util import AtomicString

from generator.text.markdown.pieces import Noting, Pieces
from generator.text.markdown.shown_as_typed import (
    BELOW_HEAD,
    BREAKS,
    FENCE,
    NOTE,
    Unread,
    box,
    report_indent,
    shortened,
)

_LISTED = re.compile(r" {0,3}(?:[-+*]|(?P<number>[0-9]{1,2})(?P<mark>[.)])) +(?=\S)")
"""What begins an item of a list."""

_FORMULA = re.compile(
    r"(?<![\\$])\$\$(?![$\s0-9])[^$\n]+(?<!\s)\$\$(?!\$)|^ *\$\$[^$]*\n[^$]*\$\$(?=\n|\Z)", re.MULTILINE
)
"""One that was to stand by itself, in its line or over several."""

_CODE = re.compile("`+[^`]*`+")

_INDENTED = re.compile(r"(?P<indent> *)(?P<mark>(?:[-+*]|[0-9]{1,9}\.) +)?(?P<text>[^\s\x02].*)")
"""An item of a list, or another line that is not blank, nor stands for what was set aside."""

_SET_IN = re.compile(r"(?P<indent> *)(?:(?P<fence>`{3,}|~{3,})|\||>)")
"""The first line of code, a table or a quote."""

_BOX = re.compile(r" {0,3}(?:!!!|\?\?\?\+?) *[a-z]")
_BESIDE_BOX = re.compile(r" {0,3}(?![!?]{3})[^\s\x02]")
"""What stands right below a box's first line and not in the box."""

_HTML = re.compile(
    r"<(?P<tag>blockquote|center|details|div|figure|p|section)\b(?!.*<(?:pre|script|style)\b)", re.DOTALL
)
_BELOW_BLANK = re.compile(r"\n[ \t]*\n(?P<below>.*)", re.DOTALL)
_MARKUP = re.compile(
    r"^ {0,3}(?:(?:[-*+]|[0-9]{1,3}\.) +\S|#{1,6} +\S|\|.*\|).*"
    r"|^.*(?:\*\*[^\s*][^*\n]*\*\*|\]\([^\s()]+\)).*",
    re.MULTILINE,
)
"""A line of Markdown, as it may stand in HTML below an empty line on GitHub."""

_QUOTED = re.compile(r"(?: {0,3}> ?)+")

_LEVEL = 4
"""How many blanks the engine's parser wants before what lies below an item."""

_CLASSES = re.compile(r"[a-z-]+(?: +[a-z-]+){0,2}")
"""What may stand behind the kind of a box without being its title: where it lies, and what else styles it."""


def register(md: Markdown, pieces: Pieces) -> None:
    """Look for what the engine's parser reads otherwise than a note's."""
    md.preprocessors.register(_SetIn(pieces, md), "set_in", 26)
    md.treeprocessors.register(_JoinedLines(pieces, md), "joined_lines", 26)
    md.treeprocessors.register(_MisreadLines(pieces, md), "misread_lines", 27)
    md.treeprocessors.register(_RawBlocks(pieces, md), "raw_blocks", 28)


class _SetIn(Noting, Preprocessor):
    """What does not begin far enough in: code, tables and quotes below an item, the text of a box."""

    def run(self, lines: list[str]) -> list[str]:
        item: re.Match[str] | None = None
        fence = ""
        for above, line in pairwise(("", *lines)):
            begun, typed = _SET_IN.match(line), _INDENTED.fullmatch(line)
            if not fence and _BOX.match(above) and _BESIDE_BOX.match(line):
                report_indent(self.pieces, "markdown-box-empty", line, _LEVEL)
            if fence:
                fence = "" if line.strip() == fence else fence
            elif begun:
                if item and not above.strip() and _is_further_in(item["indent"], begun["indent"]):
                    _report_flat(self.pieces, item["indent"], line)
                    item = None
                fence = begun["fence"] or ""
            elif typed and typed["mark"] and (item or len(typed["indent"]) < _LEVEL):
                item = typed
            elif typed and not typed["indent"]:
                item = None
        return lines


class _JoinedLines(Unread):
    """Lists, tables and formulas right beside a line of text, and code without an end."""

    def run(self, root: ET.Element) -> None:
        for element in root.iter():
            if (text := element.text) and not isinstance(text, AtomicString):
                self._find(text.split("\n"))
                if element.tag in {"p", "li"} and (formula := _FORMULA.search(_CODE.sub("", text))):
                    typed = formula[0].strip()
                    self.pieces.mistake("markdown-joined", typed, value=shortened(typed.partition("\n")[0]))
                if fence := FENCE.search(text):
                    self.pieces.mistake("markdown-fence-unclosed", fence[0].strip(), value=fence["fence"])

    def _find(self, lines: list[str]) -> None:
        for line, following in pairwise(lines):
            listed = _LISTED.match(line) if _LISTED.match(following) and not line.endswith(BREAKS) else None
            if listed and listed["mark"] == ")":
                self.report_line(line, listed[0], f"{listed['number']}. ", "markdown-list-unread")
            elif listed or ("|" in line and BELOW_HEAD.fullmatch(following)):
                typed = line.strip()
                self.pieces.mistake("markdown-joined", typed, value=shortened(typed))
            else:
                continue
            return


class _RawBlocks(Unread):
    """Markdown in blocks of HTML, which stay as they are."""

    def run(self, root: ET.Element) -> None:
        for block in self.md.htmlStash.rawHtmlBlocks:
            if not isinstance(block, str):
                continue
            html, below = _HTML.match(block), _BELOW_BLANK.search(block)
            if html and below and (line := _MARKUP.search(below["below"])):
                typed = line[0].strip()
                self.pieces.mistake("markdown-in-html", typed, value=shortened(typed), tag=html["tag"])


class _MisreadLines(Unread):
    """Hashtags that are headings, titles of boxes without quotes, lists that are flat or end early."""

    def run(self, root: ET.Element) -> None:
        headings = {heading.text for heading in root.iter("h1")}
        boxes = {element.get("class", "").removeprefix("admonition ") for element in root.iter()}
        lines = [
            line[quoted.end() :] if (quoted := _QUOTED.match(line)) else line
            for line in self.md.lines  # type: ignore[attr-defined] # its stubs leave them out
        ]
        for line in map(str.strip, lines):
            if line[:1] == "#" and line[1:2].strip(" \t#") and line.strip("#").strip() in headings:
                self.report_line(line, "#", "# ", "markdown-hashtag")
            elif line[:1] in {"!", "?"} and (note := NOTE.match(line)):
                words = " ".join(line.removeprefix(note["mark"]).lower().split())
                is_title = (note["kind"] or " " in note["title"]) and not _CLASSES.fullmatch(note["title"])
                if is_title and words in boxes:
                    self.report_line(line, note[0], box(note), "markdown-note-unread")
        for above, item in _flat_items(lines, root):
            _report_flat(self.pieces, above["indent"], item[0])


def _report_flat(pieces: Pieces, indent: str, line: str) -> None:
    """Tell of a line below an item with an indent, with where it should begin."""
    report_indent(pieces, "markdown-list-flat", line, (len(indent) // _LEVEL + 1) * _LEVEL)


def _flat_items(lines: Sequence[str], root: ET.Element) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Yield of each list an item and what stands further in below it, the first that is not shown there."""
    lists = {
        (_first_line(above), _first_line(below)): items
        for parent in root.iter()
        for items, above, below in _neighbours(parent)
    }
    found: dict[ET.Element, tuple[re.Match[str], re.Match[str]]] = {}
    above = None
    for line in lines if lists else ():
        if below := _INDENTED.fullmatch(line):
            items = lists.get((above["text"].rstrip(), below["text"].rstrip())) if above else None
            if above and items is not None and _is_further_in(above["indent"], below["indent"]):
                found.setdefault(items, (above, below))
            if below["mark"]:
                above = below
            elif not below["indent"]:
                above = None
    yield from found.values()


def _neighbours(parent: ET.Element) -> Iterator[tuple[ET.Element, ET.Element, ET.Element]]:
    """Yield lists with an item and what is shown right below it: the next one, or a paragraph at the end."""
    for above, below in pairwise(parent):
        if above.tag == below.tag == "li":
            yield parent, above, below
        elif above.tag in {"ul", "ol"} and below.tag == "p":
            *_, last = above.iter("li")
            yield above, last, below


def _is_further_in(above: str, item: str) -> bool:
    return len(above) + 2 <= len(item) < (len(above) // _LEVEL + 1) * _LEVEL


def _first_line(item: ET.Element) -> str:
    text = item.text if (item.text or "").strip() or not len(item) else item[0].text
    return (text or "").strip().partition("\n")[0].rstrip()
