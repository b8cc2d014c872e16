"""The store: what was fetched, read back."""

import errno
import json
import os
from pathlib import Path

import pytest

from generator.metadata import store, store_folders
from generator.metadata.readable import readable


def write(root: Path, name: str, text: str) -> None:
    folder = root / "digests" / store_folders.FOLDER / store.ARXIV
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


@pytest.mark.parametrize(
    ("text", "withdrawn"),
    [
        ("This paper has been withdrawn by the authors due to an error in Lemma 2", True),
        ("  This submission has been temporarily withdrawn", True),
        ("arXiv admin note: This version has been withdrawn by arXiv administrators", True),
        ("Paper withdrawn", True),
        ("The authors have withdrawn this paper", True),
        ("Withdrawn by the author", True),
        ("8 pages. This paper supersedes one that was withdrawn", False),
        ("This paper asks why people who were withdrawn play music", False),
        ("This work predicts which customers withdraw", False),
    ],
)
@pytest.mark.parametrize("field", ["abstract", "comment"])
def test_a_notice_of_withdrawal_is_seen_where_one_begins(field: str, text: str, *, withdrawn: bool) -> None:
    version = store.StoredVersion.model_validate({"title": "A", field: text})
    assert version.withdrawn == withdrawn


def test_a_file_shows_every_character_and_comes_back_as_it_was(tmp_path: Path) -> None:
    title = 'Ünïcode 음악\n \u202e\u200b\x7f\u2028 \U0001f3b5\U000e0041"\\'
    latest = store.StoredVersion(title=title)
    paper = store.StoredPaper(id="cs/0303025", latest=latest, pinned={10: latest, 9: latest})
    store.write(tmp_path, paper)
    [path] = (tmp_path / store.ARXIV).iterdir()
    text = path.read_text(encoding="utf-8")
    assert "Ünïcode 음악" in text
    assert not any(character in text for character in "\u202e\u200b\x7f\u2028\U000e0041")
    assert list(json.loads(text)["pinned"]) == ["9", "10"]
    assert store.load((tmp_path,), "cs/0303025") == paper


@pytest.mark.parametrize("linked", [store_folders.FOLDER, f"{store_folders.FOLDER}/{store.ARXIV}"])
def test_nothing_is_read_or_written_through_a_link(tmp_path: Path, linked: str) -> None:
    paper = store.StoredPaper(id="1502.03540", latest=store.StoredVersion(title="Elsewhere"))
    own, link = tmp_path / "digests" / store_folders.FOLDER, tmp_path / "digests" / linked
    store.write(own, paper)
    link.rename(tmp_path / "elsewhere")
    link.symlink_to(tmp_path / "elsewhere")

    held = store.read(tmp_path)
    assert not held.papers
    told = [(mistake.file, mistake.code, dict(mistake.values)["value"]) for mistake in held.mistakes]
    assert told == [(f"digests/{linked}", "symbolic-link", link.name)]
    assert store.load([own], paper.id) is None
    with pytest.raises(OSError, match=os.strerror(errno.ELOOP)):
        store.write(own, paper)


def test_a_file_that_is_no_papers_own_counts_as_not_stored(tmp_path: Path) -> None:
    folder = tmp_path / "digests" / store_folders.FOLDER / store.ARXIV
    sound = json.dumps({"id": "2401.00001", "latest": {"title": "A"}})
    write(tmp_path, "2401.00002.json", sound)
    write(tmp_path, "2401.00003.json", sound.replace("}}", "}}" + " " * store.MAX_BYTES))
    (tmp_path / "secret.json").write_text(sound)
    (folder / "2401.00001.json").symlink_to(tmp_path / "secret.json")
    (folder / "2401.00004.json").mkdir()
    held = store.read(tmp_path)
    assert not held.papers
    assert [mistake.code for mistake in held.mistakes] == ["metadata-unreadable"] * 4


def test_a_write_that_fails_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = store.StoredPaper(id="2401.00001", latest=store.StoredVersion(title="A"))
    store.write(tmp_path, paper)
    before = {path: path.read_bytes() for path in (tmp_path / store.ARXIV).iterdir()}

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        store.write(tmp_path, paper.model_copy(update={"latest": store.StoredVersion(title="B")}))
    assert {path: path.read_bytes() for path in (tmp_path / store.ARXIV).iterdir()} == before


@pytest.mark.parametrize(("number", "told"), [(6000, ()), (6001, ("metadata-unreadable",))])
def test_more_authors_than_any_paper_has_are_told(number: int, told: tuple[str, ...], tmp_path: Path) -> None:
    authors = [{"name": "Wei Dai"}] * number
    file = tmp_path / "digests/.metadata/arxiv/1610.00087.json"
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps({"id": "1610.00087", "latest": {"title": "Waves", "authors": authors}}))

    assert tuple(mistake.code for mistake in store.read(tmp_path).mistakes) == told


@pytest.mark.parametrize(("length", "told"), [(32 * 1024, ()), (32 * 1024 + 1, ("metadata-unreadable",))])
def test_texts_longer_than_anybody_writes_are_told(
    length: int, told: tuple[str, ...], tmp_path: Path
) -> None:
    file = tmp_path / "digests/.metadata/arxiv/1610.00087.json"
    file.parent.mkdir(parents=True)
    file.write_text(
        json.dumps({"id": "1610.00087", "latest": {"title": "Waves", "abstract": "$".ljust(length, "x")}})
    )

    assert tuple(mistake.code for mistake in store.read(tmp_path).mistakes) == told
