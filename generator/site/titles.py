"""Lines of plain text in which TeX may stand: titles, summaries, captions, names."""

import html
import re

from generator.entries import tex
from generator.entries.problem import Lang
from generator.site import mathematics
from generator.site.pieces import cleared


def inline(text: str, lang: Lang) -> str:  # noqa: ARG001 # the words of both languages are set alike so far
    """Return a line as HTML, its formulas as MathML; a formula that is mistaken is shown as code."""
    return "".join(
        _formula(part) if isinstance(part, re.Match) else html.escape(tex.readable(part))
        for part in _parts(text)
    )


def plain(text: str) -> str:
    r"""Return a line as plain text: ``$\\ell_1$`` becomes ℓ1, ``{\\"o}`` ö."""
    return "".join(
        mathematics.text(_latex(part)) if isinstance(part, re.Match) else tex.readable(part)
        for part in _parts(text)
    )


def _parts(text: str) -> list[str | re.Match[str]]:
    text = cleared(text)
    if "$" not in text:
        return [text]
    parts: list[str | re.Match[str]] = []
    position = 0
    for formula in tex.FORMULA.finditer(text):
        parts += [text[position : formula.start()], formula]
        position = formula.end()
    return [*parts, text[position:]]


def _latex(formula: re.Match[str]) -> str:
    return str(formula["inline"] or formula["display"])


def _formula(formula: re.Match[str]) -> str:
    try:
        return mathematics.mathml(_latex(formula), display=False)
    except mathematics.FormulaError:
        return f"<code>{html.escape(formula[0])}</code>"
