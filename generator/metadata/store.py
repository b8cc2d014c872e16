"""What was fetched about papers: ``digests/.metadata/``, one small JSON file a paper.

The files lie in the repository, so that a build needs no network and a change of metadata shows in a pull
request like any other change. They hold what the source said word for word; ``readable.py`` is
what pages show of it.
"""

import errno
import json
import os
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import AfterValidator, ConfigDict, ValidationError

from generator.entries.format.entry import Entry
from generator.entries.format.fields import at_most, partial_date
from generator.metadata import store_folders
from generator.problems.problem import Mistake
from generator.support import files
from generator.support.lean import LeanModel
from generator.support.mapper import Mapper, map_all
from generator.text.characters import INVISIBLE, REORDERING, UNWANTED, visible

ARXIV = "arxiv"
"""Where arXiv's answers lie in the store."""

DOI = "doi"
"""Where the answers of those lie who register DOIs."""

MAX_BYTES = 4 * 1024 * 1024
"""How much one file may hold: a collaboration of 3,000 authors in a few versions takes a quarter of it."""

MAX_AUTHORS = 6000
"""How many authors a paper may have, each with a page; the most that one ever had are 5,154."""

MAX_TEXT = 32 * 1024
"""How many characters a text may have; arXiv takes abstracts of 1,920, and formulas are slow to read."""

_LEGIBLE = 80
"""How much of a DOI the name of its file shows."""

_UNSEEN = re.compile("|".join(pattern.pattern for pattern in (UNWANTED, REORDERING, INVISIBLE)))

_WITHDRAWN = re.compile(
    r"\s*(?:arXiv admin note:\s*)?(?:"
    r"(?:(?:this|the|our)\s+)?(?:paper|article|manuscript|submission|preprint|work|version|note|letter|report)"
    r"\s+(?:\w+\s+){0,3}withdrawn"
    r"|(?:the\s+)?authors?\s+(?:has|have)\s+withdrawn"
    r"|withdrawn)\b",
    re.IGNORECASE,
)
"""How notices of withdrawal begin; arXiv has no field for it."""


def _timestamp(text: str) -> str:
    partial_date(text[:10])
    return text


def _title(text: str) -> str:
    if not visible(UNWANTED.sub("", text)).strip():
        raise ValueError("a title that says nothing")
    return text


Timestamp = Annotated[str, AfterValidator(_timestamp)]
"""ISO 8601: a date, and mostly a time after it."""


Text = Annotated[str, at_most(MAX_TEXT)]


class _Stored(LeanModel):
    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)


class StoredAuthor(_Stored):
    """An author, with the name as the source prints it."""

    name: Text
    affiliation: Text | None = None


class StoredVersion(_Stored):
    """What arXiv says about one version of a paper; None where that is not known."""

    version: int | None = None
    title: Annotated[Text, AfterValidator(_title)]
    authors: Annotated[tuple[StoredAuthor, ...], at_most(MAX_AUTHORS)] = ()
    abstract: Text | None = None
    published: Timestamp | None = None
    """When version 1 appeared."""
    updated: Timestamp | None = None
    """When this version appeared."""
    comment: Text | None = None
    journal_ref: Text | None = None
    doi: str | None = None
    primary_category: str | None = None
    categories: tuple[str, ...] = ()
    source: str | None = None
    """Where this came from: the address of the API, or what else it was taken from."""
    fetched: Timestamp | None = None
    """When it first came from there as it is, in UTC."""

    @property
    def withdrawn(self) -> bool:
        """Whether the abstract or the comment begins with a notice of withdrawal."""
        return any(_WITHDRAWN.match(text) for text in (self.abstract, self.comment) if text)


class StoredPaper(_Stored):
    """One file of the store: a paper's latest version, and those that entries pinned."""

    id: str
    latest: StoredVersion
    pinned: Mapping[int, StoredVersion] = {}

    def version(self, number: int | None) -> StoredVersion:
        """Return the version that was asked for where it is known, else the latest."""
        return self.exact_version(number) or self.latest

    def exact_version(self, number: int | None) -> StoredVersion | None:
        """Return the version that was asked for, without a number the latest; None where it is not held."""
        return self.latest if number is None else self.pinned.get(number)


class StoredRecord(_Stored):
    """What the registry of a paper's DOI says about it; None where it does not say."""

    id: str
    """The DOI, as its registrant writes it."""
    title: Annotated[Text, AfterValidator(_title)]
    authors: Annotated[tuple[StoredAuthor, ...], at_most(MAX_AUTHORS)] = ()
    abstract: Text | None = None
    published: Timestamp | None = None
    """The day, month or year on which it appeared."""
    container: Text | None = None
    """What it appeared in, by its own title: a year's proceedings, a journal."""
    pages: Text | None = None
    source: str | None = None
    """The address of the API that this came from."""
    fetched: Timestamp | None = None
    """When it first came from there as it is, in UTC."""


Held = TypeVar("Held", StoredPaper, StoredRecord)
Answered = TypeVar("Answered", StoredVersion, StoredRecord)


@dataclass(frozen=True, slots=True)
class Store:
    """All that is stored, and what could not be read."""

    papers: Mapping[str, StoredPaper] = field(default_factory=dict)
    """By arXiv id."""
    records: Mapping[str, StoredRecord] = field(default_factory=dict)
    """By DOI, without case."""
    mistakes: tuple[Mistake, ...] = ()

    def of(self, entry: Entry) -> tuple[StoredPaper | None, StoredRecord | None]:
        """Return what is stored about the paper of an entry."""
        paper = self.papers.get(entry.arxiv.id) if entry.arxiv else None
        return paper, self.records.get(entry.paper.doi.casefold()) if entry.paper.doi else None


def timestamp(time: datetime) -> str:
    """Return a time as it is stored, as arXiv writes it and as texts sort: ``2016-10-01T04:12:00Z``."""
    return time.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def file_name(arxiv_id: str) -> str:
    """Return the name of a paper's file: ``1610.00087.json``, ``cs-0303025.json``."""
    return f"{arxiv_id.replace('/', '-')}.json"


def record_name(doi: str) -> str:
    """Return the name of a DOI's file, whatever signs that has: what can be read of it, and a hash.

    >>> record_name("10.1109/ICASSP.2017.7952190")
    '10.1109-icassp.2017.7952190-b2a784c8ff3fa372.json'
    """
    known = doi.casefold()
    legible = re.sub(r"[^a-z0-9.]+", "-", known)[:_LEGIBLE].strip("-.")
    return f"{legible}-{sha256(known.encode()).hexdigest()[:16]}.json"


def read(root: Path, digests: str = "digests", mapper: Mapper = map_all) -> Store:
    """Read the stores of a project; a file that cannot be read counts as not stored, and is reported.

    Files are read through ``mapper``.
    """
    places = (*reversed(store_folders.of(root, digests)),)
    mistakes = [
        Mistake.of(files.shown(path, root), (), "symbolic-link", value=path.name)
        for place in places
        for path in (place, place / ARXIV, place / DOI)
        if path.is_symlink()
    ]
    papers = _all(StoredPaper, places, ARXIV, mapper)
    records = _all(StoredRecord, places, DOI, mapper)
    mistakes += (
        Mistake.of(files.shown(path, root), (), "metadata-unreadable")
        for path, held in {**papers, **records}.items()
        if held is None
    )
    return Store(
        {paper.id: paper for paper in papers.values() if paper},
        {record.id.casefold(): record for record in records.values() if record},
        tuple(mistakes),
    )


def _is_linked(folder: Path) -> bool:
    """Tell whether what lies in a folder of a store lies elsewhere, where nothing is read nor written."""
    return folder.is_symlink() or folder.parent.is_symlink()


def _all(model: type[Held], places: Sequence[Path], folder: str, mapper: Mapper) -> dict[Path, Held | None]:
    """Return what every file of a kind holds, by its path; what lies in a later place comes later."""
    folders = [place / folder for place in places if not _is_linked(place / folder)]
    paths = {str(path): path for held in folders for path in sorted(held.glob("*.json"))}
    stored = mapper(f"stored {folder}", partial(map, partial(_read, model)), paths)
    return {paths[name]: held for name, held in stored.items()}


def load(stores: Sequence[Path], arxiv_id: str) -> StoredPaper | None:
    """Return a paper out of the first of ``stores`` that has it in order."""
    return _first(StoredPaper, stores, Path(ARXIV, file_name(arxiv_id)))


def load_record(stores: Sequence[Path], doi: str) -> StoredRecord | None:
    """Return what is known of a DOI out of the first of ``stores`` that has it in order."""
    return _first(StoredRecord, stores, Path(DOI, record_name(doi)))


def _first(model: type[Held], stores: Sequence[Path], place: Path) -> Held | None:
    return next(filter(None, (_read(model, store / place) for store in stores)), None)


def is_due(held: StoredVersion | StoredRecord | None, apis: Collection[str], days: int) -> bool:
    """Tell whether to ask again: nothing is held, it came from none of ``apis``, or so many ``days`` ago."""
    since = timestamp(datetime.now(UTC) - timedelta(days=days))
    return held is None or held.source not in apis or (held.fetched or "") <= since


def says_the_same(held: Answered | None, answer: Answered) -> bool:
    """Tell whether an answer differs from what is held at most in the day on which it came."""
    return held is not None and held == answer.model_copy(update={"fetched": held.fetched})


def write(store: Path, held: StoredPaper | StoredRecord) -> None:
    """Write a file, all of it or none: the same bytes for the same paper, keys in the models' order.

    Raises OSError where it cannot be written; what was there stays.
    """
    if isinstance(held, StoredPaper):
        held = held.model_copy(update={"pinned": dict(sorted(held.pinned.items()))})
    text = json.dumps(held.model_dump(mode="json"), ensure_ascii=False, indent=2)
    # Whoever reviews the file sees every character; between JSON's tokens there are none of these.
    shown = _UNSEEN.sub(lambda match: json.dumps(match[0])[1:-1], text)
    file = store / _place(held)
    if _is_linked(file.parent):
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), file.parent)
    files.write(file, f"{shown}\n".encode())


def _place(held: StoredPaper | StoredRecord) -> Path:
    if isinstance(held, StoredPaper):
        return Path(ARXIV, file_name(held.id))
    return Path(DOI, record_name(held.id))


def _read(model: type[Held], path: Path) -> Held | None:
    """Return what a file holds; None where it cannot be read, or is another paper's than its name says."""
    try:
        if _is_linked(path.parent):
            return None
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb") as file:
            raw = file.read(MAX_BYTES + 1)
        held = model.model_validate_json(raw) if len(raw) <= MAX_BYTES else None
    except (OSError, ValidationError):
        return None
    return held if held and _place(held).name == path.name else None
