"""arXiv, and those who register DOIs: what entries want to know of both, and fetching that."""

import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import inf
from pathlib import Path
from typing import TypeAlias

from generator.entries.library import Library
from generator.metadata import store
from generator.metadata.arxiv import updates
from generator.metadata.arxiv.service import Service
from generator.metadata.arxiv.updates import Wanted
from generator.metadata.doi import record_updates
from generator.metadata.doi.record_updates import WantedRecord
from generator.metadata.doi.registries import Registries
from generator.metadata.fetching import kept

Asked: TypeAlias = Wanted | WantedRecord
Result: TypeAlias = updates.Result | record_updates.Result


def wanted(library: Library) -> list[Asked]:
    """Return what the entries of a library want to know, each once, for the first file that asks."""
    return [*updates.wanted(library), *record_updates.wanted(library)]


def missing(stores: Sequence[Path], wanted: Iterable[Asked]) -> list[Asked]:
    """Return what is not stored."""
    return [item for item in wanted if item.held(stores) is None]


def outdated(
    stores: Sequence[Path], wanted: Iterable[Asked], apis: Collection[str], days: int
) -> list[Asked]:
    """Return what is not stored, came from none of ``apis``, or came at least so many days ago."""
    return [item for item in wanted if store.is_due(item.held(stores), apis, days)]


@dataclass(frozen=True, slots=True)
class Servers:
    """Who is asked."""

    arxiv: Service
    registries: Registries

    @property
    def apis(self) -> frozenset[str]:
        """Their addresses."""
        return self.registries.apis | {self.arxiv.api}

    def fetch(
        self, stores: Sequence[Path], wanted: Collection[Asked], limit: float = inf
    ) -> Iterator[Result]:
        """Ask for each of ``wanted``, write what comes into the first of ``stores``, and yield it.

        Never raises for what the network or a server does; what is stored stays where nothing better came.
        Papers are written with every answer, so that who stops in between loses nothing. ``limit`` is in
        seconds.
        """
        return kept(stores[0], self.asked(stores, wanted, limit))

    def asked(self, stores: Sequence[Path], wanted: Collection[Asked], limit: float) -> Iterator[Result]:
        """Ask for each of ``wanted`` like ``fetch``, and write nothing."""
        end = time.monotonic() + limit
        papers = [item for item in wanted if isinstance(item, Wanted)]
        dois = [item for item in wanted if isinstance(item, WantedRecord)]
        yield from updates.asked(stores, papers, self.arxiv, limit)
        yield from record_updates.asked(stores, dois, self.registries, end - time.monotonic())
