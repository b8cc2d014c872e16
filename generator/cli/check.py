"""``digest check``: everything that is wrong with a project."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from gettext import gettext as _
from pathlib import Path
from typing import get_args

import click

from generator.build import project as projects
from generator.build.memory import Memory
from generator.build.project import Project
from generator.catalog.catalog import Catalog
from generator.cli import rechecking
from generator.cli.parameters import lang_option, project_option, word
from generator.engine.configuration import defaults, options
from generator.engine.configuration.options import Options, OptionsError
from generator.entries import reader
from generator.entries.write import fix
from generator.problems import report
from generator.problems.messages import is_error
from generator.problems.refusals import refusal
from generator.problems.report import Format
from generator.site.view import own_labels
from generator.site.view.site_facts import Site
from generator.support.languages import Lang
from generator.text.characters import escaped

_MAX_SPELLINGS = 10
"""Of how many authors it is told that they are spelled in several ways."""


def read(project: Options, memory: Memory | None = None) -> Project:
    """Read a project with its drafts, as who writes it sees it today; ``memory`` keeps what was read."""
    sites = {lang: Site() for lang in project.languages}
    today = date.today()  # noqa: DTZ011 # the day of who writes
    found = projects.read(
        project.root,
        project.digests,
        project.docs,
        sites,
        drafts=True,
        memory=memory,
        today=today,
        settings=options.page_settings(project)._replace(rendered=defaults.rendered),
    )
    problems = own_labels.read(project.root, project.labels)[1] if project.labels else ()
    return replace(found, problems=(*problems, *found.problems))


@click.command()
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
@click.option("--watch", is_flag=True, help="Go on, and report again after every change, until Ctrl-C.")
@lang_option
@project_option
def check(  # noqa: PLR0913  # one parameter an option
    paths: tuple[Path, ...], form: str, lang: Lang, project: Options, *, mend: bool, strict: bool, watch: bool
) -> None:
    """Report all that is wrong. With PATH, only what is wrong there; all files are read in any case.

    Exits with 0 when there are no errors, 1 when there are, 2 when used wrongly.
    """
    names = [report.relative(path, project.root) for path in paths]
    for path, name in zip(paths, names, strict=True):
        if name.startswith("../"):
            raise click.UsageError(
                _("{path} does not lie in the project, {root}.").format(path=path, root=project.root)
            )
    reported = report.within(names)
    if watch:
        if mend or strict or form != "text":
            raise click.UsageError(_("--watch goes with none of --fix, --strict and --format."))
        with suppress(KeyboardInterrupt):
            _watch(project.root, reported, lang)
        return
    if mend:
        for file in fix.fix(project.root, reader.read(project.root, project.digests), reported):
            click.echo(word(lang, "mended", file=escaped(file)), err=True)
    whole = read(project)
    found = [problem for problem in whole.problems if reported(problem.place.file)]
    listed = report.listed(found)
    if form == "json":
        click.echo(report.as_json(listed, lang))
    elif form == "github":
        click.echo(report.as_github(listed, _in_repository(project.root)), nl=bool(found))
    else:
        click.echo(report.as_text(listed, lang, colour=_in_colour()), nl=bool(found))
        click.echo(
            "\n".join((report.summary(found, lang), *spellings(whole.catalog, reported, lang))), err=True
        )
    if any(map(is_error, found)) or (strict and found):
        sys.exit(1)


def _in_repository(root: Path) -> str:
    """Return where a project lies in the repository that a runner of GitHub checked out."""
    checked_out = Path(os.environ.get("GITHUB_WORKSPACE", root)).resolve()
    inside = root.is_relative_to(checked_out) and root != checked_out
    return f"{root.relative_to(checked_out).as_posix()}/" if inside else ""


def spellings(catalog: Catalog, reported: Callable[[str], bool], lang: Lang) -> Iterator[str]:
    """Yield a line for each author whose name is spelled in several ways, by none of whom people.yml tells.

    Those alone that papers of ``reported`` files name; what people.yml says was decided by somebody.
    """
    met = [
        author
        for author in catalog.authors.values()
        if len(author.spellings) > 1
        and not author.person
        and any(reported(work.file) for work in author.works)
    ]
    yield from (
        f"{word(lang, 'meet')}: {' · '.join(map(escaped, author.spellings))}"
        for author in met[:_MAX_SPELLINGS]
    )
    if len(met) > _MAX_SPELLINGS:
        yield f"{word(lang, 'meet')}: … ({len(met) - _MAX_SPELLINGS})"


def _watch(root: Path, reported: Callable[[str], bool], lang: Lang) -> None:
    """Report what is wrong, and again after every change, where it is another."""
    shown = ""
    for project, memory in rechecking.states(root):
        told = _problem_report(project, memory, reported, lang)
        if sys.stdout.isatty():
            click.clear()
            clock = f"{datetime.now().astimezone():%H:%M:%S}"
            click.echo(f"{told}  ({clock}; {word(lang, 'watching')})")
        elif told != shown:
            click.echo(told)
        shown = told


def _problem_report(
    project: Options | OptionsError, memory: Memory, reported: Callable[[str], bool], lang: Lang
) -> str:
    if isinstance(project, OptionsError):
        return project.message
    try:
        found = [problem for problem in read(project, memory).problems if reported(problem.place.file)]
    except OSError as error:  # among articles, or a file that went while it was read
        return refusal(error, lang)
    listed = report.as_text(report.listed(found), lang, colour=_in_colour())
    return "\n".join(filter(None, (listed, report.summary(found, lang))))


def _in_colour() -> bool:
    return getattr(sys.stdout, "isatty", bool)() and "NO_COLOR" not in os.environ
