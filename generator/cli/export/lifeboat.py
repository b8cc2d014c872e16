"""The whole site as plain Markdown in a folder, for whoever leaves this software."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from generator.catalog.catalog import Catalog
from generator.cli.parameters import NotDoneError
from generator.engine.configuration import options
from generator.engine.configuration.options import Options
from generator.site import address
from generator.site.archive import Archive
from generator.site.articles import odd_files
from generator.site.plain import plain_outline
from generator.site.view.names import Names
from generator.site.view.site_facts import Site
from generator.site.view.view import View
from generator.support import files
from generator.support.languages import Lang


def write(project: Options, catalog: Catalog, site: Site, into: Path | None, *, is_whole: bool) -> None:
    """Write the site into an empty folder; ``site`` is what holds in both languages.

    Raises NotDoneError where no folder is named, something is in it, or not the whole site is wanted, and
    OSError, which names the file, where one cannot be read or written.
    """
    if into is None or not is_whole:
        raise NotDoneError("export-folder")
    if into.exists() and any(into.iterdir()):
        raise NotDoneError("init-not-empty", value=into)
    archive, views = Archive.of(catalog), _views(project, catalog, site)
    texts, others = _documents(project)
    pages = {
        **dict(plain_outline.documents(archive, texts, views)),
        **dict(chain.from_iterable(plain_outline.pages(archive, view) for view in views.values())),
    }
    docs = into / "docs"
    pictures = dict((*others, *_pictures(project, catalog)))
    made = {
        "mkdocs.yml": plain_outline.settings(views, pages.keys()),
        "to_entries.py": plain_outline.script(),
    }
    contents = chain(
        ((docs / path, text.encode()) for path, text in pages.items()),
        ((docs / path, source.read_bytes()) for path, source in pictures.items()),
        ((into / path, text.encode()) for path, text in made.items()),
    )
    files.create_all(into, contents)


def _views(project: Options, catalog: Catalog, site: Site) -> dict[Lang, View]:
    views = dict[Lang, View]()
    for lang, (name, description) in options.titles(project.root, project.languages).items():
        named = replace(site, name=name, description=description)
        views[lang] = View(Names.of(catalog, named, project.languages), lang)
    return views


def _documents(project: Options) -> tuple[dict[str, str], list[tuple[str, Path]]]:
    """Return the pages of ``docs/`` that a site has, and its other files, by their paths."""
    texts, others = dict[str, str](), list[tuple[str, Path]]()
    for path in files.visible(project.docs, "*"):
        place = path.relative_to(project.docs).as_posix()
        is_unwanted = place.partition("/")[0] in project.languages.unwanted or project.left_out(place)
        if path.is_dir() or is_unwanted:
            continue
        odd_files.refuse_if_odd(path, project.docs)
        if path.suffix == ".md":
            texts[place] = path.read_text(encoding="utf-8")
        else:
            others.append((place, path))
    return texts, others


def _pictures(project: Options, catalog: Catalog) -> Iterator[tuple[str, Path]]:
    stored = catalog.library.pictures
    for work in catalog.works.values():
        for name in sorted({name for figure in work.entry.figures for name in figure.files.values()}):
            beside = f"{project.digests}/{work.venue}/{work.year:04}/{name}"
            yield address.picture(work.id, name), project.root / stored.get(beside, beside)
