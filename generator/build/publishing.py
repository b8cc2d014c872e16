"""Publishing: the site's own files, put among those of the engine."""

import os
from dataclasses import replace
from pathlib import Path

from generator.build import output, printing
from generator.build.output import Output
from generator.build.printing import PageWriter
from generator.build.site_files import SiteFiles
from generator.build.stage import Stage, tops
from generator.search import pagefind_index
from generator.support import cache
from generator.support.cache import Cache
from generator.support.workers import worth

_KIND = "site"
"""The kind under which is kept what the last build wrote into a folder."""


class SiteFolder:
    """The folder of a site in one build."""

    def __init__(self, site: Path, cache: Cache) -> None:
        """Begin; raises BusyError where another build has the folder."""
        self.site = site
        self._cache = cache
        self._stage = Stage(site)

    @property
    def staged(self) -> Path:
        """Where the engine is to write."""
        return self._stage.whole

    def leave(self) -> None:
        """Let others build here; what is not in its place yet is gone."""
        self._stage.leave()

    def publish(self, files: SiteFiles) -> None:
        """Bring the site up to date with what the engine wrote."""
        before = output.read(self._cache.get(_KIND, self._key))
        into = Output(self._stage, before, tops(self._stage.whole))
        made_of = files.made_of.hex()
        if made_of == before.made_of and into.keep(before.files):
            into.bring()
            return
        _write(files, into)
        into.bring()
        into.now.made_of = made_of
        self._cache.put(_KIND, {self._key: output.written(into.now)})

    def publish_nothing(self) -> None:
        """Bring to the site what the engine wrote, and remove all else."""
        self._stage.bring((), ())

    @property
    def _key(self) -> bytes:
        return cache.key(os.path.realpath(self.site))


def _write(files: SiteFiles, into: Output) -> None:
    """Write the files that changed, those of a kind before others are gathered: all would be too much."""
    if files.index:
        into.put_whole(pagefind_index.FOLDER, files.key_of_index, files.indexed)
    press = replace(files.press, fingerprints=printing.fingerprints_of(files.project.catalog.works.values()))
    addresses = _write_pages(files, press, into)
    shares = worth(len(addresses))
    for gather in (files.pictures, files.shared):
        printing.write((), [gather], press, into, shares)
    for file in (*files.checking(), *files.others(), *files.sitemap(addresses)):
        into.put(*file)


def _write_pages(files: SiteFiles, press: PageWriter, into: Output) -> list[str]:
    """Write the pages, and what has most in common with them; return where pages lie in every tree."""
    gathered = [*files.pages()]
    pages = [*((lang, facts) for lang in press.views for facts in gathered), *files.not_found()]
    beside = (files.of_each_language, files.citations)
    printing.write(pages, beside, press, into, worth(len(pages)))
    return [facts.address for facts in gathered]
