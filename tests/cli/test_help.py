"""Help in Korean and English: every command and every option has both."""

from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from generator.cli import help as helped
from generator.cli.main import main
from generator.text.characters import HANGUL


def told(command: click.Command) -> Iterator[str]:
    """Yield what a command and all below it say of themselves."""
    yield command.help or ""
    yield from (option.help or "" for option in command.params if isinstance(option, click.Option))
    for below in command.commands.values() if isinstance(command, click.Group) else ():
        yield from told(below)


def test_everything_is_explained_in_both_languages() -> None:
    english, korean = list(told(main)), list(told(helped.korean(main)))

    assert all(english)
    assert not any(HANGUL.search(text) for text in english)
    assert all(HANGUL.search(text) for text in korean)


def test_nothing_is_explained_that_is_not_there() -> None:
    said = {" ".join(part.split()) for text in told(main) for part in text.split("\n\n")}

    assert helped.table().keys() == said


@pytest.mark.parametrize(
    ("locale", "commands", "word"),
    [
        ("ko_KR.UTF-8", (), "빈 폴더"),
        ("ko_KR.UTF-8", ("init",), "다이제스트의 이름"),
        ("C", (), "Write a project"),
    ],
)
def test_help_follows_the_locale(locale: str, commands: tuple[str, ...], word: str) -> None:
    result = CliRunner().invoke(main, [*commands, "-h"], env={"LC_ALL": locale}, color=False)

    assert result.exit_code == 0
    assert word in result.stdout
