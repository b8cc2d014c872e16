"""Labels that a page cannot have, with their places, which are lost once it is rendered."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.text.markdown.writing import number_labels
from generator.text.markdown.writing.blocks import CAPTION

_BETWEEN = re.compile(r"\n[ \t>]*\n|\Z")
_MARKS = re.compile(r"^[ \t>]+", re.MULTILINE)


class WrongLabel(NamedTuple):
    """A label that names nothing."""

    offset: int
    label: str
    """With its braces."""
    kind: str = ""
    """How it should begin; empty where another has the same name."""


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield from where to where the paragraphs of a text go, also those of quotes."""
    begin = 0
    for end in _BETWEEN.finditer(text):
        yield begin, end.start()
        begin = end.end()


def wrong(text: str) -> Iterator[WrongLabel]:
    r"""Yield the labels at the ends of captions and formulas that are none, or stand twice.

    >>> [*wrong("$$x$$ {#eq-a}\n\n![](a.png)\n\nFigure: It. {#a}\n\n$$y$$ {#eq-a}")]
    [WrongLabel(offset=39, label='{#a}', kind='fig'), WrongLabel(offset=51, label='{#eq-a}', kind='')]
    """
    if "{#" not in text:
        return
    shown, known = number_labels.shown(text), set[str]()
    for begin, end in paragraphs(shown):
        _, label = number_labels.divided(shown[begin:end])
        offset = shown.rfind(label, begin, end)
        if label and (kind := _kind(text[begin:offset].rstrip())):
            if not number_labels.is_of(kind, label[2:-1]):
                yield WrongLabel(offset, label, kind)
            elif label in known:
                yield WrongLabel(offset, label)
            known.add(label)


def _kind(typed: str) -> str | None:
    """Return what a paragraph labels at its end; None where that is nothing."""
    if typed.endswith("$$"):
        return "eq"
    caption = CAPTION.search(_MARKS.sub("", typed))
    return ("fig" if caption["figure"] else "tab") if caption else None
