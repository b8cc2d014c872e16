"""Output: the site's files, those that are as they should be left alone.

A file is known by a key: a hash of all that it is made of. Beside the key is noted when the file was written
and how large it was, so that one which somebody else changed is written again.
"""

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from generator import cache


class Written(NamedTuple):
    """What is known of a file: its key, and what the file system said of it when it was written."""

    key: str
    changed: int
    """When, in nanoseconds."""
    size: int
    """In bytes."""


Manifest = Mapping[str, Written]
"""What is known of each file, by its path under the site's folder."""


@dataclass(slots=True)
class Output:
    """The folder of one build, or of one process that shares in it."""

    site: Path
    before: Manifest
    """What the last build wrote there."""
    now: dict[str, Written] = field(default_factory=dict)
    """What this one wrote, or found as it should be."""

    def put(self, path: str, key: bytes, make: Callable[[], str | bytes]) -> None:
        """See to it that a file is what ``key`` stands for; only where it is not yet it is made."""
        file = self.site / path
        found = Written(key.hex(), *_seen(file))
        if found != self.before.get(path):
            replace(file, make())
            found = Written(key.hex(), *_seen(file))
        self.now[path] = found

    def put_content(self, path: str, content: str | bytes) -> None:
        """See to it that a file has this content."""
        self.put(path, cache.key(content), lambda: content)

    def clear(self) -> None:
        """Remove what the last build wrote and this one did not, with folders that are empty then."""
        for path in self.before.keys() - self.now.keys():
            (self.site / path).unlink(missing_ok=True)
            for folder in (self.site / path).parents:
                if folder == self.site or not _removed(folder):
                    break


def read(text: str | None) -> Manifest:
    """Read a manifest that was kept; one that is damaged knows of nothing."""
    try:
        return {path: Written(*row) for path, row in json.loads(text or "{}").items()}
    except (ValueError, TypeError, AttributeError):
        return {}


def written(manifest: Manifest) -> str:
    """Return a manifest as a text to keep."""
    return json.dumps(manifest, ensure_ascii=False)


def replace(file: Path, content: str | bytes) -> None:
    """Write a file whole or not at all, unless it says the same already, so that it keeps its date."""
    data = content.encode() if isinstance(content, str) else content
    try:
        if file.read_bytes() == data:
            return
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f"{file.name}.{os.getpid()}")
    beside.write_bytes(data)
    beside.replace(file)


def _seen(file: Path) -> tuple[int, int]:
    try:
        status = file.stat()
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size


def _removed(folder: Path) -> bool:
    try:
        folder.rmdir()
    except OSError:
        return False
    return True
