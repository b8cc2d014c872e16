"""A stage: where a build puts what is to change in a site until all of it is there.

Nothing in the site's folder changes before. What stops a build, a full disk or a mistake, leaves the site of
the one before; what kills it leaves a folder that the next removes. No two build into one folder at once.
"""

import itertools
import os
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from generator.support import files
from generator.support.languages import LANGS

FOLDER = ".digest"
"""The stage's name in the site's folder: there it is on the same disk, and the engine leaves it alone."""

PATIENCE = 60.0
"""How many seconds one build waits for another."""


class BusyError(Exception):
    """Another build is writing into the folder."""


class Stage:
    """The stage of one build; ``BusyError`` where another has it, OSError where the system refuses one."""

    def __init__(self, site: Path, *, keeps_others: bool = False) -> None:
        """Begin in the folder of a site, in which nothing is left of builds that were killed."""
        self.site = site
        self._keeps_others = keeps_others
        site.mkdir(parents=True, exist_ok=True)
        self._lock = _locked(site)
        self._folder = site / FOLDER
        self.whole = self._folder / "whole"
        """What takes the place of all that lies ``topmost`` there: the engine's own, and the search index."""
        self.single = self._folder / "single"
        """Files that take the place of files."""
        self._old = self._folder / "old"
        self._numbers = itertools.count()
        _remove(self._folder)
        for folder in (self.whole, self.single, self._old):
            folder.mkdir(parents=True)

    def bring(self, ours: Collection[str], gone: Collection[str]) -> None:
        """Bring everything to its place, and remove files that are ``gone``.

        Of what is ``topmost`` there only what is staged, and what is ``ours``, stays, unless all is kept.
        """
        whole = tops(self.whole)
        if not self._keeps_others:
            for name in (tops(self.site) - {*ours}) | whole:
                self._put_away(f"{self.site}/{name}")
        for staged in (*self.whole.iterdir(), *self.single.iterdir()):
            _merge(str(staged), f"{self.site}/{staged.name}", self._put_away)
        for path in gone:
            if topmost(path) not in whole:
                self._remove(self.site / path)

    def _remove(self, file: Path) -> None:
        """Remove a file of the site, and the folders that are empty without it."""
        file.unlink(missing_ok=True)
        for folder in file.parents:
            if folder == self.site or not _removed(folder):
                break

    def existing_files(self, own: Iterable[str]) -> Iterator[str]:
        """Yield the paths of the files in folders of the site, unless those of others are kept."""
        begin = len(f"{self.site}/")
        for top in () if self._keeps_others else own:
            for at, _, names in os.walk(f"{self.site}/{top}"):
                folder = at[begin:].replace(os.sep, "/")
                yield from (f"{folder}/{name}" for name in names)

    def carry(self, paths: Iterable[str], theirs: Collection[str]) -> None:
        """Stage those of some files in the site, with their dates, whose place the engine's will take.

        ``theirs`` is what is ``topmost`` of what the engine wrote.
        """
        for path in paths:
            if topmost(path) in theirs:
                there = f"{self.whole}/{path}"
                os.makedirs(os.path.dirname(there), exist_ok=True)
                shutil.copy2(f"{self.site}/{path}", there)

    def leave(self) -> None:
        """Remove the stage, and let others build here."""
        _remove(self._folder)
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _put_away(self, path: str) -> None:
        """Take something out of the way, until it is removed with the stage."""
        with suppress(FileNotFoundError, NotADirectoryError):
            os.replace(path, f"{self._old}/{next(self._numbers)}")


def topmost(path: str) -> str:
    """Return what a file lies in below the root of its language's tree."""
    top, _, below = path.partition("/")
    return f"{top}/{below.partition('/')[0]}" if top in LANGS and below else top


def tops(folder: Path) -> frozenset[str]:
    """Return what is ``topmost`` in a folder, but for what is hidden."""
    found = set()
    for path in folder.iterdir():
        if path.name in LANGS and path.is_dir() and not path.is_symlink():
            found |= {f"{path.name}/{below.name}" for below in path.iterdir()}
        elif not path.name.startswith("."):
            found.add(path.name)
    return frozenset(found)


def _merge(new: str, place: str, put_away: Callable[[str], None]) -> None:
    """Move something to its place; folders that are there already take up what lies in new ones."""
    try:
        os.replace(new, place)
    except OSError:
        if not os.path.lexists(place):
            raise
        if os.path.isdir(new) and os.path.isdir(place) and not os.path.islink(place):
            for name in os.listdir(new):
                _merge(f"{new}/{name}", f"{place}/{name}", put_away)
        else:
            put_away(place)
            os.replace(new, place)


def _locked(site: Path) -> int | None:
    """Return the site's folder, opened and locked; None where the system locks no folders."""
    try:
        descriptor = os.open(site, os.O_RDONLY)
    except OSError:
        return None
    try:
        is_ours = files.lock_within(descriptor, PATIENCE)
    except OSError:
        os.close(descriptor)
        return None
    if not is_ours:
        os.close(descriptor)
        raise BusyError(site)
    return descriptor


def _remove(folder: Path) -> None:
    """Remove a folder, or what somebody put in its place."""
    with suppress(OSError):
        if folder.is_dir() and not folder.is_symlink():
            shutil.rmtree(folder, ignore_errors=True)
        else:
            folder.unlink(missing_ok=True)


def _removed(folder: Path) -> bool:
    try:
        folder.rmdir()
    except OSError:
        return False
    return True
