"""What contributors are told is true: its examples pass the checks, and what it points to is there."""

import re
import shutil
from pathlib import Path

import pytest
from PIL import Image

from generator.problems.messages import severity
from generator.problems.problem import Severity
from tests.conftest import ROOT
from tests.entries.projects import problems

GUIDES = ("docs/contribute.md", "docs/en/contribute.md")

BLOCK = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
LINK = re.compile(r"\]\(((?!https?:)[^)#]+)(?:#([^)]+))?\)")

EXAMPLE = "digests/icassp/2017/dai-raw-waveforms.yml"
"""The paper of the examples, which is in the digests already."""


def text(file: str) -> str:
    return (ROOT / file).read_text(encoding="utf-8")


@pytest.mark.parametrize("guide", GUIDES)
def test_the_examples_pass_the_checks(guide: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "digests", tmp_path / "digests")
    (tmp_path / "docs").mkdir()
    least, more, *registered = BLOCK.findall(text(guide))
    for block in registered:
        file = tmp_path / block.splitlines()[0].removeprefix("# ")
        file.parent.mkdir(exist_ok=True)
        file.write_text(block, encoding="utf-8")
    Image.new("RGB", (4, 3)).save((tmp_path / EXAMPLE).with_name("dai-poster.jpg"))

    for entry in (least, least + more):
        (tmp_path / EXAMPLE).write_text(entry, encoding="utf-8")
        assert [problem for problem in problems(tmp_path) if severity(problem) is Severity.ERROR] == []

    assert len(registered) == 3


def test_both_languages_say_the_same() -> None:
    korean, english = (text(guide) for guide in GUIDES)

    assert len(HEADING.findall(korean)) == len(HEADING.findall(english))
    assert len(BLOCK.findall(korean)) == len(BLOCK.findall(english))


def test_what_contributing_points_to_is_there() -> None:
    links = LINK.findall(text("CONTRIBUTING.md"))

    assert {file for file, _ in links} >= set(GUIDES)
    for file, anchor in links:
        headings = HEADING.findall(text(file)) if anchor else ()
        assert (ROOT / file).is_file()
        assert not anchor or anchor in {heading.lower().replace(" ", "-") for heading in headings}
