"""What is mended of the pages that the theme made."""

import json
import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from generator.site.frame import styles
from generator.site.frame.element_spans import ElementSpan, as_script, parse
from generator.site.frame.icons import lifted
from generator.site.frame.scripts import hoisted, is_everywhere, spared, unmarked
from generator.support.splicing import spliced

_TAG = re.compile(r"<[^>]*>")
_KEPT = re.compile(
    r"(<article\b.*</article>|<(?:script|style|pre|textarea)\b.*?</(?:script|style|pre|textarea)>)", re.DOTALL
)
"""What stays as it is, whatever space it holds."""

_BREAK = re.compile(r"[ \t]*\n[ \t\n]*")

_BOX = r"</?(?:article|body|div|footer|form|head|header|html|label|li|link|main|meta|nav|title|ul)\b[^<>]*>"
_AROUND_BOX = re.compile(rf"\n?({_BOX})\n?")
"""What browsers show no space around: boxes of their own, and what is not shown."""

_LINE = re.compile(r'\n?(<span class="md-ellipsis">)\n(.*)\n(</span>)\n?')
"""What the theme cuts where a line ends, which is a box to it."""


class Additions(NamedTuple):
    """What the site gives a page of the theme."""

    head: str = ""
    """HTML for the end of the document's head."""
    button: str = ""
    """HTML for the end of the header."""
    alternates: tuple[tuple[str, str], ...] = ()
    """The languages that have the page: their codes, and its whole addresses."""


def mended(html: str, additions: Additions) -> str:
    """Mend how the theme links a page to the other language, and give it our own search in place of its own.

    In the document's head the alternates come in place of the theme's links, which a page in one language
    has, too. A space behind the relation means nothing to search engines, but keeps Material's script from
    fetching a sitemap beside the target of each and from taking over clicks on links that lead there.
    What each language calls itself in the switch is marked as being in that language. What opens a section
    of the navigation, only a drawn arrow, is called like the section, and what opens the drawer, which is a
    stop for keys, like what it holds. Most pages have our script in the place of the theme's. Icons are drawn
    by the stylesheet; space that nobody sees goes.
    """
    elements = parse(html)
    edits = list(spared(html, elements))
    is_spared = bool(edits)
    edits += (
        *_drawer(elements),
        *styles.of_formulas(html, elements),
        *_edits(html, elements, additions, is_spared=is_spared),
    )
    parts = _KEPT.split(lifted(spliced(html, edits)))
    parts[::2] = (_unspaced(unmarked(part) if is_spared else part) for part in parts[::2])
    return "".join(parts)


def _edits(
    html: str, elements: Sequence[ElementSpan], additions: Additions, *, is_spared: bool
) -> Iterator[tuple[int, int, str]]:
    """Yield what is mended of single elements, in their order."""
    sections = {
        element.attributes.get("for"): _text(html, element)
        for element in elements
        if element.has_class("md-nav__title")
    }
    links = "".join(_alternate(*alternate) for alternate in additions.alternates)
    scripts = hoisted(html, elements, is_spared=is_spared)
    for element in elements:
        lang = element.attributes.get("hreflang")
        if lang and element.tag == "link":
            yield element.start, element.end, ""
        elif lang and element.has_class("md-select__link"):
            yield element.inner - 1, element.inner - 1, f' lang="{escape(lang)}"'
        elif element.has_class("md-nav__link") and element.tag == "label" and not _text(html, element):
            if name := sections.get(element.attributes.get("for")):
                yield element.inner_end, element.inner_end, f'<span class="digest-hidden">{name}</span>'
        elif element.has_class("md-header__inner"):
            yield element.inner_end, element.inner_end, additions.button
        elif element.tag == "head":
            yield element.inner_end, element.inner_end, scripts + links + additions.head
        elif is_everywhere(element):
            yield element.start, element.end, ""
        elif element.attributes.get("id") == "__config" and not is_spared:
            settings = json.loads(html[element.inner : element.inner_end])
            settings.pop("search", None)  # where its search worker would lie
            yield element.inner, element.inner_end, as_script(settings)


def _unspaced(html: str) -> str:
    return _AROUND_BOX.sub(r"\1", _LINE.sub(r"\1\2\3", _BREAK.sub("\n", html)))


def _alternate(code: str, url: str) -> str:
    return f'<link rel="alternate " hreflang="{code}" href="{escape(url)}">\n'


def _drawer(elements: Sequence[ElementSpan]) -> Iterator[tuple[int, int, str]]:
    """Yield what calls the box that opens the drawer like the navigation in it."""
    names = [
        element.attributes.get("aria-label") for element in elements if element.has_class("md-nav--primary")
    ]
    for element in elements:
        if element.attributes.get("id") == "__drawer" and names and names[0]:
            yield element.inner - 1, element.inner - 1, f' aria-label="{escape(names[0])}"'


def _text(html: str, element: ElementSpan) -> str:
    """Return what an element says, as escaped as it stands there."""
    return _TAG.sub("", html[element.inner : element.inner_end]).strip()
