"""The wall between a stranger's HTML and a page: an allow-list, kept by a real HTML5 parser (nh3).

Elements and attributes not listed here do not pass. ``class``, ``id``, ``style``, ``role`` and the like pass
only with our own seal on their value. Values are looked at once nh3 has written what it read: of a filter
that it calls it would lose every exception, and keep the attribute.
"""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.text import hrefs
from generator.text.characters import visible
from generator.text.markdown.pieces import SEAL

if TYPE_CHECKING:
    import nh3

ELEMENTS = frozenset(
    (
        "a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em "
        "figcaption figure h1 h2 h3 h4 h5 h6 hr i ins kbd li mark ol p pre q rp rt ruby s samp section "
        "small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr"
    ).split()
)
"""Elements that may stand in a text."""

VANISHING = frozenset({"script", "style", "template", "iframe", "object", "noscript", "svg", "math", "title"})
"""Elements whose content is nothing to read, and goes with them."""

_OWN_ATTRIBUTES = {"class", "id", "style", "role", "aria-label", "tabindex"}
ATTRIBUTES = {
    "*": {"lang", "dir", "title", *_OWN_ATTRIBUTES},
    "a": {"href"},
    "details": {"open"},
    "ol": {"start", "reversed"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
"""Attributes that elements may have; their values are looked at as well."""

_VALUES = {
    **dict.fromkeys(("lang", "dir", "datetime", "scope"), re.compile(r"[a-zA-Z0-9:.+-]{1,40}")),
    **dict.fromkeys(("start", "colspan", "rowspan"), re.compile(r"[0-9]{1,3}")),
}
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?")


_MAX_READINGS = 4
"""How often sanitised HTML is read again before it is taken as it is."""


def allows(element: str, attribute: str) -> bool:
    """Tell whether an element that is allowed may carry an attribute."""
    allowed = ATTRIBUTES["*"] | ATTRIBUTES.get(element, set())
    return attribute in allowed and attribute not in _OWN_ATTRIBUTES


def sanitised(html: str) -> str:
    """Return well-formed HTML that holds only what is on the allow-list.

    HTML5 mends some mistakes (a list item inside an open table, say) into trees that read differently once
    they are written out, so what was written is read again until it stays as it is.
    """
    cleaner = _cleaner()
    clean = cleaner.clean(without_forged(html))
    for _ in range(_MAX_READINGS):
        if (again := cleaner.clean(clean)) == clean:
            break
        clean = again
    return visible(clean)


def without_forged(html: str) -> str:
    """Return HTML in which no reference to a character stands for one that text may not hold."""
    return _REFERENCE.sub(_reference, html)


def _reference(match: re.Match[str]) -> str:
    """Keep a numeric character reference, unless it hides a character that text may not hold."""
    digits = (match[1] or match[2]).lstrip("0")
    # Unicode ends at seven decimal digits; more only cost time.
    number = int(digits, 16 if match[1] else 10) if digits and len(digits) <= 7 else 0
    if number < 0x20 or 0x7F <= number < 0xA0 or 0xFDD0 <= number <= 0xFDEF or number > 0x10FFFF:
        return "\ufffd"
    return match[0]


def allowed_value(name: str, value: str) -> str | None:
    """Return the value that an attribute may keep, or None."""
    if value.startswith(SEAL):
        return value
    match name:
        case "href":
            return address(value)
        case "title":
            return value
        case "open" | "reversed":
            return ""
    pattern = _VALUES.get(name)
    return value if pattern and pattern.fullmatch(value) else None


def address(text: str) -> str | None:
    """Return an address that a link may lead to, or None."""
    try:
        return hrefs.safe(text)
    except Exception:  # noqa: BLE001 # an address that cannot be judged leads nowhere
        return None


@lru_cache(maxsize=1)
def _cleaner() -> "nh3.Cleaner":
    import nh3  # noqa: PLC0415 # there is none for browsers

    return nh3.Cleaner(
        tags=set(ELEMENTS),
        clean_content_tags=set(VANISHING),
        attributes={element: set(names) for element, names in ATTRIBUTES.items()},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
