"""``digest new``: a file to fill in, for a paper or for what papers draw on."""

from typing import BinaryIO, get_args

import click

from generator.cli.new import entry_file, registered, suggestion
from generator.cli.new.entry_file import Request
from generator.cli.parameters import NotDoneError, lang_option, project_option, say
from generator.cli.server_options import api_option, doi_api_option, servers
from generator.engine.configuration.options import Options
from generator.entries import reader
from generator.support.languages import Lang


@click.command()
@click.argument("what", metavar="[VENUE/YEAR[/SLUG] | KIND ID]", nargs=-1)
@click.option("--arxiv", metavar="ID", default="", help="The paper's id on arXiv, or its address there.")
@click.option("--doi", metavar="DOI", default="", help="The paper's DOI, or an address that holds it.")
@click.option("--title", default="", help="The paper's title, where it is not known or known otherwise.")
@click.option(
    "--from-issue",
    "issue",
    metavar="FILE",
    type=click.File("rb"),
    help="The text of an issue in which a paper was suggested; - reads it from standard input.",
)
@api_option
@doi_api_option
@lang_option
@project_option
def new(  # noqa: PLR0913, PLR0917 # one parameter an option
    what: tuple[str, ...],
    arxiv: str,
    doi: str,
    title: str,
    issue: BinaryIO | None,
    api: str,
    doi_api: str,
    lang: Lang,
    project: Options,
) -> None:
    """Write a commented file to fill in. What is there already stays as it is.

    For a paper, name venue and year; without SLUG a name is proposed. What arXiv and the registry of its DOI
    know of the paper is asked for and stored. KIND is venue, tag, person or edition, and the ID of an edition
    is VENUE/YEAR; for the others a name will do, of which an id is made.

    An issue says which paper and where; what is typed here comes before that. Nothing else of it is
    published: it becomes comments.
    """
    if not what and not issue:
        raise click.MissingParameter(param_hint="VENUE/YEAR[/SLUG] | KIND ID", param_type="argument")
    request = Request("".join(what[:1]), arxiv, title, doi)
    if issue:
        library, text = reader.read(project.root, project.digests), issue.read(suggestion.MAX_BYTES + 1)
        request = suggestion.read(getattr(issue, "name", "-"), text, request, library, lang)
        what = what or (request.where,)
    asked, of_paper = servers(api, doi_api, project), request.arxiv or request.doi or request.title
    match what:
        case (where,) if where not in get_args(registered.Kind):
            started = entry_file.start(project, request, lang, asked)
        case ("venue" | "tag" | "person" | "edition" as kind, typed) if not of_paper:
            started = registered.start(project, kind, typed, lang)
        case _:
            raise NotDoneError("new-what", value=" ".join(what))
    say(started.notices, lang)
    click.echo(started.file)
