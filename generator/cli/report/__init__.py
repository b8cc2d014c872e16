"""``digest report``: what a branch changes, for whoever is to merge it."""

import click

from generator.cli.parameters import lang_option, project_option
from generator.cli.report import as_markdown
from generator.cli.report.comparison import compared
from generator.engine.configuration.options import Options
from generator.support.languages import Lang


@click.command()
@click.option("--base", metavar="REF", required=True, help="The branch into which this one is to be merged.")
@lang_option
@project_option
def report(base: str, lang: Lang, project: Options) -> None:
    """Print what this branch changes since it left REF, as Markdown. It is for whoever is to merge it.

    One line says it all; then come the problems that it brings, what is new or renamed, and each entry. What
    was typed is shown as it is, and nothing of it is rendered. What is not committed yet counts too.
    """
    click.echo(as_markdown.markdown(compared(project, base), lang), nl=False)
