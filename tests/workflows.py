"""The repository's workflows, and a runner for their scripts."""

import os
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from tests.conftest import ENVIRONMENT, ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))


def loaded(path: Path) -> dict[str, Any]:
    """Return a workflow with every scalar as text: YAML would take ``on`` for true."""
    workflow = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506  # makes texts only
    assert isinstance(workflow, dict)
    return workflow


def steps(path: Path) -> Iterator[Mapping[str, Any]]:
    for job in loaded(path)["jobs"].values():
        yield from job["steps"]


def script(path: Path, word: str) -> str:
    """Return the only script of a workflow that has a word."""
    [found] = [step["run"] for step in steps(path) if word in step.get("run", "")]
    assert isinstance(found, str)
    return found


def run(script: str, cwd: Path, **environment: str) -> None:
    """Run a step's script as GitHub does."""
    subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", script],
        cwd=cwd,
        env={**ENVIRONMENT, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", **environment},
        check=True,
        capture_output=True,
        timeout=60,
    )


def git(folder: Path, *arguments: str) -> str:
    identity = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    for role in ("AUTHOR", "COMMITTER"):
        identity |= {f"GIT_{role}_NAME": "A contributor", f"GIT_{role}_EMAIL": "contributor@example.org"}
    return subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env={**os.environ, **identity},
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    ).stdout
