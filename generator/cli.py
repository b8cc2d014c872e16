"""The ``digest`` command."""

import io
import json
import os
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import cast, get_args

import click
from pydantic_core import PydanticCustomError

from generator import fetch as fetch_of
from generator import imports, options, project, starting
from generator import preview as preview_of
from generator.entries import files, fix, reader, report
from generator.entries.characters import escaped
from generator.entries.fields import arxiv_ref
from generator.entries.identifiers import ArxivRef
from generator.entries.messages import hint, message, severity
from generator.entries.problem import Lang, Place, Problem, Severity
from generator.entries.report import Format
from generator.entries.schema import schemas
from generator.metadata import account, fetching, store
from generator.metadata.arxiv import API, API_VARIABLE, Service
from generator.metadata.merging import Plan
from generator.metadata.transport import DELAY, Manners
from generator.project import Project
from generator.site.labels import LANGS
from generator.site.view import Site
from generator.starting import NotStartedError, Request
from generator.telling import Commands, lang_option

MAX_DELAY = 3600
"""How many seconds may lie between two requests."""


def problems(root: Path) -> list[Problem]:
    """Return everything that is wrong with a project, sorted by file and line."""
    return list(_project(root).problems)


def _project(root: Path) -> Project:
    sites = {lang: Site() for lang in LANGS}
    today = date.today()  # noqa: DTZ011 # the day of who writes
    said = options.read(root)
    return project.read(root, said.digests, root / said.docs, sites, drafts=True, today=today)


def _found_root(_context: click.Context, _parameter: click.Parameter, given: Path | None) -> Path:
    """Return the project's folder, in which commands that died before leave nothing."""
    here = Path.cwd()
    projects = (folder for folder in (here, *here.parents) if (folder / "mkdocs.yml").is_file())
    root = given.resolve() if given else next(projects, None)
    if root is None:
        raise click.UsageError(
            "No mkdocs.yml here or in a folder above; name the project's folder with --root."
        )
    files.clear(root / options.read(root).digests)
    return root


_root = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    callback=_found_root,
    help="The folder of mkdocs.yml; found upwards from here.",
)
_api = click.option(
    "--api", envvar=API_VARIABLE, default=API, help=f"Another server that speaks arXiv's API [{API}]."
)


@click.group(cls=Commands)
def main() -> None:
    """Check and write digests of papers."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that cannot show Hangul


@main.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(get_args(Format)),
    default="text",
    help="For people, GitHub or programs.",
)
@click.option(
    "--fix",
    "mend",
    is_flag=True,
    help="Mend what leaves no doubt: dates, YAML's signs, spaces and quotes, aliases, short links, ids.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 on warnings too.")
@lang_option
@_root
def check(  # noqa: PLR0913  # one parameter an option
    paths: tuple[Path, ...], form: str, lang: str, root: Path, *, mend: bool, strict: bool
) -> None:
    """Report what is wrong, here or with each PATH; all files are read in any case.

    Exits with 0 when there are no errors, 1 when there are, 2 when used wrongly.
    """
    said = cast("Lang", lang)
    reported = report.within([report.relative(path, root) for path in paths])
    if mend:
        digests = options.read(root).digests
        for file in fix.fix(root, reader.read(root, digests), digests, reported):
            click.echo(f"{escaped(file)}: {'고쳤습니다.' if said == 'ko' else 'mended.'}", err=True)
    found = [problem for problem in problems(root) if reported(problem.place.file)]
    listed = report.listed(found)
    if form == "json":
        click.echo(report.as_json(listed, said))
    elif form == "github":
        click.echo(report.as_github(listed), nl=bool(found))
    else:
        colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        click.echo(report.as_text(listed, said, colour=colour), nl=bool(found))
        click.echo(report.summary(found, said), err=True)
    severities = {severity(problem) for problem in found}
    if Severity.ERROR in severities or (strict and severities):
        sys.exit(1)


@main.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@_root
def preview(paths: tuple[Path, ...], root: Path) -> None:
    """Print what is wrong and the entries in each PATH as Markdown, in both languages.

    It is for the summary of a job on GitHub: what was typed is shown as it is, and nothing of it is rendered.
    A PATH that holds no entry, or is gone, is only named.
    """
    names = [report.relative(path, root) for path in paths]
    read = _project(root)
    works = [work for work in read.catalog.works.values() if report.within(names)(work.file)]
    files = {work.file for work in works}
    others = [name for name in names if name not in files and not (root / name).is_dir()]
    click.echo(preview_of.markdown(works, others, read.problems), nl=False)


def _seconds(_context: click.Context, _parameter: click.Parameter, given: float) -> float:
    if not 0 <= given <= MAX_DELAY:  # nor NaN
        raise click.BadParameter(f"{given} is no number of seconds from 0 to {MAX_DELAY}.")
    return given


@main.command()
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
@_api
@click.option(
    "--delay",
    type=float,
    default=DELAY,
    callback=_seconds,
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
@_root
def fetch(  # noqa: PLR0913  # one parameter an option
    *,
    ids: tuple[str, ...],
    days: int,
    api: str,
    delay: float,
    into: Path | None,
    lang: str,
    root: Path,
    refresh: bool,
    offline: bool,
) -> None:
    """Ask arXiv about papers: those with each ID, else those of all entries of which nothing is stored yet.

    Exits with 0 when all is there, 1 when something is missing, 2 when used wrongly.
    """
    said = cast("Lang", lang)
    service = _service(api, delay)
    digests = options.read(root).digests
    stores = store.stores(root, digests, into)
    files.clear(stores[0])
    if ids:
        wanted = [item for given in ids for item in fetching.of_reference(_arxiv_ref(given, said))]
    else:
        wanted = fetching.wanted(reader.read(root, digests))
    if refresh and not offline:
        needed = fetching.outdated(stores, wanted, service.api, 0 if ids else days)
    else:
        needed = fetching.missing(stores, wanted)
    if not needed:
        click.echo(fetch_of.nothing_to_ask(len({item.ref.id for item in wanted}), said), err=True)
        return
    results = fetch_of.offline(needed) if offline else fetching.fetch(stores, needed, service)
    hidden = offline or not sys.stderr.isatty()
    with click.progressbar(
        results, len(needed), fetch_of.ASKING[said], hidden=hidden, file=sys.stderr
    ) as shown:
        told = fetch_of.report(shown, said)
    for line in told.lines:
        click.echo(line)
    click.echo(told.summary, err=True)
    if not told.complete:
        sys.exit(1)


def _arxiv_ref(given: str, lang: Lang) -> ArxivRef:
    try:
        return arxiv_ref(given)
    except PydanticCustomError as error:
        problem = Problem.at(Place(""), error.type, **(error.context or {}))
        raise click.BadParameter(f"{message(problem, lang)} {hint(problem, lang)}", param_hint="ID") from None


@main.command()
@click.argument("name", required=False, type=click.Choice(sorted(schemas())))
@click.option(
    "--write",
    "into",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write one file each into this folder.",
)
def schema(name: str | None, into: Path | None) -> None:
    """Print the JSON Schema of a kind of file, or of all by name."""
    if into is not None:
        files.clear(into)
        for kind, content in schemas().items():
            if name in (None, kind):
                files.write(into / f"{kind}.json", _json(content).encode())
    else:
        click.echo(_json(schemas()[name] if name else schemas()), nl=False)


@main.command()
@click.argument("where", metavar="VENUE/YEAR[/SLUG]")
@click.option("--arxiv", metavar="ID", default="", help="The paper's id on arXiv, or its address there.")
@click.option("--title", default="", help="The paper's title, where arXiv has it not or otherwise.")
@_api
@lang_option
@_root
def new(where: str, arxiv: str, title: str, api: str, lang: str, root: Path) -> None:  # noqa: PLR0913, PLR0917
    """Write a commented entry to fill in; without SLUG a name is proposed.

    What is there already stays as it is. What arXiv knows of the paper is asked for and stored.
    """
    said = cast("Lang", lang)
    try:
        started = starting.start(
            root, options.read(root).digests, Request(where, arxiv, title), said, _service(api)
        )
    except NotStartedError as error:
        _say(error.problems, said)
        sys.exit(2)
    _say(started.notices, said)
    click.echo(started.file)


def _say(problems: Iterable[Problem], lang: Lang) -> None:
    for problem in problems:
        click.echo(f"{message(problem, lang)}\n    {hint(problem, lang)}", err=True)


def _service(api: str, delay: float = DELAY) -> Service:
    try:
        return Service(api, Manners(delay=delay))
    except ValueError:
        raise click.BadParameter(f"{api!r} is no address like {API}.", param_hint="--api") from None


@main.group("import")
def take() -> None:
    """Take papers over from a list of proceedings, as entries that nobody has reviewed yet.

    A paper that is there already, by its arXiv id, its DOI, or its title in the same year, stays as it is.

    Exits with 0 when every paper has its entry, 1 when one was left out or a fact of it, 2 when used wrongly.
    """


_lists = click.argument(
    "lists",
    metavar="FILE...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)


_dry_run = click.option("--dry-run", "dry", is_flag=True, help="Say what would become of it; write nothing.")


@take.command()
@_lists
@_dry_run
@lang_option
@_root
def ismir(lists: tuple[Path, ...], lang: str, root: Path, *, dry: bool) -> None:
    """Take over each FILE of ISMIR's archive: 2015.json, or conferences.json for places and dates."""
    _take(root, imports.of_ismir(root, options.read(root).digests, lists), cast("Lang", lang), dry=dry)


@take.command()
@_lists
@click.option("--venue", metavar="ID", help="File all papers under this venue, whatever their records say.")
@_dry_run
@lang_option
@_root
def bibtex(lists: tuple[Path, ...], venue: str | None, lang: str, root: Path, *, dry: bool) -> None:
    """Take over each BibTeX FILE; a paper goes to the venue that its book or journal names.

    It may be named in full, by initials or abbreviated. A workshop beside it is told and not filed.
    """
    said = cast("Lang", lang)
    try:
        plan = imports.of_bibtex(root, options.read(root).digests, lists, venue)
    except imports.UnknownVenueError as error:
        _say([error.problem], said)
        sys.exit(2)
    _take(root, plan, said, dry=dry)


def _take(root: Path, plan: Plan, lang: Lang, *, dry: bool) -> None:
    if not dry:
        imports.write(root, plan)
    for line in account.lines(plan, lang, dry=dry):
        click.echo(escaped(line))
    click.echo(report.as_text(report.listed(plan.problems), lang), nl=bool(plan.problems), err=True)
    click.echo(account.summary(plan, lang, dry=dry), err=True)
    if any(severity(problem) == Severity.ERROR for problem in plan.problems):
        sys.exit(1)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
