"""How good ten hits are."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

TEN = 10


@dataclass(frozen=True, slots=True)
class Quality:
    """What came of some queries: the means of recall@10 and of the reciprocal rank within ten."""

    queries: int
    recall: float
    mrr: float

    @classmethod
    def of(cls, answers: Sequence[tuple[Sequence[str], Collection[str]]]) -> "Quality":
        """Measure hits against what is relevant, for each query."""
        count = len(answers)
        return cls(
            count,
            sum(recall(hits, relevant) for hits, relevant in answers) / count,
            sum(reciprocal_rank(hits, relevant) for hits, relevant in answers) / count,
        )


def recall(hits: Sequence[str], relevant: Collection[str]) -> float:
    """Return the share of what could be among ten hits and is: of more than ten relevant ones, ten can."""
    return len(set(hits[:TEN]) & set(relevant)) / min(TEN, len(relevant))


def reciprocal_rank(hits: Sequence[str], relevant: Collection[str]) -> float:
    """Return one over the place of the first relevant hit, and nothing where it is not among ten."""
    return next((1 / place for place, hit in enumerate(hits[:TEN], 1) if hit in relevant), 0.0)
