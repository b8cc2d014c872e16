"""The theme's stylesheet for pages that have our script: without what only the theme's script ever shows."""

import hashlib
import re
from functools import cache

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
