"""What stands on a card in one language, which is known before the card is drawn."""

from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from typing import ClassVar

WIDTH, HEIGHT = 800, 400
"""The size of all cards, in pixels."""

_DRAWN_BY = ("drawing.py", "lettering.py", "Pretendard-SemiBold.otf")
"""The files on which it depends what a card with the same words looks like."""


@dataclass(frozen=True, slots=True)
class Face:
    """The words on a card, from top to bottom."""

    site: str
    title: str
    place: str = ""
    """What stands in the chip above the title."""
    hue: int | None = None
    """The chip's, of those that venues have."""
    depth: int | None = None
    """How many of its four cells the meter has filled; None where there is no meter."""
    facts: tuple[str, ...] = ()
    """What stands below the title, one beside the other."""
    foot: tuple[str, ...] = ()
    """What stands below that, as far as there is room."""

    width: ClassVar = WIDTH
    height: ClassVar = HEIGHT

    @property
    def described(self) -> str:
        """The card in words, for those who cannot see it."""
        return " · ".join(filter(None, (self.title, self.place, *self.facts)))

    @property
    def version(self) -> str:
        """What its address ends with: another for another look, as chats keep pictures by their address."""
        return blake2b(repr(self).encode(errors="replace"), digest_size=6, key=_drawing()).hexdigest()


@cache
def _drawing() -> bytes:
    digest = blake2b()
    for file in _DRAWN_BY:
        digest.update(files("generator.site.cards").joinpath(file).read_bytes())
    return digest.digest()
