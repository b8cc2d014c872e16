"""A project: all that lies beside mkdocs.yml, read and hung together."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.catalog import catalog as catalogs
from generator.catalog import links
from generator.catalog.catalog import Catalog
from generator.catalog.links import Links
from generator.entries import reader
from generator.entries.folder import PICTURE
from generator.entries.problem import Mistake, Problem
from generator.metadata import store
from generator.site import address, articles, pages
from generator.site.labels import LANGS
from generator.site.view import Site, View


@dataclass(frozen=True, slots=True)
class Project:
    """What one build shows, and everything that is wrong with what people wrote."""

    root: Path
    digests: str
    catalog: Catalog
    links: Links
    problems: tuple[Problem, ...]

    def pictures(self) -> Iterator[tuple[Path, str]]:
        """Yield the pictures that entries show, and their addresses; those that are in order."""
        for work in self.catalog.works.values():
            for name in {figure.file for figure in work.entry.figures if figure.file}:
                path = (self.root / work.file).with_name(name) if PICTURE.fullmatch(name) else None
                if path and path.is_file() and not path.is_symlink():
                    yield path, address.picture(work.id, name)

    def locate(self, mistakes: Iterable[Mistake]) -> tuple[Problem, ...]:
        """Find the places of mistakes that came up later than reading."""
        return tuple(sorted(set(reader.locate(self.root, mistakes, self.digests))))


def read(root: Path, digests: str, docs: Path, *, drafts: bool) -> Project:
    """Read a project; never raises for what is in its folder of digests."""
    library = reader.read(root, digests)
    catalog = catalogs.build(library, store.read(root, digests), articles.read(docs), drafts=drafts)
    linked = links.build(catalog)
    later = reader.locate(root, (*catalog.mistakes, *linked.mistakes), digests)
    return Project(root, digests, catalog, linked, tuple(sorted({*library.problems, *later})))


def problems(root: Path, digests: str, docs: Path) -> tuple[Problem, ...]:
    """Return everything that is wrong with a project, down to what shows when its texts are rendered."""
    project = read(root, digests, docs, drafts=True)
    views = [View(project.catalog, project.links, lang, Site()) for lang in LANGS]
    for view in views:
        for _ in pages.pages(view, {}):
            pass
    in_texts = frozenset[Mistake]().union(*(view.mistakes for view in views))
    return tuple(sorted({*project.problems, *project.locate(in_texts)}))
