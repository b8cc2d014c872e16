"""No file costs more than its page: four times as much of anything takes about four times the time."""

import gc
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from inspect import unwrap
from pathlib import Path
from time import process_time
from typing import NamedTuple

import pytest

from generator.build import project
from generator.build.files import printing
from generator.build.memory import Memory
from generator.engine.configuration import defaults
from generator.entries import document
from generator.entries.yaml import trials
from generator.problems import report
from generator.problems.messages import severity
from generator.problems.problem import Severity
from generator.search import records
from generator.site.articles import showing
from generator.site.page import completed
from generator.site.pages import outline
from generator.site.redirects import redirects
from generator.site.view.site_facts import Site
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


class Taken(NamedTuple):
    """Seconds of processor time."""

    reading: float
    making: float | None
    """What pages and records took, unless something is wrong with the project."""
    pages: frozenset[bytes]
    """Hashes of all that each page shows."""

    def beyond(self, least: "Taken") -> float:
        """Return what was taken beyond what as much of another project took."""
        making = 0 if self.making is None or least.making is None else max(self.making - least.making, 0)
        return max(self.reading - least.reading, 0) + making


BUDGET = trials.BUDGET


def taken(root: Path, files: Mapping[str, bytes], others: Container[bytes] = ()) -> Taken:
    """Return what it takes to read a project with some files, and to make pages unless something is wrong.

    Pages that show the same without the files, ``others``, are not made: what they take says nothing.

    Each is read as often in search of mends as the largest could be: with all of the budget, a sixteenth of a
    file would be read again more often than a quarter, and hide how that grows.
    """
    trials.BUDGET = BUDGET * max(map(len, files.values()), default=0) // MAX_BYTES
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    gc.collect(0)  # what is younger than the last collection
    begun = process_time()
    sites: dict[Lang, Site] = {lang: Site() for lang in LANGS}
    read = project.read(root, "digests", root / "docs", sites, drafts=True, memory=Memory())
    is_made = not any(severity(problem) is Severity.ERROR for problem in read.problems)
    reading = process_time() - begun
    pages = set[bytes]()
    if is_made:
        prints = printing.fingerprints_of(read.catalog.works.values())
        names = prints.of([view.names for view in read.views.values()])
        for facts in outline.pages(read.archive, {}):
            pages.add(shown := names + prints.of(facts))
            for view in read.views.values() if shown not in others else ():
                completed(facts, view)
        for view in read.views.values():
            records.records(read.archive, view, {}, NoWords())
        for _ in redirects(read.catalog, read.languages):
            pass
    making = process_time() - begun - reading
    listed = Counter(problem.place.file for problem in report.listed(read.problems))
    assert max(listed.values(), default=0) <= report.MAX_LISTED + 1
    return Taken(reading, making if is_made else None, frozenset(pages))


@pytest.fixture(scope="module")
def least(nothing_is_collected: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Taken]:  # noqa: ARG001 # nor is any while this measures
    """Return what the small project alone takes, once all is loaded that any takes, in a single process."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(workers, "processors", lambda: 1)  # so that all of the time is counted here
        patched.setattr(trials, "BUDGET", BUDGET)  # which is set anew for each measure
        for module, reading in ((document, "parsed"), (defaults, "rendered")):
            patched.setattr(module, reading, unwrap(getattr(module, reading)))  # each time anew
        root = projects.write(tmp_path_factory.mktemp("least"))
        pages = taken(root, {}).pages
        runs = [taken(root, {}, pages) for _ in range(4)]
        yield Taken(min(run.reading for run in runs), min(run.making or 0 for run in runs), pages)


@pytest.mark.parametrize("kind", HEAPS)
def test_four_times_as_much_takes_four_times_the_time(kind: str, tmp_path: Path, least: Taken) -> None:
    most = min(full(HEAPS[kind]), TRIED.get(kind, MAX_BYTES))
    root = projects.write(tmp_path)
    grows_in_proportion(HEAPS[kind], most, lambda files: taken(root, files, least.pages).beyond(least))


@pytest.mark.parametrize(
    "each", ['<span class="arithmatex">\\(', '<div class="language-output highlight">', "<pre>)는", "<!--)는"]
)
def test_html_that_never_closes_is_looked_through_once(each: str) -> None:
    def seconds(files: Mapping[str, bytes]) -> float:
        begun = process_time()
        showing.with_mathematics(files[""].decode(), "ko")
        return process_time() - begun

    grows_in_proportion(lambda n: {"": (each * n).encode()}, 8000, seconds)
