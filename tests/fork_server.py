"""The process that others are forked from: one for all tests, that has imported what commands need.

It builds a small project first, so that those begin warm: they have from it the theme's files, templates as
they are compiled, and whatever else is made once.
"""

import gc
import json
import os
import resource
import selectors
import signal
import socket
import sys
from contextlib import suppress
from functools import cache, partial
from importlib import import_module
from importlib.metadata import entry_points
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from tempfile import TemporaryDirectory

import kiwipiepy
import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.config_options import Plugins
from mkdocs.config.defaults import MkDocsConfig

from tests import projects, theme

HELLO = b"!"
"""What both say first: the process to who connects, and they along with where a command's words go."""

IMPORTED = (
    "generator.cli.check",
    "generator.cli.fetch",
    "generator.cli.imports",
    "generator.cli.main",
    "generator.cli.new",
    "generator.cli.report",
    "generator.engine.entry_point",
    "generator.engine.plugin",
    "generator.site.cards.drawing",
)


def warm() -> None:
    """Make once what all have."""
    for name in IMPORTED:
        import_module(name)
    theme.share(pytest.MonkeyPatch())
    with TemporaryDirectory() as folder:
        build(load_config(os.fspath(projects.write(Path(folder)) / "mkdocs.yml")))
    option = MkDocsConfig.plugins
    assert isinstance(option, Plugins)
    option.plugin_cache.clear()
    kiwipiepy.Kiwi = cache(kiwipiepy.Kiwi)
    gc.freeze()


@cache
def analyse() -> None:
    """Load the analyser of Korean, for all that are forked from now on; it takes three seconds."""
    kiwipiepy.Kiwi().tokenize("듣는다")
    gc.freeze()


class ForkServer:
    """Forks a process for whoever connects and asks for one, as long as anybody is connected."""

    def __init__(self, listening: socket.socket) -> None:
        self._running: dict[socket.socket, BaseProcess] = {}
        """What was forked and has not ended, by who asked for it."""
        self._heeded = selectors.DefaultSelector()
        self._heeded.register(listening, selectors.EVENT_READ, self._greet)

    def serve(self) -> None:
        """Wait for the first who connects, and until the last is gone."""
        while True:
            for key, _ in self._heeded.select():
                key.data(key.fileobj)
            if len(self._heeded.get_map()) == 1:
                return

    def _greet(self, listening: socket.socket) -> None:
        connection, _ = listening.accept()
        self._heeded.register(connection, selectors.EVENT_READ, self._hear)
        connection.sendall(HELLO)

    def _hear(self, connection: socket.socket) -> None:
        """Fork what is asked for; who is gone takes along what they asked for."""
        said, outputs, *_ = socket.recv_fds(connection, len(HELLO), 2)
        if said:
            self._fork(connection, outputs)
            return
        self._heeded.unregister(connection)
        connection.close()
        if process := self._running.pop(connection, None):
            process.kill()

    def _fork(self, connection: socket.socket, outputs: list[int]) -> None:
        with connection.makefile("rb") as file:
            asked = json.loads(file.readline())
        if asked.pop("korean", False):
            analyse()
        process = get_context("fork").Process(target=_run, kwargs={"outputs": outputs, **asked})
        process.start()
        for output in outputs:
            os.close(output)
        self._running[connection] = process
        ended = partial(self._tell, process, connection)
        self._heeded.register(process.sentinel, selectors.EVENT_READ, ended)
        connection.sendall(f"{process.pid}\n".encode())

    def _tell(self, process: BaseProcess, connection: socket.socket, sentinel: int) -> None:
        """Say how a process ended, if anybody waits for it."""
        self._heeded.unregister(sentinel)
        process.join()
        if self._running.pop(connection, None):
            with suppress(BrokenPipeError):
                connection.sendall(f"{process.exitcode}\n".encode())


def _run(
    *,
    outputs: list[int],
    command: list[str],
    cwd: str,
    environment: dict[str, str],
    largest: int | None = None,
) -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(environment)
    for number, output in enumerate(outputs, 1):
        os.dup2(output, number)
        os.close(output)
    written = (open(number, "w", encoding="utf-8", closefd=False) for number in (1, 2))  # noqa: SIM115 # they stay open
    sys.stdout, sys.stderr = written
    if largest is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
    sys.argv = command
    [script] = entry_points(group="console_scripts", name=command[0])
    script.load()()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever interrupts the tests interrupts who asks
    warm()
    with socket.socket(fileno=int(sys.argv[1])) as listening:
        ForkServer(listening).serve()
