"""Files are written whole or not at all."""

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from generator.support import files


def no_links(_path: Path, _target: Path) -> None:
    raise OSError(errno.EPERM, "Operation not permitted")


@pytest.fixture(params=["links", "no links"])
def _links(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "no links":
        monkeypatch.setattr(Path, "hardlink_to", no_links)


@pytest.mark.usefixtures("_links")
def test_a_new_file_is_written_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "ismir" / "2015" / "a.yml"
    files.create(file, b"read: skimmed")
    assert file.read_bytes() == b"read: skimmed"
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.usefixtures("_links")
def test_what_is_there_already_stays(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_bytes(b"theirs")
    with pytest.raises(FileExistsError):
        files.create(file, b"ours")
    assert file.read_bytes() == b"theirs"
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_written_over_keeps_its_permissions(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_bytes(b"old")
    file.chmod(0o640)
    files.write(file, b"new")
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"new", 0o640)


def test_what_cannot_be_brought_to_its_name_leaves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "a.yml"
    (folder / "b").mkdir(parents=True)
    with pytest.raises(OSError, match=r"a\.yml"):
        files.write(folder, b"content")
    assert list(tmp_path.iterdir()) == [folder]


KILLED = """
import os, signal, sys
from pathlib import Path
from generator.support import files
os.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
files.write(sys.argv[1], b"half")
"""


def killed_while_it_writes(file: Path) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, file], check=False)
    assert done.returncode == -signal.SIGKILL


def test_what_a_killed_writer_left_is_cleared_and_nothing_that_somebody_typed(tmp_path: Path) -> None:
    file = tmp_path / "ismir" / "2015" / f"{'a' * 251}.yml"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"whole")
    typed = [
        file.with_name(name)
        for name in (".a.yml.1.tmp", f".digest-{'0' * 16}-{'0' * 16}.tmp", "x.tmp", ".digest-.tmp")
    ]
    for path in typed:
        path.write_bytes(b"theirs")
    for _ in range(2):
        killed_while_it_writes(file)
    assert len(list(file.parent.iterdir())) == len(typed) + 3
    files.clear(tmp_path)
    assert sorted(file.parent.iterdir()) == sorted([file, *typed])
    assert file.read_bytes() == b"whole"


def test_what_is_being_written_is_not_cleared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = os.replace

    def cleared_before(*arguments: str) -> None:
        files.clear(tmp_path)
        replace(*arguments)

    monkeypatch.setattr(os, "replace", cleared_before)
    files.write(tmp_path / "a.yml", b"content")
    assert (tmp_path / "a.yml").read_bytes() == b"content"


def test_who_clears_between_a_file_and_its_lock_takes_nothing_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = files.lock
    clearing = iter([True])

    def cleared_before(descriptor: int) -> bool:
        if next(clearing, False):
            files.clear(tmp_path)
        return lock(descriptor)

    monkeypatch.setattr(files, "lock", cleared_before)
    files.write(tmp_path / "a.yml", b"content")
    assert [path.name for path in tmp_path.iterdir()] == ["a.yml"]


def test_what_cannot_be_written_is_told_by_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for write in (files.write, files.create):
        with pytest.raises(OSError, match=r"Not a directory|File exists") as raised:
            write(tmp_path / "file" / "a.yml", b"content")
        assert raised.value.filename == str(tmp_path / "file" / "a.yml")


@pytest.mark.parametrize(
    ("changed", "later", "is_new"),
    [
        (7_000_000_000, 1_900, True),
        (7_000_000_000, 2_100, False),
        (7_000_000_001, 99, True),
        (7_000_000_001, 101, False),
    ],
)
def test_of_what_was_written_just_now_another_thing_is_said_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, changed: int, later: int, is_new: bool
) -> None:
    found = SimpleNamespace(st_mode=1, st_ino=2, st_size=3, st_mtime_ns=changed, st_ctime_ns=changed)
    monkeypatch.setattr(os, "lstat", lambda _: found)
    monkeypatch.setattr(time, "time_ns", lambda: changed + later * 1_000_000)
    assert (len(files.status(str(tmp_path))) == 6) == is_new


@pytest.mark.parametrize("end", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_what_is_written_all_or_none_leaves_a_folder_as_it_was(tmp_path: Path, end: BaseException) -> None:
    top = tmp_path / "top"
    (top / ".git").mkdir(parents=True)

    def contents() -> Iterator[tuple[Path, bytes]]:
        yield top / "a.md", b"a"
        yield top / "docs/deep/b.md", b"b"
        (top / "docs/mine.md").write_bytes(b"mine")
        yield top / "docs/empty/none.md", b""
        raise end

    with pytest.raises(type(end)):
        files.create_all(top, contents())

    assert {*top.rglob("*")} == {top / ".git", top / "docs", top / "docs/mine.md"}
