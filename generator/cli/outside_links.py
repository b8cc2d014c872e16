"""``digest links``: whether what the digests link to elsewhere is still there."""

import random
import sys
from typing import Literal, get_args

import click

from generator.cli.parameters import lang_option, project_option, seconds, word
from generator.cli.report import inert
from generator.engine.configuration.options import Options
from generator.entries import reader
from generator.metadata.outside import named_addresses
from generator.metadata.outside.probing import DELAY, Manners, Verdict
from generator.metadata.outside.round import verdicts
from generator.problems import report
from generator.problems.messages import is_error
from generator.support.languages import Lang

Format = Literal["text", "json", "markdown"]


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(get_args(Format)),
    default="text",
    help="For people, for programs, or for an issue, which is about dead links alone.",
)
@click.option(
    "--delay",
    type=float,
    default=DELAY,
    callback=seconds,
    show_default=True,
    help="Seconds between requests to one host.",
)
@lang_option
@project_option
def links(form: Format, delay: float, lang: Lang, project: Options) -> None:
    """Report links to elsewhere that are dead. Every address that digests and pages name is asked for.

    What only may be gone is a warning: servers that answer nobody but people, or nothing today. Nobody's own
    network is entered. Exits with 0 when no link is dead, 1 when one is, 2 when used wrongly or where nobody
    answers.
    """
    library = reader.read(project.root, project.digests)
    texts = [*named_addresses.of_library(library), *named_addresses.of_pages(project.docs, project.root)]
    wanted = named_addresses.everything(texts)
    # What a host that has enough leaves open is another part of its addresses each time.
    shuffled = random.sample(sorted(wanted), len(wanted))
    found: dict[str, Verdict] = {}
    hidden, label = not sys.stderr.isatty(), word(lang, "asking-elsewhere")
    with click.progressbar(length=len(wanted), label=label, hidden=hidden, file=sys.stderr) as shown:
        for of_host in verdicts(shuffled, Manners(delay=delay)):
            found.update(of_host)
            shown.update(len(of_host))
    if wanted and not any(verdict.answered for verdict in found.values()):
        click.echo(word(lang, "nobody"), err=True)
        sys.exit(2)
    told = named_addresses.problems(texts, found, project.root, project.digests)
    dead = [*filter(is_error, told)]
    if form == "markdown":
        click.echo("\n".join(inert.problem_lines(dead)), nl=bool(dead))
    elif form == "json":
        click.echo(report.as_json(told, lang))
    else:
        click.echo(report.as_text(told, lang), nl=bool(told))
    asked, unsure = len(wanted), len(told) - len(dead)
    click.echo(word(lang, "asked", n=asked, asked=asked, dead=len(dead), unsure=unsure), err=True)
    if dead:
        sys.exit(1)
