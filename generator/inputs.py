"""Inputs: all that a project is read from, known again by one hash."""

import os
import stat
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import TypeAlias

from generator.entries.figures import MAX_PICTURE_BYTES
from generator.entries.folder import status

KnownContents: TypeAlias = dict[str, tuple[tuple[int, ...], bytes]]
"""By the path of a file what the file system said of it when it was read, and a hash of what it held."""


def key(*folders: Path, known: KnownContents | None = None) -> bytes:
    """Return a hash of all that lies in folders; files that are as they are ``known`` are not read again."""
    digest = blake2b(digest_size=16)
    contents = {} if known is None else known
    for part in (part for folder in folders for part in _parts(folder, contents)):
        digest.update(b"%d:" % len(part))
        digest.update(part)
    return digest.digest()


def _parts(folder: Path, known: KnownContents) -> Iterator[bytes]:
    for at, folders, files in os.walk(folder):
        folders.sort()
        for name in folders:
            path = Path(at, name)
            yield os.fsencode(path.relative_to(folder))
            yield str(path.lstat().st_mode).encode()
        for name in sorted(files):
            file = f"{at}{os.sep}{name}"
            yield os.fsencode(file.removeprefix(f"{folder}{os.sep}"))
            yield _content(file, known)


def _content(file: str, known: KnownContents) -> bytes:
    """Return a hash of what a file holds, or of what nobody reads, for its kind or size, how it is known."""
    said = status(file)
    if not said or not stat.S_ISREG(said[0]) or said[2] > MAX_PICTURE_BYTES:
        return repr(said).encode()
    before, content = known.get(file, ((), b""))
    if before != said:
        try:
            with open(file, "rb") as opened:
                content = blake2b(opened.read(), digest_size=16).digest()
        except OSError as error:
            return str(error.errno).encode()
        known[file] = said, content
    return content
