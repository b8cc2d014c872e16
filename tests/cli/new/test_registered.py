"""Starting a venue, a tag, a person or an edition, in a file of its own."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.cli.new import registered
from generator.problems.messages import severity
from generator.problems.problem import Problem, Severity
from generator.support.languages import Languages
from tests.entries.projects import SOUND, problems, write

FILES = {
    ("venue", "neurips"): "digests/venues/neurips.yml",
    ("tag", "beat-tracking"): "digests/tags/beat-tracking.yml",
    ("person", "sujin-park"): "digests/people/sujin-park.yml",
    ("edition", "icassp/2017"): "digests/icassp/2017/edition.yml",
}

FILLED = {
    "  ko:\n": "  ko: 새것\n",
    "dates:  ": "dates: 2017-03-05/2017-03-09  ",
    "url:  ": "url: https://2017.example.org  ",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write(tmp_path, {**SOUND, "mkdocs.yml": ""})


def new(project: Path, *words: str, lang: str = "en") -> Result:
    result = CliRunner().invoke(main.main, ["new", *words, "--lang", lang, "--root", str(project)])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


@pytest.mark.parametrize(
    ("kind", "name", "file", "said"),
    [
        ("venue", "NeurIPS", "venues/neurips.yml", "  en: NeurIPS\n  ko: NeurIPS\n"),
        ("venue", "한국정보과학회", "venues/hangugjeongbogwahaghoe.yml", "  en:\n  ko: 한국정보과학회\n"),
        ("tag", "Beat Tracking", "tags/beat-tracking.yml", "  en: Beat Tracking\n  ko:\n"),
        ("tag", "beat_tracking", "tags/beat-tracking.yml", "  en: Beat tracking\n  ko:\n"),
        ("tag", "공정성", "tags/gongjeongseong.yml", "  en:\n  ko: 공정성\n"),
        ("person", "김수진", "people/gimsujin.yml", "  en:\n  ko: 김수진\n"),
        ("person", "Чайковский", "people/chaykovskiy.yml", "  en: Чайковский\n  ko:\n"),
        ("person", "Jan Schlüter", "people/jan-schluter.yml", "  en: Jan Schlüter\n  ko:\n"),
    ],
)
def test_what_is_named_is_begun_by_its_name(
    kind: str, name: str, file: str, said: str, project: Path
) -> None:
    result = new(project, kind, name)

    assert result.stdout == f"digests/{file}\n"
    assert said in (project / "digests" / file).read_text(encoding="utf-8")
    assert ("rename digests/" in result.stderr) is (re.search("[가-힣а-я]", name) is not None)


def test_a_site_in_one_language_has_every_name_there() -> None:
    for begun, said in (
        (registered.venue_text("hangughoe", "한국회", "en", Languages("en")), "  en: 한국회"),
        (registered.venue_text("dafx", "DAFx", "ko", Languages("ko")), "  ko: DAFx"),
        (registered.text("tag", "Fairness", "ko", Languages("ko")), "  ko: Fairness"),
        (registered.text("person", "김민지", "en", Languages("en")), "  en: 김민지"),
    ):
        assert re.findall(r"(?m)^name:.*\n((?:  .*\n)*)", begun) == [f"{said}\n"]


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize(("kind", "name"), FILES)
def test_what_is_new_is_in_order_once_filled_in(kind: str, name: str, lang: str, project: Path) -> None:
    result = new(project, kind, name, lang=lang)

    assert (result.exit_code, result.stdout, result.stderr) == (0, f"{FILES[kind, name]}\n", "")

    def told(root: Path) -> list[Problem]:
        return [problem for problem in problems(root) if problem.place.file == FILES[kind, name]]

    file = project / FILES[kind, name]
    begun = file.read_text(encoding="utf-8")
    assert {severity(problem) for problem in told(project)} <= {Severity.WARNING}
    filled = re.sub(r"(?m)^# (?!yaml)", "", begun)
    for empty, value in FILLED.items():
        filled = filled.replace(empty, value)
    file.write_text(filled, encoding="utf-8")
    assert not re.search(r"(?m)^  (?:en|ko):$", filled)
    assert told(project) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("venue", "ismir"), "“ismir” is taken: it means `ismir` in venues."),
        (("tag", "convnet"), "“convnet” is taken: it means `cnn` in tags."),
        (("person", "minji-kim"), "it means `minji-kim` in people."),
        (("edition", "ismir/2015"), "There is digests/ismir/2015/edition.yml already"),
        (("edition", "ismir/2016/first"), "does not say where"),
        (("edition", "nips/2015"), "There is no venue “nips”"),
        (("tag", "Convolutional neural network"), "it means `cnn` in tags."),
        (("tag", "../x"), "“../x” cannot be an id.\n    Did you mean `x`?"),
        (("person", "!"), "“!” cannot be an id."),
        (("venue", "index"), "index"),
        (("venue", "tags"), "“tags” cannot be an id."),
        (("edition", "people/2015"), "digests/venues/new-people.yml"),
        (("author", "somebody"), "“author somebody” does not say what is new."),
        (("tag",), "“tag” does not say what is new."),
        (("tag", "one", "two"), "does not say what is new"),
        (("tag", "one", "--title", "A title"), "does not say what is new"),
    ],
)
def test_what_is_there_or_cannot_be_is_refused(words: tuple[str, ...], said: str, project: Path) -> None:
    before = sorted(project.rglob("*"))

    result = new(project, *words)

    assert result.exit_code == 2
    assert said in result.stderr
    assert sorted(project.rglob("*")) == before


def test_a_name_that_is_nearly_there_is_told(project: Path) -> None:
    result = new(project, "venue", "icasp", lang="ko")

    assert result.exit_code == 0
    assert "이미 있는 이름과 비슷합니다: icasp (icassp)" in result.stderr
    assert (project / "digests/venues/icasp.yml").is_file()
