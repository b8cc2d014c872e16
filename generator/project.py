"""A project: all that lies beside mkdocs.yml, read and hung together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.catalog import catalog as catalogs
from generator.catalog import links
from generator.catalog.catalog import Catalog
from generator.entries import reader
from generator.entries.folder import PICTURE
from generator.entries.problem import Lang, Mistake, Problem
from generator.metadata import store
from generator.site import address, articles, pages
from generator.site.view import Site, View


@dataclass(frozen=True, slots=True)
class Project:
    """What one build shows, and everything that is wrong with what people wrote."""

    root: Path
    catalog: Catalog
    views: Mapping[Lang, View]
    problems: tuple[Problem, ...]

    def pictures(self) -> Iterator[tuple[Path, str]]:
        """Yield the pictures that entries show, and their addresses; those that are in order."""
        for work in self.catalog.works.values():
            for name in {figure.file for figure in work.entry.figures if figure.file}:
                path = (self.root / work.file).with_name(name) if PICTURE.fullmatch(name) else None
                if path and path.is_file() and not path.is_symlink():
                    yield path, address.picture(work.id, name)


def read(root: Path, digests: str, docs: Path, sites: Mapping[Lang, Site], *, drafts: bool) -> Project:
    """Read a project; never raises for what is in its folder of digests.

    ``sites`` says of each language how its tree is called. Every text is rendered once, since some mistakes
    show only then; the views keep what they rendered.
    """
    library = reader.read(root, digests)
    catalog = catalogs.build(library, store.read(root, digests), articles.read(docs), drafts=drafts)
    linked = links.build(catalog)
    views = {lang: View(catalog, linked, lang, site) for lang, site in sites.items()}
    mistakes = {*catalog.mistakes, *linked.mistakes}.union(*(view.mistakes for view in views.values()))
    located = reader.locate(root, (mistake for mistake in mistakes if mistake.file), digests)
    return Project(root, catalog, views, tuple(sorted({*library.problems, *located})))
