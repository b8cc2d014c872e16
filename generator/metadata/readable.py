"""Text as arXiv and registries of DOIs hold it to text as people read it; the store keeps it as it came."""

import re
import unicodedata

from pydantic_core import PydanticCustomError

from generator.entries.format.fields import doi, pages
from generator.metadata import abstracts
from generator.metadata.doi import jats
from generator.metadata.store import StoredAuthor, StoredPaper, StoredRecord, StoredVersion
from generator.text import capitals, tex
from generator.text.characters import LIGATURES, UNWANTED, visible
from generator.text.names import besides, footnote_marks
from generator.text.names.author_names import unjoined
from generator.text.names.name_parts import in_order, unspaced

_CATEGORY = re.compile(r"[a-z]+(?:-[a-z]+)*(?:\.[A-Z]{2}|\.[a-z]+-[a-z]+)?")
"""A class of arXiv's own taxonomy, which ``categories`` mixes with those of the ACM and the AMS."""

_FULL_STOP = re.compile(r"(?<![.\s])(?<!\.\w)\s*(?:\.{1,2}|[。．])$")
"""The full stop that DBLP puts after a title, even after one; no ellipsis, and not that of ``U.S.``."""

_EASTERN = re.compile("[\u3040-\u30ff\u3400-\u9fff가-힣]")
_LATIN_WORDS = re.compile(r"[A-Za-z]{3}.*\s[A-Za-z]{3}")
NO_PAGES = re.compile(
    r"\W*(?:n/?a\W*)*|([01])\W+\1|(?![ivxlc]+\b)([a-z]{2,})\W+\2|(x{2,})\W+(?:\3|y+)", re.IGNORECASE
)
"""What publishers and authors write of a paper that has no pages yet."""


def readable_paper(paper: StoredPaper) -> StoredPaper:
    """Return a paper with the texts of all its versions as pages show them."""
    pinned = {number: readable(version) for number, version in paper.pinned.items()}
    return paper.with_values(latest=readable(paper.latest), pinned=pinned)


def readable(version: StoredVersion) -> StoredVersion:
    """Return a version with its texts as pages show them, where only formulas are still TeX.

    Its categories begin with the primary one.
    """
    texts = {
        name: text and (line(tex.line(text)) or line(text))
        for name in ("title", "abstract", "comment", "journal_ref")
        for text in (getattr(version, name),)
    }
    authors = tuple(author for author in map(_author, version.authors) if not besides.is_nobody(author.name))
    classes = dict.fromkeys([version.primary_category or "", *version.categories])
    categories = tuple(name for name in classes if _CATEGORY.fullmatch(name))
    abstract = texts["abstract"] and abstracts.mended(texts["abstract"])
    made = {
        "abstract": abstract,
        "doi": _doi(version.doi or ""),
        "authors": authors,
        "categories": categories,
    }
    return version.with_values(**texts | made)


def readable_record(record: StoredRecord) -> StoredRecord:
    """Return what a DOI's registry says as pages show it: without markup, no title louder than others."""
    title = _marked_up(record.title) or line(record.title)
    shown = [_unmarked(author.name) for author in record.authors]
    names = zip(shown, in_order(map(besides.alone, shown)), record.authors, strict=True)
    authors = (
        _author(
            StoredAuthor(
                name=name, affiliation=jats.line(author.affiliation or "") or besides.affiliation(whole)
            )
        )
        for whole, name, author in names
        if not besides.is_nobody(name)
    )
    return record.with_values(
        title=entitled(title),
        authors=tuple(authors),
        abstract=record.abstract and (abstracts.mended(_marked_up(record.abstract)) or None),
        container=record.container and (_marked_up(record.container) or None),
        pages=record.pages and _pages(record.pages),
    )


def entitled(title: str) -> str:
    """Return a title as others are written: in one language, without a full stop, and no louder."""
    return capitals.lowered(_FULL_STOP.sub("", _proper(title)))


def _proper(title: str) -> str:
    """Return a title without that in another language, which libraries put behind ``=``.

    >>> _proper("음악 장르 분류 = Music Genre Classification"), _proper("전력 P = VI 계산")
    ('음악 장르 분류', '전력 P = VI 계산')
    """
    proper, _, other = title.rpartition(" = ")
    eastern, latin = (proper, other) if _EASTERN.search(proper) else (other, proper)
    is_parallel = _EASTERN.search(eastern) and _LATIN_WORDS.match(latin) and not _EASTERN.search(latin)
    return proper if is_parallel else title


def _marked_up(text: str) -> str:
    return line(tex.line(jats.line(text)))


def _unmarked(name: str) -> str:
    return unspaced(besides.untitled(footnote_marks.unmarked(unjoined(jats.line(name)))))


def _pages(text: str) -> str | None:
    if NO_PAGES.fullmatch(text):
        return None
    try:
        return pages(line(jats.line(text)))
    except PydanticCustomError:
        return None


def line(text: str) -> str:
    """Return text in NFC on one line, without characters that nobody means to type."""
    shown = visible(unicodedata.normalize("NFC", UNWANTED.sub(" ", text))).translate(LIGATURES)
    return " ".join(shown.split())


def _author(author: StoredAuthor) -> StoredAuthor:
    affiliation = author.affiliation and line(tex.readable(author.affiliation))
    name = capitals.lowered_name(line(tex.readable(author.name)))
    return author.with_values(name=name, affiliation=affiliation or None)


def _doi(text: str) -> str | None:
    """Return the first DOI of a field that may name several, with spaces between; None where it has none."""
    for word in line(text).split():
        try:
            return doi(word)
        except PydanticCustomError:
            continue
    return None
