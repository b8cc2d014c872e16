"""No file costs more than its page: four times as much of anything takes about four times the time."""

import gc
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from pathlib import Path
from time import process_time

import pytest

from generator.build import project
from generator.build.memory import Memory
from generator.problems import report
from generator.problems.messages import severity
from generator.problems.problem import Severity
from generator.search import records
from generator.site.page import completed
from generator.site.pages import outline
from generator.site.redirects import redirects
from generator.site.view.names import Site
from generator.support import workers
from generator.support.languages import LANGS, Lang
from tests import projects
from tests.hostile.costs import grows_in_proportion
from tests.hostile.heaps import HEAPS, MAX_BYTES, TRIED, full


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
    read = project.read(root, "digests", root / "docs", sites, drafts=True, memory=Memory())
    if not any(severity(problem) is Severity.ERROR for problem in read.problems):
        for view in read.views.values():
            for facts in outline.pages(read.archive, {}):
                completed(facts, view)
            records.records(read.archive, view, {}, NoWords())
        for _ in redirects(read.catalog, read.languages):
            pass
    taken = process_time() - begun
    listed = Counter(problem.place.file for problem in report.listed(read.problems))
    assert max(listed.values(), default=0) <= report.MAX_LISTED + 1
    return taken


@pytest.mark.usefixtures("nothing_is_collected")
@pytest.mark.parametrize("kind", HEAPS)
def test_four_times_as_much_takes_four_times_the_time(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "processors", lambda: 1)  # so that all of the time is counted here
    most = min(full(HEAPS[kind]), TRIED.get(kind, MAX_BYTES))
    number = count()
    grows_in_proportion(HEAPS[kind], most, lambda files: cost(tmp_path / str(next(number)), files))
