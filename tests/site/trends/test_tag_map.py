"""The map of tags: everything has its place, and no name lies upon another."""

from itertools import combinations

import pytest

from generator.catalog.trends.tag_pairs import MOST_TAGS, TagGraph, TagPair
from generator.site.pages.trends import tag_map
from generator.site.view.names import Names
from generator.site.view.site_facts import Site
from generator.site.view.view import View
from generator.support.languages import LANGS, Lang
from tests.site.trends.papers import made


def graph(count: int) -> TagGraph:
    """Return a graph of tags in a circle, of which every fifth goes with the first as well."""
    tags = tuple((f"a-longer-name-{n:02}", 3 * (count - n)) for n in range(count))
    pairs = [TagPair(tags[n][0], tags[(n + 1) % count][0], n + 2, 2.0) for n in range(count)]
    pairs += [TagPair(tags[0][0], tags[n][0], 2, 1.5) for n in range(5, count - 1, 5)]
    return TagGraph(tags, tuple(pairs))


@pytest.mark.parametrize("count", [2, 3, 9, MOST_TAGS])
@pytest.mark.parametrize("lang", LANGS)
def test_names_are_within_the_map_and_apart(lang: Lang, count: int) -> None:
    found = tag_map.of(View(Names.of(made(1), Site()), lang), graph(count))
    boxes = []
    for spot in found.spots.values():
        left, right = spot.x - spot.radius, spot.x + spot.radius + 3 + 6 * len(spot.name)
        assert 0 <= left < right <= found.width
        assert 0 < spot.y - 8 < spot.y + 8 < found.height
        boxes.append((left, right, spot.y))
    for (left, right, y), (other_left, other_right, other_y) in combinations(boxes, 2):
        assert abs(y - other_y) > 12 or right <= other_left or other_right <= left


def test_what_goes_together_lies_together() -> None:
    pairs = [
        TagPair(f"{side}{n}", f"{side}{m}", 5, 3.0) for side in "ab" for n, m in combinations(range(5), 2)
    ]
    names = [f"{side}{n}" for n in range(5) for side in "ab"]
    where = dict(
        zip(names, tag_map.settled(TagGraph(tuple((name, 5) for name in names), tuple(pairs))), strict=True)
    )
    near = max(
        abs(where[f"{side}{n}"] - where[f"{side}{m}"]) for side in "ab" for n in range(5) for m in range(5)
    )
    far = min(abs(where[f"a{n}"] - where[f"b{m}"]) for n in range(5) for m in range(5))
    assert near < far


def test_where_it_lies_is_the_same_on_every_machine() -> None:
    first, *_, last = tag_map.settled(graph(MOST_TAGS))
    assert (first, last) == (0.436 + 0.231j, 1.484 + 2.379j)
