"""Models that hold no more than their values: an archive has tens of thousands at once."""

from typing import Any, Self

from pydantic import BaseModel

_UNASKED: set[str] = set()
"""Which fields were given: one set for all, since nobody asks."""


class LeanModel(BaseModel):
    """A frozen model that does not note which of its fields were given."""

    def model_post_init(self, _context: object, /) -> None:
        """Let go of a set of its own, which takes a third of the memory that a value does."""
        object.__setattr__(self, "__pydantic_fields_set__", _UNASKED)

    def with_values(self, **values: Any) -> Self:
        """Return the same with some other values: itself, where it has them already."""
        if all(getattr(self, name) == value for name, value in values.items()):
            return self
        changed = self.model_copy(update=values)
        changed.model_post_init(None)
        return changed
