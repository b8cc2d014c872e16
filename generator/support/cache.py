"""What was worked out once, kept under a hash of all that it depends on; without it, builds only take longer.

Texts lie in one SQLite file, so that builds at the same time can share it and one that is killed leaves it
whole; large things are files beside it. All that is read is verified by a hash that lies with it. What is
damaged, or none of ours, is made anew; where nothing can be kept, that is reported once and done without.
"""

import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from weakref import finalize

from generator.support import files

FOLDER = Path(".cache/digest")
"""Where it lies, beside mkdocs.yml."""

TEXTS = "kept.sqlite"
"""The file of all texts."""

_FORMAT = 0x64696704
"""SQLite's ``application_id`` of our files: "dig", and the number of the format."""

_TABLE = "kept (kind TEXT, key BLOB, text BLOB, hash BLOB, day INTEGER, PRIMARY KEY (kind, key))"
_INDEX = "by_day ON kept (day)"

_HASH = 16
"""How many bytes a hash has."""

_LIBRARIES = tuple("jinja2 markdown markupsafe math-core nh3 pillow pydantic pygments pyyaml".split())
"""The libraries whose work is kept."""

_DAYS = 30
"""After how many days what is kept goes, used or not, so that a cache does not grow for ever."""

_DAY = 86_400
"""How many seconds it has."""

_PATIENCE = 60
"""Seconds to wait while another build writes."""

_NOT_ITS_FAULT = frozenset(
    {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}
)
"""SQLite's codes of what keeps a file from being opened that may be in order."""


class Cache:
    """Texts by kind and key, and contents by name."""

    def __init__(self, folder: Path | None = None, tell: Callable[[str], None] = lambda _: None) -> None:
        """Open the cache in a folder; without one, nothing is kept.

        ``tell`` is called once, with the reason, when something cannot be kept.
        """
        self._folder = folder
        self._connections: dict[int, sqlite3.Connection] = {}
        self._home = os.getpid()
        self._untold = [tell]
        if folder:
            try:
                self._open(folder)
            except (OSError, sqlite3.Error) as error:
                self._fails(error)

    def _open(self, folder: Path) -> None:
        """Have a sound cache in a folder, without what was not used for long."""
        folder.mkdir(parents=True, exist_ok=True)
        files.clear(folder)
        with _alone(folder):  # what somebody else has just begun seems unsound
            if not _is_sound(folder / TEXTS):
                _begin(folder / TEXTS)
        with self._connection as transaction:
            transaction.execute("DELETE FROM kept WHERE day < ?", (_today() - _DAYS,))
        _forget(folder, (_today() - _DAYS) * _DAY)

    def get(self, kind: str, key: bytes) -> str | None:
        """Return the text of a key, or None; what is not as it was put counts as not there."""
        select = "SELECT text, hash FROM kept WHERE kind = ? AND key = ?"
        try:
            row = self._connection.execute(select, (kind, key)).fetchone() if self._folder else None
        except sqlite3.Error:
            return None
        if not row or not isinstance(row[0], bytes) or row[1] != _hash(row[0], kind.encode(), key):
            return None
        return str(row[0], "utf-8")

    def text(self, kind: str, key: bytes, make: Callable[[], str]) -> str:
        """Return the text of a key; what is not kept is made, and kept."""
        text = self.get(kind, key)
        if text is None:
            text = make()
            self.put(kind, {key: text})
        return text

    def put(self, kind: str, texts: Mapping[bytes, str]) -> None:
        """Keep texts by their keys, all or none of them."""
        if not self._folder or not texts:
            return
        with suppress(UnicodeError):
            encoded = {key: text.encode() for key, text in texts.items()}
            rows = (
                (kind, key, text, _hash(text, kind.encode(), key), _today()) for key, text in encoded.items()
            )
            try:
                with self._connection as transaction:
                    transaction.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?, ?)", rows)
            except sqlite3.Error as error:
                self._fails(error)

    def read(self, name: str) -> bytes | None:
        """Return the content of a name, or None; what is not as it was kept counts as not there."""
        try:
            kept = (self._folder / name).read_bytes() if self._folder else b""
        except OSError:
            return None
        content = kept[_HASH:]
        return content if kept[:_HASH] == _hash(content, name.encode()) else None

    def keep(self, name: str, content: bytes) -> None:
        """Keep a content under a name, which may have folders in it."""
        if self._folder:
            try:
                files.write(self._folder / name, _hash(content, name.encode()) + content)
            except OSError as error:
                self._fails(error)

    @property
    def _connection(self) -> sqlite3.Connection:
        """The connection of this process; SQLite's must not be carried across a fork."""
        process = os.getpid()
        if process not in self._connections:
            opened = self._connections[process] = _connected((self._folder or Path()) / TEXTS)
            finalize(self, opened.close)
        return self._connections[process]

    def _fails(self, error: Exception) -> None:
        """Tell that something could not be kept, once, and in the process that others were forked from."""
        if os.getpid() == self._home:
            with suppress(IndexError):
                self._untold.pop()(getattr(error, "strerror", None) or str(error))


NOTHING_KEPT = Cache()
"""Where nothing is to be kept."""


def key(*parts: bytes | str) -> bytes:
    """Return the key of what depends on these parts, and on the generator and its libraries."""
    encoded = (part.encode(errors="surrogatepass") if isinstance(part, str) else part for part in parts)
    return with_parts(blake2b(foundation(), digest_size=16), encoded)


def with_parts(digest: blake2b, parts: Iterable[bytes]) -> bytes:
    """Return a hash of what it holds and of parts, of which each is told from the next by its length."""
    for part in parts:
        digest.update(b"%d:" % len(part))
        digest.update(part)
    return digest.digest()


@cache
def foundation() -> bytes:
    """Return a hash of the generator's own files and of the versions of what it is built on."""
    digest = blake2b(sys.version.encode())
    for library in _LIBRARIES:
        digest.update(f"{library} {version(library)}\n".encode())
    package = Path(__file__).parents[1]
    for file in sorted(file for file in package.rglob("*") if file.suffix in {".py", ".yml", ".html"}):
        digest.update(f"{file.relative_to(package).as_posix()}\n".encode())
        digest.update(file.read_bytes())
    return digest.digest()


def _connected(file: Path) -> sqlite3.Connection:
    # A preview answers browsers in threads of their own, one at a time.
    connection = sqlite3.connect(file, timeout=_PATIENCE, check_same_thread=False)
    connection.execute("PRAGMA synchronous = OFF")  # what a power cut spoils is begun anew
    return connection


def _is_sound(file: Path) -> bool:
    """Tell whether a file is a cache of ours, and whole."""
    try:
        with closing(_connected(file)) as connection:
            (found,) = connection.execute("PRAGMA application_id").fetchone()
            (state,) = connection.execute("PRAGMA quick_check(1)").fetchone()
            made = connection.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
    except sqlite3.Error as error:
        return getattr(error, "sqlite_errorcode", 0) & 0xFF in _NOT_ITS_FAULT
    ours = {(f"CREATE TABLE {_TABLE}",), (f"CREATE INDEX {_INDEX}",)}
    return bool(found == _FORMAT and state == "ok" and {*made} == ours)


def _hash(content: bytes, *under: bytes) -> bytes:
    """Return the hash of a content and of what it is kept under, so that it is not taken for another's."""
    return with_parts(blake2b(content, digest_size=_HASH), under)


def _today() -> int:
    """Return the number of the day in UTC."""
    return int(time.time() // _DAY)


def _forget(folder: Path, until: float) -> None:
    """Remove the contents that were kept before a time, in seconds; texts lie in the folder itself."""
    for at, _, names in os.walk(folder):
        for path in (Path(at, name) for name in names if Path(at) != folder):
            if path.lstat().st_mtime < until:
                path.unlink()


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep others out of a folder who want to be alone in it too, where the system has locks."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            files.lock_within(descriptor, _PATIENCE)
        yield
    finally:
        os.close(descriptor)


def _begin(file: Path) -> None:
    for path in (file, file.with_name(f"{file.name}-journal")):
        path.unlink(missing_ok=True)
    with closing(_connected(file)) as connection, connection:
        connection.execute("PRAGMA auto_vacuum = FULL")
        connection.execute(f"PRAGMA application_id = {_FORMAT}")
        connection.execute(f"CREATE TABLE IF NOT EXISTS {_TABLE}")
        connection.execute(f"CREATE INDEX IF NOT EXISTS {_INDEX}")
