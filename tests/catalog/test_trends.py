"""What is counted by year, against counting by hand; which tags go together."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest

from generator.catalog import catalog
from generator.catalog.catalog import Catalog
from generator.catalog.trends import tag_pairs
from generator.catalog.trends.by_year import GROUPS, LONGEST, Group, Trends
from generator.catalog.work import Work
from generator.metadata.store import Store
from tests.catalog.libraries import library, paper

TAGS: Mapping[str, Mapping[str, Any]] = {
    "nets": {},
    "cnn": {"broader": ["nets"]},
    "rnn": {"broader": ["nets"]},
    "tempo": {},
    "chords": {},
    "unused": {},
}

SAID = {"summary": {"en": "Read."}}

KINDS: tuple[Mapping[str, Any], ...] = (
    {"tags": ["cnn", "tempo"], **SAID},
    {"tags": ["rnn"], "read": "talk", **SAID},
    {"suggested-tags": ["cnn", "chords"], "read": "not-yet"},
    {"tags": ["tempo"], "suggested-tags": ["rnn"], "read": "not-yet"},
    {"suggested-tags": ["tempo"], **SAID},
)
"""Reviewed, and listed with tags that people chose, that an import found, or both."""


def made(entries: Mapping[str, Mapping[str, Any]]) -> Catalog:
    return catalog.build(library(entries, tags=TAGS), Store())


@pytest.fixture(scope="module")
def small() -> Catalog:
    venues = ("ismir", "icassp", "ismir")
    return made(
        {
            f"{venues[n % 3]}/{2010 + n % 7 + n % 2}/p{n}": paper(f"Paper {n}", **KINDS[n % len(KINDS)])
            for n in range(60)
        }
    )


def reviewed(work: Work, group: Group) -> bool:
    return work.is_reviewed == (group == "reviewed")


@pytest.mark.parametrize("group", GROUPS)
def test_counts_are_those_of_counting_by_hand(small: Catalog, group: Group) -> None:
    trends, works = Trends.of(small), [work for work in small.works.values() if reviewed(work, group)]
    assert trends.years == tuple(range(2010, 2018))

    def by_year(number: Mapping[int, int]) -> tuple[int, ...]:
        return tuple(number.get(year, 0) for year in trends.years)

    assert trends.papers.of(group) == by_year(Counter(work.year for work in works))
    venues = {
        venue: by_year(Counter(w.year for w in works if w.venue == venue)) for venue in ("ismir", "icassp")
    }
    assert {venue: counts.of(group) for venue, counts in trends.venues} == venues
    tags = {
        tag: by_year(Counter(work.year for work in works if tag in small.found_for(work)))
        for tag in TAGS.keys() - {"unused"}
    }
    assert {tag: counts.of(group) for tag, counts in trends.tags} == tags
    suggested = {
        tag: by_year(
            Counter(w.year for w in works if tag in small.found_for(w) and tag not in small.tags_of(w))
        )
        for tag in tags
    }
    if group == "listed":
        assert {tag: counts.suggested for tag, counts in trends.tags} == suggested
    else:
        assert not any(any(counts) for counts in suggested.values())


def test_depths_are_those_of_reviews_the_deepest_first(small: Catalog) -> None:
    depths = Trends.of(small).depths
    assert [depth for depth, _ in depths] == ["full", "talk"]
    assert sum(counts.total for _, counts in depths) == sum(work.is_reviewed for work in small.works.values())
    assert not any(any(counts.listed) for _, counts in depths)


def test_of_more_than_a_hundred_years_only_those_with_papers_are_counted() -> None:
    years = (1, 2000, 2000 + LONGEST)
    trends = Trends.of(made({f"ismir/{year:04}/p": paper("P") for year in years}))
    assert trends.years == years
    assert trends.papers.reviewed == (0, 0, 0)
    assert trends.papers.listed == (1, 1, 1)
    assert Trends.of(made({})).years == ()


def test_tags_go_together_that_stand_on_the_same_papers_more_often_than_by_chance() -> None:
    kinds = (
        [["cnn", "tempo"]] * 4 + [["rnn", "chords"]] * 3 + [["cnn"], ["rnn"], ["chords"], ["tempo", "rnn"]]
    )
    entries = {f"ismir/2015/p{n}": paper("P", tags=tags, **SAID) for n, tags in enumerate(kinds)}
    catalogue = made(entries)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tag_pairs, "FEWEST_PAIRS", 1)
        graph = tag_pairs.graph(catalogue, "reviewed")
        assert tag_pairs.graph(catalogue, "listed").pairs == ()
    found = {(pair.one, pair.other): (pair.papers, pair.chance) for pair in graph.pairs}
    # Four of eleven have both; 5 have cnn, 5 tempo, so by chance 25/11 would.
    assert found == {("cnn", "tempo"): (4, 1.8), ("chords", "rnn"): (3, 1.6)}
    assert dict(graph.tags) == {"cnn": 5, "tempo": 5, "chords": 4, "rnn": 5}
    assert tag_pairs.graph(catalogue, "reviewed").pairs == ()  # two pairs are no map
