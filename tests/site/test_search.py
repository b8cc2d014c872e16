"""Bundles: built by the binary that is to be had, kept by content, placed whole."""

import shutil
from pathlib import Path

import pytest

from generator.site import search
from generator.site.records import Record

ROOT = Path(__file__).parents[2]

RECORD = Record(
    "papers/ismir/2015/features/", "특징을 배운다.", {"title": "Learning features"}, {"read": ["full"]}
)


def test_a_bundle_has_a_fragment_a_record(tmp_path: Path) -> None:
    kept = search.bundle([RECORD], "ko", search.binary(ROOT), tmp_path)
    assert len(list((kept / "fragment").iterdir())) == 1
    assert (kept / "pagefind.js").stat().st_size
    assert not list(kept.glob("pagefind-ui*"))


def test_the_same_records_are_not_indexed_again(tmp_path: Path) -> None:
    kept = search.bundle([RECORD], "ko", search.binary(ROOT), tmp_path)
    marker = kept / "marker"
    marker.touch()
    assert search.bundle([RECORD], "ko", search.binary(ROOT), tmp_path) == kept
    assert marker.exists()


def test_another_record_takes_the_place_of_the_old_bundle(tmp_path: Path) -> None:
    old = search.bundle([RECORD], "ko", search.binary(ROOT), tmp_path)
    new = search.bundle([RECORD, RECORD], "ko", search.binary(ROOT), tmp_path)
    assert new != old
    assert [path.name for path in tmp_path.iterdir()] == [new.name]


def test_a_bundle_is_placed_whole(tmp_path: Path) -> None:
    kept = search.bundle([RECORD], "ko", search.binary(ROOT), tmp_path / "cache")
    old = tmp_path / "site/pagefind/ko/old"
    old.parent.mkdir(parents=True)
    old.touch()
    search.place({"ko": kept}, tmp_path / "site")
    assert not old.exists()
    assert [path.name for path in (tmp_path / "site/pagefind").iterdir()] == ["ko"]


def test_the_newest_pagefind_to_be_had_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(search.VARIABLE, raising=False)
    from_pypi = search.binary(tmp_path)
    assert from_pypi.parent.name == "pagefind_bin"
    from_npm = tmp_path / "node_modules/@pagefind/linux-x64/bin/pagefind_extended"
    from_npm.parent.mkdir(parents=True)
    from_npm.touch(mode=0o755)
    assert search.binary(tmp_path) == from_npm
    monkeypatch.setenv(search.VARIABLE, "named")
    assert search.binary(tmp_path) == Path("named")


@pytest.mark.parametrize("program", ["true", "cat", "nothing-of-this-name"])
def test_what_is_no_pagefind_makes_no_index(
    program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(search.VARIABLE, shutil.which(program) or program)
    with pytest.raises(search.SearchError):
        search.bundle([RECORD], "ko", search.binary(tmp_path), tmp_path)
    assert not list(tmp_path.iterdir())
