"""What contributors are told is true: its examples pass the checks, and what it points to is there."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.problems.messages import severity
from generator.problems.problem import Problem, Severity
from tests.conftest import ROOT, SAMPLE
from tests.entries.projects import problems

BLOCK = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"digests/\w+/\d+/first-author-topic\.yml")
FILES = "https://github.com/paper-digest/paper-digest/blob/main/"
"""Where README finds what lies beside it: an index of packages shows README alone."""

LINK = re.compile(r"\]\(((?!https?:)[^)#]+)")


def text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def errors(project: Path) -> list[Problem]:
    return [problem for problem in problems(project) if severity(problem) is Severity.ERROR]


def test_a_paper_in_five_lines_passes_the_checks(tmp_path: Path) -> None:
    (entry,) = BLOCK.findall(text(ROOT / "README.md"))
    project = shutil.copytree(SAMPLE, tmp_path / "sample")
    (project / "digests/icassp/2017/dai-raw-waveforms.yml").write_text(entry, encoding="utf-8")

    assert errors(project) == []


def test_the_example_of_a_new_project_passes_the_checks(tmp_path: Path) -> None:
    wishes = ["--languages", "ko,en", "--name", "N", "--repo", "", "--venues", "ask"]
    begun = CliRunner().invoke(main.main, ["init", str(tmp_path), *wishes])
    assert begun.exit_code == 0, begun.output
    guides = [*(tmp_path / "docs").rglob("contribute.md")]
    assert guides

    for guide in guides:
        (entry,), (file,) = BLOCK.findall(text(guide)), FILE.findall(text(guide))
        (tmp_path / file).write_text(entry, encoding="utf-8")
        assert errors(tmp_path) == []


def test_the_index_shows_no_link_that_leads_nowhere_there() -> None:
    assert LINK.findall(text(ROOT / "README.md")) == []


@pytest.mark.parametrize("file", ["CONTRIBUTING.md", "README.md"])
def test_what_it_points_to_is_there(file: str) -> None:
    # What lies in docs/ is up to the people who write it.
    said = text(ROOT / file).replace(f"]({FILES}", "](")
    paths = {path for path in LINK.findall(said) if not path.startswith("docs/")}

    assert paths
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_both_languages_say_the_same_of_speed() -> None:
    english, korean = text(ROOT / "CONTRIBUTING.md").split("# 기여하기")
    of_each = [half.partition(f"**{word}**")[2] for half, word in ((english, "Speed"), (korean, "속도"))]
    figures, items = ([re.findall(of, half) for half in of_each] for of in (r"\d+ %|\d+,\d{3}", r"(?m)^- "))
    code = [{*re.findall("`([^`]+)`", half)} for half in of_each]

    assert figures[0]
    assert sorted(figures[0]) == sorted(figures[1])
    assert len(items[0]) == len(items[1])
    assert code[0] == code[1]
