"""What pages of ``docs/`` would show of other hosts, and browsers do not load: see the policy."""

import re
from collections.abc import Iterator

from generator.site.frame import policy
from generator.text.addresses import CODE

_UNREAD = re.compile(rf"{CODE.pattern}|<!--.*?(?:-->|\Z)", re.DOTALL | re.MULTILINE)
"""Code, and comments, of which one may never end."""

_INDENTED = re.compile(
    r"^(?!\s|[-*+] |\d+[.)] |!!!|\?\?\?|===|\[\^|:)(?P<above>[^\n]+\n[ \t]*\n)"
    r"(?>(?:(?: {4}|\t)[^\n]*(?:\n|\Z)|[ \t]*\n)+)",
    re.MULTILINE,
)
"""Code by its indent, with the line above: below items, boxes and notes that is what belongs to them."""

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
    text = _UNREAD.sub(lambda found: _blank(found[0]), markdown)
    text = _INDENTED.sub(lambda found: found["above"] + _blank(found[0][len(found["above"]) :]), text)
    defined = {found["name"].casefold(): found["address"] for found in _DEFINED.finditer(text)}
    for found in _LOADED.finditer(text):
        named = defined.get((found["name"] or found["shown"] or "").casefold(), "")
        address = found["picture"] or found["element"] or named
        if policy.refuses(address, site):
            yield found.start(), address


def _blank(text: str) -> str:
    return " " * len(text)
