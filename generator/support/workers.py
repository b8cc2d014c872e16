"""Work divided among processes: as many as there are processors, where the system can fork them."""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from generator.support import garbage

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

A = TypeVar("A")
T = TypeVar("T")

_WORTH_IT = 50
"""For how many items at least a process is worth starting."""


def processors() -> int:
    """Return among how many processes work can be divided here.

    Only Linux forks without harm; elsewhere a process would have to read everything itself first. Nor can a
    process be forked safely once it has threads, as a preview does after its first build.
    """
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


def worth(items: int) -> int:
    """Return among how many processes so many items are worth dividing."""
    return max(1, min(processors(), items // _WORTH_IT))


def mapped(function: Callable[[Sequence[A]], Iterable[T]], items: Sequence[A]) -> list[T]:
    """Return what ``function`` makes of each of the items it is given, in their order; see ``divided``."""
    shares = worth(len(items))
    done = divided(lambda share, shares: [*function(items[share::shares])], shares)
    return [done[number % shares][number // shares] for number in range(len(items))]


def share_of(items: Sequence[A], share: int, shares: int) -> Sequence[A]:
    """Return a share of items, in one piece."""
    return items[share * len(items) // shares : (share + 1) * len(items) // shares]


def divided(task: Callable[[int, int], T], shares: int) -> list[T]:
    """Return ``task(share, shares)`` for every share, done at the same time; results have to be picklable.

    A share whose process did not start or finish, for whatever reason, is done here.
    """
    if shares == 1:
        return [task(0, 1)]
    fork = multiprocessing.get_context("fork")
    with garbage.shared():
        running = []
        receivers: list[Connection] = []
        for share in range(1, shares):
            receiver, sender = fork.Pipe(duplex=False)
            receivers.append(receiver)
            process = fork.Process(target=_do, args=(task, share, shares, sender, receivers), daemon=True)
            with suppress(OSError):  # there may be no more processes
                process.start()
            sender.close()
            running.append((share, process, receiver))
        results = [task(0, shares)]
        for share, process, receiver in running:
            try:
                results.append(receiver.recv())
            except (EOFError, OSError):  # before it sent anything, or while it did
                results.append(task(share, shares))
            if process.pid:
                process.join()
    return results


def _do(
    task: Callable[[int, int], T],
    share: int,
    shares: int,
    sender: "Connection",
    receivers: "Iterable[Connection]",
) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends this process through the one that began it
    for receiver in receivers:  # or it would wait for itself to read, once who began it was killed
        receiver.close()
    done = task(share, shares)
    with suppress(BrokenPipeError):
        sender.send(done)
