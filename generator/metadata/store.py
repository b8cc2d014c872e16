"""What was fetched about papers: ``digests/.metadata/``, one small JSON file a paper.

The files lie in the repository, so that a build needs no network and a change of metadata shows in a pull
request like any other change. They hold what the source said word for word; ``readable.py`` is
what pages show of it.
"""

import json
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError

from generator.entries.format.fields import at_most, partial_date
from generator.problems.problem import Mistake
from generator.support import files
from generator.support.mapper import Mapper, map_all
from generator.text.characters import INVISIBLE, REORDERING, UNWANTED, visible

FOLDER = ".metadata"
"""The store's place under the folder of digests."""

ARXIV = "arxiv"
"""Where arXiv's answers lie in the store."""

ELSEWHERE = "DIGEST_METADATA"
"""The environment variable that names a second store, in which a pull request's checks keep what came."""

MAX_BYTES = 4 * 1024 * 1024
"""How much one file may hold: a collaboration of 3,000 authors in a few versions takes a quarter of it."""

MAX_AUTHORS = 6000
"""How many authors a paper may have, each with a page; the most that one ever had are 5,154."""

MAX_TEXT = 32 * 1024
"""How many characters a text may have; arXiv takes abstracts of 1,920, and formulas are slow to read."""

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
    if not visible(text).strip():
        raise ValueError("a title that says nothing")
    return text


Timestamp = Annotated[str, AfterValidator(_timestamp)]
"""ISO 8601: a date, and mostly a time after it."""


Text = Annotated[str, at_most(MAX_TEXT)]


class _Stored(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class StoredAuthor(_Stored):
    """An author as arXiv prints the name."""

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
        return self.latest if number is None else self.pinned.get(number, self.latest)


@dataclass(frozen=True, slots=True)
class Store:
    """All stored papers by arXiv id, and what could not be read."""

    papers: Mapping[str, StoredPaper] = field(default_factory=dict)
    mistakes: tuple[Mistake, ...] = ()


def stores(root: Path, digests: str = "digests", elsewhere: Path | None = None) -> tuple[Path, ...]:
    """Return a project's store, behind the one that lies ``elsewhere`` where there is one."""
    named = os.environ.get(ELSEWHERE)
    own = root / digests / FOLDER
    first = elsewhere or (Path(named) if named else None)
    return (first, own) if first else (own,)


def file_name(arxiv_id: str) -> str:
    """Return the name of a paper's file: ``1610.00087.json``, ``cs-0303025.json``."""
    return f"{arxiv_id.replace('/', '-')}.json"


def read(root: Path, digests: str = "digests", mapper: Mapper = map_all) -> Store:
    """Read the stores of a project; a file that cannot be read counts as not stored, and is reported.

    Files are read through ``mapper``.
    """
    papers: dict[str, StoredPaper] = {}
    mistakes: list[Mistake] = []
    places = reversed(stores(root, digests))
    paths = {str(path): path for place in places for path in sorted((place / ARXIV).glob("*.json"))}
    for name, paper in mapper("papers", partial(map, _read), paths).items():
        if paper:
            papers[paper.id] = paper
        else:
            path = paths[name]
            file = path.relative_to(root) if path.is_relative_to(root) else path
            mistakes.append(Mistake.of(file.as_posix(), (), "metadata-unreadable"))
    return Store(papers, tuple(mistakes))


def load(stores: Sequence[Path], arxiv_id: str) -> StoredPaper | None:
    """Return a paper out of the first of ``stores`` that has it in order."""
    found = (_read(store / ARXIV / file_name(arxiv_id)) for store in stores)
    return next((paper for paper in found if paper), None)


def write(store: Path, paper: StoredPaper) -> None:
    """Write a paper's file, all of it or none: the same bytes for the same paper, keys in the models' order.

    Raises:
        OSError: It cannot be written; what was there stays.

    """
    path = store / ARXIV / file_name(paper.id)
    held = paper.model_copy(update={"pinned": dict(sorted(paper.pinned.items()))})
    text = json.dumps(held.model_dump(mode="json"), ensure_ascii=False, indent=2)
    # Whoever reviews the file sees every character; between JSON's tokens there are none of these.
    shown = _UNSEEN.sub(lambda match: json.dumps(match[0])[1:-1], text)
    files.write(path, f"{shown}\n".encode())


def _read(path: Path) -> StoredPaper | None:
    """Return the paper of a file; None where it cannot be read, or is another than its name says."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb") as file:
            raw = file.read(MAX_BYTES + 1)
        paper = StoredPaper.model_validate_json(raw) if len(raw) <= MAX_BYTES else None
    except (OSError, ValidationError):
        return None
    return paper if paper and file_name(paper.id) == path.name else None
