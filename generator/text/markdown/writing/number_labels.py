"""Labels: what a text calls its figures, tables and equations, in order to refer to them."""

import re

from generator.text.markdown.pieces import Pieces

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
