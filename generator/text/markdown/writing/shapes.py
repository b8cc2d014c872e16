"""Shapes in a table, such as 32 × 3 × 28 × 28: numbers for the same axis stand below each other."""

import re
import xml.etree.ElementTree as ET

from generator.text.markdown.pieces import Pieces

_BLANK = "\u2007"
"""A blank as wide as a digit."""

_AXIS = "[0-9A-Z][0-9A-Za-z,.′']{0,9}"
_SHAPE = re.compile(rf"{_AXIS}(?: ?× ?{_AXIS}){{0,7}}")
_TIMES = re.compile(" ?× ?")


def align(table: ET.Element, pieces: Pieces) -> None:
    """Set the columns of a table in line that hold nothing but shapes, two of them at least."""
    rows = table.findall("tbody/tr")
    head = table.find("thead/tr")
    for column in range(max(map(len, rows), default=0)):
        cells = [row[column] for row in rows if column < len(row) and (row[column].text or len(row[column]))]
        texts = ["" if len(cell) else (cell.text or "").strip() for cell in cells]
        if sum("×" in text for text in texts) < 2 or not all(map(_SHAPE.fullmatch, texts)):
            continue
        if head is not None and column < len(head) and _SHAPE.fullmatch((head[column].text or "").strip()):
            cells.append(head[column])
        _align(cells, pieces)


def _align(cells: list[ET.Element], pieces: Pieces) -> None:
    shapes = [_TIMES.split((cell.text or "").strip()) for cell in cells]
    widths = [
        max(len(shape[axis]) for shape in shapes if axis < len(shape))
        for axis in range(max(map(len, shapes)))
    ]
    for cell, shape in zip(cells, shapes, strict=True):
        cell.text = " × ".join(size.rjust(width, _BLANK) for size, width in zip(shape, widths, strict=False))
        cell.set("class", f"{pieces.seal}digest-shape")
