"""Which script a page of the theme needs: the theme's own, or ours, which does what most pages need of that.

The theme's weighs more than all else that a page loads, and knows much that few pages have.
"""

import json
import re
from collections.abc import Iterator, Sequence
from functools import cache

from generator.site.frame import styles
from generator.site.frame.element_spans import ElementSpan
from generator.support import package

EVERYWHERE = ("assets/digest.js", "assets/search.js")
"""What every page loads; the modules of ``assets/search/`` are loaded by these."""

_OURS = "assets/frame.js"

_THEIRS = re.compile(r"assets/javascripts/bundle\.[^/]*\.js$")

_FEATURES = re.compile(
    r"navigation\.(tabs|indexes|top|footer|path|prune|sections)|content\.action\..*|toc\.integrate|search\..*"
)
"""Features of the theme that are but markup and styles, or that ours has, or the site in another way."""

_CLASSES = frozenset({"annotate", "copy", "mermaid", "select", "tabbed-set"})
"""What only the theme's script brings to life, wherever it stands in a page."""

_COMPONENTS = frozenset({"consent", "outdated", "progress", "source"})
"""The same, by the theme's names of its own parts."""

_SCOPE = re.compile(r'__md_scope=new URL\(("[^"]*")')
"""Below which address the theme's script keeps what readers chose."""

_PALETTE = "var palette="

_OF_THEME = ("__md_scope=", _PALETTE, '"__tabbed_"')
"""What scripts that the theme writes into every page have, and no other."""

_READ_BY_THEIRS = re.compile(
    r'(<[a-z][^<>]*?) data-md-(?:component="(?!palette"|toc")[a-z-]+"|scrollfix\b)', re.IGNORECASE
)
"""What only the theme's script goes by; ours goes by two of its components, styles by none."""

_COLOURS = re.compile(r'(<input[^<>]*?) data-md-color-primary="([^"]*)" data-md-color-accent="([^"]*)"')
"""Two of the three things that a choice of the palette says; the page begins with those of the first."""

_INDENTED = re.compile(r"\n\s*")


def spared(html: str, elements: Sequence[ElementSpan]) -> Iterator[tuple[int, int, str]]:
    """Yield what puts our script in the place of the theme's, where a page needs nothing but what ours does.

    A page that has scripts of others as well keeps the theme's, on which those may build.
    """
    scripts = [element for element in elements if element.tag == "script"]
    theirs = [element for element in scripts if _THEIRS.search(element.attributes.get("src") or "")]
    if len(theirs) != 1 or any(_is_special(html, element) for element in elements):
        return
    others = (element for element in scripts if element is not theirs[0])
    scope = _SCOPE.search(html)
    if scope is None or not all(_is_known(html, element) for element in others):
        return
    yield theirs[0].start, theirs[0].end, ""
    for element in elements:
        sheet = element.attributes.get("href") or ""
        if element.tag == "link" and (pared := styles.address(sheet)) != sheet:
            yield element.start, element.end, f'<link rel="stylesheet" href="{pared}">'
    for element in scripts:
        said = html[element.inner : element.inner_end]
        if _PALETTE in said:
            yield element.inner, element.inner_end, _palette().replace("SCOPE", scope[1])
        elif element.attributes.get("id") == "__config" or any(mark in said for mark in _OF_THEME):
            yield element.start, element.end, ""
    unused = (element for element in elements if _is_unused(html, element))
    yield from ((element.start, element.end, "") for element in (*unused, *_doubled(html, elements)))


def is_everywhere(element: ElementSpan) -> bool:
    """Tell whether an element is a script of ours that every page loads."""
    return element.tag == "script" and (element.attributes.get("src") or "").endswith(EVERYWHERE)


def hoisted(html: str, elements: Sequence[ElementSpan], *, is_spared: bool) -> str:
    """Return our scripts that a page loads: in its head browsers ask for them sooner than at its end."""
    addresses = (element.attributes.get("src") or "" for element in elements if element.tag == "script")
    theirs = (address for address in addresses if is_spared and _THEIRS.search(address))
    instead = (f'<script src="{_THEIRS.sub(_OURS, address)}" type="module"></script>' for address in theirs)
    return "".join((*instead, *(html[each.start : each.end] for each in elements if is_everywhere(each))))


def unmarked(html: str) -> str:
    """Return a part of a page that has our script without what only the theme's needs to be said."""
    is_alike = len({choice.group(2, 3) for choice in _COLOURS.finditer(html)}) == 1
    return _READ_BY_THEIRS.sub(r"\1", _COLOURS.sub(r"\1", html) if is_alike else html)


def _is_special(html: str, element: ElementSpan) -> bool:
    attributes = element.attributes
    if attributes.get("id") == "__config":
        settings = json.loads(html[element.inner : element.inner_end])
        return bool(settings.get("version")) or not all(map(_FEATURES.fullmatch, settings["features"]))
    return (
        attributes.get("data-md-component") in _COMPONENTS
        or "data-preview" in attributes
        or "md-toggle--indeterminate" in (attributes.get("class") or "")
        or any(map(element.has_class, _CLASSES))
    )


def _is_unused(html: str, element: ElementSpan) -> bool:
    """Tell whether only the theme's script would make something of an element."""
    component = element.attributes.get("data-md-component")
    return (
        component == "dialog"
        or (component == "announce" and not html[element.inner : element.inner_end].strip())
        or (element.attributes.get("data-md-toggle") == "search" and "md-search" not in html)
    )


def _doubled(html: str, elements: Sequence[ElementSpan]) -> Iterator[ElementSpan]:
    """Yield the drawer's table of contents, with what opens it, where the same one stands beside the text."""
    tables = [element for element in elements if element.has_class("md-nav--secondary")]
    said = {"".join(html[table.start : table.end].split()) for table in tables}
    aside = [element for element in elements if element.has_class("md-sidebar--secondary")]
    if len(tables) != 2 or len(said) != 1 or not any(element.holds(tables[1]) for element in aside):
        return
    yield tables[0]
    for element in elements:
        if element.attributes.get("for") == "__toc" and not any(table.holds(element) for table in tables):
            yield element


def _is_known(html: str, script: ElementSpan) -> bool:
    source = script.attributes.get("src")
    if source is not None:
        return source.endswith(EVERYWHERE)
    if (script.attributes.get("type") or "").endswith("json"):
        return True
    return any(mark in html[script.inner : script.inner_end] for mark in _OF_THEME)


@cache
def _palette() -> str:
    """Return what puts the palette's colours on, which has to stand in the page so that nothing flashes."""
    script = package.text("generator.site.frame", "palette.js")
    return _INDENTED.sub("\n", script.partition("*/\n")[2]).strip()
