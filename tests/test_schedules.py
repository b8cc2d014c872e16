"""What runs by schedule: one pull request of what arXiv changed, one issue of dead links."""

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests import processes
from tests.entries.projects import SOUND, write
from tests.metadata.arxiv_server import Server
from tests.workflows import GITHUB, git, run, script

REFRESH = GITHUB / "workflows/refresh.yml"
LINKS = GITHUB / "workflows/links.yml"

GH = """\
#!/usr/bin/env python3
import json, sys
from pathlib import Path
state = Path(__file__).with_name("state.json")
known = json.loads(state.read_text())
arguments = sys.argv[1:]
option = dict(zip(arguments, arguments[1:]))
match arguments[:2]:
    case [_, "list"]:
        print("\\n".join(map(str, known["open"][:1])))
    case [_, "create"]:
        known["open"].append(len(known["bodies"]) + 1)
        known["bodies"].append(Path(option["--body-file"]).read_text())
    case ["api", _]:
        number = int(arguments[-3].rpartition("/")[2])
        known["bodies"][number - 1] = Path(option["--field"].partition("@")[2]).read_text()
    case [_, "close"]:
        known["open"].remove(int(arguments[2]))
known["asked"].append(arguments)
state.write_text(json.dumps(known))
"""
"""GitHub's command line, as far as the workflows use it, for one kind of thing."""


class Host:
    """What GitHub knows of issues, or of pull requests, and the folder of the command that tells it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        write(folder, {"gh": GH, "state.json": '{"open": [], "bodies": [], "asked": []}'})
        (folder / "gh").chmod(0o755)

    def __getitem__(self, name: str) -> list[Any]:
        found: list[Any] = json.loads((self.folder / "state.json").read_text(encoding="utf-8"))[name]
        return found

    def run(self, path: Path, word: str, runner: Path, **environment: str) -> None:
        """Run the script of a workflow that has a word."""
        places = f"{self.folder}{os.pathsep}{os.environ['PATH']}"
        repository = {"GITHUB_SERVER_URL": runner.parent.as_uri(), "GITHUB_REPOSITORY": "owner/name"}
        run(script(path, word), runner, **{"PATH": places, "GH_TOKEN": "x", **repository, **environment})


@pytest.fixture
def host(tmp_path: Path) -> Host:
    return Host(tmp_path / "bin")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository with two papers, of which everything is known, but since long."""
    of_paper = "digests/.metadata/arxiv/{}.json"
    project = write(
        tmp_path / "owner/name", {**SOUND, "mkdocs.yml": "", ".gitignore": ".venv\ncame\nbody.md\n"}
    )
    for paper in ("1502.03540", "1601.00001"):
        known = {"id": paper, "latest": {"title": "A title", "source": "a list", "fetched": "2026-01-01"}}
        write(project, {of_paper.format(paper): json.dumps(known)})
    git(project, "init", "--quiet", "--initial-branch=main")
    git(project, "add", ".")
    git(project, "commit", "--quiet", "--message=Main")
    return project


def cloned(repository: Path, name: str) -> Path:
    """Return a runner's checkout of what the repository is now."""
    runner = repository.parents[1] / name
    git(runner.parent, "clone", "--quiet", "--branch=main", "owner/name", name)
    processes.install("digest", runner / ".venv/bin")
    return runner


@pytest.mark.slow
def test_what_changed_is_one_pull_request(repository: Path, host: Host, arxiv: Server) -> None:
    def a_week_later(name: str) -> None:
        runner = cloned(repository, name)
        host.run(REFRESH, "digest fetch", runner, DIGEST_ARXIV_API=arxiv.api)
        host.run(REFRESH, "gh pr", runner)

    def pushed() -> str:
        return git(repository, "rev-parse", "refreshed-metadata")

    arxiv.unknown = {"1502.03540"}
    a_week_later("first")
    assert host["open"] == [1]
    assert re.match("~~~text\n1601.00001 version: – → 1\n1601.00001 title: A title → ", host["bodies"][0])
    assert "\ndigests/ismir/2015/paper.yml: " in host["bodies"][0]
    changed = git(repository, "diff", "--name-only", "main", "refreshed-metadata")
    assert changed == "digests/.metadata/arxiv/1601.00001.json\n"

    before = pushed()
    a_week_later("second")
    assert host["open"] == [1]
    assert pushed() == before

    arxiv.unknown = set()
    a_week_later("third")
    assert host["open"] == [1]
    assert "1502.03540 title: A title → " in host["bodies"][0]
    assert pushed() != before

    git(repository, "merge", "--quiet", "refreshed-metadata")
    asked = len(host["asked"])
    a_week_later("fourth")
    assert len(host["asked"]) == asked


@pytest.mark.slow
def test_dead_links_are_one_issue_which_is_closed_once_there_are_none(tmp_path: Path, host: Host) -> None:
    for dead in ("<h3>1</h3>\n", "<h3>2</h3>\n"):
        host.run(LINKS, "gh issue", write(tmp_path / "runner", {"dead.md": dead}))
        assert (host["open"], host["bodies"]) == ([1], [dead])

    for _ in range(2):
        host.run(LINKS, "gh issue", write(tmp_path / "runner", {"dead.md": ""}))
        assert host["open"] == []

    host.run(LINKS, "gh issue", write(tmp_path / "runner", {"dead.md": "again"}))
    assert host["open"] == [2]


@pytest.mark.parametrize("code", [0, 1])
def test_an_issue_is_told_what_was_found(code: int, tmp_path: Path) -> None:
    run(script(LINKS, "digest links"), answering(tmp_path, code))

    assert (tmp_path / "dead.md").read_text() == "links --format markdown\n"


def test_where_nobody_answered_no_issue_is_touched(tmp_path: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        run(script(LINKS, "digest links"), answering(tmp_path, 2))


def answering(folder: Path, code: int) -> Path:
    """Put a command into a folder that only ends with a code."""
    write(folder, {".venv/bin/digest": f"#!/bin/sh\necho $*; exit {code}\n"})
    (folder / ".venv/bin/digest").chmod(0o755)
    return folder
