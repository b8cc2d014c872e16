"""Formulas converted one by one: ``python worker.py FOLDER``, where math-core lies in FOLDER.

The first line that is read holds macros, each other one a formula and whether it stands by itself; a line is
answered by one, all in JSON. It is a program of its own because nothing can interrupt math-core: a formula
that uses up its time, or crashes, ends this process and nothing else. It imports nothing but math-core and
what Python brings along, so that it runs as a file, without a folder from which others could be imported.
"""

import json
import signal
import sys

SECONDS = 0.05
"""How long one formula may take; the slowest sound ones take four thousandths of a second."""

IDLE = 2.0
"""After how many seconds without a question this process ends, which holds memory for nothing."""


def main() -> None:
    """Answer line after line until there are no more."""
    sys.path.append(sys.argv[1])
    import math_core  # noqa: PLC0415 # out of the folder that was just named

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends this process through the one that began it
    macros = json.loads(sys.stdin.buffer.readline())
    converter = math_core.LatexToMathML(macros=macros, fancy_error=False, allow_unreliable_rendering=True)
    _answer(None)
    _wait()
    for line in sys.stdin.buffer:
        _wait(0)
        latex, display = json.loads(line)
        _wind_clock()
        try:
            answer = [converter.convert_with_local_state(latex, displaystyle=display), None]
        except math_core.LatexError as error:
            answer = [None, str(error).partition(": ")[2]]
        _stop_clock()
        _answer(answer)
        _wait()


def _answer(value: object) -> None:
    sys.stdout.buffer.write(json.dumps(value).encode() + b"\n")
    sys.stdout.buffer.flush()


# Neither clock needs the interpreter, which waits for compiled code.
if sys.platform == "win32":
    import faulthandler

    def _wind_clock() -> None:
        faulthandler.dump_traceback_later(SECONDS, exit=True)

    def _stop_clock() -> None:
        faulthandler.cancel_dump_traceback_later()

    def _wait(seconds: float = IDLE) -> None:
        """Wait as long as it takes: the system has no clock for it."""

else:

    def _wind_clock() -> None:
        """Have the system end this process once it has used so much of a processor's time."""
        signal.setitimer(signal.ITIMER_PROF, SECONDS)

    def _stop_clock() -> None:
        signal.setitimer(signal.ITIMER_PROF, 0)

    def _wait(seconds: float = IDLE) -> None:
        """Have the system end this process by SIGALRM unless a question comes before."""
        signal.setitimer(signal.ITIMER_REAL, seconds)


if __name__ == "__main__":
    main()
