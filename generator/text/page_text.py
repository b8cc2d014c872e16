"""The words of a page: as search finds them, and as they are quoted elsewhere."""

import re
from functools import lru_cache
from html import escape, unescape
from html.parser import HTMLParser

from generator.text.formulas import mathematics

_INLINE = frozenset(
    (
        "a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span strong sub sup time u var"
    ).split()
)
_SILENT = frozenset(("script", "style", "template"))

_TAG = re.compile(r"""</?([a-zA-Z][^\s/<>]*)(?:[\s/]+[^\s/<>"'=]+(?:="[^"]*"|='[^']*')?)*[\s/]*>""")
"""A tag as programs write them, which leave no value without quotes."""


_FORMULA = re.compile(r"<math\b.*?</math>", re.DOTALL)
_BESIDE_TEXT = re.compile(
    r'<figure class="digest-figure">.*?</figure>|<sup\b[^>]*><a\b[^>]* role="doc-noteref".*?</sup>'
    r'|<a\b[^>]* role="doc-backlink".*?</a>',
    re.DOTALL,
)
"""What stands in a text without being part of it: figures, numbers of footnotes, and the ways back."""


def prose(html: str) -> str:
    """Return what a text that was rendered says, to be read where no markup can stand."""
    return text_of(_FORMULA.sub(_formula, _BESIDE_TEXT.sub("", html)))


def _formula(found: re.Match[str]) -> str:
    return escape(mathematics.plain_text(found[0]))


def text_of(html: str) -> str:
    """Return the words of an HTML text, with a space where a block begins or ends."""
    first, *pieces = _TAG.split(html)
    names, texts = pieces[::2], pieces[1::2]
    if "<" in first or any("<" in text for text in texts) or not _SILENT.isdisjoint(map(str.lower, {*names})):
        return parsed(html)
    parts = [unescape(first)]
    for name, text in zip(names, texts, strict=True):
        parts += (_beside(name), unescape(text))
    return spaced("".join(parts))


def parsed(html: str) -> str:
    """Return the words of any HTML text, whoever wrote it; a parser takes far longer than a pattern."""
    reader = _PlainText()
    reader.feed(html)
    reader.close()
    return spaced("".join(reader.parts))


def spaced(text: str) -> str:
    """Return a text with a single space wherever it has any."""
    return " ".join(text.split())


@lru_cache(200)
def _beside(name: str) -> str:
    """Return what stands for a tag; mathematics is read as one word."""
    tag = name.lower()
    return "" if tag in _INLINE or tag.startswith("m") else " "


class _PlainText(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 # its base calls it with both
        self._silent += tag in _SILENT
        self.parts.append(_beside(tag))

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in _SILENT
        self.parts.append(_beside(tag))

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)
