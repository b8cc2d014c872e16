"""What tools leave around an entry or within it: a Markdown fence, numbers of lines, the marks of a merge."""

import re
from collections.abc import Iterator, Sequence

from generator.entries.yaml.punctuation import width_of
from generator.problems.problem import Edit, Mend

_FENCE = re.compile(r"[ ]{0,3}(?P<sign>`{3,}|~{3,})[ ]*+(?:ya?ml)?[ ]*", re.IGNORECASE)
_MARKS = ("+", ">")

_NUMBERED = re.compile(r"[ ]*(?P<number>[0-9]{1,4})[.:|)│]?(?P<typed>.*)$")

_MARK = re.compile(r"[ ]*(?:<{7}|\|{7}|>{7})(?: .*)?$|[ ]*={7}[ ]*$")
"""What git puts between the sides of a merge; people indent these when they are told to indent a text."""


def mends(lines: Sequence[str]) -> Iterator[Mend]:
    """Yield what to take away before anything else is looked at."""
    if edits := tuple(_fence(lines)) or tuple(_marks(lines)) or tuple(_numbers(lines)):
        yield Mend("yaml-fence", edits)
    if edits := tuple(_ended(lines)):
        yield Mend("several-documents", edits)
    if edits := tuple(_merge(lines)):
        yield Mend("merge-unfinished", edits, is_remedy=False)


def _fence(lines: Sequence[str]) -> Iterator[Edit]:
    """Delete the fence that begins a file, and the one that ends it."""
    filled = [number for number, line in enumerate(lines, 1) if line.strip()]
    if not filled or not (opened := _FENCE.fullmatch(lines[filled[0] - 1])):
        return
    yield Edit(filled[0], 1, ())
    if len(filled) > 1 and lines[filled[-1] - 1].strip() == opened["sign"]:
        yield Edit(filled[-1], 1, ())


def _marks(lines: Sequence[str]) -> Iterator[Edit]:
    """Take off what begins every line of a patch that adds, and of a quotation."""
    filled = [line for line in lines if line.strip()]
    for mark in _MARKS:
        if len(filled) > 1 and all(line.startswith(mark) for line in filled):
            yield from (
                Edit(number, 1, (line.removeprefix(mark).removeprefix(" " if mark == ">" else ""),))
                for number, line in enumerate(lines, 1)
                if line.startswith(mark)
            )


def _numbers(lines: Sequence[str]) -> Iterator[Edit]:
    """Take off the numbers of lines that programs show beside a file, and what stands between."""
    filled = [number for number, line in enumerate(lines, 1) if line.strip()]
    numbered = [*filter(None, (_NUMBERED.match(lines[number - 1]) for number in filled))]
    first = int(numbered[0]["number"]) if numbered else 0
    if not 3 <= len(filled) == len(numbered) or any(
        int(match["number"]) != first + n for n, match in enumerate(numbered)
    ):
        return
    width = min(width_of(match["typed"]) for match in numbered if match["typed"].strip())
    for number, match in zip(filled, numbered, strict=True):
        yield Edit(number, 1, (match["typed"][width:],))


def _ended(lines: Sequence[str]) -> Iterator[Edit]:
    """Delete the line that would begin a second document, where none follows."""
    filled = [number for number, line in enumerate(lines, 1) if line.strip()]
    if len(filled) > 2 and lines[filled[-1] - 1].rstrip() == "---":
        yield Edit(filled[-1], 1, ())


def _merge(lines: Sequence[str]) -> Iterator[Edit]:
    """Leave of two sides that meet the first, to read on with: nobody decided yet."""
    marks = [number for number, line in enumerate(lines) if _MARK.match(line)]
    signs = [lines[number].strip()[0] for number in marks]
    # Arrows and rules in a text are indented, and do not come in this order.
    if not marks or (lines[marks[0]].startswith(" ") and (signs[0], signs[-1]) != ("<", ">")):
        return
    at, kept = set(marks), True
    for number in range(marks[0], marks[-1] + 1):
        if number in at:
            kept = lines[number].strip()[0] in "<>"
        if number in at or not kept:
            yield Edit(number + 1, 1, ("",))
