"""What is set aside before Markdown is parsed: fenced code, display formulas, comments.

All three may hold blank lines or lines that look like other blocks, so they are found by line, under the
marks of the quotes and lists that hold them.
"""

import html
import re

from pygments import highlight
from pygments.formatters.html import HtmlFormatter
from pygments.lexers import get_lexer_by_name

from generator.entries import dollars
from generator.site import mathematics, words
from generator.site.pieces import Pieces

MAX_HIGHLIGHTED = 16 * 1024
"""How many characters of code get colours; more is shown plain."""

LANGUAGES = frozenset(
    (  # noqa: SIM905 # a list of words reads better as words
        "bash bibtex c console cpp css cuda diff go haskell html ini java javascript js json julia latex "
        "lua make matlab numpy objective-c octave perl python py python3 pycon r ruby rust scala scheme "
        "sh shell sql swift tex text toml ts typescript xml yaml yml"
    ).split()
)
"""Languages that are highlighted; others are shown plain, as not every lexer is safe from hostile text."""

_MARKS = r"(?P<marks>[ >]*(?:(?:[-*+]|[0-9]{1,3}[.)]) +)?)"
_FENCE = re.compile(rf"{_MARKS}(?P<fence>`{{3,}}|~{{3,}}) *(?P<language>[\w+#.-]*)(?P<info>[^`]*)")
_FORMULA = re.compile(rf"{_MARKS}(?P<formula>(?:\$\$|\\\[|\\begin\{{).*)")
_QUOTE = re.compile(r" {0,3}> ?")


def set_aside(text: str, pieces: Pieces) -> str:
    """Return a text with code and display formulas replaced by tokens, and without comments."""
    lines = _without_comments(text).expandtabs(4).split("\n")
    kept: list[str] = []
    position = 0
    open_until = 0
    while position < len(lines):
        line = lines[position]
        if fence := _FENCE.fullmatch(line):
            code, position = _code(lines, position, fence)
            kept.append(
                fence["marks"] + pieces.token(_highlighted(code, fence["language"]), code, block=True)
            )
        elif position >= open_until and (formula := _FORMULA.fullmatch(line)):
            found, end = _formula(lines, position, formula)
            if found is None:
                kept.append(line)
                open_until = end
                position += 1
            else:
                kept.append(formula["marks"] + display_formula(found, pieces))
                position = end
        else:
            kept.append(line)
            position += 1
    return "\n".join(kept)


def display_formula(found: dollars.Formula, pieces: Pieces) -> str:
    """Set a display formula aside, or the code of one that is mistaken."""
    typed = found.source
    try:
        converted = mathematics.mathml(found.latex.strip(), display=True)
    except mathematics.FormulaError as error:
        pieces.mistake("markdown-formula", typed, value=typed, reason=str(error))
        return pieces.token(_plain_code(typed), typed, block=True)
    name = words.FORMULA[pieces.lang]
    room = f'<div class="digest-scroll digest-formula" tabindex="0" role="group" aria-label="{name}">'
    return pieces.token(f"{room}{converted}</div>", typed, block=True)


def _without_comments(text: str) -> str:
    kept: list[str] = []
    position = 0
    for start in re.finditer(r"(?m)^ {0,3}<!--", text):
        if start.start() < position:
            continue
        end = text.find("-->", start.end())
        if end < 0:
            break
        kept.append(text[position : start.start()])
        position = end + 3
    return "".join([*kept, text[position:]])


def _code(lines: list[str], start: int, fence: re.Match[str]) -> tuple[str, int]:
    """Return the code of a fence and the line after it; a fence never closed holds all the rest."""
    closing = re.compile(rf" *{fence['fence'][0]}{{{len(fence['fence'])},}} *")
    code: list[str] = []
    for number in range(start + 1, len(lines)):
        line = _unmarked(lines[number], fence["marks"])
        if line is None:
            return "\n".join(code), number
        if closing.fullmatch(line):
            return "\n".join(code), number + 1
        code.append(line)
    return "\n".join(code), len(lines)


def _formula(lines: list[str], start: int, opening: re.Match[str]) -> tuple[dollars.Formula | None, int]:
    """Return a display formula that fills its lines, or None, and the line after it or its paragraph."""
    typed = [opening["formula"]]
    end = start + 1
    while end < len(lines) and (line := _unmarked(lines[end], opening["marks"])) and line.strip():
        typed.append(line)
        end += 1
    found = dollars.in_markdown("\n".join(typed), 0)
    if found is None:
        return None, end
    height = found.source.count("\n") + 1
    fills = not "\n".join(typed[:height])[found.end :].strip()
    return (found, start + height) if fills else (None, start + 1)


def _unmarked(line: str, marks: str) -> str | None:
    """Take the marks of quotes and the indentation off a line; None where it is outside the quote."""
    for _ in range(marks.count(">")):
        quote = _QUOTE.match(line)
        if quote is None:
            return None
        line = line[quote.end() :]
    indent = len(marks.rpartition(">")[2])
    return line[min(indent, len(line) - len(line.lstrip(" "))) :]


def _highlighted(code: str, language: str) -> str:
    name = language.lower()
    if name not in LANGUAGES or len(code) > MAX_HIGHLIGHTED:
        return _plain_code(code)
    lexer = get_lexer_by_name(name, stripnl=False)
    spans = highlight(code, lexer, HtmlFormatter(nowrap=True))
    return _block_of_code(spans)


def _plain_code(code: str) -> str:
    return _block_of_code(html.escape(code))


def _block_of_code(spans: str) -> str:
    return f'<div class="highlight"><pre><code tabindex="0">{spans.rstrip()}\n</code></pre></div>'
