"""The ``digest`` command."""

import io
import sys

import click

from generator.cli import check, export, fetch, handbook, imports, init, links, new, report, schemas, servers
from generator.cli.help import Bilingual
from generator.cli.names import rename, tags
from generator.support import package


def _tell_version(context: click.Context, _parameter: click.Parameter, asked: bool) -> None:  # noqa: FBT001 # click's way
    if asked and not context.resilient_parsing:
        click.echo(f"digest {package.version()}")
        context.exit()


@click.group(cls=Bilingual, context_settings={"help_option_names": ["-h", "--help"]})
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


for command in (
    check.check,
    report.report,
    fetch.fetch,
    links.links,
    schemas.schema,
    servers.server,
    export.export,
    new.new,
    rename.rename,
    tags.tags,
    init.init,
    handbook.handbook,
    imports.import_,
):
    main.add_command(command)
