"""A stranger's HTML within Markdown: what is on the allow-list stays, the rest goes or is shown as text.

``<s>`` and ``<unk>`` are tokens of language models more often than they are HTML. A tag therefore counts
only where its end tag follows in the same block; one that does not is shown as it was typed, and so is a
name that HTML does not know. What is decided here is not trusted: all of it passes ``sanitise.py``.
"""

# ruff: noqa: N802 # methods of an interface that is Python-Markdown's

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

from markdown import Markdown
from markdown.inlinepatterns import HTML_RE, HtmlInlineProcessor, InlineProcessor, Pattern
from markdown.postprocessors import Postprocessor

from generator.text.markdown import sanitise
from generator.text.markdown.pieces import Noting, Pieces, TypedTag

MAX_OPEN = 16
"""How many of a stranger's elements may be open at once: HTML opens some of them anew in every paragraph."""

_KNOWN = frozenset(
    (
        "address applet area article aside audio base basefont big blink body button canvas center data "
        "datalist dialog embed fieldset font footer form frame frameset head header "
        "hgroup html iframe img input legend link main map marquee menu meta meter nav nobr noframes "
        "noscript object optgroup option output param picture plaintext progress script search select slot "
        "source strike style svg math template textarea title track tt video xmp"
    ).split()
)
"""Elements of HTML that are not on the allow-list; other names are somebody's own."""

_NO_END = {
    **dict.fromkeys(("br", "hr", "wbr"), frozenset[str]()),
    **dict.fromkeys(("td", "th", "tr", "thead", "tbody", "tfoot", "col", "colgroup"), frozenset({"table"})),
    "li": frozenset({"ul", "ol"}),
    **dict.fromkeys(("dd", "dt"), frozenset({"dl"})),
    **dict.fromkeys(("rp", "rt"), frozenset({"ruby"})),
}
"""Elements that need no end tag, and within which others alone they mean anything."""

_INLINE = frozenset(
    (
        "a abbr b bdi bdo big cite code del dfn em font i ins kbd mark q ruby s samp small span strike "
        "strong sub sup time tt u var"
    ).split()
)
"""Elements that begin and end within a paragraph."""

_TAG = re.compile(r"<(?P<closing>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*).*>", re.DOTALL)
_ATTRIBUTE = re.compile(r"""\s([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>]+))?""")
_ESCAPED = re.compile("(?=\x02[0-9]+\x03)")
"""Stands before a character that a backslash was typed before, as Python-Markdown keeps it."""

_SET_ASIDE = re.compile("\x02tag:([0-9]+)\x03")
_PLACED = re.compile("\x02tag:(?P<stash>[0-9]+)\x03|<(?P<closing>/?)(?P<name>[a-z][a-z0-9]*)[^>]*>")
"""A stranger's tag, or one that Python-Markdown wrote itself."""

_FOLLOWING = re.compile("[^\x00-\x1f\ufdd0-\ufdef]{0,20}")

_VOID = frozenset({"br", "hr", "img"})
"""Elements without content that Python-Markdown writes."""


def register(md: Markdown, pieces: Pieces) -> None:
    """Put these processors in place of Python-Markdown's."""
    md.inlinePatterns.deregister("html")
    md.inlinePatterns.register(_Tags(pieces, HTML_RE, md), "html", 90)
    md.postprocessors.register(_Pairs(pieces, md), "html", 35)


class Unescaping(InlineProcessor):
    """Reads as text what was set aside in a text, at every level, where its base reads one level alone."""

    def unescape(self, text: str) -> str:
        """Return a text without what stands for other text."""
        while (read := Pattern.unescape(self, text)) != text:
            text = read
        return text


class _Tags(Noting, Unescaping, HtmlInlineProcessor):
    """Sets tags aside until all of the text is a tree."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:
        if m[1].startswith("<!--"):
            return "", m.start(), m.end()
        read = _SET_ASIDE.sub(lambda tag: self.pieces.tags[int(tag[1])].text, self.unescape(m[1]))
        typed = self.backslash_unescape(_ESCAPED.sub(r"\\", read))
        following = _FOLLOWING.match(data, m.end())
        self.pieces.tags.append(TypedTag(typed, m[1] + (following[0] if following else "")))
        return f"\x02tag:{len(self.pieces.tags) - 1}\x03", m.start(), m.end()


@dataclass(slots=True)
class _Open:
    """An element that has begun: a stranger's, or one of the tree's own."""

    name: str
    place: int
    """Which of the parts that are written its tag is."""
    typed: TypedTag | None = None
    """The tag of a stranger."""


class _Pairs(Noting, Postprocessor):
    """Finds which tags belong together, and writes what becomes of each."""

    parts: list[str]
    open: list[_Open]

    def run(self, text: str) -> str:
        if not self.pieces.tags:
            return text
        self.parts, self.open = [], []
        position = 0
        for tag in _PLACED.finditer(text):
            self.parts.append(text[position : tag.start()])
            position = tag.end()
            if tag["stash"]:
                self._typed(self.pieces.tags[int(tag["stash"])])
            else:
                self._own(tag)
        self._end(0)
        return "".join([*self.parts, text[position:]])

    def _own(self, tag: re.Match[str]) -> None:
        """Take in a tag of the tree; what a stranger began within an element ends with it."""
        if tag["closing"]:
            depth = len(self.open) - 1
            while self.open[depth].typed is not None or self.open[depth].name != tag["name"]:
                depth -= 1
            spans = tag["name"] == "p"
            self._end(depth, [each for each in self.open[depth + 1 :] if spans and each.name not in _INLINE])
        elif tag["name"] not in _VOID:
            self.open.append(_Open(tag["name"], len(self.parts)))
        self.parts.append(_SET_ASIDE.sub("", tag[0]))

    def _typed(self, typed: TypedTag) -> None:
        tag = _TAG.fullmatch(typed.text)
        name = tag["name"].lower() if tag else ""
        if tag is None or (name not in sanitise.ELEMENTS and name not in _KNOWN):
            self.parts.append(self._shown(typed))
        elif name in _NO_END and (
            not _NO_END[name] or any(each.typed and each.name in _NO_END[name] for each in self.open)
        ):
            self._check_attributes(name, typed.text)
            self.parts.append(typed.text)
        elif name in _NO_END:
            self.parts.append(self._shown(typed))
        elif tag["closing"]:
            self._close(name, typed)
        elif sum(each.typed is not None for each in self.open) >= MAX_OPEN:
            self.pieces.mistake("markdown-too-nested", typed.needle, limit=str(MAX_OPEN))
        else:
            self.open.append(_Open(name, len(self.parts), typed))
            self.parts.append(typed.text)

    def _close(self, name: str, typed: TypedTag) -> None:
        depth = self._begun(name)
        if depth is None:
            self.parts.append(self._shown(typed))
            return
        opened, paragraphs = self.open[depth], [each for each in self.open[depth:] if each.typed is None]
        self._end(depth + 1, paragraphs)
        del self.open[depth:]
        self.open += paragraphs
        content = "".join(self.parts[opened.place + 1 :])
        if name == "s" and not _is_struck(content):
            self._leave(opened)
            self.parts.append(self._shown(typed))
        elif opened.typed and name in sanitise.ELEMENTS:
            self._check_attributes(name, opened.typed.text)
            self.parts.append(typed.text)
        else:
            self._remove(opened)
            if name in sanitise.VANISHING:
                self.parts[opened.place :] = [""] * (len(self.parts) - opened.place)

    def _begun(self, name: str) -> int | None:
        """Return which open element an end tag ends."""
        for depth in reversed(range(len(self.open))):
            each = self.open[depth]
            if each.typed is not None and each.name == name:
                return depth
            if each.typed is None and (each.name != "p" or name in _INLINE):
                return None
        return None

    def _end(self, depth: int, kept: Sequence[_Open] = ()) -> None:
        """End all that is open from a depth on; of a stranger's elements the end tags are missing then."""
        for each in self.open[depth:]:
            if each.typed is not None and each not in kept:
                self._leave(each)
        del self.open[depth:]
        self.open += kept

    def _leave(self, opened: _Open) -> None:
        """Show a tag that belongs to no other; what was surely meant as HTML, and is not allowed, goes."""
        if opened.name in _KNOWN and opened.typed and _ATTRIBUTE.search(opened.typed.text):
            self._remove(opened)
        elif opened.typed:
            self.parts[opened.place] = self._shown(opened.typed)

    def _remove(self, opened: _Open) -> None:
        if opened.typed:
            typed = self.pieces.text(opened.typed.text)
            self.pieces.mistake("markdown-html-removed", opened.typed.needle, value=typed)
        self.parts[opened.place] = ""

    def _shown(self, typed: TypedTag) -> str:
        self.pieces.mistake("markdown-html-shown", typed.needle, value=self.pieces.text(typed.text))
        return html.escape(typed.text, quote=False)

    def _check_attributes(self, name: str, typed: str) -> None:
        attributes = [(attribute.lower(), value) for attribute, value in _ATTRIBUTE.findall(typed)]
        if removed := [attribute for attribute, _ in attributes if not sanitise.allows(name, attribute)]:
            self.pieces.mistake("markdown-html-removed", typed, value=", ".join(removed))
        for attribute, value in attributes:
            href = html.unescape(value.strip("\"'"))
            if (name, attribute) == ("a", "href") and sanitise.address(href) is None:
                self.pieces.mistake("link", href, value=href)


def _is_struck(content: str) -> bool:
    """Tell struck text from what stands between the tokens that begin and end a sentence."""
    text = re.sub(r"<[^>]*>", "", content)
    return text == text.strip() and any(character.isalnum() for character in text)
