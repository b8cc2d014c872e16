"""The ``digest`` command."""

import json
import sys
from importlib.abc import MetaPathFinder
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import generator.cli
from generator.cli import main
from generator.entries.format.schema import schemas
from tests.entries.projects import ENTRY, SOUND, problems, write

HEAD = "paper: {title: A title}\nread: not-yet\n"
OTHER = "paper: {title: Another paper}\nread: not-yet\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write(tmp_path, {**SOUND, ENTRY: HEAD, "digests/ismir/2015/other.yml": OTHER, "mkdocs.yml": ""})


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(main.main, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


@pytest.mark.parametrize(
    ("text", "options", "status"),
    [
        (HEAD + "draft: no\n", (), 1),
        (OTHER, (), 0),
        (OTHER, ("--strict",), 1),
    ],
)
def test_check_exits_by_severity(text: str, options: tuple[str, ...], status: int, project: Path) -> None:
    write(project, {ENTRY: text})

    assert run("check", "--root", project, *options).exit_code == status


def test_check_reports_only_what_is_asked_for(project: Path) -> None:
    write(project, {ENTRY: HEAD + "draft: no\n", "digests/icassp/2017/a.yml": "read: not-yet\n"})

    result = run("check", project / "digests/icassp", "--root", project, "--format", "json", "--lang", "en")

    assert [found["file"] for found in json.loads(result.stdout)] == ["digests/icassp/2017/a.yml"]
    assert run("check", project / "digests/ismir/2015/other.yml", "--root", project).exit_code == 0
    for whole in (project, project.parent):
        assert run("check", whole, "--root", project).exit_code == 1


def test_a_runner_is_told_of_files_from_the_root_of_the_repository_on(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(project, {ENTRY: HEAD + "draft: no\n"})
    for root, named in (
        (project, ENTRY),
        (project.parent, f"{project.name}/{ENTRY}"),
        (project / "x", ENTRY),
    ):
        monkeypatch.setenv("GITHUB_WORKSPACE", str(root))
        result = run("check", "--root", project, "--format", "github")
        assert result.stdout.startswith(f"::error file={named},line=3,")


@pytest.mark.parametrize("command", [(), ("new",), ("import", "bibtex")])
def test_every_command_explains_itself(command: tuple[str, ...]) -> None:
    result = run(*command, "-h")

    assert result.exit_code == 0
    assert "-h, --help" in result.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "nowhere.yml"),
        ("check", "/etc"),
        ("check", "--format", "xml"),
        ("frobnicate",),
        ("check", "--root", "nowhere"),
        ("new",),
    ],
)
def test_wrong_usage_exits_with_2(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


def test_a_check_does_without_anywhere_to_say_what_it_found(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", None)

    with pytest.raises(SystemExit) as ended:
        main.main(["check", "--root", str(project)])

    assert ended.value.code == 0


def test_the_root_is_found_upwards(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project / "digests/ismir")
    write(project, {ENTRY: HEAD + "draft: no\n"})

    result = run("check", "2015/paper.yml", "--format", "json")

    assert [found["line"] for found in json.loads(result.stdout)] == [3]


def test_without_a_root_the_command_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    result = run("check")

    assert result.exit_code == 2
    assert "--root" in result.stderr


@pytest.mark.parametrize(
    "words",
    [("check",), ("rename", "a", "b"), ("tags",), ("new", "ismir/2015"), ("import", "bibtex", "refs.bib")],
    ids=lambda words: words[0],
)
def test_every_command_says_that_it_follows_no_link_to_digests(
    words: tuple[str, ...], project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(project, {"refs.bib": "@misc{a, title = {A}}"})
    (project / "digests").rename(project / "elsewhere")
    (project / "digests").symlink_to(project / "elsewhere")
    monkeypatch.chdir(project)
    monkeypatch.setenv("LC_ALL", "C")

    result = run(*words)

    assert (result.exit_code, result.stdout) == (2, "")
    assert "The folder digests/ is a link to another place, and links are not followed." in result.stderr


@pytest.mark.parametrize(
    ("locale", "languages", "word"),
    [
        ({"LANG": "ko_KR.UTF-8"}, "[en]", "오류"),
        ({"LC_ALL": "C", "LANG": "ko_KR.UTF-8"}, "[ko]", "error"),
        ({"LANG": "de_DE.UTF-8"}, "[ko, en]", "error"),
        ({"LANG": "C.UTF-8"}, "[ko, en]", "오류"),
        ({"LC_MESSAGES": "C.utf8"}, "[en, ko]", "error"),
        ({}, "[ko]", "오류"),
        ({}, "[en]", "error"),
    ],
)
def test_the_language_is_that_of_the_locale_or_else_of_the_project(
    locale: dict[str, str], languages: str, word: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, locale.get(name, ""))
    settings = f"plugins: [digest: {{languages: {languages}}}]\n"
    write(project, {ENTRY: HEAD + "draft: no\n", "mkdocs.yml": settings})

    assert word in run("check", "--root", project).stdout


@pytest.mark.parametrize(
    ("languages", "missing"), [("[ko, en]", 1), ("[en, ko]", 1), ("[ko]", 0), ("[en]", 0)]
)
def test_a_missing_translation_is_a_warning_where_two_languages_are_wanted(
    languages: str, missing: int, project: Path
) -> None:
    settings = f"plugins: [digest: {{languages: {languages}}}]\n"
    write(project, {ENTRY: HEAD + "summary: {ko: 요약이다.}\n", "mkdocs.yml": settings})

    result = run("check", "--root", project, "--strict", project / ENTRY)

    assert result.stdout.count("[missing-en]") == result.exit_code == missing


def test_languages_that_no_site_has_are_told(project: Path) -> None:
    write(project, {"mkdocs.yml": "plugins: [digest: {languages: [ja]}]\n"})

    result = run("check", "--root", project)

    assert result.exit_code == 2
    assert "`languages` cannot have this value." in result.stderr
    assert "[ko, en], [en, ko], [ko], [en]" in result.stderr


def test_spellings_that_meet_are_told_unless_somebody_said_so(project: Path) -> None:
    def checked(*paths: str) -> str:
        words = [*(str(project / path) for path in paths), "--root", str(project), "--lang", "en"]
        return CliRunner().invoke(main.main, ["check", *words]).stderr

    for slug, name in {"first": "Jan Schlüter", "second": "Jan Schluter"}.items():
        text = f"paper: {{title: {slug}, authors: [{name}]}}\nread: not-yet\n"
        (project / f"digests/ismir/2015/{slug}.yml").write_text(text, encoding="utf-8")
    told = "Taken for one author: Jan Schlüter · Jan Schluter\n"

    assert checked().endswith(told)
    assert checked("digests/ismir/2015/first.yml").endswith(told)
    assert told not in checked("digests/ismir/2015/other.yml")
    with (project / "digests/people.yml").open("a", encoding="utf-8") as people:
        people.write("jan-schluter:\n  name: {en: Jan Schlüter}\n")
    assert told not in checked()


def test_github_gets_annotations(project: Path) -> None:
    write(project, {ENTRY: HEAD + "draft: no\n"})

    assert run("check", "--root", project, "--format", "github").stdout.startswith(
        f"::error file={ENTRY},line=3,"
    )


def test_fix_mends_and_reports_the_rest(project: Path) -> None:
    write(project, {ENTRY: HEAD + "tags: [convnet, quantum]\n"})

    result = run("check", "--root", project, "--fix", "--format", "json")

    assert (project / ENTRY).read_text() == HEAD + "tags: [cnn, quantum]\n"
    assert [found["code"] for found in json.loads(result.stdout)] == ["unknown-tag"]


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("title", ["", "Foo: bar # \"1\" '2' [3] {title}\n\t"])
def test_new_writes_an_entry_that_reads(lang: str, title: str, project: Path) -> None:
    result = run("new", "icassp/2017/a-paper", "--title", title, "--lang", lang, "--root", project)

    assert (result.exit_code, result.stdout) == (0, "digests/icassp/2017/a-paper.yml\n")
    assert [problem.code for problem in problems(project)] == ([] if title else ["entry-without-paper"])


def test_new_never_overwrites(project: Path) -> None:
    result = run("new", "ismir/2015/other", "--root", project)

    assert result.exit_code == 2
    assert (project / "digests/ismir/2015/other.yml").read_text() == OTHER


@pytest.mark.parametrize(
    "entry", ["other", "ismir/15/x", "ismir/2015/Index", "ismir/2015/../x", "nips/2015/x"]
)
def test_new_refuses_what_cannot_be_an_entry(entry: str, project: Path) -> None:
    assert run("new", entry, "--root", project).exit_code == 2
    assert not (project / "digests/nips").exists()


def test_hangul_where_the_system_takes_none_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "getfilesystemencoding", lambda: "ascii")
    wishes = ("--name", "\udceb\udc8b\udca4", "--languages", "ko", "--repo", "", "--venues", "acl")

    result = run("init", tmp_path / "new", *wishes, "--lang", "en")

    assert (result.exit_code, result.stdout) == (1, "")
    assert "Set PYTHONUTF8=1" in result.stderr
    assert not (tmp_path / "new").exists()


def test_schema_prints_and_writes(tmp_path: Path) -> None:
    assert json.loads(run("schema").stdout) == schemas()
    assert json.loads(run("schema", "entry").stdout) == schemas()["entry"]

    run("schema", "--write", tmp_path / "schema")

    assert {path.name for path in (tmp_path / "schema").iterdir()} == {f"{name}.json" for name in schemas()}


def test_who_stops_it_while_it_loads_sees_nothing_of_python(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stopping(MetaPathFinder):
        def find_spec(self, *named: object) -> None:
            raise KeyboardInterrupt(named)

    monkeypatch.delitem(sys.modules, "generator.cli.main")
    monkeypatch.setattr(sys, "meta_path", [Stopping()])

    with pytest.raises(SystemExit, match="Aborted!"):
        generator.cli.run()
