"""What runs on the repository's host: valid, pinned, with the least rights, and out of a stranger's reach."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ENVIRONMENT, ROOT
from tests.entries.projects import SOUND, write

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))

SCHEMAS = {
    "vendor.github-workflows": WORKFLOWS,
    "vendor.github-issue-config": [GITHUB / "ISSUE_TEMPLATE/config.yml"],
    "vendor.github-issue-forms": [
        GITHUB / "ISSUE_TEMPLATE/correction.yml",
        GITHUB / "ISSUE_TEMPLATE/paper.yml",
    ],
}
"""The schemas that check-jsonschema brings along, and what has to fit them."""

READ = {"contents": "read"}

RIGHTS = {
    ("check.yml", "digests"): READ,
    ("check.yml", "code"): READ,
    ("publish.yml", "test"): READ,
    ("publish.yml", "build"): READ,
    ("publish.yml", "deploy"): {"pages": "write", "id-token": "write"},
}

PINNED = re.compile(r"uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def loaded(path: Path) -> dict[str, Any]:
    """Return a workflow with every scalar as text: YAML would take ``on`` for true."""
    workflow = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506  # makes texts only
    assert isinstance(workflow, dict)
    return workflow


def steps(path: Path) -> Iterator[Mapping[str, Any]]:
    for job in loaded(path)["jobs"].values():
        yield from job["steps"]


@pytest.mark.parametrize("schema", SCHEMAS)
def test_the_host_takes_what_is_written(schema: str) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema]

    result = subprocess.run(
        [*command, *map(str, SCHEMAS[schema])], capture_output=True, text=True, check=False, timeout=60
    )

    assert result.returncode == 0, result.stdout + result.stderr


def test_a_pull_request_is_checked_and_main_is_published() -> None:
    assert {path.name: loaded(path)["on"] for path in WORKFLOWS} == {
        "check.yml": "pull_request",
        "publish.yml": {"push": {"branches": ["main"]}},
    }


def test_every_job_has_the_least_rights() -> None:
    rights = {}
    for path in WORKFLOWS:
        workflow = loaded(path)
        assert workflow["permissions"] == {}, path.name
        for name, job in workflow["jobs"].items():
            rights[path.name, name] = job["permissions"]

    assert rights == RIGHTS


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_by_the_commit_of_a_release(path: Path) -> None:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line]

    assert lines
    assert [line for line in lines if not PINNED.fullmatch(line.strip().removeprefix("- "))] == []


def test_an_action_has_one_version() -> None:
    used = {step["uses"] for path in WORKFLOWS for step in steps(path) if "uses" in step}

    assert len(used) == len({action.split("@")[0] for action in used})


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_secret_and_nothing_of_the_event_reaches_a_command(path: Path) -> None:
    assert not re.search(r"\bsecrets\s*[.:\[]", path.read_text(encoding="utf-8"))
    for step in steps(path):
        assert "${{" not in step.get("run", "")
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"


def git(folder: Path, *arguments: str) -> None:
    identity = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    for role in ("AUTHOR", "COMMITTER"):
        identity |= {f"GIT_{role}_NAME": "A contributor", f"GIT_{role}_EMAIL": "contributor@example.org"}
    subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env={**os.environ, **identity},
        check=True,
        capture_output=True,
        timeout=60,
    )


@pytest.fixture
def merge(tmp_path: Path) -> Path:
    """Return a checkout of what GitHub checks: a pull request merged into main, which has gone on since."""
    project = write(tmp_path / "project", {**SOUND, "mkdocs.yml": "", ".gitignore": ".venv\n"})
    git(project, "init", "--quiet", "--initial-branch=main")
    git(project, "add", ".")
    git(project, "commit", "--quiet", "--message=Main")
    git(project, "switch", "--quiet", "--create=pull-request")
    changed = {
        "digests/ismir/2015/new.yml": "paper: {title: $(touch ran)}\nread: not-yet\n",
        "digests/ismir/2015/it's; touch ran\n#.yml": "read: full\n",
    }
    write(project, changed)
    git(project, "rm", "--quiet", "digests/ismir/2015/draft.yml")
    git(project, "add", ".")
    git(project, "commit", "--quiet", "--message=Pull request")
    git(project, "switch", "--quiet", "main")
    write(project, {"digests/ismir/2015/meanwhile.yml": "paper: {title: Meanwhile}\nread: not-yet\n"})
    git(project, "add", ".")
    git(project, "commit", "--quiet", "--message=Meanwhile")
    git(project, "merge", "--quiet", "--no-ff", "--message=Merge", "pull-request")
    digest = f'#!/bin/sh\nexec "{sys.executable}" -c "from generator.cli import main; main()" "$@"\n'
    write(project, {".venv/bin/digest": digest})
    (project / ".venv/bin/digest").chmod(0o755)
    return project


def test_the_summary_shows_what_a_pull_request_changes_and_nothing_else(merge: Path, tmp_path: Path) -> None:
    [script] = [
        step["run"] for step in steps(GITHUB / "workflows/check.yml") if "SUMMARY" in step.get("run", "")
    ]
    summary = tmp_path / "summary.md"

    subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", script],
        cwd=merge,
        env={**ENVIRONMENT, "GITHUB_STEP_SUMMARY": str(summary)},
        check=True,
        timeout=60,
    )

    text = summary.read_text(encoding="utf-8")
    assert "<h3><code>$(touch ran)</code></h3>" in text
    assert "<code>digests/ismir/2015/it&#x27;s; touch ran&#10;#.yml</code>" in text
    assert "<code>digests/ismir/2015/draft.yml</code>" in text
    assert "Meanwhile" not in text
    assert not (merge / "ran").exists()
