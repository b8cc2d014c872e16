"""What is settled once a text is a tree: numbers, references, marks at headings, conversations, shapes."""

# ruff: noqa: D102 # methods of an interface that is Python-Markdown's

import re
import xml.etree.ElementTree as ET
from collections import Counter

from markdown.treeprocessors import Treeprocessor

from generator.text.markdown import captions
from generator.text.markdown.pieces import Noting
from generator.text.markdown.writing import shapes
from generator.text.markdown.writing.article_inlines import REFERENCE, SLIDE
from generator.text.markdown.writing.blocks import KIND, LABEL

_HEADING = re.compile("h[1-6]")

_MAX_NAME = 40
"""How long the name of somebody who speaks may be."""


class Numbering(Noting, Treeprocessor):
    """Numbers what has a caption or label, and lets references lead there."""

    known: dict[str, str]
    """What references to each label say."""

    def run(self, root: ET.Element) -> None:
        self.known = {}
        counts = Counter[str]()
        for element in root.iter():
            if kind := element.attrib.pop(KIND, None):
                counts[kind] += 1
                self._number(element, kind, counts[kind])
            elif label := element.attrib.pop(SLIDE, None):
                if label not in self.known:
                    self._name(element, label, element[0].text or "")
                element[0].set("href", f"{self.pieces.seal}#{self.pieces.prefix}{label}")
            elif element.tag == "table":
                shapes.align(element, self.pieces)
        for parent in list(root.iter()):
            self._refer(parent)
            self._free_headings(parent)
            self._converse(parent)

    def _number(self, element: ET.Element, kind: str, number: int) -> None:
        text = captions.NUMBERED[kind][self.pieces.lang].format(number)
        label = element.attrib.pop(LABEL, None)
        if label in self.known:
            self.pieces.mistake("markdown-label-taken", f"{{#{label}}}", value=f"{{#{label}}}")
        elif label:
            self._name(element, label, text)
        if kind == "eq":
            element[-1].text = f"({number})"
            return
        caption = element[-1]
        name = ET.Element("b", {"class": f"{self.pieces.seal}digest-captioned__number"})
        name.text, name.tail, caption.text = f"{text}.", f" {caption.text or ''}", None
        caption.insert(0, name)

    def _name(self, element: ET.Element, label: str, text: str) -> None:
        self.known[label] = text
        element.set("id", f"{self.pieces.seal}{self.pieces.prefix}{label}")

    def _refer(self, parent: ET.Element) -> None:
        for reference in parent:
            label = reference.attrib.pop(REFERENCE, None)
            if label is None:
                continue
            if label in self.known:
                reference.text = self.known[label]
                reference.set("href", f"{self.pieces.seal}#{self.pieces.prefix}{label}")
            else:
                typed = f"[[#{label}]]"
                self.pieces.mistake("markdown-reference-missing", typed, value=typed)
                reference.tag, reference.text = "span", typed

    def _free_headings(self, parent: ET.Element) -> None:
        """Put marks of slides before the headings that they stand in, whose text they are not."""
        children: list[ET.Element] = []
        for child in parent:
            if _HEADING.fullmatch(child.tag) and (marks := self._marks_taken(child)):
                line = ET.Element("p", {"class": f"{self.pieces.seal}digest-slides"})
                line.extend(marks)
                children.append(line)
            children.append(child)
        if len(children) > len(parent):
            parent[:] = children

    def _marks_taken(self, heading: ET.Element) -> list[ET.Element]:
        """Take the marks of slides out of a heading, in which the text after them stays."""
        marks: list[ET.Element] = []
        kept: list[ET.Element] = []
        tails = [heading.text or ""]
        for child in heading:
            if child.get("class") == f"{self.pieces.seal}digest-slide":
                marks.append(child)
                tails[-1] += (child.tail or "").lstrip()
                child.tail = " "
            else:
                kept.append(child)
                tails.append(child.tail or "")
        if marks:
            tails[-1] = tails[-1].rstrip()
            heading.text = tails[0]
            for child, tail in zip(kept, tails[1:], strict=True):
                child.tail = tail
            heading[:] = kept
        return marks

    def _converse(self, parent: ET.Element) -> None:
        """Mark paragraphs in a row that each begin with the name of who speaks."""
        speaks = [_speaks(child) for child in parent]
        for number, child in enumerate(parent):
            if speaks[number] and any(speaks[max(0, number - 1) : number] + speaks[number + 1 : number + 2]):
                child.set("class", f"{self.pieces.seal}digest-speaks")


def _speaks(element: ET.Element) -> bool:
    if element.tag != "p" or element.text or not len(element) or element[0].tag != "strong":
        return False
    name = element[0].text or ""
    return not len(element[0]) and name.endswith(":") and len(name) <= _MAX_NAME
