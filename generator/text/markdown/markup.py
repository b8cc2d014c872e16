"""Markdown of strangers to clean HTML.

A text is cleared of characters that nobody types, refused where it would take for ever, parsed by
Python-Markdown, sanitised by nh3, and only then given what is ours: formulas, figures, highlighted code,
identifiers. Those wait outside meanwhile; see ``pieces.py``.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

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
        self._pieces = Pieces("ko", "")
        self._parser = _parser(self._pieces)

    def render(  # noqa: PLR0913 # each says another part of what a text becomes
        self, text: str, *, lang: Lang, targets: Targets, prefix: str, top: int, seconds: float = math.inf
    ) -> Rendered:
        """Render a Markdown text.

        ``prefix`` goes before every id and is unique on the page; ``top`` is the level that the text's
        highest headings become; ``seconds`` of a processor's time are left for it, of those that a file has.
        A text that cannot be rendered is shown as typed, and a mistake says why.
        """
        self._pieces.begin(lang, prefix, targets)
        return self._attempt(text, seconds, lambda html: self.finished(sanitise.sanitised(html), top))

    def parsed(self, text: str, *, lang: Lang, targets: Targets, prefix: str) -> Rendered:
        """Do the first half of rendering: all mistakes are known, and the HTML may hold anything.

        Where there is no nh3, a browser sanitises it by a parser of its own before ``finished``.
        """

        def half(html: str) -> Rendered:
            return Rendered(sanitise.without_forged(html), (), self._pieces.mistakes)

        self._pieces.begin(lang, prefix, targets)
        return self._attempt(text, math.inf, half)

    def finished(self, sanitised: str, top: int) -> Rendered:
        """Do the second half for the text that was parsed last, once it is sanitised."""
        parsed = fragment.parsed(sanitised)
        headings = finish.finished(parsed, self._pieces, top)
        return Rendered(fragment.written(parsed, self._pieces), headings, self._pieces.mistakes)

    def _attempt(self, text: str, seconds: float, rest: Callable[[str], Rendered]) -> Rendered:
        """Parse a text, which was begun, and do the rest, in its time."""
        text, pieces, parser = cleared(text), self._pieces, self._parser.reset()
        if excess := limits.excess(text):
            needle, limit = excess
            pieces.mistake("markdown-too-nested", needle, limit=str(limit))
            return _as_typed(text, pieces)
        try:
            return limits.within(
                min(seconds, SECONDS), lambda: rest(parser.convert(preprocess.set_aside(text, pieces)))
            )
        except RecursionError:
            pieces.mistake("markdown-too-nested", "", limit=str(limits.MAX_OPEN))
        except limits.TooSlowError:
            pieces.mistake("markdown-too-slow", "", seconds=f"{SECONDS:g}")
        self._parser = _parser(pieces)  # one that was interrupted is not used again
        return _as_typed(text, pieces)


def render(  # noqa: PLR0913 # likewise
    text: str, *, lang: Lang, targets: Targets, prefix: str, top: int, seconds: float = math.inf
) -> Rendered:
    """Render one text by itself: see ``Renderer``."""
    return Renderer().render(text, lang=lang, targets=targets, prefix=prefix, top=top, seconds=seconds)


def _parser(pieces: Pieces) -> Markdown:
    """Return a parser whose processors know of the text at hand what ``pieces`` do."""
    md = Markdown(output_format="html", tab_length=4)
    md.preprocessors.deregister("html_block")
    blocks.register(md, pieces)
    raw_html.register(md, pieces)
    inlines.register(md, pieces)
    writing.register(md, pieces, TokenEquations(pieces, md.parser))
    tree.register(md, pieces)
    shown_as_typed.register(md, pieces)
    triggers.register(md)
    return md


def _as_typed(text: str, pieces: Pieces) -> Rendered:
    shown = Markup('<pre class="digest-as-typed">{}</pre>').format(text)
    return Rendered(shown, (), pieces.mistakes)
