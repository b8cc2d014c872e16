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

PROGRAM = f"""
import sys
sys.argv = sys.argv[1:]
from importlib.metadata import entry_points
[script] = entry_points(group="console_scripts", name=sys.argv[0])
try:
    script.load()()
finally:
    print(*sorted({LATE} & sys.modules.keys()))
"""


@pytest.mark.parametrize(
    ("command", "used"),
    [
        (["digest", "check"], set()),
        pytest.param(["mkdocs", "build", "-q"], DRAWING, marks=pytest.mark.slow),
    ],
)
def test_what_asks_decodes_and_analyses_is_loaded_where_it_is_used(
    tmp_path: Path, command: list[str], used: set[str]
) -> None:
    root = projects.write(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *command],
        cwd=root,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert set(done.stdout.splitlines()[-1].split()) == used
