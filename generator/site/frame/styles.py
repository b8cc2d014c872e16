"""Which stylesheets a page has: ours, and the theme's without what only the theme's script ever shows."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import cache

from generator.site.frame.element_spans import ElementSpan

OURS = "assets/digest.css"

FORMULAS = "assets/formulas.css"
"""What stands behind ours on a page that has formulas, which few pages have."""

_MAIN = re.compile(r"(assets/stylesheets/)main\.([^/]*\.css)$")

_NEVER = re.compile(
    r"\.(?:md-(?:annotation|clipboard|code__|consent|dialog|progress|search|tooltip|version)|tabbed-)"
    r"|\[data-md-toggle=search\]"
)
"""What such pages never have, see ``scripts.py``."""

_RULE = re.compile(r"([^{}@;]+)(\{[^{}]*\})")
_BETWEEN = re.compile(r",(?![^(]*\))")
_CONDITIONS = re.compile(r":(?:not|has|is|where)\([^()]*\)")

_VERSION = hashlib.sha256(_NEVER.pattern.encode()).hexdigest()[:8]


def address(theirs: str) -> str:
    """Return where it lies, by where the theme's lies; what is another stylesheet's address stays.

    Browsers keep it for good: its name changes with the theme's and with what is left out.
    """
    return _MAIN.sub(rf"\1frame.{_VERSION}.\2", theirs)


@cache  # a preview asks after each edit
def pared(stylesheet: str) -> str:
    """Return a stylesheet without what stands for nothing: of the theme's a quarter goes."""
    return _RULE.sub(_rule, stylesheet)


def _rule(rule: re.Match[str]) -> str:
    selectors = _BETWEEN.split(rule[1])
    kept = ",".join(each for each in selectors if not _NEVER.search(_CONDITIONS.sub("", each)))
    return kept + rule[2] if kept else ""


def of_formulas(html: str, elements: Iterable[ElementSpan]) -> Iterator[tuple[int, int, str]]:
    """Yield what puts the styles of formulas behind ours, if a page needs them."""
    if shows_formulas(html):
        for element in elements:
            if (element.attributes.get("href") or "").endswith(OURS):
                sheet = html[element.start : element.end]
                yield element.end, element.end, sheet.replace(OURS, FORMULAS)


def shows_formulas(html: str) -> bool:
    """Tell whether there is a formula in a page."""
    return "<math" in html
