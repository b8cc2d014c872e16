"""What is set aside before Markdown is parsed: fenced code, display formulas, comments.

All three may hold blank lines or lines that look like other blocks, so they are found by line, under the
marks of the quotes and lists that hold them.
"""

import re

from markupsafe import Markup, escape

from generator.support.languages import Lang
from generator.text import dollars
from generator.text.formulas import mathematics
from generator.text.markdown.captions import FORMULA
from generator.text.markdown.pieces import TOKEN, Piece, Pieces
from generator.text.markdown.writing import number_labels
from generator.text.markdown.writing.code import OUTPUT, beside

MAX_HIGHLIGHTED = 8 * 1024
"""How many characters of code get colours; more is shown plain."""

_NO_CODE = re.compile(r"[^\n]{200}|(?:\n *){4}")
"""What nobody's code holds, and many lexers take the square of its length for."""

LANGUAGES = frozenset(
    (
        "bash bibtex c console cpp css cuda diff haskell html ini javascript js json julia latex lua "
        "make matlab numpy objective-c octave perl python py python3 pycon r ruby rust scala scheme "
        "sh shell sql swift tex text toml ts typescript xml yaml yml"
    ).split()
)
"""Languages that are highlighted; others are shown plain, as not every lexer is safe from hostile text."""

_MARKS = r"(?P<marks>[ >]*(?:(?:[-*+]|[0-9]{1,3}[.)]) +)?)"
_FENCE = re.compile(
    rf"{_MARKS}(?P<fence>`{{3,}}+|~{{3,}}+) *+(?P<language>[a-zA-Z0-9_+#.-]*+)(?P<info>[^`]*)"
)
_FORMULA = re.compile(rf"{_MARKS}(?P<formula>(?P<mark>\$\$|\\\[|\\begin\{{[a-zA-Z]+\*?\}}).*)")
_CLOSINGS = {"$$": "$$", r"\[": r"\]"}
_COMMENT = re.compile(r" {0,3}<!--")
_LABEL = re.compile(r"\[([^\[\]]+)\](?!:)")
LIST_MARK = re.compile("[-*+0-9.)]")
"""What makes an item of a line, where spaces of the same width go on with one."""

_QUOTE = re.compile(r" {0,3}> ?")


def set_aside(text: str, pieces: Pieces) -> str:
    """Return a text with code and display formulas replaced by tokens, and without comments."""
    lines = text.expandtabs(4).split("\n")
    kept: list[str] = []
    position = 0
    open_until = 0
    endless = False
    while position < len(lines):
        line = lines[position]
        if fence := _FENCE.fullmatch(line):
            code, position = _code(lines, position, fence, pieces)
            marks = fence["marks"]
            if words := fence["info"].strip():
                pieces.mistake("markdown-fence-words", words, value=words)
                kept.append(marks + words)
                marks = LIST_MARK.sub(" ", marks)
            shown = _highlighted(code, fence["language"])
            if fence["language"] == OUTPUT and (above := _code_above(kept, marks, pieces)):
                shown = beside(above.html, shown, pieces.lang)
                code = f"{above.text}\n\n{code}"
            kept.append(marks + pieces.token(shown, code, block=True))
        elif not endless and (comment := _COMMENT.match(line)):
            position, endless = _without_comment(lines, position, comment.end())
        elif position >= open_until and (formula := _FORMULA.fullmatch(line)):
            found, label, end = _formula(lines, position, formula)
            if found is None:
                kept.append(line)
                open_until = end
                position += 1
            else:
                kept.append(formula["marks"] + display_formula(found, pieces) + label)
                position = end
        else:
            kept.append(line)
            position += 1
    source = "\n".join(kept)
    pieces.labels = frozenset(" ".join(label.split()).lower() for label in _LABEL.findall(source))
    return source


def _code_above(kept: list[str], marks: str, pieces: Pieces) -> Piece | None:
    """Take back the code that stands right above, under the same marks; None where none does."""
    above = len(kept) - 1
    while above > 0 and not kept[above].strip(" >"):
        above -= 1
    token = TOKEN.fullmatch(kept[above].removeprefix(marks)) if above >= 0 else None
    piece = pieces.pieces[int(token[1])] if token else None
    if piece is None or not piece.html.startswith('<div class="highlight">'):
        return None
    del kept[above:]
    return piece


def _without_comment(lines: list[str], start: int, column: int) -> tuple[int, bool]:
    """Cut a comment off; return the line where the text goes on, and whether the comment has no end."""
    for number in range(start, len(lines)):
        _, end, rest = lines[number][column if number == start else 0 :].partition("-->")
        if end:
            lines[number] = rest
            return number, False
    return start, True


def display_formula(found: dollars.Formula, pieces: Pieces) -> str:
    """Set a display formula aside, or the code of one that is mistaken."""
    typed = found.source
    try:
        converted = mathematics.mathml(found.latex.strip(), display=True)
    except mathematics.FormulaError as error:
        pieces.mistake("markdown-formula", typed, value=typed, reason=str(error))
        return pieces.token(_plain_code(typed), typed, block=True)
    return pieces.token(formula_box(converted, pieces.lang), typed, block=True)


def formula_box(mathml: str, lang: Lang) -> Markup:
    """Return a display formula, which is our own MathML, in a box that scrolls where it is too wide."""
    box = Markup(
        '<div class="digest-scroll digest-formula" tabindex="0" role="group" aria-label="{}">{}</div>'
    )
    return box.format(FORMULA[lang], Markup(mathml))  # noqa: S704 # MathML of an allow-list


def _code(lines: list[str], start: int, fence: re.Match[str], pieces: Pieces) -> tuple[str, int]:
    """Return the code of a fence and the line after it; one never closed is reported, and holds the rest."""
    closing = re.compile(rf" *{fence['fence'][0]}{{{len(fence['fence'])},}} *")
    code: list[str] = []
    for number in range(start + 1, len(lines)):
        line = _unmarked(lines[number], fence["marks"])
        if line is None:
            break
        if closing.fullmatch(line):
            return "\n".join(code), number + 1
        code.append(line)
    first = [fence[0][fence.start("fence") :], *lines[start + 1 : start + 3]]
    needle = "\n".join(line.strip() for line in first).rstrip()
    pieces.mistake("markdown-fence-unclosed", needle, value=fence["fence"])
    return "\n".join(code), start + 1 + len(code)


def _formula(lines: list[str], start: int, opening: re.Match[str]) -> tuple[dollars.Formula | None, str, int]:
    """Return a display formula that fills its lines, or None, its label, and the line to go on from."""
    typed: list[str] = []
    closing = _CLOSINGS.get(opening["mark"]) or opening["mark"].replace("begin", "end")
    line, end = opening["formula"].removeprefix(opening["mark"]), start
    while closing not in line:
        typed.append(line)
        end += 1
        following = _unmarked(lines[end], opening["marks"]) if end < len(lines) else None
        if not following or not following.strip():
            return None, "", end
        line = following
    line, label = number_labels.divided(line)
    source = opening["mark"] + "\n".join([*typed, line]).rstrip()
    found = dollars.in_markdown(source, 0)
    return (found if found and found.source == source else None), label, end + 1


def _unmarked(line: str, marks: str) -> str | None:
    """Take the marks of quotes and the indentation off a line; None where it is outside the quote."""
    for _ in range(marks.count(">")):
        quote = _QUOTE.match(line)
        if quote is None:
            return None
        line = line[quote.end() :]
    indent = len(marks.rpartition(">")[2])
    return line[min(indent, len(line) - len(line.lstrip(" "))) :]


def _highlighted(code: str, language: str) -> Markup:
    name = language.lower()
    if name not in LANGUAGES or len(code) > MAX_HIGHLIGHTED or _NO_CODE.search(code):
        return _plain_code(code)
    try:
        from pygments import highlight  # noqa: PLC0415 # it is as large as all else that browsers load
        from pygments.formatters.html import HtmlFormatter  # noqa: PLC0415 # as above
        from pygments.lexers import get_lexer_by_name  # noqa: PLC0415 # as above
    except ImportError:
        return _plain_code(code)
    lexer = get_lexer_by_name(name, stripnl=False)
    return _block_of_code(Markup(highlight(code, lexer, HtmlFormatter(nowrap=True))))  # noqa: S704 # escapes


def _plain_code(code: str) -> Markup:
    return _block_of_code(escape(code))


def _block_of_code(spans: Markup) -> Markup:
    return Markup('<div class="highlight"><pre><code tabindex="0">{}\n</code></pre></div>').format(
        spans.rstrip()
    )
