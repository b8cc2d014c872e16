r"""Text as BibTeX holds it.

Letters stay as they are, in UTF-8, since every reader of today takes them. What TeX gives a meaning to is
escaped, and words are put in braces whose capitals a style would make small. Formulas of titles stay formulas
where they hold nothing but harmless commands: whoever typed them must not run TeX on another's computer.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from generator.text import tex, titles
from generator.text.characters import UNWANTED
from generator.text.dollars import Formula

_MEANT = re.compile(r"[\\{}%#&_$~^@]")
_PRINTED: Mapping[str, str] = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "@": "{@}",  # before a brace it would begin an entry for some
    **{sign: f"\\{sign}" for sign in "{}%#&_$"},
}
_PRINTED_UNPAIRED: Mapping[str, str] = {**_PRINTED, "{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
"""The same where braces do not pair, which BibTeX counts even behind a backslash."""

_BRACE = re.compile("[{}]")
_WORD = re.compile(r"[^\W_]+")
_LONG = 4
"""How many letters a word has that is not small in every title."""

_CLOSED = re.compile("[.:?!–—]")
"""What stands between two words of which the second begins a subtitle."""

_FORMULA = re.compile(r"(?:[\w\s+*/=<>.,:;!?()\[\]|'^{}-]|\\[a-zA-Z]++|\\[,;:! ])+")
_COMMAND = re.compile(r"\\([a-zA-Z]+)")
_HARMLESS = frozenset(
    (
        "alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi "
        "rho sigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi "
        "Psi Omega ell infty partial nabla times cdot pm mp le leq ge geq ne neq approx sim equiv in to "
        "rightarrow leftarrow leftrightarrow mapsto circ bullet star dagger ldots cdots dots sqrt frac "
        "sum prod int log exp sin cos tan min max arg mathbf mathbb mathcal mathrm mathit mathsf mathtt "
        "boldsymbol text textrm textit textbf hat tilde bar vec dot overline underline left right langle "
        "rangle quad qquad prime"
    ).split()
)
"""Commands that do nothing but print."""


def one_line(text: str) -> str:
    """Return a text without line breaks and controls, which no format of citations takes within a field."""
    return " ".join((text if text.isprintable() else UNWANTED.sub("", text)).split())


def escaped(text: str) -> str:
    """Return a text with what TeX gives a meaning to written so that it is printed."""
    line = one_line(text)
    return _signed(line, _signs(line))


def verbatim(address: str) -> str:
    """Return an address, in which nothing is escaped, without what would end a field."""
    return re.sub(r"[\s\\{}]", lambda sign: f"%{ord(sign[0]):02X}", one_line(address))


def title(typed: str) -> str:
    """Return a title, its formulas as such and its words in braces where their capitals matter."""
    parts = [
        part if isinstance(part, Formula) and _is_harmless(part.latex) else _plain(part)
        for part in titles.parts(one_line(typed))
    ]
    named, pieces, opens = _is_sentence(parts), list[str](), True
    for part in parts:
        if isinstance(part, Formula):
            pieces.append(f"{{${part.latex.strip()}$}}")
        else:
            pieces += _protected(part, named=named, opens=opens)
        opens = opens and not part
    return one_line("".join(pieces))


def _plain(part: str | Formula) -> str:
    return titles.plain(part.source) if isinstance(part, Formula) else tex.readable(part)


def _pairs(text: str) -> bool:
    """Tell whether every brace of a text has another one to it."""
    depth = 0
    for brace in _BRACE.findall(text) if "{" in text or "}" in text else ():
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def _is_harmless(latex: str) -> bool:
    does_print = _HARMLESS.issuperset(_COMMAND.findall(latex))
    return does_print and _pairs(latex) and _FORMULA.fullmatch(latex) is not None


def _is_sentence(parts: Sequence[str | Formula]) -> bool:
    """Tell whether a title is written as a sentence is, so that its capitals begin names."""
    words: list[str] = [word for part in parts if isinstance(part, str) for word in _WORD.findall(part)]
    long = [word for word in words[1:] if len(word) >= _LONG]
    return 2 * sum(word[0].isupper() for word in long) <= len(long)


def _protected(text: str, *, named: bool, opens: bool) -> Iterator[str]:
    """Yield a part of a title, escaped; it may open the title, and its capitals begin names if ``named``."""
    signs, end = _signs(text), 0
    for word in _WORD.finditer(text):
        letters, gap = word[0], text[end : word.start()]
        opens = opens or (gap != " " and _CLOSED.search(gap) is not None)
        is_name = named and not opens and len(letters) > 1 and letters[0].isupper()
        has_capitals = len(letters) > 1 and letters[1:] != letters[1:].lower()
        yield gap if gap == " " else _signed(gap, signs)
        yield f"{{{letters}}}" if is_name or has_capitals else letters
        end, opens = word.end(), False
    yield _signed(text[end:], signs)


def _signs(text: str) -> Mapping[str, str]:
    return _PRINTED if _pairs(text) else _PRINTED_UNPAIRED


def _signed(text: str, signs: Mapping[str, str]) -> str:
    return _MEANT.sub(lambda sign: signs[sign[0]], text)
