"""``digest check``: everything that is wrong with a project."""

import os
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import get_args

import click

from generator.build import project as projects
from generator.build.project import Project
from generator.cli.parameters import lang_option, project_option
from generator.engine.options import Options
from generator.entries import reader
from generator.entries.write import fix
from generator.problems import report
from generator.problems.messages import severity
from generator.problems.problem import Severity
from generator.problems.report import Format
from generator.site.view import own_labels
from generator.site.view.names import Site
from generator.support.languages import Lang
from generator.text.characters import escaped


def read(project: Options) -> Project:
    """Read a project with its drafts, as who writes it sees it today."""
    sites = {lang: Site() for lang in project.languages}
    today = date.today()  # noqa: DTZ011 # the day of who writes
    found = projects.read(project.root, project.digests, project.docs, sites, drafts=True, today=today)
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
@lang_option
@project_option
def check(  # noqa: PLR0913  # one parameter an option
    paths: tuple[Path, ...], form: str, lang: Lang, project: Options, *, mend: bool, strict: bool
) -> None:
    """Report what is wrong, here or with each PATH; all files are read in any case.

    Exits with 0 when there are no errors, 1 when there are, 2 when used wrongly.
    """
    reported = report.within([report.relative(path, project.root) for path in paths])
    if mend:
        root, digests = project.root, project.digests
        for file in fix.fix(root, reader.read(root, digests), digests, reported):
            click.echo(f"{escaped(file)}: {'고쳤습니다.' if lang == 'ko' else 'mended.'}", err=True)
    found = [problem for problem in read(project).problems if reported(problem.place.file)]
    listed = report.listed(found)
    if form == "json":
        click.echo(report.as_json(listed, lang))
    elif form == "github":
        click.echo(report.as_github(listed), nl=bool(found))
    else:
        colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        click.echo(report.as_text(listed, lang, colour=colour), nl=bool(found))
        click.echo(report.summary(found, lang), err=True)
    severities = {severity(problem) for problem in found}
    if Severity.ERROR in severities or (strict and severities):
        sys.exit(1)
