import json
from pathlib import Path

from generator.metadata import store


def write(root: Path, name: str, text: str) -> None:
    folder = root / "digests" / store.FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def test_a_stored_paper_comes_back_with_its_versions(tmp_path: Path) -> None:
    paper = {
        "id": "cs/0303025",
        "latest": {"version": 2, "title": "Algorithmic Clustering of Music", "authors": [{"name": "Paul Vitányi"}]},
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
    for name, text in [("a.json", "{"), ("b.json", "[]"), ("c.json", '{"id": "1"}'), ("d.json", '{"id":"2","latest":{}}')]:
        write(tmp_path, name, text)
    held = store.read(tmp_path)
    assert not held.papers
    assert [(mistake.file, mistake.code) for mistake in held.mistakes] == [
        (f"digests/.metadata/arxiv/{name}.json", "metadata-unreadable") for name in "abcd"
    ]


def test_no_store_is_an_empty_store(tmp_path: Path) -> None:
    assert store.read(tmp_path) == store.Store()
