"""What stands within a line of Markdown: formulas, wiki links, addresses, footnote marks, struck text."""

# ruff: noqa: ARG002, N802 # methods of an interface that is Python-Markdown's

import re
import xml.etree.ElementTree as ET

from markdown import Markdown
from markdown.inlinepatterns import (
    BACKTICK_RE,
    IMAGE_LINK_RE,
    LINK_RE,
    BacktickInlineProcessor,
    ImageInlineProcessor,
    InlineProcessor,
    LinkInlineProcessor,
)
from markdown.util import AtomicString
from markupsafe import Markup

from generator.text import dollars, titles, wikilinks
from generator.text.characters import PARTICLE
from generator.text.formulas import mathematics
from generator.text.markdown import sanitise
from generator.text.markdown.pieces import SEAL, Noting, Pieces
from generator.text.markdown.preprocess import display_formula
from generator.text.markdown.raw_html import Unescaping
from generator.text.markdown.shown_as_typed import FOOTNOTE_MARK

_MAIL = r"<([^<>@\s!]+@[^<>@\s]+)>"
_ADDRESS = r"http(?<![a-zA-Z0-9]http)s?://(?:(?!&(?:lt|gt|quot|nbsp);)[!#-;=?-Z_a-z~])+"
"""An address as it stands in running text: of ASCII alone, so that it ends before Hangul.

This pattern and those below begin with what most texts do not hold, which the engine looks for quickly.
"""

_IN_A_PATH = re.compile(r"https?://[^/]+/.+[/=]")
_CUT = re.compile(rf"(?!(?:{PARTICLE.pattern})(?![가-힣_/%]))[가-힣][^\s<>()\[\]\x02\x03\ufdd1\ufdd2]*")
"""What goes on where an address was taken to end, and is no particle."""

_TRAILING = frozenset(".,:;!?'*_~")
"""What ends a sentence or an emphasis rather than an address."""

_LETTER = "[a-zA-Z](?![a-zA-Z])"
_STARS = rf"\*(?:(?<=[0-9]\*)(?:\**(?=[0-9])|(?={_LETTER}))|(?<=(?<![a-zA-Z])[a-zA-Z]\*)(?=[0-9]|{_LETTER}))"
"""Stars that multiply: between numbers, or numbers and single letters."""

_SLIP = re.compile(
    r"\$+\s?[^\s$\x02]{0,20}\\[a-zA-Z]+|\$\$[^$\x02]{0,200}(?:\^|\b[a-zA-Z]_|=)"
    r"|\$(?! ?[0-9])[^$\n\x02]{0,200}(?:\\[a-zA-Z]|\^|\b[a-zA-Z]_)[^$\n\x02]{0,200}\$"
)
"""What begins like a formula that is none: a dollar is missing, or a blank is in the way."""

MAX_ADDRESS = 1000
"""How many characters the address and title of a link may have."""

FOOTNOTE = "footnote"
"""The attribute of a footnote's mark that holds its label until the marks are numbered."""


def register(md: Markdown, pieces: Pieces) -> None:
    """Add these processors to Python-Markdown's, or put them in the place of its own."""
    patterns = md.inlinePatterns
    for name in ("backtick", "automail", "link", "image_link"):
        patterns.deregister(name)
    for priority, processor in (
        (190, _Code(BACKTICK_RE)),
        (187, _Formulas(pieces, dollars.OPENING.pattern)),
        (185, _WikiLinks(pieces, rf"(?<!\\)(?i:{wikilinks.LINK.pattern})", md)),
        (175, _FootnoteMarks(pieces, FOOTNOTE_MARK, md)),
        (160, _BoundedLinks(LINK_RE, md)),
        (150, _Images(IMAGE_LINK_RE, md)),
        (110, _Mail(_MAIL, md)),
        (85, _BareAddresses(pieces, _ADDRESS)),
        (67, _Stars(_STARS)),
    ):
        patterns.register(processor, type(processor).__name__, priority)


class _Code(BacktickInlineProcessor):
    """Code between backticks, whose end its base looks for in all that follows, for each that has none."""

    def __init__(self, pattern: str) -> None:
        super().__init__(pattern)
        self._in_vain: dict[int, str] = {}
        """In what the end of so many backticks was looked for: where that ends, too, there is none."""

    def handleMatch(
        self, m: re.Match[str], data: str
    ) -> tuple[ET.Element | str | None, int | None, int | None]:
        if m[1]:
            return super().handleMatch(m, data)
        after = data[m.start() :].lstrip("`")
        ticks = len(data) - m.start() - len(after)
        if "`" * (ticks + 1) in after and self._in_vain.get(ticks, "").endswith(after):
            return None, m.start(), m.start() + 2 * ticks  # from where its base goes on
        found = super().handleMatch(m, data)
        if found[0] is None:
            self._in_vain[ticks] = after
        return found


class _Formulas(Noting, InlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str | None, int | None, int | None]:
        found = dollars.in_markdown(data, m.start())
        if found is None:
            self._report_slip(m, data)
            return None, None, None
        show = display_formula if found.display else formula
        return show(found, self.pieces), found.start, found.end

    def _report_slip(self, opening: re.Match[str], data: str) -> None:
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
        converted = mathematics.mathml(found.latex, display=False)
    except mathematics.FormulaError as error:
        pieces.mistake("markdown-formula", typed, value=typed, reason=str(error))
        return pieces.token(Markup("<code>{}</code>").format(typed), typed)
    return pieces.token(Markup(converted), typed)  # noqa: S704 # MathML of an allow-list


class _WikiLinks(Noting, Unescaping):
    """Links between pages; one that leads nowhere is shown as its text."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[ET.Element | str, int, int]:
        target, shown = m["target"].strip(), (m["shown"] or "").strip()
        text = self.unescape(shown or target)
        if m["embed"]:
            return figure(self.pieces, target, text) or text, m.start(), m.end()
        kind = (m["kind"] or "entry").lower()
        if address := wikilinks.address_of(kind, target.replace("&amp;", "&")):
            outside = ET.Element("a", {"href": address})
            outside.text = shown or AtomicString(text)
            return outside, m.start(), m.end()
        link = self.pieces.targets.link(kind, target)
        if link is None:
            return text, m.start(), m.end()
        anchor = ET.Element("a", {"href": f"{SEAL}{link.href}", "class": f"{SEAL}digest-link"})
        # A title holds TeX, not Markdown.
        title = Markup(titles.inline(link.text))  # noqa: S704 # MathML and escaped text
        anchor.text = shown or AtomicString(self.pieces.token(title, titles.plain(link.text)))
        return anchor, m.start(), m.end()


def figure(pieces: Pieces, name: str, alternative: str) -> str | None:
    """Set a figure aside; None where there is none of that name, for which its words are to stand."""
    found = pieces.targets.figure(name)
    if found is None:
        return None
    return pieces.token(Markup(found), alternative, block=True)  # noqa: S704 # a template's, which escapes


class _FootnoteMarks(Noting, Unescaping):
    """Marks that refer to a footnote; one without a footnote is just text."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[ET.Element | None, int | None, int | None]:
        label = m[1].strip()
        if label not in self.pieces.footnotes:
            typed = self.pieces.text(self.unescape(m[0]))
            self.pieces.mistake("markdown-footnote-missing", typed, value=typed)
            return None, None, None
        return ET.Element("sup", {FOOTNOTE: label}), m.start(), m.end()


class _BoundedLinks(Unescaping, LinkInlineProcessor):
    """Links whose address and title end soon: the base class looks for their end to the end of the text."""

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:
        href, title, end, handled = super().getLink(data[index : index + MAX_ADDRESS], 0)
        return href, title, index + end, handled


class _Images(_BoundedLinks, ImageInlineProcessor):
    """Pictures, likewise."""


class _Mail(InlineProcessor):
    """An address in angle brackets: ``<someone@example.org>``."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[ET.Element, int, int]:
        anchor = ET.Element("a", {"href": f"mailto:{m[1]}"})
        anchor.text = AtomicString(m[1])
        return anchor, m.start(), m.end()


class _BareAddresses(Noting, InlineProcessor):
    """Addresses without brackets around them."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str | None, int | None, int | None]:
        typed = _without_trail(m[0])
        href = sanitise.address(typed.replace("&amp;", "&"))
        if href is None:
            return None, None, None
        link = Markup('<a href="{}" rel="noopener" class="digest-address">{}</a>').format(
            href, typed.replace("&amp;", "&")
        )
        if typed == m[0] and (cut := _CUT.match(data, m.end())) and _IN_A_PATH.fullmatch(typed):
            whole = _without_trail(typed + cut[0])
            self.pieces.mistake("markdown-address-cut", whole, value=typed, meant=f"<{whole}>")
        return self.pieces.token(link, typed, link=True), m.start(), m.start() + len(typed)


def _without_trail(typed: str) -> str:
    """Return an address without the punctuation after it, brackets that it does not open among it."""
    surplus = typed.count(")") - typed.count("(")
    end = len(typed)
    while typed[end - 1] in _TRAILING or (typed[end - 1] == ")" and surplus > 0):
        surplus -= typed[end - 1] == ")"
        end -= 1
    return typed[:end]


class _Stars(InlineProcessor):
    """Stars that are stars."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:
        return m[0], m.start(), m.end()
