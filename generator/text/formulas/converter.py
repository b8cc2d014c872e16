"""The process that converts formulas, which can be ended when one keeps it busy; see ``worker.py``.

It begins with the first formula and ends with the process that began it, whatever becomes of that one: then
there is nothing more to read. It ends, too, when it was not asked for a while, and is begun anew for the
next formula. Each process that is forked to share work begins its own.
"""

import errno
import json
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from importlib.util import find_spec
from multiprocessing.util import Finalize
from pathlib import Path

from generator.text.formulas import worker

MAX_ENDED = 10
"""How many formulas may end the process before no more are tried: with each goes a tenth of a second."""


_FROM_WITHOUT = (
    frozenset()
    if sys.platform == "win32"
    else frozenset({signal.SIGALRM, signal.SIGKILL, signal.SIGTERM, signal.SIGHUP})
)
"""Signals that are no formula's fault: the clock of who was not asked, others, a machine out of memory."""


class LatexError(ValueError):
    """Why a formula cannot be converted, in English."""


class Converter:
    """A process that converts formulas, begun anew when one of them ended it."""

    def __init__(self, macros: Mapping[str, str]) -> None:
        """Begin nothing yet; ``macros`` are commands that math-core lacks, and what stands for them."""
        self._macros = macros
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._asked = False
        """Whether an answer is still to be read."""
        self._ended = 0
        """How many formulas ended the process."""
        Finalize(None, self.end, exitpriority=0)  # atexit's functions are not called in a forked process

    def convert(self, latex: str, *, display: bool) -> str:
        """Return what math-core makes of a formula, which may be anything.

        Raises LatexError for one that it cannot convert, or not in time, and OSError where no
        process can begin, or too many formulas ended it.
        """
        with self._lock:
            # One that was interrupted while it was asked would answer that first.
            if self._process is None or self._asked or self._process.poll() is not None:
                self._begin()
            answer = self._answer([latex, display])
            if answer is None and self._was_ended():  # over nothing
                self._begin()
                answer = self._answer([latex, display])
            if answer is None:
                self.end()
                self._ended += 1
                if self._ended > MAX_ENDED:
                    self._ended = 0
                    raise OSError(errno.EBUSY, f"too many formulas take the converter too long: {latex[:80]}")
                raise LatexError("It takes the converter too long, or breaks it.")
        mathml, reason = json.loads(answer)
        if mathml is None:
            raise LatexError(reason)
        return str(mathml)

    def end(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            with suppress(OSError), process:  # which closes its pipes and waits for it
                pass

    def _begin(self) -> None:
        self.end()
        found = find_spec("math_core")
        folder = Path(found.origin).parents[1] if found and found.origin else ""
        command = [sys.executable, "-I", "-S", worker.__file__, str(folder)]
        try:
            self._process = subprocess.Popen(  # noqa: S603 # our own program
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        except OSError as error:
            raise _refused(error.errno or errno.EIO, error.strerror or str(error)) from error
        if self._answer(self._macros) is None:
            self.end()
            raise _refused(errno.EIO, "it ended at once")

    def _was_ended(self) -> bool:
        """Tell whether the process, which has ended, was not asked for a while, or was ended from without."""
        process = self._process
        return process is not None and sys.platform != "win32" and -process.wait() in _FROM_WITHOUT

    def _answer(self, question: object) -> bytes | None:
        """Return the answer to a question, or None where the process ended over it."""
        process = self._process
        assert process  # noqa: S101 # _begin has begun it
        assert process.stdin  # noqa: S101 # and opened both
        assert process.stdout  # noqa: S101 # the other of both
        self._asked = True
        try:
            process.stdin.write(json.dumps(question).encode() + b"\n")
            process.stdin.flush()
            answer = process.stdout.readline()
        except OSError:
            answer = b""
        self._asked = False
        return answer if answer.endswith(b"\n") else None


def _refused(number: int, reason: str) -> OSError:
    return OSError(number, f"the process that converts formulas could not begin: {reason}", sys.executable)
