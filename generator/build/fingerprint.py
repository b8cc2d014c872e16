"""Fingerprints: hashes of the values that pages show, the same in every process and build."""

import io
import pickle
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field, fields, is_dataclass
from hashlib import blake2b
from typing import Any, TypeAlias

from generator.catalog.catalog import IndexedAuthor
from generator.catalog.work import Work
from generator.entries.format.entry import Model
from generator.site.page import PageFacts


@dataclass(slots=True)
class KnownPrints:
    """Fingerprints of an earlier build, with what they are of."""

    works: dict[str, tuple[Work, bytes]] = field(default_factory=dict)
    """By the ids of works."""
    pages: dict[str, tuple[PageFacts, bytes]] = field(default_factory=dict)
    """By the addresses of pages."""


class Fingerprints:
    """Makes fingerprints; those of works and authors, which many pages show, once."""

    def __init__(self, known: KnownPrints | None = None) -> None:
        """Begin with what a preview knows, of which that holds which is the same now; it learns the rest."""
        self._learning = known is not None
        self._works, self._pages = ({}, {}) if known is None else (known.works, known.pages)
        self._authors: dict[str, bytes] = {}
        self._found: dict[str, bytes] = {}
        self._reducers = _Reducers(
            {
                Work: lambda work: (bytes, (self.of_work(work),)),
                IndexedAuthor: lambda author: (bytes, (self.of_author(author),)),
            }
        )

    def of(self, value: object) -> bytes:
        """Return the fingerprint of a value made of the generator's own frozen ones."""
        written = io.BytesIO()
        _StablePickler(written, self._reducers).dump(value)
        return blake2b(written.getbuffer(), digest_size=16).digest()

    def of_page(self, facts: PageFacts) -> bytes:
        """Return the fingerprint of what a page shows, made once for both languages."""
        at = facts.address
        if at not in self._found:
            before, made = self._pages.get(at, (None, b""))
            self._found[at] = made if before == facts else self.of(facts)
            if self._learning:
                self._pages[at] = facts, self._found[at]
        return self._found[at]

    def forget_others(self, works: Collection[str]) -> None:
        """Have a preview forget other works, and pages that nothing asked for: they are gone."""
        for work_id in self._works.keys() - works:
            del self._works[work_id]
        for at in self._pages.keys() - self._found.keys():
            del self._pages[at]

    def of_work(self, work: Work) -> bytes:
        """Return the fingerprint of all that is known of a work."""
        known, made = self._works.get(work.id, (None, b""))
        if known is not work:
            if known != work:
                made = self._of_fields(work)
            self._works[work.id] = work, made
        return made

    def of_author(self, author: IndexedAuthor) -> bytes:
        """Return the fingerprint of all that is known of an author."""
        if author.id not in self._authors:
            self._authors[author.id] = self._of_fields(author)
        return self._authors[author.id]

    def _of_fields(self, value: Work | IndexedAuthor) -> bytes:
        return self.of([getattr(value, name) for name in value.__dataclass_fields__])


class _StablePickler(pickle.Pickler):
    """Writes equal values alike, whether or not their parts are one object in memory.

    Sets are written in their order, which is another in each process: values that have any only seem to
    have changed.
    """

    def __init__(self, file: io.BytesIO, table: "_Reducers") -> None:
        self.dispatch_table = table
        super().__init__(file, protocol=5)
        self.fast = True  # no references to what was written already


_Reducer: TypeAlias = Callable[[Any], tuple[type, tuple[Any, ...]]]


class _Reducers(dict[type, _Reducer]):
    """What is written for values of the generator's types, found out once for each type.

    A method of the pickler would be asked about every text and number too, half a million times a build.
    """

    def __missing__(self, kind: type) -> _Reducer:
        names = [*kind.model_fields] if issubclass(kind, Model) else [*_fields(kind)]
        self[kind] = lambda value: (kind, tuple([getattr(value, name) for name in names]))
        return self[kind]


def _fields(kind: type) -> Iterable[str]:
    """Return the names of a dataclass's fields; raises KeyError for other types, which say themselves."""
    if not is_dataclass(kind):
        raise KeyError(kind)
    return (each.name for each in fields(kind))
