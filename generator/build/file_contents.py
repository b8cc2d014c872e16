"""What files hold, known again by hashes: all that a site is made from."""

import os
import stat
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from generator.support import cache
from generator.support.files import status
from generator.support.pictures import MAX_BYTES

_FACTS = 5
"""How many facts ``status`` tells of a file before that of the moment."""


class Contents:
    """What files hold, as hashes: none is read again of which the system says what it said before."""

    def __init__(self) -> None:
        self._seen: dict[str, tuple[tuple[int, ...], bytes]] = {}
        """What the system said of files, and what they held then."""
        self._found: dict[str, bytes] = {}
        """What files held when the folders were looked through in which they lie."""

    def of(self, file: str) -> bytes:
        """Return the hash of what a file holds; of one that nobody reads, what the system says of it.

        A file below the folders that were looked through keeps the hash of that moment; what somebody wrote
        since, the next look finds.
        """
        return self._found[file] if file in self._found else self._seen_content(file)

    def is_unchanged(self, *folders: Path) -> bool:
        """Tell whether nobody wrote to folders since they were looked through, even if it was undone."""
        found = {
            f"{at}{os.sep}{name}" for folder in folders for at, _, names in os.walk(folder) for name in names
        }
        return found == self._found.keys() and all(
            status(file)[:_FACTS] == self._seen[file][0][:_FACTS] for file in found
        )

    def _seen_content(self, file: str) -> bytes:
        said = status(file)
        before = self._seen.get(file)
        if before is None or before[0] != said:
            content = _content(file, said)
            # Of a file just written the system says something else each time; the same content is one object.
            self._seen[file] = before = said, before[1] if before and before[1] == content else content
        return before[1]

    def look_through(self, *folders: Path) -> bytes:
        """Return a hash of all that lies in folders, and forget what does not."""
        found: dict[str, bytes] = {}
        parts = (part for folder in folders for part in self._parts(folder, found))
        hashed = cache.with_parts(blake2b(digest_size=16), parts)
        self._seen = {file: self._seen[file] for file in found}
        self._found = found
        return hashed

    def _parts(self, folder: Path, found: dict[str, bytes]) -> Iterator[bytes]:
        for at, folders, names in os.walk(folder):
            folders.sort()
            for name in folders:
                path = Path(at, name)
                yield os.fsencode(path.relative_to(folder))
                yield str(path.lstat().st_mode).encode()
            for name in sorted(names):
                file = f"{at}{os.sep}{name}"
                yield os.fsencode(file.removeprefix(f"{folder}{os.sep}"))
                found[file] = self._seen_content(file)
                yield found[file]


def _content(file: str, said: tuple[int, ...]) -> bytes:
    if not said or not stat.S_ISREG(said[0]) or said[2] > MAX_BYTES:
        return repr(said).encode()
    try:
        with open(file, "rb") as opened:
            return blake2b(opened.read(), digest_size=16).digest()
    except OSError:
        return b""
