"""Entries and editions as YAML, written the way people write them."""

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence

from generator.entries.format.entry import Author, Paper
from generator.entries.format.registry import Edition
from generator.entries.yaml.parser import quoted
from generator.entries.yaml.punctuation import SEPARATOR
from generator.text.identifiers import ArxivRef

WIDTH = 118
"""How many columns the lines of a long text take."""

_PLAIN = re.compile(r"(?!(?:---|\.\.\.)(?:\s|$))[^\s\-?:,\[\]{}#&*!|>'\"%@`~<=](?:(?!:\s|:$|\s#).)*")
"""A single value on one line that YAML reads as typed without quotes."""

_ENDS_ITEM = re.compile(r"[\[\]{},]")
"""What ends an item between brackets, or begins something else."""

_SCHEMA = "# yaml-language-server: $schema=../../../schema/{kind}.json"


def unread_entry(
    arxiv: ArxivRef | None, paper: Paper, suggested: Sequence[str], *, accepted: bool = False
) -> str:
    """Return the text of an entry that nobody has written about.

    Tags are ``suggested`` in a comment, or in a field of their own where they are ``accepted``.
    """
    lines = [_SCHEMA.format(kind="entry")]
    if arxiv:
        lines.append(f"arxiv: {arxiv}")
    lines += ["paper:", *(f"  {line}" for line in paper_lines(paper)), "read: not-yet"]
    if suggested:
        key = "suggested-tags" if accepted else "# tags"
        lines.append(f"{key}: [{', '.join(suggested)}]")
    return "\n".join(lines) + "\n"


def edition(facts: Edition) -> str:
    """Return the text of an edition of which place, dates and address are known."""
    lines = [_SCHEMA.format(kind="edition")]
    if facts.place and facts.place.en:
        lines += ["place:", f"  en: {scalar(facts.place.en)}"]
    lines += pairs((("dates", facts.dates), ("url", facts.url)))
    return "\n".join(lines) + "\n"


def paper_lines(paper: Paper) -> Iterator[str]:
    """Yield the facts of a paper line by line, as they stand under ``paper:``."""
    if paper.title:
        yield f"title: {scalar(paper.title)}"
    if paper.authors:
        yield "authors:"
        for author in paper.authors:
            yield from _author(author)
    if paper.abstract:
        yield "abstract: >-"
        lines = textwrap.wrap(paper.abstract, WIDTH, break_long_words=False, break_on_hyphens=False)
        yield from (f"  {line}" for line in lines)  # which ``>-`` joins again
    yield from pairs((key, getattr(paper, key)) for key in ("track", "published", "doi", "pages"))
    if links := [*pairs(paper.links)]:
        yield "links:"
        yield from (f"  {line}" for line in links)


def pairs(values: Iterable[tuple[str, object]]) -> Iterator[str]:
    """Yield the lines of keys that have a value."""
    return (f"{key}: {scalar(str(value))}" for key, value in values if value)


def scalar(text: str) -> str:
    """Write a text on one line so that it is read as it is, with quotes only where YAML needs them."""
    return text if _PLAIN.fullmatch(text) else quoted(text)


def flow(texts: Iterable[str]) -> str:
    """Write texts as a list between brackets."""
    return f"[{', '.join(map(within, texts))}]"


def within(text: str) -> str:
    """Write a text so that it is read as it is between brackets or braces."""
    return quoted(text) if _ENDS_ITEM.search(text) else item(text)


def item(text: str) -> str:
    """Write a text so that it is read as it is on a line of a list: one item, whatever commas it has."""
    return quoted(text) if SEPARATOR.search(text) else scalar(text)


def _author(author: Author) -> Iterator[str]:
    if not author.affiliation:
        yield f"  - {item(author.name)}"
    else:
        yield f"  - name: {scalar(author.name)}"
        yield f"    affiliation: {scalar(author.affiliation)}"
