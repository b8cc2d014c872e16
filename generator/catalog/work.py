"""A work: one entry with the metadata of its paper laid under it, as the site shows it."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from generator.entries.format.entry import (
    BilingualMarkdown,
    BilingualText,
    Entry,
    Note,
    PaperLinks,
    Reading,
    Verdict,
)
from generator.entries.format.fields import PartialDate, partial_date
from generator.entries.format.registry import Venue
from generator.entries.library import EntryFile
from generator.metadata.store import StoredPaper, StoredRecord, StoredVersion
from generator.support.languages import LANGS, Lang

T = TypeVar("T")

HAS = ("code", "demo", "data")
"""The links by which papers can be filtered."""

DEPTH: tuple[Reading, ...] = ("full", "partial", "abstract", "poster", "talk", "demo", "unstated", "not-yet")
"""Ways of having read a paper, deepest first."""

Origin = Literal["entry", "arxiv", "doi"]
"""Where a value came from: what a person wrote, arXiv's answer, or that of the registry of its DOI."""

LINK_KINDS = tuple(PaperLinks.model_fields)
"""What a link of a paper may lead to."""


@dataclass(frozen=True, slots=True)
class Byline:
    """An author as printed on one paper, and the id under which the author's page lies."""

    name: str
    author: str
    affiliation: str | None = None


@dataclass(frozen=True, slots=True)
class Preprint:
    """What arXiv says of a paper as a whole, whichever of its versions was reviewed."""

    latest: int | None = None
    """The number of the latest version; None where that is not known."""
    updated: PartialDate | None = None
    """When the latest version appeared."""
    withdrawn: bool = False
    comment: str | None = None
    journal_ref: str | None = None
    categories: tuple[str, ...] = ()
    """arXiv's subject classes, the primary one first: ``cs.SD``."""


@dataclass(frozen=True, slots=True)
class Work:
    """One entry as the site shows it; what a person wrote wins over what was fetched."""

    id: str
    file: str
    venue: str
    year: int
    slug: str
    entry: Entry
    title: str | None
    """None where the paper is not identified; ``arXiv:ID`` or ``doi:…`` while its metadata is to come."""
    pending: bool
    """Whether the paper's metadata is still to come, from arXiv where that has it, else by its DOI."""
    authors: tuple[Byline, ...]
    abstract: str | None
    published: PartialDate | None
    doi: str | None
    pages: str | None
    container: str | None
    """What it appeared in, by its own title; None where that is not known."""
    links: tuple[tuple[str, str], ...]
    """Kind and address, in the order of ``LINK_KINDS``."""
    preprint: Preprint | None
    """None where the paper is not on arXiv, or its metadata is to come."""
    origins: tuple[tuple[str, Origin], ...]
    """Where its title, authors and so on came from, by their names here; of what is not known, nothing."""

    @property
    def reviews(self) -> tuple[Note, ...]:
        """The notes without what the paper's own authors answer."""
        return tuple(note for note in self.entry.notes if note.role is None)

    @property
    def is_reviewed(self) -> bool:
        """Whether anybody reviewed it: there is a summary of ours, or a note that is no author's answer."""
        return self.entry.summary is not None or bool(self.reviews)

    @property
    def suggested(self) -> tuple[str, ...]:
        """Tags that an import found for it; none once somebody reviewed it, who chose what fits."""
        if self.is_reviewed:
            return ()
        return tuple(tag for tag in self.entry.suggested_tags if tag not in self.entry.tags)

    @property
    def reading(self) -> Reading:
        """The deepest reading among the reviews, or the entry's where none says otherwise.

        Who wrote of a paper without having read it leaves unstated what else they went by.
        """
        readings = [note.read or self.entry.read for note in self.reviews] or [self.entry.read]
        deepest = min(readings, key=DEPTH.index)
        return "unstated" if deepest == "not-yet" and self.is_reviewed else deepest

    @property
    def verdict(self) -> Verdict | Literal["differ"] | None:
        """The verdict on which all reviews agree that give one; ``differ`` where they do not."""
        verdicts = {note.verdict for note in self.reviews if note.verdict}
        if len(verdicts) > 1:
            return "differ"
        return next(iter(verdicts), None)

    @property
    def reviewed_on(self) -> PartialDate | None:
        """When the newest review was said."""
        dates = [note.said_on for note in self.reviews if note.said_on]
        return max(dates, key=lambda date: date.sort_key, default=None)

    @property
    def written_on(self) -> PartialDate:
        """When the newest of its notes was written; where none says so, the year of its edition."""
        dates = [note.written for note in self.entry.notes if note.written]
        return max(dates, key=lambda date: date.sort_key, default=PartialDate(self.year))

    @property
    def pdf(self) -> str | None:
        """The address of the paper itself."""
        return dict(self.links).get("pdf")

    @property
    def later_version(self) -> int | None:
        """The latest version on arXiv, where an older one was reviewed."""
        reviewed = self.entry.arxiv and self.entry.arxiv.version
        latest = self.preprint and self.preprint.latest
        return latest if reviewed and latest and latest > reviewed else None

    @property
    def languages(self) -> tuple[Lang, ...]:
        """The languages in which every text of ours can be read, Korean first."""
        said = [text.languages for text in self._texts]
        return tuple(lang for lang in LANGS if all(lang in languages for languages in said))

    @property
    def begun_languages(self) -> frozenset[Lang]:
        """The languages in which any text of ours can be read."""
        return frozenset(lang for text in self._texts for lang in text.languages)

    @property
    def _texts(self) -> list[BilingualText | BilingualMarkdown]:
        entry = self.entry
        said = (*(note.text for note in entry.notes), entry.summary, entry.unidentified, entry.asks)
        return [text for text in said if text]

    @property
    def has_text(self) -> bool:
        """Whether anybody wrote something about the paper."""
        return bool(self._texts)


def lasting_id(work: Work, venues: Mapping[str, Venue], taken: Container[str] = ()) -> str:
    """Return the first id that a work had, by the first of its venue: no later renaming changes it.

    What is ``taken``, as another work is called so now, stays that one's.
    """
    first = next((former for former in work.entry.formerly if former not in taken), work.id)
    venue_id, _, rest = first.partition("/")
    venue = venues.get(venue_id)
    under = f"{venue.formerly[0]}/{rest}" if venue and venue.formerly else first
    return first if under in taken else under


def newest_first(works: Iterable[Work]) -> tuple[Work, ...]:
    """Sort works by year, newest first, then by venue and title; papers without one come last."""
    return tuple(
        sorted(
            works,
            key=lambda work: (
                -work.year,
                work.venue,
                work.title is None,
                (work.title or "").casefold(),
                work.id,
            ),
        )
    )


def with_metadata(
    file: EntryFile, stored: StoredPaper | None, record: StoredRecord | None, authors: Sequence[Byline]
) -> Work:
    """Lay what is stored about a paper, in readable text, under what a person wrote.

    What arXiv says lies above what its DOI's registry says, but for what only publishing gives.
    """
    entry, paper = file.entry, file.entry.paper
    version = stored.version(entry.arxiv.version) if stored and entry.arxiv else None
    # A journal learns of a paper after the version that was reviewed.
    latest = stored.latest if stored else None
    origins: dict[str, Origin] = {}

    def first(name: str, *said: tuple[Origin, T | None]) -> T | None:
        """Return the value of the first who says one: a person, then whoever knows best."""
        for origin, value in said:
            if value:
                origins[name] = origin
                return value
        return None

    title = first(
        "title",
        ("entry", paper.title),
        ("arxiv", version.title if version else None),
        ("doi", record.title if record else None),
    )
    first("authors", ("entry", bool(paper.authors)), ("arxiv" if version else "doi", bool(authors)))
    links = dict(paper.links)
    if entry.arxiv and not links["pdf"]:
        links["pdf"] = f"https://arxiv.org/pdf/{entry.arxiv}"
    return Work(
        id=file.id,
        file=file.file,
        venue=file.venue,
        year=file.year,
        slug=file.slug,
        entry=entry,
        title=title or _named(entry),
        pending=stored is None if entry.arxiv else title is None and paper.doi is not None,
        authors=tuple(authors),
        abstract=first(
            "abstract",
            ("entry", paper.abstract),
            ("arxiv", version.abstract if version else None),
            ("doi", record.abstract if record else None),
        ),
        published=first(
            "published",
            ("entry", paper.published),
            ("doi", _date(record.published) if record else None),
            ("arxiv", _date(version.published) if version else None),
        ),
        doi=first("doi", ("entry", paper.doi), ("arxiv", latest.doi if latest else None)),
        pages=first("pages", ("entry", paper.pages), ("doi", record.pages if record else None)),
        container=first("container", ("doi", record.container if record else None)),
        links=tuple((kind, url) for kind, url in links.items() if url),
        preprint=_preprint(latest) if latest else None,
        origins=tuple(origins.items()),
    )


def _named(entry: Entry) -> str | None:
    """Return what a paper is called of which nothing is known but where that is to be asked."""
    if entry.arxiv:
        return f"arXiv:{entry.arxiv}"
    return f"doi:{entry.paper.doi}" if entry.paper.doi else None


def _preprint(latest: StoredVersion) -> Preprint:
    return Preprint(
        latest=latest.version,
        updated=_date(latest.updated),
        withdrawn=latest.withdrawn,
        comment=latest.comment,
        journal_ref=latest.journal_ref,
        categories=latest.categories,
    )


def _date(stored: str | None) -> PartialDate | None:
    return partial_date(stored[:10]) if stored else None
