"""A site of which nothing is made before somebody asks for it, as a preview's is.

Who edits looks at a page or two. To gather and print all of them takes many times as long as to read again
what was edited.
"""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from generator.build.output import Make


class SitePart(NamedTuple):
    """Files that are found out together."""

    within: str
    """What the paths of all of them begin with."""
    find: Callable[[], Iterable[tuple[str, Make]]]
    """What makes each of them, by its path."""


class LazySite:
    """The files of one build of a preview."""

    def __init__(self, folder: Path, parts: Iterable[SitePart]) -> None:
        """Begin in the folder of a site, in which the engine's own files are already."""
        self._folder = folder
        self._left = sorted(parts, key=lambda part: -len(part.within))
        """Those in which nobody looked for a file; what lies deepest first."""
        self._found: dict[str, Make] = {}

    def write(self, path: str) -> bool:
        """Have a file in its place that somebody asks for; tell whether there is one.

        What is there already stays: it was asked for before, or the engine wrote it.
        """
        place = self._folder / path
        if os.path.isfile(place):  # noqa: PTH113 # that of Path fails for names that are too long
            return True
        make = self._maker(path)
        if make is None:
            return False
        content = make()
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content.encode() if isinstance(content, str) else content)
        return True

    def write_all(self) -> None:
        """Have all files in their places."""
        for part in self._left:
            self._found.update(part.find())
        self._left.clear()
        for path in self._found:
            self.write(path)

    def _maker(self, path: str) -> Make | None:
        """Return what makes a file, looking for it only where it can be."""
        for part in [part for part in self._left if path.startswith(part.within)]:
            if path in self._found:
                break
            self._found.update(part.find())
            self._left.remove(part)
        return self._found.get(path)
