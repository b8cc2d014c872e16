"""What is kept from one build to the next, and work divided among processes."""

import errno
import os
import random
import resource
import select
import signal
import sqlite3
import subprocess
import sys
import time
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.support import cache, workers
from generator.support.cache import Cache
from tests import projects


def foreign(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE kept (something INTEGER)")
    connection.close()


def cut(file: Path) -> None:
    file.unlink(missing_ok=True)
    Cache(file.parent).put("body", {number.to_bytes(2): "text" * 200 for number in range(100)})
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
    kept = Cache(tmp_path)
    assert kept.get("body", b"1") is None
    kept.put("body", {b"1": "text"})
    assert Cache(tmp_path).get("body", b"1") == "text"


def test_where_nothing_can_be_kept_nothing_fails(tmp_path: Path) -> None:
    (tmp_path / "kept.sqlite").mkdir()
    for kept in (Cache(), Cache(tmp_path)):
        kept.put("body", {b"1": "text"})
        assert kept.get("body", b"1") is None


TEXTS = {bytes([number]): f'["{number}", "text"]' * 40 for number in range(60)}


@pytest.mark.parametrize("seed", range(15))
def test_what_is_damaged_counts_as_not_kept_and_is_kept_again(tmp_path: Path, seed: int) -> None:
    """Every byte may be another: of texts, keys and hashes, of SQLite's own tables, of a file beside it."""
    kept = Cache(tmp_path)
    kept.put("body", TEXTS)
    kept.keep("search/ko", b"content" * 9)
    for path in (tmp_path / cache.TEXTS, tmp_path / "search/ko"):
        raw = bytearray(path.read_bytes())
        raw[random.Random(seed).randrange(len(raw))] ^= 1 << seed % 8
        path.write_bytes(raw)
    for _ in range(2):
        kept = Cache(tmp_path)
        assert kept.read("search/ko") in {None, b"content" * 9}
        for key, text in TEXTS.items():
            assert kept.get("body", key) in {None, text}
        kept.put("body", TEXTS)
        kept.keep("search/ko", b"content" * 9)
    kept = Cache(tmp_path)
    assert {key: kept.get("body", key) for key in TEXTS} == TEXTS
    assert kept.read("search/ko") == b"content" * 9


def test_no_text_is_taken_for_that_of_another_key(tmp_path: Path) -> None:
    kept = Cache(tmp_path)
    kept.put("body", {b"1": "one", b"2": "two"})
    kept.keep("search/ko", b"ko")
    with sqlite3.connect(tmp_path / cache.TEXTS) as connection:
        connection.execute("DELETE FROM kept WHERE key = x'31'")
        connection.execute("UPDATE kept SET key = x'31'")
    connection.close()
    (tmp_path / "search/ko").rename(tmp_path / "search/en")
    assert kept.get("body", b"1") is None
    assert kept.read("search/en") is None


def limited() -> None:
    """Fill the disk for a process: no file may hold more than this."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))


KEEPING = """
import sys
from pathlib import Path
from generator.support.cache import Cache
kept = Cache(Path(sys.argv[1]), print)
for number in range(3):
    kept.put("body", {b"%d" % number: "text" * 100_000})
    kept.keep("pictures/a", bytes(200_000))
print(kept.get("body", b"1"), kept.read("pictures/a"))
"""


@pytest.mark.parametrize("blocked", ["", "cache", "cache/digest", "cache/digest/kept.sqlite/folder"])
def test_where_something_cannot_be_kept_that_is_told_once(tmp_path: Path, blocked: str) -> None:
    if "kept" in blocked:
        (tmp_path / blocked).mkdir(parents=True)
    elif blocked:
        (tmp_path / blocked).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / blocked).touch()
    done = subprocess.run(
        [sys.executable, "-c", KEEPING, tmp_path / "cache/digest"],
        capture_output=True,
        text=True,
        check=True,
        preexec_fn=limited,
    )
    told, found = done.stdout.splitlines()
    assert found == "None None"
    assert told in {
        "disk I/O error",
        "database or disk is full",
        "Not a directory",
        "File exists",
        "unable to open database file",
    }


def test_what_is_kept_goes_after_a_month(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "kept.sqlite"
    now = time.time()
    for day in (0, 20, 31):
        monkeypatch.setattr(time, "time", lambda: now + day * 86_400)  # noqa: B023 # called in this turn
        Cache(tmp_path).put("body", {bytes([day]): "text" * 10_000})
    kept = Cache(tmp_path)
    assert [kept.get("body", bytes([day])) is None for day in (0, 20, 31)] == [True, False, False]
    for age, name in enumerate(("new", "old")):
        kept.keep(f"pictures/{name}", b"content")
        os.utime(tmp_path / "pictures" / name, (now + (51 - 31 * age) * 86_400,) * 2)
    monkeypatch.setattr(time, "time", lambda: now + 51 * 86_400)
    assert Cache(tmp_path).get("body", bytes([20])) is None
    assert file.stat().st_size < 80_000
    assert [kept.read(f"pictures/{name}") for name in ("new", "old")] == [b"content", None]


def test_two_builds_write_at_once_and_one_of_them_is_killed(tmp_path: Path) -> None:
    file = tmp_path / "kept.sqlite"
    one, other = Cache(tmp_path), Cache(tmp_path)
    one.put("body", {b"1": "one"})
    other.put("body", {b"2": "two"})
    killed = sqlite3.connect(file)
    killed.execute("INSERT INTO kept VALUES ('body', x'33', 'half', x'00', 0)")
    killed.close()  # without a commit, as the system does for a process that is gone
    assert [one.get("body", key) for key in (b"1", b"2", b"3")] == ["one", "two", None]


@pytest.mark.slow
def test_two_builds_begin_at_once_and_both_keep_what_they_made(tmp_path: Path) -> None:
    for number in range(20):
        folder, told = tmp_path / str(number), [os.pipe() for _ in range(2)]
        begun = time.monotonic() + 0.02
        for name, (_, write) in enumerate(told):
            if os.fork() == 0:
                while time.monotonic() < begun:
                    pass
                said: list[str] = []
                kept = Cache(folder, said.append)
                kept.put("body", {b"%d" % name: "made"})
                os.write(write, f"{kept.get('body', b'%d' % name)} {said}".encode())
                os._exit(0)
        for read, write in told:
            assert os.read(read, 1000) == b"made []"
            os.wait()
            os.close(read)
            os.close(write)


def test_a_share_whose_process_dies_is_done_here() -> None:
    here = os.getpid()

    def task(share: int, shares: int) -> tuple[int, int]:
        if share == 1 and os.getpid() != here:
            os._exit(1)
        return share, shares

    assert workers.divided(task, 3) == [(0, 3), (1, 3), (2, 3)]


def test_a_share_whose_process_dies_while_it_sends_is_done_here() -> None:
    here = os.getpid()

    def half(self: Connection, content: bytes) -> None:
        os.write(self.fileno(), content[: len(content) // 2])
        os.kill(os.getpid(), signal.SIGKILL)

    def task(share: int, shares: int) -> str:
        if os.getpid() != here:
            Connection._send = half  # type: ignore[attr-defined] # of this process, which ends with it
        return f"{share}/{shares}"

    assert workers.divided(task, 3) == ["0/3", "1/3", "2/3"]


def test_an_interrupt_is_left_to_the_process_that_began_them(capfd: pytest.CaptureFixture[str]) -> None:
    here = os.getpid()

    def task(share: int, shares: int) -> tuple[int, int, bool]:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGINT)
        return share, shares, os.getpid() == here

    assert workers.divided(task, 3) == [(0, 3, True), (1, 3, False), (2, 3, False)]
    assert not capfd.readouterr().err


def test_processes_end_with_the_one_that_began_them() -> None:
    """Or they would hold the lock of a site for good."""

    def task(share: int, shares: int) -> str:
        if share == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return "more than a pipe holds" * 10_000 * shares

    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        workers.divided(task, 3)
    os.close(writing)
    os.waitpid(child, 0)
    assert select.select([reading], [], [], 60)[0]
    assert os.read(reading, 1) == b""
    os.close(reading)


def test_a_share_for_which_there_is_no_process_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> int:
        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))

    monkeypatch.setattr(os, "fork", refused)
    assert workers.divided(lambda *share: share, 3) == [(0, 3), (1, 3), (2, 3)]


def test_items_keep_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "processors", lambda: 3)
    numbers = range(1000)
    assert workers.mapped(lambda share: map(str, share), numbers) == [*map(str, numbers)]


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
def test_the_site_is_the_same_whatever_the_processes_and_whatever_was_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "_WORTH_IT", 1)
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
    (root / cache.FOLDER / cache.TEXTS).write_bytes(b"garbage")
    assert built(1) == second
