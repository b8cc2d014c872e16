"""How a preview watches files: as MkDocs does, but never led astray by links, nor ended by what is gone.

MkDocs follows links, two of which that lead to their own folder take it longer than anybody lives; and it
never looks again into a folder that was gone, as for a moment while git brings another branch.
"""

import os
import stat
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserverVFS

_PAUSE = 0.5
"""Seconds between two looks, as many as MkDocs leaves."""

_GONE = os.stat_result([0] * 10)
"""What is said of that which is not there."""


def take_over(server: LiveReloadServer, config: MkDocsConfig) -> None:
    """Have a server that does not run yet watch in this way, and say in a sentence why it cannot build."""
    watched = []
    for path in (config.docs_dir, config.config_file_path, *config.theme.dirs):
        with suppress(KeyError):  # the theme, unless that was asked for
            server.unwatch(path)
            watched.append(path)
    observer: Any = PollingObserverVFS(_status, os.scandir, polling_interval=_PAUSE)
    server.observer = observer  # declared as the one kind that MkDocs makes
    server.builder = _told(server.builder)
    for path in watched:
        server.watch(path)


def _told(builder: Callable[[], None]) -> Callable[[], None]:
    def build() -> None:
        try:
            builder()
        except (ConfigurationError, OSError) as error:  # of mkdocs.yml, before anything of ours is asked
            raise Abort(str(error)) from None

    return build


def _status(path: str) -> os.stat_result:
    """Return what the system says of a file, also behind a link; of a link to a folder, only of the link."""
    try:
        found = os.stat(path)  # noqa: PTH116 # thousands of times a second
        return os.lstat(path) if stat.S_ISDIR(found.st_mode) else found
    except OSError:
        return _GONE
