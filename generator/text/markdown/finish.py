"""What a sanitised text still needs to stand on a page: headings in line with the page's, languages, room."""

import re

from generator.support.languages import Lang
from generator.text.characters import HANGUL
from generator.text.hrefs import ROOT
from generator.text.markdown import captions
from generator.text.markdown.fragment import Element
from generator.text.markdown.headings import Heading
from generator.text.markdown.pieces import SEAL, Pieces
from generator.text.names.folding import hyphenated
from generator.text.titles import plain

_LATIN = re.compile("[A-Za-z]{2}")
_HEADING = re.compile("h[1-6]")
_QUOTED = re.compile(r"[“\"‘'«].*[”\"’'»][.,]?", re.DOTALL)


def finished(root: Element, pieces: Pieces, top: int) -> tuple[Heading, ...]:
    """Make a parsed text ready for a page, in place, and return its headings."""
    _loosen(root)
    _mark_languages(root, pieces.lang)
    _widen(root, pieces.lang)
    for anchor in root.elements():
        if anchor.name == "a" and not anchor.attributes["href"].startswith((SEAL, ROOT, "#")):
            anchor.attributes["rel"] = "noopener"
            if pieces.text(anchor.text).strip() in _shortened(anchor.attributes["href"]):
                anchor.attributes["class"] = "digest-address"
    headings = _headings(root, pieces, top)
    for element in root.elements():
        element.attributes = {name: value.replace(SEAL, "") for name, value in element.attributes.items()}
    return headings


def _shortened(href: str) -> tuple[str, ...]:
    """Return the texts of a link that say where it leads: beside them it need not be printed."""
    bare = href.removeprefix("https://").removeprefix("http://").removeprefix("mailto:")
    return href, bare, bare.rstrip("/")


def _loosen(node: Element) -> None:
    """Leave only the content of links that lead nowhere."""
    children: list[Element | str] = []
    for child in node.children:
        if isinstance(child, Element):
            _loosen(child)
            if child.name == "a" and "href" not in child.attributes:
                children += child.children
                continue
        children.append(child)
    node.children = children


def _headings(root: Element, pieces: Pieces, top: int) -> tuple[Heading, ...]:
    """Set levels and ids: whatever levels a text uses, they follow each other from ``top`` on."""
    found = [element for element in root.elements() if _HEADING.fullmatch(element.name)]
    levels = sorted({element.name for element in found})
    headings: list[Heading] = []
    taken = {
        element.attributes["id"].removeprefix(SEAL): 1
        for element in root.elements()
        if "id" in element.attributes
    }
    for element in found:
        level = min(6, top + levels.index(element.name))
        # The marks of footnotes are no part of a title.
        own = [child for child in element.children if not _is_mark(child)]
        title = plain(" ".join(pieces.text(Element("", {}, own).text).split()))
        slug = hyphenated(title)[:60].rstrip("-") or "section"
        identifier = _unused(f"{pieces.prefix}{slug}", taken)
        element.name = f"h{level}"
        element.attributes["id"] = identifier
        headings.append(Heading(level, identifier, title))
    return tuple(headings)


def _is_mark(child: Element | str) -> bool:
    return isinstance(child, Element) and child.name == "sup" and "id" in child.attributes


def _unused(wanted: str, taken: dict[str, int]) -> str:
    identifier = wanted
    while identifier in taken:
        taken[wanted] += 1
        identifier = f"{wanted}-{taken[wanted]}"
    taken[identifier] = 1
    return identifier


def _mark_languages(node: Element, lang: Lang) -> None:
    """Say the language of quotations that are in the other one than what is around them."""
    for child in node.children:
        if isinstance(child, Element):
            is_marked = "lang" in child.attributes or not _quotes(child)
            inner = lang if is_marked else _language(child.text, lang)
            if inner != lang:
                child.attributes["lang"] = inner
            _mark_languages(child, inner)


def _quotes(element: Element) -> bool:
    return element.name in {"blockquote", "q"} or (
        element.name == "p" and _QUOTED.fullmatch(element.text.strip()) is not None
    )


def _language(text: str, otherwise: Lang) -> Lang:
    if HANGUL.search(text):
        return "ko"
    return "en" if _LATIN.search(text) else otherwise


def _widen(node: Element, lang: Lang) -> None:
    """Let tables scroll sideways by themselves, so that a narrow page need not."""
    for number, child in enumerate(node.children):
        if isinstance(child, Element):
            _widen(child, lang)
            if child.name == "table":
                room = {
                    "class": "digest-scroll",
                    "tabindex": "0",
                    "role": "group",
                    "aria-label": captions.TABLE[lang],
                }
                node.children[number] = Element("div", room, [child])
