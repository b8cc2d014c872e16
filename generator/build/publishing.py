"""Publishing: the site's own files, put among those of the engine."""

import os
from dataclasses import replace
from pathlib import Path

from generator.build import output, printing
from generator.build.output import Output
from generator.build.site_files import SiteFiles
from generator.build.stage import Stage, tops
from generator.search import pagefind_index
from generator.support import cache
from generator.support.cache import Cache

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
    """Write the files that changed."""
    if files.index:
        into.put_whole(pagefind_index.FOLDER, files.key_of_index, files.indexed)
    views, gathered = files.project.views, [*files.pages()]
    pages = [*((lang, facts) for lang in views for facts in gathered), *files.not_found()]
    beside = [
        [(lang, facts) for lang, facts in group if not into.is_theirs(views[lang].tree + facts.address)]
        for group in files.beside()
    ]
    prints = printing.fingerprints(files.project.catalog.works.values(), pages, *beside)
    printing.write(pages, beside, replace(files.press, prints=prints), into)
    for file in (*files.checking(), *files.others(), *files.sitemap(gathered)):
        into.put(*file)
