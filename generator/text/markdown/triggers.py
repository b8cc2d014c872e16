"""Which inline patterns a line is searched for: those alone that begin with something that it holds.

Python-Markdown searches every line for each of two dozen patterns, most of which nobody typed there: that is
a quarter of what a text takes.
"""

from markdown import Markdown
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

TRIGGERS = {
    "_Code": ("`",),
    "_Formulas": ("$", "\\"),
    "_WikiLinks": ("[[",),
    "escape": ("\\",),
    "LabelReferences": ("[[#",),
    "Slides": ("{",),
    "Times": ("[",),
    "_FootnoteMarks": ("[^",),
    "reference": ("[",),
    "_BoundedLinks": ("[",),
    "_Images": ("![",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "spaced_links": ("] ", "]\t", "]（"),
    "turned_links": (")[",),
    "autolink": ("<",),
    "_Mail": ("<",),
    "linebreak": ("  \n",),
    "html": ("<",),
    "_BareAddresses": ("http",),
    "entity": ("&",),
    "_Stars": ("*",),
    "Struck": ("~~",),
    "em_strong": ("*", "_"),
}
"""What a match of a pattern holds one of, by the name under which the pattern is registered."""


def register(md: Markdown) -> None:
    """Have lines searched in this way, for what is registered by now."""
    md.treeprocessors.register(_Lines(md), "inline", 20)


class _Lines(InlineProcessor):
    """Searches lines as its base does, whose private methods call the one below by its name there."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        triggers = {md.inlinePatterns.get_index_for_name(name): found for name, found in TRIGGERS.items()}
        self._patterns = [(each, triggers.get(at)) for at, each in enumerate(md.inlinePatterns)]

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803 # its base's
        if isinstance(data, AtomicString):
            return data
        for number in range(patternIndex, len(self._patterns)):
            pattern, triggers = self._patterns[number]
            start, matched = 0, True
            while matched and (triggers is None or any(map(data.__contains__, triggers))):
                data, matched, start = self._InlineProcessor__applyPattern(pattern, data, number, start)  # type: ignore[attr-defined] # private
        return data
