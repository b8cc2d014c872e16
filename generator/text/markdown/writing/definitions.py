"""Lists of definitions: a term in a line, and below it what it means, in a line that begins with a colon."""

# ruff: noqa: ARG002, D102 # methods of an interface that is Python-Markdown's

import re
import xml.etree.ElementTree as ET

from generator.text.markdown.blocks.containers import INDENTATION, Container

_FIRST = re.compile(r"(?![ #>|!?:+*=-])[^\n]+\n: +\S")
_MEANING = re.compile(r": +(?=\S)")


class Definitions(Container):
    """Terms and what they mean; indented lines and blocks go on with a meaning."""

    def test(self, parent: ET.Element, block: str) -> bool:
        return _FIRST.match(block) is not None and not self.too_deep(block.partition("\n")[0])

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        lines = blocks.pop(0).split("\n")
        above = self.lastChild(parent)
        listed = above if above is not None and above.tag == "dl" else ET.SubElement(parent, "dl")
        position = 0
        while position < len(lines):
            ET.SubElement(listed, "dt").text = lines[position].strip()
            position += 1
            while position < len(lines) and (meaning := _MEANING.match(lines[position])):
                end = self._end(lines, position + 1)
                said = [lines[position][meaning.end() :], *map(str.strip, lines[position + 1 : end])]
                position = end
                while position == len(lines) and blocks and blocks[0].startswith("  "):
                    said += ["", INDENTATION.sub("", blocks.pop(0))]
                state = "definition" if "" in said else "list"
                self.fill(ET.SubElement(listed, "dd"), state, "\n".join(said))

    def _end(self, lines: list[str], position: int) -> int:
        """Return where a meaning ends that goes on at a line: at the next that begins something."""
        return next((n for n in range(position, len(lines)) if self._begins(lines, n)), len(lines))

    @staticmethod
    def _begins(lines: list[str], position: int) -> bool:
        """Tell whether a line is another meaning, or a term that has one."""
        if _MEANING.match(lines[position]):
            return True
        following = lines[position + 1] if position + 1 < len(lines) else ""
        return not lines[position].startswith(" ") and _MEANING.match(following) is not None
