"""``digest fetch``: asking arXiv about papers."""

import sys
from pathlib import Path

import click
from pydantic_core import PydanticCustomError

from generator.cli.parameters import api_option, lang_option, project_option, seconds, service
from generator.engine.options import Options
from generator.entries import reader
from generator.entries.format.fields import arxiv_ref
from generator.metadata import store
from generator.metadata.arxiv import reporting, updates
from generator.metadata.arxiv.transport import DELAY
from generator.problems.messages import hint, message
from generator.problems.problem import Place, Problem
from generator.support import files
from generator.support.languages import Lang
from generator.text.identifiers import ArxivRef


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
    help="What --refresh takes for old; what is named as ID always is.",
)
@click.option("--offline", is_flag=True, help="Ask nobody; only tell what is missing.")
@api_option
@click.option(
    "--delay",
    type=float,
    default=DELAY,
    callback=seconds,
    show_default=True,
    help="Seconds between requests; arXiv asks for three.",
)
@click.option(
    "--into",
    envvar=store.ELSEWHERE,
    type=click.Path(file_okay=False, path_type=Path),
    help=f"Write here instead of digests/{store.FOLDER}; checks and builds look here where "
    f"{store.ELSEWHERE} names it.",
)
@lang_option
@project_option
def fetch(  # noqa: PLR0913  # one parameter an option
    *,
    ids: tuple[str, ...],
    days: int,
    api: str,
    delay: float,
    into: Path | None,
    lang: Lang,
    project: Options,
    refresh: bool,
    offline: bool,
) -> None:
    """Ask arXiv about papers: those with each ID, else those of all entries of which nothing is stored yet.

    Exits with 0 when all is there, 1 when something is missing, 2 when used wrongly.
    """
    asked = service(api, delay)
    stores = store.stores(project.root, project.digests, into)
    files.clear(stores[0])
    if ids:
        wanted = [item for given in ids for item in updates.of_reference(_arxiv_ref(given, lang))]
    else:
        wanted = updates.wanted(reader.read(project.root, project.digests))
    if refresh and not offline:
        needed = updates.outdated(stores, wanted, asked.api, 0 if ids else days)
    else:
        needed = updates.missing(stores, wanted)
    if not needed:
        click.echo(reporting.nothing_to_ask(len({item.ref.id for item in wanted}), lang), err=True)
        return
    results = reporting.offline(needed) if offline else updates.fetch(stores, needed, asked)
    hidden = offline or not sys.stderr.isatty()
    with click.progressbar(
        results, len(needed), reporting.ASKING[lang], hidden=hidden, file=sys.stderr
    ) as shown:
        brought = reporting.report(shown, lang)
    for line in brought.lines:
        click.echo(line)
    click.echo(brought.summary, err=True)
    if not brought.complete:
        sys.exit(1)


def _arxiv_ref(given: str, lang: Lang) -> ArxivRef:
    try:
        return arxiv_ref(given)
    except PydanticCustomError as error:
        problem = Problem.at(Place(""), error.type, **(error.context or {}))
        raise click.BadParameter(f"{message(problem, lang)} {hint(problem, lang)}", param_hint="ID") from None
