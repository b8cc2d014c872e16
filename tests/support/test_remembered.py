"""What a preview made once is made again only of something else."""

import os
from pathlib import Path

import pytest

from generator.support.remembered import FromFile, Remembered, from_file


def test_of_the_same_objects_it_is_the_same_and_of_equal_ones_it_is_made_again() -> None:
    remembered: Remembered[object] = Remembered()
    names = ["a"]
    made = remembered.of("x", ("entry", names), object)
    assert remembered.of("x", ("entry", names), object) is made
    assert remembered.of("y", ("entry", names), object) is not made
    again = remembered.of("x", ("entry", ["a"]), object)
    assert again is not made
    assert remembered.of("x", ("entry", names), object) is not again


def test_what_is_gone_is_forgotten() -> None:
    remembered: Remembered[object] = Remembered()
    made = {name: remembered.of(name, (), object) for name in "ab"}
    remembered.forget_all_but("b")
    assert remembered.of("b", (), object) is made["b"]
    assert not remembered.holds("a", ())


def _read(file: Path, before: FromFile[list[bytes | None]] | None = None) -> FromFile[list[bytes | None]]:
    return from_file(str(file), before, lambda path: Path(path).read_bytes(), lambda raw: [raw])


def test_a_file_that_says_the_same_is_the_same_object_whenever_it_was_written(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"one")
    first = _read(file)
    file.unlink()
    file.write_bytes(b"one")
    os.utime(file, (1, 1))
    assert _read(file, first).made is first.made == [b"one"]


def test_a_file_written_again_is_read_again_though_its_date_and_size_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "a"
    known = None
    for content in (b"one", b"two"):
        file.write_bytes(content)
        os.utime(file, (1, 1))
        known = _read(file, known)
        assert known.made == [content]


def test_a_file_written_again_before_the_clock_moves_on_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"one")
    seen = file.lstat()
    monkeypatch.setattr(os, "lstat", lambda _: seen)
    known = _read(file)
    file.write_bytes(b"two")
    assert _read(file, known).made == [b"two"]


def test_a_file_that_cannot_be_read_is_made_of_nothing_until_it_can(tmp_path: Path) -> None:
    file = tmp_path / "a"
    gone = _read(file)
    assert gone.made == [None]
    file.write_bytes(b"")
    back = _read(file, gone)
    assert back.made == [b""]
    file.unlink()
    assert _read(file, back).made == [None]
