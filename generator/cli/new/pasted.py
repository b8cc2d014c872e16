"""What people paste where an issue asks for a paper: a title, a publisher's record of it, a picture.

Of a record its fields are read. What a form, an editor or a program left there by itself is no title.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from generator.entries.format.registry import Venue
from generator.metadata.proceedings import bib_files
from generator.metadata.proceedings.listing import ListedPaper
from generator.text import titles

_MAX_TITLE = 500
"""How many characters of what should be a title are one."""

_COMMENT = re.compile(r"<!--(?:-?>|.*?(?:-->|\Z))", re.DOTALL)
_RECORD = re.compile(r"(?<![\w.])@[a-z]+\s*\{", re.IGNORECASE)
_TAG = re.compile(r"[A-Z][A-Z0-9] {2}-(?: |$)|%[0-9A-Z] ")
"""What begins a line of RIS or of EndNote's own format."""

_TAGGED_TITLE = re.compile(r"(?:(?:TI|T1) {2}-|%T) +(?P<title>.*)")
_CHECKBOX = re.compile(r"(?:[-*+]|[0-9]+[.)])\s+\[[ x]\](?:\s|$)", re.IGNORECASE)
_ADDRESS = re.compile(r"<?https?://\S*")
_LINE = re.compile(r"[-=]+")
_ATTACHED = re.compile(r"\S+\.(?:pdf|png|jpe?g|gif|webp|heic|docx?|hwpx?|zip|txt|bib|ris|enw)", re.IGNORECASE)
"""The name of a file that was attached."""

_PICTURE = re.compile(r"!\[[^\[\]]*\]\([^()]*\)")
_LAID_OUT = re.compile(
    r"</?(?:img|br|hr|p|div|span|a|picture|source|video|details|summary|center)\b[^<>]*>", re.IGNORECASE
)
_LINK = re.compile(r"!?\[(?P<text>[^\[\]]*)\]\([^()]*\)")
MARKS = re.compile(r"^(?:(?:[>\-*+]|\d+[.)]|#)\s+)|[`*]|(?<!\w)_|_(?!\w)")
"""Markdown's signs around words."""


def uncommented(text: str) -> str:
    """Return Markdown without its comments, which say what to write; lines keep their numbers."""
    return _COMMENT.sub(_blank, text)


def _blank(comment: re.Match[str]) -> str:
    # One that is not closed was cut off somewhere: the fields below it are still meant.
    text = comment[0]
    closed = text.endswith("-->") or text in {"<!-->", "<!--->"}
    return re.sub(r"[^\r\n]+", "", text) if closed else re.sub(r"<!--[^\r\n]*", "", text)


def before_record(lines: Sequence[str]) -> int:
    """Return how many lines stand before the first record in BibTeX: all where there is none."""
    return next((number for number, line in enumerate(lines) if _RECORD.search(line)), len(lines))


def recorded(text: str, venues: Mapping[str, Venue]) -> ListedPaper | None:
    """Return the first paper of records in BibTeX; None where none can be read."""
    # Where it belongs, the issue says in a field of its own: no venue has this name.
    return next(iter(bib_files.read("", text, venues, into="?").papers), None)


def title(lines: Iterable[str]) -> str:
    """Return the first line that may be a title; empty where there is none."""
    for line in lines:
        if tagged := _TAGGED_TITLE.fullmatch(line):
            return cut(tagged["title"])
        if not _TAG.match(line) and not _CHECKBOX.match(line) and (found := _named(line)):
            return cut(found)
    return ""


def _named(line: str) -> str:
    """Return the words of a line, unless they are an address, a file's name or a line across."""
    shown = _LINK.sub(r"\g<text>", _LAID_OUT.sub(" ", _PICTURE.sub(" ", line)))
    plain = " ".join(MARKS.sub("", shown).split())
    return "" if any(sign.fullmatch(plain) for sign in (_ADDRESS, _ATTACHED, _LINE)) else plain


def cut(words: str) -> str:
    """Return a title that is not too long, and whose formulas can be shown."""
    short = words[:_MAX_TITLE]
    return short.replace("$", "") if any(titles.mistaken(short)) else short
