"""What is kept from one build to the next, and work divided among processes."""

import os
import sqlite3
import time
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator import cache, workers
from generator.cache import Cache
from tests import projects


def foreign(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE kept (something INTEGER)")
    connection.close()


def cut(file: Path) -> None:
    Cache(file).put("body", {number.to_bytes(2): "text" * 200 for number in range(100)})
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


SPOILT = {
    "empty": lambda file: file.write_bytes(b""),
    "no database": lambda file: file.write_bytes(b"garbage" * 1000),
    "foreign": foreign,
    "cut": cut,
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
def test_a_file_that_is_damaged_or_not_ours_is_begun_anew(tmp_path: Path, spoil: object) -> None:
    file = tmp_path / "kept.sqlite"
    assert callable(spoil)
    spoil(file)
    kept = Cache(file)
    assert kept.get("body", b"1") is None
    kept.put("body", {b"1": "text"})
    assert Cache(file).get("body", b"1") == "text"


def test_where_nothing_can_be_kept_nothing_fails(tmp_path: Path) -> None:
    (tmp_path / "kept.sqlite").mkdir()
    for kept in (Cache(), Cache(tmp_path / "kept.sqlite")):
        kept.put("body", {b"1": "text"})
        assert kept.get("body", b"1") is None


def test_what_is_kept_goes_after_a_month(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "kept.sqlite"
    now = time.time()
    for day in (0, 20, 31):
        monkeypatch.setattr(time, "time", lambda: now + day * 86_400)  # noqa: B023 # called in this turn
        Cache(file).put("body", {bytes([day]): "text" * 10_000})
    kept = Cache(file)
    assert [kept.get("body", bytes([day])) is None for day in (0, 20, 31)] == [True, False, False]
    monkeypatch.setattr(time, "time", lambda: now + 51 * 86_400)
    assert Cache(file).get("body", bytes([20])) is None
    assert file.stat().st_size < 80_000


def test_two_builds_write_at_once_and_one_of_them_is_killed(tmp_path: Path) -> None:
    file = tmp_path / "kept.sqlite"
    one, other = Cache(file), Cache(file)
    one.put("body", {b"1": "one"})
    other.put("body", {b"2": "two"})
    killed = sqlite3.connect(file)
    killed.execute("INSERT INTO kept VALUES ('body', x'33', 'half', 0)")
    killed.close()  # without a commit, as the system does for a process that is gone
    assert [one.get("body", key) for key in (b"1", b"2", b"3")] == ["one", "two", None]


def test_a_share_whose_process_dies_is_done_here() -> None:
    here = os.getpid()

    def task(share: int, shares: int) -> tuple[int, int]:
        if share == 1 and os.getpid() != here:
            os._exit(1)
        return share, shares

    assert workers.divided(task, 3) == [(0, 3), (1, 3), (2, 3)]


def test_items_keep_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "processors", lambda: 3)
    numbers = range(1000)
    assert workers.mapped(lambda share: map(str, share), numbers) == [*map(str, numbers)]


@pytest.mark.filterwarnings("default")
def test_the_site_is_the_same_whatever_the_processes_and_whatever_was_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = "notes: [{by: ada-lovelace, ko: '[[b]]를 보라.', en: 'See [[b]].'}]\n"
    root = projects.write(
        tmp_path,
        **{
            "digests/ismir/2015/a.yml": projects.ENTRY.replace("features\n", "a\n") + note,
            "digests/ismir/2015/b.yml": projects.ENTRY.replace("features\n", "b\n"),
        },
    )

    def built(processors: int) -> dict[str, bytes]:
        monkeypatch.setattr(workers, "processors", lambda: processors)
        build(load_config(str(root / "mkdocs.yml")))
        site = root / "site"
        files = (path for path in site.rglob("*") if path.is_file() and path.suffix != ".gz")
        return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}

    first = built(1)
    assert built(3) == first
    changed = root / "digests/ismir/2015/b.yml"
    changed.write_text(changed.read_text(encoding="utf-8").replace("Learning b", "Another"), encoding="utf-8")
    second = built(2)
    assert "Another" in second["papers/ismir/2015/a/index.html"].decode()
    (root / cache.FILE).write_bytes(b"garbage")
    assert built(1) == second
