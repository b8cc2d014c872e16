"""What entries want to know of their DOIs and is not stored, or too old, and fetching that."""

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import inf
from pathlib import Path
from typing import Any, ClassVar

from generator.entries.format.entry import Entry
from generator.entries.library import Library
from generator.metadata import store
from generator.metadata.doi.registries import BOTH, Registries
from generator.metadata.fetching import Fetched, Missing, Result
from generator.metadata.store import StoredRecord
from generator.metadata.transport import FAILURES, FailureError
from generator.problems.problem import Mistake


@dataclass(frozen=True, slots=True)
class RecordQuestion:
    """A DOI, and the file that asks; no file where a person named it."""

    server: ClassVar[str] = BOTH

    doi: str
    file: str = ""
    arxiv: str = ""
    """The paper's id on arXiv, where the entry names that too."""

    @property
    def paper(self) -> str:
        """What is the same for all that is asked of one paper."""
        return self.arxiv or self.doi.casefold()

    @property
    def name(self) -> str:
        """The DOI."""
        return self.doi

    def stored_in(self, stores: Sequence[Path]) -> StoredRecord | None:
        """Return what the first of ``stores`` that has the DOI holds of it."""
        return store.load_record(stores, self.doi)

    def mistake(self, code: str, **values: Any) -> Mistake:
        """Return why it does not come, for the file that asks."""
        named = {"value": self.doi, "server": self.server, **values}
        return Mistake.of(self.file, ("paper", "doi"), code, **named)


def questions(library: Library) -> list[RecordQuestion]:
    """Return the DOIs that the entries of a library want to know of, each once, for the first that asks."""
    found: dict[str, RecordQuestion] = {}
    for item in library.entries.values():
        if (doi := item.entry.paper.doi) and _is_open(item.entry):
            arxiv = item.entry.arxiv.id if item.entry.arxiv else ""
            found.setdefault(doi.casefold(), RecordQuestion(doi, item.file, arxiv))
    return list(found.values())


def _is_open(entry: Entry) -> bool:
    """Tell whether an entry leaves to others what the paper is called or whose it is.

    One that says both is complete: lists of proceedings bring thousands of them.
    """
    return not (entry.paper.title and entry.paper.authors)


def ask(
    stores: Sequence[Path], questions: Iterable[RecordQuestion], registries: Registries, limit: float = inf
) -> Iterator[Result]:
    """Ask for each of ``questions``, and yield what comes as it comes; ``limit`` is in seconds.

    Never raises for what the network or a server does.
    """
    run = _Run(registries, time.monotonic() + limit)
    for item in questions:
        answer = run.ask(item)
        if isinstance(answer, Mistake):
            yield Missing(item, answer)
            continue
        before = item.stored_in(stores)
        held = before if before and store.says_the_same(before, answer) else answer
        yield Fetched(item, held, held, before)


class _Run:
    """One run of requests, in which a server is left alone that is not there or answers nothing."""

    def __init__(self, registries: Registries, until: float) -> None:
        self._registries = registries
        self._until = until
        self._failures = Counter[str]()

    def ask(self, item: RecordQuestion) -> StoredRecord | Mistake:
        for registry in self._registries.all:
            if self._failures[registry.name] >= FAILURES:
                return item.mistake("fetch-not-asked", server=registry.name)
            try:
                answer = registry.ask(item.doi, self._until)
            except FailureError as failure:
                self._failures[registry.name] += 1 if failure.reached else FAILURES
                return item.mistake(failure.code, server=registry.name, **failure.values)
            self._failures[registry.name] = 0
            if isinstance(answer, StoredRecord):
                return answer
            if answer:
                return item.mistake(answer, server=registry.name)
        return item.mistake("fetch-unregistered")
