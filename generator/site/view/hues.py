"""A hue for every venue, for chips and plots: the one thing that colour tells besides the accent."""

from collections.abc import Iterable
from zlib import crc32

HUES = 12
"""How many hues the style sheet knows, far enough apart to tell from one another."""


def hues(venue_ids: Iterable[str]) -> dict[str, int]:
    """Give each venue one of the hues, no two the same one while there are enough.

    The hue follows from the id, so that a venue keeps it when others come, unless two want the same.
    """
    given: dict[str, int] = {}
    for venue_id in sorted(venue_ids):
        wanted = crc32(venue_id.encode())
        taken = set(given.values()) if len(given) < HUES else set()
        given[venue_id] = next(hue for step in range(HUES) if (hue := (wanted + step) % HUES) not in taken)
    return given
