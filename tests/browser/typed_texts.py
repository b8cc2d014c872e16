"""Texts that YAML, editors and files are apt to take for something else, the same ones every time."""

import random
from collections.abc import Iterator

from generator.text.characters import UNWANTED

_MARKS = r"""
# - -- --- ... %TAG ? |2 >- @ = << ' " ` \ \n \x \U0001F600 \nabla nabla au { } [ ] , ： ，
<script> [[a]] ``` $x_1^2$ yes no null true ~ 1e3 0x1f 0o7 .inf +1 1_000 2015-10-26 1:20 it's =======
{{x}} https://example.org/a#b 가나다 😀
"""

_BLANKS = ("\t", " ", "  ", "\n", "\n\n", "\r\n", "\r", "\u3000", "\u00a0", "\u200b", "\u202e", "\\\n")

PIECES = (
    *_MARKS.split(),
    *_BLANKS,
    *(": ", " #", "- ", "!!str ", "!x ", "&a ", "*a", "--- ", "    code", "<<<<<<< HEAD", ">>>>>>> theirs"),
    *(
        "key: value",
        "a: b: c",
        "# 제목",
        "* 별",
        "1. 하나",
        "| a | b |",
        "x" * 130,
        "a house of cards " * 8 + "by",
    ),
    *("\u1112\u1161\u11ab", "e\u0301", "👩\u200d👧"),
)

_CONTROLS = ("\0", "\x07", "\x1b", "\x7f", "\x85", "\u2028", "\u2029")
REFUSED = (*_CONTROLS, "\ufeff", "\ufffe", "\U0001ffff", "\ud83d")
"""What no file may hold."""


def texts(number: int) -> Iterator[str]:
    """Yield so many texts: each piece, then several at a time."""
    made = random.Random(18)
    yield from (*PIECES, *REFUSED)
    for _ in range(number - len(PIECES) - len(REFUSED)):
        chosen = [made.choice(PIECES) for _ in range(made.randint(1, 9))]
        if made.random() < 0.1:
            chosen.insert(made.randint(0, len(chosen)), made.choice(REFUSED))
        yield "".join(chosen)


def is_refused(text: str) -> bool:
    """Tell whether no file may hold a text."""
    return UNWANTED.search(text) is not None
