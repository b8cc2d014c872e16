r"""Texts and addresses that came as TeX, as bibliographies write them, in the words of the format.

There braces only group, ``~`` is a space, and programs escape what was escaped (``\\&``,
``{\textbackslash}alpha``). Formulas stay TeX, other dollars become ``\$``.
"""

import re
import unicodedata
from dataclasses import replace

from generator.metadata.doi import jats
from generator.metadata.readable import line
from generator.text import dollars, tex
from generator.text.formulas import mathematics

_ASIDE = re.compile("\ufdd0([0-9]+)\ufdd1")
"""Where a formula stood, in characters that no text holds."""

_NO_TOKENS = {0xFDD0: None, 0xFDD1: None}

_TIE = re.compile(r"(?<!\w/)(?:(?<!\\)~(?![0-9])|(?<![\\0-9])~)")
"""A space where no line ends; between digits people rather mean a range, behind a slash a home."""

_DOUBLED = re.compile(
    r"\\\\(?:(?P<sign>(?=[&%$#_]|['\"`^~=.][{A-Za-z\\]))"
    r"|(?=(?P<command>[A-Za-z]+)(?P<taking>\{| [A-Za-z])?)"
    r"|\*?(?:\[[^\[\]]{0,12}\])?\s*)"
)
"""Two backslashes: what a program made of one by escaping it, or the end of a line."""

_LETTERS = frozenset(
    {"ss", "SS", "o", "O", "l", "L", "ae", "AE", "oe", "OE", "aa", "AA", "i", "j", "dh", "th", "DH", "TH"}
)
_ACCENTS = frozenset("vcuHkrdb")

_BACKSLASH = re.compile(r"(?:\$\\backslash\$|\{\\(?:text)?backslash\})(?=[A-Za-z'\"`^~=.&%_#]|\{\\[%&_#]\})")
r"""The backslash of a command that a program took for a sign; it writes ``{\$}`` and ``{\{}`` then too."""

_BETWEEN_TWO = re.compile(r"(?:\{\\\$\}){2}(?P<latex>[^$]{1,500}?)(?:\{\\\$\}){2}")
r"""A formula in line as Springer exports it, ``{\$}{\$}{\backslash}ell{\$}{\$}``."""

_ONE_SIGN = re.compile(r"\$(\\[A-Za-z]+)\$")
r"""What it makes of a letter beside such a formula, in which that is said again: ``$\ell$1`` is ``ℓ1``."""

_ESCAPE_IN_FORMULA = (
    r"\\(?P<sign>[_{}])|\\\^\{\}|\{\\text(?P<name>asciicircum|backslash)\}"
    r"|\\text(?P<other>asciicircum|backslash)(?:\{\}|\s)"
)
_IN_FORMULA = re.compile(rf"{_ESCAPE_IN_FORMULA}|\{{\{{(?P<kept>[^{{}}]*)\}}\}}")
_ESCAPED = re.compile(
    rf"\\\$(?!\s)(?P<latex>(?>[^$\\]{{0,60}}?(?:{_ESCAPE_IN_FORMULA})){{1,20}}[^$\\]{{0,60}}(?<!\s))\\\$"
)
r"""A formula as Zotero exports it, ``\$L\_1\$``: all is escaped of what nobody writes but in TeX."""

_UNSAID = re.compile(r"[\s^/\ufe00-\ufe0f]")
"""What a formula's text has that its letters alone have not."""

_MAX_REPEATED = 500
"""How many characters behind a formula are compared with it."""

_CLOSED_ALIKE = re.compile(r"(?<![\w'`])''(?=[^\s'])(?P<text>(?:[^`'\"]|'(?!'))*)''(?!\w)")
"""A text whose quotes open as TeX's close: ``''on hearing''``."""

_END_OF_SENTENCE = re.compile(r"(?<!\\)\\@(?=[.?!:])|(?<=[.?!:])\\@")
r"""``\@``, by which TeX is told whether a full stop ends a sentence: one behind an initial does not."""

_UNICODE = re.compile(r"(?:\\{1,2}u[0-9a-fA-F]{4})+")
r"""Letters as JSON writes them, ``\u00e9``, in halves where they need two."""

_ONLY_FORMULAS = re.compile(r"\\ifmmode.{0,80}?\\else\s*(?P<text>.{0,40}?)\\fi(?:\{\}|\s+)?", re.DOTALL)
"""What some publishers write for a letter that formulas and text set otherwise."""

_LAYOUT = re.compile(
    r"\\(?:par|newline|(?:line|page)?break|newpage|(?:no)?indent|(?:small|med|big)skip|hfill|centering|item)"
    r"(?![A-Za-z])(?:\s*\[[^\[\]]{0,40}\])?"
    r"|\\(?:begin|end)\{(?:abstract|center|description|enumerate|itemize|quot(?:e|ation))\}|\\vspace\*?\{[^{}]*\}"
)
"""Commands that only set a text, in lines, paragraphs and lists."""

_NOTHING = re.compile(
    r"\\(?:protect|xspace)(?![A-Za-z])\s*(?:\{\})?|\\raisebox\{[^{}]{0,40}\}|\\(?:text)?color(?:\[\w+\])?\{[^{}]{0,40}\}\s*"
    r"|\\begin\{CJK\*?\}(?:\[\w*\])?(?:\{\w*\}){0,2}\s*|(?:(?<!\s)\s+)?\\end\{CJK\*?\}"
)
"""Commands that say nothing of a text, as those by which TeX was told of fonts for Hangul and Han."""

_NOTE = re.compile(
    r"\\(?:thanks|footnote)\s*(?:\[[^\[\]]{0,40}\])?\{(?>(?:[^{}]++|\{[^{}]*\})*)\}|\\footnotemark(?:\[[^\[\]]{0,40}\])?"
    r"|\$\s*\^\{?\s*(?:[*†‡§¶]|\\(?:ast|star|dag|ddag|dagger|ddagger))\s*\}?\s*\$\s*$"
)
"""A note to a title, which is no part of it."""

_SIGN = re.compile(r"\{\\([${}_^&%#])\}")
_COMMAND = re.compile(r"\\(?:[A-Za-z]+|['\"`^~=.])")

_LINKED = re.compile(r"\\href\s*\{(?P<address>(?>(?:[^{}]++|\{[^{}]*\})*))\}\s*\{.*\}\s*", re.DOTALL)
_TYPESET = re.compile(r"\\(?:url|path|nolinkurl|texttt)\s*(?=\{)")
_TILDE = re.compile(r"\$\\sim\$|\\(?:(?:textasciitilde|sim)(?![A-Za-z])|string\s*~|~)(?:\{\})?\s*")
_BRACKETS = {
    "<": re.compile(r"\$<\$|\\textless(?![A-Za-z])"),
    ">": re.compile(r"\$>\$|\\textgreater(?![A-Za-z])"),
}
_UNDERSCORE = re.compile(r"\\textunderscore(?![A-Za-z])(?:\{\})?\s*")
_BRACE = re.compile(r"(?<!\\)[{}]")
_ESCAPE = re.compile(r"(?<!\\)\\+(?=[&%$#_^=?/.:{}-])")
_BROKEN = re.compile(r"(?<!\s)\s*\n\s*+(?!https?://)")


def text(typed: str) -> str:
    """Write out a title, a name or an abstract on which TeX was typed."""
    typed = _END_OF_SENTENCE.sub("", _unescaped(typed))
    formulas = list(dollars.from_tex(typed))
    around: list[str] = []
    position = 0
    for number, formula in enumerate(formulas):
        around += [typed[position : formula.start], f"\ufdd0{number}\ufdd1"]
        position = formula.end + _repeated(formula, typed[formula.end :][:_MAX_REPEATED])
    whole = "".join([*around, typed[position:]])
    single = _DOUBLED.sub(lambda match: "\\" if _is_escape(match) else " ", whole)
    quoted = _CLOSED_ALIKE.sub(r"“\g<text>”", _TIE.sub(" ", single))
    shown = tex.ungrouped(_LAYOUT.sub(" ", quoted)).replace("$", r"\$")
    meant = [replace(formula, latex=_meant(formula.latex)) for formula in formulas]
    return tex.with_formulas(meant, lambda marked: _ASIDE.sub(lambda token: marked[int(token[1])], shown))


def in_words(typed: str) -> str:
    """Write such a text out on one line, without what exports from XML and HTML leave in it."""
    return line(jats.exported(text(typed)))


def _repeated(formula: dollars.Formula, behind: str) -> int:
    r"""Return how many signs behind a formula say it again, as where Springer has ``$\ell_1$ℓ1``.

    Behind a space that is surely so only where two dollars mark a formula within a line.
    """
    plain = behind.partition("$")[0]
    if not plain[:1].strip(",.;:-)") or (plain[0].isspace() and formula.mark != "$$"):
        return 0
    said = _UNSAID.sub("", unicodedata.normalize("NFKC", mathematics.text(formula.latex)))
    alike = (unicodedata.normalize("NFKC", sign) for sign in plain)
    shown = "".join(one if len(one) == 1 else sign for one, sign in zip(alike, plain, strict=True))
    repeated = re.match(r"\s*".join(("", *map(re.escape, said))) + r"(?!\w)", shown)
    return repeated.end() if repeated else 0


def address(typed: str) -> str:
    r"""Write out an address or an identifier: ``{\_}``, ``\url{…}`` and ``&amp;`` as the signs meant."""
    if not typed:  # most fields that are asked for
        return ""
    if linked := _LINKED.fullmatch(typed.strip()):
        typed = linked["address"]
    for sign, written in _BRACKETS.items():
        typed = written.sub(sign, typed)
    bare = _UNDERSCORE.sub("_", _TILDE.sub("~", _TYPESET.sub("", typed)))
    return jats.references(_BROKEN.sub("", _ESCAPE.sub("", _BRACE.sub("", bare)))).strip()


def unnoted(typed: str) -> str:
    """Return a title without its notes."""
    return _NOTE.sub("", typed)


def letters(typed: str) -> str:
    r"""Write out letters that a program wrote as JSON does, ``\u00e9``, without what says nothing of them.

    No letter stands for a piece then.
    """
    typed = _NOTHING.sub("", typed) if "\\" in typed else typed
    return (_UNICODE.sub(_of_units, typed) if r"\u" in typed else typed).translate(_NO_TOKENS)


def _of_units(escaped: re.Match[str]) -> str:
    units = re.findall("u(....)", escaped[0])
    return b"".join(int(unit, 16).to_bytes(2, "big") for unit in units).decode("utf-16-be", "replace")


def unread(shown: str) -> list[str]:
    """Return the commands that are left in a text around its formulas, since nobody knows them."""
    found: list[str] = []
    position = 0
    for formula in dollars.typed(shown):
        found += _COMMAND.findall(shown, position, formula.start)
        position = formula.end
    return found + _COMMAND.findall(shown, position)


def _meant(latex: str) -> str:
    return latex if r"\begin" in latex else latex.replace("\\\\", "\\")


def _unescaped(typed: str) -> str:
    typed = _ONLY_FORMULAS.sub(r"\g<text>", letters(typed))
    if _BETWEEN_TWO.search(typed):
        typed = _BETWEEN_TWO.sub(_in_line, _ONE_SIGN.sub(lambda sign: mathematics.text(sign[1]), typed))
    typed = _ESCAPED.sub(lambda formula: f"${_IN_FORMULA.sub(_sign, formula['latex'])}$", typed)
    return _BACKSLASH.sub(r"\\", _SIGN.sub(r"\1", typed)) if _BACKSLASH.search(typed) else typed


def _sign(escaped: re.Match[str]) -> str:
    """Return what of a formula was escaped, or stands between braces that keep its case."""
    name = escaped["name"] or escaped["other"]
    return escaped["kept"] or escaped["sign"] or ("\\" if name == "backslash" else "^")


def _in_line(formula: re.Match[str]) -> str:
    latex = _SIGN.sub(r"\1", formula["latex"].replace(r"{\backslash}", "\\"))
    return f"${latex.strip()}$"


def _is_escape(doubled: re.Match[str]) -> bool:
    command, taking = doubled["command"], doubled["taking"]
    if not command:
        return doubled["sign"] is not None
    if command in _LETTERS or (command in _ACCENTS and taking):
        return True
    return taking == "{" and tex.knows(command)
