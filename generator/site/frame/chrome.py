"""The chrome: the page that the engine builds around ours, kept as a text with slots.

The engine (MkDocs with its theme, overrides and other plugins) builds one page a section out of markers;
``read`` finds them in what it built, and ``fill`` puts a page's own values there. Nothing else is known about
the engine but the shape of Material's table of contents, edit button and settings.
"""

import json
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from urllib.parse import quote, urlsplit

from generator.site.frame import styles
from generator.site.frame.element_spans import ElementSpan, as_script, parse, with_attributes
from generator.site.frame.slots import ID, LINE_TITLE, MARK_CONTENT, MARK_LINE, MARK_LINE_BELOW, Slot
from generator.site.page import Page
from generator.support.splicing import spliced
from generator.text.hrefs import ROOT
from generator.text.markdown.headings import Heading

_ADDRESSES = frozenset({"href", "src", "action", "data", "poster"})
"""Attributes whose value is an address."""

_FORMULAS = f'<link rel="stylesheet" href="{ROOT}{styles.FORMULAS}">'

_MARKER = re.compile("(digest-slot-(?:title|description|address/|edit|first))")


@dataclass(frozen=True, slots=True)
class OptionalPart:
    """A stretch of the chrome that only pages with something in ``slot`` have."""

    slot: Slot
    parts: "tuple[Part, ...]" = ()


Part = str | Slot | OptionalPart


@dataclass(frozen=True, slots=True)
class Line:
    """The theme's markup for one line of the table of contents, around the lines below it."""

    before: str
    after: str
    alone: str
    """The markup of a line that has none below it."""

    def filled(self, heading: Heading, below: str) -> str:
        """Return a heading's line, given the lines below it."""
        if below:
            return _named(self.before, MARK_LINE, heading) + below + self.after
        return _named(self.alone, MARK_LINE_BELOW, heading)


@dataclass(frozen=True, slots=True)
class Chrome:
    """What surrounds the pages of one section in one language."""

    parts: tuple[Part, ...]
    title: str
    """The document's title as the theme writes it, with the marker where the page's own belongs."""
    line: Line | None
    """None where the theme shows no table of contents."""
    root: str | None = None
    """The site's root, for a page that shows at any address; None: each page finds its own way back."""


@lru_cache(maxsize=64)  # the same chromes are built again after every edit
def read(html: str, at: str, root: str | None = None) -> Chrome:
    """Make a chrome of the page that the engine built for ``at``, an address counted from the site's root."""
    html = _from_root(html, at)
    elements = parse(html)
    title = next((element for element in elements if element.tag == "title"), None)
    lines = [element for element in elements if element.attributes.get("href") == f"#{MARK_LINE}{ID}"]
    lines = [_innermost(elements, "li", line) for line in lines]
    spans = [*_spans(html, elements), *_contents_spans(elements, lines)]
    return Chrome(
        parts=tuple(_parts(html, (0, len(html)), spans)),
        title=html[title.inner : title.inner_end].strip() if title else "",
        line=_line(html, elements, lines[0]) if lines else None,
        root=root,
    )


def fill(chrome: Chrome, page: Page, tree: str) -> str:
    """Put a page of a tree into its chrome."""
    title = escape(page.title)
    listed = [heading for heading in page.headings if heading.level > 1]
    # A page without a title, the home page, is called like the site; the theme writes none for 404 either.
    themed = Slot.TITLE in chrome.title or not title
    values: Mapping[Slot, str] = {
        Slot.TITLE: title,
        Slot.DESCRIPTION: escape(page.description),
        Slot.ADDRESS: escape(page.address),
        Slot.EDIT: escape(quote(page.edit or "")),
        Slot.FIRST_HEADING: escape(page.headings[0].id) if page.headings else "",
        Slot.DOCUMENT_TITLE: chrome.title.replace(Slot.TITLE, title) if themed else title,
        Slot.FORMULAS: _FORMULAS if styles.shows_formulas(page.content) else "",
        Slot.HEAD: page.head,
        Slot.CONTENT: page.content.strip(),
        Slot.CONTENTS: _lines(chrome.line, listed) if chrome.line else "",
        Slot.HIDDEN: "" if listed else " hidden",
    }
    depth = (tree + page.address).count("/")
    root = ("../" * depth or "./") if chrome.root is None else chrome.root
    return "".join(_filled(chrome.parts, values)).replace(ROOT, root)


def _from_root(html: str, at: str) -> str:
    """Make the relative addresses of a page lead from the root, wherever the page will lie."""

    def lifted(value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
            return value
        path = posixpath.normpath(posixpath.join(at, parts.path))
        if path.startswith(".."):
            return value
        # A way to a folder ends in "/", ".", or ".."; the site's pages are folders.
        folder = parts.path.rpartition("/")[2] in {"", ".", ".."}
        path = "" if path == "." else f"{path}/" if folder else path
        return parts._replace(path=ROOT + path).geturl()

    edits: list[tuple[int, int, str]] = []
    for element in parse(html):
        tag = html[element.start : element.inner]
        new = with_attributes(tag, lambda name, value: lifted(value) if name in _ADDRESSES else value)
        edits.append((element.start, element.inner, new))
        if element.attributes.get("id") == "__config":
            settings = json.loads(html[element.inner : element.inner_end])
            edits.append(
                (element.inner, element.inner_end, as_script({**settings, "base": lifted(settings["base"])}))
            )
    return spliced(html, edits)


def _spans(html: str, elements: Sequence[ElementSpan]) -> Iterator[tuple[int, int, Slot | OptionalPart]]:
    """Find the slots that are no markers, and what goes where a page has nothing to put there."""
    content = next((element for element in elements if element.attributes.get("id") == MARK_CONTENT), None)
    if content:
        before, after = html[: content.start].rstrip(), html[content.end :].lstrip()
        yield len(before), len(html) - len(after), Slot.CONTENT
    for element in elements:
        link = element.attributes.get("href") or ""
        if element.tag == "title":
            yield element.inner, element.inner_end, Slot.DOCUMENT_TITLE
        elif element.tag == "link" and link.endswith(styles.OURS):
            yield element.end, element.end, Slot.FORMULAS
        elif element.tag == "head":
            yield element.inner_end, element.inner_end, Slot.HEAD
        elif element.tag == "article" and not content:
            yield element.inner, element.inner_end, Slot.CONTENT
        elif Slot.EDIT in link:
            yield element.start, element.end, OptionalPart(Slot.EDIT)
        elif Slot.FIRST_HEADING in link:
            yield element.start, element.end, OptionalPart(Slot.FIRST_HEADING)
        elif element.attributes.get("data-md-type") == "toc":
            yield element.inner - 1, element.inner - 1, Slot.HIDDEN


def _contents_spans(
    elements: Sequence[ElementSpan], lines: Iterable[ElementSpan]
) -> Iterator[tuple[int, int, Slot | OptionalPart]]:
    """Find the tables of contents: one in its own sidebar, one below the navigation's active entry."""
    for line in lines:
        yield line.start, line.end, Slot.CONTENTS
        table = _innermost(elements, "nav", line)
        entries = [element for element in elements if element.tag == "li" and element.holds(table)]
        if not entries:
            yield table.inner, table.inner_end, OptionalPart(Slot.CONTENTS)
            continue
        yield table.start, table.end, OptionalPart(Slot.CONTENTS)
        for element in elements:
            if (
                element.attributes.get("for") == "__toc"
                and entries[-1].holds(element)
                and not table.holds(element)
            ):
                yield element.start, element.end, OptionalPart(Slot.CONTENTS)


def _parts(
    html: str, within: tuple[int, int], spans: Sequence[tuple[int, int, Slot | OptionalPart]]
) -> Iterator[Part]:
    """Cut a text at its spans, which may lie within each other, and at its markers."""
    position, limit = within
    inside = [span for span in spans if position <= span[0] and span[1] <= limit]
    for span in sorted(inside, key=lambda span: (span[0], -span[1])):
        start, end, what = span
        if start < position:
            continue
        yield from _words(html[position:start])
        if isinstance(what, OptionalPart):
            rest = [other for other in inside if other is not span]
            yield OptionalPart(what.slot, tuple(_parts(html, (start, end), rest)))
        else:
            yield what
        position = end
    yield from _words(html[position:limit])


def _words(text: str) -> Iterator[Part]:
    for number, word in enumerate(_MARKER.split(text)):
        yield Slot(word) if number % 2 else word


def _filled(parts: Iterable[Part], values: Mapping[Slot, str]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Slot):
            yield values[part]
        elif isinstance(part, OptionalPart):
            if values[part.slot]:
                yield from _filled(part.parts, values)
        else:
            yield part


def _line(html: str, elements: Sequence[ElementSpan], line: ElementSpan) -> Line:
    below = [
        element
        for element in elements
        if line.holds(element) and element.attributes.get("href") == f"#{MARK_LINE_BELOW}{ID}"
    ]
    if not below:  # the theme shows one level only
        whole = html[line.start : line.end]
        return Line(whole, "", whole.replace(MARK_LINE, MARK_LINE_BELOW))
    inner = _innermost(elements, "li", below[0])
    return Line(html[line.start : inner.start], html[inner.end : line.end], html[inner.start : inner.end])


def _lines(line: Line, headings: Sequence[Heading]) -> str:
    """Write the table of contents; a heading holds those of higher levels that follow it."""
    text = ""
    while headings:
        first, *rest = headings
        below = next((n for n, heading in enumerate(rest) if heading.level <= first.level), len(rest))
        text += line.filled(first, _lines(line, rest[:below]))
        headings = rest[below:]
    return text


def _named(markup: str, marker: str, heading: Heading) -> str:
    link = f'"#{marker}{ID}"'
    spoken = markup.replace(link, f'{link} lang="{heading.lang}"') if heading.lang else markup
    named = spoken.replace(marker + LINE_TITLE, escape(heading.title))
    return named.replace(marker + ID, escape(heading.id))


def _innermost(elements: Sequence[ElementSpan], tag: str, within: ElementSpan) -> ElementSpan:
    return [element for element in elements if element.tag == tag and element.holds(within)][-1]
