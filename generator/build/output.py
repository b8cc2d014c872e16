"""Output: the site's files, those that are as they should be left alone.

A file is known by a key: a hash of all that it is made of. Beside the key is noted when the file was written
and how large it was, so that one which somebody else changed is written again. What is written is staged
first, see ``stage.py``; to write 16,000 files anew takes longer than to find that they are as they should be.
"""

import json
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from generator.build.stage import Stage, topmost, tops
from generator.support import cache

_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


Make: TypeAlias = Callable[[], str | bytes]
"""What makes the content of a file."""


class SiteFile(NamedTuple):
    """A file of the site."""

    path: str
    """Where it lies under the site's folder."""
    key: bytes
    """What stands for all that it is made of."""
    make: Make

    @classmethod
    def of(cls, path: str, content: str | bytes) -> "SiteFile":
        """Return the file that has a content."""
        return cls(path, cache.key(content), lambda: content)


class Written(NamedTuple):
    """What is known of a file: its key, and what the file system said of it when it was written."""

    key: str
    changed: int
    """When, in nanoseconds."""
    size: int
    """In bytes."""


@dataclass(slots=True)
class Manifest:
    """What is known of a site's folder."""

    files: dict[str, Written] = field(default_factory=dict)
    """By the path under the site's folder."""
    own: list[str] = field(default_factory=list)
    """What is ``topmost`` of our files, and of none of the engine's."""


@dataclass(slots=True)
class Output:
    """The folder of one build, or of one process that shares in it."""

    stage: Stage
    before: Manifest
    """What the last build wrote there."""
    theirs: frozenset[str] = frozenset()
    """What is ``topmost`` of the engine's files."""
    now: Manifest = field(default_factory=Manifest)
    """What this one wrote, or found as it should be."""
    _there: frozenset[str] = field(init=False)
    """What is ``topmost`` of what lay in the site."""
    _whole: frozenset[str] = field(init=False)
    """What is made anew: the engine's, with what of ours lies there, and what may hold anything."""
    _folders: set[str] = field(default_factory=set)
    """Those that were made for what is staged."""

    def __post_init__(self) -> None:
        self._there = tops(self.stage.site)
        self._whole = self.theirs | (self._there - {*self.before.own})

    def sharing(self) -> "Output":
        """Return the same folder for a process that shares in the build."""
        return Output(self.stage, self.before, self.theirs)

    def is_theirs(self, path: str) -> bool:
        """Tell whether the engine wrote a file, as it does with what a project has in ``docs/``."""
        return topmost(path) in self.theirs and os.path.lexists(f"{self.stage.whole}/{path}")

    def keep(self, paths: Sequence[str]) -> bool:
        """Tell whether files are as the last build left them, and keep them if they all are."""
        if not all(map(self._is_as_left, paths)):
            return False
        self.stage.carry(paths, self.theirs)
        self.now.files.update((path, self.before.files[path]) for path in paths)
        return True

    def _is_as_left(self, path: str) -> bool:
        written = self.before.files.get(path)
        top = topmost(path)
        if not written or (top in self._whole and top not in self.theirs):
            return False
        return look(f"{self.stage.site}/{path}") == written[1:]

    def put(self, path: str, key: bytes, make: Make) -> None:
        """See to it that a file is what ``key`` stands for; only where it is not yet it is made.

        Of one that says the same already only the key is noted, so that it keeps its date.
        """
        known = self.before.files.get(path)
        if known and known.key == key.hex() and self.keep([path]):
            return
        there = f"{self.stage.site}/{path}"
        top = topmost(path)
        whole = top in self._whole
        content = make()
        data = content.encode() if isinstance(content, str) else content
        if whole or top not in self._there or not _says(there, data):
            seen = self._write(f"{self.stage.whole if whole else self.stage.single}/{path}", data)
        else:
            seen = look(there)
        self.now.files[path] = Written(key.hex(), *seen)

    def put_whole(self, top: str, key: bytes, make: Callable[[], Iterable[tuple[str, bytes]]]) -> None:
        """See to it that what is ``topmost`` holds the files that ``key`` stands for, and no mixture ever."""
        held = [path for path in self.before.files if topmost(path) == top]
        if {self.before.files[path].key for path in held} == {key.hex()} and self.keep(held):
            return
        for path, content in make():
            seen = self._write(f"{self.stage.whole}/{top}/{path}", content)
            self.now.files[f"{top}/{path}"] = Written(key.hex(), *seen)

    def bring(self) -> None:
        """Bring what was staged to its place, and remove from our folders what this build did not write."""
        ours = {*map(topmost, self.now.files)}
        self.now.own = sorted(ours - self.theirs)
        gone = {*self.before.files, *self.stage.existing_files(self.now.own)} - self.now.files.keys()
        self.stage.bring(ours, gone)

    def _write(self, path: str, data: bytes) -> tuple[int, int]:
        """Write a new file, with as few calls as can be; return when it was written and how large it is."""
        self._make_folder(path.rpartition("/")[0])
        descriptor = os.open(path, _NEW, 0o666)
        try:
            while data:
                data = data[os.write(descriptor, data) :]
            status = os.fstat(descriptor)
        finally:
            os.close(descriptor)
        return status.st_mtime_ns, status.st_size

    def _make_folder(self, folder: str) -> None:
        if folder not in self._folders:
            try:
                os.mkdir(folder)
            except FileNotFoundError:
                self._make_folder(folder.rpartition("/")[0])
                os.mkdir(folder)
            except FileExistsError:
                pass
            self._folders.add(folder)


def read(text: str | None) -> Manifest:
    """Read a manifest that was kept; one that is damaged knows of nothing."""
    try:
        paths, keys, changed, sizes, own = json.loads(text or "[[], [], [], [], []]")
        if not are_inside((*paths, *own)):
            return Manifest()
        rows = zip(keys, changed, sizes, strict=True)
        return Manifest(dict(zip(paths, map(Written._make, rows), strict=True)), own)
    except (ValueError, TypeError, AttributeError):
        return Manifest()


def written(manifest: Manifest) -> str:
    """Return a manifest as a text to keep: by columns, which are read in half of the time that rows take."""
    rows = manifest.files.values()
    columns = (
        [*manifest.files],
        [row.key for row in rows],
        [row.changed for row in rows],
        [row.size for row in rows],
    )
    return json.dumps([*columns, manifest.own], ensure_ascii=False)


def are_inside(paths: Iterable[str]) -> bool:
    """Tell whether paths lead to nothing outside of the folder from which they go on."""
    return not any(".." in path or path.startswith("/") for path in paths)


def _says(path: str, data: bytes) -> bool:
    try:
        with open(path, "rb") as file:
            return file.read() == data
    except OSError:
        return False


def look(path: str) -> tuple[int, int]:
    """Return when a file was written and how large it is; zeros where there is none."""
    try:
        status = os.stat(path)
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size
