"""What a preview made once is made again only of other values, or of files that say something else."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from inspect import unwrap
from pathlib import Path

import pytest

from generator.build.file_contents import Contents
from generator.build.memory import Memory
from generator.catalog import catalog
from generator.entries import document, reader
from generator.metadata import store, store_folders
from generator.metadata.store import StoredPaper, StoredVersion
from generator.site.frame import theme
from generator.site.frame.theme import Additions
from tests.entries.projects import SOUND, write


def objects(items: Sequence[object]) -> Iterator[object]:
    """Make an object of its own of each item."""
    return (object() for _ in items)


def test_of_equal_values_it_is_the_same_and_of_others_it_is_made_again() -> None:
    mapper = Memory().mapper
    first = mapper("kind", objects, {"a": ["one"], "b": ["two"]})
    again = mapper("kind", objects, {"b": ["two"], "a": ["three"]})
    assert again["b"] is first["b"]
    assert again["a"] is not first["a"]
    assert [*again] == ["b", "a"]


def test_kinds_are_told_apart_and_all_depends_on_what_is_given() -> None:
    mapper = Memory().mapper
    first = mapper("kind", objects, {"a": 1}, {"tags": ["cnn"]})
    assert mapper("other", objects, {"a": 1}, {"tags": ["cnn"]}) != first
    assert mapper("kind", objects, {"a": 1}, {"tags": ["cnn"]}) == first
    assert mapper("kind", objects, {"a": 1}, {"tags": ["rnn"]}) != first


def test_what_turns_out_to_be_what_it_was_is_the_same_object() -> None:
    def lengths(items: Sequence[str]) -> Iterator[list[int]]:
        return ([len(item)] for item in items)

    mapper = Memory().mapper
    first = mapper("kind", lengths, {"a": "one"})
    assert mapper("kind", lengths, {"a": "two"})["a"] is first["a"]
    assert mapper("kind", lengths, {"a": "three"}) == {"a": [5]}


def test_what_is_gone_is_forgotten() -> None:
    mapper = Memory().mapper
    first = mapper("kind", objects, {"a": 1, "b": 2})
    assert mapper("kind", objects, {"b": 2}) == {"b": first["b"]}
    assert mapper("kind", objects, {"a": 1, "b": 2})["a"] is not first["a"]


def test_a_page_of_the_theme_is_mended_again_where_it_or_what_it_is_given_is_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mended = unwrap(theme.mended)  # which builds of tests share
    monkeypatch.setattr(theme, "mended", mended)
    memory, html, additions = Memory(), "<head></head>", Additions(head="<meta>")
    first = memory.mended("index.md", html, additions)
    assert first == mended(html, additions)
    memory.begin()
    assert memory.mended("index.md", html, Additions(head="<meta>")) is first
    assert memory.mended("about.md", html, additions) is not first
    for other in ((html, Additions(head="<link>")), ("<head><title>", additions)):
        assert memory.mended("index.md", *other) == mended(*other) != first
    memory.begin()  # and fails
    memory.begin()
    again = memory.mended("about.md", html, additions)
    memory.forget()
    memory.begin()
    assert memory.mended("about.md", html, additions) is again
    memory.begin()
    memory.forget()
    memory.begin()
    assert memory.mended("about.md", html, additions) is not again


@pytest.fixture(params=["key", "of"])
def looked(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], bytes]:
    """Return what is known of the file ``a``, by itself or in its folder."""
    contents = Contents()
    return lambda: contents.of(f"{tmp_path}/a") if request.param == "of" else contents.look_through(tmp_path)


def test_a_file_that_says_the_same_is_the_same_whenever_it_was_written(
    tmp_path: Path, looked: Callable[[], bytes]
) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"one")
    first = looked()
    file.unlink()
    file.write_bytes(b"one")
    os.utime(file, (1, 1))
    assert looked() == first


def test_a_file_written_again_is_another_though_its_date_and_size_are_kept(
    tmp_path: Path, looked: Callable[[], bytes]
) -> None:
    seen = []
    for content in (b"one", b"two"):
        (tmp_path / "a").write_bytes(content)
        os.utime(tmp_path / "a", (1, 1))
        seen.append(looked())
    assert seen[0] != seen[1]


def test_a_file_written_again_before_the_clock_moves_on_is_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"one")
    at_once = file.lstat()
    monkeypatch.setattr(os, "lstat", lambda _: at_once)
    contents = Contents()
    first = contents.of(str(file))
    file.write_bytes(b"two")
    assert contents.of(str(file)) != first


def test_a_file_is_not_read_again_before_it_changes(
    tmp_path: Path, looked: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"one")
    monkeypatch.setattr("generator.support.files._TICK", 0)
    first = looked()
    monkeypatch.setattr("builtins.open", None)
    assert looked() == first


def test_a_file_that_is_gone_is_another_until_it_is_back(tmp_path: Path, looked: Callable[[], bytes]) -> None:
    gone = looked()
    (tmp_path / "a").write_bytes(b"")
    assert looked() != gone
    (tmp_path / "a").unlink()
    assert looked() == gone


def test_an_edit_has_only_what_was_edited_read_and_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write(tmp_path, SOUND)
    for number in ("1502.03540", "1601.00001"):
        store.write(
            root / "digests" / store_folders.FOLDER,
            StoredPaper(id=number, latest=StoredVersion(title=number)),
        )
    memory = Memory()
    read_again: list[str] = []

    def read(
        of: Path, file: str, kind: document.Kind, plain: Callable[..., document.Document] = document.read
    ) -> document.Document:
        read_again.append(file)
        return plain(of, file, kind)

    def works() -> dict[str, object]:
        library = reader.read(root, mapper=memory.mapper)
        stored = store.read(root, mapper=memory.mapper)
        return {**catalog.build(library, stored, drafts=True, mapper=memory.mapper).works}

    def changed(before: dict[str, object], after: dict[str, object]) -> Iterable[str]:
        return [name for name in after if after[name] is not before[name]]

    first = works()
    monkeypatch.setattr(document, "read", read)
    write(root, {"digests/ismir/2015/draft.yml": "paper: {title: Another}\nread: not-yet\ndraft: true\n"})
    second = works()
    assert read_again == ["digests/ismir/2015/draft.yml"]
    assert changed(first, second) == ["ismir/2015/draft"]
    store.write(
        root / "digests" / store_folders.FOLDER,
        StoredPaper(id="1502.03540", latest=StoredVersion(title="New")),
    )
    third = works()
    assert read_again == ["digests/ismir/2015/draft.yml"]
    assert changed(second, third) == ["ismir/2015/paper"]
    write(root, {"digests/people.yml": "minji-kim: {name: {en: Minji Kim}, aliases: [M. Kim]}\n"})
    assert changed(third, works()) == []


def test_where_mistakes_stand_is_looked_up_again_in_files_that_changed_or_have_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = "digests/ismir/2015/wrong.yml"
    wrong = "paper: {title: Another}\nread: not-yet\nrelated: [{to: ismir/2015/none, how: extends}]\n"
    root = write(tmp_path, {**SOUND, file: wrong})
    memory = Memory()

    def told() -> list[tuple[str, int]]:
        problems = reader.read(root, mapper=memory.mapper).problems
        return [(found.code, found.place.line) for found in problems if found.place.file == file]

    assert told() == [("unknown-entry", 3)]
    with monkeypatch.context() as without:
        without.setattr(document, "read", None)
        assert told() == [("unknown-entry", 3)]
    write(root, {file: f"# Why?\n{wrong}"})
    assert told() == [("unknown-entry", 4)]
    write(root, {"digests/ismir/2015/none.yml": "paper: {title: None}\nread: not-yet\n"})
    assert told() == []
