"""``digest import post``: an old post about many papers taken into a project, as drafts in its order."""

import sys
from collections.abc import Mapping
from dataclasses import replace
from importlib.util import find_spec
from itertools import chain
from pathlib import Path

import click

from generator.cli.file_plan import FilePlan
from generator.cli.imports import shared
from generator.cli.parameters import NotDoneError, dry_option, known_id, lang_option, project_option, word
from generator.engine.configuration.options import Options
from generator.entries import reader
from generator.entries.library import Library
from generator.metadata import store
from generator.metadata.posts import encodings, leftovers, matching, post_reader
from generator.metadata.posts.post import OldPost
from generator.metadata.posts.post_plan import Ground, PostPlan, PostPlanner, PostRequest
from generator.metadata.proceedings import bib_files, decoding, ismir
from generator.metadata.proceedings.listing import Listing
from generator.problems import report
from generator.problems.messages import is_error
from generator.problems.problem import Problem
from generator.support import package
from generator.support.languages import Lang
from generator.text.characters import escaped

_EXTRAS = ("rapidfuzz", "html_to_markdown")
"""What only this needs, and is installed with ``[post]``."""

_HOLDS = ("intro", "between", "outro")
"""The kinds of sections that make the file of an edition."""


@click.command("post")
@click.argument("file", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--venue", metavar="ID", required=True, help="The venue that the post is about.")
@click.option("--year", metavar="YEAR", required=True, type=click.IntRange(1000, 9999), help="Its year.")
@click.option(
    "--proceedings",
    "named",
    metavar="FILE",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A list of that year's papers, as the other imports take it; may be given several times.",
)
@shared.encoding_option
@click.option("--by", metavar="WHO", default="", help="Who wrote the post: an id of people.yml, or a name.")
@click.option(
    "--verbatim", is_flag=True, help="Mark the notes as the author's own words, published with consent."
)
@dry_option
@lang_option
@project_option
def post(  # noqa: PLR0913, PLR0917 # as the command line has it
    file: Path,
    venue: str,
    year: int,
    named: tuple[Path, ...],
    encoding: str | None,
    by: str,
    lang: Lang,
    project: Options,
    *,
    verbatim: bool,
    dry: bool,
) -> None:
    """Take an old post about many papers over as drafts, in its order.

    FILE is text, Markdown or a page as a browser saves it. Lines that name a paper begin an entry; what
    stands before the first and after the last introduces and closes the edition. What can be placed nowhere
    goes into a file under imported/, so that nothing is lost. Files that are there stay as they are.

    Exits with 0 when all of it was placed, 1 when something was left, 2 when used wrongly.
    """
    request = PostRequest(file, venue, year, project.root, project.digests, by, verbatim)
    read, plan, left = _planned(request, decoding.read_all(named, encoding), project)
    others: list[Problem] = []
    if not dry:
        met = shared.create(project.root, {**plan.files, **left})
        others = [*dict.fromkeys(chain(*met.values()))]
        plan = plan.but({file for file, wrong in met.items() if wrong}, others)
        left = {file: text for file, text in left.items() if not met.get(file)}
    _print_plan(read, plan, left, lang, dry=dry)
    if others or any(part.reason != "around" for part in plan.left):
        sys.exit(1)


def _planned(
    request: PostRequest, named: Mapping[str, str | Problem], project: Options
) -> tuple[OldPost, PostPlan, dict[str, bytes]]:
    """Return a post, what becomes of it, and the file of what is left; raises NotDoneError."""
    if missing := [name for name in _EXTRAS if find_spec(name) is None]:
        raise NotDoneError("import-post-extra", value=", ".join(missing), package=package.name())
    library = reader.read(project.root, project.digests)
    errors = [*filter(is_error, library.problems)]
    if errors:
        raise NotDoneError("import-errors-first", *errors, count=len(errors))
    request = replace(request, venue=known_id(library.vocabularies["venues"], request.venue))
    text = encodings.read(request.file)
    read = text if isinstance(text, Problem) else post_reader.read(request.file.as_posix(), text)
    if isinstance(read, Problem):
        raise NotDoneError.of(read)
    listing = _listing(named, library, request)
    stored = store.read(project.root, project.digests)
    ground = Ground.of(library, stored, listing, request)
    sections = matching.matched(read.parts, [paper.title for paper in ground.papers], assumed=not named)
    refused: dict[str, Problem] = {}
    plan = PostPlanner(read, ground, request, refused).of(sections)
    while wrong := _wrong(project, plan):
        refused |= wrong
        ground = Ground.of(library, stored, listing, request)
        plan = PostPlanner(read, ground, request, refused).of(sections)
    plan = replace(plan, problems=(*listing.problems, *plan.problems))
    return read, plan, leftovers.file(plan, read, request, project.languages.first)


def _wrong(project: Options, plan: PostPlan) -> dict[str, Problem]:
    """Return the new files that ``digest check`` would refuse, and why; raises NotDoneError for others."""
    try:
        FilePlan(project, texts=plan.files).check()
    except NotDoneError as error:
        own = {*plan.entries, *plan.edition}
        wrong = {found.place.file: found for found in reversed(error.problems) if found.place.file in own}
        if not wrong:
            error.problems = error.problems[:-1]  # of which the last speaks of names
            raise
        return wrong
    return {}


def _listing(named: Mapping[str, str | Problem], library: Library, request: PostRequest) -> Listing:
    """Return what lists say of the papers of a venue's year; raises NotDoneError."""
    for text in named.values():
        if isinstance(text, Problem):
            raise NotDoneError.of(text)

    def read(name: str, text: str) -> Listing:
        is_bibtex = name.lower().endswith(".bib")
        return (
            bib_files.read(name, text, library.venues, request.venue) if is_bibtex else ismir.read(name, text)
        )

    return shared.listing(named, read)


def _print_plan(read: OldPost, plan: PostPlan, left: Mapping[str, bytes], lang: Lang, *, dry: bool) -> None:
    added = shared.added(lang, dry=dry)
    for file in plan.known:
        click.echo(escaped(f"{file}: {word(lang, 'known-post')} ← {plan.titles[file]}"))
    for file in plan.files:
        words = plan.titles.get(file, "")
        if file in plan.edition:
            words = ", ".join(word(lang, kind) for kind in plan.kinds if kind in _HOLDS)
        click.echo(escaped(f"{file}: {added}{' ← ' * bool(words)}{words}"))
    for file in left:
        click.echo(escaped(f"{file}: {word(lang, 'left', added=added, count=len(plan.left))}"))
    problems = report.listed(plan.problems)
    click.echo(report.as_text(problems, lang), nl=bool(problems), err=True)
    unplaced = sum(part.reason in {"unsure", "there", "refused"} for part in plan.left)
    counts = {
        "added": len(plan.entries),
        "known": len(plan.known),
        "left": unplaced,
        "words": read.words.total(),
        "lost": plan.lost.total(),
    }
    shown = {name: f"{count:,}" for name, count in counts.items()}
    papers = len(plan.entries) + len(plan.known) + unplaced
    click.echo(word(lang, "placed", n=papers, verb=added, **shown), err=True)
