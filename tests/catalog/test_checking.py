"""One file is checked among what surrounds it as it is with the whole project."""

import json
import re
from pathlib import Path

import pytest

from generator.catalog import checking, surroundings
from generator.catalog.checking import Checker
from generator.entries import reader
from generator.entries.checks import figures
from generator.metadata import store
from generator.metadata.store import StoredPaper, StoredVersion
from generator.problems import report
from generator.support.languages import BOTH
from tests.conftest import SAMPLE
from tests.entries.projects import ENTRY, HEAD, SOUND, problems, write
from tests.tables import each


@pytest.fixture(autouse=True)
def _no_pillow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "is_readable", lambda: False)


def checker(root: Path, folder: Path) -> Checker:
    """Return a checker that knows of a project only what surrounds its files."""
    around = surroundings.of(root, reader.read(root), store.read(root), BOTH)
    return Checker(surroundings.read(around), folder)


def codes(said: str) -> list[str]:
    return [problem["code"] for problem in json.loads(said)]


def test_of_every_file_is_said_what_is_said_of_it_among_all(tmp_path: Path) -> None:
    among = checker(SAMPLE, tmp_path)
    found = problems(SAMPLE)

    for path in sorted((SAMPLE / "digests").rglob("*.yml")):
        file = path.relative_to(SAMPLE).as_posix()
        own = [problem for problem in found if problem.place.file == file]
        assert among.check(file, path.read_text(encoding="utf-8"), "ko") == report.as_json(own, "ko"), file


def test_of_a_draft_nobody_learns_more_than_that_it_is_there(tmp_path: Path) -> None:
    draft = "arxiv: 1701.00001\npaper: {title: A secret, authors: [Wei Dai]}\nread: not-yet\ndraft: true\n"
    root = write(tmp_path / "project", {**SOUND, "digests/ismir/2015/draft.yml": draft})
    paper = StoredPaper(id="1701.00001", latest=StoredVersion(title="A secret", authors=()))
    store.write(root / "digests/.metadata", paper)

    around = surroundings.of(root, reader.read(root), store.read(root), BOTH)

    assert not {"secret", "Dai", "1701.00001"} & {*re.findall(r"[\w.]+", around)}
    among = Checker(surroundings.read(around), tmp_path / "around")
    related = HEAD + "related: [{to: ismir/2015/draft, how: extends}]\n"
    assert "link-to-draft" in codes(among.check(ENTRY, related, "en"))


def test_nothing_of_a_file_stays_behind(tmp_path: Path) -> None:
    among = checker(write(tmp_path / "project", SOUND), tmp_path / "around")
    tag = "digests/tags.yml"
    twice = HEAD + "paper: {doi: 10.1000/other}\n"

    for _ in range(2):
        assert codes(among.check(ENTRY, HEAD + "tags: [rnn]\n", "en")) == ["metadata-to-come", "unknown-tag"]
        assert codes(among.check(tag, SOUND[tag] + "rnn: {name: {en: RNN, ko: 순환}}\n", "en")) == []
        assert "paper-twice" in codes(among.check("digests/ismir/2015/twin.yml", twice, "en"))
        assert codes(among.check(ENTRY, SOUND[ENTRY], "en")) == ["metadata-to-come"]


SAME = {
    "an arXiv id": ("paper-twice", "arxiv: 1601.00009\nread: not-yet\n", 1),
    "a DOI": ("paper-twice", "\npaper: {{title: Some, doi: 10.1000/Same}}\nread: not-yet\n", 2),
    "a title": ("title-twice", "read: not-yet\npaper:\n  title: The same title\n", 3),
    "a pick": ("pick-twice", "arxiv: 1601.0000{n}\nread: not-yet\npick: 1\n", 3),
}
"""What entries can have in common: the code, a text, and the line of it."""


def test_what_two_entries_have_in_common_is_told_of_either(tmp_path: Path) -> None:
    def is_told(row: tuple[str, str, int]) -> None:
        code, text, line = row
        root = write(tmp_path / code / str(line), {**SOUND, "digests/ismir/2015/m.yml": text.format(n=1)})
        among = checker(root, tmp_path / "around" / code / str(line))
        for name in ("a", "z"):
            said = json.loads(among.check(f"digests/ismir/2015/{name}.yml", text.format(n=2), "en"))
            (problem,) = [problem for problem in said if problem["code"] == code]
            assert problem["line"] == line, name
            assert "digests/ismir/2015/m.yml" in problem["message"], name

    each(SAME, is_told)


def test_the_same_mistake_is_told_where_it_stands_now(tmp_path: Path) -> None:
    among = checker(write(tmp_path / "project", SOUND), tmp_path / "around")
    again = "paper: {title: Another paper, doi: 10.1000/other}\nread: not-yet\n"
    for above in ("", "arxiv: 1601.00002\n"):
        (problem,) = json.loads(among.check("digests/ismir/2015/twice.yml", above + again, "en"))
        assert (problem["code"], problem["line"]) == ("paper-twice", above.count("\n") + 1)


def test_what_is_said_of_the_folder_of_a_file_is_said_with_the_file(tmp_path: Path) -> None:
    among = checker(write(tmp_path / "project", SOUND), tmp_path / "around")

    said = among.check("digests/ismr/2015/paper.yml", HEAD, "en")

    assert codes(said)[0] == "unknown-venue"


@pytest.mark.parametrize("file", ["digests/ismir/2015/new.yml", "digests/new/1999/new.yml"])
def test_a_picture_may_come_with_the_file(tmp_path: Path, file: str) -> None:
    among = checker(write(tmp_path / "project", SOUND), tmp_path / "around")
    text = HEAD + "figures:\n  - file: new.png\n    alt: {ko: 가, en: a}\n"

    assert "figure-missing" in codes(among.check(file, text, "en"))
    assert "figure-missing" not in codes(among.check(file, text, "en", ["new.png"]))
    assert "figure-missing" in codes(among.check(file, text, "en"))


def test_another_file_may_come_with_the_file(tmp_path: Path) -> None:
    among = checker(write(tmp_path / "project", SOUND), tmp_path / "around")
    text, tag = HEAD + "tags: [rnn]\n", "digests/tags/rnn.yml"

    for _ in range(2):
        assert "unknown-tag" in codes(among.check(ENTRY, text, "en"))
        assert codes(among.check(ENTRY, text, "en", [], [(tag, "name: {en: RNN, ko: 순환}\n")])) == [
            "metadata-to-come"
        ]


def test_what_is_new_takes_the_place_of_nothing(tmp_path: Path) -> None:
    hidden = "digests/ismir/2015/draft.yml"
    root = write(tmp_path / "project", {**SOUND, hidden: "arxiv: 1701.00001\nread: not-yet\ndraft: true\n"})
    among = checker(root, tmp_path / "around")

    for file in (ENTRY, hidden):
        for text in (HEAD, "a: [", ""):
            as_there, (first, *rest) = (
                json.loads(among.check(file, text, "en", is_new=is_new)) for is_new in (False, True)
            )
            assert (first["code"], first["severity"], first["line"]) == ("new-taken", "error", 1)
            assert file in first["message"]
            assert rest == as_there
    assert "new-taken" not in codes(among.check("digests/ismir/2015/new.yml", HEAD, "en", is_new=True))


def test_a_remedy_is_applied_as_it_is_reported(tmp_path: Path) -> None:
    among = checker(write(tmp_path / "project", SOUND), tmp_path / "around")
    text = "arxiv: 1502.03540\r\nread: not-yet\r\npaper:\r\n  title: Foo: bar\r\n"

    (problem, *_) = [each for each in json.loads(among.check(ENTRY, text, "en")) if each["remedy"]]
    remedied = checking.remedied(text, json.dumps(problem["remedy"]))

    assert remedied == text.replace("Foo: bar", '"Foo: bar"')
