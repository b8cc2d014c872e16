"""Inputs: all that a project is read from, known again by one hash."""

import os
import stat
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import TypeAlias

from generator.entries.checks.figures import MAX_PICTURE_BYTES
from generator.support.files import status
from generator.support.remembered import FromFile, from_file

KnownContents: TypeAlias = dict[str, FromFile[None]]
"""What files held, by their paths, as far as they were there when they were last looked at."""


def key(*folders: Path, known: KnownContents | None = None) -> bytes:
    """Return a hash of all that lies in folders; files that are as they are ``known`` are not read again."""
    digest = blake2b(digest_size=16)
    contents = {} if known is None else known
    before = {**contents}
    contents.clear()
    for part in (part for folder in folders for part in _parts(folder, before, contents)):
        digest.update(b"%d:" % len(part))
        digest.update(part)
    return digest.digest()


def _parts(folder: Path, before: KnownContents, contents: KnownContents) -> Iterator[bytes]:
    for at, folders, files in os.walk(folder):
        folders.sort()
        for name in folders:
            path = Path(at, name)
            yield os.fsencode(path.relative_to(folder))
            yield str(path.lstat().st_mode).encode()
        for name in sorted(files):
            file = f"{at}{os.sep}{name}"
            yield os.fsencode(file.removeprefix(f"{folder}{os.sep}"))
            said = status(file)
            if not said or not stat.S_ISREG(said[0]) or said[2] > MAX_PICTURE_BYTES:
                yield repr(said).encode()  # nobody reads it
            else:
                contents[file] = from_file(file, before.get(file), _whole, _nothing)
                yield contents[file].content


def _whole(file: str) -> bytes:
    with open(file, "rb") as opened:
        return opened.read()


def _nothing(_: bytes | None) -> None:
    """Make nothing of what a file holds: its hash is all that is asked for."""
