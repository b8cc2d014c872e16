"""When Python looks for garbage: not at the end, and in a preview while nobody waits for an edit to be shown.

A build holds a whole archive in memory. To look through all of it for what nobody needs any more takes as
long as to show an edit.
"""

import atexit
import gc
from threading import Timer

_UNTIL_SEEN = 1.0
"""After how many seconds a browser has got what a build made, and everything that it shows there."""


class Garbage:
    """The garbage of a preview."""

    _soon: Timer | None = None

    def leave(self) -> None:
        """Let it lie while somebody waits."""
        if self._soon:
            self._soon.cancel()
        gc.disable()

    def look_soon(self) -> None:
        """Have it looked for when what was built has been seen."""
        self._soon = Timer(_UNTIL_SEEN, _look)
        self._soon.daemon = True
        self._soon.start()

    def settle(self) -> None:
        """Count all that is held now as needed for ever: most of it is."""
        gc.collect()
        gc.freeze()


def leave_at_exit() -> None:
    """Let it lie when the process ends: Python would look through everything once more, for a second."""
    atexit.register(gc.freeze)


def _look() -> None:
    gc.collect()
    gc.enable()
