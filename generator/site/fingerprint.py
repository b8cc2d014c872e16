"""Fingerprints: hashes of the values that pages show, the same in every process and build."""

import io
import pickle
from hashlib import blake2b
from typing import Any, TypeAlias

from generator.catalog.catalog import Author
from generator.catalog.work import Work
from generator.entries.entry import Model

KnownWorks: TypeAlias = dict[str, tuple[Work, bytes]]
"""Works and their fingerprints by id."""


class Fingerprints:
    """Makes fingerprints; those of works and authors, which many pages show, once."""

    def __init__(self, works: KnownWorks | None = None) -> None:
        """Begin with the works of an earlier build, of which those hold that are the same now."""
        self._works: KnownWorks = {} if works is None else works
        self._authors: dict[str, bytes] = {}

    def of(self, value: object) -> bytes:
        """Return the fingerprint of a value made of the generator's own frozen ones."""
        written = io.BytesIO()
        _Writer(written, self).dump(value)
        return blake2b(written.getbuffer(), digest_size=16).digest()

    def of_work(self, work: Work) -> bytes:
        """Return the fingerprint of all that is known of a work."""
        known, made = self._works.get(work.id, (None, b""))
        if known is not work:
            if known != work:
                made = self._of_fields(work)
            self._works[work.id] = work, made
        return made

    def of_author(self, author: Author) -> bytes:
        """Return the fingerprint of all that is known of an author."""
        if author.id not in self._authors:
            self._authors[author.id] = self._of_fields(author)
        return self._authors[author.id]

    def _of_fields(self, value: Work | Author) -> bytes:
        return self.of([getattr(value, name) for name in value.__dataclass_fields__])


class _Writer(pickle.Pickler):
    """Writes equal values alike, whether or not their parts are one object in memory.

    Sets are written in their order, which is another in each process: values that have any only seem to
    have changed.
    """

    def __init__(self, file: io.BytesIO, fingerprints: Fingerprints) -> None:
        super().__init__(file, protocol=5)
        self.fast = True  # no references to what was written already
        self._fingerprints = fingerprints

    def reducer_override(self, value: Any) -> Any:
        """Return what is written for a work or an author, and for what was typed its values alone."""
        if type(value) is Work:
            return bytes, (self._fingerprints.of_work(value),)
        if type(value) is Author:
            return bytes, (self._fingerprints.of_author(value),)
        if isinstance(value, Model):
            return type(value), (value.__dict__,)
        return NotImplemented
