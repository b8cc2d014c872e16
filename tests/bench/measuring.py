"""What a build costs: its time, its memory, and what it leaves."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from time import perf_counter, sleep

import psutil

from tests.bench.contender import Contender

SAMPLING = 0.1
"""How many seconds pass between two looks at the memory."""

ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
ENVIRONMENT.pop("PYTHONDONTWRITEBYTECODE", None)  # some containers set it; every start would compile all code


@dataclass(frozen=True, slots=True)
class Output:
    """What a builder wrote."""

    pages: int
    """HTML files, those aside that only lead on to another."""
    size: int
    """Bytes of all files."""


def output(contender: Contender) -> Output:
    """Count what lies in a contender's site."""
    files = [path for path in contender.site.rglob("*") if path.is_file()]
    pages = (path.read_bytes() for path in files if path.suffix == ".html")
    return Output(
        sum(b'http-equiv="refresh"' not in page for page in pages), sum(path.stat().st_size for path in files)
    )


def forget(contender: Contender, aside: Path) -> None:
    """Move all that earlier builds left to a folder ``aside``, on the same disk.

    Nothing is removed before all is timed. Among inodes that were just freed ext4 looks for a new one by one,
    for some minutes (``recently_deleted`` in its ``ialloc.c``), which a fresh clone never waits for: a build
    of 43,000 files took seven seconds longer where those of the one before had been removed.
    """
    into = Path(mkdtemp(dir=aside))
    for number, path in enumerate((contender.site, *contender.kept)):
        if path.exists():
            path.rename(into / str(number))


def seconds(contender: Contender) -> float:
    """Build once and return how long it took; raises CalledProcessError where it fails."""
    began = perf_counter()
    subprocess.run(
        contender.build, cwd=contender.root, env=ENVIRONMENT, check=True, stdout=subprocess.DEVNULL
    )
    return perf_counter() - began


def peak(contender: Contender) -> int:
    """Build once and return how many bytes of memory all its processes held together at their most.

    What processes share is counted once where the system tells (Linux: PSS). Looking costs time, so that no
    build is timed meanwhile; a peak shorter than ``SAMPLING`` may be missed. Raises CalledProcessError
    where the build fails.
    """
    process = subprocess.Popen(
        contender.build, cwd=contender.root, env=ENVIRONMENT, stdout=subprocess.DEVNULL
    )
    highest = 0
    while process.poll() is None:
        highest = max(highest, _held(process.pid))
        sleep(SAMPLING)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, contender.build)
    return highest


def _held(pid: int) -> int:
    """Return the bytes that a process and all below it hold now."""
    held = 0
    try:
        tree = [root := psutil.Process(pid), *root.children(recursive=True)]
    except psutil.NoSuchProcess:
        return 0
    for process in tree:
        try:
            memory = process.memory_full_info()
        except (psutil.NoSuchProcess, psutil.AccessDenied):  # it ended while we looked
            continue
        held += getattr(memory, "pss", memory.rss)
    return held
