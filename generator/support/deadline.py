"""Calls that may never come back, given up in time."""

import time
from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

T = TypeVar("T")


def within(end: float, call: Callable[[], T]) -> T:
    """Call in a thread that is left behind at ``end``, a time of the monotonic clock.

    A name may resolve, and a server's headers may drip, for ever: then TimeoutError is raised.
    """
    done: Future[T] = Future()

    def run() -> None:
        try:
            done.set_result(call())
        except BaseException as error:  # noqa: BLE001  # raised where the result is awaited
            done.set_exception(error)

    Thread(target=run, daemon=True).start()
    return done.result(timeout=max(end - time.monotonic(), 0))
