"""Bundles: built by the binary that is to be had, kept by content."""

import fnmatch
import gzip
import json
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from generator.search import pagefind, pagefind_index
from generator.search.records import Record
from generator.support.cache import NOTHING_KEPT, Cache

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


def own_folder(files: Mapping[str, bytes]) -> str:
    return str(json.loads(files[pagefind_index.BUNDLE])["folder"])


def bundled(*records: Record, kept: Cache = NOTHING_KEPT) -> dict[str, bytes]:
    return dict(pagefind_index.bundle(records, "ko", pagefind.binary(ROOT), kept).files)


def test_a_bundle_has_a_file_a_record() -> None:
    files = bundled(RECORD, OTHER)
    own = f"{own_folder(files)}/"
    read = {Path(path).stem: json.loads(text) for path, text in files.items() if path.startswith(own)}
    assert read["titles"] == [1, 0]
    assert json.loads(files[pagefind_index.FACETS])["records"] == 2
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


def test_a_bundle_has_nothing_that_nobody_loads() -> None:
    files = bundled(RECORD)
    assert files["pagefind.js"]
    assert {path.partition("/")[0] for path in files if "/" in path} == {"index", own_folder(files)}
    assert not fnmatch.filter(files, "pagefind-*.*s")


def test_pages_are_known_by_their_numbers() -> None:
    wordless = replace(RECORD, url="papers/ismir/2015/dots/", summary="…", text="", meta={"title": "…"})
    files = bundled(RECORD, wordless, OTHER)
    pages = gzip.decompress(files[fnmatch.filter(files, "*.pf_meta")[0]])
    assert pages.index(b"ko_0000000") < pages.index(b"ko_0000002")
    assert b"ko_0000001" not in pages  # what has no word is not indexed
    for chunk in fnmatch.filter(files, "index/*"):  # what else is named by a hash keeps its name
        assert Path(chunk).stem.encode() in pages
    assert json.loads(files[pagefind_index.BUNDLE])["numbered"] is True


def test_the_index_of_another_version_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pagefind, "VERSIONS", frozenset({"0.1"}))
    assert_untouched(RECORD, OTHER)


def test_an_index_without_a_record_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    indexed = pagefind.indexed
    monkeypatch.setattr(pagefind, "indexed", lambda messages, *rest: indexed(messages[1:], *rest))
    assert_untouched(RECORD, OTHER)


def assert_untouched(*records: Record) -> None:
    binary = pagefind.binary(ROOT)
    bundle = pagefind_index.bundle(records, "ko", binary, NOTHING_KEPT)
    messages = [{"url": str(number), **record.message()} for number, record in enumerate(records)]
    files = dict(bundle.files)
    assert not bundle.is_numbered
    assert json.loads(files[pagefind_index.BUNDLE])["numbered"] is False
    assert dict(pagefind.indexed(messages, "ko", binary)).items() <= files.items()


def test_texts_are_indexed_without_words_that_say_nothing() -> None:
    assert RECORD.message()["content"] == "특징을 배운다. art features."
    assert RECORD.message()["meta"]["title"] == "Learning the features"
    for text in ("The, of", "…", ""):
        assert replace(RECORD, summary="", text=text).message()["content"] == "Learning the features"
    assert replace(RECORD, summary="", text="…", meta={"title": "—"}).message() == {}


def test_the_same_records_are_not_indexed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = bundled(RECORD, kept=Cache(tmp_path))
    monkeypatch.setattr(pagefind, "indexed", None)
    assert bundled(RECORD, kept=Cache(tmp_path)) == first


def test_another_record_takes_the_place_of_the_old_bundle(tmp_path: Path) -> None:
    kept = Cache(tmp_path)
    old = bundled(RECORD, kept=kept)
    assert bundled(RECORD, OTHER, kept=kept) != old
    assert [path.name for path in (tmp_path / "search").iterdir()] == ["ko"]
    assert bundled(RECORD, kept=kept) == old


def test_the_newest_pagefind_to_be_had_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(pagefind.VARIABLE, raising=False)
    from_pypi = pagefind.binary(tmp_path)
    assert from_pypi.parent.name == "pagefind_bin"
    from_npm = tmp_path / "node_modules/@pagefind/linux-x64/bin/pagefind_extended"
    from_npm.parent.mkdir(parents=True)
    from_npm.touch(mode=0o755)
    assert pagefind.binary(tmp_path) == from_npm
    monkeypatch.setenv(pagefind.VARIABLE, "named")
    assert pagefind.binary(tmp_path) == Path("named")


@pytest.mark.parametrize("program", ["true", "cat", "nothing-of-this-name"])
def test_what_is_no_pagefind_makes_no_index(
    program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(pagefind.VARIABLE, shutil.which(program) or program)
    with pytest.raises(pagefind.SearchError):
        pagefind_index.bundle([RECORD], "ko", pagefind.binary(tmp_path), Cache(tmp_path))
    assert not (tmp_path / "search").exists()
