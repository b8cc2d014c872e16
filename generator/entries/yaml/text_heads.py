"""Keys whose text stands on the lines below: without the sign that says so, or with another one."""

import re
from collections.abc import Iterator
from itertools import islice, takewhile

from generator.entries.yaml.nodes import FAR, FileLine, Finding, Scalar, Span
from generator.problems.problem import Mend

LOOKALIKES = "｜ㅣ│┃∣❘￨︱¦ǀl"
"""What keyboards and fonts have for a vertical bar."""

_TEXT_KEY = r"(?P<lead>[ ]*(?:- +)*)(?:ko|en|abstract)[ ]*:"
_BARE = re.compile(rf"(?P<head>{_TEXT_KEY})[ ]*(?P<comment>(?:[ ]#.*)?)$")
_SIGNED = re.compile(
    rf"(?P<head>{_TEXT_KEY})[ ]*(?:(?P<wide>[{LOOKALIKES}])|[|>][ ]*(?:[|>.:;,]+|[-+–—−]{{1,2}}|[\"'“”‘’])"
    r"|[|>][-+]?[0-9]{1,2}[-+]?|\"[|>]\"|'[|>]')[ ]*(?P<comment>(?:[ ]#.*)?)$"
)
"""Signs before a text that YAML does not take, or takes for a column that the text does not stand in."""

_ALONE = re.compile(rf"(?P<sign>[{LOOKALIKES}＞]|(?P<other>[-–—+=:]+[ ]?[|>]|[/\\!I1]))[ ]*\r?\n")
_COMMENT_ABOVE = re.compile(r"\n(?P<indent>[ ]*)(?P<line>#[^\r\n]*)")
_COMMENT_BELOW = re.compile(r"[ ]*(?:\r?\n[ ]*)*\r?\n(?P<indent>[ ]*)(?P<line>#[^\r\n]*)")

_PARTED = re.compile(r"\n[ \t]*\r?\n")
_BELOW = re.compile(r"\n(?P<indent>[ ]*)(?=\S)")
_DIVIDED = re.compile(r"(?m)\n[ \t]*\r?\n|^[ \t]*(?:(?:[-*+>]|#{1,6}|[0-9]{1,3}[.)])[ \t]+\S|\||```)")
"""Lines that Markdown keeps apart: those of paragraphs, lists, quotes, tables and code, and headings."""

_NUMBERED = re.compile(r"(?m)^[ \t]*[0-9]{1,3}[.)][ \t]+\S.*\n[ \t]*[0-9]{1,3}[.)][ \t]")
"""Two items of a numbered list; one number at the beginning of a line may stand in a sentence."""

_BREAK = re.compile(r"\\[n\r\n]")
"""By which whoever writes a text between quotes says where its lines end, as programs do."""


def mends(line: FileLine) -> Iterator[Mend]:
    """Propose the sign for the key of a text about a line, or that line, which is the key."""
    outer = (above for above in line.above(FAR) if above.text.strip() and above.width < line.width)
    for each in (line, *islice(outer, 1)):
        signed = _SIGNED.match(each.text)
        if (head := signed or _BARE.match(each.text)) and _is_above_text(each, len(head["lead"])):
            comment = f"  {head['comment'].strip()}" if head["comment"] else ""
            code = "yaml-width" if signed and signed["wide"] else "yaml-block"
            yield each.mend(code, f"{head['head']} |{comment}")


def mistaken(text: str, key: Scalar, value: Scalar) -> Finding | None:
    """Return what is wrong with a text that is read, but not all of it, or with the sign before it."""
    alone = _ALONE.match(text, value.span.start)
    if alone and (value.span.end > alone.end() or alone["sign"] not in {"I", "1"}):  # which may be all pages
        sign = Span(*alone.span("sign"))
        said = text[key.span.start : sign.end]
        code = "yaml-block" if alone["other"] else "yaml-width"
        return Finding(sign, code, {"value": said, "mended": ">" if said.endswith(("＞", ">")) else "|"})
    column = key.span.start - text.rfind("\n", 0, key.span.start) - 1
    above = _COMMENT_ABOVE.search(text, key.span.end, value.span.start)
    for lost in filter(None, (above, _COMMENT_BELOW.match(text, value.span.end))):
        if len(lost["indent"]) > column:
            line = lost["line"].rstrip()
            start = lost.start("line")
            return Finding(Span(start, start + len(line)), "text-line-cut", {"value": line, "key": key.text})
    return None


def joined(text: str, value: Scalar) -> Finding | None:
    """Return what is wrong with a text whose paragraphs and lists no sign keeps apart: YAML makes one line.

    Between double quotes people type lists as well; what programs put there has its line breaks escaped.
    """
    typed = text[value.span.start : value.span.end].rstrip()
    if typed.startswith(">"):
        is_divided = _DIVIDED.search(typed.partition("\n")[2].strip())
        return Finding(value.span, "yaml-joins", {"mended": f"|{typed[1:]}"}) if is_divided else None
    is_quoted = typed.startswith('"')
    said = typed[1:-1] if is_quoted else typed
    if is_quoted and _BREAK.search(said):
        return None
    parted = (
        _DIVIDED.search(said, 1)
        if is_quoted
        else value.plain and (_PARTED.search(said) or _NUMBERED.search(said))
    )
    if not parted or not (below := _BELOW.search(said)):
        return None
    head = text[: value.span.start].rstrip()
    between = text[len(head) : value.span.start]
    end = value.span.start + len(typed)
    if is_quoted and "\\" in said:
        return Finding(value.span, "yaml-joins")
    if "\n" not in between:
        return Finding(Span(value.span.start, end), "yaml-joins", {"mended": f"|\n{below['indent']}{said}"})
    mended = f" |{between}{said}" if head.endswith(":") else ""
    return Finding(Span(value.span.start, end), "yaml-joins", {"mended": mended}, Span(len(head), end))


def _is_above_text(head: FileLine, column: int) -> bool:
    """Tell whether lines stand below a key that are its text: no line is further out than the first."""
    filled = (below.width for below in head.below() if below.text.strip())
    widths = [*takewhile(lambda width: width > column, filled)]
    return bool(widths) and min(widths) == widths[0]
