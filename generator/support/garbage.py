"""When Python looks for garbage: not at the end, and in a preview while nobody waits for an edit to be shown.

A build holds a whole archive in memory. To look through all of it for what nobody needs any more takes as
long as to show an edit.
"""

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer

_UNTIL_SEEN = 1.0
"""After how many seconds a browser has got what a build made, and everything that it shows there."""


_HEAP = 3
"""After how many builds it is looked for at once, where one follows upon the other."""


def look_seldom() -> None:
    """Have it looked for seldom: what a build makes is nearly all kept, or gone by itself."""
    gc.set_threshold(20_000, 20, 50)


class Garbage:
    """The garbage of a preview."""

    _soon: Timer | None = None
    _left = 0
    """After how many builds it was left."""

    def __init__(self) -> None:
        self._dropped: list[object] = []

    def drop(self, value: object) -> None:
        """Let a value go that nobody needs any more, when it is looked for: to take it apart takes long."""
        self._dropped.append(value)

    def leave(self) -> None:
        """Let it lie while somebody waits."""
        if self._soon:
            self._soon.cancel()
        gc.disable()

    def look_soon(self) -> None:
        """Have it looked for when what was built has been seen."""
        self._left += 1
        self._soon = Timer(_UNTIL_SEEN if self._left < _HEAP else 0, self._look)
        self._soon.daemon = True
        self._soon.start()

    def _look(self) -> None:
        self._dropped.clear()
        gc.collect()
        gc.enable()
        self._left = 0

    def settle(self) -> None:
        """Count all that is held now as needed for ever: most of it is."""
        gc.collect()
        gc.freeze()


@contextmanager
def shared() -> Iterator[None]:
    """Leave what is held now alone: processes forked meanwhile share it until somebody looks through it.

    Where somebody left what was held before alone for good, it stays so.
    """
    if gc.get_freeze_count():
        yield
        return
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def leave_at_exit() -> None:
    """Let it lie when the process ends: Python would look through everything once more, for a second."""
    atexit.register(gc.freeze)
