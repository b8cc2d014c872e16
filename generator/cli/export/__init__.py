"""``digest export``: papers for reference managers and scripts, to standard output."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal, get_args

import click

from generator.catalog import catalog as catalogs
from generator.catalog.catalog import Catalog
from generator.catalog.work import Work, newest_first
from generator.cli.export import lifeboat
from generator.cli.parameters import NotDoneError, known_id, lang_option, project_option, word
from generator.engine.configuration import licences, options
from generator.engine.configuration.options import Options
from generator.entries import reader
from generator.entries.library import Library
from generator.entries.vocabulary import Vocabulary
from generator.metadata import store
from generator.problems import report
from generator.problems.messages import is_error
from generator.site import address
from generator.site.archive import Archive
from generator.site.articles import reading as articles
from generator.site.articles.page_settings import PageSettings
from generator.site.beside.api.paper import PaperData
from generator.site.view.names import Names
from generator.site.view.site_facts import Site
from generator.site.view.view import View
from generator.support.languages import Lang
from generator.text.characters import escaped
from generator.text.names.nearest import Suggestions
from generator.text.slugs import slugged

Form = Literal["bibtex", "csl", "ris", "jsonl", "markdown"]


@click.command()
@click.argument("form", type=click.Choice(get_args(Form)))
@click.argument("into", metavar="[DIR]", required=False, type=click.Path(file_okay=False, path_type=Path))
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="Those with this tag, or one below it.")
@click.option(
    "--venue", "venues", multiple=True, metavar="VENUE[/YEAR]", help="Those of this venue, or of one year."
)
@click.option("--author", "authors", multiple=True, metavar="AUTHOR", help="Those that this author wrote.")
@click.option("--reviewed", is_flag=True, help="Only those with a review.")
@lang_option
@project_option
def export(  # noqa: PLR0913, PLR0917 # click gives each option as an argument
    form: Form,
    into: Path | None,
    tags: tuple[str, ...],
    venues: tuple[str, ...],
    authors: tuple[str, ...],
    lang: Lang,
    project: Options,
    *,
    reviewed: bool,
) -> None:
    """Print papers for reference managers or scripts, newest first.

    Reference managers read BibTeX, CSL-JSON and RIS; jsonl, one JSON a line, is for scripts.

    An option that is given again adds papers; another option leaves out those that do not meet it, too.
    Drafts are left out, and but for jsonl papers whose title is not known.

    As markdown the whole site is written into DIR, which must be empty: pages, pictures, a mkdocs.yml that
    needs nothing of ours, and to_entries.py, which makes entries of it again.

    Exits with 0, or with 2 where a name is not known or the folder is not empty.
    """
    library, stored = reader.read(project.root, project.digests), store.read(project.root, project.digests)
    settings = PageSettings(project.left_out)
    written = articles.read(
        project.docs, project.root, library.vocabularies, project.languages, settings=settings
    ).articles
    catalog = catalogs.build(library, stored, written)
    if form == "markdown":
        is_whole = not (tags or venues or authors or reviewed)
        lifeboat.write(project, catalog, _site(project), into, is_whole=is_whole)
        papers = len(catalog.works)
        drafts = f"{len(library.entries) - papers:,}"
        click.echo(word(lang, "exported", n=papers, into=escaped(str(into)), drafts=drafts))
        _tell_errors(library, lang)
        return
    if into:
        raise NotDoneError("export-folder")
    works = selected(catalog, tags, venues, authors, reviewed=reviewed)
    view = View(Names.of(catalog, _site(project), project.languages), lang)
    texts = _data(catalog, works, view) if form == "jsonl" else [view.cited.file(works, form, abstracts=True)]
    for text in texts:
        # Programs read UTF-8 with line breaks as they are, whatever the terminal.
        click.echo(text.encode(), nl=False)
    untitled = sum(view.cited.citation(work) is None for work in works) if form != "jsonl" else 0
    if untitled:
        click.echo(word(lang, "untitled", n=untitled), err=True)
    _tell_errors(library, lang)


def _tell_errors(library: Library, lang: Lang) -> None:
    """Tell that what cannot be read is not in an export; nothing where all can be."""
    if any(map(is_error, library.problems)):
        click.echo(word(lang, "amiss", counts=report.summary(library.problems, lang)), err=True)


def selected(
    catalog: Catalog, tags: Sequence[str], venues: Sequence[str], authors: Sequence[str], *, reviewed: bool
) -> tuple[Work, ...]:
    """Return the works that are asked for, newest first; raises NotDoneError for an unknown name."""
    known = catalog.library.vocabularies
    of_tags = {work.id for typed in tags for work in catalog.tagged[known_id(known["tags"], typed)]}
    of_editions = {edition for typed in venues for edition in _editions(catalog, known["venues"], typed)}
    of_authors = {_author(catalog, typed) for typed in authors}
    return newest_first(
        work
        for work in catalog.works.values()
        if (not tags or work.id in of_tags)
        and (not venues or (work.venue, work.year) in of_editions)
        and (not authors or any(byline.author in of_authors for byline in work.authors))
        and (work.is_reviewed or not reviewed)
    )


def _editions(catalog: Catalog, known: Vocabulary, typed: str) -> list[tuple[str, int]]:
    """Return the editions of the venue that somebody named, or the one whose year stands behind it."""
    name, _, year = typed.rstrip("/").partition("/")
    venue = known_id(known, name)
    editions = [key for key in catalog.issues if key[0] == venue]
    if not year:
        return editions
    found = [(venue, held) for venue, held in editions if year == f"{held:04}"]
    if not found:
        held = ", ".join(f"{venue}/{held:04}" for venue, held in editions)
        raise NotDoneError("unknown-edition", value=typed, known=held)
    return found


def _author(catalog: Catalog, typed: str) -> str:
    found = catalog.person_id(typed) or catalog.person_id(slugged(typed))
    if found is None:
        nearest = Suggestions().nearest(slugged(typed), catalog.authors)
        raise NotDoneError("unknown-author", value=typed, nearest=nearest)
    return found


def _data(catalog: Catalog, works: Iterable[Work], view: View) -> Iterator[str]:
    """Return all that is known of works, a line of JSON for each, as the files for scripts have it."""
    archive = Archive.of(catalog)
    return (PaperData.of(archive, work, work.id).content(view) for work in works)


def _site(project: Options) -> Site:
    said = options.settings(options.file_of(project.root))
    url, foot = said.get("site_url"), said.get("copyright")
    return Site(
        url=address.of_site(url) if isinstance(url, str) else "",
        licence=licences.named(foot) if isinstance(foot, str) else None,
    )
