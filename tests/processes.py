"""Commands in processes of their own, forked from one that has imported what they need and built a project.

To import it and to compile templates takes a process longer than to build a small project. How commands
start from nothing is tried where they are installed, where they are killed and where the system does not
speak UTF-8.
"""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import Thread, Timer
from typing import IO

from filelock import FileLock

from tests.fork_server import HELLO

ADDRESS = Path("forks")
"""Where the process listens that others are forked from; the tests say in which folder, the same for all."""

_SCRIPT = """\
#!/bin/sh
'''exec' "{python}" -IS "$0" "$@"
' '''
import json, os, socket, sys
with socket.socket(socket.AF_UNIX) as connection, connection.makefile("rb") as said:
    connection.connect({address!r})
    connection.recv({greeting})
    socket.send_fds(connection, [{hello!r}], [1, 2])
    asked = dict(command=[{name!r}, *sys.argv[1:]], cwd=os.getcwd(), environment=dict(os.environ))
    connection.sendall(json.dumps(asked).encode() + b"\\n")
    said.readline()
    sys.exit(int(said.readline()) & 255)
"""

_ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
"""That of the process, whichever test is the first that asks for it."""

_PATIENCE = 300
"""Seconds after which a command is taken to hang."""


def run(
    *command: str,
    cwd: Path,
    environment: Mapping[str, str],
    largest: int | None = None,
    korean: bool = False,
) -> subprocess.CompletedProcess[str]:
    """Run an installed command and return what it said.

    Its files may have so many bytes at most. One that analyses Korean begins with what does, if told so.
    """
    said = ["", ""]

    def hear(number: int, receiver: int) -> None:
        with open(receiver, encoding="utf-8") as file:
            said[number] = file.read()

    pipes = [os.pipe() for _ in said]
    hearing = [Thread(target=hear, args=(number, receiver)) for number, (receiver, _) in enumerate(pipes)]
    asked = {"environment": {**environment}, "largest": largest, "korean": korean}
    with _connected() as connection:
        process = Forked(connection, command, cwd, [sender for _, sender in pipes], asked)
        for _, sender in pipes:
            os.close(sender)
        for each in hearing:
            each.start()
        code = process.wait()
    for each in hearing:
        each.join()
    return subprocess.CompletedProcess(command, code, *said)


@contextmanager
def running(*command: str, cwd: Path, environment: Mapping[str, str], log: IO[str]) -> Iterator[None]:
    """Have an installed command run meanwhile, and write what it tells of into a file."""
    asked = {"environment": {**environment}}
    with _connected() as connection:
        process = Forked(connection, command, cwd, [log.fileno(), log.fileno()], asked)
        yield
        process.signal(signal.SIGTERM)
        process.wait()


def install(name: str, folder: Path) -> None:
    """Put an installed command into a folder, as a script that has it forked."""
    _kept()
    values = {"python": sys.executable, "address": str(ADDRESS), "greeting": len(HELLO), "hello": HELLO}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(_SCRIPT.format(name=name, **values), encoding="utf-8")
    (folder / name).chmod(0o755)


class Forked:
    """A command that was forked; it dies with the connection."""

    def __init__(
        self,
        connection: socket.socket,
        command: Sequence[str],
        cwd: Path,
        outputs: Sequence[int],
        asked: Mapping[str, object],
    ) -> None:
        """Ask for it."""
        socket.send_fds(connection, [HELLO], outputs)
        connection.sendall(json.dumps({"command": command, "cwd": str(cwd), **asked}).encode() + b"\n")
        self._said = connection.makefile("rb")
        self._pid = int(self._said.readline())

    def signal(self, number: int) -> None:
        """Send it a signal."""
        os.kill(self._pid, number)

    def wait(self) -> int:
        """Return its exit code; one that hangs is killed."""
        patience = Timer(_PATIENCE, self.signal, (signal.SIGKILL,))
        patience.start()
        try:
            with self._said as said:
                return int(said.readline())
        finally:
            patience.cancel()


def leave() -> None:
    """Ask for no more."""
    if _kept.cache_info().currsize:
        _kept().close()
        _kept.cache_clear()


def _connected() -> socket.socket:
    """Return a connection to the process that others are forked from."""
    _kept()
    return _greeted()


@cache
def _kept() -> socket.socket:
    """Connect for as long as this process lives, and with it the other; start that where there is none."""
    with FileLock(f"{ADDRESS}.lock"):
        try:
            return _greeted()
        except OSError:
            ADDRESS.unlink(missing_ok=True)
            with socket.socket(socket.AF_UNIX) as listening:
                listening.bind(str(ADDRESS))
                listening.listen()
                listening.set_inheritable(True)
                command = (sys.executable, "-P", "-m", "tests.fork_server", str(listening.fileno()))
                nowhere = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_RDWR, 0) for number in (0, 1)]
                os.posix_spawn(sys.executable, command, _ENVIRONMENT, file_actions=nowhere)
            return _greeted()


def _greeted() -> socket.socket:
    """Connect and wait for the greeting, without which there is nobody any more."""
    connection = socket.socket(socket.AF_UNIX)
    try:
        connection.connect(str(ADDRESS))
        if connection.recv(len(HELLO)) != HELLO:
            raise ConnectionRefusedError(str(ADDRESS))
    except OSError:
        connection.close()
        raise
    return connection
