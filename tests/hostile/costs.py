"""What the largest file of each kind costs: ``python -m tests.hostile.costs`` prints a table for people.

``check``, ``build`` and names of kinds as arguments choose a part of it. Each run has a process of its own.
"""

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tests import projects
from tests.hostile.heaps import HEAPS, full
from tests.hostile.marked import Heap

ROOT = Path(__file__).parents[2]

LIMIT = 60
"""After how many seconds of processor time a process is ended."""

NOTICEABLE = 0.1
"""Seconds; what half of the largest file may take however its time grows: all of it is read within 0.4."""

MAX_RATIO = 6
"""Four times as much takes four times the time, more where it is sorted, 16 times where pairs are tried."""

MOST_TRIES = 7
"""How often a kind is measured that seems to cost too much: what else a machine does adds to a time."""

COMMANDS: Mapping[str, Sequence[str]] = {
    "check": ("-c", "from generator.cli.main import main; main()", "check", "--root", "."),
    "build": ("-m", "mkdocs", "build", "-q"),
}


class Cost(NamedTuple):
    """What one run took, and what came of it."""

    seconds: float
    megabytes: float
    status: int
    lines: int

    def __str__(self) -> str:
        return f"{self.seconds:.1f} | {self.megabytes:.0f} | {self.status} | {self.lines}"


def grows_in_proportion(heap: Heap, most: int, seconds: Callable[[Mapping[str, bytes]], float]) -> None:
    """Assert that half of so much of something takes no time, or about four times that of a quarter of it."""
    much, little = heap(most // 2), heap(most // 8)
    of_much = [seconds(much)]
    if of_much[0] <= NOTICEABLE:
        return
    of_little = [seconds(little)]
    while min(of_much) > max(NOTICEABLE, MAX_RATIO * min(of_little)) and len(of_much) < MOST_TRIES:
        of_little.append(seconds(little))
        of_much.append(seconds(much))
    assert min(of_much) <= max(NOTICEABLE, MAX_RATIO * min(of_little)), (of_much, of_little)


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
