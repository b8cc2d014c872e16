"""All that the site's own files are made of, known before any of them is."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.build.checker import CheckerBundle
from generator.build.lazy_project import LazyProject
from generator.search.bundle import Bundle
from generator.site.frame.slots import MarkedPage
from generator.support import cache
from generator.support.languages import Lang


@dataclass(frozen=True)
class SiteInputs:
    """What people wrote, what the engine made around it, and what browsers search and check with."""

    reading: LazyProject
    marked: Mapping[tuple[str, Lang], MarkedPage]
    """What the engine puts around pages, by section and language."""
    engine_pages: Mapping[tuple[Lang, str], str]
    """What the engine's own pages say, as HTML by language and address."""
    index: Mapping[Lang, Bundle]
    checker: CheckerBundle | None

    @property
    def key(self) -> bytes:
        """What stands for all of it."""
        checked = self.checker.digest if self.checker else ""
        engine = repr((self.engine_pages, self.marked))
        return cache.key(self.reading.key, engine, self.key_of_index, checked)

    @property
    def key_of_index(self) -> bytes:
        """The key of the search index."""
        return cache.key(*(f"{lang} {bundle.digest}" for lang, bundle in self.index.items()))
