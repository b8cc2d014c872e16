"""What docs-dev/how-to.md tells the next engineer to write works: it is applied to a copy, and tried."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import projects
from tests.conftest import ENVIRONMENT, made_once

pytestmark = pytest.mark.slow  # each has the generator copied

ROOT = Path(__file__).parents[1]
DIFF = re.compile(r"^```diff (?P<path>\S+)\n(?P<lines>.*?)^```$", re.DOTALL | re.MULTILINE)

READ_AGAIN = f"{projects.ENTRY}notes: [{{by: ada-lovelace, reread: true, ko: 다시 읽었다.}}]\n"
UNREAD = "paper: {title: Waiting}\nread: not-yet\n"
TAGS = "".join(f"t{n}: {{name: {{en: Tag {n}}}}}\n" for n in range(20))
MANY = projects.ENTRY.replace("Learning features", "Tags").replace(
    "[cnn]", f"[{', '.join(re.findall('t[0-9]+', TAGS))}]"
)
OF_ALL_CODE = (
    *("test_rooms.py", "test_examples.py", "cli/test_help.py", "entries/test_mistakes.py"),
    *("problems/test_messages.py", "site/test_labels.py"),
    "site/test_misplaced.py::test_no_page_lies_where_none_is_looked_for",
)
TABLE = "title,authors,year\nA table of sounds,Minji Kim; Ada Lovelace,2015\n"


def apply(diff: re.Match[str], package: Path) -> None:
    """Change a file as a diff says whose lines stand there once."""
    lines = diff["lines"].splitlines()
    before = "".join(f"{line[1:]}\n" for line in lines if line[0] in " -")
    after = "".join(f"{line[1:]}\n" for line in lines if line[0] in " +")
    file = package / diff["path"]
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    assert file.exists() or not before
    assert not before or text.count(before) == 1, f"{diff['path']} no longer holds:\n{before}"
    file.write_text(text.replace(before, after) if before else after, encoding="utf-8")


@pytest.fixture(scope="module")
def project(everybodys: Path) -> Path:
    def make(folder: Path) -> None:
        for copied in ("generator", "tests", "docs-dev"):
            shutil.copytree(ROOT / copied, folder / "package" / copied)
        shutil.copy(ROOT / "pyproject.toml", folder / "package")
        for diff in DIFF.finditer((ROOT / "docs-dev/how-to.md").read_text(encoding="utf-8")):
            apply(diff, folder / "package")
        entries = {"features": READ_AGAIN, "waiting": UNREAD, "many": MANY}
        projects.write(
            folder / "project",
            **{f"digests/ismir/2015/{name}.yml": text for name, text in entries.items()},
            **{"digests/tags.yml": projects.FILES["digests/tags.yml"] + TAGS, "list.csv": TABLE},
        )
        run(folder / "project", "from mkdocs.__main__ import cli; cli(['build', '-q'])")

    return made_once(everybodys / "how-to", make) / "project"


def run(project: Path, program: str) -> str:
    package = str(project.parent / "package")
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=project,
        env={**os.environ, **ENVIRONMENT, "PYTHONPATH": package},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def digest(project: Path, *command: str) -> str:
    return run(project, f"from generator.cli.main import main; main({list(command)!r})")


@pytest.fixture(scope="module")
def site(project: Path) -> Path:
    return project / "site"


def page(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text(encoding="utf-8")


def test_a_field(site: Path) -> None:
    assert "다시 읽음" in page(site, "papers/ismir/2015/features")
    assert "Read again" in page(site, "en/papers/ismir/2015/features")
    assert 'name="notes.#.reread"' in page(site, "compose")


def test_a_check_and_its_message(project: Path) -> None:
    assert "20 tags say little of one paper." in digest(project, "check", "--lang", "en")


def test_a_page_and_a_label(site: Path) -> None:
    assert "Waiting" in page(site, "unread")
    assert "Not read by anybody yet" in page(site, "en/unread")
    assert 'href="./unread/">아직 읽지 않은 논문 모두 보기' in page(site, "")


def test_a_facet(site: Path) -> None:
    assert 'name="has" value="video"' in page(site, "search")


def test_an_importer(project: Path) -> None:
    assert "1 added" in digest(project, "import", "table", "list.csv", "--venue", "ismir", "--lang", "en")
    (entry,) = project.glob("digests/ismir/2015/kim-*.yml")
    assert "A table of sounds" in entry.read_text(encoding="utf-8")


def test_what_holds_of_all_code_holds_with_it(project: Path) -> None:
    package = project.parent / "package"
    tests = [str(package / "tests" / name) for name in OF_ALL_CODE]
    options = ["-q", "-p", "no:cacheprovider", "--rootdir", str(package), *tests]
    run(project, f"import sys, pytest; sys.exit(pytest.main({options!r}))")
