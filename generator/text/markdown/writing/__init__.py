"""What lectures and explainers need, in notes as in the pages of ``docs/``.

Numbered figures, tables and equations and references to them, definitions, marks of slides, times of a
recording, conversations, shapes that stand in line, struck text. Each processor gets on with a parser of
strangers' text, where the attributes that it sets are sealed, and with the engine's.
"""

from markdown import Markdown

from generator.text.markdown.pieces import Pieces
from generator.text.markdown.targets import Targets
from generator.text.markdown.writing.article_inlines import LabelReferences, Slides, Struck, Times
from generator.text.markdown.writing.blocks import Captions, Equations
from generator.text.markdown.writing.definitions import Definitions
from generator.text.markdown.writing.numbering import Numbering

__all__ = ["register"]


def register(md: Markdown, pieces: Pieces, targets: Targets, equations: Equations) -> None:
    """Add these processors to a parser, which sets formulas in its own way."""
    for block, priority in (
        (equations, 83),
        (Captions(md.parser, pieces), 81),
        (Definitions(md.parser, pieces), 25),
    ):
        md.parser.blockprocessors.register(block, type(block).__name__, priority)
    for inline, priority in (
        (LabelReferences(md), 179),
        (Slides(md, pieces, targets), 178),
        (Times(md, pieces, targets), 177),
        (Struck(md), 65),
    ):
        md.inlinePatterns.register(inline, type(inline).__name__, priority)
    md.treeprocessors.register(Numbering(md, pieces), "numbering", 15)
