"""Facets as readers load them: by value, which records have it."""

import pytest

from generator.search import facets
from generator.search.records import Record


def record(**values: list[str]) -> Record:
    return Record("papers/ismir/2015/features/", "", "", {"title": "Learning features"}, {}, values)


@pytest.mark.parametrize(
    ("numbers", "runs"),
    [([], []), ([0], [0, 1]), ([0, 1, 2], [0, 3]), ([2, 3, 7], [2, 2, 3, 1]), ([5], [5, 1])],
)
def test_numbers_are_said_by_turns(numbers: list[int], runs: list[int]) -> None:
    assert facets.runs(numbers) == runs


def test_every_value_has_its_records() -> None:
    records = [record(tag=["cnn", "dataset"]), record(), record(tag=["cnn"], read=["full"])]
    assert facets.facets(records) == {
        "records": 3,
        "facets": {"tag": {"cnn": [0, 1, 1, 1], "dataset": [0, 1]}, "read": {"full": [2, 1]}},
    }
