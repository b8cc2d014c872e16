"""What a text may lead to: the site answers from its catalog."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """Where a wiki link leads, and what it is called."""

    href: str
    """An address, which may hold ``ROOT``."""
    text: str
    """The target's title or name, in which TeX may stand."""


class Targets(Protocol):
    """Answers what the names in a text stand for."""

    def link(self, kind: str, target: str) -> LinkTarget | None:
        """Return where ``[[kind:target]]`` leads, or None where its text alone is to be shown.

        ``kind`` is ``entry``, ``tag``, ``venue`` or ``author``, and ``target`` as typed; or ``time``, and the
        target a second of the recording that the text is about.
        """

    def figure(self, name: str) -> str | None:
        """Return the trusted HTML of the figure whose file has this name, or None."""


class Nowhere(Targets):
    """Knows nothing."""

    def link(self, kind: str, target: str) -> LinkTarget | None:  # noqa: ARG002 # as above
        """Return None."""
        return None

    def figure(self, name: str) -> str | None:  # noqa: ARG002 # as above
        """Return None."""
        return None
