"""Markdown of strangers to clean HTML.

A text is cleared of characters that nobody types, refused where it would take for ever, parsed by
Python-Markdown, sanitised by nh3, and only then given what is ours: formulas, figures, highlighted code,
identifiers. Those wait outside meanwhile; see ``pieces.py``.
"""

import html
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markdown import Markdown

from generator.entries.problem import Lang
from generator.site import (
    finish,
    fragment,
    limits,
    markdown_blocks,
    markdown_inline,
    markdown_source,
    markdown_tree,
    sanitise,
)
from generator.site.page import Heading
from generator.site.pieces import Pieces, TextMistake, cleared
from generator.site.targets import Link, Targets
from generator.site.titles import inline, plain

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET

__all__ = ["Heading", "Link", "Rendered", "Targets", "TextMistake", "inline", "plain", "render"]

SECONDS = 5.0
"""How much of a processor's time one text may take."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text as clean HTML."""

    html: str
    headings: tuple[Heading, ...] = ()
    mistakes: tuple[TextMistake, ...] = ()


def render(text: str, *, lang: Lang, targets: Targets, prefix: str, top: int) -> Rendered:
    """Render a Markdown text.

    ``prefix`` goes before every id and is unique on the page; ``top`` is the level that the text's
    highest headings become.
    A text that cannot be rendered is shown as typed, and a mistake says why.
    """
    text = cleared(text)
    pieces = Pieces(lang, prefix)
    if excess := limits.excess(text):
        needle, limit = excess
        pieces.mistake("markdown-too-nested", needle, limit=str(limit))
        return _as_typed(text, pieces)
    try:
        with limits.processor_time(SECONDS):
            return _rendered(text, pieces, targets, top)
    except RecursionError:
        pieces.mistake("markdown-too-nested", "", limit=str(limits.MAX_OPEN))
        return _as_typed(text, pieces)
    except limits.TooSlowError:
        pieces.mistake("markdown-too-slow", "", seconds=f"{SECONDS:g}")
        return _as_typed(text, pieces)


def _rendered(text: str, pieces: Pieces, targets: Targets, top: int) -> Rendered:
    source = markdown_source.set_aside(text, pieces)
    parsed = fragment.parsed(sanitise.sanitised(_parser(pieces, targets).convert(source)))
    headings = finish.finished(parsed, pieces, top)
    return Rendered(fragment.written(parsed, pieces), headings, tuple(pieces.mistakes))


def _parser(pieces: Pieces, targets: Targets) -> Markdown:
    """Make a parser for one text: parsers keep state, and making one is cheap."""
    md = Markdown(output_format="html", tab_length=4)
    footnotes: dict[str, ET.Element] = {}
    md.preprocessors.deregister("html_block")
    markdown_blocks.register(md, pieces, footnotes)
    markdown_inline.register(md, pieces, targets, footnotes)
    markdown_tree.register(md, pieces, targets, footnotes)
    return md


def _as_typed(text: str, pieces: Pieces) -> Rendered:
    return Rendered(f'<pre class="digest-as-typed">{html.escape(text)}</pre>', (), tuple(pieces.mistakes))
