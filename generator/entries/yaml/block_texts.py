"""Texts on several lines, below ``key: |`` or in quotes: which lines they are, and how they were indented."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from generator.entries.yaml.nodes import FAR, FileLine, width_of
from generator.entries.yaml.punctuation import indentation, usual
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


def takes_key(line: FileLine, rewritten: str) -> bool:
    """Tell whether a key that stands in no text would do so if its line was written so."""
    above = line.lines[max(0, line.number - 1 - FAR) : line.number - 1]
    return (
        _BARE_KEY.match(line.text) is not None
        and inside([*above, rewritten])[-1] is not None
        and inside([*above, line.text])[-1] is None
    )


def mends(line: FileLine) -> Iterator[Mend]:
    """Propose how the lines of a text about a line may have been meant to be indented."""
    yield from _continued(line)
    if (above := _head_above(line)) is None:
        return
    head, column = above
    texts = [text for text in line.lines[head.number : line.number - 1] if text.strip()]
    begun = min(map(width_of, texts), default=column + 2)
    if texts and column < line.width < begun:
        yield from _first_lines_deeper(line, begun, head, column)
    elif column < begun and (line.width <= column or not texts):
        yield from _shifted(line, begun, column)


def headings(line: FileLine) -> Iterator[Mend]:
    """Propose to indent headings above a line as the text that goes on there: as comments they end it."""
    if (above := _head_above(line)) is None or line.width <= above[1]:
        return
    head, column = above
    found = head.below(line.number - 1 - head.number)
    ending = [each for each in found if each.text.strip() and each.width <= column]
    if ending and all(each.text.lstrip().startswith("#") for each in ending):
        edits = (Edit(each.number, 1, (" " * line.width + each.text.lstrip(" "),)) for each in ending)
        yield Mend("yaml-indent", tuple(edits))


def slight_mends(line: FileLine) -> Iterator[Mend]:
    """Propose that a line below a text's key is that text, though it looks like another key."""
    for above in line.above(1):
        if (head := _HEAD.match(above.text)) and line.width <= len(head["lead"]):
            yield from _shifted(line, len(head["lead"]) + 2, len(head["lead"]))
        if (key := _BARE.match(above.text)) and key["key"] in _TEXTS:
            yield above.mend("yaml-block", f"{above.text.rstrip()} |")


def _first_lines_deeper(line: FileLine, begun: int, head: FileLine, column: int) -> Iterator[Mend]:
    if begun - line.width >= _CODE:
        sign = rf"\g<sign>{line.width - column}\g<keep>"
        yield head.mend("yaml-block", re.sub(r"(?P<sign>[|>])(?P<keep>[-+]?)", sign, head.text))
    above = line.lines[head.number : line.number - 1]
    shifted = (text[begun - line.width :] if text.strip() else text for text in above)
    edit = Edit(head.number + 1, len(above) + 1, (*shifted, line.text))
    yield Mend("yaml-block", (edit,), (line.number, line.width))


def _shifted(line: FileLine, begun: int, column: int) -> Iterator[Mend]:
    """Indent the lines of a text that stand no deeper than its key, unless a key follows a text."""
    if _BARE_KEY.match(line.text) and not _HEAD.match(line.lines[line.number - 2]):
        return
    below = line.lines[line.number :]
    texts = [line.text, *takewhile(lambda text: width_of(text) > column or not _KEY.match(text), below)]
    while texts and (not texts[-1].strip() or width_of(texts[-1]) >= begun):
        texts.pop()
    if texts:
        deeper = begun - min(width_of(text) for text in texts if text.strip())
        shifted = (" " * deeper + text if text.strip() and width_of(text) < begun else text for text in texts)
        yield line.mend("yaml-indent", *shifted, count=len(texts))


def begun_beside_their_sign(line: FileLine) -> Iterator[Mend]:
    """Move the text of ``ko: | text`` to a line of its own."""
    match = _HEAD_AND_TEXT.match(line.text)
    if match and match["key"] in _TEXTS:
        column = len(match["lead"])
        after = next((text for text in line.lines[line.number :] if text.strip()), "")
        width = width_of(after) if width_of(after) > column else column + 2
        head = f"{match['lead']}{match['key']}: {match['sign']}"
        yield line.mend("yaml-block", head, " " * width + match["text"])


def _continued(line: FileLine) -> Iterator[Mend]:
    """Put a text that goes on below its key, where a colon ends it, all on lines of its own."""
    for above in (line, *line.above(FAR - 1)):
        if not (match := _BEGUN.match(above.text)):
            continue
        typed = [*_deeper(above, len(match["lead"]), or_item=_is_listed(match))]
        if typed and typed[-1].number >= line.number:
            yield from on_lines_of_its_own(above, typed, line)
            return


def on_lines_of_its_own(above: FileLine, typed: Sequence[FileLine], line: FileLine) -> Iterator[Mend]:
    """Put all of a text below its key, which has a colon on one line of it, or begins with a list."""
    if match := _BEGUN.match(above.text):
        column = len(match["lead"])
        width = max(column + 2, min(each.width for each in typed))
        below = (" " * max(0, width - each.width) + each.text for each in typed)
        head = f"{match['lead']}{match['key']}: |"
        edit = Edit(above.number, len(typed) + 1, (head, " " * width + match["text"], *below))
        colon = line.text.find(": ") + 1
        at = None if _is_listed(match) else (line.number, colon)
        yield Mend("yaml-continued" if at else "yaml-block", (edit,), at, values={"head": head.strip()})


def _is_listed(begun: re.Match[str]) -> bool:
    """Tell whether a text that begins beside its key is a list."""
    return begun["key"] in _TEXTS and begun["text"].startswith("- ")


def _deeper(line: FileLine, column: int, *, or_item: bool = False) -> Iterator[FileLine]:
    """Yield the lines right below one that stand further in than a column, or in it and begin with a dash."""
    return takewhile(
        lambda each: (
            each.text.strip()
            and (
                each.width > column
                or (or_item and each.text.startswith("- ", column) and each.width == column)
            )
        ),
        line.below(),
    )


def _head_above(line: FileLine) -> tuple[FileLine, int] | None:
    """Return the line of the text's key that stands above a line, and the column of the key."""
    for above in line.above(FAR):
        if match := _HEAD.match(above.text):
            return above, len(match["lead"])
    return None
