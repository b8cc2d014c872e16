"""``digest fetch``: asking arXiv, and the registries of DOIs, about papers."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click
from pydantic_core import PydanticCustomError

from generator.cli import server_options
from generator.cli.parameters import lang_option, project_option, seconds, word
from generator.cli.server_options import api_option, doi_api_option
from generator.engine.configuration.options import Options
from generator.entries import reader
from generator.entries.format.fields import arxiv_ref
from generator.metadata import paper_servers as metadata
from generator.metadata import reporting, store_folders
from generator.metadata.arxiv import updates
from generator.metadata.doi.record_updates import RecordQuestion
from generator.metadata.paper_servers import AnyQuestion
from generator.problems.refusals import explain
from generator.support import files
from generator.support.languages import Lang
from generator.text import identifiers


@click.command()
@click.argument("ids", metavar="[ID]...", nargs=-1)
@click.option(
    "--refresh", is_flag=True, help="Ask again for what is old or came from elsewhere; tell what changed."
)
@click.option(
    "--days",
    type=click.IntRange(0, 36500),
    default=30,
    show_default=True,
    help="After how many days --refresh takes something for old; what is named as ID always is.",
)
@click.option("--offline", is_flag=True, help="Ask nobody; only tell what is missing.")
@api_option
@doi_api_option
@click.option(
    "--delay",
    type=float,
    callback=seconds,
    help="Seconds between requests; else three, as arXiv asks, and one for DOIs.",
)
@click.option(
    "--into",
    envvar=store_folders.ELSEWHERE,
    type=click.Path(file_okay=False, path_type=Path),
    help=f"Write here instead of digests/{store_folders.FOLDER}; checks and builds look here where "
    f"{store_folders.ELSEWHERE} names it.",
)
@lang_option
@project_option
def fetch(  # noqa: PLR0913  # one parameter an option
    *,
    ids: tuple[str, ...],
    days: int,
    api: str,
    doi_api: str,
    delay: float | None,
    into: Path | None,
    lang: Lang,
    project: Options,
    refresh: bool,
    offline: bool,
) -> None:
    """Ask about all papers of which nothing is stored yet. With ID, about those alone.

    An ID is arXiv's, which arXiv is asked about, or a DOI, about which Crossref is asked and then DataCite.

    Exits with 0 when all is there, 1 when something is missing, 2 when used wrongly.
    """
    servers = server_options.servers(api, doi_api, project, delay)
    stores = store_folders.of(project.root, project.digests, into)
    files.clear(stores[0])
    questions = _named(ids, lang) if ids else metadata.questions(reader.read(project.root, project.digests))
    if refresh and not offline:
        needed = metadata.outdated(stores, questions, servers.apis, 0 if ids else days)
    else:
        needed = metadata.missing(stores, questions)
    if not needed:
        stored = len({item.paper for item in questions})
        click.echo(word(lang, "stored" if stored else "unasked", n=stored, papers=stored), err=True)
        return
    results = reporting.offline(needed) if offline else servers.fetch(stores, needed)
    asked = ", ".join(dict.fromkeys(item.server for item in needed))
    hidden, label = offline or not sys.stderr.isatty(), word(lang, "asking", server=asked)
    with click.progressbar(results, len(needed), label, hidden=hidden, file=sys.stderr) as shown:
        brought = reporting.report(shown, lang)
    for line in brought.lines:
        click.echo(line)
    came, missing = brought.fetched, brought.missing
    lacking = word(lang, "lacking", n=missing, papers=missing) if missing else ""
    click.echo(word(lang, "came", n=came, papers=came, lacking=lacking), err=True)
    if missing:
        sys.exit(1)


def _named(ids: Sequence[str], lang: Lang) -> list[AnyQuestion]:
    """Return what is to be known of papers that a person named."""
    named: list[AnyQuestion] = []
    for given in ids:
        try:
            named += updates.of_reference(arxiv_ref(given))
        except PydanticCustomError as error:
            if doi := identifiers.doi_of(given):
                named.append(RecordQuestion(doi))
                continue
            said = explain(error.type, lang, **(error.context or {}))
            raise click.BadParameter(said, param_hint="ID") from None
    return named
