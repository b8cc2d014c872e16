"""Whatever lies in the way of a command, or may not be written: a sentence says so, and all is as it was."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests import projects
from tests.build.test_conditions import LIST, TAGGED, run, typed, typed_project
from tests.build.test_rebuilding import edited

pytestmark = pytest.mark.slow  # each has a process of its own


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project of which nothing is built."""
    return typed_project(tmp_path / "project")


def odd(root: Path, what: str) -> None:
    match what:
        case "a file for the site":
            (root / "site").touch()
        case "nowhere" | "site":
            (root / "site").symlink_to(what)
        case "a pipe in docs":
            os.mkfifo(root / "docs/pipe.png")
        case "a pipe for a guide":
            os.mkfifo(root / "docs/guides/pipe.md")
        case "links round in circles":
            for name in ("one", "two"):
                (root / "docs" / name).symlink_to(".")
        case "digests as the site":
            edited(root, "mkdocs.yml", "site_url", "site_dir: digests/site\nsite_url")
        case "a link for digests":
            (root / "digests").rename(root / "elsewhere")
            (root / "digests").symlink_to("elsewhere")
        case "digests among the articles":
            (root / "digests").rename(root / "docs/digests")
            edited(root, "mkdocs.yml", "digest: {", "digest: {digests: docs/digests, ")


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("a file for the site", "site: File exists"),
        ("nowhere", "site: File exists"),  # a link there
        ("site", "site: File exists"),  # a link to itself
        ("a pipe in docs", "docs/pipe.png` is named like a file, but is not one"),
        ("a pipe for a guide", "docs/guides/pipe.md` is named like a file, but is not one"),
        ("links round in circles", "docs/one` is a link to another place. Put the file itself here."),
        ("digests as the site", "site_dir must not lie in digests/"),
        ("digests among the articles", "docs_dir must not hold docs/digests/"),
        ("a link for digests", "The folder digests/ is a link to another place"),
    ],
)
def test_what_lies_in_the_way_is_told_in_a_sentence(project: Path, what: str, said: str) -> None:
    odd(project, what)
    result = run(project, "mkdocs", "build", "-q", LC_ALL="en_GB.UTF-8")
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert result.stderr.count("ERROR") == 1
    assert said in result.stderr


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("ko", ("시스템이 거부했습니다", "이 파일을 쓸 수 없습니다")),
        ("en", ("The system refused", "This file cannot be written")),
    ],
)
@pytest.mark.parametrize(
    "command",
    [
        ("check", "--fix"),
        ("import", "bibtex", "../list.bib"),
        ("new", "ismir/2015/other", "--title", "Other"),
        ("schema", "--write", "schema"),
    ],
    ids=lambda command: str(command[0]),
)
def test_a_command_that_cannot_write_says_so_and_leaves_all_as_it_was(
    project: Path, tmp_path: Path, command: Sequence[str], lang: str, said: tuple[str, str]
) -> None:
    (tmp_path / "list.bib").write_text(LIST, encoding="utf-8")
    projects.write(project, **{"digests/ismir/2015/features.yml": TAGGED})
    before = typed(project)
    options = () if command[0] == "schema" else ("--lang", lang)
    result = run(project, "digest", *command, *options, largest=10, LANG=lang, LC_ALL=lang)
    assert result.returncode in {1, 2}
    assert "File too large" in result.stderr
    assert "Traceback" not in result.stderr
    assert said[command[0] == "import"] in result.stderr or command[0] == "new"
    assert typed(project) == before
