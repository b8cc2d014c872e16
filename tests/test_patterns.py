"""No pattern needs what older versions of Python do wrong."""

import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import generator

PARSER: Any = import_module("re._parser")

SINGLE = frozenset({"ANY", "IN", "LITERAL", "NOT_LITERAL"})
"""What matches one character, as the parser calls it."""


def patterns(value: object) -> Iterator[re.Pattern[str]]:
    """Yield a pattern, or those that a value holds."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict | list | tuple):
        for each in value.values() if isinstance(value, dict) else value:
            yield from patterns(each)


def possessive(parsed: Iterable[Any]) -> Iterator[list[str]]:
    """Yield what each possessive quantifier repeats."""
    for part in parsed:
        if str(part) == "POSSESSIVE_REPEAT":
            yield [str(operation) for operation, _ in list(parsed)[1][2]]
        elif isinstance(part, list | tuple | PARSER.SubPattern):
            yield from possessive(part)


def test_what_is_possessive_repeats_single_characters() -> None:
    """Before Python 3.11.5 others go wrong (python/cpython#100061, #106052), and atomic groups do not."""
    found = {
        (name, pattern.pattern): [
            each for each in possessive(PARSER.parse(pattern.pattern, pattern.flags)) if not {*each} <= SINGLE
        ]
        for _, name, _ in walk_packages(generator.__path__, "generator.")
        for value in vars(import_module(name)).values()
        for pattern in patterns(value)
    }
    assert len(found) > 300
    assert [key for key, wrong in found.items() if wrong] == []
