"""Formulas of pages that cannot be shown, with their places, which the engine does not know any more."""

import re
from collections.abc import Iterator

from generator.site.articles import showing
from generator.text.addresses import CODE
from generator.text.formulas import mathematics
from generator.text.markdown.writing.label_places import paragraphs
from generator.text.page_text import spaced

_POSSIBLE = re.compile(
    r"\$\$(?P<lines>(?>(?:[^$\\]++|\\.)+))\$\$"
    r"|\$(?!\s)(?P<dollars>(?>(?:[^$\\]++|\\.)+))(?<!\s)\$"
    r"|\\\[(?P<square>.+?)\\\]|\\\((?P<round>.+?)\\\)"
    r"|(?P<environment>\\begin\{(?P<name>[a-z]+\*?)\}.+?\\end\{(?P=name)\})"
    r"|\\.",
    re.DOTALL,
)
"""What the engine takes for a formula, unless it is code or something else that is not rendered."""

_QUOTE = re.compile(r"\n[ \t>]+")
"""What begins the further lines of a formula in a quote or a list."""


def mistaken(markdown: str, html: str) -> Iterator[tuple[int, str]]:
    """Yield what the engine will tell of a page's formulas, each time with the offset of one.

    ``html`` is what becomes of the page. It is looked through only where what may be a formula is wrong.
    """
    found = [*_possible(markdown)]
    told = {spaced(said) for said in showing.with_mathematics(html, "en")[1]} if found else ()
    yield from ((offset, said) for offset, said in found if spaced(said) in told)


def _possible(markdown: str) -> Iterator[tuple[int, str]]:
    """Yield what is wrong with all that may be a formula."""
    text = CODE.sub(lambda code: " " * len(code[0]), markdown)
    for paragraph in paragraphs(text):  # beyond which no formula goes
        for formula in _POSSIBLE.finditer(text, *paragraph):
            if group := formula.lastgroup:
                latex = _QUOTE.sub("\n", formula[group]).strip()
                try:
                    mathematics.mathml(latex, display=group not in {"dollars", "round"})
                except mathematics.FormulaError as error:
                    yield formula.start(), f"{latex} ({error})"
