"""What a text may demand of the parser.

Python-Markdown looks for the end of every bracket, so brackets that nest or never close cost the square of
the text's length; such a text is refused by a rule that gives the same answer on every machine. The limit on
processor time is the last resort behind it.
"""

import re
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

MAX_OPEN = 32
"""How many square brackets, or round brackets of links, may be open at once in a paragraph."""

MAX_EMPHASES = 4000
"""How many runs of ``*`` and ``_`` a paragraph may hold."""

_MARK = re.compile(
    r"(?P<end>\n[ \t>]*\n)|(?P<opening>\[)|(?P<link>\]\()|(?P<closing>\])|(?P<round>\))"
    r"|(?P<emphasis>[*_]+)|\\."
)


class TooSlowError(BaseException):
    """The processor's time is used up; no handler of ordinary exceptions may take it."""


def excess(text: str) -> tuple[str, int] | None:
    """Return the text that asks too much, from where it does, and the limit that it passes."""
    brackets = links = emphases = 0
    for mark in _MARK.finditer(text):
        match mark.lastgroup:
            case "end":
                brackets = links = emphases = 0
            case "opening":
                brackets += 1
            case "link":
                brackets = max(0, brackets - 1)
                links += 1
            case "closing":
                brackets = max(0, brackets - 1)
            case "round":
                links = max(0, links - 1)
            case "emphasis":
                emphases += 1
        if max(brackets, links) > MAX_OPEN or emphases > MAX_EMPHASES:
            needle = text[mark.start() : mark.start() + 40].partition("\n")[0]
            return needle, MAX_EMPHASES if emphases > MAX_EMPHASES else MAX_OPEN
    return None


@contextmanager
def processor_time(seconds: float) -> Iterator[None]:
    """Raise TooSlowError when the block has used so much of the processor's time.

    Where signals reach (the main thread, not on Windows), a timer interrupts even a regular expression;
    elsewhere the interpreter looks at the clock at every call.
    """
    if hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread():
        yield from _timer(seconds)
    else:
        yield from _profile(seconds)


def _timer(seconds: float) -> Iterator[None]:
    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TooSlowError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _profile(seconds: float) -> Iterator[None]:
    end = time.thread_time() + seconds

    def look(_frame: FrameType, _event: str, _argument: object) -> None:
        if time.thread_time() > end:
            raise TooSlowError

    before = sys.getprofile()
    sys.setprofile(look)
    try:
        yield
    finally:
        sys.setprofile(before)
