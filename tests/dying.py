"""Programs that are killed in the middle: before something that they do to the disk, wherever that is done.

How much a program does is told by a first run of it, so that each that is to die does before it is done.
"""

import json
import os
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from typing import Any

CHANGING = frozenset({"os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "sqlite3.connect"})
"""Events that Python audits before it changes something on the disk, but for writing."""


def changes(program: Callable[[], object], last: int | None = None) -> list[str] | None:
    """Run a program in a process of its own, and return the paths of what it changes, one after another.

    None where it is killed, just before the ``last`` of them, counted from 0.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _run(program, last, writing)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as said:
        told = said.read()
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert (os.WTERMSIG(status), told) == (signal.SIGKILL, "")
        return None
    assert told, "it failed"
    paths: list[str] = json.loads(told)
    return paths


def moments(paths: Sequence[str], number: int) -> list[int]:
    """Return so many of the changes that a program makes, as far apart as can be."""
    return [(2 * each + 1) * len(paths) // (2 * number) for each in range(number)]


def _run(program: Callable[[], object], last: int | None, writing: int) -> None:
    own = os.getpid()
    paths: list[str] = []

    def look(event: str, arguments: tuple[Any, ...]) -> None:
        writes = event == "open" and (arguments[2] or 0) & (os.O_WRONLY | os.O_RDWR)
        if os.getpid() == own and (writes or event in CHANGING):
            if len(paths) == last:
                os.kill(own, signal.SIGKILL)
            paths.append(str(arguments[0]))

    try:
        sys.dont_write_bytecode = True  # whoever loads a module first would change more than the next
        sys.addaudithook(look)
        program()
        os.write(writing, json.dumps(paths).encode())
    except BaseException:  # noqa: BLE001 # whatever it is, this process must not become a second run of the tests
        traceback.print_exc()
    finally:
        os._exit(0)
