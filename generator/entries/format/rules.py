"""Rules that need several fields of one mapping at once.

They look at data as typed, before the fields are read, so that they speak in the same run as these. A value
that is already known to be wrong counts as there.
"""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

from generator.entries.format.entry import (
    BilingualMarkdown,
    BilingualText,
    Contributor,
    Entry,
    Figure,
    Model,
    Note,
)
from generator.entries.format.front_matter import FrontMatter
from generator.entries.format.registry import OrderItem
from generator.entries.format.shape import Path


class BrokenRule(NamedTuple):
    """Something wrong with a mapping, whatever place that has in a file."""

    path: Path
    """Where, from the mapping on."""
    code: str
    values: Mapping[str, str] = MappingProxyType({})
    """What the message names."""
    needle: str = ""
    """What of a text is meant, as it was typed."""


Rule: TypeAlias = Callable[[Mapping[str, Any]], Iterator[BrokenRule]]


def _entry(data: Mapping[str, Any]) -> Iterator[BrokenRule]:
    paper = data.get("paper")
    identified = "arxiv" in data or (
        isinstance(paper, dict) and not paper.keys().isdisjoint({"doi", "title"})
    )
    if not identified and isinstance(paper, dict | None) and "unidentified" not in data:
        yield BrokenRule((), "entry-without-paper")
    if "unidentified" in data and identified:
        yield BrokenRule(("unidentified",), "identified-after-all")
    if data.get("read") != "not-yet":
        if not data.get("tags"):
            yield BrokenRule((), "entry-without-tag")
        if "summary" not in data and not data.get("notes"):
            yield BrokenRule((), "entry-without-words")


def _languages(data: Mapping[str, Any]) -> Iterator[BrokenRule]:
    if not data:
        yield BrokenRule((), "no-language")


def _note(data: Mapping[str, Any]) -> Iterator[BrokenRule]:
    if "ko" not in data and "en" not in data:
        yield BrokenRule((), "note-without-text")


def _contributor(data: Mapping[str, Any]) -> Iterator[BrokenRule]:
    if "person" in data and "name" in data:
        yield BrokenRule(("name",), "person-and-name")
    elif "person" not in data and "name" not in data:
        yield BrokenRule((), "contributor-without-name")


def _figure(data: Mapping[str, Any]) -> Iterator[BrokenRule]:
    if "url" in data and ("file" in data or "instead" in data):
        yield BrokenRule(("url",), "figure-file-and-url")
    elif "file" not in data and "url" not in data:
        yield BrokenRule((), "figure-without-file")


def _order_item(data: Mapping[str, Any]) -> Iterator[BrokenRule]:
    if "slug" in data and "text" in data:
        yield BrokenRule(("text",), "order-slug-and-text")
    elif not data:
        yield BrokenRule((), "order-item-empty")


def _front_matter(data: Mapping[str, Any]) -> Iterator[BrokenRule]:
    if "series" in data and "part" not in data:
        yield BrokenRule(("series",), "series-without-part")
    elif "part" in data and "series" not in data:
        yield BrokenRule(("part",), "part-without-series")


RULES: Mapping[type[Model], Rule] = {
    Entry: _entry,
    BilingualText: _languages,
    BilingualMarkdown: _languages,
    Note: _note,
    Contributor: _contributor,
    Figure: _figure,
    OrderItem: _order_item,
    FrontMatter: _front_matter,
}
"""The rules of each mapping."""
