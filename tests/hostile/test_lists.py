"""No list costs more than its papers: it is taken or told, in time that grows as its size does."""

import gc
from collections.abc import Mapping
from pathlib import Path
from time import process_time

import pytest

from generator.cli.imports import proceedings_lists as lists
from generator.problems import report
from tests import projects
from tests.hostile.costs import grows_in_proportion
from tests.hostile.heaps import full
from tests.hostile.lists import BIBTEX, LISTS

SIZE = 128 * 1024
"""How much of each kind is tried; a value that is longer is told."""


def cost(root: Path, files: Mapping[str, bytes]) -> float:
    """Return the processor time of planning what becomes of lists, and telling it."""
    for path, content in files.items():
        (root / path).write_bytes(content)
    take = lists.of_bibtex if BIBTEX in files else lists.of_ismir
    gc.collect(0)  # what is younger than the last collection
    begun = process_time()
    plan = take(root, "digests", [root / path for path in files])
    told = report.listed(plan.problems)
    report.as_text(told, "ko")
    taken = process_time() - begun
    assert plan.problems or plan.entries or plan.other_files
    assert len(told) <= report.MAX_LISTED + 1
    return taken


@pytest.fixture(scope="module")
def least(nothing_is_collected: None, tmp_path_factory: pytest.TempPathFactory) -> float:  # noqa: ARG001 # nor is any while this measures
    """Return what a list of a single paper takes, once all is loaded that any takes."""
    root = projects.write(tmp_path_factory.mktemp("least"))
    return min(cost(root, LISTS["records"](1)) for _ in range(4))


@pytest.mark.parametrize("kind", LISTS)
def test_four_times_as_much_of_a_list_takes_four_times_the_time(
    kind: str, tmp_path: Path, least: float
) -> None:
    projects.write(tmp_path)
    heap = LISTS[kind]
    grows_in_proportion(heap, full(heap, SIZE), lambda files: max(0, cost(tmp_path, files) - least))
