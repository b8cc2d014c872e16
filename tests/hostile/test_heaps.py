"""No file costs more than its page: twice as much of anything takes about twice the time, whatever it is."""

import gc
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from time import process_time

import pytest

from generator.build import project
from generator.problems import report
from generator.problems.messages import severity
from generator.problems.problem import Severity
from generator.search import records
from generator.site.page import made
from generator.site.pages import outline
from generator.site.redirects import redirects
from generator.site.view.names import Site
from generator.support import workers
from generator.support.languages import LANGS, Lang
from tests import projects
from tests.hostile.heaps import HEAPS, MAX_BYTES, TRIED, full

NOTICEABLE = 0.4
"""Seconds; the largest file that takes less costs nobody anything, however its time grows."""

MAX_RATIO = 2.6

MOST_TRIES = 7
"""How often a kind is measured that seems to cost too much: what else a machine does adds to a time."""


class NoWords:
    """Stands for the words of Korean and of the vocabulary."""

    def of(self, _texts: Sequence[str], _tags: Iterable[str], _authors: Iterable[str]) -> list[str]:
        """Find nothing."""
        return []


def cost(root: Path, files: Mapping[str, bytes]) -> float:
    """Return the processor time of reading a project and, unless something is wrong with it, making pages."""
    projects.write(root)
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    gc.collect()
    begun = process_time()
    sites: dict[Lang, Site] = {lang: Site() for lang in LANGS}
    read = project.read(root, "digests", root / "docs", sites, drafts=True)
    if not any(severity(problem) is Severity.ERROR for problem in read.problems):
        for view in read.views.values():
            for facts in outline.pages(read.archive, {}):
                made(facts, view)
            records.records(read.archive, view, {}, NoWords())
        for _ in redirects(read.catalog):
            pass
    taken = process_time() - begun
    listed = Counter(problem.place.file for problem in report.listed(read.problems))
    assert max(listed.values(), default=0) <= report.MAX_LISTED + 1
    return taken


@pytest.mark.parametrize("kind", HEAPS)
def test_twice_as_much_takes_twice_the_time(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "processors", lambda: 1)  # so that all of the time is counted here
    most = min(full(HEAPS[kind]), TRIED.get(kind, MAX_BYTES))
    twice, half = HEAPS[kind](most), HEAPS[kind](most // 2)
    of_twice, of_half = [cost(tmp_path / "twice-0", twice)], [math.inf]
    for number in range(1, MOST_TRIES):
        if min(of_twice) <= NOTICEABLE or min(of_twice) <= MAX_RATIO * min(of_half):
            break
        of_half.append(cost(tmp_path / f"half-{number}", half))
        of_twice.append(cost(tmp_path / f"twice-{number}", twice))
    assert min(of_twice) <= max(NOTICEABLE, MAX_RATIO * min(of_half)), (of_twice, of_half)
