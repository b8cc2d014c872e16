"""``digest import ismir`` and ``bibtex``: lists of proceedings, as entries that nobody has reviewed yet."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

import click

from generator.cli.imports import shared
from generator.cli.parameters import dry_option, known_id, lang_option, project_option, word
from generator.engine.configuration.options import Options
from generator.entries import reader
from generator.entries.library import Library
from generator.metadata import store
from generator.metadata.proceedings import bib_files, decoding, ismir, merging
from generator.metadata.proceedings.listing import Listing
from generator.metadata.proceedings.merging import Merge
from generator.problems import report
from generator.problems.messages import is_error
from generator.problems.problem import Place, Problem
from generator.support import files
from generator.support.languages import Lang
from generator.text.characters import escaped

_lists = click.argument(
    "lists",
    metavar="FILE...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)

_tags = click.option(
    "--tags", is_flag=True, help="Write tags whose names stand in title or abstract as suggested-tags."
)


@click.command("ismir")
@_lists
@shared.encoding_option
@_tags
@dry_option
@lang_option
@project_option
def ismir_list(  # noqa: PLR0913 # as the command line has it
    lists: tuple[Path, ...], encoding: str | None, lang: Lang, project: Options, *, tags: bool, dry: bool
) -> None:
    """Take over each FILE of ISMIR's archive. That is 2015.json, or conferences.json for places and dates."""
    plan = of_ismir(project.root, project.digests, lists, encoding, tags=tags)
    _take(project.root, plan, lang, dry=dry)


@click.command("bibtex")
@_lists
@click.option("--venue", metavar="ID", help="File all papers under this venue, whatever their records say.")
@shared.encoding_option
@_tags
@dry_option
@lang_option
@project_option
def bibtex_list(  # noqa: PLR0913 # as the command line has it
    lists: tuple[Path, ...],
    venue: str | None,
    encoding: str | None,
    lang: Lang,
    project: Options,
    *,
    tags: bool,
    dry: bool,
) -> None:
    """Take over each BibTeX FILE. A paper goes to the venue that its book or journal names.

    It may be named in full, by initials or abbreviated. A workshop beside it is told and not filed.
    """
    plan = of_bibtex(project.root, project.digests, lists, venue, encoding, tags=tags)
    _take(project.root, plan, lang, dry=dry)


def _take(root: Path, plan: Merge, lang: Lang, *, dry: bool) -> None:
    """Carry a plan out unless it is a ``dry`` run, and tell what becomes, or would, of each file."""
    if not dry:
        plan = write(root, plan)
    verb = shared.added(lang, dry=dry)
    known = (
        f"{file}: {word(lang, 'known', mark=word(lang, f'known-{by}'))}" for file, by in plan.known.items()
    )
    for line in (*known, *(f"{file}: {verb}" for file in (*plan.other_files, *plan.entries))):
        click.echo(escaped(line))
    click.echo(report.as_text(report.listed(plan.problems), lang), nl=bool(plan.problems), err=True)
    counts = {"added": len(plan.entries), "known": len(plan.known), "left": plan.left_out}
    shown = {name: f"{count:,}" for name, count in counts.items()}
    click.echo(word(lang, "listed", n=sum(counts.values()), verb=verb, **shown), err=True)
    if any(map(is_error, plan.problems)):
        sys.exit(1)


def of_ismir(
    root: Path, digests: str, paths: Sequence[Path], encoding: str | None = None, *, tags: bool = False
) -> Merge:
    """Plan what becomes of files of ISMIR's archive; a project without venues gets this one."""
    library = reader.read(root, digests)
    plan = _plan(root, library, decoding.read_all(paths, encoding), ismir.read, tags=tags)
    if library.venues and ismir.VENUE not in library.venues and (plan.entries or plan.other_files):
        return Merge(problems=(Problem.at(Place(digests), "import-venue-missing", value=ismir.VENUE),))
    first = {} if library.venues or not plan.entries else {f"{digests}/venues.yml": ismir.VENUES}
    return replace(plan, other_files={**first, **plan.other_files})


def of_bibtex(  # noqa: PLR0913 # each says another part of what is to be read
    root: Path,
    digests: str,
    paths: Sequence[Path],
    venue: str | None = None,
    encoding: str | None = None,
    *,
    tags: bool = False,
) -> Merge:
    """Plan what becomes of BibTeX files; with ``venue``, all their papers are of that one.

    Raises NotDoneError where no venue has that id, name or alias.
    """
    library = reader.read(root, digests)
    into = known_id(library.vocabularies["venues"], venue) if venue else None

    def read(file: str, text: str) -> Listing:
        return bib_files.read(file, text, library.venues, into)

    return _plan(root, library, decoding.read_all(paths, encoding), read, tags=tags)


def write(root: Path, plan: Merge) -> Merge:
    """Write the files that a plan adds, and return what became of it."""
    texts = {**plan.other_files, **plan.entries}
    for file, text in plan.other_files.items():
        if text == ismir.VENUES:  # there may be an empty one
            files.write(root / file, texts.pop(file).encode())
    met = shared.create(root, {file: text.encode() for file, text in texts.items()})
    return replace(
        plan,
        other_files={file: text for file, text in plan.other_files.items() if not met.get(file)},
        entries={file: text for file, text in plan.entries.items() if file not in met},
        known={**plan.known, **{file: "title" for file in plan.entries if met.get(file) == ()}},
        left_out=plan.left_out + sum(bool(met.get(file)) for file in plan.entries),
        problems=(*plan.problems, *dict.fromkeys(chain(*met.values()))),
    )


def _plan(
    root: Path,
    library: Library,
    texts: Mapping[str, str | Problem],
    read: Callable[[str, str], Listing],
    *,
    tags: bool,
) -> Merge:
    # An entry that cannot be read might be any paper of the list, which would then be there twice.
    errors = [*filter(is_error, library.problems)]
    if errors and errors[0].code != "no-digests":
        first = Problem.at(Place(library.digests), "import-errors-first", count=len(errors))
        return Merge(problems=(*errors, first))
    stored = store.read(root, library.digests)
    return merging.plan(library, stored, shared.listing(texts, read), tags=tags)
