"""Fingerprints: hashes of the values that pages show, the same in every process and build."""

import io
import pickle
from hashlib import blake2b
from typing import Any

from generator.catalog.catalog import Author
from generator.catalog.work import Work
from generator.entries.entry import Model


class Fingerprints:
    """Makes fingerprints; those of works and authors, which many pages show, only when they are others."""

    def __init__(self) -> None:
        self._known: dict[tuple[type, str], tuple[Work | Author, bytes]] = {}

    def of(self, value: object) -> bytes:
        """Return the fingerprint of a value made of the generator's own frozen ones."""
        written = io.BytesIO()
        _Writer(written, self).dump(value)
        return blake2b(written.getbuffer(), digest_size=16).digest()

    def of_known(self, value: Work | Author) -> bytes:
        """Return the fingerprint of all that is known of a work or an author."""
        key = (type(value), value.id)
        known, made = self._known.get(key, (None, b""))
        if known is not value:
            if known != value:
                made = self.of([getattr(value, name) for name in value.__dataclass_fields__])
            self._known[key] = value, made
        return made


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
        if type(value) is Work or type(value) is Author:
            return bytes, (self._fingerprints.of_known(value),)
        if isinstance(value, Model):
            return type(value), (value.__dict__,)
        return NotImplemented
