"""A mend: lines rewritten so that they are read as they were meant."""

from dataclasses import dataclass, field
from typing import Any

from generator.problems.problem import Edit


@dataclass(frozen=True, slots=True)
class Mend:
    """What was probably meant, and the code of what is wrong with what was typed."""

    code: str
    edits: tuple[Edit, ...]
    at: tuple[int, int] | None = None
    """Line and column that are told of, where those are not the first that change."""
    is_remedy: bool = True
    """Whether the edits are what to do about it, and not only a way to read on."""
    values: dict[str, Any] = field(default_factory=dict)
    """What else the message names."""
