"""Output: the site's files, those that are as they should be left alone.

A file is known by a key: a hash of all that it is made of. Beside the key is noted when the file was written
and how large it was, so that one which somebody else changed is written again.

The engine empties the site's folder before each build, all but names that begin with a dot. To write 16,000
files anew takes longer than to find that they are as they should be, so folders that hold nothing but ours
lie under such a name meanwhile. Every file is looked at later, whatever a build that was killed left there.
"""

import json
import os
import shutil
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from generator import cache
from generator.entries import files
from generator.entries.problem import Lang
from generator.site.address import TREE

_ASIDE = ".digest"
"""The folder under the site's where files lie while the engine empties that."""


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
    plans: dict[str, list[tuple[Lang, str]]] = field(default_factory=dict)
    """From the key of what pages were made of together to their languages and addresses."""
    made_of: str = ""
    """The key of all that the site was made of."""
    own: list[str] = field(default_factory=list)
    """What is ``topmost`` of our files, and of none of the engine's."""


@dataclass(slots=True)
class Output:
    """The folder of one build, or of one process that shares in it."""

    site: Path
    before: Manifest
    """What the last build wrote there."""
    now: Manifest = field(default_factory=Manifest)
    """What this one wrote, or found as it should be."""
    believed: Collection[str] = ()
    """Those of ``Manifest.own`` that nobody can have changed since; nothing in them is looked at again."""

    def keep(self, paths: Collection[str]) -> bool:
        """Tell whether files are as the last build left them, and keep them if they all are."""
        found = {}
        for path in paths:
            written = self.before.files.get(path)
            if not written or not (topmost(path) in self.believed or _seen(self.site, path) == written[1:]):
                return False
            found[path] = written
        self.now.files.update(found)
        return True

    def put(self, path: str, key: bytes, make: Callable[[], str | bytes]) -> None:
        """See to it that a file is what ``key`` stands for; only where it is not yet it is made."""
        found = Written(key.hex(), *_seen(self.site, path))
        if found != self.before.files.get(path):
            replace(f"{self.site}/{path}", make())
            found = Written(key.hex(), *_seen(self.site, path))
        self.now.files[path] = found

    def put_content(self, path: str, content: str | bytes) -> None:
        """See to it that a file has this content."""
        self.put(path, cache.key(content), lambda: content)

    def clear(self) -> None:
        """Remove what the last build wrote and this one did not, with folders that are empty then."""
        for path in self.before.files.keys() - self.now.files.keys():
            (self.site / path).unlink(missing_ok=True)
            for folder in (self.site / path).parents:
                if folder == self.site or not _removed(folder):
                    break


def set_aside(site: Path, names: Iterable[str]) -> None:
    """Move some of what lies in a site's folder where the engine leaves it alone."""
    put_back(site)  # a build may have been killed before it came to that
    for name in names:
        _move(site / name, site / _ASIDE / name)


def put_back(site: Path) -> None:
    """Move what was set aside to its place again, unless something else lies there now."""
    aside = site / _ASIDE
    for path in _listed(aside):
        tree = [path] if f"{path.name}/" not in TREE.values() else _listed(path)
        for moved in tree:
            _move(moved, site / moved.relative_to(aside))
    shutil.rmtree(aside, ignore_errors=True)


def topmost(path: str) -> str:
    """Return what a file lies in below the root of its language's tree."""
    tree = TREE["en"] if path.startswith(TREE["en"]) else TREE["ko"]
    return tree + path.removeprefix(tree).partition("/")[0]


def _move(path: Path, to: Path) -> None:
    with suppress(OSError):  # what cannot be moved is lost to the engine, and made again
        if not os.path.lexists(to):
            to.parent.mkdir(parents=True, exist_ok=True)
            path.rename(to)


def _listed(folder: Path) -> list[Path]:
    try:
        return [*folder.iterdir()]
    except OSError:
        return []


def read(text: str | None) -> Manifest:
    """Read a manifest that was kept; one that is damaged knows of nothing."""
    try:
        listed, plans, made_of, own = json.loads(text or '[{}, {}, "", []]')
        if any(".." in path or path.startswith("/") for path in (*listed, *own)):
            return Manifest()
        return Manifest(
            {path: Written(*row) for path, row in listed.items()},
            {key: [(lang, at) for lang, at in pages] for key, pages in plans.items()},
            made_of,
            own,
        )
    except (ValueError, TypeError, AttributeError):
        return Manifest()


def written(manifest: Manifest) -> str:
    """Return a manifest as a text to keep."""
    return json.dumps([manifest.files, manifest.plans, manifest.made_of, manifest.own], ensure_ascii=False)


def replace(path: Path | str, content: str | bytes) -> None:
    """Write a file whole or not at all, unless it says the same already, so that it keeps its date."""
    data = content.encode() if isinstance(content, str) else content
    with suppress(FileNotFoundError), open(path, "rb") as file:
        if file.read() == data:
            return
    files.write(path, data)


def _seen(site: Path, path: str) -> tuple[int, int]:
    """Return when a file was written and how large it is; zeros where there is none."""
    try:
        status = os.stat(f"{site}/{path}")
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size


def _removed(folder: Path) -> bool:
    try:
        folder.rmdir()
    except OSError:
        return False
    return True
