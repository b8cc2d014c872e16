"""What of a page's Markdown is shown as it is typed, or not at all: code, and comments."""

import re
from functools import lru_cache

from generator.text.addresses import CODE

_UNREAD = re.compile(rf"{CODE.pattern}|<!--.*?(?:-->|\Z)", re.DOTALL | re.MULTILINE)
"""Code, and comments, of which one may never end."""

_INDENTED = re.compile(
    r"^(?!\s|[-*+] |\d+[.)] |!!!|\?\?\?|===|\[\^|:)(?P<above>[^\n]+\n[ \t]*\n)"
    r"(?>(?:(?: {4}|\t)[^\n]*(?:\n|\Z)|[ \t]*\n)+)",
    re.MULTILINE,
)
"""Code by its indent, with the line above: below items, boxes and notes that is what belongs to them."""

_SIGN = re.compile(".")


@lru_cache(maxsize=1)  # what is wrong with a page, and what it leads to, is looked for in the same
def blanked(markdown: str) -> str:
    """Return a page with blanks in the place of what is not read, so that all else stays where it stands."""
    text = _UNREAD.sub(lambda found: _blank(found[0]), markdown)
    return _INDENTED.sub(lambda found: found["above"] + _blank(found[0][len(found["above"]) :]), text)


def _blank(text: str) -> str:
    return _SIGN.sub(" ", text)
