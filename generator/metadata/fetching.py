"""What comes of asking about papers, whoever is asked, and its way into the store."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from generator.metadata import store
from generator.metadata.store import Held
from generator.problems.problem import Mistake


class Question(Protocol):
    """What an entry, or a person, wants to know of a paper."""

    def mistake(self, code: str, **values: Any) -> Mistake:
        """Return why there is no answer, for the file that asks."""


Question_co = TypeVar("Question_co", bound=Question, covariant=True)


@dataclass(frozen=True, slots=True)
class Fetched(Generic[Question_co, Held]):
    """What is stored of a paper now, and what was before."""

    question: Question_co
    held: Held
    before: Held | None


@dataclass(frozen=True, slots=True)
class Missing(Generic[Question_co]):
    """What did not come, and why: a code of ``messages.yml`` that begins with ``fetch-``."""

    question: Question_co
    mistake: Mistake


Come = TypeVar("Come", bound=Fetched[Any, Any] | Missing[Any])


def store_results(folder: Path, results: Iterable[Come]) -> Iterator[Come | Missing[Any]]:
    """Write what comes into a store, and yield it as it comes.

    What says the same as before is not written, so that its file keeps the day on which that first came.
    """
    for result in results:
        try:
            if isinstance(result, Fetched) and result.held is not result.before:
                store.write(folder, result.held)
        except OSError as error:
            values = {"folder": folder, "reason": error.strerror or ""}
            yield Missing(result.question, result.question.mistake("fetch-unwritable", **values))
        else:
            yield result
