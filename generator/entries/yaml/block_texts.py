"""Texts on several lines, below ``key: |`` or in quotes: which lines they are, and how they were indented."""

import re
from collections.abc import Iterator, Sequence

from generator.entries.yaml.punctuation import indentation, usual, width_of
from generator.problems.problem import Edit, Mend

_HEAD = re.compile(
    r"(?P<lead>[ ]*(?>(?:- +)*))[^\s:#][^:#]*:[ ]*[|>][-+]?(?P<deeper>[0-9]?)[-+0-9]*[ ]*(?:[ ]#.*)?$"
)
_OPENED = re.compile(r"(?P<lead>[ ]*(?>(?:- +)*))[\w-]+:[ ]+(?:\"(?>(?:[^\"\\]|\\.)*)\\?|'(?>(?:[^']|'')*))$")
"""A line that opens a quotation and does not close it."""

_HEAD_AND_TEXT = re.compile(
    r"(?P<lead>[ ]*(?:- +)*)(?P<key>[\w-]+):[ ]*(?P<sign>[|>][-+]?)[ ]*(?P<text>[^\s|>#].*)$"
)
_BEGUN = re.compile(r"(?P<lead>[ ]*(?:- +)*)(?P<key>[\w-]+):[ ]+(?P<text>[^\s|>\"'\[{#].*)$")
_BARE = re.compile(r"[ ]*(?:- +)*(?P<key>[\w-]+):[ ]*$")
_KEY = re.compile(r"[ ]*(?:- +)*[a-z][a-z-]*:(?: |$)|[ ]*- +[a-z][a-z-]*: ")
_BARE_KEY = re.compile(r"[ ]*[a-z][a-z-]*:(?: |$)")
_TEXTS = frozenset({"ko", "en", "abstract"})

_MAX_ABOVE = 500
"""How many lines a text may have above the one where the parser gave up."""

_CODE = 4
"""So much deeper than the text, a line is code in Markdown."""


def inside(lines: Sequence[str]) -> list[int | None]:
    """Return for each line how far the text that it belongs to is indented; None for lines of no text."""
    found: list[int | None] = []
    column = width = -1
    for line in lines:
        if not line.strip():
            found.append(width if column >= 0 else None)
            continue
        typed = indentation(line)
        indent = usual(typed)
        if column >= 0 and len(indent) > column:
            width = len(indent) if width < 0 else width
            found.append(width)
            continue
        if line.lstrip().startswith("#"):
            found.append(None)  # what is deeper below it was still typed as that text
            continue
        usual_line = indent + line[len(typed) :]
        head, opened = _HEAD.match(usual_line), _OPENED.match(usual_line)
        column = len(begun["lead"]) if (begun := head or opened) else -1
        width = column + int(head["deeper"]) if head and head["deeper"] else -1
        found.append(None)
    return found


def takes_key(lines: Sequence[str], line: int, rewritten: str) -> bool:
    """Tell whether a key that stands in no text would do so if its line was written so."""
    above = lines[max(0, line - 1 - _MAX_ABOVE) : line - 1]
    typed = lines[line - 1]
    return (
        _BARE_KEY.match(typed) is not None
        and inside([*above, rewritten])[-1] is not None
        and inside([*above, typed])[-1] is None
    )


def mends(lines: Sequence[str], line: int) -> Iterator[Mend]:
    """Propose how the lines of a text about a line may have been meant to be indented."""
    yield from _continued(lines, line)
    if (above := _head_above(lines, line)) is None:
        return
    number, column = above
    texts = [text for text in lines[number : line - 1] if text.strip()]
    width = width_of(lines[line - 1])
    begun = min(map(width_of, texts), default=column + 2)
    if texts and column < width < begun:
        yield from _first_lines_deeper(lines, line, number, column)
    elif column < begun and (width <= column or not texts):
        yield from _shifted(lines, line, begun, column)


def headings(lines: Sequence[str], line: int) -> Iterator[Mend]:
    """Propose to indent headings above a line as the text that goes on there: as comments they end it."""
    if (above := _head_above(lines, line)) is None or (width := width_of(lines[line - 1])) <= above[1]:
        return
    number, column = above
    found = ((at, text) for at, text in enumerate(lines[number : line - 1], number + 1) if text.strip())
    ending = [(at, text) for at, text in found if width_of(text) <= column]
    if ending and all(text.lstrip().startswith("#") for _, text in ending):
        edits = (Edit(at, 1, (" " * width + text.lstrip(" "),)) for at, text in ending)
        yield Mend("yaml-indent", tuple(edits))


def slight_mends(lines: Sequence[str], line: int) -> Iterator[Mend]:
    """Propose that a line below a text's key is that text, though it looks like another key."""
    above = lines[line - 2] if line > 1 else ""
    if (head := _HEAD.match(above)) and width_of(lines[line - 1]) <= len(head["lead"]):
        yield from _shifted(lines, line, len(head["lead"]) + 2, len(head["lead"]))
    if (key := _BARE.match(above)) and key["key"] in _TEXTS:
        yield Mend("yaml-block", (Edit(line - 1, 1, (f"{above.rstrip()} |",)),))


def _first_lines_deeper(lines: Sequence[str], line: int, number: int, column: int) -> Iterator[Mend]:
    width = width_of(lines[line - 1])
    begun = min(width_of(text) for text in lines[number : line - 1] if text.strip())
    if begun - width >= _CODE:
        head = re.sub(
            r"(?P<sign>[|>])(?P<keep>[-+]?)", rf"\g<sign>{width - column}\g<keep>", lines[number - 1]
        )
        yield Mend("yaml-block", (Edit(number, 1, (head,)),))
    shifted = (text[begun - width :] if text.strip() else text for text in lines[number : line - 1])
    edit = Edit(number + 1, line - number, (*shifted, lines[line - 1]))
    yield Mend("yaml-block", (edit,), (line, width))


def _shifted(lines: Sequence[str], line: int, begun: int, column: int) -> Iterator[Mend]:
    """Indent the lines of a text that stand no deeper than its key, unless a key follows a text."""
    if _BARE_KEY.match(lines[line - 1]) and not _HEAD.match(lines[line - 2]):
        return
    last = line
    while last < len(lines) and not (
        lines[last].strip() and width_of(lines[last]) <= column and _KEY.match(lines[last])
    ):
        last += 1
    texts = list(lines[line - 1 : last])
    while texts and (not texts[-1].strip() or width_of(texts[-1]) >= begun):
        texts.pop()
    if texts:
        deeper = begun - min(width_of(text) for text in texts if text.strip())
        shifted = (" " * deeper + text if text.strip() and width_of(text) < begun else text for text in texts)
        yield Mend("yaml-indent", (Edit(line, len(texts), tuple(shifted)),))


def begun_beside_their_sign(lines: Sequence[str], line: int) -> Iterator[Mend]:
    """Move the text of ``ko: | text`` to a line of its own."""
    match = _HEAD_AND_TEXT.match(lines[line - 1])
    if match and match["key"] in _TEXTS:
        column = len(match["lead"])
        after = next((text for text in lines[line:] if text.strip()), "")
        width = width_of(after) if width_of(after) > column else column + 2
        begun = (f"{match['lead']}{match['key']}: {match['sign']}", " " * width + match["text"])
        yield Mend("yaml-block", (Edit(line, 1, begun),))


def _continued(lines: Sequence[str], line: int) -> Iterator[Mend]:
    """Put a text that goes on below its key, where a colon ends it, all on lines of its own."""
    for number in range(line, max(0, line - _MAX_ABOVE), -1):
        match = _BEGUN.match(lines[number - 1])
        if match is None or (number == line and not _goes_on(lines, line, len(match["lead"]))):
            continue
        column = len(match["lead"])
        last = number
        while _goes_on(lines, last, column):
            last += 1
        if last >= line and last > number:
            width = max(column + 2, min(width_of(text) for text in lines[number:last] if text.strip()))
            below = tuple(" " * max(0, width - width_of(text)) + text for text in lines[number:last])
            head = f"{match['lead']}{match['key']}: |"
            edit = Edit(number, last - number + 1, (head, " " * width + match["text"], *below))
            colon = lines[line - 1].find(": ") + 1
            yield Mend("yaml-continued", (edit,), (line, colon), values={"head": head.strip()})
            return


def _goes_on(lines: Sequence[str], line: int, column: int) -> bool:
    """Tell whether the line after one belongs to the text of a key at a column."""
    return line < len(lines) and bool(lines[line].strip()) and width_of(lines[line]) > column


def _head_above(lines: Sequence[str], line: int) -> tuple[int, int] | None:
    """Return the line of the text's key that stands above a line, and the column of the key."""
    for number in range(line - 1, max(0, line - 1 - _MAX_ABOVE), -1):
        if match := _HEAD.match(lines[number - 1]):
            return number, len(match["lead"])
    return None
