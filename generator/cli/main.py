"""The ``digest`` command."""

import io
import sys
from collections import UserDict
from importlib import import_module
from typing import Any

import click

from generator.cli.help import Bilingual
from generator.support import package


class _Commands(UserDict[str, Any]):
    """Commands that are imported when they are looked up, as most load packages that others do not need."""

    def __getitem__(self, name: str) -> click.Command:
        module, _, command = self.data[name].partition(":")
        found: click.Command = getattr(import_module(module), command)
        return found


_COMMANDS = _Commands(
    {
        "check": "generator.cli.check:check",
        "count": "generator.cli.count:count",
        "export": "generator.cli.export:export",
        "fetch": "generator.cli.fetch:fetch",
        "handbook": "generator.cli.handbook:handbook",
        "import": "generator.cli.imports:import_",
        "init": "generator.cli.init:init",
        "links": "generator.cli.outside_links:links",
        "new": "generator.cli.new:new",
        "rename": "generator.cli.names.rename:rename",
        "report": "generator.cli.report:report",
        "schema": "generator.cli.schemas:schema",
        "server": "generator.cli.servers:server",
        "tags": "generator.cli.names.tag_names:tags",
    }
)
"""Where the commands are, by name."""


def _tell_version(context: click.Context, _parameter: click.Parameter, asked: bool) -> None:  # noqa: FBT001 # click's way
    if asked and not context.resilient_parsing:
        click.echo(f"digest {package.version()}")
        context.exit()


@click.group(cls=Bilingual, commands=_COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_tell_version,
    help="Show the version and exit.",
)
def main() -> None:
    """Check and write digests of papers."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that cannot show Hangul
