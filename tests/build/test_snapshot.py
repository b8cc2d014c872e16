"""What a build left in a site's folder, found again as it was, or not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build import snapshot
from generator.build.output import Manifest, Output, SiteFile
from generator.build.snapshot import Snapshot
from generator.build.stage import Stage
from tests.build.test_rebuilding import files


@pytest.fixture
def left(tmp_path: Path) -> Snapshot:
    """Build a site of two files in a folder, and return what was left there."""
    into = Output(Stage(tmp_path), Manifest())
    into.put(*SiteFile.of("papers/a/index.html", "a"))
    into.put(*SiteFile.of("en/papers/a/index.html", "an a"))
    into.bring()
    into.stage.leave()
    return snapshot.read(snapshot.written(Snapshot.of(into.now, "these")))


def test_what_lies_as_it_was_left_stays_beside_what_the_engine_wrote(tmp_path: Path, left: Snapshot) -> None:
    page = tmp_path / "papers/a/index.html"
    before = page.stat()
    stage = Stage(tmp_path)
    (stage.whole / "papers").mkdir()  # the engine's own, in a folder of ours
    for name in ("papers/index.html", "index.html"):
        (stage.whole / name).write_text("the engine's", encoding="utf-8")
    assert left.keep(stage)
    stage.leave()
    assert files(tmp_path) == {
        "papers/a/index.html": b"a",
        "en/papers/a/index.html": b"an a",
        "papers/index.html": b"the engine's",
        "index.html": b"the engine's",
    }
    assert page.stat().st_mtime_ns == before.st_mtime_ns


@pytest.mark.parametrize(
    "deed",
    [
        lambda site: (site / "papers/a/index.html").write_text("ab", encoding="utf-8"),
        lambda site: (site / "en/papers/a/index.html").unlink(),
        lambda site: (site / "papers").rename(site / "papiere"),
    ],
    ids=["written", "removed", "moved"],
)
def test_what_somebody_changed_is_found(
    tmp_path: Path, left: Snapshot, deed: Callable[[Path], object]
) -> None:
    deed(tmp_path)
    before = files(tmp_path)
    stage = Stage(tmp_path)
    assert not left.keep(stage)
    stage.leave()
    assert files(tmp_path) == before


def test_files_are_looked_at_in_their_order_in_however_many_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    into = Output(Stage(tmp_path), Manifest())
    for number in range(7):
        into.put(*SiteFile.of(f"papers/{number}/index.html", "text" * number))
    into.bring()
    left = Snapshot.of(into.now, "these")
    for shares in (1, 2, 3, 9):
        monkeypatch.setattr(snapshot, "worth", lambda _, shares=shares: shares)
        assert left.keep(into.stage)
    (tmp_path / "papers/6/index.html").write_text("", encoding="utf-8")
    assert not left.keep(into.stage)


@pytest.mark.parametrize(
    "kept",
    [
        None,
        "",
        "{",
        "null",
        "[]",
        '["these", [], ["a"]]',
        '["these", [], ["../a"], ""]',
        '["these", ["/a"], [], ""]',
        '["these", [], [1], ""]',
        '["these", [], [["a"]], ""]',
        '["these", null, ["a"], ""]',
    ],
)
def test_a_damaged_snapshot_is_of_nothing(kept: str | None) -> None:
    assert snapshot.read(kept) == Snapshot()
