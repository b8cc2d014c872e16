"""What README and the files of a new project tell people to type is there."""

from pathlib import Path

import pytest

from tests import commands
from tests.conftest import ROOT

PAGES = [ROOT / "README.md", *(ROOT / "generator/cli/starter").rglob("*.md")]


def test_every_command_that_is_told_is_there() -> None:
    assert [line for page in PAGES for line in commands.told(page)] == []
    assert sum(len([*commands.typed(page.read_text(encoding="utf-8"))]) for page in PAGES) > 5


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        ("digest --version", None),
        ("$ digest check --lang ko digests/icassp/2017   # wrong --here", None),
        (".venv/bin/digest import ismir 2015.json --dry-run", None),
        ("digest", None),
        ("digest chekc", "No such command 'chekc'."),
        ("digest import ris", "No such command 'ris'."),
        ("digest fetch --refersh", "No such option '--refersh'"),
        ("digest fetch --days", "Option '--days' requires an argument."),
    ],
)
def test_a_command_that_is_not_there_is_told(command: str, reason: str | None, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"`digest none`\n\n```console\n$ cd x && {command}\n```\n", encoding="utf-8")

    lines = [*commands.told(page)]

    assert len(lines) == (reason is not None)
    assert (reason or "") in "".join(lines)
    assert [found.removeprefix("$ ") for found in commands.typed(page.read_text(encoding="utf-8"))] == [
        command.removeprefix("$ ")
    ]


def test_a_command_may_go_on_in_the_next_line() -> None:
    page = "```console\n$ digest init . \\\n    --name x\n```\n"

    assert [command.split() for command in commands.typed(page)] == ["$ digest init . --name x".split()]
