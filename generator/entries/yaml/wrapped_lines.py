"""Lines on which a text goes on, no deeper than its key, so that YAML takes them for another key."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from generator.entries.yaml import key_lines
from generator.entries.yaml.punctuation import width_of
from generator.problems.problem import Edit, Mend

_BEGUN = re.compile(r"(?P<lead>[ ]*(?:- +)*)[\w-]+:(?:[ ]+[^\s|>].*|[ ]*)$")
_OTHER = re.compile(r"[ ]*(?:- |#|$)|[ ]*[\w-]+:(?: |$)")
_TEXT = re.compile(r"[ ]*(?=.*\w)[\w\"'\[({$“‘(]")

_MAX_LINES = 40
"""How many lines a text may have, above a line and below it."""


def mends(lines: Sequence[str], line: int) -> Iterator[Mend]:
    """Propose to indent a line, and those like it below, as the text of the key above them."""
    begun = _begun(lines, line)
    if begun is None or width_of(lines[line - 1]) > begun:
        return
    below = lines[line - 1 : line - 1 + _MAX_LINES]
    texts = [*takewhile(lambda text: _goes_on(text, begun), below)]
    if texts and not any(map(key_lines.begins_with_key, texts)):
        moved = tuple(" " * (begun + 2) + text.lstrip(" ") for text in texts)
        yield Mend("yaml-indent", (Edit(line, len(texts), moved),))


def _begun(lines: Sequence[str], line: int) -> int | None:
    """Return the column of the key whose text a line may go on with."""
    for text in reversed(lines[max(0, line - 1 - _MAX_LINES) : line - 1]):
        if match := _BEGUN.match(text):
            return len(match["lead"])
        if _OTHER.match(text):
            return None
    return None


def _goes_on(text: str, column: int) -> bool:
    return not _OTHER.match(text) and _TEXT.match(text) is not None and width_of(text) <= column
