"""The map of tags that go together: near to one another where they do, and no name upon another.

The same on every machine: nothing but sums, products and square roots, which are exact to the last digit, and
coordinates rounded after each step.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import east_asian_width

from generator.catalog.trends.tag_pairs import TagGraph, TagPair
from generator.site.view.view import View
from generator.site.view.wording import shorten

WIDTH = 860
"""The drawing, in pixels, as all of these."""

_LOWEST, _HIGHEST, _BY_TAG = 180, 560, 12
"""How high it is: by how many tags it has, within bounds."""

_STEPS = 80
"""After how many steps tags stand still."""

_APART = 60
"""In how many steps at most names make room for one another."""

_PULL = 0.06
"""How strongly everything is drawn to the middle, so that nothing floats away."""

_REACH = 9.0
"""How far apart, squared, tags no longer push one another."""

_SMALLEST, _LARGEST = 3.0, 11.0
"""Radii of tags."""

_LINE = 17.0
"""The height of a name, and room."""

_WIDE, _NARROW = 11.5, 6.6
"""How wide letters are, Korean and Latin ones."""

_LONGEST = 28
"""How many letters of a name are shown."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A tag on the map."""

    id: str
    name: str
    papers: int
    x: float
    y: float
    radius: float
    near: tuple[tuple[str, TagPair], ...]
    """The tags that go with it, the closest first."""


@dataclass(frozen=True, slots=True)
class TagMap:
    """All tags on the map; the lines between them are the pairs."""

    spots: Mapping[str, Spot]
    pairs: tuple[TagPair, ...]
    height: int

    width = WIDTH

    def weight(self, pair: TagPair) -> float:
        """Return how thick the line of a pair is."""
        return round(1 + 4 * math.sqrt(pair.papers / max(each.papers for each in self.pairs)), 1)


def of(view: View, graph: TagGraph) -> TagMap:
    """Draw the map of a graph."""
    names = {tag: shorten(view.tag(tag), _LONGEST) for tag, _ in graph.tags}
    most = max((papers for _, papers in graph.tags), default=1)
    radii = [
        round(_SMALLEST + (_LARGEST - _SMALLEST) * math.sqrt(papers / most), 1) for _, papers in graph.tags
    ]
    widths = [2 * radius + 6 + _width(names[tag]) for radius, (tag, _) in zip(radii, graph.tags, strict=True)]
    height = min(max(_LOWEST, _BY_TAG * len(graph.tags)), _HIGHEST)
    places = _made_room(_spread(settled(graph), height), widths, height)
    near: dict[str, list[tuple[str, TagPair]]] = {tag: [] for tag, _ in graph.tags}
    for pair in sorted(graph.pairs, key=lambda pair: -pair.papers * pair.chance):
        near[pair.one].append((pair.other, pair))
        near[pair.other].append((pair.one, pair))
    spots = {}
    for (tag, papers), radius, width, place in zip(graph.tags, radii, widths, places, strict=True):
        x = round(place.real - width / 2 + radius, 1)
        spots[tag] = Spot(tag, names[tag], papers, x, round(place.imag, 1), radius, tuple(near[tag]))
    return TagMap(spots, graph.pairs, height)


@lru_cache(maxsize=8)  # the map of one group is the same for readers of each language
def settled(graph: TagGraph) -> tuple[complex, ...]:
    """Return where the tags of a graph come to rest that push one another away, while pairs pull together.

    (Fruchterman and Reingold, *Graph drawing by force-directed placement*, 1991.)
    """
    count = len(graph.tags)
    number = {tag: n for n, (tag, _) in enumerate(graph.tags)}
    springs = [(number[pair.one], number[pair.other]) for pair in graph.pairs]
    places = [_first(n) for n in range(count)]
    for step in range(_STEPS):
        forces = [-_PULL * place for place in places]
        for n, place in enumerate(places):
            for m in range(n + 1, count):
                way = place - places[m]
                apart = way.real * way.real + way.imag * way.imag
                if apart < _REACH:
                    push = way / (apart + 1e-3)
                    forces[n] += push
                    forces[m] -= push
        for n, m in springs:
            way = places[n] - places[m]
            pull = way * math.sqrt(way.real * way.real + way.imag * way.imag)
            forces[n] -= pull
            forces[m] += pull
        most = 1 - step / _STEPS
        places = [_moved(place, force, most) for place, force in zip(places, forces, strict=True)]
    return tuple(places)


def _first(n: int) -> complex:
    """Return where the n-th tag begins: on a spiral of squares, the first in the middle."""
    if n == 0:
        return 0j
    ring = (math.isqrt(n) + 1) // 2
    side, along = divmod(n - (2 * ring - 1) ** 2, 2 * ring)
    return complex(ring, along - ring + 1) * (1, 1j, -1, -1j)[side]


def _moved(place: complex, force: complex, most: float) -> complex:
    length = math.sqrt(force.real * force.real + force.imag * force.imag)
    moved = place + (force * (most / length) if length > most else force)
    return complex(round(moved.real, 3), round(moved.imag, 3))


def _spread(places: Sequence[complex], height: int) -> list[complex]:
    """Return places over the whole of the drawing."""

    def spread(values: Sequence[float], room: int) -> list[float]:
        low, high = min(values, default=0), max(values, default=0)
        return [room * (value - low) / (high - low) if high > low else room / 2 for value in values]

    across = spread([place.real for place in places], WIDTH)
    down = spread([place.imag for place in places], height)
    return [complex(x, y) for x, y in zip(across, down, strict=True)]


def _made_room(places: list[complex], widths: Sequence[float], height: int) -> list[complex]:
    """Return places at which, as far as there is room, no name stands upon another or reaches out."""
    for _ in range(_APART):
        moved = False
        for n in range(len(places)):
            for m in range(n + 1, len(places)):
                way = places[m] - places[n]
                across = (widths[n] + widths[m]) / 2 - abs(way.real)
                down = _LINE - abs(way.imag)
                if across > 0 and down > 0:
                    # Up and down they are soonest apart, as names are long.
                    step = complex(0, math.copysign(down / 2 + 0.1, way.imag))
                    places[n] -= step
                    places[m] += step
                    moved = True
        places = [_within(place, width, height) for place, width in zip(places, widths, strict=True)]
        if not moved:
            break
    return places


def _within(place: complex, width: float, height: int) -> complex:
    x = min(max(place.real, width / 2 + 2), WIDTH - width / 2 - 2)
    y = min(max(place.imag, _LINE / 2 + 4), height - _LINE / 2 - 4)
    return complex(round(x, 2), round(y, 2))


def _width(name: str) -> float:
    return sum(_WIDE if east_asian_width(letter) in "WF" else _NARROW for letter in name)
