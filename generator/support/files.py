"""Files written whole or not at all, so that nobody ever sees half of one.

What is written lies beside its place first, under a name that says by itself that it is ours, and locked.
Who dies before it is brought to its own name leaves it there, but not the lock: ``clear`` removes it.
Paths are handled as texts here, since making objects of them took half the time of writing a file.
"""

import errno
import os
import re
import secrets
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path

if sys.platform != "win32":
    import fcntl

_OURS = re.compile(r"\.digest-(?P<number>[0-9a-f]{16})-(?P<check>[0-9a-f]{16})\.tmp")
"""The name of what is being written; nobody types one whose second half follows from the first."""

_PAUSE = 0.01
"""Seconds between two tries to take a lock."""

_SECOND = 1_000_000_000
_TICK = 100_000_000
"""How many nanoseconds at most a file system's clock stands still."""

_COARSE_TICK = 2 * _SECOND
"""The same where times are whole seconds: on FAT, of which two are one, HFS+, and ext4 with small inodes."""


def write(path: Path | str, content: bytes) -> None:
    """Write a file at once, in place of one that may be there; it keeps that one's permissions.

    Raises OSError, which names the file, where it cannot be written; what was there stays.
    """
    with _beside(os.fspath(path), content) as temporary:
        with suppress(FileNotFoundError):
            os.chmod(temporary, os.stat(path).st_mode & 0o777)
        os.replace(temporary, path)


def create(path: Path, content: bytes) -> None:
    """Write a new file at once.

    Raises FileExistsError where there is one already, which stays as it is, and OSError, which names the
    file, where it cannot be written.
    """
    with _beside(os.fspath(path), content) as temporary:
        try:
            path.hardlink_to(temporary)  # unlike a move, it never overwrites what came in between
        except FileExistsError:
            raise
        except OSError:  # a file system without links: FAT, a folder shared with a virtual machine
            path.touch(exist_ok=False)
            os.replace(temporary, path)
        else:
            os.unlink(temporary)


def create_all(top: Path, contents: Iterable[tuple[Path, bytes]]) -> None:
    """Write new files below a folder, all or none: where that stops half-way, it can be done again.

    Raises FileExistsError where there is one of them already, which stays as it is, and OSError, which names
    the file, where one cannot be written.
    """
    written: list[Path] = []
    path = top
    try:
        for path, content in contents:
            create(path, content)
            written.append(path)
    except BaseException:
        for made in written:
            with suppress(OSError):
                made.unlink()
        folders = {folder for made in (*written, path) for folder in made.parents if top in folder.parents}
        for folder in sorted(folders, reverse=True):
            with suppress(OSError):  # somebody else has put something there
                folder.rmdir()
        raise


def visible(folder: Path, pattern: str) -> Iterator[Path]:
    """Yield the files in a folder and in those below it, in order; nothing hidden, nor what lies in that."""
    for path in sorted(folder.rglob(pattern)):
        is_hidden = any(name.startswith(".") for name in path.relative_to(folder).parts)
        if not is_hidden and (path.is_symlink() or not path.is_dir()):
            yield path


def shown(path: Path, root: Path) -> str:
    """Return a path as problems name files: from the project's root on, if it lies there."""
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()


def clear(folder: Path) -> None:
    """Remove what writers that died left in a folder and below it; what others are writing now stays."""
    for at, _, names in os.walk(folder):
        for name in names:
            if (match := _OURS.fullmatch(name)) and match["check"] == _check(match["number"]):
                _remove_dead(os.path.join(at, name))


def lock(descriptor: int) -> bool:
    """Take the lock of an open file or folder; False where somebody else holds it.

    The system lets go of it when all who have it open are gone, however that ended. Raises OSError where
    there are no locks.
    """
    if sys.platform == "win32":
        raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP))
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def lock_within(descriptor: int, seconds: float) -> bool:
    """Take such a lock, waiting so long for somebody else to let go of it."""
    until = time.monotonic() + seconds
    while not (is_ours := lock(descriptor)) and time.monotonic() < until:
        time.sleep(_PAUSE)
    return is_ours


@contextmanager
def _beside(path: str, content: bytes) -> Iterator[str]:
    """Hold the content in a file of another name while it is brought to its own."""
    temporary = ""
    try:
        folder = os.path.dirname(path) or "."
        os.makedirs(folder, exist_ok=True)
        temporary, descriptor = _begun(folder)
        with open(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            if sys.platform == "win32":
                file.close()  # nothing that is open can be renamed there
            yield temporary
    except BaseException as error:
        with suppress(OSError):
            os.unlink(temporary)
        if isinstance(error, OSError):
            raise OSError(error.errno, error.strerror, path) from error
        raise


def _begun(folder: str) -> tuple[str, int]:
    """Return a new file in a folder, open and locked."""
    while True:
        number = secrets.token_hex(8)
        path = os.path.join(folder, f".digest-{number}-{_check(number)}.tmp")
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        with suppress(OSError):
            # Whoever clears may come between the file and its lock, and has taken it for a dead one's then.
            if not lock(descriptor) or not os.fstat(descriptor).st_nlink:
                os.close(descriptor)
                continue
        return path, descriptor


def _remove_dead(path: str) -> None:
    with suppress(OSError):
        descriptor = os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        try:
            if lock(descriptor):
                os.unlink(path)
        finally:
            os.close(descriptor)


def _check(number: str) -> str:
    """Return what stands behind the number in the name of a file that is being written."""
    return blake2b(number.encode(), digest_size=8, person=b"paper-digest").hexdigest()


def status(path: str) -> tuple[int, ...]:
    """Return what the file system says of a file, which changes with each writing; nothing where none is.

    Of a file that was written just now it is another each time: its clock may not have moved on before
    somebody writes there again.
    """
    try:
        found = os.lstat(path)
    except OSError:
        return ()
    facts = found.st_mode, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns
    now, changed = time.time_ns(), max(facts[-2:])
    tick = _TICK if any(time % _SECOND for time in facts[-2:]) else _COARSE_TICK
    return (*facts, now) if now - changed < tick else facts
