"""Papers for reference managers and scripts, on standard output."""

import json
import subprocess
import sys
from pathlib import Path

import pybtex.database
import pytest
import rispy
from click.testing import CliRunner, Result

from generator.cli.main import main
from tests.entries.projects import write

PROJECT = {
    "mkdocs.yml": "site_name: N\nsite_url: https://example.org/n\nplugins: [digest]\n",
    "digests/venues.yml": (
        "ismir:\n  name: {en: ISMIR, ko: ISMIR}\n  aliases: [이스미르]\n"
        "icassp:\n  name: {en: ICASSP, ko: ICASSP}\n"
    ),
    "digests/tags.yml": (
        "deep:\n  name: {en: Deep learning, ko: 딥러닝}\n"
        "cnn:\n  name: {en: Convolutional network, ko: 합성곱 신경망}\n  broader: [deep]\n"
    ),
    "digests/ismir/2015/old.yml": (
        "paper: {title: Old, authors: [Ada Lovelace, 최근우], abstract: We show.}\n"
        "read: full\ntags: [cnn]\nsummary: {ko: 하나., en: One.}\n"
    ),
    "digests/ismir/2016/other.yml": (
        "paper: {title: Other, authors: [Ada Lovelace]}\nread: not-yet\ntags: [deep]\n"
    ),
    "digests/icassp/2017/far.yml": (
        "paper: {title: Far}\nread: full\ntags: [deep]\nsummary: {ko: 셋., en: Three.}\n"
    ),
    "digests/icassp/2017/drafted.yml": "paper: {title: Draft}\nread: not-yet\ndraft: true\n",
    "digests/icassp/2017/nameless.yml": (
        "unidentified: {ko: 포스터., en: A poster.}\nread: poster\ntags: [cnn]\n"
    ),
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("export"), PROJECT)


def export(project: Path, *typed: str) -> Result:
    return CliRunner().invoke(main, ["export", *typed, "--root", str(project), "--lang", "en"])


def keys(result: Result) -> list[str]:
    assert result.exit_code == 0, result.output
    return [item["id"] for item in json.loads(result.stdout)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ((), ["icassp/2017/far", "ismir/2016/other", "ismir/2015/old"]),
        (("--tag", "딥러닝"), ["icassp/2017/far", "ismir/2016/other", "ismir/2015/old"]),
        (("--tag", "cnn"), ["ismir/2015/old"]),
        (("--venue", "이스미르"), ["ismir/2016/other", "ismir/2015/old"]),
        (("--venue", "ismir/2015"), ["ismir/2015/old"]),
        (("--venue", "ismir/2015", "--venue", "icassp"), ["icassp/2017/far", "ismir/2015/old"]),
        (("--author", "ada-lovelace"), ["ismir/2016/other", "ismir/2015/old"]),
        (("--author", "최근우"), ["ismir/2015/old"]),
        (("--author", "Ada Lovelace", "--reviewed"), ["ismir/2015/old"]),
        (("--tag", "cnn", "--venue", "icassp"), []),
    ],
)
def test_papers_are_chosen(project: Path, typed: tuple[str, ...], found: list[str]) -> None:
    assert keys(export(project, "csl", *typed)) == found


def test_each_format_is_read_by_others(project: Path) -> None:
    bibtex = pybtex.database.parse_string(export(project, "bibtex", "--tag", "cnn").stdout, "bibtex")
    assert bibtex.entries["ismir/2015/old"].fields["abstract"] == "We show."
    (record,) = rispy.loads(export(project, "ris", "--tag", "cnn").stdout)
    assert record["keywords"] == ["Convolutional network"]
    assert export(project, "bibtex", "--tag", "cnn", "--venue", "icassp").stdout == ""


def test_a_line_of_json_is_a_paper_as_scripts_have_it(project: Path) -> None:
    result = export(project, "jsonl")
    papers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [paper["id"] for paper in papers] == [
        *("icassp/2017/far", "icassp/2017/nameless", "ismir/2016/other", "ismir/2015/old"),
    ]
    assert papers[-1]["url"]["en"] == "https://example.org/n/en/papers/ismir/2015/old/"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (("--tag", "cmn"), "cnn"),
        (("--venue", "ismr"), "ismir"),
        (("--venue", "ismir/2014"), "ismir/2015, ismir/2016"),
        (("--author", "Ada Lovelase"), "ada-lovelace"),
    ],
)
def test_an_unknown_name_is_told_with_what_is_near(project: Path, typed: tuple[str, ...], meant: str) -> None:
    result = export(project, "bibtex", *typed)
    assert result.exit_code == 2
    assert meant in result.stderr
    assert not result.stdout


@pytest.mark.slow
def test_whoever_reads_may_stop(project: Path) -> None:
    script = "from generator.cli.main import main; main()"
    command = [sys.executable, "-c", script, "export", "jsonl", "--root", str(project)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        assert running.stderr.read() == b""


def test_what_is_left_out_is_told(tmp_path: Path) -> None:
    root = write(tmp_path, PROJECT | {"digests/ismir/2016/other.yml": "paper: {title: [Other\n"})

    for typed, said in (
        (("bibtex",), "Left out, as their titles are not known: 2 papers.\n"),
        (("jsonl",), ""),
        (("markdown", str(tmp_path / "out")), ""),
    ):
        result = export(root, *typed)
        assert result.exit_code == 0
        assert result.stderr.startswith(f"{said}Some of it may be missing, as there are errors (")
    (root / "digests/icassp/2017/nameless.yml").unlink()
    (root / "digests/ismir/2016/other.yml").unlink()
    assert export(root, "jsonl").stderr == ""
