"""Addresses on the web that a text names: as a link of Markdown, bare in a sentence, or all of a value."""

import re
from collections.abc import Iterator

CODE = re.compile(r"^ *(`{3,}+|~{3,}+)[^\n]*\n.*?^ *\1|`[^`\n]+`", re.DOTALL | re.MULTILINE)
"""Code, whose brackets and addresses are none of Markdown's."""

_ALONE = re.compile(r"https?://\S+")

BARE = r"http(?<![a-zA-Z0-9]http)s?://(?:[!#-'*-;=?-Z_a-z~]|\([!#-'*-;=?-Z_a-z~]*\))+"
"""Brackets belong to an address in pairs; a bare one is of ASCII alone, so that it ends before Hangul."""

_ADDRESS = re.compile(rf"\]\(<?(?P<linked>https?://(?:[^\s<>()\"]|\([^\s<>()\"]*\))+)|(?P<bare>{BARE})")

TRAILING = ".,:;!?'*_~"
"""What ends a sentence or an emphasis rather than an address."""


def named(text: str) -> Iterator[tuple[int, str]]:
    """Yield the http and https addresses of a Markdown text, none of its code, each with its offset.

    >>> list(named("[여기](https://example.org/a_(b))와 https://example.org/c에 있다."))
    [(5, 'https://example.org/a_(b)'), (33, 'https://example.org/c')]
    """
    if "http" not in text:
        return
    if _ALONE.fullmatch(text):
        yield 0, text
        return
    for found in _ADDRESS.finditer(CODE.sub(lambda code: " " * len(code[0]), text)):
        kind = "linked" if found["linked"] else "bare"
        yield found.start(kind), found["linked"] or found["bare"].rstrip(TRAILING)
