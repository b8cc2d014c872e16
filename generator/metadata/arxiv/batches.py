"""Many references to batches, and what became of each: who is to blame for a refusal, what is not known."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from math import inf
from typing import TypeAlias

from generator.metadata.arxiv.answer import RefusedError
from generator.metadata.arxiv.service import BATCH, Answer, Service
from generator.metadata.store import StoredVersion
from generator.metadata.transport import FAILURES, FailureError
from generator.text.identifiers import ArxivRef

FURTHER_REQUESTS = 24
"""How often a batch that was refused or left gaps is asked in parts: enough to find two ids among 50."""


Answers: TypeAlias = Iterator[tuple[ArxivRef, StoredVersion | FailureError]]
"""References, each with what arXiv says of it, or why it says nothing."""

Batch: TypeAlias = Sequence[ArxivRef]


class RequestRun:
    """One run of requests, which ends with the first server that is not there or answers nothing."""

    def __init__(self, service: Service, until: float = inf) -> None:
        """Begin a run that lasts until a time of the monotonic clock."""
        self._service = service
        self._until = until
        self._further = FURTHER_REQUESTS
        self._failures = 0
        self._over = False

    def ask(self, refs: Batch) -> Answers:
        """Ask for different papers; yield each once, as it comes."""
        waiting = deque(refs[start : start + BATCH] for start in range(0, len(refs), BATCH))
        while waiting:
            answers, parts = self._ask(waiting.popleft())
            yield from answers
            for part in parts:
                if self._further:
                    self._further -= 1
                    waiting.appendleft(part)
                else:
                    yield from _all(part, FailureError("fetch-left-out"))

    def _ask(self, batch: Batch) -> tuple[Answers, list[Batch]]:
        """Return what is answered of a batch, and what of it to ask again."""
        if self._over:
            return _all(batch, FailureError("fetch-not-asked")), []
        try:
            answer = self._service.ask(batch, self._until)
        except FailureError as failure:
            self._failures += 1
            self._over = not failure.reached or self._failures == FAILURES
            return _all(batch, failure), []
        except RefusedError as refusal:
            self._failures = 0
            return _refused(batch, str(refusal))
        self._failures = 0
        return _answered(batch, answer)


def _refused(batch: Batch, refusal: str) -> tuple[Answers, list[Batch]]:
    """Blame the reference that the server names, or the only one there is."""
    words = refusal.split()
    named = [ref for ref in batch if str(ref) in words] or (batch if len(batch) == 1 else [])
    if not named:
        return iter(()), _halves(batch)
    rest = [ref for ref in batch if ref not in named]
    return _all(named, FailureError("fetch-refused")), [rest] if rest else []


def _answered(batch: Batch, answer: Answer) -> tuple[Answers, list[Batch]]:
    """Tell a paper unknown only where the answer accounts for all others; else ask for the gaps again."""
    fetched = ((ref, answer.versions[ref]) for ref in batch if ref in answer.versions)
    answers: Answers = chain(fetched, _all(answer.faulty, FailureError("fetch-faulty")))
    gaps = [ref for ref in batch if ref not in answer.versions and ref not in answer.faulty]
    if len(gaps) == 1 and (answer.plain or len(batch) == 1):
        failure = FailureError("fetch-unknown" if answer.plain else "fetch-foreign")
        return chain(answers, _all(gaps, failure)), []
    if len(gaps) < len(batch):
        return answers, [gaps] if gaps else []
    return answers, _halves(gaps)


def _all(refs: Iterable[ArxivRef], failure: FailureError) -> Answers:
    return ((ref, failure) for ref in refs)


def _halves(batch: Batch) -> list[Batch]:
    middle = len(batch) // 2
    return [batch[:middle], batch[middle:]]
