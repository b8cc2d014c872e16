"""How a preview watches files: as MkDocs does, but never led astray by links, nor ended by what is gone.

MkDocs follows links, two of which that lead to their own folder take it longer than anybody lives; and it
never looks again into a folder that was gone, as for a moment while git brings another branch. And it looks
only now and then, while nearly every system tells at once of what changed; not of all, though: nothing on
shared folders of containers and of other machines.
"""

import os
import stat
import warnings
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.livereload import LiveReloadServer
from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingEmitter

from generator.support.languages import Lang

_PAUSE = 0.5
"""Seconds between two looks, as many as MkDocs leaves."""

_QUIET = 0.05
"""Seconds without a change after which a build begins."""

_CHANGES = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]
"""Of what the system is to tell: not of reading, which a build does to every file."""

_GONE = os.stat_result([0] * 10)
"""What is said of that which is not there."""


def take_over(server: LiveReloadServer, config: MkDocsConfig, lang: Lang) -> None:
    """Have a server that does not run yet watch in this way, and say in a sentence why it cannot build."""
    warnings.filterwarnings("ignore", module=r"watchdog\.")  # of folders that went and came back
    watched = []
    for path in (config.docs_dir, config.config_file_path, *config.theme.dirs):
        with suppress(KeyError):  # the theme, unless that was asked for
            server.unwatch(path)
            watched.append(path)
    emitter: Any = partial(_Emitter, stat=_status, listdir=os.scandir)
    observer: Any = BaseObserver(emitter, timeout=_PAUSE)
    server.observer = observer  # declared as the one kind that MkDocs makes
    server.build_delay = _QUIET
    server.builder = _going_on(server, Path(config.config_file_path), lang)
    for path in watched:
        server.watch(path)


class _Emitter(PollingEmitter):
    """Tells of a change at once where the system does, and of others when it looks for them, now and then."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._changed = Event()
        self._is_told = False
        self._system = Observer()

    def on_thread_start(self) -> None:
        super().on_thread_start()
        with suppress(OSError):  # it tells nothing of more folders than it was set to
            self._system.schedule(
                _Forwarding(self.forward), self.watch.path, recursive=True, event_filter=_CHANGES
            )
            self._system.start()

    def on_thread_stop(self) -> None:
        self._system.stop()
        self._changed.set()

    def queue_events(self, timeout: float) -> None:
        self._is_told = self._changed.wait(timeout)
        self._changed.clear()
        super().queue_events(0)

    def queue_event(self, event: FileSystemEvent) -> None:
        """Tell of what was found, unless the system had told: a build waits then until nothing changes.

        To look takes about as long as that, which would make it wait once more.
        """
        if not self._is_told:
            super().queue_event(event)

    def forward(self, event: FileSystemEvent) -> None:
        super().queue_event(event)
        self._changed.set()


class _Forwarding(FileSystemEventHandler):
    """Passes on whatever is told."""

    def __init__(self, tell: Callable[[FileSystemEvent], None]) -> None:
        self._tell = tell

    def on_any_event(self, event: FileSystemEvent) -> None:
        self._tell(event)


def _going_on(server: LiveReloadServer, said: Path, lang: Lang) -> Callable[[], None]:
    """Return what builds, and where it fails gives browsers what was there: MkDocs has them wait for ever."""
    builder = server.builder

    def build() -> None:
        try:
            builder()
        except Exception as error:
            with server._epoch_cond:  # noqa: SLF001 # nothing else ends the wait
                server._wanted_epoch = server._visible_epoch  # noqa: SLF001 # likewise
                server._epoch_cond.notify_all()  # noqa: SLF001 # likewise
            if isinstance(
                error, ConfigurationError | OSError
            ):  # of mkdocs.yml, before anything of ours is asked
                from generator.engine.configuration import no_yaml  # noqa: PLC0415 # what reads entries

                raise Abort(no_yaml.told(said, lang) or str(error)) from None
            raise

    return build


def _status(path: str) -> os.stat_result:
    """Return what the system says of a file, also behind a link; of a link to a folder, only of the link."""
    try:
        found = os.stat(path)  # noqa: PTH116 # thousands of times a second
        return os.lstat(path) if stat.S_ISDIR(found.st_mode) else found
    except OSError:
        return _GONE
