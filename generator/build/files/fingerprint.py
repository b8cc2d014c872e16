"""Fingerprints: hashes of the values that pages show, the same in every process and build."""

import io
import pickle
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from hashlib import blake2b
from typing import Any, TypeAlias

from generator.catalog.work import Work
from generator.entries.format.entry import Model


class Fingerprints:
    """Makes fingerprints."""

    def __init__(self, works: Mapping[str, bytes] | None = None) -> None:
        """Begin, if they are known, with those of all ``works`` by their ids: many pages show them."""
        self._reducers = _Reducers()
        if works is not None:
            self._reducers[Work] = lambda work: (bytes, (works[work.id],))

    def of(self, value: object) -> bytes:
        """Return the fingerprint of a value made of the generator's own frozen ones."""
        written = io.BytesIO()
        _StablePickler(written, self._reducers).dump(value)
        return blake2b(written.getbuffer(), digest_size=16).digest()


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
        self[kind] = lambda value: (kind, tuple([_as_bytes(getattr(value, name)) for name in names]))
        return self[kind]


def _as_bytes(value: Any) -> Any:
    """Return a text as bytes, which Python would hold beside it for good if a Korean one were pickled."""
    return value.encode(errors="surrogatepass") if value.__class__ is str else value


def _fields(kind: type) -> Iterable[str]:
    """Return the names of a dataclass's fields; raises KeyError for other types, which say themselves."""
    if not is_dataclass(kind):
        raise KeyError(kind)
    return (each.name for each in fields(kind))
