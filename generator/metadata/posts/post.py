"""A post as read: its parts in reading order, each begun by a line that may name a paper."""

import re
from collections import Counter
from dataclasses import dataclass, field

from generator.support.languages import Lang

_MARKS = re.compile(r"[*_`~\\\[\]]|</?su[bp]>")
"""What Markdown puts into and around words without being read."""

_LINKED = re.compile(r"\]\((?P<address>[^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?)\)(?P<rest>\w*)")
"""What follows the words of a link, with what is glued to it, as Korean particles are."""

_WORD = re.compile(r"\w+")

_LINK = re.compile(r"\]\(\s*<?(?P<address>[a-z]{3,6}://[^\s<>()]{1,2000})", re.IGNORECASE)


def picture(alternative: str, address: str) -> str:
    """Return a picture as Markdown."""
    alt = re.sub(r"[\[\]\\]", r"\\\g<0>", alternative)
    return f"![{alt}](<{re.sub('[<>]', '', address)}>)"


@dataclass(frozen=True, slots=True)
class Part:
    """A line that may name a paper, with what follows it up to the next such line."""

    line: str = ""
    """The line as Markdown, with what underlines it; empty where text begins a post."""
    title: str = ""
    """Its words, without what marks and numbers them."""
    text: str = ""
    """What follows, as Markdown."""
    heading: int = 0
    """The level of a heading, from 1 on; 0 is none."""
    number: str = ""
    """What surrounds its number: ``[]``, ``()``, ``.``, ``)`` or ``#``; empty where it has none."""
    bold: bool = False
    bullet: bool = False
    at: int = 1
    """The line of the file that it stands in; the first where that is not known."""

    @property
    def style(self) -> tuple[str, int]:
        """How it is marked; lines that name papers look alike in one post."""
        if self.number == "[]":
            return "number", 0
        if self.heading:
            return "heading", self.heading
        if self.bold:
            return "bold", 0
        if self.number:
            return "number", 1
        return ("bullet", 0) if self.bullet else ("plain", 0)

    @property
    def links(self) -> list[str]:
        """The addresses to which the line leads."""
        return [link["address"] for link in _LINK.finditer(self.line)]

    @property
    def full_text(self) -> str:
        """The line and what follows it."""
        return f"{self.line}\n{self.text}".strip("\n")


@dataclass(frozen=True, slots=True)
class OldPost:
    """A post, and what its page says of it; empty where it says nothing."""

    parts: tuple[Part, ...] = ()
    lang: Lang = "en"
    title: str = ""
    author: str = ""
    date: str = ""
    url: str = ""
    around: str = ""
    """What stood around the post on its page, as plain text."""
    words: Counter[str] = field(default_factory=Counter)
    """All words that were there to be read, each as often as it stood there."""
    source: str = ""
    """What the file holds."""


def words_of(text: str) -> Counter[str]:
    """Return the words of a text and how often each stands there, whatever Markdown puts around them."""
    apart = _LINKED.sub(r"\g<rest> \g<address> ", text)
    return Counter(_WORD.findall(_MARKS.sub("", apart).casefold()))
