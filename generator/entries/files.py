"""Files written whole or not at all, so that nobody ever sees half of one."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def write(path: Path, content: bytes) -> None:
    """Write a file at once, in place of one that may be there; it keeps that one's permissions."""
    with _beside(path, content) as temporary:
        if path.exists():
            temporary.chmod(path.stat().st_mode & 0o777)
        temporary.replace(path)


def create(path: Path, content: bytes) -> None:
    """Write a new file at once.

    Raises:
        FileExistsError: There is such a file already; it stays as it is.

    """
    with _beside(path, content) as temporary:
        try:
            path.hardlink_to(temporary)  # unlike a move, it never overwrites what came in between
        except FileExistsError:
            raise
        except OSError:  # a file system without links: FAT, a folder shared with a virtual machine
            with path.open("xb") as file:
                file.write(content)


@contextmanager
def _beside(path: Path, content: bytes) -> Iterator[Path]:
    """Hold the content in a file of another name while it is brought to its own."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(content)
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)
