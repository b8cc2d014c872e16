"""The same for the engine's parser, which reads the trusted pages of ``docs/``."""

# ruff: noqa: N802 # methods of interfaces

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from markdown import Markdown
from markdown.blockprocessors import OListProcessor
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from generator.support.languages import Lang
from generator.text import addresses, recordings
from generator.text.markdown import captions, shown_as_typed, writing
from generator.text.markdown.pieces import Noting, Pieces, TextMistake
from generator.text.markdown.targets import LinkTarget, Nowhere
from generator.text.markdown.writing import misread, number_labels
from generator.text.markdown.writing.blocks import Equations

_BACK = "BACKLINK_TITLE"
_BACK_UNSET = str(FootnoteExtension().getConfig(_BACK))
"""What the way back from a footnote is called where mkdocs.yml does not say it."""


_HOLDING = ("<", ">"), ("<a", "</a"), ("{", "}")
"""What stands before and behind addresses that belong to a tag, its text, or attributes."""

_WIDEST = 8 * 1024
"""How many characters before an address that is looked for."""


class Writing(Extension):
    """Extends the engine's Markdown, for one page after the other."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces = Pieces("en", "", seal="")
        self._unread = Pieces("en", "", seal="")

    def begin(self, lang: Lang, recording: object) -> None:
        """Render a page of this language next, about the recording that its front matter names."""
        for pieces in (self._pieces, self._unread):
            pieces.begin(lang, "", _Recording(recording if isinstance(recording, str) else ""))

    def mistakes(self) -> Iterator[tuple[str, str]]:
        """Yield codes of messages on the page that was rendered last, and what is meant."""
        for mistake in self._pieces.mistakes:
            is_reference = mistake.code == "markdown-reference-missing"
            yield "article-reference" if is_reference else "article-label", mistake.needle

    @property
    def unread(self) -> tuple[TextMistake, ...]:
        """What is shown as it was typed on the page that was rendered last, and was meant otherwise."""
        return self._unread.mistakes

    def extendMarkdown(self, md: Markdown) -> None:
        """Add the processors; the engine makes a parser for each page."""
        writing.register(md, self._pieces, TexEquations(self._pieces, md.parser))
        shown_as_typed.register(md, self._unread)
        misread.register(md, self._unread)
        md.treeprocessors.register(_Tables(self._pieces, md), "tables", 14)
        md.inlinePatterns.register(_Addresses(addresses.BARE, md), "addresses", 91)  # just before HTML
        if isinstance(lists := md.parser.blockprocessors["olist"], OListProcessor):
            lists.LAZY_OL = False  # type: ignore[misc] # one below a picture keeps its numbers; the class stays
        # Lower than the priority by which superfences takes code away.
        md.preprocessors.register(_Words(self._pieces, md), "words", 10)


class TexEquations(Equations):
    """Display formulas, as pymdownx.arithmatex leaves them with its option ``generic``."""

    pattern = re.compile(rf"\A\$\$(?P<formula>[^$]+)\$\$ *{number_labels.LABEL} *\Z")

    def show(self, parent: ET.Element, formula: str) -> None:
        """Add the formula's TeX."""
        box = ET.SubElement(parent, "div", {"class": "arithmatex"})
        box.text = AtomicString(rf"\[{escape(formula, quote=False)}\]")


class _Words(Noting, Preprocessor):
    """Has boxes without a title and ways back from footnotes called in the language of the page."""

    def run(self, lines: list[str]) -> list[str]:
        for extension in self.md.registeredExtensions:
            if isinstance(extension, FootnoteExtension) and extension.getConfig(_BACK) == _BACK_UNSET:
                extension.setConfig(_BACK, captions.BACK[self.pieces.lang])
        boxes = map(captions.UNTITLED.fullmatch, lines)
        return [
            captions.titled(box, self.pieces.lang) if box else line
            for box, line in zip(boxes, lines, strict=True)
        ]


class _Addresses(InlineProcessor):
    """Links for addresses without brackets around them, which notes have as well."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[ET.Element | None, int | None, int | None]:
        for begin, end in _HOLDING:
            at = data.rfind(begin, max(0, m.start() - _WIDEST), m.start())
            if at >= 0 and data.find(end, at, m.start()) < 0:
                return None, None, None
        typed = m[0].rstrip(addresses.TRAILING)
        link = ET.Element("a", {"href": typed, "class": "digest-address"})
        link.text = AtomicString(typed)
        return link, m.start(), m.start() + len(typed)


class _Tables(Noting, Treeprocessor):
    """Lets tables scroll sideways by themselves, also by keys, as those of notes do."""

    def run(self, root: ET.Element) -> None:
        label = captions.TABLE[self.pieces.lang]
        room = {"class": "digest-scroll", "tabindex": "0", "role": "group", "aria-label": label}
        for parent in list(root.iter()):
            for place, child in enumerate(parent):
                if child.tag == "table":
                    parent[place] = box = ET.Element("div", room)
                    box.tail, child.tail = child.tail, None
                    box.append(child)


@dataclass(frozen=True)
class _Recording(Nowhere):
    """The recording that a page is about, to which its times lead."""

    address: str

    def link(self, kind: str, target: str) -> LinkTarget | None:
        href = recordings.at(self.address, int(target)) if kind == "time" else None
        return LinkTarget(href, "") if href else None
