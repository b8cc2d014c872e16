"""Files written whole or not at all, so that nobody ever sees half of one.

A build writes thousands; paths are handled as texts here, since making objects of them took half the time.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


def write(path: Path | str, content: bytes) -> None:
    """Write a file at once, in place of one that may be there; it keeps that one's permissions."""
    with _beside(os.fspath(path), content) as temporary:
        with suppress(FileNotFoundError):
            os.chmod(temporary, os.stat(path).st_mode & 0o777)
        os.replace(temporary, path)


def create(path: Path, content: bytes) -> None:
    """Write a new file at once.

    Raises:
        FileExistsError: There is such a file already; it stays as it is.

    """
    with _beside(os.fspath(path), content) as temporary:
        try:
            path.hardlink_to(temporary)  # unlike a move, it never overwrites what came in between
        except FileExistsError:
            raise
        except OSError:  # a file system without links: FAT, a folder shared with a virtual machine
            with path.open("xb") as file:
                file.write(content)
        os.unlink(temporary)


@contextmanager
def _beside(path: str, content: bytes) -> Iterator[str]:
    """Hold the content in a file of another name while it is brought to its own."""
    folder, name = os.path.split(path)
    temporary = os.path.join(folder, f".{name}.{os.getpid()}.tmp")
    os.makedirs(folder or ".", exist_ok=True)
    try:
        with open(temporary, "wb") as file:
            file.write(content)
        yield temporary
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise
