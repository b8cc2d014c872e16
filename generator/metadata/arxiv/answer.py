"""An answer of arXiv's API, looked at before the client reads it.

The client takes whatever it can make out: an HTML page is a feed without papers to it, a feed cut in the
middle is a shorter one, and a broken date ends it all. So it is only given feeds that are whole, without the
entries that it cannot read.
"""

import re
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, ParseError, fromstring, tostring

from generator.text.characters import visible

_ATOM = "{http://www.w3.org/2005/Atom}"
_TOTAL = "{http://a9.com/-/spec/opensearch/1.1/}totalResults"

_ERRORS = "/api/errors"
"""Part of the id of an entry that says what is wrong with a request.

See https://info.arxiv.org/help/api/user-manual.html#34-errors.
"""


class NotAFeedError(Exception):
    """An answer is none, or not all of one."""


class RefusedError(Exception):
    """The server says that something is wrong with the request; the message is its own."""


def read(content: bytes) -> tuple[bytes, list[str]]:
    """Return one page of an answer with its readable entries and no DTD, and the ids of the other ones.

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
    try:
        return tostring(root), faulty
    except RecursionError as error:
        raise NotAFeedError from error


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
    try:
        return fromstring(content)  # noqa: S314  # entities, its danger, need a DTD
    except (ParseError, LookupError, ValueError) as error:  # the latter two for encodings
        raise NotAFeedError from error
