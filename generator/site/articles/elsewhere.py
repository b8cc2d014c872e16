"""What pages of ``docs/`` would show of other hosts, and browsers do not load: see the policy."""

import re
from collections.abc import Iterator

from generator.site.articles import unread
from generator.site.frame import policy

_DEFINED = re.compile(r"^ {0,3}\[(?P<name>[^\]\n]+)\]: *<?(?P<address>[^\s<>]+)", re.MULTILINE)

_LOADED = re.compile(
    r"(?<!\\)!\[(?P<shown>(?>(?:[^\[\]\\]++|\\.)*))\]"
    r"(?:\( *<?(?P<picture>[^\s<>()]+)|\[(?P<name>[^\]\n]*)\])?"
    r"|<(?:img|iframe|script|video|audio|source|embed|object|link(?=[^<>]*stylesheet))\b"
    r"[^<>]*?\s(?:src|data|href)\s*=\s*[\"']?(?P<element>[^\s\"'<>]+)",
    re.IGNORECASE,
)
"""Pictures of Markdown, and elements of HTML that load something."""


def loaded(markdown: str, site: str) -> Iterator[tuple[int, str]]:
    """Yield what a page names that no browser loads on the site at ``site``, and where."""
    text = unread.blanked(markdown)
    defined = {found["name"].casefold(): found["address"] for found in _DEFINED.finditer(text)}
    for found in _LOADED.finditer(text):
        named = defined.get((found["name"] or found["shown"] or "").casefold(), "")
        address = found["picture"] or found["element"] or named
        if policy.refuses(address, site):
            yield found.start(), address
