"""Labels: what a text calls its figures, tables and equations, in order to refer to them."""

import re
from collections.abc import Iterator

from generator.support.splicing import spliced
from generator.text import wikilinks
from generator.text.markdown.pieces import Pieces
from generator.text.markdown.writing.article_inlines import REFERENCE_TYPED, SLIDE_TYPED, slide

LABEL = r"\{#(?P<label>[a-zA-Z0-9_-]{1,60})\}"
"""A label, as it stands at the end of a caption or formula."""

_NAME = re.compile(r"(?P<kind>fig|tab|eq)-[a-z0-9]+(?:-[a-z0-9]+)*")


def divided(text: str) -> tuple[str, str]:
    """Divide a text from the label at its end, if it has one.

    >>> divided("$$ {#eq-softmax} ")
    ('$$', '{#eq-softmax}')
    """
    stripped = text.rstrip()
    begin = stripped.rfind("{#")
    if begin < 0 or not re.fullmatch(LABEL, stripped[begin:]):
        return text, ""
    return stripped[:begin].rstrip(), stripped[begin:]


def labelled(text: str, kind: str, pieces: Pieces) -> tuple[str, str | None]:
    """Return a text without the label at its end, and the label; one of another kind is a mistake."""
    rest, typed = divided(text)
    if not typed:
        return text, None
    if not is_of(kind, typed[2:-1]):
        pieces.mistake("markdown-label", typed, value=typed, kind=kind)
        return text, None
    return rest, typed[2:-1]


def is_of(kind: str, label: str) -> bool:
    """Tell whether a label may be that of such a thing."""
    name = _NAME.fullmatch(label)
    return name is not None and name["kind"] == kind


def dangling(text: str) -> Iterator[tuple[int, str]]:
    r"""Yield the references of a Markdown text to labels that nothing in it has, each with its offset.

    >>> list(dangling("[[#fig-a]] [[#fig-b]] `[[#fig-c]]`\n\nFigure: It. {#fig-a}"))
    [(11, '[[#fig-b]]')]
    """
    if "[[#" not in text:
        return
    read = shown(text)
    known = {label["label"] for label in re.finditer(LABEL, read)}
    known |= {slide(mark) for mark in re.finditer(SLIDE_TYPED, read)}
    for reference in re.finditer(REFERENCE_TYPED, read):
        if reference["label"] not in known:
            yield reference.start(), reference[0]


def shown(text: str) -> str:
    """Return a text with spaces for what holds no labels: code, formulas, what a backslash hides."""
    return spliced(text, ((start, end, " " * (end - start)) for start, end in wikilinks.hidden(text)))
