"""What is settled once a whole Markdown text is a tree: footnotes, pictures, where links lead."""

import html
import re
import xml.etree.ElementTree as ET
from urllib.parse import unquote

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from generator.text import hrefs
from generator.text.markdown import captions, sanitise
from generator.text.markdown.inlines import FOOTNOTE, figure
from generator.text.markdown.pieces import SEAL, Noting, Pieces, cleared

_REMOTE = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)


def register(md: Markdown, pieces: Pieces) -> None:
    """Add these processors: one before Python-Markdown reads lines, two after all of its own."""
    md.treeprocessors.register(_Footnotes(pieces, md), "footnotes", 50)
    md.treeprocessors.register(_FootnoteNumbers(pieces, md), "footnote_numbers", -10)
    md.treeprocessors.register(_LinkedAddresses(pieces, md), "addresses", -20)


class _Footnotes(Noting, Treeprocessor):
    """Puts the footnotes at the end."""

    def run(self, root: ET.Element) -> None:
        if self.pieces.footnotes:
            label = captions.FOOTNOTES[self.pieces.lang]
            attributes = {
                "class": f"{SEAL}footnote",
                "role": f"{SEAL}doc-endnotes",
                "aria-label": f"{SEAL}{label}",
            }
            section = ET.SubElement(root, "section", attributes)
            ET.SubElement(section, "hr")
            ET.SubElement(section, "ol").extend(self.pieces.footnotes.values())


class _FootnoteNumbers(Noting, Treeprocessor):
    """Numbers footnotes in the order in which the text refers to them."""

    def run(self, root: ET.Element) -> None:
        marks: dict[str, list[ET.Element]] = {label: [] for label in self.pieces.footnotes}
        order: dict[str, None] = {}
        for mark in root.iter("sup"):
            if (label := mark.attrib.pop(FOOTNOTE, None)) is not None:
                order[label] = None
                marks[label].append(mark)
        order |= dict.fromkeys(self.pieces.footnotes)
        for number, label in enumerate(order, 1):
            note = self.pieces.footnotes[label]
            note.set("id", f"{SEAL}{self.pieces.prefix}fn-{number}")
            for time, mark in enumerate(marks[label], 1):
                self._refer(mark, note, number, time)
        if self.pieces.footnotes and (notes := root.find("section/ol")) is not None:
            notes[:] = [self.pieces.footnotes[label] for label in order]

    def _refer(self, mark: ET.Element, note: ET.Element, number: int, time: int) -> None:
        prefix, lang = self.pieces.prefix, self.pieces.lang
        here = f"{prefix}fnref-{number}" + (f"-{time}" if time > 1 else "")
        mark.set("id", f"{SEAL}{here}")
        attributes = {
            "class": f"{SEAL}footnote-ref",
            "href": f"{SEAL}#{prefix}fn-{number}",
            "role": f"{SEAL}doc-noteref",
            "aria-label": SEAL + captions.FOOTNOTE[lang].format(number),
        }
        ET.SubElement(mark, "a", attributes).text = str(number)
        last = note[-1] if len(note) and note[-1].tag == "p" else ET.SubElement(note, "p")
        back = {
            "class": f"{SEAL}footnote-backref",
            "href": f"{SEAL}#{here}",
            "role": f"{SEAL}doc-backlink",
            "aria-label": SEAL + captions.BACK[lang].format(number if time == 1 else f"{number}-{time}"),
        }
        ET.SubElement(last, "a", back).text = "↩"


class _LinkedAddresses(Noting, Treeprocessor):
    """Turns pictures into the entry's figures, and tells of links that lead nowhere."""

    def run(self, root: ET.Element) -> None:
        for parent in list(root.iter()):
            for child in list(parent):
                if child.tag == "img":
                    _replace(parent, child, self._picture(child))
                elif child.tag == "a":
                    self._check(child)

    def _picture(self, image: ET.Element) -> str:
        source = cleared(html.unescape(image.get("src", "")))
        alternative = image.get("alt") or source
        if _REMOTE.match(source):
            self.pieces.mistake("markdown-remote-image", source, value=source)
            return alternative
        name = unquote(source).removeprefix("./")
        shown = figure(self.pieces, name, alternative)
        if shown is None:
            self.pieces.mistake("markdown-image-missing", source, value=name)
        return shown or alternative

    def _check(self, anchor: ET.Element) -> None:
        href = html.unescape(anchor.get("href", ""))
        if not href.startswith(SEAL) and sanitise.address(href) is None:
            meant = hrefs.within(href)
            self.pieces.mistake("link", href, value=href, meant=meant if sanitise.address(meant) else "")
            del anchor.attrib["href"]
        if not len(anchor) and not (anchor.text or "").strip():
            anchor.text = cleared(href)


def _replace(parent: ET.Element, child: ET.Element, text: str) -> None:
    """Put a text in an element's place."""
    position = list(parent).index(child)
    text += child.tail or ""
    if position:
        parent[position - 1].tail = (parent[position - 1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    parent.remove(child)
