"""Reading a project only where something new has to be made of it.

What a build makes of a project is known again by a hash of all that the project was read from. A second build
of the same files then has no use for the project itself.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import astuple, dataclass
from functools import cached_property
from typing import TypeVar

from generator.build.project import Project
from generator.problems.problem import Edit, Place, Problem
from generator.support import cache
from generator.support.cache import Cache

T = TypeVar("T")


class TransientCache(Cache):
    """A cache whose new texts go with one build of a preview: the next edit makes others of them."""

    def __init__(self, kept: Cache) -> None:
        """Begin with what is kept."""
        super().__init__()
        self._kept = kept
        self._texts: dict[tuple[str, bytes], str] = {}

    def get(self, kind: str, key: bytes) -> str | None:
        """Return the text of a key, made now or kept before, or None."""
        return self._texts.get((kind, key)) or self._kept.get(kind, key)

    def put(self, kind: str, texts: Mapping[bytes, str]) -> None:
        """Have texts for as long as this build takes."""
        self._texts.update(((kind, key), text) for key, text in texts.items())

    def read(self, name: str) -> bytes | None:
        """Return what is kept under a name, or None."""
        return self._kept.read(name)

    def keep(self, name: str, content: bytes) -> None:
        """Keep a content for good: it is named by all that it was made of, and took long."""
        self._kept.keep(name, content)


@dataclass(frozen=True)
class LazyProject:
    """A project, which is read when it is first asked for, and what was made of it."""

    inputs: bytes
    """The key of all that the project is read from."""
    cache: Cache
    read: Callable[[], Project]

    @cached_property
    def project(self) -> Project:
        """The project itself."""
        return self.read()

    def kept(self, make: Callable[[Project], T], kind: str, *parts: str) -> T:
        """Return what ``make`` makes of the project and of ``parts``, in values that JSON has, made once."""
        key = cache.key(self.inputs, *parts)
        text = self.cache.get(kind, key)
        if text is None:
            text = json.dumps(make(self.project), ensure_ascii=False)
            self.cache.put(kind, {key: text})
        made: T = json.loads(text)
        return made

    @property
    def problems(self) -> list[Problem]:
        """All that is wrong with what people wrote."""
        found = self.kept(lambda project: [astuple(problem) for problem in project.problems], "problems")
        return [
            Problem(
                Place(*place),
                code,
                tuple((name, value) for name, value in values),
                tuple(Edit(line, count, tuple(lines)) for line, count, lines in remedy),
            )
            for place, code, values, remedy in found
        ]
