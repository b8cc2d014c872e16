"""What was fetched about papers: ``digests/.metadata/``, one small JSON file a paper.

The files lie in the repository, so that a build needs no network and a change of metadata shows in a pull
request like any other change.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError

from generator.entries.characters import UNWANTED, visible
from generator.entries.fields import partial_date
from generator.entries.problem import Mistake

FOLDER = ".metadata/arxiv"
"""Where arXiv's answers lie under the folder of digests."""


def _line(text: str) -> str:
    return " ".join(visible(unicodedata.normalize("NFC", UNWANTED.sub(" ", text))).split())


def _timestamp(text: str) -> str:
    partial_date(text[:10])
    return text


Line = Annotated[str, AfterValidator(_line)]
"""Text in NFC on one line, without characters that nobody means to type."""

Timestamp = Annotated[str, AfterValidator(_timestamp)]
"""ISO 8601: a date, and mostly a time after it."""


class _Stored(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class StoredAuthor(_Stored):
    """An author as arXiv prints the name."""

    name: Line
    affiliation: Line | None = None


class StoredVersion(_Stored):
    """What arXiv says about one version of a paper; None where that is not known."""

    version: int | None = None
    title: Line
    authors: tuple[StoredAuthor, ...] = ()
    abstract: Line | None = None
    published: Timestamp | None = None
    """When version 1 appeared."""
    updated: Timestamp | None = None
    """When this version appeared."""
    comment: Line | None = None
    journal_ref: Line | None = None
    doi: Line | None = None
    categories: tuple[str, ...] = ()


class StoredPaper(_Stored):
    """One file of the store: a paper's latest version, and those that entries pinned."""

    id: str
    latest: StoredVersion
    pinned: Mapping[int, StoredVersion] = {}

    def version(self, number: int | None) -> StoredVersion:
        """Return the version that was asked for where it is known, else the latest."""
        return self.latest if number is None else self.pinned.get(number, self.latest)


@dataclass(frozen=True, slots=True)
class Store:
    """All stored papers by arXiv id, and what could not be read."""

    papers: Mapping[str, StoredPaper] = field(default_factory=dict)
    mistakes: tuple[Mistake, ...] = ()


def file_name(arxiv_id: str) -> str:
    """Return the name of a paper's file: ``1610.00087.json``, ``cs-0303025.json``."""
    return f"{arxiv_id.replace('/', '-')}.json"


def read(root: Path, digests: str = "digests") -> Store:
    """Read the store under ``root``; a file that cannot be read counts as not stored, and is told."""
    papers: dict[str, StoredPaper] = {}
    mistakes: list[Mistake] = []
    for path in sorted((root / digests / FOLDER).glob("*.json")):
        try:
            paper = StoredPaper.model_validate_json(path.read_bytes())
        except (OSError, ValidationError):
            mistakes.append(Mistake.of(path.relative_to(root).as_posix(), (), "metadata-unreadable"))
        else:
            papers[paper.id] = paper
    return Store(papers, tuple(mistakes))
