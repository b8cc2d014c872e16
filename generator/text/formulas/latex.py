r"""LaTeX as math-core takes it: what it must not see is refused, and what it lacks is put in other words.

Both rest on a formula's tokens. A refusal is the same on every machine; for what nobody has thought of there
is a clock behind it (``worker.py``).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import cycle, pairwise
from typing import Any

from generator.support import package

MAX_BYTES = 4 * 1024
"""How long a formula may be, in bytes of UTF-8."""

MAX_NESTING = 64
"""How deep braces and environments may nest; math-core's stack overflows at some thousands."""

MAX_UNPAIRED = 8
"""How many opening delimiters may lack their closing one: math-core's time doubles with each."""

_TOKEN = re.compile(r"%[^\n]*|\\[a-zA-Z]+|\\?.", re.DOTALL)

_PAIRS = (
    "( ) [ ] ⌈ ⌉ ⌊ ⌋ ⌜ ⌝ ⌞ ⌟ ⎰ ⎱ ❲ ❳ ⟅ ⟆ ⟦ ⟧ ⟨ ⟩ ⟪ ⟫ ⟬ ⟭ ⟮ ⟯ ⦃ ⦄ ⦅ ⦆ ⦇ ⦈ ⦉ ⦊ ⦋ ⦌ ⦍ ⦎ ⦏ ⦐ ⦑ ⦒ "
    r"⦓ ⦔ ⦕ ⦖ ⦗ ⦘ ⧘ ⧙ ⧚ ⧛ ⧼ ⧽ \{ \} \lAngle \rAngle \lBrace \rBrace \lVert \rVert \lang \rang "
    r"\langle \rangle \lbrace \rbrace \lbrack \rbrack \lceil \rceil \lfloor \rfloor \lgroup \rgroup "
    r"\llangle \rrangle \llbracket \rrbracket \llcorner \lrcorner \llparenthesis \rrparenthesis "
    r"\lmoustache \rmoustache \lparen \rparen \lvert \rvert \ulcorner \urcorner"
).split()
_OPENING = frozenset(_PAIRS[::2])
_CLOSING = frozenset(_PAIRS[1::2])

_TAKING = re.compile(
    r"[\^_]|\\(?:middle|not|[bB]igg?[lmr]?|math[a-z]+|text[a-z]*|[oO]ver[a-z]+|under[a-z]+|x[a-zA-Z]{5,}"
    r"|(?:wide)?(?:hat|tilde|check)|acute|grave|breve|d{1,4}ot|bar|vec|b?cancel|[hv]?phantom|boxed|phase|angl"
    r"|cramped|sqrt|[dt]?frac|operatorname|emph|Ket|Bra(?:ket)?|Set)"
)
"""What takes a closing delimiter that follows it for its argument, so that it closes nothing."""

_ROLES: Mapping[str, str] = {
    **dict.fromkeys(("{", r"\begin", r"\left"), "begin"),
    **dict.fromkeys(("}", r"\end", r"\right"), "end"),
    **dict.fromkeys(("&", r"\\"), "cell"),
}
"""What tokens do to the nesting of a formula."""

_TOLD = frozenset(
    {"alignat", "alignedat", "crampedsubarray", "empheq", "spreadlines", "xalignat", "xxalignat"}
)
"""Environments that are told more, of which nothing is needed here."""

_PLACE = re.compile(r"\[[tbclr]\]")
"""How an environment stands on its line, or its columns in it."""

_COLUMNS = re.compile(r"[@!><]\{[^{}]*\}|(?<=[pmb])\{[^{}]*\}")
"""What stands between or within an array's columns, whose widths follow from what they hold."""

_TEXTS = frozenset(
    (
        r"\fbox \hbox \mbox \text \textbf \textit \textmd \textnormal \textrm \textsf \textsl \texttt \textup"
    ).split()
)
"""Commands for text, in which there can be mathematics again."""

_TURNS = frozenset({"$", r"\(", r"\)"})
"""Where text becomes mathematics, and mathematics text again."""

_UNSAID = frozenset({r"\label", r"\leftroot", r"\tag", r"\uproot"})
"""Commands that number, name and move something, with what they take."""

_MOVING = {r"\above": r"\over ", r"\lower": "", r"\moveleft": "", r"\moveright": "", r"\raise": ""}
"""Commands that take a length first, and what stands for them without it."""

_LENGTH = re.compile(r"\s*(?:-?[0-9.]+\s*[a-z]{2}|\{[^{}\\]*\})")


class FormulaError(ValueError):
    """A formula that cannot be shown; the text says why, in English."""


@cache
def _lacking() -> Mapping[str, Any]:
    found: dict[str, Any] = package.table("generator.text.formulas", "macros.yml")
    return {**found, "unsaid": frozenset(found["unsaid"])}  # in which every token is looked for


def macros() -> Mapping[str, str]:
    """Return the commands that math-core lacks, and what stands for them."""
    found: Mapping[str, str] = _lacking()["commands"]
    return found


def prepared(latex: str) -> str:
    """Return a formula in the words of math-core; raises FormulaError for one that it must not see."""
    if len(latex.encode()) > MAX_BYTES:
        raise FormulaError(f"The formula is longer than {MAX_BYTES} bytes.")
    tokens = _TOKEN.findall(latex)
    _check(tokens)
    return "".join(_reworded(tokens))


def _check(tokens: Sequence[str]) -> None:
    """Refuse what math-core crashes on or takes for ever over."""
    open_delimiters = [0]
    unpaired = 0
    for role in _roles(tokens):
        match role:
            case "begin":
                open_delimiters.append(0)
                if len(open_delimiters) > MAX_NESTING:
                    raise FormulaError(f"The formula nests deeper than {MAX_NESTING} levels.")
            case "end":
                unpaired += open_delimiters.pop() if len(open_delimiters) > 1 else 0
            case "cell":
                unpaired += open_delimiters[-1]
                open_delimiters[-1] = 0
            case "open":
                open_delimiters[-1] += 1
            case "close":
                open_delimiters[-1] = max(0, open_delimiters[-1] - 1)
    if unpaired + sum(open_delimiters) > MAX_UNPAIRED:
        raise FormulaError(f"More than {MAX_UNPAIRED} brackets of the formula are never closed.")


def _roles(tokens: Sequence[str]) -> Iterator[str]:
    """Yield what tokens do to the nesting of a formula, as far as they do anything."""
    before = ""
    for word in tokens:
        if word.isspace() or word[0] == "%":
            continue
        if word in _ROLES:
            yield _ROLES[word]
        elif before not in {r"\left", r"\right"}:  # whose delimiters are counted like braces
            if word in _OPENING:
                yield "open"
            elif word in _CLOSING and not _TAKING.fullmatch(before):
                yield "close"
        before = word


def _reworded(tokens: Sequence[str]) -> Iterator[str]:
    """Yield the tokens of a formula in the words of math-core."""
    position = 0
    while position < len(tokens):
        word = tokens[position]
        position += 1
        if word in {r"\begin", r"\end"}:
            reworded, position = _environment(word, tokens, position)
            yield reworded
        elif word in _UNSAID:
            _, position = _argument(tokens, position)
            yield " "  # or the command before would end later
        elif word in _MOVING:
            length = _LENGTH.match("".join(tokens[position : position + 20]))
            position += len(length[0]) if length else 0
            yield _MOVING[word]
        elif word[1:] in _lacking()["unsaid"]:
            yield " "
        elif word[1:] in _lacking()["signs"]:
            yield from (r"\text{", _sign(word), "}")
        elif word[1:] in _lacking()["switches"]:
            yield _lacking()["switches"][word[1:]]
        elif word in _TEXTS:
            text, after = _argument(tokens, position)
            yield from _texts(word, text) if after > position else [word]
            position = after
        else:
            yield word


def _environment(word: str, tokens: Sequence[str], position: int) -> tuple[str, int]:
    """Return what begins or ends an environment, and the position after it."""
    name, position = _argument(tokens, position)
    environment = "".join(name)
    plain = environment.removesuffix("*")
    as_typed = rf"\begin{{{environment}}}", rf"\end{{{environment}}}"
    begin, end = _lacking()["environments"].get(plain, as_typed)
    if word == r"\end":
        return end, position
    if _PLACE.fullmatch("".join(tokens[position : position + 3])):
        position += 3
    if plain in _TOLD:
        _, position = _argument(tokens, position)
    elif plain == "array":
        columns, position = _argument(tokens, position)
        begin += "{" + re.sub("[pmb]", "l", _COLUMNS.sub("", "".join(columns))) + "}"
    return begin, position


def _texts(command: str, text: Sequence[str]) -> Iterator[str]:
    """Yield a text, and between texts what is mathematics in it."""
    turns = [number for number, token in enumerate(text) if token in _TURNS]
    if not turns or len(turns) % 2:
        yield from (command, "{", *map(_sign, text), "}")
        return
    yield "{"
    parts = [text[start + 1 : end] for start, end in pairwise([-1, *turns, len(text)])]
    for part, mathematics in zip(parts, cycle((False, True)), strict=False):
        yield from ("{", *_reworded(part), "}") if mathematics else (command, "{", *map(_sign, part), "}")
    yield "}"


def _sign(word: str) -> str:
    """Return what stands in a text for a token, which may be a sign's name."""
    return str(_lacking()["signs"].get(word[1:], word)) if word[0] == "\\" else word


def _argument(tokens: Sequence[str], position: int) -> tuple[Sequence[str], int]:
    """Return the tokens of an argument in braces, or none, and the position after it."""
    start = position
    while start < len(tokens) and (tokens[start].isspace() or tokens[start] == "*"):
        start += 1
    depth = 0
    for end in range(start, len(tokens)):
        depth += (tokens[end] == "{") - (tokens[end] == "}")
        if depth <= 0:
            return (tokens[start + 1 : end], end + 1) if end > start else ((), position)
    return (), position
