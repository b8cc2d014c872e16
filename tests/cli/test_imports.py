"""``digest import``: lists taken into a project, once, and nothing of a person's touched."""

import errno
import json
import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.problems.messages import wordings
from generator.support import files
from tests.entries.projects import ENTRY, SOUND, problems, write

PAPERS = [
    {"title": "Another Paper.", "author": "Ada Lovelace", "doi": "10.1000/OTHER"},
    {"title": "Bees: a Study.", "author": ["Ada Lovelace", "Oscar Celma"], "doi": "10.5281/zenodo.1"},
    {"author": "Nobody"},
]
CONFERENCES = {"2015": {"conference_place": "Málaga, Spain"}, "2016": {"conference_place": "New York"}}
OTHER = "digests/ismir/2015/other.yml"
BIBTEX = """\
@article{bees, title = {Bees: A Study}, booktitle = {이스미르}, year = 2015, author = {Lovelace, Ada},
  eprint = {1502.03540}, archiveprefix = {arXiv}}
@article{cats, title = {Cats}, journal = {Journal of Cats}, year = 2015}
"""
ANIMALS = ("ants", "bats", "cows", "dogs")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write(
        tmp_path,
        {
            **SOUND,
            ENTRY: "paper: {title: A title}\nread: not-yet\n",
            OTHER: "paper: {title: Another paper, doi: 10.1000/Other}\nread: not-yet\n",
            "mkdocs.yml": "",
            "2015.json": json.dumps(PAPERS),
            "conferences.json": json.dumps(CONFERENCES),
            "refs.bib": BIBTEX,
        },
    )


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(main.main, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def contents(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in (root / "digests").rglob("*") if path.is_file()}


def test_a_list_of_another_encoding_is_taken_as_its_message_says(project: Path) -> None:
    refs = project / "refs.bib"
    refs.write_bytes(BIBTEX.replace("Lovelace, Ada", "김민지").encode("cp949"))
    arguments = ("import", "bibtex", refs, "--root", project, "--lang", "en")
    before = contents(project)
    told = run(*arguments)

    assert (told.exit_code, contents(project)) == (1, before)
    stated = re.search(r"`(--encoding) (\S+)`", told.output)
    assert stated
    run(*arguments, *stated.groups())
    assert [new for new in contents(project).values() if "김민지".encode() in new]


def test_ismir_is_taken_over_once(project: Path) -> None:
    before = contents(project)
    arguments = ("import", "ismir", project / "2015.json", "--root", project, "--lang", "en")

    first = run(*arguments)
    after = contents(project)
    second = run(*arguments)

    new = "digests/ismir/2015/lovelace-bees-study.yml"
    other = "digests/ismir/2015/other.yml: there already, known by its DOI\n"
    assert first.stdout == f"{other}{new}: added\n"
    assert first.stderr.endswith("\n3 papers: 1 added, 1 there already, 1 left out.\n")
    assert second.stdout == f"{other}{new}: there already, known by its DOI\n"
    assert (first.exit_code, second.exit_code) == (1, 1)
    assert after == contents(project)
    assert after.items() - before.items() == {(project / new, after[project / new])}
    assert problems(project) == []


def test_tags_that_a_title_names_are_written_as_suggestions(project: Path) -> None:
    (project / "2015.json").write_text(json.dumps([{"title": "A CNN for bees", "author": "Ada Lovelace"}]))
    run("import", "ismir", project / "2015.json", "--root", project, "--tags")

    (added,) = (path for path in contents(project) if path.stem.startswith("lovelace"))
    assert added.read_text(encoding="utf-8").endswith("read: not-yet\nsuggested-tags: [cnn]\n")
    assert problems(project) == []


def test_conferences_add_the_editions_that_are_missing(project: Path) -> None:
    (project / "2016.json").write_text(json.dumps(PAPERS[1:2]))

    result = run("import", "ismir", project / "conferences.json", project / "2016.json", "--root", project)

    added = ["digests/ismir/2016/edition.yml", "digests/ismir/2016/lovelace-bees-study.yml"]
    assert [line.partition(":")[0] for line in result.stdout.splitlines()] == added
    assert result.exit_code == 0


def test_bibtex_is_taken_over_and_says_what_it_could_not_place(project: Path) -> None:
    result = run("import", "bibtex", project / "refs.bib", "--root", project, "--lang", "ko")

    assert result.stdout == "digests/ismir/2015/lovelace-bees-study.yml: 추가\n"
    assert f"{project.as_posix()}/refs.bib:3:1: 오류: “Cats”" in result.stderr
    assert result.stderr.endswith("\n논문 2편: 추가 1편, 이미 있음 0편, 제외 1편\n")
    assert problems(project) == []


def test_a_dry_run_says_what_it_would_do_and_writes_nothing(project: Path) -> None:
    before = contents(project)

    result = run("import", "bibtex", project / "refs.bib", "--root", project, "--lang", "en", "--dry-run")
    listed = run("import", "ismir", project / "2015.json", "--root", project, "--lang", "ko", "--dry-run")

    assert result.stdout == "digests/ismir/2015/lovelace-bees-study.yml: would be added\n"
    assert result.stderr.endswith("\n2 papers: 1 would be added, 0 there already, 1 left out.\n")
    assert listed.stderr.endswith("\n논문 3편: 추가 예정 1편, 이미 있음 1편, 제외 1편\n")
    assert contents(project) == before


@pytest.mark.parametrize("venue", ["ismir", "ISMIR", "이스미르"])
def test_all_papers_go_to_the_venue_that_is_named(venue: str, project: Path) -> None:
    result = run("import", "bibtex", project / "refs.bib", "--root", project, "--venue", venue)

    assert (result.exit_code, len(result.stdout.splitlines())) == (0, 2)
    assert "digests/ismir/2015/cats.yml" in result.stdout


def test_a_venue_that_is_not_there_is_told(project: Path) -> None:
    before = contents(project)

    result = run(
        "import", "bibtex", project / "refs.bib", "--root", project, "--venue", "ismi", "--lang", "en"
    )

    assert result.exit_code == 2
    assert "There is no venue “ismi”.\n    Did you mean ismir?" in result.stderr
    assert contents(project) == before


@pytest.mark.parametrize(
    ("kind", "text"), [("bibtex", "% nothing"), ("bibtex", "@comment{x}"), ("ismir", "[]")]
)
def test_a_file_without_papers_is_an_error(kind: str, text: str, project: Path) -> None:
    file = write(project, {"empty": text}) / "empty"

    result = run("import", kind, file, project / "2015.json", "--root", project)
    alone = run("import", kind, file, "--root", project)

    assert (result.exit_code, alone.exit_code) == (1, 1)
    assert f"{file.as_posix()}:1:1" in alone.stderr
    assert "import-nothing" in alone.stderr


def test_an_empty_project_begins_with_the_venue(tmp_path: Path) -> None:
    write(tmp_path, {"mkdocs.yml": "", "2015.json": json.dumps(PAPERS[:2])})

    result = run("import", "ismir", tmp_path / "2015.json", "--root", tmp_path)

    assert result.exit_code == 0
    assert problems(tmp_path) == []
    assert (tmp_path / "digests/venues.yml").is_file()


def test_nothing_is_taken_while_what_is_there_has_mistakes(project: Path) -> None:
    before = contents(write(project, {ENTRY: "read: full\n"}))

    result = run("import", "ismir", project / "2015.json", "--root", project)

    assert (result.exit_code, result.stdout) == (1, "")
    assert "import-errors-first" in result.stderr
    assert contents(project) == before


def test_a_registry_without_the_venue_is_told(tmp_path: Path) -> None:
    venues = {"digests/venues.yml": "icassp: {name: {en: ICASSP, ko: ICASSP}}\n"}
    write(tmp_path, {**venues, "mkdocs.yml": "", "2015.json": json.dumps(PAPERS)})

    result = run("import", "ismir", tmp_path / "2015.json", "--root", tmp_path)

    assert (result.exit_code, result.stdout) == (1, "")
    assert "import-venue-missing" in result.stderr
    (tmp_path / "list.csv").write_text("Title,Authors,Year\nA paper,Ann Author,2015\n")
    assert "import-format" in run("import", "ismir", tmp_path / "list.csv", "--root", tmp_path).stderr
    assert "digest new venue ismir" in result.stderr
    assert run("new", "venue", "ismir", "--root", tmp_path).exit_code == 0
    assert (
        "lovelace-bees-study.yml" in run("import", "ismir", tmp_path / "2015.json", "--root", tmp_path).stdout
    )


def of_animals(project: Path) -> tuple[str | Path, ...]:
    """Write a list of papers about animals, and return the arguments that import it."""
    records = (BIBTEX.replace("Bees", name).replace("03540", f"0354{n}") for n, name in enumerate(ANIMALS))
    (project / "more.bib").write_text("".join(records))
    return "import", "bibtex", project / "more.bib", "--root", project, "--lang", "en"


def test_a_full_disk_ends_an_import_with_what_came_and_it_goes_on_later(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = of_animals(project)
    create = files.create

    def fail(path: Path, content: bytes) -> None:
        if "cows" in path.name:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        create(path, content)

    with monkeypatch.context() as patched:
        patched.setattr(files, "create", fail)
        full = run(*arguments)

    added = "digests/ismir/2015/lovelace-{}-study.yml: added\n"
    assert (full.exit_code, full.stdout) == (1, "".join(map(added.format, ANIMALS[:2])))
    refused = "lovelace-cows-study.yml:1:1: error: This file cannot be written: No space left on device."
    assert f"{refused} Not written, with it: 2" in full.stderr
    assert full.stderr.count("[import-unwritten]") == 1
    assert "type the same command again" in full.stderr
    assert "8 papers: 2 added, 0 there already, 6 left out." in full.stderr

    again = run(*arguments)

    assert again.stdout.endswith("".join(map(added.format, ANIMALS[2:])))
    assert '"import-unwritten"' not in again.stderr


@pytest.mark.parametrize("is_written", [False, True])
def test_ctrl_c_ends_an_import_with_what_came_and_it_goes_on_later(
    project: Path, monkeypatch: pytest.MonkeyPatch, *, is_written: bool
) -> None:
    arguments = of_animals(project)
    create = files.create

    def stop(path: Path, content: bytes) -> None:
        if is_written or "bats" not in path.name:
            create(path, content)
        if "bats" in path.name:
            raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(files, "create", stop)
        stopped = run(*arguments)

    came = 1 + is_written
    added = "digests/ismir/2015/lovelace-{}-study.yml: added\n"
    assert (stopped.exit_code, stopped.stdout) == (1, "".join(map(added.format, ANIMALS[:came])))
    assert f"lovelace-{ANIMALS[came]}-study.yml:1:1: error: The import was stopped" in stopped.stderr
    assert f"Not written, with it: {4 - came} [import-stopped]" in stopped.stderr

    again = run(*arguments)

    assert again.stdout.endswith("".join(map(added.format, ANIMALS[came:])))
    assert '"import-stopped"' not in again.stderr


def test_what_another_import_wrote_meanwhile_stays(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "more.bib").write_text(BIBTEX + BIBTEX.replace("Bees", "Wasps").replace("03540", "03541"))
    bees = project / "digests/ismir/2015/lovelace-bees-study.yml"
    wasps = project / "digests/ismir/2015/lovelace-wasps-study.yml"
    create = files.create
    arguments = ("import", "bibtex", project / "more.bib", "--root", project, "--lang", "en")

    def late(path: Path, content: bytes) -> None:
        create(path, content if path == bees else b"paper: {title: Hornets}\nread: not-yet\n")
        create(path, content)

    monkeypatch.setattr(files, "create", late)
    met = run(*arguments)
    monkeypatch.undo()

    assert met.exit_code == 1
    assert met.stdout == "digests/ismir/2015/lovelace-bees-study.yml: there already, known by its title\n"
    assert met.stderr.count("[import-meanwhile]") == 1
    assert "4 papers: 0 added, 1 there already, 3 left out." in met.stderr
    assert b"Hornets" in wasps.read_bytes()

    again = run(*arguments)

    assert "digests/ismir/2015/lovelace-wasps-study-2.yml: added\n" in again.stdout
    assert '"import-meanwhile"' not in again.stderr
    assert b"Hornets" in wasps.read_bytes()


def test_every_message_of_imports_is_tried() -> None:
    tests = "".join(path.read_text() for path in Path(__file__).parents[1].rglob("test_*.py"))

    assert [code for code in wordings() if code.startswith("import-") and f'"{code}"' not in tests] == []


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_what_is_wrong_with_a_list_is_told_a_hundred_times_at_most(lang: str, project: Path) -> None:
    (project / "many.bib").write_text("@a{\n" * 5_000)
    result = run(
        "import", "bibtex", project / "many.bib", project / "refs.bib", "--root", project, "--lang", lang
    )
    more = {"en": "4900 more problems", "ko": "문제 4900건"}[lang]
    assert [line.count("[import-bibtex]") for line in result.stderr.splitlines()].count(1) == 100
    assert more in result.stderr
    assert "[import-no-venue]" in result.stderr  # of the other file
