"""Bundles: the files of a language's search index, kept until they are made of something else."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.support.cache import Cache
from generator.support.languages import Lang

FOLDER = "pagefind"
"""Where the bundles lie under the site's root."""

_KEPT = "search/{}"
"""What a language's bundle is kept as."""

FRAGMENTS = "fragment/"
"""Where Pagefind puts what it would show of records."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """The files of a language, known by a hash of all that they are made of."""

    digest: str
    packed: bytes
    """The digest, the path and size of each file, and what words do, as JSON on a line; then the files."""

    @classmethod
    def of(cls, digest: str, files: Mapping[str, bytes], words: str = "[]") -> "Bundle":
        """Pack files."""
        sizes = [(path, len(content)) for path, content in files.items()]
        return cls(digest, b"\n".join((as_json([digest, sizes, words]).encode(), b"".join(files.values()))))

    @property
    def files(self) -> Iterator[tuple[str, bytes]]:
        """Each file's path and what it holds."""
        start = self.packed.index(b"\n") + 1
        for path, size in json.loads(self.packed[:start])[1]:
            yield path, self.packed[start : start + size]
            start += size

    @property
    def words(self) -> str:
        """Which words of its records rise and fall, as ``word_trends.written``."""
        words: str = json.loads(self.packed[: self.packed.index(b"\n")])[2]
        return words

    @property
    def is_numbered(self) -> bool:
        """Whether Pagefind's list of pages has the numbers of records, so that it needs no fragments."""
        return not any(path.startswith(FRAGMENTS) for path, _ in self.files)


def keep(bundle: Bundle, lang: Lang, cache: Cache) -> None:
    """Keep a language's bundle, in place of the one before."""
    cache.keep(_KEPT.format(lang), bundle.packed)


def cached(lang: Lang, digest: str, cache: Cache) -> Bundle | None:
    """Return the bundle of this digest where it is kept."""
    found = Bundle(digest, cache.read(_KEPT.format(lang)) or b"")
    return found if found.packed.startswith(as_json([digest]).removesuffix("]").encode()) else None


def as_json(value: Any) -> str:
    """Return a value as the files of a bundle have it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
