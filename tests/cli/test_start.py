"""Commands and builds start quickly: they load what they use."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests import projects
from tests.conftest import ENVIRONMENT

LATE = {"PIL", "arxiv", "bibtexparser", "kiwipiepy", "requests"}
"""What takes long to load, and is of use to few commands."""

DRAWING = {"PIL"}
"""What a build draws a site's cards with."""

READING = {
    "generator.build.project",
    "generator.catalog.catalog",
    "generator.entries.format.fields",
    "generator.entries.yaml.parser",
    "generator.metadata.store",
    "generator.search.records",
    "generator.site.page",
    "generator.site.view.view",
    "generator.text.formulas.mathematics",
    "pydantic",
}
"""What a project is read with, and pages are made of it: the first of each room, which load the others."""

PROGRAM = """
import sys
sys.argv = sys.argv[1:]
from importlib.metadata import entry_points
[script] = entry_points(group="console_scripts", name=sys.argv[0])
try:
    script.load()()
finally:
    print(*sys.modules)
"""


def loaded(root: Path, *command: str) -> set[str]:
    """Return the modules that a command loads which starts from nothing."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *command],
        cwd=root,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.slow
def test_a_check_loads_nothing_that_asks_or_decodes(tmp_path: Path) -> None:
    assert not LATE & loaded(projects.write(tmp_path), "digest", "check")


@pytest.mark.slow
def test_a_build_loads_what_reads_and_draws_and_one_of_nothing_new_neither(tmp_path: Path) -> None:
    root = projects.write(tmp_path)
    first = loaded(root, "mkdocs", "build", "-q")
    assert LATE & first == DRAWING
    assert first >= READING
    assert not (LATE | READING) & loaded(root, "mkdocs", "build", "-q")
