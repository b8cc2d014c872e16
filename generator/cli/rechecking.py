"""Projects looked at while somebody writes: again whenever a file changed, and was written to its end."""

import time
from collections.abc import Iterator
from pathlib import Path

from generator.build.memory import Memory
from generator.engine.configuration import options
from generator.engine.configuration.options import Options, OptionsError
from generator.metadata import store_folders

PAUSE = 0.3
"""Seconds between two looks; what differs in two is still being written, or git brings another branch."""


def states(root: Path) -> Iterator[tuple[Options | OptionsError, Memory]]:
    """Yield what mkdocs.yml says, or why it says nothing, now and after every change of a file; never ends.

    With it comes what may be remembered of the time before, so that only what changed is read again.
    """
    memory, settings = Memory(), b""
    told: object = None
    before: object = None
    while True:
        if (written := memory.contents.of(str(options.file_of(root))) + _theme(root)) != settings:
            memory, settings = Memory(), written
        try:
            found: Options | OptionsError = options.read(root)
        except OptionsError as error:
            found = error
        now = (written, _content_hash(found, memory))
        if now != told and (now == before or told is None):
            told = now
            yield found, memory
        before = now
        time.sleep(PAUSE)


def _theme(root: Path) -> bytes:
    """Return what the project's own files of the theme are called, which pages may name."""
    try:
        *own, _installed, _of_engine = options.theme_folders(root) or ("", "")
    except OptionsError:
        return b""
    return repr(sorted(path for folder in own for path in Path(folder).rglob("*"))).encode()


def _content_hash(project: Options | OptionsError, memory: Memory) -> bytes | None:
    """Return a hash of all that a project's files hold; None while folders go."""
    if isinstance(project, OptionsError):
        return b""
    *elsewhere, _ = store_folders.of(project.root, project.digests)
    labels = memory.contents.of(str(project.root / project.labels)) if project.labels else b""
    try:
        return memory.contents.look_through(*elsewhere, project.root / project.digests, project.docs) + labels
    except OSError:
        return None
