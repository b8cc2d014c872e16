"""What lectures and explainers need, in notes as in the pages of ``docs/``.

Numbered figures, tables and equations and references to them, definitions, marks of slides, times of a
recording, conversations, shapes that stand in line, struck text. Each processor gets on with a parser of
strangers' text, where the attributes that it sets are sealed, and with the engine's.
"""

from markdown import Markdown

from generator.text.markdown.pieces import Pieces
from generator.text.markdown.writing import article_inlines as inlines
from generator.text.markdown.writing.blocks import Captions, Equations
from generator.text.markdown.writing.definitions import Definitions
from generator.text.markdown.writing.numbering import Numbering


def register(md: Markdown, pieces: Pieces, equations: Equations) -> None:
    """Add these processors to a parser, which sets formulas in its own way."""
    for block, priority in (
        (equations, 83),
        (Captions(pieces, md.parser), 81),
        (Definitions(pieces, md.parser), 25),
    ):
        md.parser.blockprocessors.register(block, type(block).__name__, priority)
    for inline, priority in (
        (inlines.LabelReferences(inlines.REFERENCE_TYPED), 179),
        (inlines.Slides(pieces, inlines.SLIDE_TYPED), 178),
        (inlines.Times(pieces, inlines.TIME_TYPED), 177),
        (inlines.Struck(inlines.STRUCK), 65),
    ):
        md.inlinePatterns.register(inline, type(inline).__name__, priority)
    md.treeprocessors.register(Numbering(pieces, md), "numbering", 15)
