r"""Where a text holds formulas: which dollars are mathematics, and which are money.

``$x$`` and ``$$x$$`` are typed by people who also write of prices, and by others who count on TeX, where
each dollar that is not escaped belongs to a formula. LaTeX's own ``\(x\)``, ``\[x\]`` and environments are
read as well. Every step is linear in the length of the text, whatever it holds.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.text.characters import HANGUL

ENVIRONMENTS = frozenset(
    (
        "align aligned alignat array bmatrix Bmatrix cases displaymath dmath eqnarray equation flalign "
        "gather gathered math matrix multline pmatrix smallmatrix split vmatrix Vmatrix"
    ).split()
)
"""LaTeX's environments of mathematics; a star may follow the name."""

OPENING = re.compile(r"(?P<dollars>\$+)|\\begin\{(?P<environment>[a-zA-Z]+)(?P<star>\*?)\}|\\.", re.DOTALL)
"""What may begin a formula, and whatever a backslash keeps from it."""

MAX_ENVIRONMENT = 8 * 1024
"""Within how many characters an environment has to end."""

_BETWEEN = {
    "$": re.compile(r"\$((?>(?:[^$\\]++|\\.)+))\$(?!\$)", re.DOTALL),
    "$$": re.compile(r"\$\$((?>(?:[^$\\]++|\\.|\$(?!\$))+))\$\$(?!\$)", re.DOTALL),
    r"\(": re.compile(r"\\\(((?>(?:[^\\]++|\\[^()\[\]])+))\\\)", re.DOTALL),
    r"\[": re.compile(r"\\\[((?>(?:[^\\]++|\\[^()\[\]])+))\\\]", re.DOTALL),
}
"""What stands between marks that belong together, by the first of them."""

_FOREIGN = re.compile(r"\n[ \t>]*\n|[`\x02\ufdd1]")
"""What no formula holds: the end of a paragraph, code, and what stands for other things set aside."""

_WORDING = re.compile(r"\\(?:text[a-z]*|[hm]box|mathrm|operatorname\*?|tag\*?|label)\s*\{[^{}]*\}")
"""Words within a formula."""

_COMMAND = re.compile(r"\\[a-zA-Z]")
_SIGN = re.compile(r"[=^_<>{}+]")
_WORD = re.compile(r"(?<=\s)[^\W\d_]{2,}|(?<![^\W\d_])[^\W\d_]{2,}+(?=[,.;:]?\s)")
_FUNCTIONS = frozenset(
    (
        "arg argmax argmin cos cosh cot deg det diag dim div erf exp gcd inf lim ln log max min mod rank sgn "
        "sign sin sinh softmax sup tan tanh tr var"
    ).split()
)
"""Words that formulas are written with, in whatever case."""

_BRACKET = re.compile(r"[()\[\]]")
_LETTER = re.compile(r"[^\W\d_]")
_LONG_WORD = re.compile(r"[^\W\d_]{2,}")
_NO_SIGN = re.compile(r"(?<!\\)[%&#]|\"|\*\*")
"""What TeX has no use for within a line, or another."""

_PUNCTUATION = re.compile(r"[,.;:/~→–—\s]+")
"""What stands between two prices."""

_LAST_PRICE = re.compile(r"(?:\A|[^\w^{])[0-9]")
"""Where the number of a price begins whose dollar follows it, which is no index or power."""

_RANGE = re.compile(r"[0-9][0-9.,]*\s*[~|]\s*[0-9][0-9.,]*")
"""From one price to another, or two cells of a table."""

_VARIABLE = re.compile(r"\w{2,}[/:.=]+|[0-9]+/")
"""A shell's variable up to the next one, as in ``$HOME/$USER``, or a price for each of something."""

_COLUMN = re.compile("[A-Z]{1,3}")
"""A spreadsheet's column, as in ``$A$1``."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula, and where it stands in a text with what marks it."""

    latex: str
    mark: str
    r"""What it begins with: ``$``, ``$$``, ``\(``, ``\[`` or ``\begin``."""
    source: str
    """All of it, as it stands in the text."""
    start: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.source)

    @property
    def display(self) -> bool:
        """Whether it stands in a line of its own."""
        return self.mark not in {"$", r"\("}


def typed(text: str) -> Iterator[Formula]:
    """Yield the formulas of a line that somebody typed."""
    return _found(text, _is_meant)


def parts(text: str) -> Iterator[str | Formula]:
    """Yield those formulas, and before, between and behind them what else stands in the line."""
    position = 0
    for formula in typed(text):
        yield text[position : formula.start]
        yield formula
        position = formula.end
    yield text[position:]


def from_tex(text: str) -> Iterator[Formula]:
    """Yield the formulas of a text that came as TeX, where dollars pair in order."""
    return _found(text, lambda _, formula: _is_no_prose(formula.latex))


def in_markdown(text: str, start: int) -> Formula | None:
    r"""Return the formula of a Markdown text that begins at a place.

    A backslash may just keep a bracket from being Markdown's: ``\[1\]`` is a reference, ``\(sic\)`` a word.
    """
    formula = _marked(text, OPENING.match(text, start))
    if formula is None or not _is_meant(text, formula):
        return None
    return formula if formula.mark not in {r"\(", r"\["} or _is_telling(formula) else None


def _found(text: str, is_meant: Callable[[str, Formula], bool]) -> Iterator[Formula]:
    position = 0
    while opening := OPENING.search(text, position):
        position = opening.end()
        formula = _marked(text, opening)
        if formula and is_meant(text, formula):
            position = formula.end
            yield formula


def _marked(text: str, opening: re.Match[str] | None) -> Formula | None:
    """Return what stands between an opening and its end, whatever it is."""
    if opening is None:
        return None
    start = opening.start()
    if opening["environment"]:
        end = _end_of_environment(text, opening)
        return Formula(text[start:end], r"\begin", text[start:end], start) if end else None
    mark = opening["dollars"] or opening[0]
    whole = _BETWEEN[mark].match(text, start) if mark in _BETWEEN else None
    if whole is None or not whole[1].strip() or _FOREIGN.search(whole[1]):
        return None
    return Formula(whole[1], mark, whole[0], start)


def _end_of_environment(text: str, opening: re.Match[str]) -> int | None:
    if opening["environment"] not in ENVIRONMENTS:
        return None
    closing = f"\\end{{{opening['environment']}{opening['star']}}}"
    end = text.find(closing, opening.end(), opening.end() + MAX_ENVIRONMENT)
    return None if end < 0 or _FOREIGN.search(text, opening.end(), end) else end + len(closing)


def _is_telling(formula: Formula) -> bool:
    """Tell whether what stands between brackets with backslashes looks like a formula."""
    bare = _WORDING.sub("", formula.latex)
    if HANGUL.search(bare):
        return False
    if _COMMAND.search(bare) or _SIGN.search(bare):
        return True
    return formula.mark == r"\(" and bool(_LETTER.search(bare)) and not _LONG_WORD.search(bare)


def _is_no_prose(latex: str) -> bool:
    """Tell whether what stands between dollars is no running text about prices."""
    bare = _WORDING.sub("", latex)
    if _COMMAND.search(bare) or (_SIGN.search(bare) and not bare[:1].isdigit()):
        return True
    return not HANGUL.search(bare) and not _words(bare)


def _is_meant(text: str, formula: Formula) -> bool:
    """Tell whether what somebody typed is a formula, by itself and by what is around it."""
    latex = formula.latex
    if formula.mark != "$":
        return formula.mark != "$$" or _is_no_prose(latex)
    bare = _WORDING.sub("", latex)
    if latex[0].isspace() or latex[-1].isspace() or HANGUL.search(bare):
        return False
    if _COMMAND.search(latex):
        return True
    if _words(bare) and (bare[0].isdigit() or not _SIGN.search(bare)):
        return False
    bracket = _BRACKET.search(bare)
    if (
        (bracket and bracket[0] in ")]")
        or bare[-1] in "(["
        or _NO_SIGN.search(bare)
        or _RANGE.fullmatch(bare)
    ):
        return False
    return not _is_money(bare, text[formula.start - 1 : formula.start], text[formula.end : formula.end + 1])


def _is_money(bare: str, before: str, after: str) -> bool:
    """Tell prices, and what programs write with dollars, by what is before and after."""
    if bare[0].isdigit() and (after.isdigit() or before.isdigit() or "A" <= before <= "Z"):  # US$5, $5~$10
        return True
    number = len(bare.rstrip("0123456789.,"))
    if before.isdigit() and not bare[0].isalpha() and _LAST_PRICE.search(bare, max(number - 1, 0)):  # 1$~2$
        return True
    if (before.isdigit() or after.isdigit()) and _PUNCTUATION.fullmatch(bare):  # 1$/$2
        return True
    if (before + after).isascii() and before.isalpha() and after.isalpha() and " " in bare:  # df$a + df$b
        return True
    if _COLUMN.fullmatch(bare) and after.isdigit():
        return True
    return bool(_VARIABLE.fullmatch(bare)) and (after.isalnum() or after == "{")


def _words(bare: str) -> bool:
    return any(word.lower() not in _FUNCTIONS for word in _WORD.findall(bare))
