"""An answer of arXiv's API, looked at before the client reads it.

The client takes whatever it can make out: an HTML page is a feed without papers to it, a feed cut in the
middle is a shorter one, and a broken date ends it all. So it is only given feeds that are whole, without the
entries that it cannot read.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser, tostring

from generator.text.characters import visible

_ATOM = "{http://www.w3.org/2005/Atom}"
_TOTAL = "{http://a9.com/-/spec/opensearch/1.1/}totalResults"

_ERRORS = "/api/errors"
"""Part of the id of an entry that says what is wrong with a request.

See https://info.arxiv.org/help/api/user-manual.html#34-errors.
"""

_MAX_DEPTH = 16
"""How deep elements may lie in each other; those of a feed need four."""


class NotAFeedError(Exception):
    """An answer is none, or not all of one."""


class RefusedError(Exception):
    """The server says that something is wrong with the request; the message is its own."""


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """One page of an answer."""

    content: bytes
    """XML that holds the readable entries and no DTD."""
    faulty: tuple[str, ...]
    """The ids of the other entries as they stand there; empty where there is none."""


def read(content: bytes) -> AnswerPage:
    """Check one page of an answer.

    Raises RefusedError where it is the API's own error, and NotAFeedError where it is something else, or cut
    off, or has a DTD, whose entities could grow without end.
    """
    root = _parsed(content)
    total = root.find(_TOTAL)
    if (
        root.tag != f"{_ATOM}feed"
        or total is None
        or not re.fullmatch("[0-9]{1,9}", count := total.text or "")
    ):
        raise NotAFeedError
    entries = root.findall(f"{_ATOM}entry")
    if not entries and int(count):
        raise NotAFeedError
    faulty = []
    for entry in entries:
        name = _text(entry, "id")
        if _ERRORS in name:
            raise RefusedError(_text(entry, "summary"))
        if not _readable(entry):
            root.remove(entry)
            faulty.append(name)
    total.text = str(int(count) - len(faulty))  # or the client would ask for the rest
    return AnswerPage(tostring(root), tuple(faulty))


def _readable(entry: Element) -> bool:
    """Tell whether an entry has what the client cannot do without, and a title."""
    return (
        bool(_text(entry, "id"))
        and bool(visible(_text(entry, "title")).strip())
        and all(map(_is_time, (_text(entry, "published"), _text(entry, "updated"))))
    )


def _is_time(text: str) -> bool:
    try:
        datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        return False
    return True


def _text(entry: Element, name: str) -> str:
    return (entry.findtext(f"{_ATOM}{name}") or "").strip()


def _parsed(content: bytes) -> Element:
    # Every encoding in which expat would find this written otherwise has zero bytes in it.
    if b"<!DOCTYPE" in content or b"\0" in content:
        raise NotAFeedError
    parser = XMLParser(target=_BoundedTree())  # noqa: S314  # entities, its danger, need a DTD
    try:
        parser.feed(content)
        return parser.close()
    except (ParseError, LookupError, ValueError) as error:  # the latter two for encodings
        raise NotAFeedError from error


class _BoundedTree(TreeBuilder):
    """Builds a tree that is not too deep to be written again."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0

    def start(self, tag: str, attrs: dict[str, str]) -> Element:
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise NotAFeedError
        return super().start(tag, attrs)

    def end(self, tag: str) -> Element:
        self._depth -= 1
        return super().end(tag)
