"""Fingerprints: hashes of the values that pages show, the same in every process and build."""

import io
import pickle
from hashlib import blake2b
from typing import Any

from generator.catalog.work import Work


class Fingerprints:
    """Makes fingerprints; that of a work, which many pages show, once."""

    def __init__(self) -> None:
        self._works: dict[str, bytes] = {}

    def of(self, value: object) -> bytes:
        """Return the fingerprint of a value made of the generator's own frozen ones."""
        written = io.BytesIO()
        _Writer(written, self).dump(value)
        return blake2b(written.getbuffer(), digest_size=16).digest()

    def of_work(self, work: Work) -> bytes:
        """Return the fingerprint of all that is known of a work."""
        if work.id not in self._works:
            self._works[work.id] = self.of([getattr(work, name) for name in Work.__dataclass_fields__])
        return self._works[work.id]


class _Writer(pickle.Pickler):
    """Writes equal values alike, whether or not their parts are one object in memory."""

    def __init__(self, file: io.BytesIO, fingerprints: Fingerprints) -> None:
        super().__init__(file, protocol=5)
        self.fast = True  # no references to what was written already
        self._fingerprints = fingerprints

    def persistent_id(self, value: Any) -> Any:
        """Return what stands for a work, or for a set, whose order is not the same in every process."""
        kind = type(value)
        if kind is Work:
            return self._fingerprints.of_work(value)
        if kind is set or kind is frozenset:
            return sorted(value)
        return None
