"""Bundles: built by the binary that is to be had, kept by content, placed whole."""

import gzip
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from generator.site import search
from generator.site.records import Record

ROOT = Path(__file__).parents[2]

RECORD = Record(
    "papers/ismir/2015/features/",
    "특징을 배운다.",
    "This is the art of features.",
    {"title": "Learning the features", "authors": "Jan Schlüter", "k": "feature"},
    {"by": ["jan-schluter"], "on": []},
    {"edition": ["ismir/2015"], "tag": ["cnn", "dataset"], "read": ["full"]},
)
OTHER = replace(RECORD, url="papers/ismir/2015/other/", meta={"title": "A study"}, facets={})


def own_folder(bundle: Path) -> str:
    return str(json.loads((bundle / search.BUNDLE).read_text(encoding="utf-8"))["folder"])


def test_a_bundle_has_a_file_a_record(tmp_path: Path) -> None:
    kept = search.bundle([RECORD, OTHER], "ko", search.binary(ROOT), tmp_path)
    own = kept / own_folder(kept)
    read = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in own.iterdir()}
    assert read["titles"] == [1, 0]
    assert json.loads((kept / search.FACETS).read_text(encoding="utf-8"))["records"] == 2
    assert read["1"]["title"] == "A study"
    assert read["0"] == {
        "url": "papers/ismir/2015/features/",
        "summary": "특징을 배운다.",
        "text": "This is the art of features.",
        "title": "Learning the features",
        "authors": "Jan Schlüter",
        "by": ["jan-schluter"],
        "edition": "ismir/2015",
        "read": "full",
        "words": "feature",
    }


def test_a_bundle_has_nothing_that_nobody_loads(tmp_path: Path) -> None:
    kept = search.bundle([RECORD], "ko", search.binary(ROOT), tmp_path)
    assert (kept / "pagefind.js").stat().st_size
    assert {path.name for path in kept.iterdir() if path.is_dir()} == {"index", own_folder(kept)}
    assert not list(kept.glob("pagefind-*.*s"))


def test_pages_are_known_by_their_numbers(tmp_path: Path) -> None:
    wordless = replace(RECORD, url="papers/ismir/2015/dots/", summary="…", text="", meta={"title": "…"})
    kept = search.bundle([RECORD, wordless, OTHER], "ko", search.binary(ROOT), tmp_path)
    pages = gzip.decompress(next(kept.glob("*.pf_meta")).read_bytes())
    assert pages.index(b"ko_0000000") < pages.index(b"ko_0000002")
    assert b"ko_0000001" not in pages  # Pagefind leaves out what has no word
    for chunk in (kept / "index").iterdir():  # what else is named by a hash keeps its name
        assert chunk.stem.encode() in pages


def test_texts_are_indexed_without_words_that_say_nothing() -> None:
    assert RECORD.message()["content"] == "특징을 배운다. art features."
    assert RECORD.message()["meta"]["title"] == "Learning the features"
    for text in ("The, of", "…", ""):
        assert replace(RECORD, summary="", text=text).message()["content"] == "Learning the features"


def test_the_same_records_are_not_indexed_again(tmp_path: Path) -> None:
    kept = search.bundle([RECORD], "ko", search.binary(ROOT), tmp_path)
    marker = kept / "marker"
    marker.touch()
    assert search.bundle([RECORD], "ko", search.binary(ROOT), tmp_path) == kept
    assert marker.exists()


def test_another_record_takes_the_place_of_the_old_bundle(tmp_path: Path) -> None:
    old = search.bundle([RECORD], "ko", search.binary(ROOT), tmp_path)
    new = search.bundle([RECORD, OTHER], "ko", search.binary(ROOT), tmp_path)
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
