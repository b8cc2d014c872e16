"""Trusted HTML that waits outside while a stranger's text is parsed and sanitised.

The text meanwhile holds a token in its place, and our own attributes carry a seal. Both are noncharacters of
Unicode, which ``cleared`` takes out of every text and ``sanitise.py`` out of every character reference, so
that no input can forge them.
"""

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from markupsafe import Markup

from generator.support.languages import Lang
from generator.text.markdown.targets import Nowhere, Targets

SEAL = "\ufdd3"
"""Begins the value of every attribute that is our own."""

TOKEN = re.compile("\ufdd1(?P<number>[0-9]+)\ufdd2")
"""Stands for a piece, by its number."""

_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of trusted HTML."""

    html: Markup
    """Built of templates that escape what they are given."""
    text: str
    """What stands where no markup can: as it was typed."""
    block: bool
    """Whether it is a block, which cannot stand inside a paragraph."""
    link: bool
    """Whether it is a link, which cannot stand inside another."""


class TextMistake(NamedTuple):
    """Something wrong in a Markdown text: the code of the message, its values, and the text that is meant."""

    code: str
    values: tuple[tuple[str, str], ...]
    needle: str


class TypedTag(NamedTuple):
    """A tag that somebody typed, which waits until all of the text is a tree."""

    text: str
    needle: str
    """The tag with what follows it, by which it is found again where it stands more than once."""


@dataclass(slots=True)
class Pieces:
    """What one rendering knows, and what it sets aside: pieces by number, and each mistake once."""

    lang: Lang
    prefix: str
    """Goes before every id, to keep them unique on a page."""
    seal: str = SEAL
    """Goes before the values of our own attributes; nothing does where all of a text is trusted."""
    pieces: list[Piece] = field(default_factory=list)
    noted: dict[tuple[str, tuple[tuple[str, str], ...]], TextMistake] = field(default_factory=dict)
    """The mistakes by what they say."""
    labels: frozenset[str] = frozenset()
    """What stands in square brackets, which links may use for an address given elsewhere."""
    footnotes: dict[str, ET.Element] = field(default_factory=dict)
    """By label."""
    tags: list[TypedTag] = field(default_factory=list)
    """A stranger's."""
    targets: Targets = field(default_factory=Nowhere)

    def begin(self, lang: Lang, prefix: str, targets: Targets) -> None:
        """Forget one rendering for the next."""
        self.lang, self.prefix, self.targets = lang, prefix, targets
        self.pieces.clear()
        self.noted.clear()
        self.footnotes.clear()
        self.tags.clear()

    def token(self, html: Markup, text: str, *, block: bool = False, link: bool = False) -> str:
        """Set a piece aside and return what stands for it."""
        self.pieces.append(Piece(html, text, block, link))
        return f"\ufdd1{len(self.pieces) - 1}\ufdd2"

    def mistake(self, code: str, needle: str, **values: str) -> None:
        """Note a mistake, once."""
        named = tuple(sorted(values.items()))
        self.noted.setdefault((code, named), TextMistake(code, named, needle))

    @property
    def mistakes(self) -> tuple[TextMistake, ...]:
        """The mistakes, in the order in which they were met."""
        return tuple(self.noted.values())

    def text(self, marked: str) -> str:
        """Return a text with every token replaced by what was typed in its place."""
        return TOKEN.sub(lambda match: self.pieces[int(match[1])].text, marked)


class Noting:
    """Stands before a base of Python-Markdown's: such a processor knows what a rendering does."""

    def __init__(self, pieces: Pieces, *of: Any) -> None:
        super().__init__(*of)  # what its base begins with
        self.pieces = pieces


def cleared(text: str) -> str:
    """Return a text with one kind of line break, and without controls, noncharacters and lone surrogates."""
    if text.isprintable():
        return text  # nothing unwanted is, and no line break
    return _UNWANTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
