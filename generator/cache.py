"""What was worked out once, kept under a hash of all that it depends on; without it, builds only take longer.

One SQLite file, so that builds at the same time can share it and one that is killed leaves it whole. A file
that is damaged, or none of ours, is begun anew; one that cannot be written is done without.
"""

import os
import sqlite3
import sys
import time
from collections.abc import Mapping
from contextlib import closing, suppress
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

FILE = Path(".cache/digest/kept.sqlite")
"""Where it lies, beside mkdocs.yml."""

_FORMAT = 0x64696703
"""SQLite's ``application_id`` of our files: "dig", and the number of the format."""

_LIBRARIES = (
    "jinja2",
    "markdown",
    "markupsafe",
    "math-core",
    "nh3",
    "pillow",
    "pydantic",
    "pygments",
    "pyyaml",
)
"""The libraries whose work is kept."""

_DAYS = 30
"""After how many days what is kept goes, used or not, so that a cache does not grow for ever."""

_PATIENCE = 60
"""Seconds to wait while another build writes."""


class Cache:
    """Texts by kind and key."""

    def __init__(self, file: Path | None = None) -> None:
        """Open the cache in a file; without one, nothing is kept."""
        self._file = file
        self._connections: dict[int, sqlite3.Connection] = {}
        if file:
            with suppress(OSError, sqlite3.Error):
                file.parent.mkdir(parents=True, exist_ok=True)
                if not _is_sound(file):
                    _begin(file)
                with self._connection as transaction:
                    transaction.execute("DELETE FROM kept WHERE day < ?", (_today() - _DAYS,))

    def get(self, kind: str, key: bytes) -> str | None:
        """Return the text of a key, or None."""
        select = "SELECT text FROM kept WHERE kind = ? AND key = ?"
        try:
            row = self._connection.execute(select, (kind, key)).fetchone() if self._file else None
        except sqlite3.Error:
            return None
        return row[0] if row else None

    def put(self, kind: str, texts: Mapping[bytes, str]) -> None:
        """Keep texts by their keys, all or none of them."""
        if self._file and texts:
            rows = ((kind, key, text, _today()) for key, text in texts.items())
            with suppress(sqlite3.Error, UnicodeError), self._connection as transaction:
                transaction.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", rows)

    @property
    def _connection(self) -> sqlite3.Connection:
        """The connection of this process; SQLite's must not be carried across a fork."""
        process = os.getpid()
        if process not in self._connections:
            self._connections[process] = _connected(self._file or Path())
        return self._connections[process]


NOTHING_KEPT = Cache()
"""Where nothing is to be kept."""


def key(*parts: bytes | str) -> bytes:
    """Return the key of what depends on these parts, and on the generator and its libraries."""
    digest = blake2b(_foundation(), digest_size=16)
    for part in parts:
        data = part.encode(errors="surrogatepass") if isinstance(part, str) else part
        digest.update(b"%d:" % len(data))
        digest.update(data)
    return digest.digest()


@cache
def _foundation() -> bytes:
    """Return a hash of the generator's own files and of the versions of what it is built on."""
    digest = blake2b(sys.version.encode())
    for library in _LIBRARIES:
        digest.update(f"{library} {version(library)}\n".encode())
    package = Path(__file__).parent
    for file in sorted(file for file in package.rglob("*") if file.suffix in {".py", ".yml", ".html"}):
        digest.update(f"{file.relative_to(package).as_posix()}\n".encode())
        digest.update(file.read_bytes())
    return digest.digest()


def _connected(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=_PATIENCE)
    connection.execute("PRAGMA synchronous = OFF")  # what a power cut spoils is begun anew
    return connection


def _is_sound(file: Path) -> bool:
    """Tell whether a file is a cache of ours, and whole."""
    try:
        with closing(_connected(file)) as connection:
            (found,) = connection.execute("PRAGMA application_id").fetchone()
            (state,) = connection.execute("PRAGMA quick_check(1)").fetchone()
            return bool(found == _FORMAT and state == "ok")
    except sqlite3.OperationalError:  # another build is writing it, or it cannot be opened at all
        return True
    except sqlite3.DatabaseError:
        return False


def _today() -> int:
    """Return the number of the day in UTC."""
    return int(time.time() // 86_400)


def _begin(file: Path) -> None:
    for path in (file, file.with_name(f"{file.name}-journal")):
        path.unlink(missing_ok=True)
    with closing(_connected(file)) as connection, connection:
        connection.execute("PRAGMA auto_vacuum = FULL")
        connection.execute(f"PRAGMA application_id = {_FORMAT}")
        connection.execute(
            "CREATE TABLE IF NOT EXISTS kept"
            " (kind TEXT, key BLOB, text TEXT, day INTEGER, PRIMARY KEY (kind, key))"
        )
        connection.execute("CREATE INDEX IF NOT EXISTS by_day ON kept (day)")
