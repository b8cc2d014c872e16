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
from collections.abc import Callable
from types import FrameType
from typing import TypeVar

_T = TypeVar("_T")

MAX_OPEN = 32
"""How many square brackets, or round brackets of links, may be open at once in a paragraph."""

MAX_EMPHASES = 4000
"""How many runs of ``*`` and ``_`` a paragraph may hold."""

_AGAIN = 0.02
"""After how many seconds of the processor's time the timer strikes again, in case nobody heard it."""

_seconds = getattr(time, "thread_time", time.process_time)
"""The processor's time of this thread; a browser's Python has but one, and only the process's clock."""

_MARK = re.compile(
    r"(?P<end>\n[ \t>]*\n)|(?P<opening>\[)|(?P<link>\]\()|(?P<closing>\])|(?P<round>\))"
    r"|(?P<emphasis>[*_]+)|\\."
)


class TooSlowError(BaseException):
    """The processor's time is used up; no handler of ordinary exceptions may take it."""


def excess(text: str) -> tuple[str, int] | None:
    """Return the text that asks too much, from where it does, and the limit that it passes."""
    brackets, emphases = max(text.count("["), text.count("](")), text.count("*") + text.count("_")
    if brackets <= MAX_OPEN and emphases <= MAX_EMPHASES:
        return None  # not even in all paragraphs together, as in nearly every text
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


def within(seconds: float, work: Callable[[], _T]) -> _T:
    """Return what ``work`` returns, unless it uses more of the processor's time: raises TooSlowError then.

    Where signals reach (the main thread, not on Windows), a timer interrupts even a regular expression;
    elsewhere the interpreter looks at the clock at every call. Whatever calls back from compiled code, and
    every ``__del__``, may lose an exception. That the time is over is therefore a state, which is looked at
    again when the work is done; the timer also strikes until then.
    """
    signals = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    clock = _Timer() if signals else _Profile()
    try:
        clock.start(seconds)
        result = work()
    finally:
        clock.running = False  # first, so that nothing is raised out of the lines below
        clock.stop()
        if clock.over:
            raise TooSlowError
    return result


class _Clock:
    """Whether the work goes on, and whether its time is over."""

    def __init__(self) -> None:
        self.running = True
        self.over = False

    def strike(self) -> None:
        self.over = True
        if self.running:
            raise TooSlowError


class _Timer(_Clock):
    """A timer of the system, which goes on striking; what it raises in vain is not reported on top."""

    def __init__(self) -> None:
        super().__init__()
        self.left, self.begun = 0.0, _seconds()
        self.handler = signal.getsignal(signal.SIGVTALRM) or signal.SIG_DFL
        self.hook = sys.unraisablehook

    def start(self, seconds: float) -> None:
        """Strike after so much of the processor's time."""
        sys.unraisablehook = self._tell
        signal.signal(signal.SIGVTALRM, lambda _signal, _frame: self.strike())
        self.left, _ = signal.setitimer(signal.ITIMER_VIRTUAL, seconds, _AGAIN)

    def stop(self) -> None:
        """Leave all as it was before."""
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, self.handler)
        if self.left:  # of the work within which this one was done
            left = self.left - (_seconds() - self.begun)
            signal.setitimer(signal.ITIMER_VIRTUAL, max(left, _AGAIN), _AGAIN)
        sys.unraisablehook = self.hook

    def _tell(self, unraisable: "sys.UnraisableHookArgs") -> None:
        if not isinstance(unraisable.exc_value, TooSlowError):
            self.hook(unraisable)


class _Profile(_Clock):
    """The interpreter's look at the clock; it takes no more looks once one has raised something."""

    def __init__(self) -> None:
        super().__init__()
        self.before = sys.getprofile()

    def start(self, seconds: float) -> None:
        end = _seconds() + seconds

        def look(_frame: FrameType, _event: str, _argument: object) -> None:
            if _seconds() > end:
                self.strike()

        sys.setprofile(look)

    def stop(self) -> None:
        sys.setprofile(self.before)
