"""What the largest file of each kind costs: ``python -m tests.hostile.costs`` prints a table for people.

``check``, ``build`` and names of kinds as arguments choose a part of it. Each run has a process of its own.
"""

import math
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

from tests import projects
from tests.hostile.heaps import HEAPS, full
from tests.hostile.marked import Heap

ROOT = Path(__file__).parents[2]

LIMIT = 60
"""After how many seconds of processor time a process is ended."""

COMMANDS: Mapping[str, Sequence[str]] = {
    "check": ("-c", "from generator.cli.main import main; main()", "check", "--root", "."),
    "build": ("-m", "mkdocs", "build", "-q"),
}


Seconds: TypeAlias = Callable[[Mapping[str, bytes]], float]
"""Measures what some files take."""


class Cost(NamedTuple):
    """What one run took, and what came of it."""

    seconds: float
    megabytes: float
    status: int
    lines: int

    def __str__(self) -> str:
        return f"{self.seconds:.1f} | {self.megabytes:.0f} | {self.status} | {self.lines}"


class Trial(NamedTuple):
    """How much of something is measured, against a quarter of that, and how much longer that may take."""

    part: int
    """Of what is permitted, one of so many parts is measured."""
    noticeable: float
    """Seconds that this may take however they grow."""
    ratio: float
    """Four times as much takes four times the time, more if it is sorted, 16 times if pairs are tried."""
    most: int
    """How often what seems to cost too much is measured: what else a machine does adds to a time."""

    def passes(self, heap: Heap, most: int, seconds: Seconds, measured: list[tuple[float, float]]) -> bool:
        """Tell whether so much takes no time, or about four times that of a quarter of it."""
        much, little = heap(most // self.part), heap(most // (4 * self.part))
        least, of_little = seconds(much), math.inf
        if least <= self.noticeable:
            return True
        for _ in range(self.most):
            of_little = min(of_little, seconds(little))
            if least <= max(self.noticeable, self.ratio * of_little):
                return True
            least = min(least, seconds(much))
        measured.append((least, of_little))
        return least <= max(self.noticeable, self.ratio * of_little)


TRIALS = (Trial(4, 0.0125, 5, 4), Trial(2, 0.1, 6, 7))
"""The second, which takes twice as long, is asked what the first has a doubt about.

The first is the stricter one: it passes nothing that the second would not. What takes 0.0125 seconds in it
takes four times as long in the second if pairs are tried, and eight times if triples are. And pairs that take
a fifth of the time of all else, with which the second has its six times, take a tenth of it where there is
half as much, with which the first has its five.
"""


def grows_in_proportion(heap: Heap, most: int, seconds: Seconds) -> None:
    """Assert that what is permitted of something is read in 0.4 seconds, or in time that grows as it does.

    What it takes to read nothing, ``seconds`` should leave out: it hides how the rest grows.
    """
    measured: list[tuple[float, float]] = []
    assert any(trial.passes(heap, most, seconds, measured) for trial in TRIALS), measured


def cost(command: str, files: Mapping[str, bytes]) -> Cost:
    """Return what a command costs in a small project that holds some files."""
    with tempfile.TemporaryDirectory() as folder, (Path(folder) / "said").open("w+b") as said:
        root = projects.write(Path(folder) / "project")
        for path, content in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(content)
        process = subprocess.Popen(
            [sys.executable, *COMMANDS[command]],
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=said,
            stderr=said,
        )
        resource.prlimit(process.pid, resource.RLIMIT_CPU, (LIMIT, LIMIT))
        _, status, used = os.wait4(process.pid, 0)
        said.seek(0)
        return Cost(
            used.ru_utime + used.ru_stime,
            used.ru_maxrss / 1024,
            os.waitstatus_to_exitcode(status),
            len(said.read().splitlines()),
        )


def table(arguments: Sequence[str]) -> Iterator[str]:
    """Yield the rows of the table: of the small project alone, then with each heap."""
    commands = [name for name in COMMANDS if name in arguments] or list(COMMANDS)
    kinds = [kind for kind in HEAPS if kind in arguments] or list(HEAPS)
    yield " | ".join(("| kind | n", *(f"{name} s | MB | exit | lines" for name in commands), ""))
    yield "|---" * (2 + 4 * len(commands)) + "|"
    yield " | ".join(("| nothing | 0", *(str(cost(name, {})) for name in commands), ""))
    for kind in kinds:
        n = full(HEAPS[kind])
        costs = (str(cost(name, HEAPS[kind](n))) for name in commands)
        yield " | ".join((f"| {kind} | {n}", *costs, ""))


if __name__ == "__main__":
    for row in table(sys.argv[1:]):
        sys.stdout.write(f"{row.rstrip()}\n")
        sys.stdout.flush()
