r"""LaTeX as math-core takes it: what it must not see is refused, and what it lacks is put in other words.

Both rest on a formula's tokens. A refusal is the same on every machine; for what nobody has thought of there
is a clock behind it (``converting.py``).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import cycle, pairwise

MAX_BYTES = 4 * 1024
"""How long a formula may be, in bytes of UTF-8."""

MAX_NESTING = 64
"""How deep braces and environments may nest; math-core's stack overflows at some thousands."""

MAX_UNPAIRED = 8
"""How many opening delimiters may lack their closing one: math-core's time doubles with each."""

MACROS: Mapping[str, str] = {
    "fbox": r"\boxed{\text{#1}}",
    "hbox": r"\text{#1}",
    "mathbbm": r"\mathbb{#1}",
    "mathds": r"\mathbb{#1}",
    "mbox": r"\text{#1}",
    "pmb": r"\boldsymbol{#1}",
    "substack": r"\begin{subarray}{c}#1\end{subarray}",
}
"""Commands that math-core lacks, and what it is told instead."""

_TOKEN = re.compile(r"%[^\n]*|\\[a-zA-Z]+|\\?.", re.DOTALL)

_PAIRS = (  # noqa: SIM905 # a list of words reads better as words
    "( ) [ ] ⌈ ⌉ ⌊ ⌋ ⌜ ⌝ ⌞ ⌟ ⎰ ⎱ ❲ ❳ ⟅ ⟆ ⟦ ⟧ ⟨ ⟩ ⟪ ⟫ ⟬ ⟭ ⟮ ⟯ ⦃ ⦄ ⦅ ⦆ ⦇ ⦈ ⦉ ⦊ ⦋ ⦌ ⦍ ⦎ ⦏ ⦐ ⦑ ⦒ "
    r"⦓ ⦔ ⦕ ⦖ ⦗ ⦘ ⧘ ⧙ ⧚ ⧛ ⧼ ⧽ \{ \} \lAngle \rAngle \lBrace \rBrace \lVert \rVert \lang \rang "
    r"\langle \rangle \lbrace \rbrace \lbrack \rbrack \lceil \rceil \lfloor \rfloor \lgroup \rgroup "
    r"\llangle \rrangle \llbracket \rrbracket \llcorner \lrcorner \llparenthesis \rrparenthesis "
    r"\lmoustache \rmoustache \lparen \rparen \lvert \rvert \ulcorner \urcorner"
).split()
_OPENING = frozenset(_PAIRS[::2])
_CLOSING = frozenset(_PAIRS[1::2])

_ALONE = re.compile(r"\\(?:middle|not|[bB]igg?m?|math(?:ord|op|bin|rel|open|close|punct|inner))")
"""Commands after which a closing delimiter stands for itself and closes nothing."""

_ROLES: Mapping[str, str] = {
    **dict.fromkeys(("{", r"\begin", r"\left"), "begin"),
    **dict.fromkeys(("}", r"\end", r"\right"), "end"),
    **dict.fromkeys(("&", r"\\"), "cell"),
    **dict.fromkeys(
        (r"\def", r"\gdef", r"\let", r"\newcommand", r"\providecommand", r"\renewcommand"), "define"
    ),
}
"""What tokens do to the nesting of a formula, or would if they were let."""

_ENVIRONMENTS: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys(
        ("align", "align*", "alignat", "alignat*", "alignedat", "flalign", "flalign*", "split"),
        (r"\begin{aligned}", r"\end{aligned}"),
    ),
    **dict.fromkeys(("gather", "gather*", "multline", "multline*"), (r"\begin{gathered}", r"\end{gathered}")),
    **dict.fromkeys(("displaymath", "equation", "equation*", "math"), ("{", "}")),
    **dict.fromkeys(("eqnarray", "eqnarray*"), (r"\begin{array}{rcl}", r"\end{array}")),
    "smallmatrix": (r"\begin{subarray}{c}", r"\end{subarray}"),
}
"""What stands for environments that math-core lacks, or would number: no formula here refers to another."""

_COUNTED = frozenset({"alignat", "alignat*", "alignedat"})
"""Environments that are told how many columns they have."""

_TEXTS = frozenset(
    (  # noqa: SIM905 # a list of words reads better as words
        r"\fbox \hbox \mbox \text \textbf \textit \textmd \textnormal \textrm \textsf \textsl \texttt \textup"
    ).split()
)
"""Commands for text, in which there can be mathematics again."""

_TURNS = frozenset({"$", r"\(", r"\)"})
"""Where text becomes mathematics, and mathematics text again."""

_UNSAID = frozenset({r"\label", r"\nonumber", r"\notag", r"\tag"})
"""Commands that number and name formulas."""

_OTHERS = re.compile(r"\\(?:begin|label|nonumber|notag|tag|\()|\$")
"""What few formulas hold, and makes others of them."""


class FormulaError(ValueError):
    """A formula that cannot be shown; the text says why, in English."""


def prepared(latex: str) -> str:
    """Return a formula in the words of math-core; raises FormulaError for one that it must not see."""
    if len(latex.encode()) > MAX_BYTES:
        raise FormulaError(f"The formula is longer than {MAX_BYTES} bytes.")
    tokens = _TOKEN.findall(latex)
    _check(tokens)
    return "".join(_reworded(tokens)) if _OTHERS.search(latex) else latex


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
            case "define":
                raise FormulaError("No commands can be defined here.")
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
            elif word in _CLOSING and not _ALONE.fullmatch(before):
                yield "close"
        before = word


def _reworded(tokens: Sequence[str]) -> Iterator[str]:
    """Yield the tokens of a formula in the words of math-core."""
    position = 0
    while position < len(tokens):
        word = tokens[position]
        position += 1
        if word in {r"\begin", r"\end"}:
            name, position = _argument(tokens, position)
            environment = "".join(name)
            if word == r"\begin" and environment in _COUNTED:
                _, position = _argument(tokens, position)
            instead = _ENVIRONMENTS.get(environment)
            yield instead[word == r"\end"] if instead else f"{word}{{{environment}}}"
        elif word in _UNSAID:
            _, position = _argument(tokens, position)
            yield " "  # or the command before would end later
        elif word in _TEXTS:
            text, after = _argument(tokens, position)
            yield from _texts(word, text) if after > position else [word]
            position = after
        else:
            yield word


def _texts(command: str, text: Sequence[str]) -> Iterator[str]:
    """Yield a text, and between texts what is mathematics in it."""
    turns = [number for number, token in enumerate(text) if token in _TURNS]
    if not turns or len(turns) % 2:
        yield from (command, "{", *text, "}")
        return
    yield "{"
    parts = [text[start + 1 : end] for start, end in pairwise([-1, *turns, len(text)])]
    for part, mathematics in zip(parts, cycle((False, True)), strict=False):
        yield from ("{", *_reworded(part), "}") if mathematics else (command, "{", *part, "}")
    yield "}"


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
