r"""The TeX that titles, names and abstracts carry: accents, special letters, symbols, fonts, dashes.

What cannot be read as TeX stays as typed, and so does text that was never meant as TeX (``1~2초``,
``{a, b}``, ``5%``). Formulas are not touched here.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

from pylatexenc import latex2text, latexwalker
from pylatexenc.macrospec import LatexContextDb, MacroSpec

from generator.entries import dollars

MAX_TEX = 16 * 1024
"""Texts of more characters are left as they are: the parser takes some 20 ms a thousand commands."""

_FONTS = (
    "emph",
    "mathrm",
    "mbox",
    *(f"text{font}" for font in ("", "it", "bf", "tt", "sc", "sf", "sl", "rm", "md", "normal", "up")),
    "textsuperscript",
    "textsubscript",
    "underline",
)
"""Commands that only change how their argument looks."""

_SWITCHES = (
    "bf",
    "bfseries",
    "em",
    "it",
    "itshape",
    "rm",
    "sc",
    "scshape",
    "sf",
    "sl",
    "tt",
    "ttfamily",
    "-",
    "/",
)
"""Commands that change how what follows looks, or where it may break."""

_READ_ELSEWHERE = ("input", "include", "today")
"""What the library would answer from this computer's files and clock."""

_COMMANDS = ("latex-base", "advanced-symbols")
"""The library's symbols and accents; not its drawings of headings and citations for a terminal."""

_UNESCAPED = re.compile(r"(\\.)|([%$])", re.DOTALL)
_ESCAPED = re.compile(r"\\([%$])")
_CHARACTERS = re.compile(r"\\([~^])\{\s*\}")
r"""``\~{}`` and ``\^{}``, which are no accents."""

_CUT = re.compile(r"(?<!\\)(?:\\\\)*\\$")
"""A backslash at the end, which begins no command."""

_PROTECTED = re.compile(r"[^\W_][^\s\\$]*")
"""What braces around it protect from a bibliography's change of case."""

_TIES = re.compile(r"(?<=\.)~(?=[^\W\d_]|\[)|~(?=\\[a-zA-Z])")
_DASHES = re.compile(r"(?<!-)(?:---|--)(?!-)")
_QUOTED = re.compile(r"``(?P<text>[^`']*)''")


def readable(text: str) -> str:
    r"""Write TeX out in Unicode: ``{\"o}`` becomes ö, ``\textit{a}`` a, ``--`` an en dash."""
    text = _TIES.sub(" ", text)
    if "\\" in text or "{" in text:
        text = _decoded(text)
    text = _QUOTED.sub("“\\g<text>”", text)
    return unicodedata.normalize("NFC", _DASHES.sub(_dash, text))


def line(text: str) -> str:
    r"""Write the TeX around a line's formulas out, which stand between dollars then, others as ``\$``."""
    return around_formulas(text, _literal)


def around_formulas(text: str, write: Callable[[str], str]) -> str:
    r"""Return a text that came as TeX, its formulas as they are and all around them as ``write`` has it.

    They stand between dollars, or between ``\(`` and ``\)`` where dollars would be taken for money.
    """
    formulas = list(dollars.from_tex(text))
    ends = [0, *(formula.end for formula in formulas)]
    starts = [*(formula.start for formula in formulas), len(text)]
    around = [write(text[end:start]) for end, start in zip(ends, starts, strict=True)]

    def joined(opening: str, closing: str) -> str:
        between = [_marked(formula, opening, closing) for formula in formulas]
        return "".join(part for parts in zip(around, [*between, ""], strict=True) for part in parts)

    line = joined("$", "$")
    read = [formula.latex for formula in dollars.typed(line)]
    return line if read == [formula.latex.strip() for formula in formulas] else joined(r"\(", r"\)")


def _marked(formula: dollars.Formula, opening: str, closing: str) -> str:
    latex = formula.latex.strip()
    match formula.mark:
        case "$$":
            return f"$${latex}$$"
        case r"\begin":
            return latex
    return f"{opening}{latex}{closing}"


def _literal(text: str) -> str:
    return readable(text).replace("$", r"\$")


@lru_cache(maxsize=4096)
def _decoded(text: str) -> str:
    if len(text) > MAX_TEX or _CUT.search(text):
        return text
    escaped = _UNESCAPED.sub(lambda match: match[1] or f"\\{match[2]}", _CHARACTERS.sub(r"\1", text))
    try:
        nodes, _, _ = latexwalker.LatexWalker(
            escaped, latex_context=_grammar(), tolerant_parsing=False
        ).get_latex_nodes()
        return str(_writer().nodelist_to_text(nodes))
    except Exception:  # noqa: BLE001 # of mistaken TeX the library raises this and that, and RecursionError
        return text


class _Writer(latex2text.LatexNodes2Text):  # type: ignore[misc] # the library has no types
    """Writes nodes as text; braces that TeX's grammar gives no meaning to are meant as such."""

    def __init__(self) -> None:
        super().__init__(latex_context=_words(), math_mode="verbatim")

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
        return contents if switches or _PROTECTED.fullmatch(contents) else f"{{{contents}}}"

    def _after_command(self, command: Any, group: Any) -> str:
        r"""Write braces behind a command that takes none: they end ``\o{}``, and belong to an unknown one."""
        if self.latex_context.get_macro_spec(command.macroname).simplify_repl is _as_typed:
            return str(_as_typed(group))
        return str(self.group_node_to_text(group)) if group.nodelist else ""


def _is(node: Any, kind: Any) -> bool:
    return node is not None and bool(node.isNodeType(kind))


@cache
def _grammar() -> LatexContextDb:
    """Return which commands take what."""
    grammar = latexwalker.get_default_latex_context_db().filter_context(
        keep_categories=["latex-base"], keep_which=["macros"]
    )
    arguments = {"url": "{", "href": "{{", **dict.fromkeys(_FONTS, "{")}
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
        *(spec(switch, discard=True) for switch in _SWITCHES),
        *(spec(name, simplify_repl=_as_typed) for name in _READ_ELSEWHERE),
        spec("href", simplify_repl=lambda node, l2tobj: l2tobj.node_arg_to_text(node, 1)),
        spec("SS", simplify_repl="ẞ"),
    ]
    words.add_context_category("ours", macros=macros, prepend=True)
    words.set_unknown_macro_spec(spec("", simplify_repl=_as_typed))
    return words


@cache
def _writer() -> _Writer:
    return _Writer()


def _as_typed(node: Any) -> str:
    return _ESCAPED.sub(r"\1", str(node.latex_verbatim()))


def _dash(match: re.Match[str]) -> str:
    return "—" if len(match[0]) == 3 else "–"
