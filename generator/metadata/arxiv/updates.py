"""What entries want to know of their papers and is not stored, or too old, and fetching that."""

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import inf
from pathlib import Path
from typing import Any, ClassVar

from generator.entries.library import Library
from generator.metadata import store
from generator.metadata.arxiv.batches import RequestRun
from generator.metadata.arxiv.service import Service
from generator.metadata.fetching import Fetched, Missing, Result
from generator.metadata.store import StoredPaper, StoredVersion
from generator.metadata.transport import FailureError
from generator.problems.problem import Mistake
from generator.text.identifiers import ArxivRef


@dataclass(frozen=True, slots=True)
class PaperQuestion:
    """A paper, or one version of it, and the file that asks; no file where a person named it."""

    server: ClassVar[str] = "arXiv"

    ref: ArxivRef
    file: str = ""

    @property
    def paper(self) -> str:
        """What is the same for all that is asked of one paper."""
        return self.ref.id

    @property
    def name(self) -> str:
        """The id, with the version if that is asked for."""
        return str(self.ref)

    def stored_in(self, stores: Sequence[Path]) -> StoredVersion | None:
        """Return what the first of ``stores`` that has the paper holds of it."""
        paper = store.load(stores, self.ref.id)
        return paper.exact_version(self.ref.version) if paper else None

    def mistake(self, code: str, **values: Any) -> Mistake:
        """Return why it does not come, for the file that asks."""
        return Mistake.of(self.file, ("arxiv",), code, value=self.ref, server=self.server, **values)


def questions(library: Library) -> list[PaperQuestion]:
    """Return what the entries of a library want to know, each once, for the first file that asks."""
    found: dict[ArxivRef, PaperQuestion] = {}
    for item in library.entries.values():
        if item.entry.arxiv:
            for each in of_reference(item.entry.arxiv, item.file):
                found.setdefault(each.ref, each)
    return list(found.values())


def of_reference(ref: ArxivRef, file: str = "") -> tuple[PaperQuestion, ...]:
    """Return what is to be known of a paper: its latest version, and the one that was reviewed."""
    refs = dict.fromkeys((ArxivRef(ref.id), ref))
    return tuple(PaperQuestion(each, file) for each in refs)


def ask(
    stores: Sequence[Path], questions: Iterable[PaperQuestion], service: Service, limit: float = inf
) -> Iterator[Result]:
    """Ask for each of ``questions``, and yield what comes as it comes; ``limit`` is in seconds.

    Never raises for what the network or arXiv does.
    """
    run = RequestRun(service, time.monotonic() + limit)
    latest: dict[ArxivRef, PaperQuestion] = {}
    versions: dict[str, dict[ArxivRef, PaperQuestion]] = defaultdict(dict)
    for item in questions:
        (latest if item.ref.version is None else versions[item.ref.id])[item.ref] = item
    known = _Known(stores, frozenset(versions))
    yield from _ask(known, latest, run)
    # Of two versions of a paper that are asked for at once only one is answered.
    while versions:
        yield from _ask(known, dict(items.popitem() for items in versions.values()), run)
        versions = {paper: items for paper, items in versions.items() if items}


@dataclass(frozen=True, slots=True)
class _Known:
    """The papers that are stored, and on top of them those that were fetched and are asked about again."""

    stores: Sequence[Path]
    versioned: frozenset[str]
    """The papers of which versions are asked for, after what is latest."""
    fetched: dict[str, StoredPaper] = field(default_factory=dict)

    def paper(self, arxiv_id: str) -> StoredPaper | None:
        return self.fetched.get(arxiv_id) or store.load(self.stores, arxiv_id)

    def with_answer(self, item: PaperQuestion, answer: StoredVersion | FailureError) -> Result:
        """Put an answer beside what is known of the paper."""
        if isinstance(answer, FailureError):
            return Missing(item, item.mistake(answer.code, **answer.values))
        known = self.paper(item.ref.id)
        before = known.exact_version(item.ref.version) if known else None
        if known and before and store.says_the_same(before, answer):
            return Fetched(item, known, before, before)
        paper = known or StoredPaper(id=item.ref.id, latest=answer)
        if item.ref.version is None:
            paper = paper.model_copy(update={"latest": answer})
        else:
            paper = paper.model_copy(update={"pinned": {**paper.pinned, item.ref.version: answer}})
        if paper.id in self.versioned:  # thousands of others need not be held
            self.fetched[paper.id] = paper
        return Fetched(item, paper, answer, before)


def _ask(known: _Known, items: dict[ArxivRef, PaperQuestion], run: RequestRun) -> Iterator[Result]:
    """Ask for different papers or a version of each, but for none that is the latest and known as such."""
    unknown = []
    for ref, item in items.items():
        paper = known.paper(ref.id) if ref.version else None
        if paper and paper.latest.version == ref.version:
            yield known.with_answer(item, paper.latest)
        elif paper or not ref.version:
            unknown.append(ref)
        else:
            yield Missing(item, item.mistake("fetch-without-latest"))
    for ref, answer in run.ask(unknown):
        yield known.with_answer(items[ref], answer)
