"""What was measured, as a table in Markdown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from tests.bench.measuring import Output

HEADINGS = (
    "",
    "first build",
    "nothing changed",
    "one entry edited, in the preview",
    "pages",
    "ms a page",
    "output",
    "peak memory",
)


@dataclass(slots=True)
class Result:
    """What was measured of one contender; times in seconds, one for each run."""

    name: str
    output: Output
    peak: int
    """Bytes."""
    first: list[float] = field(default_factory=list)
    again: list[float] = field(default_factory=list)
    edited: list[float] = field(default_factory=list)


def table(results: Sequence[Result], reference: str) -> str:
    """Return the medians, each with its ratio to the first build of the contender called ``reference``."""
    unit = next((median(result.first) for result in results if result.name == reference), None)
    rows = [HEADINGS, ("---", *["---:"] * (len(HEADINGS) - 1)), *(_row(result, unit) for result in results)]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _row(result: Result, unit: float | None) -> Iterable[str]:
    yield result.name
    for times in (result.first, result.again, result.edited):
        yield _time(times, unit)
    yield f"{result.output.pages:,}"
    yield f"{median(result.first) / result.output.pages * 1000:.2f}"
    yield f"{result.output.size / 1e6:,.0f} MB"
    yield f"{result.peak / 2**20:,.0f} MiB"


def _time(times: Sequence[float], unit: float | None) -> str:
    if not times:
        return "as the first"
    shown = f"{median(times):.2f} s"
    return f"{shown} ({median(times) / unit:.2f})" if unit else shown
