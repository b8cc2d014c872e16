"""Reading a project only where something new has to be made of it.

What a build makes of a project is known again by a hash of all that the project was read from. A second build
of the same files then has no use for the project itself.
"""

import json
from collections.abc import Callable
from dataclasses import astuple, dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from generator.build.file_contents import Contents
from generator.problems.problem import Edit, Place, Problem
from generator.support import cache
from generator.support.cache import Cache

if TYPE_CHECKING:
    from generator.build.project import Project

T = TypeVar("T")


@dataclass(frozen=True)
class LazyProject:
    """A project, which is read when it is first asked for, and what was made of it."""

    contents: Contents
    """What the files of the project held when they were looked at."""
    key: bytes
    """The key of all that the project is read from."""
    cache: Cache
    read: Callable[[], "Project"]
    is_unchanged: Callable[[], bool]
    """Whether nobody wrote anything since the files were looked at."""

    @cached_property
    def project(self) -> "Project":
        """The project itself."""
        return self.read()

    @cached_property
    def _is_of_key(self) -> bool:
        """Whether the project is what ``key`` stands for: nobody wrote anything while it was read."""
        return bool(self.project) and self.is_unchanged()

    def cached(self, make: Callable[["Project"], T], kind: str, *parts: str | bytes) -> T:
        """Return what ``make`` makes of the project and of ``parts``, in values that JSON has, made once."""
        key = cache.key(self.key, *parts)
        text = self.cache.get(kind, key)
        if text is None:
            text = json.dumps(make(self.project), ensure_ascii=False)
            if self._is_of_key:
                self.cache.put(kind, {key: text})
        made: T = json.loads(text)
        return made

    @property
    def problems(self) -> list[Problem]:
        """All that is wrong with what people wrote."""
        found = self.cached(lambda project: [astuple(problem) for problem in project.problems], "problems")
        return [
            Problem(
                Place(*place),
                code,
                tuple((name, value) for name, value in values),
                tuple(Edit(line, count, tuple(lines)) for line, count, lines in remedy),
            )
            for place, code, values, remedy in found
        ]
