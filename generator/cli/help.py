"""What ``-h`` says in Korean, and click of wrong usage; in English it stands in the code."""

import gettext
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from copy import copy
from functools import cache
from typing import Any, cast

import click
from click.exceptions import NoArgsIsHelpError

from generator.cli.parameters import NotDoneError, here, say
from generator.engine.configuration import options
from generator.engine.configuration.options import OptionsError
from generator.problems.refusals import SPEAKING, Commands, spoken
from generator.support import package
from generator.support.languages import LANGS, Lang
from generator.text.characters import HANGUL

_SAID_ANYWAY = "Show this message and exit."
"""What click looks up in every run, though it is shown where help is asked for."""

_LANG = re.compile(rf"(?:^| )--lang[= ]({'|'.join(LANGS)})(?: |$)")
"""The language that is asked for: what is wrong may keep options from being read."""

_FILLER = "\ue000"
"""Stands behind a character that is two columns wide while click counts characters."""


class Bilingual(Commands):
    """Commands that explain themselves in the language of whoever types them."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run the command that is typed."""
        typed = (args[0] if args else kwargs.get("args")) or sys.argv[1:]
        is_asked = not typed or not {"-h", "--help"}.isdisjoint(typed)
        named = _LANG.search(" ".join(typed))
        before = SPEAKING.set(cast("Lang", named[1]) if named else None)
        is_korean = cache(lambda: spoken(_first()) == "ko")
        try:
            said = korean(self) if is_asked and is_korean() else self
            with saying(lambda text: (is_asked or text != _SAID_ANYWAY) and is_korean()):
                return click.Command.main(said, *args, **kwargs)
        finally:
            SPEAKING.reset(before)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what keeps it from being done is told, and the exit code is 2."""
        try:
            return super().invoke(ctx)
        except NoArgsIsHelpError as error:
            if not error.ctx or spoken(_first()) != "ko":
                raise
            error.ctx.formatter_class = _Formatter
            said = korean(error.ctx.command).get_help(error.ctx)
            click.echo(said.replace(_SAID_ANYWAY, clicks_table()[_SAID_ANYWAY]), err=True)
            ctx.exit(2)
        except NotDoneError as error:
            say(error.problems, spoken())
            ctx.exit(2)


class _Formatter(click.HelpFormatter):
    """Breaks lines where a terminal ends in which Hangul is two columns wide."""

    def write_text(self, text: str) -> None:
        super().write_text(_widened(text))

    def write_dl(self, rows: Iterable[tuple[str, str]], *args: Any, **named: Any) -> None:
        super().write_dl([(term, _widened(said)) for term, said in rows], *args, **named)

    def getvalue(self) -> str:
        return super().getvalue().replace(_FILLER, "")


class _Context(click.Context):
    """The context of a command that explains itself in Korean."""

    formatter_class = _Formatter


def korean(command: click.Command) -> click.Command:
    """Return a command, with all below it, as it explains itself in Korean."""
    found = copy(command)
    found.context_class = _Context
    found.help = _translated(command.help)
    found.params = [_parameter(parameter) for parameter in command.params]
    if isinstance(found, click.Group):
        found.commands = {name: korean(below) for name, below in found.commands.items()}
    return found


@cache
def table() -> Mapping[str, str]:
    """Return the Korean of each English paragraph."""
    return cast("Mapping[str, str]", package.table("generator.cli", "help.yml"))


@cache
def clicks_table() -> Mapping[str, str]:
    """Return the Korean of what click says by itself."""
    return cast("Mapping[str, str]", package.table("generator.cli", "click.yml"))


def paragraphs(said: str) -> list[str]:
    """Return the paragraphs of a text, a line each."""
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", said)]


@contextmanager
def saying(is_korean: Callable[[str], bool]) -> Iterator[None]:
    """Have what is looked up in a catalogue of translations, as click does, found in ours."""
    plain = gettext.dgettext, gettext.dngettext

    def said(domain: str, message: str) -> str:  # noqa: ARG001 # as it is called there
        return clicks_table().get(message, message) if is_korean(message) else message

    def counted(domain: str, msgid1: str, msgid2: str, n: int) -> str:
        return said(domain, msgid1 if n == 1 else msgid2)

    gettext.dgettext, gettext.dngettext = said, counted
    try:
        yield
    finally:
        gettext.dgettext, gettext.dngettext = plain


def _first() -> Lang:
    """Return the first language of the project at hand, or English."""
    with suppress(OptionsError, FileNotFoundError):  # a folder may be gone while somebody is in it
        return options.read(root).languages.first if (root := here()) else "en"
    return "en"


def _parameter(parameter: click.Parameter) -> click.Parameter:
    found = copy(parameter)
    if isinstance(found, click.Option):
        found.help = _translated(found.help)
    return found


def _widened(text: str) -> str:
    return HANGUL.sub(rf"\g<0>{_FILLER}", text)


def _translated(english: str | None) -> str | None:
    """Return a text paragraph by paragraph; one that has no Korean stays as it is."""
    return "\n\n".join(table().get(each, each) for each in paragraphs(english or "")) or None
