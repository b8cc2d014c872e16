"""What the search index holds: a record a paper, guide or post, in one language.

Fields, as ``docs/assets/search-query.js`` reads them; that file's head describes what pages get to see.

``content``
    The summary, then the notes, what is known or asked, and the abstract: paragraphs with ``PARAGRAPH``
    between them. The first is always the summary, empty where there is none. Excerpts come from here. Of a
    paper of which nothing is known but its title, the venue.
``meta``
    ``title``, ``authors`` as printed, ``venue`` (ISMIR 2015), ``tags`` (their names), ``by`` and ``on`` (the
    ids of authors and tags in the same order, for links), and ``k``: other words by which a reader may look
    for it. ``k`` is searched and never shown.
``filters``
    ``edition`` (ismir/2015), ``tag`` (ids; broader tags are included), ``read``, ``verdict``, ``lang`` (the
    languages in which all of ours can be read), ``has`` (code, demo, data), ``kind`` (guide or post),
    ``status`` (unidentified). Each value of each record is weight for readers, so what most papers of an
    imported archive share is left unsaid: ``search-values.js`` makes venue and year out of ``edition``, and
    papers not yet read out of the rest.

Pagefind numbers pages as they come, and stores a list as long as the index for each key that it can sort by.
So records come by year and edition, the newest first, which makes the largest filter small as well;
``search-worker.js`` sorts by title.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any, Protocol

from generator.catalog.article import Article
from generator.catalog.work import Work
from generator.site import address, markup
from generator.site.view import View

PARAGRAPH = "¶"
"""Stands between the paragraphs of a record: Pagefind shows it as it is, and indexes no punctuation."""

KINDS = ("guide", "post")
"""What a record can be of, other than a paper."""

_WORD = re.compile(r"[^\W_]+")

HAS = ("code", "demo", "data")
"""The links by which papers can be filtered."""


class Words(Protocol):
    """Finds other words for what a record says."""

    def of(self, texts: Sequence[str], tags: Iterable[str], authors: Iterable[str]) -> list[str]:
        """Return words by which a reader may look for a record with these texts, tags and authors' ids."""


@dataclass(frozen=True, slots=True)
class Record:
    """What Pagefind is given of one page."""

    url: str
    """The page's address in the tree of its language."""
    content: str
    meta: Mapping[str, str]
    filters: Mapping[str, Sequence[str]]

    def message(self) -> dict[str, Any]:
        """Return the record as Pagefind's service takes it."""
        return asdict(self)


def records(view: View, articles: Mapping[str, str], words: Words) -> list[Record]:
    """Return a language's records, newest first; ``articles`` are the HTML of guides and posts by address."""
    found = sorted(_records(view, articles, words), key=title_key)
    return sorted(found, key=_year_and_venue, reverse=True)


def title_key(record: Record) -> tuple[str, str]:
    """Return what records are compared by in the order of titles."""
    return record.meta["title"].casefold(), record.url


def _year_and_venue(record: Record) -> tuple[str, str]:
    venue, _, year = next(iter(record.filters.get("edition", ())), "").partition("/")
    return year, venue


def _records(view: View, articles: Mapping[str, str], words: Words) -> Iterator[Record]:
    for work in view.catalog.works.values():
        yield paper(view, work, words)
    for article in view.catalog.articles:
        if article.address in articles:
            yield _article(view, article, articles[article.address], words)


def paper(view: View, work: Work, words: Words) -> Record:
    """Return the record of a paper."""
    title = markup.plain(view.title(work))
    bodies = [
        view.bodies.unidentified(work),
        *(body for _, body in view.bodies.notes(work)),
        view.bodies.asks(work),
    ]
    paragraphs = [
        view.plain_said(work.entry.summary),
        *(text_of(body.html) for body in bodies if body),
        markup.plain(work.abstract or ""),
    ]
    links = dict(work.links)
    others = words.of(
        [title, work.title or "", *paragraphs], work.entry.tags, [byline.author for byline in work.authors]
    )
    filters: dict[str, Sequence[str]] = {
        "edition": [f"{work.venue}/{work.year:04}"],
        "tag": sorted(view.catalog.tags_of(work)),
        "read": [work.reading] if work.reading != "not-yet" else [],
        "verdict": [work.verdict] if work.verdict else [],
        "lang": list(work.languages) if work.has_text else [],
        "has": [kind for kind in HAS if kind in links],
        "status": ["unidentified"] if work.title is None else [],
    }
    meta = {
        "title": title,
        "authors": ", ".join(byline.name for byline in work.authors),
        "venue": view.edition(work.venue, work.year),
        "tags": ", ".join(map(view.tag, work.entry.tags)),
        "by": " ".join(byline.author for byline in work.authors),
        "on": " ".join(work.entry.tags),
    }
    return _record(address.paper(work.id), paragraphs, meta, others, filters)


def _article(view: View, article: Article, html: str, words: Words) -> Record:
    title = markup.plain(article.titles[view.lang])
    text = text_of(html)
    known = [tag for tag in article.tags if tag in view.catalog.library.tags]
    above = {tag: view.catalog.above[tag] for tag in known}
    filters: dict[str, Sequence[str]] = {
        "kind": ["post" if article.address.startswith("blog/") else "guide"],
        "tag": sorted({*known, *(tag for tags in above.values() for tag in tags)}),
        "lang": sorted(article.titles),
    }
    meta = {"title": title, "tags": ", ".join(map(view.tag, known)), "on": " ".join(known)}
    return _record(article.address, ["", text], meta, words.of([title, text], known, ()), filters)


def _record(
    url: str,
    paragraphs: Sequence[str],
    meta: Mapping[str, str],
    others: Iterable[str],
    filters: Mapping[str, Sequence[str]],
) -> Record:
    summary, *rest = (" ".join(text.replace(PARAGRAPH, " ").split()) for text in paragraphs)
    said = [text for text in rest if text]
    if not summary and not said:
        said = [meta["venue"]]  # Pagefind leaves out what has no content
    content = f" {PARAGRAPH} ".join([summary, *said])
    unsaid = " ".join(_unsaid(others, " ".join([content, *meta.values()])))
    return Record(
        url,
        content,
        {name: value for name, value in {**meta, "k": unsaid}.items() if value},
        {name: values for name, values in filters.items() if values},
    )


def _unsaid(words: Iterable[str], text: str) -> Iterator[str]:
    """Return the words with which no other word begins, here or in a text: those are found by the longer one.

    A last y is another letter in an English stem, so that words which end in one stand for themselves.
    """
    said = {word.lower() for word in _WORD.findall(text)}
    more = {word.lower() for word in words if len(word) > 1} - said
    for word, following in pairwise([*sorted(said | more), ""]):
        if word in more and (word.endswith("y") or not following.startswith(word)):
            yield word


def text_of(html: str) -> str:
    """Return the words of an HTML text."""
    reader = _Text()
    reader.feed(html)
    reader.close()
    return " ".join("".join(reader.parts).split())


class _Text(HTMLParser):
    """Collects text, with a space where a block begins or ends."""

    _INLINE = frozenset(
        [
            "a",
            "abbr",
            "b",
            "bdi",
            "code",
            "em",
            "i",
            "mark",
            "q",
            "s",
            "small",
            "span",
            "strong",
            "sub",
            "sup",
        ]
    )
    _SILENT = frozenset(("script", "style", "template"))

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 # as called
        self._silent += tag in self._SILENT
        self._separate(tag)

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in self._SILENT
        self._separate(tag)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)

    def _separate(self, tag: str) -> None:
        if tag not in self._INLINE and not tag.startswith("m"):  # mathematics is read as one word
            self.parts.append(" ")
