"""Papers that do not exist, one of every kind: a script copies their rows for what a search finds."""

from collections.abc import Mapping
from typing import Any

from generator.catalog.work import Byline, Work, with_metadata
from generator.entries.format.entry import (
    BilingualMarkdown,
    BilingualText,
    Contributor,
    Entry,
    Note,
    Paper,
    PaperLinks,
)
from generator.entries.library import EntryFile

_TEXT = "0"
"""Says nothing in any language, and stands until it is replaced."""

_ADDRESS = "https://0.invalid/"
"""Leads nowhere, and stands until it is replaced."""

_REVIEWED: Mapping[str, Any] = {
    "read": "full",
    "tags": (_TEXT,),
    "summary": BilingualText(ko=_TEXT, en=_TEXT),
    "notes": tuple(Note(by=Contributor(name=_TEXT), verdict=verdict) for verdict in ("mixed", "interesting")),
}
_TITLED = Paper(title=_TEXT)
_UNKNOWN = BilingualMarkdown(ko=_TEXT, en=_TEXT)
_ELSEWHERE = Paper(title=_TEXT, links=PaperLinks(pdf=_ADDRESS)).with_values(doi=_TEXT)


def _specimen(kind: str, **said: Any) -> Work:
    file = EntryFile(f"{_TEXT}/0000/{kind}", "", Entry(**said))
    return with_metadata(file, None, None, (Byline(_TEXT, _TEXT),))


SPECIMENS: Mapping[str, Work] = {
    "reviewed": _specimen("reviewed", paper=_TITLED, **_REVIEWED),
    "listed": _specimen("listed", paper=_ELSEWHERE, read="not-yet"),
    "unidentified": _specimen("unidentified", unidentified=_UNKNOWN, **_REVIEWED),
}
"""By what the site knows of a paper: reviewed, only listed in a programme, or not even its title."""
