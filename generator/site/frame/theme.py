"""What is mended of the pages that the theme made."""

import json
import re
from functools import lru_cache
from html import escape

from generator.site.frame.element_spans import ElementSpan, as_script, parse, replaced
from generator.site.frame.icons import lifted
from generator.site.frame.scripts import spared

_TAG = re.compile(r"<[^>]*>")
_BREAK = re.compile(r"(<(script|style|pre|textarea)\b.*?</\2>)|[ \t]*\n[ \t\n]*", re.DOTALL)


@lru_cache(maxsize=64)  # the same pages are built again after every edit
def mended(html: str, head: str, button: str, alternates: tuple[tuple[str, str], ...] = ()) -> str:
    """Mend how the theme links a page to the other language, and give it our own search in place of its own.

    In the document's head ``alternates``, codes of languages with whole addresses, come in place of the
    theme's links, which a page in one language has, too. A space behind the relation means nothing to search
    engines, but keeps Material's script from fetching a sitemap beside the target of each and
    from taking over clicks on links that lead there.
    What each language calls itself in the switch is marked as being in that language. What opens
    a section of the navigation, only a drawn arrow, is called like the section. What leads back to the top is
    spelt as Korean is. Most pages have our script in the place of the theme's. What is given goes to the end
    of the head and of the header. Icons are drawn by the stylesheet; indentation and blank lines go.
    """
    elements = parse(html)
    edits = list(spared(html, elements))
    is_spared = bool(edits)
    sections = {
        element.attributes.get("for"): _text(html, element)
        for element in elements
        if element.has_class("md-nav__title")
    }
    links = "".join(_alternate(*alternate) for alternate in alternates)
    for element in elements:
        lang = element.attributes.get("hreflang")
        if lang and element.tag == "link":
            edits.append((element.start, element.end, ""))
        elif lang and element.has_class("md-select__link"):
            edits.append((element.inner - 1, element.inner - 1, f' lang="{escape(lang)}"'))
        elif element.has_class("md-nav__link") and element.tag == "label" and not _text(html, element):
            if name := sections.get(element.attributes.get("for")):
                span = f'<span class="digest-hidden">{name}</span>'
                edits.append((element.inner_end, element.inner_end, span))
        elif element.has_class("md-top"):
            spaced = html[element.inner : element.inner_end].replace("맨위로", "맨 위로")
            edits.append((element.inner, element.inner_end, spaced))
        elif element.has_class("md-header__inner"):
            edits.append((element.inner_end, element.inner_end, button))
        elif element.tag == "head":
            edits.append((element.inner_end, element.inner_end, links + head))
        elif element.attributes.get("id") == "__config" and not is_spared:
            settings = json.loads(html[element.inner : element.inner_end])
            settings.pop("search", None)  # where its search worker would lie
            edits.append((element.inner, element.inner_end, as_script(settings)))
    return _tightened(lifted(replaced(html, edits)))


def _tightened(html: str) -> str:
    """Return a page without the indentation and blank lines around its content: a tenth of most pages."""
    before, article, rest = html.partition("<article")
    content, end, after = rest.rpartition("</article>")
    return f"{_unindented(before)}{article}{content}{end}{_unindented(after)}"


def _unindented(html: str) -> str:
    return _BREAK.sub(lambda found: found[1] or "\n", html)


def _alternate(code: str, url: str) -> str:
    return f'<link rel="alternate " hreflang="{code}" href="{escape(url)}">\n'


def _text(html: str, element: ElementSpan) -> str:
    """Return what an element says, as escaped as it stands there."""
    return _TAG.sub("", html[element.inner : element.inner_end]).strip()
