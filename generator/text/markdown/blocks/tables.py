"""Tables of Markdown: they may follow a paragraph; a bar within a formula, code or a link is no border."""

# ruff: noqa: ARG002, D102 # methods of an interface that is Python-Markdown's

import xml.etree.ElementTree as ET

from markdown.blockprocessors import BlockProcessor

from generator.text import wikilinks
from generator.text.markdown.pieces import SEAL, Noting

MAX_COLUMNS = 64
"""How many columns a table may have."""

MAX_CELLS = 10_000
"""How many cells a table may have: every row gets all columns, however short it was typed."""

_ALIGNMENTS = {(True, False): "left", (False, True): "right", (True, True): "center"}


class Tables(Noting, BlockProcessor):
    """Tables; what stands before and after one in the same block is read as usual."""

    def test(self, parent: ET.Element, block: str) -> bool:
        return "|" in block and "-" in block

    def run(self, parent: ET.Element, blocks: list[str]) -> bool:
        lines = blocks[0].split("\n")
        start = next((number for number in range(len(lines) - 1) if _begins(lines, number)), None)
        if start is None:
            return False
        blocks.pop(0)
        if start:
            self.parser.parseBlocks(parent, ["\n".join(lines[:start])])
        end = start + 2
        while end < len(lines) and wikilinks.bars(lines[end]):
            end += 1
        self._build(parent, lines[start:end])
        if end < len(lines):
            blocks.insert(0, "\n".join(lines[end:]))
        return True

    def _build(self, parent: ET.Element, lines: list[str]) -> None:
        columns = [_ALIGNMENTS.get((cell.startswith(":"), cell.endswith(":"))) for cell in _cells(lines[1])]
        table = ET.SubElement(parent, "table")
        self._row(ET.SubElement(table, "thead"), "th", lines[0], columns)
        body = ET.SubElement(table, "tbody")
        for line in lines[2:] or [""]:
            self._row(body, "td", line, columns)

    def _row(self, parent: ET.Element, tag: str, line: str, columns: list[str | None]) -> None:
        row = ET.SubElement(parent, "tr")
        cells = _cells(line)
        if len(cells) > len(columns):
            typed = self.pieces.text(line.strip())
            self.pieces.mistake("markdown-table-cells", typed, value=typed, columns=str(len(columns)))
            last = len(columns) - 1
            cells[last:] = [" | ".join(cells[last:])]
        for number, alignment in enumerate(columns):
            cell = ET.SubElement(row, tag)
            cell.text = cells[number] if number < len(cells) else ""
            if alignment:
                cell.set("style", f"{SEAL}text-align: {alignment};")


def _begins(lines: list[str], number: int) -> bool:
    """Tell whether a table begins with this line, which the next one underlines."""
    rule = lines[number + 1]
    if "|" not in rule or "-" not in rule or not set(rule) <= set(" |:-"):
        return False
    columns = rule.count("|") + 1
    if columns > MAX_COLUMNS + 2 or columns * (len(lines) - number) > MAX_CELLS:
        return False
    return "|" in lines[number] and len(_cells(lines[number])) == len(_cells(rule))


def _cells(line: str) -> list[str]:
    """Divide a row at its bars; those at its ends only frame it."""
    line = line.strip()
    bars = wikilinks.bars(line)
    starts, ends = [0, *(bar + 1 for bar in bars)], [*bars, len(line)]
    cells = [line[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    framed = slice(1 if line.startswith("|") else 0, -1 if bars and bars[-1] == len(line) - 1 else None)
    return cells[framed]
