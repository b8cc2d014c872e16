"""Blocks that are numbered: pictures and tables with a caption below them, formulas with a label."""

# ruff: noqa: D102 # methods of an interface that is Python-Markdown's

import re
import xml.etree.ElementTree as ET
from abc import abstractmethod

from markdown.blockprocessors import BlockProcessor

from generator.text.markdown.blocks import Splitter
from generator.text.markdown.pieces import TOKEN, Noting
from generator.text.markdown.writing import number_labels

KIND = "numbered"
"""The attribute that holds what kind of thing an element is, until it gets its number."""

LABEL = "label"
"""The attribute that holds its label meanwhile."""

CAPTION = re.compile(r"^(?:(?P<figure>그림|Figure)|표|Table): +(?=\S)", re.MULTILINE)


class Captions(Noting, BlockProcessor):
    """A picture or table, and below it a line such as ``Figure: what it shows. {#fig-name}``."""

    def test(self, parent: ET.Element, block: str) -> bool:
        caption = CAPTION.search(block)
        if caption is None:
            return False
        if caption.start():
            return _are_pictures(block[: caption.start()])
        above = self.lastChild(parent)
        return above is not None and (
            above.tag == "table" or (above.tag == "p" and _are_pictures(above.text))
        )

    def run(self, parent: ET.Element, blocks: list[str]) -> bool:
        block = blocks.pop(0)
        caption = CAPTION.search(block)
        if caption is None:
            return False
        kind = "fig" if caption["figure"] else "tab"
        figure = ET.Element("figure", {"class": f"{self.pieces.seal}digest-captioned", KIND: kind})
        if caption.start():
            ET.SubElement(figure, "p").text = block[: caption.start()].strip()
        else:
            above = parent[-1]
            parent.remove(above)
            figure.append(above)
        text, label = number_labels.labelled(block[caption.end() :].rstrip(), kind, self.pieces)
        if label:
            figure.set(LABEL, label)
        ET.SubElement(figure, "figcaption").text = text
        parent.append(figure)
        return True


def _are_pictures(text: str | None) -> bool:
    """Tell whether each line of a text is a picture, and nothing else."""
    lines = (text or "").strip().split("\n")
    return all(line.startswith("![") and line.rstrip()[-1] in ")}]" for line in lines)


class Equations(Noting, Splitter):
    """A display formula with a label, ``$$ … $$ {#eq-name}``: the groups ``formula`` and ``label``."""

    def add(self, parent: ET.Element, match: re.Match[str]) -> None:
        label = match["label"]
        if not number_labels.is_of("eq", label):
            self.pieces.mistake("markdown-label", f"{{#{label}}}", value=f"{{#{label}}}", kind="eq")
            self.show(parent, match["formula"])
            return
        attributes = {"class": f"{self.pieces.seal}digest-equation", KIND: "eq", LABEL: label}
        equation = ET.SubElement(parent, "div", attributes)
        self.show(equation, match["formula"])
        ET.SubElement(equation, "span", {"class": f"{self.pieces.seal}digest-equation__number"})

    @abstractmethod
    def show(self, parent: ET.Element, formula: str) -> None:
        """Add the formula itself."""


class TokenEquations(Equations):
    """Formulas that were set aside."""

    pattern = re.compile(rf"^[ ]*(?P<formula>{TOKEN.pattern})[ ]*{number_labels.LABEL}[ ]*$", re.MULTILINE)

    def show(self, parent: ET.Element, formula: str) -> None:
        ET.SubElement(parent, "p").text = formula
