"""Papers that do not exist, one of every kind: a script copies their rows for what a search finds."""

from collections.abc import Mapping

from generator.catalog.work import Byline, Work
from generator.entries.format.entry import BilingualMarkdown, BilingualText, Contributor, Entry, Note

_TEXT = "0"
"""Says nothing in any language, and stands until it is replaced."""

_ADDRESS = "https://0.invalid/"
"""Leads nowhere, and stands until it is replaced."""

_SUMMARY = BilingualText(ko=_TEXT, en=_TEXT)
_NOTES = tuple(Note(by=Contributor(name=_TEXT), verdict=verdict) for verdict in ("mixed", "interesting"))


def _specimen(slug: str, title: str | None, entry: Entry, pdf: str | None = None) -> Work:
    return Work(
        id=f"{_TEXT}/0000/{slug}",
        file="",
        venue=_TEXT,
        year=0,
        slug=slug,
        entry=entry,
        title=title,
        pending=False,
        preprint=None,
        origins=(),
        authors=(Byline(_TEXT, _TEXT),),
        abstract=None,
        published=None,
        doi=_TEXT if pdf else None,
        pages=None,
        container=None,
        links=(("pdf", pdf),) if pdf else (),
    )


SPECIMENS: Mapping[str, Work] = {
    "reviewed": _specimen(
        "reviewed", _TEXT, Entry(read="full", tags=(_TEXT,), summary=_SUMMARY, notes=_NOTES)
    ),
    "listed": _specimen("listed", _TEXT, Entry(read="not-yet"), _ADDRESS),
    "unidentified": _specimen(
        "unidentified",
        None,
        Entry(
            read="full",
            tags=(_TEXT,),
            summary=_SUMMARY,
            notes=_NOTES,
            unidentified=BilingualMarkdown(ko=_TEXT, en=_TEXT),
        ),
    ),
}
"""By what the site knows of a paper: reviewed, only listed in a programme, or not even its title."""
