"""The store: what was fetched, read back."""

import json
from pathlib import Path

from generator.metadata import store
from generator.metadata.text import readable


def write(root: Path, name: str, text: str) -> None:
    folder = root / "digests" / store.FOLDER / store.ARXIV
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def test_a_stored_paper_comes_back_with_its_versions(tmp_path: Path) -> None:
    paper = {
        "id": "cs/0303025",
        "latest": {
            "version": 2,
            "title": "Algorithmic Clustering of Music",
            "authors": [{"name": "Paul Vitányi"}],
        },
        "pinned": {"1": {"version": 1, "title": "Clustering of Music"}},
        "fetched": "2026-11-21",
    }
    write(tmp_path, store.file_name("cs/0303025"), json.dumps(paper))
    held = store.read(tmp_path)
    assert not held.mistakes
    assert held.papers["cs/0303025"].version(1).title == "Clustering of Music"
    assert held.papers["cs/0303025"].version(3) == held.papers["cs/0303025"].latest
    assert held.papers["cs/0303025"].latest.authors[0].name == "Paul Vitányi"


def test_what_cannot_be_read_is_told_and_counts_as_not_stored(tmp_path: Path) -> None:
    texts = {
        "a": "{",
        "b": "[]",
        "c": '{"id": "1"}',
        "d": '{"id": "2", "latest": {}}',
        "e": '{"id": "3", "latest": {"title": "A", "published": "yesterday"}}',
        "f": "[" * 100_000,
    }
    for name, text in texts.items():
        write(tmp_path, f"{name}.json", text)
    held = store.read(tmp_path)
    assert not held.papers
    assert [(mistake.file, mistake.code) for mistake in held.mistakes] == [
        (f"digests/.metadata/arxiv/{name}.json", "metadata-unreadable") for name in texts
    ]


def test_what_was_fetched_is_text_on_one_line(tmp_path: Path) -> None:
    latest = {
        "title": "Deep\n  networks\u0000\ufdd0",
        "authors": [{"name": "Wei\u2028Dai"}],
        "abstract": " A.\n\nB.",
    }
    write(tmp_path, "1.json", json.dumps({"id": "1", "latest": latest}))
    paper = readable(store.read(tmp_path).papers["1"].latest)
    assert (paper.title, paper.authors[0].name, paper.abstract) == ("Deep networks", "Wei Dai", "A. B.")


def test_no_store_is_an_empty_store(tmp_path: Path) -> None:
    assert store.read(tmp_path) == store.Store()
