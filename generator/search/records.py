"""What the search index holds: a record a paper or article, in one language.

A record has two sides. Pagefind gets what it is found by: the words of its texts, title, authors, venue
and tags' names, and ``k``, other words by which a reader may look for it. Readers load what is shown of it, a
file a record; the head of ``site/assets/search/query.js`` describes what pages get to see.

Facets, by which ``facets.py`` tells records apart: ``edition`` (ismir/2015), ``tag`` (ids; broader tags and
those suggested too), ``read``, ``verdict``, ``lang`` (the languages in which all of ours can be read),
``has`` (code, demo, data), ``kind`` (of an article), ``status`` (unidentified). What most of an archive's
papers have is left unsaid: ``sets.js`` makes venue and year of ``edition``, and the unreviewed of ``read``.

Records are numbered as they come: reviews and articles first, as readers are shown them, then what is only
listed; both by year and edition, the newest first, which makes facets short as well.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from generator.catalog.article import Article
from generator.catalog.work import HAS, Work
from generator.search.synonyms import typeable
from generator.search.word_tally import WordTally
from generator.site import address
from generator.site.archive import Archive
from generator.site.view.labels import label
from generator.site.view.references import PaperLink
from generator.site.view.view import View
from generator.support.languages import LANGS
from generator.text.markdown import markup
from generator.text.names.folding import folded
from generator.text.page_text import spaced, text_of

_Value = TypeVar("_Value")

_ONE_OF = frozenset(["edition", "kind", "read", "status", "verdict"])
"""Facets of which a record has one value, and shows it."""

_RATED = (
    *(f"verdict-{verdict}" for verdict in ("must-read", "interesting", "mixed", "unconvinced")),
    *(f"read-{depth}" for depth in ("full", "partial", "abstract", "poster", "talk", "demo")),
)

UNSEEN = ("tags", "place", "rated", "spelt", "k")
"""What a record is found by besides what is shown of it."""

_WORD = re.compile(r"[^\W_]+")

SILENT = frozenset(
    _WORD.findall(
        "a an and are as be by can for from in is of on or our such that the these this to we which with"
    )
)
"""English words that say nothing, and are in more than a third of the abstracts of ISMIR.

Texts are indexed without them: a file of the index holds one word at least, and that of *the* would be the
largest by far. Titles keep theirs.
"""

_NO_TOWN = frozenset(["online", "virtual", "온라인", "비대면", "가상"])
"""Where editions took place that did so nowhere."""

_ARXIV_DOI = re.compile(r"^10\.48550/arxiv\.", re.IGNORECASE)
"""What the DOI of a paper on arXiv begins with, before its id there."""

_APART = {"transformer": "namedtransformer"}
"""What has the English stem of another word, here transform, with a word by which it is found alone."""

_SECTION = re.compile(r'<h[2-4]\b[^>]*?\sid="([^"]+)"[^>]*>(.*?)</h[2-4]>', re.DOTALL)
"""A heading to which a link can lead."""

_EDGES = ".,;:!?()[]\"'“”‘’"
"""What may stand at a word without being part of it."""


class Words(Protocol):
    """Finds other words for what a record says."""

    def of(self, texts: Sequence[str], tags: Iterable[str], authors: Iterable[str]) -> list[str]:
        """Return words by which a reader may look for a record with these texts, tags and authors' ids."""


@dataclass(frozen=True, slots=True)
class Record:
    """What is found and shown of one page."""

    url: str
    """The page's address in the tree of its language."""
    summary: str
    """What stands first in every list; empty where there is nothing of that kind."""
    text: str
    """The notes, what is known or asked, and the abstract; of a paper with nothing but a title, empty."""
    meta: Mapping[str, str]
    """``title``, ``authors`` as printed, ``venue`` (ISMIR 2015), ``tags`` (their names), and unseen
    ``place`` (ismir ismir2015 verdictmustread arxiv170401280), ``rated`` (what was thought of it), ``spelt``
    (authors otherwise), ``k``."""
    links: Mapping[str, Sequence[str]]
    """The ids of authors, ``by``, and tags, ``on``, in the order of their names."""
    facets: Mapping[str, Sequence[str]]
    called: str = ""
    """What an article's kind is called."""
    sections: Sequence[tuple[int, str, str]] = ()
    """Where in ``text``, as browsers count, each section of an article begins, its id and its heading."""
    copies: Mapping[str, str] = field(default_factory=dict)
    """The addresses ``pdf`` and ``doi`` of a paper that nobody reviewed: its row leads there."""

    @property
    def is_ours(self) -> bool:
        """Whether somebody wrote about it, here: it is a review or an article."""
        return not self.facets.keys().isdisjoint(("read", "kind"))

    def message(self) -> dict[str, Any]:
        """Return what Pagefind's service gets; nothing of what has no word, which it would leave out."""
        telling = (word for word in self.texts.split() if word.strip(_EDGES).lower() not in SILENT)
        contents = (" ".join(telling), self.meta.get("venue", self.meta["title"]))
        content = next(filter(_WORD.search, contents), "")
        return {"content": content, "meta": dict(self.meta)} if content else {}

    def shown(self) -> dict[str, Any]:
        """Return what readers load; ``words`` are never shown, but found."""
        texts = {"url": self.url, "summary": self.summary, "text": self.text}
        named = {name: self.meta[name] for name in ("title", "authors", "venue") if name in self.meta}
        words = " ".join(self.meta[name] for name in UNSEEN if name in self.meta)
        one = {facet: values[0] for facet, values in self.facets.items() if facet in _ONE_OF}
        named["called"] = self.called
        own = {"sections": self.sections, **self.copies, **one}
        return _filled({**texts, **named, **self.links, **own, "words": words})

    @property
    def texts(self) -> str:
        """All of its texts, the summary first."""
        return f"{self.summary} {self.text}".strip()


def records(
    archive: Archive, view: View, articles: Mapping[str, str], words: Words, tally: WordTally | None = None
) -> list[Record]:
    """Return a language's records; ``articles`` are the HTML of guides and posts by address.

    Those that are ours come first, both these and the others newest first. Papers are told to ``tally``.
    """
    found = sorted(_records(archive, view, articles, words, tally), key=title_key)
    found.sort(key=_year_and_venue, reverse=True)
    return sorted(found, key=lambda record: not record.is_ours)


def title_key(record: Record) -> tuple[str, str]:
    """Return what records are compared by in the order of titles."""
    return record.meta["title"].casefold(), record.url


def _year_and_venue(record: Record) -> tuple[str, str]:
    venue, _, year = next(iter(record.facets.get("edition", ())), "").partition("/")
    return year, venue


def _records(
    archive: Archive, view: View, articles: Mapping[str, str], words: Words, tally: WordTally | None
) -> Iterator[Record]:
    for work in archive.catalog.works.values():
        yield _paper(archive, view, work, words, tally)
    for article in archive.catalog.articles:
        if article.address in articles:
            yield _article(archive, view, article, articles[article.address], words)


def _paper(archive: Archive, view: View, work: Work, words: Words, tally: WordTally | None) -> Record:
    title, references = markup.plain(view.title(PaperLink.of(work))), archive.references(work)
    bodies = [
        view.bodies.unidentified(work, references),
        *(body for _, body in view.bodies.notes(work, references)),
        view.bodies.asks(work, references),
    ]
    summary, abstract = view.plain_line(work.entry.summary), markup.plain(work.abstract or "")
    said = [(body.lang, text_of(body.html)) for body in bodies if body]
    if tally:
        own = [summary] if work.entry.summary and view.lang in work.entry.summary.languages else []
        own += [text for lang, text in said if lang == view.lang]
        known = [] if work.title is None or work.pending else [title]
        tally.add(work, {"title": known, "abstract": [abstract], "note": own})
    paragraphs = [summary, *(text for _, text in said), abstract]
    kinds = {kind for kind, _ in work.links}
    others = [*words.of([title, work.title or "", *paragraphs], work.entry.tags, ()), *_apart(*paragraphs)]
    others += _towns(archive, work)
    spelt = words.of((), (), [byline.author for byline in work.authors])
    facets: dict[str, Sequence[str]] = {
        "edition": [f"{work.venue}/{work.year:04}"],
        "tag": sorted(archive.catalog.found_for(work)),
        "read": [work.reading] if work.is_reviewed else [],
        "verdict": [work.verdict] if work.verdict else [],
        "lang": list(work.languages) if work.has_text else [],
        "has": [kind for kind in HAS if kind in kinds],
        "status": ["unidentified"] if work.title is None and work.is_reviewed else [],
    }
    places = (place(work.venue), place(work.venue, work.year), *map(_rating, _ratings(work)), *_ids(work))
    meta = {
        "title": title,
        "authors": ", ".join(byline.name for byline in work.authors),
        "venue": view.edition(work.venue, work.year),
        "tags": ", ".join(map(view.tag, work.entry.tags)),
        "place": " ".join([*places, *_apart(title)]),
        "rated": " ".join(label(lang, key) for key in _ratings(work) for lang in LANGS),
    }
    meta["spelt"] = " ".join(_unsaid(spelt, meta["authors"]))
    links = {"by": [byline.author for byline in work.authors], "on": list(work.entry.tags)}
    summary, *rest = map(spaced, paragraphs)
    text = " ".join(filter(None, rest))
    meta["k"] = " ".join(_unsaid(others, " ".join([summary, text, *meta.values()])))
    copies = {} if work.is_reviewed else _filled({"pdf": work.pdf or "", "doi": work.doi or ""})
    return Record(address.paper(work.id), summary, text, _filled(meta), links, _filled(facets), copies=copies)


def place(venue_id: str, year: int | None = None) -> str:
    """Return the word by which the records of a venue are found, or of one of its years: ismir2015."""
    return re.sub(r"[\W_]+", "", venue_id) + (f"{year:04}" if year else "")


def _towns(archive: Archive, work: Work) -> Iterator[str]:
    """Yield the words of the town where a paper's edition took place; English puts it first, Korean last."""
    named = archive.catalog.issues[work.venue, work.year].edition.place
    if not named:
        return
    english, korean = str(named.en or ""), str(named.ko or "").replace(",", " ")
    _, _, town = korean.strip().partition(" ")
    for name in (english.partition(",")[0], town or korean):
        if name.strip().casefold() not in _NO_TOWN:
            yield from (*_WORD.findall(name), *typeable(name))


def _ids(work: Work) -> Iterator[str]:
    """Yield the words by which a paper is found whose id somebody pastes, as ``ids.js`` makes them."""
    registered = _ARXIV_DOI.sub("arxiv", work.doi) if work.doi else ""
    ids = (f"arxiv{work.entry.arxiv.id}" if work.entry.arxiv else "", registered)
    told = (each if each.startswith("arxiv") else f"doi{each}" for each in ids if each)
    yield from dict.fromkeys(re.sub(r"[\W_]+", "", each.lower()) for each in told)


def _ratings(work: Work) -> Iterator[str]:
    if work.verdict and work.verdict != "differ":
        yield f"verdict-{work.verdict}"
    if work.reading not in {"not-yet", "unstated"}:
        yield f"read-{work.reading}"


def _apart(*texts: str) -> Iterator[str]:
    """Yield words by which texts are found that say what stems take for something else."""
    said = {word.removesuffix("s") for text in texts for word in _WORD.findall(text.lower())}
    yield from (word for name, word in _APART.items() if name in said)


def _rating(key: str) -> str:
    """Return the word by which records of a verdict or a depth are found: verdictmustread."""
    return key.replace("-", "")


def ratings() -> dict[str, str]:
    """Return, by what readers call a verdict or a depth, folded, the word by which its records are found.

    So are what the stemmer takes for other words.
    """
    apart = {f"{name}{plural}": word for name, word in _APART.items() for plural in ("", "s")}
    return apart | {
        folded(words): _rating(key)
        for key in _RATED
        for lang in LANGS
        for words in (label(lang, key), *label(lang, f"asked-{key}").split(", "))
    }


def _article(archive: Archive, view: View, article: Article, html: str, words: Words) -> Record:
    title = markup.plain(article.titles[view.lang])
    text, sections = _divided(html, title)
    known = [tag for tag in article.tags if tag in view.names.tags]
    above = {tag: archive.catalog.above[tag] for tag in known}
    facets: dict[str, Sequence[str]] = {
        "kind": [article.kind],
        "tag": sorted({*known, *(tag for tags in above.values() for tag in tags)}),
        "lang": sorted(article.titles),
    }
    meta = {"title": title, "tags": ", ".join(map(view.tag, known))}
    others = [*words.of([title, text], known, ()), *_apart(title, text)]
    meta["k"] = " ".join(_unsaid(others, " ".join([text, *meta.values()])))
    called = view.label(f"kind-{article.kind}")
    links = {"on": known}
    return Record(article.address, "", text, _filled(meta), links, _filled(facets), called, sections)


def _divided(html: str, title: str) -> tuple[str, list[tuple[int, str, str]]]:
    """Return the text of an article without its title, and its sections as a record has them."""
    first, *others = _SECTION.split(html)
    text = text_of(first).removeprefix(title).lstrip()
    sections = []
    for section, heading, below in zip(others[::3], others[1::3], others[2::3], strict=True):
        text = f"{text} ".lstrip()
        named = text_of(heading)
        sections.append((len(text.encode("utf-16-le")) // 2, section, named))
        text += f"{named} {text_of(below)}".strip()
    return text, sections


def _filled(values: Mapping[str, _Value]) -> dict[str, _Value]:
    return {name: value for name, value in values.items() if value}


def _unsaid(words: Iterable[str], text: str) -> list[str]:
    """Return the words that a text has not.

    Those with which a longer word begins are kept: Pagefind finds what begins with a word only as far as the
    one file of its index reaches that has the word.
    """
    present = {word.lower() for word in _WORD.findall(text)}
    return sorted({word.lower() for word in words if len(word) > 1} - present)
