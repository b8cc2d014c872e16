"""Asking arXiv before a build, where mkdocs.yml says ``fetch: missing``."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.entries import reader
from generator.metadata import store
from generator.metadata.arxiv import updates
from generator.metadata.arxiv.reporting import reason
from generator.metadata.arxiv.service import API, API_VARIABLE, Service
from generator.metadata.arxiv.updates import Missing, Wanted
from generator.support.languages import Lang

LIMIT = 30.0
"""For how many seconds a build waits for arXiv."""


class Prefetch:
    """Asks nothing twice in a process, so that not every build of a preview waits for the same."""

    def __init__(self, asked: set[Wanted]) -> None:
        """Ask the server that the environment names, but not for what was ``asked`` already.

        Raises:
            ValueError: That is no address.

        """
        self._service = Service(os.environ.get(API_VARIABLE, API))
        self._asked = asked

    def needed(self, root: Path, digests: str) -> list[Wanted]:
        """Return what entries want to know that is not stored and was not asked for."""
        wanted = updates.wanted(reader.read(root, digests))
        return [
            item for item in updates.missing(store.stores(root, digests), wanted) if item not in self._asked
        ]

    def fetch(self, root: Path, digests: str, needed: Sequence[Wanted], lang: Lang) -> Iterator[str]:
        """Ask, store what comes, and yield a sentence about each that does not."""
        self._asked |= set(needed)
        for result in updates.fetch(store.stores(root, digests), needed, self._service, LIMIT):
            if isinstance(result, Missing):
                yield reason(result, lang)
