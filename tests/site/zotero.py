"""What Zotero makes of COinS: the rules of its translator, for papers.

https://github.com/zotero/translators/blob/master/COinS.js finds the spans;
https://github.com/zotero/utilities/blob/master/openurl.js reads what stands in their titles.
"""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

import html5lib

KINDS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "info:ofi/fmt:kev:mtx:journal": (("", "journalArticle"),),
    "info:ofi/fmt:kev:mtx:book": (
        ("rft.genre=bookitem", "bookSection"),
        ("rft.genre=conference", "conferencePaper"),
        ("rft.genre=proceeding", "conferencePaper"),
        ("rft.genre=report", "report"),
        ("", "book"),
    ),
    "info:ofi/fmt:kev:mtx:dissertation": (("", "thesis"),),
    "info:ofi/fmt:kev:mtx:dc": (("", "webpage"),),
}
"""What an item is by its format: the first whose part is there."""

IN_SOMETHING = {"journalArticle", "bookSection", "conferencePaper"}
FIELDS = {
    "rft.date": "date",
    "rft.pages": "pages",
    "rft.language": "language",
    "rft.source": "publicationTitle",
}


def items(html: str) -> list[dict[str, Any]]:
    """Return the items that a page offers."""
    spans = html5lib.parse(html, namespaceHTMLElements=False).iter("span")
    titles = (span.get("title") for span in spans if "Z3988" in (span.get("class") or "").split())
    return [item for title in titles if title and (item := parsed(title))]


def parsed(context_object: str) -> dict[str, Any] | None:
    """Return the item that stands in a title; None where it is none that Zotero knows."""
    parts = context_object.split("&")
    formats = [
        unquote(part.removeprefix("rft_val_fmt=")) for part in parts if part.startswith("rft_val_fmt=")
    ]
    kinds = (kind for of in formats for part, kind in KINDS.get(of, ()) if not part or part in parts)
    item: dict[str, Any] = {"itemType": next(kinds, None), "creators": []}
    if item["itemType"] is None:
        return None
    for part in parts:
        key, typed = part.split("=")[:2]  # which fails there as here where nothing is said
        if value := unquote(re.sub(r"\+|%2[bB]", " ", typed), errors="strict"):
            _take(item, key, value)
    return item


def _take(item: dict[str, Any], key: str, value: str) -> None:
    kind = item["itemType"]
    if key == "rft_id" and value[:8].lower() == "info:doi":
        item["DOI"] = value[9:]
    elif key == "rft_id" and re.match("https?://", value):
        item["url"] = value
    elif key == "rft.atitle" and kind in IN_SOMETHING:
        item["title"] = value
    elif key in {"rft.btitle", "rft.title"} or (key, kind) == ("rft.jtitle", "journalArticle"):
        item["publicationTitle" if kind in IN_SOMETHING else "title"] = value
    elif key == "rft.au":
        item["creators"].append(_cleaned(value))
    elif key == "rft.type" and value == "preprint":
        item["itemType"] = value
    elif key in FIELDS:
        item[FIELDS[key]] = value


def _cleaned(author: str) -> tuple[str, str]:
    """Return the family and the given name."""
    bare = re.sub(r"[\s\xa0.,/\[\]:]+$", "", re.sub(r"^[\s\xa0.,/\[\]:]+", "", author))
    if "," in author:
        family, *given = re.split(", ?", re.sub(r"\.([^ ])", r". \1", bare, count=1))
        return family, given[0] if given else ""
    given_name, _, family = bare.rpartition(" ")
    return family, given_name
