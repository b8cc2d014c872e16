"""A release: the tag names the version, and what is built needs neither tags nor a repository."""

import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ENVIRONMENT, ROOT
from tests.workflows import GITHUB, run, script

SAID = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

PARTS = ("pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md")


def built(source: Path, into: Path) -> dict[str, Path]:
    """Build what goes to the index, and return it by how its name ends."""
    command = (sys.executable, "-m", "hatchling", "build", "--directory", into)
    subprocess.run(command, cwd=source, env=ENVIRONMENT, check=True, capture_output=True, timeout=120)
    return {path.suffix: path for path in into.iterdir()}


def names(wheel: Path) -> set[str]:
    return {name for name in zipfile.ZipFile(wheel).namelist() if not name.endswith("/RECORD")}


@pytest.mark.slow
def test_a_source_without_a_repository_is_built_to_the_same(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    for part in PARTS:
        shutil.copy2(ROOT / part, source / part)
    shutil.copytree(ROOT / "generator", source / "generator", ignore=shutil.ignore_patterns("__pycache__"))

    first = built(source, tmp_path / "first")
    subprocess.run(["tar", "-xzf", first[".gz"]], cwd=tmp_path, check=True)
    [unpacked] = tmp_path.glob("mkdocs_paper_digest-*")
    again = built(unpacked, tmp_path / "again")

    assert first[".whl"].name == f"mkdocs_paper_digest-{SAID['version']}-py3-none-any.whl"
    assert names(again[".whl"]) == names(first[".whl"])
    assert {path.name for path in unpacked.iterdir()} == {*PARTS, "generator", "PKG-INFO"}


def compare(tag: str, heading: str, root: Path) -> None:
    """Compare a tag with version 1.2.3 and a changelog, as the workflow does."""
    (root / "pyproject.toml").write_text('[project]\nversion = "1.2.3"\n')
    (root / "CHANGELOG.md").write_text(f"# Changelog\n\n{heading}\n\n### Added\n")
    path = f"{Path(sys.executable).parent}:{ENVIRONMENT['PATH']}"
    run(script(GITHUB / "workflows/release.yml", "CHANGELOG.md"), root, GITHUB_REF_NAME=tag, PATH=path)


def test_a_tag_that_is_the_version_with_a_day_is_released(tmp_path: Path) -> None:
    compare("v1.2.3", "## [1.2.3] - 2026-12-01", tmp_path)


@pytest.mark.parametrize(
    ("tag", "heading"),
    [
        ("v1.2.4", "## [1.2.3] - 2026-12-01"),
        ("1.2.3", "## [1.2.3] - 2026-12-01"),
        ("v1.2.3", "## [1.2.3] - Unreleased"),
        ("v1.2.3", "## [1x2.3] - 2026-12-01"),
    ],
)
def test_nothing_is_released_under_another_number_or_without_a_day(
    tag: str, heading: str, tmp_path: Path
) -> None:
    with pytest.raises(subprocess.CalledProcessError) as refused:
        compare(tag, heading, tmp_path)
    assert b"::error::" in refused.value.stdout


def test_what_is_released_is_tested_first_and_published_by_nothing_of_ours() -> None:
    text = (GITHUB / "workflows/release.yml").read_text(encoding="utf-8")

    assert text.index("make test") < text.index("hatchling build") < text.index("id-token: write")
    assert f"https://pypi.org/project/{SAID['name']}/" in text


def test_one_name_stands_everywhere() -> None:
    for file in ("package.json", "package-lock.json"):
        named = re.findall(r'"name": "([^"]+)"', (ROOT / file).read_text(encoding="utf-8"))
        assert set(named) == {SAID["name"]}, file
