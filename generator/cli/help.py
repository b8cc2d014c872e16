"""What ``-h`` says in Korean; in English it stands with commands and options themselves."""

import re
import sys
from collections.abc import Mapping
from contextlib import suppress
from copy import copy
from functools import cache
from typing import Any, cast

import click

from generator.cli.parameters import NotDoneError, here, say
from generator.engine.configuration import options
from generator.engine.configuration.options import OptionsError
from generator.problems.refusals import NOTED, Commands, spoken
from generator.support import package
from generator.support.languages import Lang


class Bilingual(Commands):
    """Commands that explain themselves in the language of whoever types them."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run the command that is typed."""
        typed = (args[0] if args else kwargs.get("args")) or sys.argv[1:]
        is_asked = not typed or not {"-h", "--help"}.isdisjoint(typed)
        said = korean(self) if is_asked and spoken(_first()) == "ko" else self
        return click.Command.main(said, *args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what keeps it from being done is told, and the exit code is 2."""
        try:
            return super().invoke(ctx)
        except NotDoneError as error:
            say(error.problems, ctx.meta[NOTED])
            ctx.exit(2)


def korean(command: click.Command) -> click.Command:
    """Return a command, with all below it, as it explains itself in Korean."""
    found = copy(command)
    found.help = _translated(command.help)
    found.params = [_parameter(parameter) for parameter in command.params]
    if isinstance(found, click.Group):
        found.commands = {name: korean(below) for name, below in found.commands.items()}
    return found


@cache
def table() -> Mapping[str, str]:
    """Return the Korean of each English paragraph."""
    return cast("Mapping[str, str]", package.table("generator.cli", "help.yml"))


def paragraphs(said: str) -> list[str]:
    """Return the paragraphs of a text, a line each."""
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", said)]


def _first() -> Lang:
    """Return the first language of the project at hand, or English."""
    with suppress(OptionsError):
        return options.read(root).languages.first if (root := here()) else "en"
    return "en"


def _parameter(parameter: click.Parameter) -> click.Parameter:
    found = copy(parameter)
    if isinstance(found, click.Option):
        found.help = _translated(found.help)
    return found


def _translated(english: str | None) -> str | None:
    """Return a text paragraph by paragraph; one that has no Korean stays as it is."""
    return "\n\n".join(table().get(each, each) for each in paragraphs(english or "")) or None
