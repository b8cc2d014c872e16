"""What tools leave around an entry or within it: Markdown's fences and signs, numbers, marks of a merge."""

import re
from collections.abc import Iterator, Sequence

from generator.entries.yaml import block_texts
from generator.entries.yaml.nodes import NEAR, FileLine, width_of
from generator.entries.yaml.parser import quoted
from generator.problems.problem import Edit, Mend

_FENCE = re.compile(
    r"[ ]{0,3}(?P<sign>`{3,}|~{3,})[ ]*+(?:[\w+-]+$|ya?ml(?= ))?[ ]*(?P<typed>[^`~]*)", re.IGNORECASE
)
_MARKS = ("+", ">")

_NUMBERED = re.compile(r"[ ]*(?P<number>[0-9]{1,4})[.:|)│]?(?P<typed>.*)$")

_MARK = re.compile(r"[ ]*(?:<{7}|\|{7}|>{7})(?: .*)?$|[ ]*={7}[ ]*$")
"""What git puts between the sides of a merge; people indent these when they are told to indent a text."""

_RECORD = re.compile(r"[ ]*@[A-Za-z]+[ ]*\{[^\s{},=]*,[ ]*(?:$|[A-Za-z]+[ ]*=)")

_MARKED_KEY = re.compile(
    r"(?P<lead>^[ ]*(?:- +)*)(?P<mark>[*_`]{1,2})(?P<key>[a-z][a-z-]*)"
    r"(?:(?P=mark)[ ]*:|[ ]*:(?P=mark))(?=[ ]|$)"
)
_RULE = re.compile(r"[ ]*(?:-{3,}|\*{3,}|_{3,}|~{3,}|`{3,}(?:ya?ml)?|\\)[ ]*")
"""What Markdown puts between paragraphs and around code, on a line of its own."""
_HASH = re.compile(r"(?P<before>(?:^|[\[,])\s*)#(?P<word>[^\s#,\]](?:[^,\]#]*[^\s,\]#])?)")
_LIST = re.compile(r"[ ]*(?P<key>[\w-]+):[ ]+\[")


def mends(lines: Sequence[str]) -> Iterator[Mend]:
    """Yield what to take away before anything else is looked at."""
    filled = [FileLine(lines, number) for number, line in enumerate(lines, 1) if line.strip()]
    if edits := tuple(_fence(filled)) or tuple(_marks(lines)) or tuple(_numbers(filled)):
        yield Mend("yaml-fence", edits)
    if len(filled) > 2 and filled[-1].text.rstrip() == "---":  # no second document follows
        yield filled[-1].mend("several-documents")
    if edits := tuple(_bibtex(lines)):
        yield Mend("bibtex-within", edits, is_remedy=False)
    if edits := tuple(_merge(lines)):
        yield Mend("merge-unfinished", edits, is_remedy=False)


def _fence(filled: Sequence[FileLine]) -> Iterator[Edit]:
    """Delete the fence that begins a file, and the one that ends it."""
    if not filled or not (opened := _FENCE.fullmatch(filled[0].text)):
        return
    yield Edit(filled[0].number, 1, (opened["typed"],) if opened["typed"] else ())
    last = filled[-1].text.rstrip()
    if len(filled) > 1 and last.endswith(opened["sign"]):
        typed = last.removesuffix(opened["sign"]).rstrip()
        yield Edit(filled[-1].number, 1, (typed,) if typed else ())


def _marks(lines: Sequence[str]) -> Iterator[Edit]:
    """Take off what begins every line of a patch, if it takes none away, and of a quotation."""
    filled = [line for line in lines if line.strip()]
    for mark in _MARKS:
        unchanged = " " if mark == "+" and any(line.startswith(mark) for line in filled) else mark
        if len(filled) > 1 and all(line.startswith((mark, unchanged)) for line in filled):
            typed = (pair for pair in enumerate(lines, 1) if pair[1].startswith((mark, unchanged)))
            blank = " " if mark == ">" else ""
            yield from (Edit(number, 1, (line[1:].removeprefix(blank),)) for number, line in typed)


def _numbers(filled: Sequence[FileLine]) -> Iterator[Edit]:
    """Take off the numbers of lines that programs show beside a file, and what stands between."""
    numbered = [*filter(None, (_NUMBERED.match(line.text) for line in filled))]
    first = int(numbered[0]["number"]) if numbered else 0
    if not 3 <= len(filled) == len(numbered) or any(
        int(match["number"]) != first + n for n, match in enumerate(numbered)
    ):
        return
    width = min(width_of(match["typed"]) for match in numbered if match["typed"].strip())
    for line, match in zip(filled, numbered, strict=True):
        yield Edit(line.number, 1, (match["typed"][width:],))


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


def _bibtex(lines: Sequence[str]) -> Iterator[Edit]:
    """Leave the lines of a BibTeX record out that stands in no text, to read on without it."""
    first = next((number for number, line in enumerate(lines) if _RECORD.match(line)), None)
    if first is None or block_texts.inside(lines[: first + 1])[-1] is not None:
        return
    opened = 0
    for number in range(first, len(lines)):
        opened += lines[number].count("{") - lines[number].count("}")
        yield Edit(number + 1, 1, ("",))
        if opened <= 0:
            return


def unmarked(line: str) -> str:
    """Return a line without the signs that make its key bold, or code.

    >>> unmarked("- **by:** minji-kim"), unmarked("`read`: full")
    ('- by: minji-kim', 'read: full')
    """
    return _MARKED_KEY.sub(r"\g<lead>\g<key>:", line)


def within(line: FileLine) -> Iterator[Mend]:
    """Propose to delete a line that is a sign of Markdown's alone, and the signs of chats' tags."""
    if _RULE.fullmatch(line.text):
        yield line.mend("yaml-fence", column=line.width)
    yield from _unhashed(line)


def _unhashed(line: FileLine) -> Iterator[Mend]:
    """Take the signs off what chats call tags, in a list between brackets, and put other texts in quotes."""
    if not (begun := _LIST.match(line.text)):
        return
    about = (line, *line.below(NEAR))
    typed = about[: next((n for n, each in enumerate(about, 1) if "]" in each.text), None)]
    is_tags = begun["key"] in {"tags", "broader"}
    rewritten = []
    for each in typed:
        listed, closing, rest = each.text.partition("]")
        unhashed = _HASH.sub(
            lambda match: match["before"] + (match["word"] if is_tags else quoted("#" + match["word"])),
            listed,
        )
        rewritten.append(unhashed + closing + rest)
    if rewritten != [each.text for each in typed]:
        yield line.mend("yaml-comment", *rewritten, count=len(rewritten))
