"""Renaming that cannot be: what is told, and that nothing is written."""

import os
from pathlib import Path

import pytest

from generator.cli.file_plan import FilePlan
from generator.problems.problem import Problem
from generator.support import files
from tests.cli.renaming import PROJECT, codes, digest, held, mentions, read
from tests.entries.projects import PNG, write


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write(tmp_path, PROJECT)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("ismir/2015/old-nam", "x", "Did you mean ismir/2015/old-name?"),
        ("minji-kim", "x", "Did you mean author:minji-kim?"),
        ("CNN", "x", "Did you mean tag:cnn?"),
        (
            "",
            "x",
            "There is no entry “”.\n    Write slug or venue/year/slug, as the files are called; tags are",
        ),
        ("../../etc/passwd", "x", "There is no entry “../../etc/passwd”."),
        ("\x1b[31m\u202e", "x", "There is no entry “\\x1b[31m\\u202e”."),
        ("old-name", "../x", "does not say where the entry belongs"),
        ("old-name", "ismir/2015/../../x", "does not say where the entry belongs"),
        ("old-name", "a name", "cannot be an id"),
        ("old-name", "한글", "cannot be an id"),
        ("old-name", "New", "Did you mean `new`?"),
        ("old-name", "con", "cannot be an id"),
        ("old-name", "edition", "cannot be an id"),
        ("old-name", "ismir/2015/nul.yml", "cannot be an id"),
        ("old-name", "x" * 81, "cannot be an id"),
        ("old-name", "neurips/2015/x", "There is no venue “neurips”."),
        ("old-name", "ismir/15/x", "does not say where the entry belongs"),
        ("old-name", "other", "There is digests/ismir/2015/other.yml already"),
        ("old-name", "folder", "There is digests/ismir/2015/folder.yml already"),
        ("old-name", "old-name", "It is called “ismir/2015/old-name” already."),
        ("tag:cn", "x", "Did you mean cnn?"),
        ("tag:cnn", "deep-learning", "it means `deep-learning` in tags"),
        ("tag:cnn", "deep-learning", "`digest tags merge cnn deep-learning`"),
        ("tag:cnn", "Deep Learning", "cannot be an id"),
        ("author:minji-kim", "ann-other", "it means `ann-other` in people"),
        ("author:minji-kim", "ann-other", "add that name to the `aliases` of `minji-kim`"),
        ("venue:ismir", "x", "Move digests/ismir/ and"),
        ("ISMIR", "x", "Move digests/ismir/ and"),
        ("ismir/2015", "2016", "as in `digest rename ismir/2015/old-name ismir/2016`."),
        ("author:nobody", "x", "There is nobody called “nobody”"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    project: Path, old: str, new: str, said: str
) -> None:
    (project / "digests/ismir/2015/folder.yml").mkdir()
    before = held(project)

    result = digest(project, "rename", old, new)

    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert held(project) == before


def test_two_people_become_one_as_the_refusal_says(project: Path) -> None:
    own, other = project / "digests/people/minji-kim.yml", project / "digests/people/kim-m.yml"
    other.write_text("name: {en: M. Kim}\nreviewer: true\n", encoding="utf-8")
    said = digest(project, "rename", "author:minji-kim", "kim-m").stderr
    assert "move the names of `minji-kim` to the `aliases` of `kim-m`" in said
    before = mentions(read(project))

    with other.open("a", encoding="utf-8") as file:
        file.write("aliases: [Minji Kim, 김민지]\nformerly: [minji-kim]\n")
    own.unlink()

    assert [code for code in codes(read(project)) if code != "missing-ko"] == []
    assert mentions(read(project)) == before
    assert "kim-m" in read(project).catalog.authors
    assert "minji-kim" not in read(project).catalog.authors


def test_an_edition_is_moved_as_the_refusal_says(project: Path) -> None:
    moved = project / "digests/ismir/2016/edition.yml"
    moved.parent.mkdir()
    (project / "digests/ismir/2015/edition.yml").rename(moved)

    for entry in ("old-name", "other"):
        assert digest(project, "rename", f"ismir/2015/{entry}", "ismir/2016").exit_code == 0

    assert codes(read(project)) == []
    assert {*read(project).catalog.works} == {"ismir/2016/old-name", "ismir/2016/other", "icassp/2016/far"}


def test_a_name_is_taken_while_an_old_address_leads_from_it(project: Path) -> None:
    assert digest(project, "rename", "old-name", "new-name").exit_code == 0

    result = digest(project, "rename", "other", "old-name", lang="ko")

    assert "“ismir/2015/old-name”: ismir/2015/new-name 글의 예전 식별자이고" in result.stderr
    assert "Did you mean ismir/2015/new-name?" in digest(project, "rename", "ismir/2015/old-name", "x").stderr


def test_a_slug_of_two_editions_is_named_in_full(project: Path) -> None:
    write(project, {"digests/icassp/2016/other.yml": "paper: {title: Again}\nread: not-yet\n"})

    assert "icassp/2016/other, ismir/2015/other" in digest(project, "rename", "other", "x").stderr
    assert digest(project, "rename", "2016/other", "x").exit_code == 0


def test_errors_that_would_be_new_are_told_with_their_lines(project: Path) -> None:
    misspelt = "paper: {title: M}\nread: not-yet\nrealted: [{to: ismir/2015/old-name, how: contrast}]\n"
    write(project, {"digests/icassp/2016/misspelt.yml": misspelt})
    before = held(project)
    assert codes(read(project)) == ["unknown-key"]

    result = digest(project, "rename", "old-name", "new-name")

    assert (result.exit_code, result.stdout) == (2, "")
    assert "misspelt.yml:3:16: error: There is no entry “ismir/2015/old-name”." in result.stderr
    assert "[unknown-key]" not in result.stderr
    assert "that are not there now: 1\n" in result.stderr
    assert held(project) == before


def test_what_somebody_writes_meanwhile_is_not_written_over(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked = FilePlan.check

    def check_slowly(self: FilePlan) -> list[Problem]:
        (project / "docs/guides/guide.md").write_text("[[ismir/2015/old-name]] mine", encoding="utf-8")
        return checked(self)

    monkeypatch.setattr(FilePlan, "check", check_slowly)

    result = digest(project, "rename", "old-name", "new-name")

    assert result.exit_code == 2
    assert "docs/guides/guide.md was changed while it was read; nothing was written." in result.stderr
    assert (project / "digests/ismir/2015/old-name.yml").exists()


def test_a_file_that_may_mention_the_name_and_cannot_be_read_comes_first(project: Path) -> None:
    write(project, {"digests/icassp/2016/broken.yml": "a: [old-name\n"})

    result = digest(project, "rename", "old-name", "new-name")

    assert result.exit_code == 2
    assert (
        "digests/icassp/2016/broken.yml cannot be read, and may mention “ismir/2015/old-name”."
        in result.stderr
    )


def test_another_picture_of_that_name_is_in_the_way(project: Path) -> None:
    write(project, {"digests/icassp/2016/plot.png": PNG + b"\0"})
    before = held(project)

    result = digest(project, "rename", "old-name", "icassp/2016")

    assert "digests/icassp/2016/plot.png is another picture" in result.stderr
    assert held(project) == before


@pytest.mark.parametrize(
    "end", [OSError(28, "No space left on device"), KeyboardInterrupt()], ids=["full", "Ctrl-C"]
)
def test_what_stops_half_way_leaves_all_as_it_was_and_can_be_done_again(
    project: Path, monkeypatch: pytest.MonkeyPatch, end: BaseException
) -> None:
    before = held(project)
    written = files.write

    def refusing(path: Path | str, content: bytes) -> None:
        if os.fspath(path) == str(project / "docs/guides/guide.md"):
            raise end
        written(path, content)

    with monkeypatch.context() as patched:
        patched.setattr(files, "write", refusing)
        result = digest(project, "rename", "old-name", "new-name")

    assert held(project) == before
    if isinstance(end, OSError):
        assert result.exit_code == 2
        assert "docs/guides/guide.md cannot be written: No space left on device." in result.stderr
        assert "on the disk; all is as it was.\n" in result.stderr
    assert digest(project, "rename", "old-name", "new-name").exit_code == 0


def test_what_cannot_be_put_back_is_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written, refused = files.write, project / "docs/guides/guide.md"

    def refusing(path: Path | str, content: bytes) -> None:
        if os.fspath(path) == str(refused):
            raise OSError(28, "No space left on device", path)
        written(path, content)

    def unlinked(_path: Path, *, missing_ok: bool = False) -> None:
        raise OSError(28, f"No space left on device {missing_ok}")

    monkeypatch.setattr(files, "write", refusing)
    monkeypatch.setattr(Path, "unlink", unlinked)
    result = digest(project, "rename", "old-name", "new-name")
    assert result.exit_code == 2
    assert "but for what could not be put back: digests/ismir/2015/new-name.yml" in result.stderr


def test_copies_of_a_rename_that_was_killed_go(project: Path) -> None:
    left, other = project / ".cache/rename-killed", project / ".cache/rename-going-on"
    for folder in (left, other):
        (folder / "digests").mkdir(parents=True)
    os.utime(left, (0, 0))
    assert digest(project, "rename", "old-name", "new-name").exit_code == 0
    assert [path.exists() for path in (left, other)] == [False, True]
