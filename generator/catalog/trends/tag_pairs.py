"""Which tags go together: those that stand on the same papers more often than chance would have it."""

import heapq
from collections import Counter
from dataclasses import dataclass
from itertools import combinations

from generator.catalog.catalog import Catalog
from generator.catalog.trends.by_year import Group

MOST_TAGS = 60
"""How many tags are compared: those with most papers."""

NEAREST = 3
"""How many others a tag is paired with by itself; it may be among the nearest of more."""

ABOVE_CHANCE = 1.5
"""How many times as often as by chance two tags stand together at least."""

FEWEST = 2
"""On how many papers two tags stand together at least; in a large archive, one in ``ONE_IN``."""

ONE_IN = 500

FEWEST_PAIRS = 5
"""How many pairs are worth a drawing."""


@dataclass(frozen=True, slots=True)
class TagPair:
    """Two tags that go together."""

    one: str
    other: str
    papers: int
    """How many have both, or narrower ones."""
    chance: float
    """How many times as many that are as by chance."""


@dataclass(frozen=True, slots=True)
class TagGraph:
    """The tags of a group of papers, and which of them go together."""

    tags: tuple[tuple[str, int], ...]
    """Those that are in a pair, and how many papers each has, most first."""
    pairs: tuple[TagPair, ...]
    """Those together on most papers first."""


def graph(catalog: Catalog, group: Group) -> TagGraph:
    """Find which tags go together on papers that somebody reviewed, or on those that nobody did.

    That two tags stand together says nothing where one is above the other, or a third is below both.
    """
    wanted = group == "reviewed"
    found = [
        catalog.found_for(work) & catalog.tagged.keys()
        for work in catalog.works.values()
        if work.is_reviewed == wanted
    ]
    held = [tags for tags in found if tags]
    papers = Counter(tag for tags in held for tag in tags)
    most = sorted(papers, key=lambda tag: (-papers[tag], tag))[:MOST_TAGS]
    known = frozenset(most)
    together = Counter(pair for tags in held for pair in combinations(sorted(tags & known), 2))
    kin = {pair for tag, above in catalog.above.items() for pair in combinations(sorted({tag, *above}), 2)}
    least = max(FEWEST, len(held) // ONE_IN)
    near: dict[str, list[tuple[float, TagPair]]] = {tag: [] for tag in most}
    for (one, other), number in together.items():
        chance = number * len(held) / (papers[one] * papers[other])
        if number >= least and chance >= ABOVE_CHANCE and (one, other) not in kin:
            pair = TagPair(one, other, number, round(chance, 1))
            near[one].append((-number * chance, pair))
            near[other].append((-number * chance, pair))
    chosen = {
        pair
        for pairs in near.values()
        for _, pair in heapq.nsmallest(NEAREST, pairs, key=lambda each: (each[0], each[1].one, each[1].other))
    }
    if len(chosen) < FEWEST_PAIRS:
        return TagGraph((), ())
    paired = {tag for pair in chosen for tag in (pair.one, pair.other)}
    return TagGraph(
        tuple((tag, papers[tag]) for tag in most if tag in paired),
        tuple(sorted(chosen, key=lambda pair: (-pair.papers, pair.one, pair.other))),
    )
