"""The facets of a search index: which records have which value, in as few bytes as may be.

Pagefind can filter as well, but its lists of records hardly compress, it counts every value in each search,
and conditions alone would need all of it. These sets are small enough to be counted by the reader's browser.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from generator.search.records import Record


def facets(records: Sequence[Record]) -> dict[str, Any]:
    """Return how many ``records`` there are, and by facet and value which have it, as ``runs`` says it."""
    found: dict[str, dict[str, list[int]]] = {}
    for number, record in enumerate(records):
        for facet, values in record.facets.items():
            for value in values:
                found.setdefault(facet, {}).setdefault(value, []).append(number)
    in_runs = {
        facet: {value: runs(numbers) for value, numbers in values.items()} for facet, values in found.items()
    }
    return {"records": len(records), "facets": in_runs}


def runs(numbers: Iterable[int]) -> list[int]:
    """Return ascending numbers as how many are passed over and how many follow each other, by turns."""
    found: list[int] = []
    following = 0
    for number in numbers:
        if found and number == following:
            found[-1] += 1
        else:
            found += [number - following, 1]
        following = number + 1
    return found
