"""What comes of asking about papers, whoever is asked, and its way into the store."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeAlias

from generator.metadata import store
from generator.metadata.store import StoredPaper, StoredRecord, StoredVersion
from generator.problems.problem import Mistake


class Question(Protocol):
    """What an entry, or a person, wants to know of a paper."""

    @property
    def paper(self) -> str:
        """What is the same for all that is asked of one paper."""

    @property
    def name(self) -> str:
        """The id that is asked about."""

    def mistake(self, code: str, **values: Any) -> Mistake:
        """Return why there is no answer, for the file that asks."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What is to be stored of a paper, with the answer in it and what stood in its place."""

    question: Question
    held: StoredPaper | StoredRecord
    answer: StoredVersion | StoredRecord
    before: StoredVersion | StoredRecord | None


@dataclass(frozen=True, slots=True)
class Missing:
    """What did not come, and why: a code of ``messages.yml`` that begins with ``fetch-``."""

    question: Question
    mistake: Mistake


Result: TypeAlias = Fetched | Missing


def store_results(folder: Path, results: Iterable[Result]) -> Iterator[Result]:
    """Write what comes into a store, and yield it as it comes.

    What says the same as before is not written, so that its file keeps the day on which that first came.
    """
    for result in results:
        try:
            if isinstance(result, Fetched) and result.answer is not result.before:
                store.write(folder, result.held)
        except OSError as error:
            values = {"folder": folder, "reason": error.strerror or ""}
            yield Missing(result.question, result.question.mistake("fetch-unwritable", **values))
        else:
            yield result
