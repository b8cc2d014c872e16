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
from generator.metadata.arxiv.updates import PaperQuestion
from generator.metadata.doi import record_updates
from generator.metadata.doi.record_updates import RecordQuestion
from generator.metadata.doi.registries import Registries
from generator.metadata.fetching import Result, store_results

AnyQuestion: TypeAlias = PaperQuestion | RecordQuestion


def questions(library: Library) -> list[AnyQuestion]:
    """Return what the entries of a library want to know, each once, for the first file that asks."""
    return [*updates.questions(library), *record_updates.questions(library)]


def missing(stores: Sequence[Path], questions: Iterable[AnyQuestion]) -> list[AnyQuestion]:
    """Return what is not stored."""
    return [item for item in questions if item.stored_in(stores) is None]


def outdated(
    stores: Sequence[Path], questions: Iterable[AnyQuestion], apis: Collection[str], days: int
) -> list[AnyQuestion]:
    """Return what is not stored, came from none of ``apis``, or came at least so many days ago."""
    return [item for item in questions if store.is_due(item.stored_in(stores), apis, days)]


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
        self, stores: Sequence[Path], questions: Collection[AnyQuestion], limit: float = inf
    ) -> Iterator[Result]:
        """Ask for each of ``questions``, write what comes into the first of ``stores``, and yield it.

        Never raises for what the network or a server does; what is stored stays where nothing better came.
        Papers are written with every answer, so that who stops in between loses nothing. ``limit`` is in
        seconds.
        """
        return store_results(stores[0], self.ask(stores, questions, limit))

    def ask(
        self, stores: Sequence[Path], questions: Collection[AnyQuestion], limit: float
    ) -> Iterator[Result]:
        """Ask for each of ``questions`` like ``fetch``, and write nothing."""
        end = time.monotonic() + limit
        papers = [item for item in questions if isinstance(item, PaperQuestion)]
        dois = [item for item in questions if isinstance(item, RecordQuestion)]
        yield from updates.ask(stores, papers, self.arxiv, limit)
        yield from record_updates.ask(stores, dois, self.registries, end - time.monotonic())
