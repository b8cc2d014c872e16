"""A citation: what bibliographies say of a paper, whichever format they are written in."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from generator.catalog.work import Work, lasting_id
from generator.entries.format.fields import PartialDate
from generator.entries.format.registry import Venue
from generator.support.languages import Lang
from generator.text import titles
from generator.text.characters import HANGUL, LATIN
from generator.text.names.name_parts import NameParts, name_parts

CitedAs = Literal["paper-conference", "article-journal", "article"]
"""What a paper is, in the words of CSL; a mere article is a preprint."""

_ARXIV = "arxiv"
"""The folded name of the venue that is no venue: arXiv."""

_JOURNALS = re.compile(
    r"\b(?:journal|transactions|letters|magazine|annals|bulletin|review)\b"
    r"|^proceedings of the (?:ieee$|national academy|acm on\b)|학회지|논문지|학술지|저널",
    re.IGNORECASE,
)
"""What the titles of journals hold."""

_COLLECTIONS = re.compile(r"\bjournals\b|학술지$|^학술지|저널$", re.IGNORECASE)
"""What stands for many journals: nothing that one paper appeared in."""


@dataclass(frozen=True, slots=True)
class Citation:
    """What bibliographies say of a paper; all of it is plain text but for ``typed``."""

    key: str
    """By which it is cited: the id of the entry, the oldest one that it had, so that no text loses it."""
    cited_as: CitedAs
    title: str
    typed: str
    """The title as typed, in which TeX may stand."""
    authors: tuple[NameParts, ...]
    container: str | None
    """What it appeared in: a journal, a conference."""
    date: PartialDate
    pages: str | None
    """Both numbers with a hyphen between them: ``421-425``, ``I-513-I-516``."""
    doi: str | None
    arxiv: str | None
    """Its id, without a version."""
    category: str | None
    """The primary one of arXiv's classes: ``cs.SD``."""
    url: str | None
    """Where the paper itself is, not what is said of it here."""
    abstract: str | None
    keywords: tuple[str, ...]
    note: str | None
    """The part of the venue's programme that it was in."""
    lang: Lang | None
    """The language of its title; None where that is neither."""


def citation(work: Work, venues: Mapping[str, Venue], keywords: Iterable[str]) -> Citation | None:
    """Return how a work is cited; None where the paper has no title, or none yet."""
    if not is_citable(work) or work.title is None:
        return None
    venue = venues.get(work.venue)
    title = titles.plain(work.title)
    lang = _language(title)
    container = titles.plain(work.container) if work.container else None
    cited_as = _cited_as(work, venue, container)
    category = work.preprint.categories[:1] if work.preprint else ()
    return Citation(
        key=lasting_id(work, venues),
        cited_as=cited_as,
        title=title,
        typed=work.title,
        authors=tuple(name_parts(author.name) for author in work.authors),
        container=container or _container(work, venue, cited_as, lang),
        date=_date(work, cited_as),
        pages=work.pages,
        doi=work.doi,
        arxiv=work.entry.arxiv.id if work.entry.arxiv else None,
        category=next(iter(category), None),
        url=_url(work),
        abstract=titles.plain(work.abstract) if work.abstract else None,
        keywords=tuple(keywords),
        note=titles.plain(work.entry.paper.track) if work.entry.paper.track else None,
        lang=lang,
    )


def is_citable(work: Work) -> bool:
    """Tell whether a work has the title of its paper, rather than what stands for it."""
    return bool(work.entry.paper.title) or (work.title is not None and not work.pending)


def _language(title: str) -> Lang | None:
    if HANGUL.search(title):
        return "ko"
    return "en" if LATIN.search(title) else None


def _cited_as(work: Work, venue: Venue | None, container: str | None) -> CitedAs:
    texts = (venue.full, venue.name) if venue else ()
    names = [name for text in texts if text for name in (text.en, text.ko) if name]
    if not container and _ARXIV in {work.venue, *(name.casefold() for name in names)}:
        return "article"
    told = [container] if container else names
    is_journal = any(_JOURNALS.search(name) or _COLLECTIONS.search(name) for name in told)
    return "article-journal" if is_journal else "paper-conference"


def _container(work: Work, venue: Venue | None, cited_as: CitedAs, lang: Lang | None) -> str | None:
    """Return what a paper appeared in, as far as its venue tells; in the paper's language where possible."""
    if not venue or cited_as == "article":
        return None
    name = str(venue.name.either(lang or "en")[0])
    full = str(venue.full.either(lang or "en")[0]) if venue.full else ""
    if cited_as == "article-journal":
        return full or (None if _COLLECTIONS.search(name) else name)
    if not full:
        return f"{name} {work.year}"
    return full if name in full else f"{full} ({name})"


def _date(work: Work, cited_as: CitedAs) -> PartialDate:
    """Return when a paper appeared; what arXiv says is no date of a conference's paper."""
    told = work.entry.paper.published or (work.published if work.container or cited_as == "article" else None)
    return told or PartialDate(work.year)


def doi_url(doi: str) -> str:
    """Return the address to which a DOI resolves, whatever signs it has: old ones hold ``<`` and ``#``."""
    return f"https://doi.org/{quote(doi, safe='/:;()')}"


def arxiv_url(arxiv_id: str) -> str:
    """Return the address of a paper's page on arXiv."""
    return f"https://arxiv.org/abs/{arxiv_id}"


def _url(work: Work) -> str | None:
    if work.doi:
        return doi_url(work.doi)
    if work.entry.arxiv:
        return arxiv_url(work.entry.arxiv.id)
    links = dict(work.links)
    return links.get("page") or links.get("pdf")
