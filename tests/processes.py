"""Commands in processes of their own, forked from one that has imported what they need and built a project.

To import it and to compile templates takes a process longer than to build a small project. How commands
start from nothing is tried where they are installed, where they are killed and where the system does not
speak UTF-8.
"""

import os
import resource
import subprocess
import sys
from collections.abc import Mapping
from importlib.metadata import entry_points
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Thread

_FORKS = get_context("forkserver")
_FORKS.set_forkserver_preload(
    [
        "generator.cli.check",
        "generator.cli.fetch",
        "generator.cli.imports",
        "generator.cli.main",
        "generator.cli.new",
        "generator.engine.entry_point",
        "generator.engine.plugin",
        "generator.site.cards.drawing",
        "mkdocs.commands.build",
        __name__,
        "tests.warm",
    ]
)

_PATIENCE = 300
"""Seconds after which a command is taken to hang."""


def run(
    *command: str, cwd: Path, environment: Mapping[str, str], largest: int | None = None
) -> subprocess.CompletedProcess[str]:
    """Run an installed command, whose files may have so many bytes at most, and return what it said."""
    said = ["", ""]

    def hear(number: int, receiver: Connection) -> None:
        with open(receiver.fileno(), encoding="utf-8", closefd=False) as file:
            said[number] = file.read()

    pipes = [_FORKS.Pipe(duplex=False) for _ in said]
    senders = [sender for _, sender in pipes]
    process = _FORKS.Process(target=_run, args=(command, cwd, {**environment}, senders, largest))
    process.start()
    for sender in senders:
        sender.close()
    hearing = [Thread(target=hear, args=(number, receiver)) for number, (receiver, _) in enumerate(pipes)]
    for each in hearing:
        each.start()
    process.join(_PATIENCE)
    process.kill()
    for each in hearing:
        each.join()
    process.join()
    return subprocess.CompletedProcess(command, process.exitcode or 0, *said)


def _run(
    command: tuple[str, ...],
    cwd: Path,
    environment: dict[str, str],
    senders: list[Connection],
    largest: int | None,
) -> None:
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(environment)
    for number, sender in enumerate(senders, 1):
        os.dup2(sender.fileno(), number)
        sender.close()
    outputs = (open(number, "w", encoding="utf-8", closefd=False) for number in (1, 2))  # noqa: SIM115 # they stay open
    sys.stdout, sys.stderr = outputs
    if largest is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
    sys.argv = [*command]
    [script] = entry_points(group="console_scripts", name=command[0])
    script.load()()
