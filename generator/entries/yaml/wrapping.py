"""What tools leave around an entry or within it: Markdown's fences and signs, numbers, marks of a merge."""

import re
from collections.abc import Iterator, Sequence

from generator.entries.yaml.parser import quoted
from generator.entries.yaml.punctuation import width_of
from generator.problems.problem import Edit, Mend

_FENCE = re.compile(
    r"[ ]{0,3}(?P<sign>`{3,}|~{3,})[ ]*+(?:[\w+-]+$|ya?ml(?= ))?[ ]*(?P<typed>[^`~]*)", re.IGNORECASE
)
_MARKS = ("+", ">")

_NUMBERED = re.compile(r"[ ]*(?P<number>[0-9]{1,4})[.:|)│]?(?P<typed>.*)$")

_MARK = re.compile(r"[ ]*(?:<{7}|\|{7}|>{7})(?: .*)?$|[ ]*={7}[ ]*$")
"""What git puts between the sides of a merge; people indent these when they are told to indent a text."""

_MARKED_KEY = re.compile(
    r"(?P<lead>^[ ]*(?:- +)*)(?P<mark>[*_`]{1,2})(?P<key>[a-z][a-z-]*)"
    r"(?:(?P=mark)[ ]*:|[ ]*:(?P=mark))(?=[ ]|$)"
)
_RULE = re.compile(r"[ ]*(?:-{3,}|\*{3,}|_{3,}|~{3,}|`{3,}(?:ya?ml)?|\\)[ ]*")
"""What Markdown puts between paragraphs and around code, on a line of its own."""
_HASH = re.compile(r"(?P<before>(?:^|[\[,])\s*)#(?P<word>[^\s#,\]](?:[^,\]#]*[^\s,\]#])?)")
_LIST = re.compile(r"[ ]*(?P<key>[\w-]+):[ ]+\[")

_MAX_LISTED = 40
"""How many lines of a list between brackets are looked at."""


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
    yield Edit(filled[0], 1, (opened["typed"],) if opened["typed"] else ())
    last = lines[filled[-1] - 1].rstrip()
    if len(filled) > 1 and last.endswith(opened["sign"]):
        typed = last.removesuffix(opened["sign"]).rstrip()
        yield Edit(filled[-1], 1, (typed,) if typed else ())


def _marks(lines: Sequence[str]) -> Iterator[Edit]:
    """Take off what begins every line of a patch, if it takes none away, and of a quotation."""
    filled = [line for line in lines if line.strip()]
    for mark in _MARKS:
        unchanged = " " if mark == "+" and any(line.startswith(mark) for line in filled) else mark
        if len(filled) > 1 and all(line.startswith((mark, unchanged)) for line in filled):
            yield from (
                Edit(number, 1, (line[1:].removeprefix(" " if mark == ">" else ""),))
                for number, line in enumerate(lines, 1)
                if line.startswith((mark, unchanged))
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


def unmarked(line: str) -> str:
    """Return a line without the signs that make its key bold, or code.

    >>> unmarked("- **by:** minji-kim"), unmarked("`read`: full")
    ('- by: minji-kim', 'read: full')
    """
    return _MARKED_KEY.sub(r"\g<lead>\g<key>:", line)


def within(lines: Sequence[str], line: int) -> Iterator[Mend]:
    """Propose to delete a line that is a sign of Markdown's alone, and the signs of chats' tags."""
    text = lines[line - 1]
    if _RULE.fullmatch(text):
        yield Mend("yaml-fence", (Edit(line, 1, ()),), (line, width_of(text)))
    yield from _unhashed(lines, line)


def _unhashed(lines: Sequence[str], line: int) -> Iterator[Mend]:
    """Take the signs off what chats call tags, in a list between brackets, and put other texts in quotes."""
    if not (begun := _LIST.match(lines[line - 1])):
        return
    last = line
    while "]" not in lines[last - 1] and last < min(len(lines), line + _MAX_LISTED):
        last += 1
    is_tags = begun["key"] in {"tags", "broader"}
    rewritten = []
    for text in lines[line - 1 : last]:
        listed, closing, rest = text.partition("]")
        unhashed = _HASH.sub(
            lambda match: match["before"] + (match["word"] if is_tags else quoted("#" + match["word"])),
            listed,
        )
        rewritten.append(unhashed + closing + rest)
    if rewritten != list(lines[line - 1 : last]):
        yield Mend("yaml-comment", (Edit(line, len(rewritten), tuple(rewritten)),))
