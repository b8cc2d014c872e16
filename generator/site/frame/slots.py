"""Slots: markers in a page that the engine builds for a section, in whose place our pages put their own."""

from enum import StrEnum
from typing import NamedTuple

SECTIONS = {
    "home": "",
    "venues": "venues/",
    "tags": "tags/",
    "authors": "authors/",
    "trends": "trends/",
    "search": "search/",
    "compose": "compose/",
    "reading-list": "reading-list/",
}
"""The sections of the site and their addresses under each tree."""

NOT_FOUND = "404"
"""The section of the page that the server shows where there is none."""

MARK_CONTENT = "digest-slot-content"
"""The id of the element in whose place the content goes."""

MARK_LINE = "digest-slot-line"
"""A line of the table of contents, with one below it. Its id and its title are these words and a suffix."""

MARK_LINE_BELOW = "digest-slot-below"

ID, LINE_TITLE = "-id", "-title"


class Slot(StrEnum):
    """What a page puts into its chrome. The values of the first five are the markers themselves."""

    TITLE = "digest-slot-title"
    DESCRIPTION = "digest-slot-description"
    ADDRESS = "digest-slot-address/"
    EDIT = "digest-slot-edit"
    FIRST_HEADING = "digest-slot-first"
    DOCUMENT_TITLE = "the text of <title>"
    FORMULAS = "the styles of formulas"
    HEAD = "more for <head>"
    CONTENT = "the content"
    CONTENTS = "the lines of the table of contents"
    HIDDEN = "the attribute that hides an empty table of contents"


class MarkedPage(NamedTuple):
    """A page as the engine built it, around markers: what a chrome is made of."""

    html: str
    at: str
    """For which address, counted from the site's root."""
    root: str | None = None
    """See ``chrome.Chrome``."""
