"""Where each character of a quoted value stands in what was typed, in spite of escapes and folded lines."""

import re

_FOLD = r"[ \t]*(?P<fold>(?:(?:\r\n|\r|\n)[ \t]*)+)"
_PARTS = {
    '"': re.compile(
        rf"\\(?:x.{{2}}|u.{{4}}|U.{{8}}|(?P<nothing>(?:\r\n|\r|\n)[ \t]*)|.)|{_FOLD}|.", re.DOTALL
    ),
    "'": re.compile(rf"''|{_FOLD}|.", re.DOTALL),
}
"""What stands for one character, or for the line breaks that are left of several, or for nothing."""


def offsets(typed: str) -> list[int]:
    r"""Return where each character of a value begins in what was typed, and where the last one ends.

    Without quotes each is where it is, which is not so of texts that are indented.

    >>> offsets(r'"a\\b"')
    [1, 2, 4, 5]
    """
    parts = _PARTS.get(typed[:1])
    if parts is None:
        return [*range(len(typed) + 1)]
    found: list[int] = []
    for part in parts.finditer(typed, 1, len(typed) - 1):
        made = part.groupdict()
        breaks = len(re.findall(r"\r\n|\r|\n", made["fold"] or ""))
        count = 0 if made.get("nothing") else max(breaks - 1, 1)
        found += [part.start()] * count
    return [*found, len(typed) - 1]
