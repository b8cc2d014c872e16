"""What is above each tag: ``broader`` followed to its end, which it comes to soon and in no circle."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.entries.format.registry import Tag

MAX_ABOVE = 100
"""How many tags may stand above one; a vocabulary has about five, and each holds the papers of all below."""


class _CycleError(Exception):
    """A tag is above itself."""

    def __init__(self, cycle: list[str]) -> None:
        super().__init__()
        start = cycle.index(min(cycle))
        self.cycle = [*cycle[start:], *cycle[:start], cycle[start]]


@dataclass(slots=True)
class Hierarchy:
    """A vocabulary as far as its tags are above each other."""

    broader: dict[str, tuple[str, ...]]
    """The tags right above each; none where those lead in a circle or too high."""
    above: dict[str, frozenset[str]] = field(default_factory=dict)
    """All tags above each."""
    mistakes: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)
    """The tags whose ``broader`` was left out, with the code of what is wrong and its values."""

    @classmethod
    def of(cls, tags: Mapping[str, Tag]) -> "Hierarchy":
        """Go from every tag to all above it."""
        hierarchy = cls({tag_id: tag.broader for tag_id, tag in tags.items()})
        for tag_id in hierarchy.broader:
            while tag_id not in hierarchy.above:
                try:
                    hierarchy._climb(tag_id, {})
                except _CycleError as error:
                    hierarchy._leave_out(error.cycle[0], "broader-cycle", cycle=" → ".join(error.cycle))
        return hierarchy

    def _climb(self, tag_id: str, below: dict[str, None]) -> None:
        """Note what is above a tag; ``below`` it are those that led there."""
        below[tag_id] = None
        above: set[str] = set()
        for parent in self.broader.get(tag_id, ()):
            if parent in below:
                path = list(below)
                raise _CycleError(path[path.index(parent) :])
            if parent not in self.above and len(below) <= MAX_ABOVE:
                self._climb(parent, below)
            above |= {parent, *self.above.get(parent, ())}
            if len(above) > MAX_ABOVE or parent not in self.above:
                self._leave_out(tag_id, "broader-too-high", limit=str(MAX_ABOVE))
                above.clear()
                break
        del below[tag_id]
        self.above[tag_id] = frozenset(above)

    def _leave_out(self, tag_id: str, code: str, **values: str) -> None:
        self.broader[tag_id] = ()
        self.mistakes.append((tag_id, code, values))
