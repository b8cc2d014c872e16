"""Publishing: the site's own files, put among those of the engine."""

import os
from collections.abc import Callable
from pathlib import Path

from generator.build import output, snapshot
from generator.build.output import Manifest, Output
from generator.build.snapshot import Snapshot
from generator.build.stage import Stage, tops
from generator.support import cache
from generator.support.cache import Cache

_KIND = "site"
"""The kind under which is kept what the last build wrote into a folder."""


class SiteFolder:
    """The folder of a site in one build."""

    def __init__(self, site: Path, cache: Cache, *, keeps_others: bool = False) -> None:
        """Begin; raises BusyError where another build has the folder."""
        self.site = site
        self._cache = cache
        self._stage = Stage(site, keeps_others=keeps_others)

    @property
    def staged(self) -> Path:
        """Where the engine is to write."""
        return self._stage.whole

    def leave(self) -> None:
        """Let others build here; what is not in its place yet is gone."""
        self._stage.leave()

    def publish(self, key: bytes, write: Callable[[Output], None], is_of_key: Callable[[], bool]) -> None:
        """Bring the site up to date with what the engine wrote.

        Our own files are written by ``write`` unless they were made of what ``key`` stands for. Where that is
        not ``is_of_key`` any more, nothing is kept of them, and the next build writes them all.
        """
        made_of = key.hex()
        left = snapshot.read(self._cache.get(_KIND, self._key("snapshot")))
        if left.made_of == made_of and left.keep(self._stage):
            return
        before = output.read(self._cache.get(_KIND, self._key("manifest")))
        into = Output(self._stage, before, tops(self._stage.whole))
        write(into)
        into.bring()
        now, left = into.now, Snapshot.of(into.now, made_of)
        if not is_of_key():
            now, left = Manifest(), Snapshot()
        kept = {"manifest": output.written(now), "snapshot": snapshot.written(left)}
        self._cache.put(_KIND, {self._key(name): text for name, text in kept.items()})

    def publish_nothing(self) -> None:
        """Bring to the site what the engine wrote, and remove all else."""
        self._stage.bring((), ())

    def _key(self, name: str) -> bytes:
        return cache.key(name, os.path.realpath(self.site))
