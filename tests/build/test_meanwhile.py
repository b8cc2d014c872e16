"""What somebody writes while a build goes on, and what builds left of which this one knows nothing."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from mkdocs.exceptions import Abort

from generator.build import project
from generator.build.files import printing
from generator.build.output import SiteFile
from tests import projects
from tests.build.test_rebuilding import FILES, built, built_cold, edited, entry

pytestmark = pytest.mark.filterwarnings("default")

A = "digests/ismir/2015/a.yml"


def test_a_mistake_that_was_there_while_all_was_read_is_not_told_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = projects.write(tmp_path / "project", **FILES)
    read = project.read

    def read_meanwhile(*given: Any, **named: Any) -> project.Project:
        edited(root, A, "read: full", "read: superb")
        found = read(*given, **named)
        edited(root, A, "read: superb", "read: full")
        return found

    monkeypatch.setattr(project, "read", read_meanwhile)
    with pytest.raises(Abort):
        built(root)
    monkeypatch.setattr(project, "read", read)
    assert built(root) == built_cold(root, tmp_path / "cold")


@pytest.mark.slow
def test_what_was_typed_while_pages_were_made_does_not_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = projects.write(tmp_path / "project", **FILES)
    entries = printing.entries

    def entries_meanwhile(*given: Any) -> Iterator[SiteFile]:
        edited(root, A, "of Ants.", "of half an ant")
        return entries(*given)

    with monkeypatch.context() as patched:
        patched.setattr(printing, "entries", entries_meanwhile)
        assert b"half an ant" in built(root)["papers/ismir/2015/a/entry.yml"]
    edited(root, A, "of half an ant", "of Ants.")
    assert built(root) == built_cold(root, tmp_path / "cold")


@pytest.mark.slow
@pytest.mark.parametrize("is_changed", [False, True], ids=["nothing new", "another paper"])
def test_nothing_stays_of_builds_that_are_not_known(tmp_path: Path, *, is_changed: bool) -> None:
    root = projects.write(tmp_path / "project", **FILES)
    built(root)
    shutil.move(root / ".cache", tmp_path / "kept")
    projects.write(root, **{"digests/ismir/2015/withdrawn.yml": entry("Withdrawn")})
    assert "papers/ismir/2015/withdrawn/index.html" in built(root)
    (root / "digests/ismir/2015/withdrawn.yml").unlink()
    shutil.rmtree(root / ".cache")
    shutil.move(tmp_path / "kept", root / ".cache")
    if is_changed:
        projects.write(root, **{"digests/ismir/2015/e.yml": entry("Eels")})
    assert built(root) == built_cold(root, tmp_path / "cold")


@pytest.mark.slow
def test_what_somebody_put_among_pages_goes_with_the_next_that_is_new(tmp_path: Path) -> None:
    root = projects.write(tmp_path / "project", **FILES)
    built(root)
    mine = root / "site/papers/ismir/2015/mine/index.html"
    mine.parent.mkdir()
    mine.write_text("mine", encoding="utf-8")
    projects.write(root, **{"digests/ismir/2015/e.yml": entry("Eels")})
    assert built(root) == built_cold(root, tmp_path / "cold")
    assert not mine.parent.exists()
