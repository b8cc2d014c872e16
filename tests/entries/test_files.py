"""Files are written whole or not at all."""

import errno
from pathlib import Path

import pytest

from generator.entries import files


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
