"""Marks that our Markdown has and other engines do not know, said in what all of them have.

What has a caption or label is numbered, a reference becomes a link there, a time one into the recording, and
a slide's mark a small text. Of entries, ``to_entries.py`` takes what was typed out of titles, comments and
anchors again.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from html import escape
from typing import TypeAlias

from generator.support.languages import Lang
from generator.text import recordings
from generator.text.markdown.captions import NUMBERED, UNTITLED, titled
from generator.text.markdown.preprocess import LIST_MARK
from generator.text.markdown.writing.article_inlines import (
    REFERENCE_TYPED,
    SLIDE_TYPED,
    TIME_TYPED,
    seconds,
    slide,
)
from generator.text.markdown.writing.blocks import CAPTION
from generator.text.markdown.writing.number_labels import LABEL, divided, is_of
from generator.text.wikilinks import hidden

Edit: TypeAlias = tuple[int, int, str]
"""From where to where a text changes, and what is to stand there."""

Recording: TypeAlias = Callable[[int], str | None]
"""Where a second of the recording is that a text is about; None where there is none."""

_MARK = re.compile(
    rf"(?P<reference>{REFERENCE_TYPED})|(?P<slide>{SLIDE_TYPED})|(?P<time>{TIME_TYPED})"
    rf"|(?P<caption>{CAPTION.pattern.replace('^', '^[ ]*', 1)})"
    rf"|(?P<equation>(?<! )(?P<space>[ ]*){LABEL.replace('label', 'called')}(?=[ ]*$))",
    re.MULTILINE,
)
_PARAGRAPH_END = re.compile(r"\n[ \t>]*(?:\n|\Z)|\Z")
_HEADING_BEGIN = re.compile(r"#{1,6} ")


def into(recording: str | None) -> Recording:
    """Return where the seconds of a recording are."""
    return lambda second: recordings.at(recording, second) if recording else None


def of_entry(text: str, lang: Lang, recording: Recording, prefix: str) -> list[Edit]:
    """Return what stands in place of the marks of a text of an entry, with what was typed.

    Its anchors are called as labels are, behind ``prefix``.
    """
    return _Marks(text, lang, recording, prefix).edits()


def of_page(text: str, lang: Lang, recording: Recording) -> list[Edit]:
    """Return what stands in place of the marks of a page of ``docs/``.

    Headings keep the names that they are linked by, and boxes without a title get one.
    """
    found: list[Edit] = []
    for start, end, shown in _Marks(text, lang, recording).edits():
        line = text.rfind("\n", 0, start) + 1
        if _HEADING_BEGIN.match(text, line) and shown.startswith("<small"):
            before = text[line:start].rstrip()
            found += [(line, line, f"{shown}\n\n"), (line + len(before), end, "")]
        else:
            found.append((start, end, shown))
    code = [*hidden(text)]
    for box in UNTITLED.finditer(text):
        if not any(start <= box.start() < end for start, end in code):
            found.append((*box.span(), titled(box, lang)))
    return found


class _Marks:
    """Goes through a text once, from the top down, so that things are numbered in their order."""

    def __init__(self, text: str, lang: Lang, recording: Recording, prefix: str | None = None) -> None:
        self.text, self.lang, self.recording = text, lang, recording
        self.prefix, self.keeps = prefix or "", prefix is not None
        self.hidden = sorted(hidden(text))
        self.begins = [start for start, _ in self.hidden]
        self.counts = Counter[str]()
        self.known: dict[str, str] = {}
        """What references to each label say."""

    def edits(self) -> list[Edit]:
        found: list[Edit] = []
        references: list[re.Match[str]] = []
        for mark in _MARK.finditer(self.text):
            cover = self.cover(mark.start())
            if mark["equation"]:
                found += self.equation(mark, self.cover(mark.start() - 1))
            elif cover:
                continue
            elif mark["reference"]:
                references.append(mark)
            elif mark["slide"]:
                found.append((*mark.span(), self.slide(mark)))
            elif mark["time"] and (shown := self.time(mark["clock"], mark[0])):
                found.append((*mark.span(), shown))
            elif mark["caption"]:
                found += self.caption(mark)
        for mark in references:
            if name := self.known.get(mark["label"]):
                shown = f"[{name}](#{self.prefix}{mark['label']}{self.title(mark[0])})"
                found.append((*mark.span(), shown))
        return sorted(found)

    def cover(self, at: int) -> tuple[int, int] | None:
        """Return the code or formula that a place lies in."""
        place = bisect_right(self.begins, at) - 1
        return self.hidden[place] if place >= 0 and at < self.hidden[place][1] else None

    def number(self, kind: str) -> str:
        self.counts[kind] += 1
        return NUMBERED[kind][self.lang].format(self.counts[kind])

    def slide(self, mark: re.Match[str]) -> str:
        label = slide(mark)
        name = NUMBERED["slide"][self.lang].format(mark["number"])
        anchor = "" if label in self.known else f' id="{self.prefix}{label}"'
        self.known.setdefault(label, name)
        begins = mark["begins"]
        time = f", {self.time(begins) or begins}" if begins else ""
        title = f' title="{mark[0]}"' if self.keeps else ""
        return f"<small{anchor}{title}>{name}{time}</small>"

    def time(self, clock: str, typed: str = "") -> str | None:
        to = self.recording(seconds(clock))
        return f"[{clock}](<{escape(to.replace(')', '%29'))}>{self.title(typed)})" if to else None

    def title(self, typed: str) -> str:
        return f' "{typed}"' if typed and self.keeps else ""

    def caption(self, mark: re.Match[str]) -> Iterator[Edit]:
        kind = "fig" if mark["figure"] else "tab"
        above = self.text[: mark.start()].rstrip().rpartition("\n")[2].lstrip(" >")
        if not (above.startswith("![") if kind == "fig" else "|" in above):
            return
        typed = mark[0].strip()
        begin = self.text.index(typed, mark.start())
        is_below = self.text[: mark.start()].endswith("\n\n")
        name = self.number(kind)
        comment = f"<!-- {typed} -->" if self.keeps else ""
        yield begin, begin + len(typed), f"{'' if is_below else '<br>'}**{name}.**{comment}"
        end = next(_PARAGRAPH_END.finditer(self.text, mark.end())).start()
        rest, label = divided(self.text[begin:end])
        if label and is_of(kind, label[2:-1]) and label[2:-1] not in self.known:
            self.known[label[2:-1]] = name
            at = self.text.index(label, begin + len(rest))
            yield at, at + len(label), self.anchor(label[2:-1])

    def equation(self, mark: re.Match[str], formula: tuple[int, int] | None) -> Iterator[Edit]:
        label, begin = mark["called"], formula[0] if formula else 0
        is_display = (
            formula and formula[1] == mark.start() and self.text.startswith(("$$", r"\[", r"\b"), begin)
        )
        if not is_display or not is_of("eq", label) or label in self.known:
            return
        self.known[label] = self.number("eq")
        before = LIST_MARK.sub(" ", self.text[self.text.rfind("\n", 0, begin) + 1 : begin])
        anchor = self.anchor(label, mark["space"])
        yield *mark.span(), f"\n{before.rstrip()}\n{before}{anchor}({self.counts['eq']})"

    def anchor(self, label: str, space: str = "") -> str:
        return f'<a id="{self.prefix}{label}"{space}></a>'
