"""Brackets without the other of their pair, or with another kind's, and what needs quotes between two."""

import re
from collections.abc import Iterator, Sequence
from itertools import count

from generator.entries.yaml import key_lines, punctuation
from generator.entries.yaml.nodes import NEAR, width_of
from generator.entries.yaml.parser import quoted
from generator.problems.problem import Edit, Mend

_FLOW_UNCLOSED = re.compile(
    r"(?P<before>(?::\s|[\[,])\s*)(?P<quote>[\"'])(?P<inner>[^\"']*?)(?=\s*(?:,\s*[\w-]+:\s|[}\]]+\s*$))"
)
_FLOW_VALUE = re.compile(
    r"(?P<before>(?:^|,)\s*[\w-]+:\s+)(?P<value>[^\s\"'\[\]{}][^\"'\[\]{}]*?)(?<!\s)(?=\s*(?:$|,\s*[\w-]+:\s))"
)
_BOTH_LANGUAGES = re.compile(r"\b(?:ko|en):[ ][^,]*(?<!,)[ ;/|](?:ko|en):[ ]")

_BESIDE_EMPTY = re.compile(r"\[ *\][ ,]*(?P<items>[^\s,\[\]{}#][^\[\]{}#]*)$")
"""What was typed behind the brackets that a template has for a list."""

_BRACKETS = re.compile(r"[\[\]{}]")

_LINKS = re.compile(r"\[\[[^\[\]]+\]\](?:[, ]+\[\[[^\[\]]+\]\])+")
_LINKED = re.compile(r"\[\[([^\[\]|]+)")
"""What wiki links lead to, which stand side by side where names alone should."""

_CLOSER = {"[": "]", "{": "}"}
_OPENER = {"]": "[", "}": "{"}
_OTHER_CLOSERS = {")": "(", "）": "（", ">": "<", **_OPENER}


def rewrites(value: str) -> Iterator[tuple[str, str]]:
    """Yield codes and rewritten values of one that a bracket begins, or ends alone."""
    first, last = value[0], value[-1]
    if beside := _BESIDE_EMPTY.match(value):
        yield "expected-list", f"[{beside['items']}]"
    if _LINKS.fullmatch(value):
        yield "yaml-markup", f"[{', '.join(_LINKED.findall(value))}]"
    if first in _CLOSER:
        yield from _closed(value, _CLOSER[first])
    elif last in _OPENER and value.count(last) > value.count(_OPENER[last]):
        yield "yaml-unclosed", _OPENER[last] + value


def _closed(value: str, last: str) -> Iterator[tuple[str, str]]:
    """Close what begins with a bracket, or put quotes around what needs them within."""
    if (closed := _FLOW_UNCLOSED.sub(r"\g<before>\g<quote>\g<inner>\g<quote>", value)) != value:
        yield "yaml-unclosed", closed
    missing = value.count(value[0]) - value.count(last)
    opener = "" if value.endswith(":)") else _OTHER_CLOSERS.get(value[-1], "")
    if missing == 1 and opener and value.count(value[-1]) > value.count(opener):
        yield "yaml-unclosed", value[:-1] + last
    if missing > 0:
        yield "yaml-unclosed", value + last * missing
    elif missing and value.endswith(last * -missing):
        yield "yaml-unclosed", value[:missing]
    if missing and ":" not in value:
        yield "yaml-unclosed", f"[{_BRACKETS.sub('', value)}]"
    if value.endswith(last) and not _BOTH_LANGUAGES.search(value):
        inner = _FLOW_VALUE.sub(lambda match: match["before"] + quoted(match["value"]), value[1:-1])
        yield "yaml-quotes", value[0] + inner + last


def closings(lines: Sequence[str], suspects: Sequence[int]) -> Iterator[Mend]:
    """Close, at the end of a line, the brackets that were opened on lines above it."""
    for suspect in suspects:
        line, (opened, said, is_in_list) = suspect, _opened(lines, suspect)
        while is_in_list and key_lines.begins_with_key(lines[line - 1]):  # no key is an item of a list
            line -= 1
            opened, said, is_in_list = _opened(lines, line)
        if not opened:
            continue
        typed = lines[line - 1].rstrip(" ,")
        other = typed[-1:] if len(opened) == 1 else ""
        closed = [typed + "".join(reversed(opened))]
        if said.count(other) > said.count(_OTHER_CLOSERS.get(other, other)):
            closed.insert(0, typed[:-1] + opened[0])
        below = [*_below(lines, line, suspect)]
        yield from (
            Mend("yaml-unclosed", (Edit(line, 1, (text,)), *more)) for text in closed for more in below
        )


def _below(lines: Sequence[str], line: int, last: int) -> Iterator[tuple[Edit, ...]]:
    """Yield how the keys behind a list may have been meant: ended as such, and as deep as those above it."""
    ended = [key_lines.ended(text) for text in lines[line:last]]
    above = [width_of(text) for text in lines[:line] if key_lines.begins_with_key(text)][-NEAR:]
    for width in dict.fromkeys((width_of(ended[0]) if ended else 0, *reversed(above))):
        moved = [" " * width + text.lstrip(" ") for text in ended[:1]] + ended[1:]
        typed = zip(count(line + 1), lines[line:last], moved, strict=False)
        yield tuple(Edit(number, 1, (new,)) for number, old, new in typed if new != old)
        if not ended:
            return


def _opened(lines: Sequence[str], line: int) -> tuple[list[str], str, bool]:
    """Return what closes the brackets open at a line's end, what they hold, and if it begins in a list."""
    opened, said, is_in_list = list[str](), list[str](), False
    for text in lines[max(0, line - NEAR) : line]:
        is_in_list = opened[-1:] == ["]"]
        for sign in re.sub(r"\s#.*", "", punctuation.without_quotations(text)):
            if sign in _CLOSER:
                opened.append(_CLOSER[sign])
            elif opened and sign == opened[-1]:
                opened.pop()
            if opened:
                said.append(sign)
            else:
                said.clear()
    return opened, "".join(said), is_in_list
