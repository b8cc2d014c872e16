"""What stands within a line of Markdown: formulas, wiki links, footnote marks, a stranger's HTML."""

# ruff: noqa: ARG002, N802 # methods of an interface that is Python-Markdown's

import html
import re
import xml.etree.ElementTree as ET

from markdown import Markdown
from markdown.inlinepatterns import (
    HTML_RE,
    IMAGE_LINK_RE,
    LINK_RE,
    HtmlInlineProcessor,
    ImageInlineProcessor,
    InlineProcessor,
    LinkInlineProcessor,
)
from markdown.util import AtomicString

from generator.entries import dollars, wikilinks
from generator.site import mathematics, sanitise, titles
from generator.site.markdown_source import display_formula
from generator.site.pieces import SEAL, Pieces
from generator.site.targets import Targets

_MAIL = r"<([^<>@\s!]+@[^<>@\s]+)>"
_FOOTNOTE_MARK = r"\[\^([^\[\]\n]{1,80})\]"
_ATTRIBUTE = re.compile(r"""\s([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>]+))?""")
_ELEMENT = re.compile(r"<(?P<closing>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*)")
_SLIP = re.compile(
    r"\$+\s?[^\s$`]{0,20}\\[a-zA-Z]+|\$(?! ?[0-9])[^$`\n]{0,200}(?:\\[a-zA-Z]|\^|\b[a-zA-Z]_)[^$`\n]{0,200}\$"
)
"""What begins like a formula that is none: a dollar is missing, or a blank is in the way."""

_UNCLOSED = frozenset(
    (  # noqa: SIM905 # a list of words reads better as words
        "br col colgroup dd dt hr li p rp rt tbody td tfoot th thead tr wbr"
    ).split()
)
"""Elements that need no end tag."""

MAX_OPEN = 16
"""How many of a stranger's elements may be open at once: HTML opens some of them anew in every paragraph."""

MAX_ADDRESS = 1000
"""How many characters the address and title of a link may have."""

FOOTNOTE = "footnote"
"""The attribute of a footnote's mark that holds its label until the marks are numbered."""


def register(md: Markdown, pieces: Pieces, targets: Targets, footnotes: dict[str, ET.Element]) -> None:
    """Add these processors to Python-Markdown's, or put them in the place of its own."""
    patterns = md.inlinePatterns
    for name in ("automail", "html", "link", "image_link"):
        patterns.deregister(name)
    for priority, processor in (
        (187, _Formulas(pieces)),
        (185, _WikiLinks(rf"(?<!\\){wikilinks.LINK.pattern}", pieces, targets)),
        (175, _FootnoteMarks(_FOOTNOTE_MARK, footnotes)),
        (160, _Links(LINK_RE, md)),
        (150, _Images(IMAGE_LINK_RE, md)),
        (110, _Mail(_MAIL, md)),
        (90, _Html(md, pieces)),
    ):
        patterns.register(processor, type(processor).__name__, priority)


class _Formulas(InlineProcessor):
    def __init__(self, pieces: Pieces) -> None:
        super().__init__(dollars.OPENING.pattern)
        self.pieces = pieces

    def handleMatch(  # type: ignore[override] # Python-Markdown takes more kinds of results than its stubs say
        self, m: re.Match[str], data: str
    ) -> tuple[str | None, int | None, int | None]:
        found = dollars.in_markdown(data, m.start())
        if found is None:
            self._tell_slip(m, data)
            return None, None, None
        show = display_formula if found.display else formula
        return show(found, self.pieces), found.start, found.end

    def _tell_slip(self, opening: re.Match[str], data: str) -> None:
        slip = (
            opening if opening["environment"] in dollars.ENVIRONMENTS else _SLIP.match(data, opening.start())
        )
        if slip:
            typed = self.pieces.text(slip[0]).partition("\n")[0]
            self.pieces.mistake("markdown-formula-unread", typed, value=typed)


def formula(found: dollars.Formula, pieces: Pieces) -> str:
    """Set an inline formula aside, or the code of one that is mistaken."""
    typed = found.source
    try:
        return pieces.token(mathematics.mathml(found.latex, display=False), typed)
    except mathematics.FormulaError as error:
        pieces.mistake("markdown-formula", typed, value=typed, reason=str(error))
        return pieces.token(f"<code>{html.escape(typed)}</code>", typed)


class _WikiLinks(InlineProcessor):
    """Links between pages; one that leads nowhere is shown as its text."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, pattern: str, pieces: Pieces, targets: Targets) -> None:
        super().__init__(pattern)
        self.compiled_re = re.compile(pattern, wikilinks.LINK.flags)
        self.pieces = pieces
        self.targets = targets

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[ET.Element | str, int, int]:  # type: ignore[override] # Python-Markdown takes more kinds of results than its stubs say
        target, shown = m["target"].strip(), (m["shown"] or "").strip()
        if m["embed"]:
            return figure(self.pieces, self.targets, target, shown or target), m.start(), m.end()
        link = self.targets.link((m["kind"] or "entry").lower(), target)
        if link is None:
            return shown or target, m.start(), m.end()
        anchor = ET.Element("a", {"href": f"{SEAL}{link.href}", "class": f"{SEAL}digest-link"})
        # A title holds TeX, not Markdown.
        anchor.text = shown or AtomicString(
            self.pieces.token(titles.inline(link.text, self.pieces.lang), titles.plain(link.text))
        )
        return anchor, m.start(), m.end()


def figure(pieces: Pieces, targets: Targets, name: str, alternative: str) -> str:
    """Set a figure aside; where there is none of that name, its alternative text stands for it."""
    found = targets.figure(name)
    return alternative if found is None else pieces.token(found, alternative, block=True)


class _FootnoteMarks(InlineProcessor):
    """Marks that refer to a footnote; one without a footnote is just text."""

    def __init__(self, pattern: str, footnotes: dict[str, ET.Element]) -> None:
        super().__init__(pattern)
        self.footnotes = footnotes

    def handleMatch(  # type: ignore[override] # Python-Markdown takes more kinds of results than its stubs say
        self,
        m: re.Match[str],
        data: str,
    ) -> tuple[ET.Element | None, int | None, int | None]:
        label = m[1].strip()
        if label not in self.footnotes:
            return None, None, None
        return ET.Element("sup", {FOOTNOTE: label}), m.start(), m.end()


class _Links(LinkInlineProcessor):
    """Links whose address and title end soon: the base class looks for their end to the end of the text."""

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:
        href, title, end, handled = super().getLink(data[index : index + MAX_ADDRESS], 0)
        return href, title, index + end, handled


class _Images(_Links, ImageInlineProcessor):
    """Pictures, likewise."""


class _Mail(InlineProcessor):
    """An address in angle brackets: ``<someone@example.org>``."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[ET.Element, int, int]:  # type: ignore[override] # Python-Markdown takes more kinds of results than its stubs say
        anchor = ET.Element("a", {"href": f"mailto:{m[1]}"})
        anchor.text = AtomicString(m[1])
        return anchor, m.start(), m.end()


class _Html(HtmlInlineProcessor):
    """A stranger's HTML: what the allow-list does not know goes, and the mistake says so."""

    def __init__(self, md: Markdown, pieces: Pieces) -> None:
        super().__init__(HTML_RE, md)
        self.pieces = pieces

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override] # Python-Markdown takes more kinds of results than its stubs say
        tag = _ELEMENT.match(m[1])
        if tag is None:  # a comment, a processing instruction, a CDATA section
            return "", m.start(), m.end()
        name = tag["name"].lower()
        if name not in sanitise.ELEMENTS:
            if not tag["closing"]:
                self.pieces.mistake("markdown-html-removed", m[1], value=m[1])
            return "", m.start(), self._end(name, data, m.end()) if not tag["closing"] else m.end()
        self._check_attributes(name, m[1])
        if name not in _UNCLOSED and not self._nests(name, tag, m[1]):
            return "", m.start(), m.end()
        raw = self.backslash_unescape(self.unescape(m[1]))
        return self.md.htmlStash.store(raw), m.start(), m.end()

    def _check_attributes(self, name: str, typed: str) -> None:
        attributes = [(attribute.lower(), value) for attribute, value in _ATTRIBUTE.findall(typed)]
        if removed := [attribute for attribute, _ in attributes if not sanitise.allows(name, attribute)]:
            self.pieces.mistake("markdown-html-removed", typed, value=", ".join(removed))
        for attribute, value in attributes:
            href = html.unescape(value.strip("\"'"))
            if (name, attribute) == ("a", "href") and sanitise.address(href) is None:
                self.pieces.mistake("link", href, value=href)

    @staticmethod
    def _end(name: str, data: str, start: int) -> int:
        """Return where an element ends whose content goes with it."""
        if name not in sanitise.VANISHING:
            return start
        closing = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(data, start)
        return closing.end() if closing else start

    def _nests(self, name: str, tag: re.Match[str], typed: str) -> bool:
        if tag["closing"]:
            self.pieces.open[name] = max(0, self.pieces.open[name] - 1)
        elif self.pieces.open.total() >= MAX_OPEN:
            self.pieces.mistake("markdown-too-nested", typed, limit=str(MAX_OPEN))
            return False
        else:
            self.pieces.open[name] += 1
        return True
