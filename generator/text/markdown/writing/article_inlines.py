"""What stands within a line: references, marks of slides, times of a recording."""

# ruff: noqa: ARG002, D102, N802 # methods of an interface that is Python-Markdown's

import re
import xml.etree.ElementTree as ET

from markdown.inlinepatterns import InlineProcessor

from generator.text.markdown import captions
from generator.text.markdown.pieces import Noting, Pieces

REFERENCE = "reference"
"""The attribute of a reference that holds the label it means, until what it leads to has a number."""

SLIDE = "slide"
"""The attribute of a slide's mark that holds its label, until it is known whether it is the first of it."""

_CLOCK = r"(?:[0-9]{1,2}:)?[0-5]?[0-9]:[0-5][0-9]"
_NUMBER = r"[0-9]{1,4}(?:[-–][0-9]{1,4}){0,2}"

REFERENCE_TYPED = r"\[\[#(?P<label>[a-zA-Z0-9_-]{1,60})\]\]"
SLIDE_TYPED = rf"\{{(?:slide|슬라이드) (?P<number>{_NUMBER})(?:, (?P<begins>{_CLOCK}))?\}}"
TIME_TYPED = rf"\[(?P<clock>{_CLOCK})\](?![\[(:])"

STRUCK = r"~~(?:(?<![0-9~]~~)(?![\s~])|(?<=[0-9]~~)(?![\s~0-9]))((?:(?!~~).)+?)(?<!\s)~~(?!~)"


class LabelReferences(InlineProcessor):
    """References to what the text numbers: ``[[#fig-name]]``, ``[[#eq-name]]``, ``[[#slide-31]]``."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[ET.Element, int, int]:
        return ET.Element("a", {REFERENCE: m["label"]}), m.start(), m.end()


class Times(Noting, InlineProcessor):
    """Times of the recording that the text is about, ``[12:03]``; where there is none they are just text."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[ET.Element | None, int | None, int | None]:
        link = time(m["clock"], self.pieces)
        return (None, None, None) if link is None else (link, m.start(), m.end())


def seconds(typed: str) -> int:
    """Return how far into a recording a time is.

    >>> seconds("1:02:03")
    3723
    """
    found = 0
    for part in typed.split(":"):
        found = found * 60 + int(part)
    return found


def time(typed: str, pieces: Pieces) -> ET.Element | None:
    """Return the link to a time of the recording; None where there is no recording."""
    target = pieces.targets.link("time", str(seconds(typed)))
    if target is None:
        return None
    anchor = ET.Element("a", {"class": f"{pieces.seal}digest-time", "href": target.href})
    anchor.text = typed
    return anchor


def slide(typed: re.Match[str]) -> str:
    """Return the label of a slide whose mark was typed."""
    return f"slide-{typed['number'].replace('–', '-')}"


class Slides(Noting, InlineProcessor):
    """Marks that say where a slide begins: ``{slide 31}``, or with the time ``{slide 31, 12:03}``."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[ET.Element, int, int]:
        mark = ET.Element("span", {"class": f"{self.pieces.seal}digest-slide", SLIDE: slide(m)})
        ET.SubElement(mark, "a").text = captions.NUMBERED["slide"][self.pieces.lang].format(m["number"])
        if m["begins"]:
            mark[0].tail = " "
            when = time(m["begins"], self.pieces)
            if when is None:
                when = ET.Element("span", {"class": f"{self.pieces.seal}digest-time"})
                when.text = m["begins"]
            mark.append(when)
        return mark, m.start(), m.end()


class Struck(InlineProcessor):
    """Text between two tildes on either side; one alone stands in ranges: 1~2초."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[ET.Element, int, int]:
        struck = ET.Element("del")
        struck.text = m[1]
        return struck, m.start(), m.end()
