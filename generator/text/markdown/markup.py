"""Markdown of strangers to clean HTML.

A text is cleared of characters that nobody types, refused where it would take for ever, parsed by
Python-Markdown, sanitised by nh3, and only then given what is ours: formulas, figures, highlighted code,
identifiers. Those wait outside meanwhile; see ``pieces.py``.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markdown import Markdown
from markupsafe import Markup

from generator.support.languages import Lang
from generator.text.markdown import (
    blocks,
    finish,
    fragment,
    inlines,
    limits,
    preprocess,
    raw_html,
    sanitise,
    shown_as_typed,
    tree,
    triggers,
    writing,
)
from generator.text.markdown.headings import Heading
from generator.text.markdown.pieces import Pieces, TextMistake, cleared
from generator.text.markdown.targets import LinkTarget, Targets
from generator.text.markdown.writing.blocks import TokenEquations
from generator.text.titles import inline, plain

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET

__all__ = [
    "Heading",
    "LinkTarget",
    "Rendered",
    "Renderer",
    "Targets",
    "TextMistake",
    "inline",
    "plain",
    "render",
]

SECONDS = 5.0
"""How much of a processor's time the texts of one file may take."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text as clean HTML."""

    html: str
    headings: tuple[Heading, ...] = ()
    mistakes: tuple[TextMistake, ...] = ()


class Renderer:
    """Renders texts one after the other with one parser.

    To make a parser takes as long as to parse two paragraphs: a fifth of all rendering, if each text had one.
    """

    def __init__(self) -> None:
        self._parser = _Parser()

    def render(  # noqa: PLR0913 # each says another part of what a text becomes
        self, text: str, *, lang: Lang, targets: Targets, prefix: str, top: int, seconds: float = math.inf
    ) -> Rendered:
        """Render a Markdown text.

        ``prefix`` goes before every id and is unique on the page; ``top`` is the level that the text's
        highest headings become; ``seconds`` of a processor's time are left for it, of those that a file has.
        A text that cannot be rendered is shown as typed, and a mistake says why.
        """

        def whole(html: str) -> Rendered:
            return self.finished(sanitise.sanitised(html), top)

        self._parser.begin(lang, prefix, targets)
        return self._attempt(text, seconds, whole)

    def parsed(self, text: str, *, lang: Lang, targets: Targets, prefix: str) -> Rendered:
        """Do the first half of rendering: all mistakes are known, and the HTML may hold anything.

        Where there is no nh3, a browser sanitises it by a parser of its own before ``finished``.
        """

        def half(html: str) -> Rendered:
            return Rendered(sanitise.without_forged(html), (), self._parser.pieces.mistakes)

        self._parser.begin(lang, prefix, targets)
        return self._attempt(text, math.inf, half)

    def finished(self, sanitised: str, top: int) -> Rendered:
        """Do the second half for the text that was parsed last, once it is sanitised."""
        pieces = self._parser.pieces
        parsed = fragment.parsed(sanitised)
        headings = finish.finished(parsed, pieces, top)
        return Rendered(fragment.written(parsed, pieces), headings, pieces.mistakes)

    def _attempt(self, text: str, seconds: float, rest: Callable[[str], Rendered]) -> Rendered:
        """Parse a text, which was begun, and do the rest, in its time."""
        text = cleared(text)
        parser = self._parser
        pieces = parser.pieces
        if excess := limits.excess(text):
            needle, limit = excess
            pieces.mistake("markdown-too-nested", needle, limit=str(limit))
            return _as_typed(text, pieces)
        try:
            return limits.within(
                min(seconds, SECONDS),
                lambda: rest(parser.markdown.convert(preprocess.set_aside(text, pieces))),
            )
        except RecursionError:
            pieces.mistake("markdown-too-nested", "", limit=str(limits.MAX_OPEN))
        except limits.TooSlowError:
            pieces.mistake("markdown-too-slow", "", seconds=f"{SECONDS:g}")
        self._parser = _Parser()  # one that was interrupted is not used again
        return _as_typed(text, pieces)


def render(  # noqa: PLR0913 # likewise
    text: str, *, lang: Lang, targets: Targets, prefix: str, top: int, seconds: float = math.inf
) -> Rendered:
    """Render one text by itself: see ``Renderer``."""
    return Renderer().render(text, lang=lang, targets=targets, prefix=prefix, top=top, seconds=seconds)


class _Parser:
    """A parser, and what its processors know of the text at hand."""

    def __init__(self) -> None:
        self.pieces = Pieces("ko", "")
        self._targets = _Lent()
        self._footnotes: dict[str, ET.Element] = {}
        self.markdown = md = Markdown(output_format="html", tab_length=4)
        md.preprocessors.deregister("html_block")
        blocks.register(md, self.pieces, self._footnotes)
        raw_html.register(md, self.pieces)
        inlines.register(md, self.pieces, self._targets, self._footnotes)
        writing.register(md, self.pieces, self._targets, TokenEquations(md.parser, self.pieces))
        tree.register(md, self.pieces, self._targets, self._footnotes)
        shown_as_typed.register(md, self.pieces)
        triggers.register(md)

    def begin(self, lang: Lang, prefix: str, targets: Targets) -> None:
        """Forget the text before, and parse one of this language next."""
        self.pieces.begin(lang, prefix)
        self._targets.to = targets
        self._footnotes.clear()
        self.markdown.reset()


class _Lent:
    """The targets of the text at hand."""

    to: Targets

    def link(self, kind: str, target: str) -> LinkTarget | None:
        return self.to.link(kind, target)

    def figure(self, name: str) -> str | None:
        return self.to.figure(name)


def _as_typed(text: str, pieces: Pieces) -> Rendered:
    shown = Markup('<pre class="digest-as-typed">{}</pre>').format(text)
    return Rendered(shown, (), pieces.mistakes)
