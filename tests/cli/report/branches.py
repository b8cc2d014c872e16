"""Branches of small repositories, and what is reported of them."""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

from click.testing import CliRunner, Result

from generator.cli.main import main
from tests.entries.projects import SOUND, write
from tests.workflows import git

Files: TypeAlias = Mapping[str, str | bytes | None]
"""Texts and pictures by path; None where a file goes."""

CONFIG = "site_name: N\nsite_url: https://example.org/\nplugins: [digest]\n"


def branch(root: Path, before: Files, after: Files) -> Path:
    """Make a repository in which a branch writes the files ``after``, or takes them away."""
    _write(root, {**SOUND, "mkdocs.yml": CONFIG, ".gitignore": "site/\n", **before})
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message=Main")
    git(root, "switch", "--quiet", "--create=branch")
    _write(root, after)
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--allow-empty", "--message=Branch")
    return root


def run(root: Path, *typed: str) -> Result:
    """Run ``digest report`` for a project, as nobody's workflow."""
    nowhere = {"GITHUB_SERVER_URL": None, "GITHUB_REPOSITORY": None, "GITHUB_SHA": None}
    return CliRunner().invoke(main, ["report", "--root", str(root), *typed], env=nowhere)


def reported(root: Path, *typed: str) -> str:
    """Return the report on what a project's branch changes."""
    result = run(root, "--base", "main", *typed)
    assert result.exit_code == 0, result.output
    return result.stdout


def headline(root: Path, lang: str = "en") -> str:
    """Return the first line of a report."""
    return reported(root, "--lang", lang).partition("\n")[0].removeprefix("<h2>").removesuffix("</h2>")


def _write(root: Path, files: Files) -> None:
    for name in (name for name, content in files.items() if content is None):
        git(root, "rm", "--quiet", name)
    write(root, {name: content for name, content in files.items() if content is not None})
