"""Asking arXiv and the registries of DOIs before a build, where mkdocs.yml says ``fetch: missing``."""

import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from mkdocs.exceptions import PluginError

from generator.build.building import Settings
from generator.engine.logs import log
from generator.entries import reader
from generator.metadata import store_folders
from generator.metadata.arxiv import updates
from generator.metadata.arxiv.service import API, API_VARIABLE, Service
from generator.metadata.arxiv.updates import Wanted
from generator.metadata.doi import record_updates as records
from generator.metadata.doi import registries as doi_registries
from generator.metadata.doi.record_updates import WantedRecord
from generator.metadata.doi.registries import Registries
from generator.metadata.fetching import Missing
from generator.metadata.reporting import Asked, Result, reason
from generator.problems.refusals import told
from generator.support.languages import Lang

LIMIT = 30.0
"""For how many seconds a build waits for answers."""


def run(said: Settings, asked: set[Asked], contact: str | None, lang: Lang) -> None:
    """Ask for what is missing, but not for what was ``asked`` already; what comes is in this build already.

    Raises PluginError where the environment names no address.
    """
    try:
        prefetch = Prefetch(asked, contact)
    except AddressError as error:
        raise PluginError(told("api-address", lang, name=error.name, value=error.meant)) from None
    if needed := prefetch.needed(said.root, said.digests):
        log.info("Asking for what is not stored: %d", len(needed))
        for missing in prefetch.fetch(said.root, said.digests, needed, lang):
            log.info("%s", missing)


class AddressError(ValueError):
    """An environment variable names no address."""

    def __init__(self, name: str, meant: str) -> None:
        super().__init__(name)
        self.name = name
        self.meant = meant
        """An address as there should be one."""


class Prefetch:
    """Asks nothing twice in a process, so that not every build of a preview waits for the same."""

    def __init__(self, asked: set[Asked], contact: str | None = None) -> None:
        """Ask the servers that the environment names, but not for what was ``asked`` already.

        Raises AddressError where that is no address.
        """
        try:
            self._arxiv = Service(os.environ.get(API_VARIABLE, API))
        except ValueError:
            raise AddressError(API_VARIABLE, API) from None
        try:
            self._registries = Registries(os.environ.get(doi_registries.API_VARIABLE, ""), contact=contact)
        except ValueError:
            raise AddressError(doi_registries.API_VARIABLE, doi_registries.CROSSREF) from None
        self._asked = asked

    def needed(self, root: Path, digests: str) -> list[Asked]:
        """Return what entries want to know that is not stored and was not asked for."""
        library, stores = reader.read(root, digests), store_folders.of(root, digests)
        papers = updates.missing(stores, updates.wanted(library))
        dois = records.missing(stores, records.wanted(library))
        found: list[Asked] = [*papers, *dois]
        return [item for item in found if item not in self._asked]

    def fetch(self, root: Path, digests: str, needed: Sequence[Asked], lang: Lang) -> Iterator[str]:
        """Ask, store what comes, and yield a sentence about each that does not."""
        self._asked |= set(needed)
        for result in self._results(store_folders.of(root, digests), needed):
            if isinstance(result, Missing):
                yield reason(result, lang)

    def _results(self, stores: Sequence[Path], needed: Sequence[Asked]) -> Iterator[Result]:
        end = time.monotonic() + LIMIT
        papers = [item for item in needed if isinstance(item, Wanted)]
        dois = [item for item in needed if isinstance(item, WantedRecord)]
        yield from updates.fetch(stores, papers, self._arxiv, LIMIT)
        yield from records.fetch(stores, dois, self._registries, end - time.monotonic())
