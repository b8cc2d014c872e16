"""Lines of plain text in which TeX may stand: titles, summaries, captions, names."""

import html
from collections.abc import Iterator
from functools import lru_cache

from generator.text import dollars, tex
from generator.text.dollars import Formula
from generator.text.formulas import mathematics
from generator.text.markdown.pieces import cleared

_AGAIN = 4096
"""How many lines are remembered: a title stands on its page often, a tag's name on many pages."""

_LONG = 400
"""How many signs a text has that is not remembered: no page shows it twice."""


@lru_cache(maxsize=_AGAIN)
def inline(text: str) -> str:
    """Return a line as HTML, its formulas as MathML; a formula that is mistaken is shown as code."""
    return "".join(
        _formula(part) if isinstance(part, Formula) else html.escape(tex.readable(part))
        for part in parts(text)
    )


def plain(text: str) -> str:
    r"""Return a line as plain text: ``$\\ell_1$`` becomes ℓ1, ``{\\"o}`` ö."""
    return _plain(text) if len(text) < _LONG else _plain.__wrapped__(text)


@lru_cache(maxsize=_AGAIN)
def _plain(text: str) -> str:
    return "".join(
        mathematics.text(part.latex) if isinstance(part, Formula) else tex.readable(part)
        for part in parts(text)
    )


def mistaken(text: str) -> Iterator[tuple[str, str]]:
    """Yield the formulas of a line that cannot be shown, as typed, and why."""
    for part in parts(text):
        if isinstance(part, Formula):
            try:
                mathematics.mathml(part.latex, display=False)
            except mathematics.FormulaError as error:
                yield part.source, str(error)


def parts(text: str) -> list[str | Formula]:
    """Return a line as its formulas and what stands between them, as typed."""
    text = cleared(text)
    return [*dollars.parts(text)] if "$" in text or "\\" in text else [text]


def _formula(formula: Formula) -> str:
    try:
        return mathematics.mathml(formula.latex, display=False)
    except mathematics.FormulaError:
        return f"<code>{html.escape(formula.source)}</code>"
