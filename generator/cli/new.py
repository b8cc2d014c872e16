"""``digest new``: a file to fill in, for a paper or for what papers draw on."""

import sys

import click

from generator.cli import new_entry, new_registered
from generator.cli.new_entry import NotStartedError, Request, Started
from generator.cli.parameters import api_option, lang_option, project_option, say, service
from generator.engine.options import Options
from generator.support.languages import Lang


@click.command()
@click.argument("what", metavar="VENUE/YEAR[/SLUG] | KIND ID", nargs=-1, required=True)
@click.option("--arxiv", metavar="ID", default="", help="The paper's id on arXiv, or its address there.")
@click.option("--title", default="", help="The paper's title, where arXiv has it not or otherwise.")
@api_option
@lang_option
@project_option
def new(  # noqa: PLR0913, PLR0917 # one parameter an option
    what: tuple[str, ...], arxiv: str, title: str, api: str, lang: Lang, project: Options
) -> None:
    """Write a commented file to fill in; what is there already stays as it is.

    For a paper, name venue and year; without SLUG a name is proposed. What arXiv knows of the paper is asked
    for and stored. KIND is venue, tag, person or edition, and the ID of an edition is VENUE/YEAR.
    """
    try:
        started = _started(what, Request(what[0], arxiv, title), api, lang, project)
    except NotStartedError as error:
        say(error.problems, lang)
        sys.exit(2)
    say(started.notices, lang)
    click.echo(started.file)


def _started(what: tuple[str, ...], request: Request, api: str, lang: Lang, project: Options) -> Started:
    match what:
        case (_,):
            return new_entry.start(project, request, lang, service(api))
        case ("venue" | "tag" | "person" | "edition" as kind, typed) if not (request.arxiv or request.title):
            return new_registered.start(project, kind, typed, lang)
        case _:
            raise NotStartedError("new-what", value=" ".join(what))
