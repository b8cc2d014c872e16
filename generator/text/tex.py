r"""The TeX that titles, names and abstracts carry: accents, special letters, symbols, fonts, dashes.

What cannot be read as TeX stays as typed, and so does text that was never meant as TeX (``1~2초``,
``{a, b}``, ``5%``). Formulas are not touched here.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import Any

from pylatexenc import latex2text, latexwalker
from pylatexenc.macrospec import LatexContextDb, MacroSpec

from generator.support import package
from generator.text import dollars

MAX_TEX = 16 * 1024
"""Texts of more characters are left as they are: the parser takes some 20 ms a thousand commands."""

_FONTS = (
    "emph",
    "mathrm",
    "mbox",
    *(f"text{font}" for font in ("", "it", "bf", "tt", "sc", "sf", "sl", "rm", "md", "normal", "up")),
    *(f"text{script}" for script in ("cyrillic", "greek", "latin")),
    *(f"mkbib{font}" for font in ("emph", "bold", "italic")),
    *("underline", "uline", "hbox", "acro", "mkbibacro", "NoCaseChange"),
)
"""Commands that only change how their argument looks."""

_SWITCHES = tuple(
    (
        "bf bfseries em it itshape rm sc scshape sf sl tt ttfamily relax nobreakdash cyrchar newblock - / "
        "tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge"
    ).split()
)
"""Commands that change how what follows looks, or where it may break."""

_READ_ELSEWHERE = ("input", "include", "today")
"""What the library would answer from this computer's files and clock."""

_SORTING = ("noop", "noopsort", "SortNoop", "sortnoop")
"""Commands of bibliographies whose argument only says where an entry is sorted."""

_QUOTING = ("enquote", "mkbibquote")

GREEK = dict(
    zip(
        "αβγδεζηθικλμνξπρστυφχψω",
        (
            "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau"
            " upsilon phi chi psi omega"
        ).split(),
        strict=True,
    )
)
"""The names of letters, as TeX and people write them out."""

_SIGNS = {
    **package.table("generator.text", "tex_signs.yml"),
    **{f"text{name}": letter for letter, name in GREEK.items()},
}
"""What the library does not know, or writes otherwise than it is printed."""

_RAISED = str.maketrans("0123456789+-=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")

_COMMANDS = ("latex-base", "advanced-symbols")
"""The library's symbols and accents; not its drawings of headings and citations for a terminal."""

_UNESCAPED = re.compile(r"(\\.)|([%$])", re.DOTALL)
_ESCAPED = re.compile(r"\\([%$])")
_CHARACTERS = re.compile(r"\\([~^])\{\s*\}")
r"""``\~{}`` and ``\^{}``, which are no accents."""

_STACKED = re.compile(r"\\([`'^\"~=.])\\([`'^\"~=.])\s*(\{[A-Za-z]\}|[A-Za-z])")
r"""Two accents on one letter, ``\~\^e``, the second of which is the argument of the first."""

_TONE_FIRST = re.compile("([\u0300\u0301\u0303\u0309])([\u0302\u0306])")
_APART = re.compile("[\u0302\u0306]")
"""Accents apart from their letter, since one of tone stands before that of the vowel."""

_CUT = re.compile(r"(?<!\\)(?:\\\\)*\\$")
"""A backslash at the end, which begins no command."""

_PROTECTED = re.compile(r"[^\W_][^\s\\$]*")
"""What braces around it protect from a bibliography's change of case."""

_BRACE = re.compile(r"(?<!\\)[{}]")
_TIES = re.compile(r"(?<=\.)~(?=[^\W\d_]|\[)|~(?=\\[a-zA-Z])")
_DASHES = re.compile(r"(?<!-)(?:---|--)(?!-)")
_QUOTED = re.compile(r"``(?P<text>(?:[^`'\"]|'(?!'))*)(?:''|\")")
_SINGLY_QUOTED = re.compile(r"(?<![\w`])`(?P<text>[^`'\s](?:[^`']|'\w)*)'(?![\w'])")


def readable(text: str) -> str:
    r"""Write TeX out in Unicode: ``{\"o}`` becomes ö, ``\textit{a}`` a, ``--`` an en dash."""
    if "~" in text:
        text = _TIES.sub(" ", text)
    if "\\" in text or "{" in text:
        text = _decoded(text, grouped=True)
    return _typeset(text)


def ungrouped(text: str) -> str:
    """Write out what surely came as TeX: braces only group there, and are gone."""
    if "\\" in text or "{" in text or "}" in text:
        text = _decoded(text, grouped=False)
    return _typeset(text)


def knows(command: str) -> bool:
    """Tell whether a command, without its backslash, is one that is written out."""
    words = _words()
    return words.get_macro_spec(command) is not words.unknown_macro_spec


def raised(text: str) -> str:
    """Raise digits and signs, ``2`` to ``²``; what holds a letter stays on its line, as in ``1st``."""
    return _shifted(text, _RAISED)


def lowered(text: str) -> str:
    """Lower digits and signs, ``2`` to ``₂``; what holds a letter stays on its line."""
    return _shifted(text, _LOWERED)


def line(text: str) -> str:
    r"""Write the TeX around a line's formulas out, which stand between dollars then, others as ``\$``."""
    return around_formulas(text, lambda around: readable(around).replace("$", r"\$"))


def around_formulas(text: str, write: Callable[[str], str]) -> str:
    """Return a text that came as TeX, its formulas as they are and all around them as ``write`` has it."""
    formulas = list(dollars.from_tex(text))
    ends = [0, *(formula.end for formula in formulas)]
    starts = [*(formula.start for formula in formulas), len(text)]
    around = [write(text[end:start]) for end, start in zip(ends, starts, strict=True)]
    return with_formulas(
        formulas,
        lambda between: "".join(part for parts in zip(around, [*between, ""], strict=True) for part in parts),
    )


def with_formulas(formulas: Sequence[dollars.Formula], join: Callable[[Sequence[str]], str]) -> str:
    r"""Return a line that ``join`` puts together around formulas, marked so that they are read as formulas.

    They stand between dollars, or between ``\(`` and ``\)`` where dollars would be taken for money.
    """
    line = join([_marked(formula, "$", "$") for formula in formulas])
    if [formula.latex for formula in dollars.typed(line)] == [formula.latex.strip() for formula in formulas]:
        return line
    return join([_marked(formula, r"\(", r"\)") for formula in formulas])


def _marked(formula: dollars.Formula, opening: str, closing: str) -> str:
    latex = formula.latex.strip()
    match formula.mark:
        case "$$":
            return f"$${latex}$$"
        case r"\begin":
            return latex
    return f"{opening}{latex}{closing}"


def _typeset(text: str) -> str:
    if "`" in text:
        text = _QUOTED.sub("“\\g<text>”", _SINGLY_QUOTED.sub("‘\\g<text>’", text))
    if "--" in text:
        text = _DASHES.sub(lambda dash: "—" if len(dash[0]) == 3 else "–", text)
    whole = unicodedata.normalize("NFC", text)
    if _APART.search(whole):
        swapped = _TONE_FIRST.sub(r"\2\1", unicodedata.normalize("NFD", whole))
        whole = unicodedata.normalize("NFC", swapped)
    return whole


def _shifted(text: str, signs: dict[int, int]) -> str:
    return text.translate(signs) if all(ord(sign) in signs for sign in text) else text


@lru_cache(maxsize=4096)
def _decoded(text: str, *, grouped: bool) -> str:
    """Write commands out; where ``grouped``, braces stay that belong to none."""
    undecoded = text if grouped else _BRACE.sub("", text)
    if len(text) > MAX_TEX or _CUT.search(text):
        return undecoded
    stacked = _STACKED.sub(r"\\\1{\\\2\3}", _CHARACTERS.sub(r"\1", text))
    escaped = _UNESCAPED.sub(lambda match: match[1] or f"\\{match[2]}", stacked)
    try:
        nodes, _, _ = latexwalker.LatexWalker(
            escaped, latex_context=_grammar(), tolerant_parsing=False
        ).get_latex_nodes()
        return str(_writer(grouped=grouped).nodelist_to_text(nodes))
    except Exception:  # noqa: BLE001 # of mistaken TeX the library raises this and that, and RecursionError
        return undecoded


class _Writer(latex2text.LatexNodes2Text):  # type: ignore[misc] # the library has no types
    """Writes nodes as text; braces that TeX's grammar gives no meaning to are meant as such."""

    def __init__(self, *, grouped: bool) -> None:
        super().__init__(latex_context=_words(), math_mode="verbatim")
        self.grouped = grouped

    def nodelist_to_text(self, nodelist: Any) -> str:
        written, before = [], None
        for node in nodelist:
            if before is not None and _is(node, latexwalker.LatexGroupNode):
                written.append(self._after_command(before, node))
            else:
                written.append(str(self.node_to_text(node)))
            before = node if _is(node, latexwalker.LatexMacroNode) else None
        return "".join(written)

    def group_node_to_text(self, node: Any) -> str:
        contents = self.nodelist_to_text(node.nodelist)
        first = node.nodelist[0] if node.nodelist else None
        switches = getattr(first, "macroname", "") in _SWITCHES
        is_sign = len(node.nodelist) == 1 and _is(first, latexwalker.LatexMacroNode)
        if not self.grouped or switches or is_sign or _PROTECTED.fullmatch(contents):
            return contents
        return f"{{{contents}}}"

    def _after_command(self, command: Any, group: Any) -> str:
        r"""Write braces behind a command that takes none: they end ``\o{}``, and belong to an unknown one."""
        if self.latex_context.get_macro_spec(command.macroname).simplify_repl is _as_typed:
            return str(_as_typed(group))
        return str(self.group_node_to_text(group)) if group.nodelist else ""


def _is(node: Any, kind: Any) -> bool:
    return node is not None and bool(node.isNodeType(kind))


_WRITES: dict[str, Callable[[str], str]] = {
    "textsuperscript": raised,
    "textsubscript": lowered,
    **dict.fromkeys(("uppercase", "MakeUppercase"), str.upper),
    **dict.fromkeys(("lowercase", "MakeLowercase"), str.lower),
    "textcommabelow": lambda letter: f"{letter}\N{COMBINING COMMA BELOW}",
    "h": lambda letter: f"{letter}\N{COMBINING HOOK ABOVE}",
    "horn": lambda letter: f"{letter}\N{COMBINING HORN}",
    "t": lambda letters: f"{letters[:1]}\N{COMBINING DOUBLE INVERTED BREVE}{letters[1:]}" if letters else "",
}
"""Commands that write their argument otherwise."""


@cache
def _grammar() -> LatexContextDb:
    """Return which commands take what."""
    grammar = latexwalker.get_default_latex_context_db().filter_context(
        keep_categories=["latex-base"], keep_which=["macros"]
    )
    taking = (*_FONTS, *_SORTING, *_QUOTING, *_WRITES, "url", "hspace")
    arguments = {"href": "{{", "foreignlanguage": "{{", **dict.fromkeys(taking, "{")}
    macros = [MacroSpec(name, args_parser=taken) for name, taken in arguments.items()]
    grammar.add_context_category("ours", macros=macros, prepend=True)
    return grammar


@cache
def _words() -> LatexContextDb:
    """Return what commands say."""
    words = latex2text.get_default_latex_context_db().filter_context(
        keep_categories=[*_COMMANDS], keep_which=["macros"]
    )
    spec = latex2text.MacroTextSpec
    macros = [
        *(spec(font, discard=False) for font in (*_FONTS, "url")),
        *(spec(switch, discard=True) for switch in (*_SWITCHES, *_SORTING)),
        *(spec(name, simplify_repl=sign) for name, sign in _SIGNS.items()),
        *(spec(name, simplify_repl="“%s”") for name in _QUOTING),
        spec("hspace", simplify_repl=" "),
        *(spec(name, simplify_repl=_writing(write)) for name, write in _WRITES.items()),
        *(spec(name, simplify_repl=_as_typed) for name in _READ_ELSEWHERE),
        *(
            spec(name, simplify_repl=lambda node, l2tobj: l2tobj.node_arg_to_text(node, 1))
            for name in ("href", "foreignlanguage")
        ),
    ]
    words.add_context_category("ours", macros=macros, prepend=True)
    words.set_unknown_macro_spec(spec("", simplify_repl=_as_typed))
    return words


@cache
def _writer(*, grouped: bool) -> _Writer:
    return _Writer(grouped=grouped)


def _as_typed(node: Any) -> str:
    return _ESCAPED.sub(r"\1", str(node.latex_verbatim()))


def _writing(write: Callable[[str], str]) -> Callable[[Any, Any], str]:
    return lambda node, l2tobj: write(l2tobj.node_arg_to_text(node, 0))
