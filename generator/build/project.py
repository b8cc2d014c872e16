"""A project: all that lies beside mkdocs.yml, read and hung together."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from generator.build.memory import Memory, mapper_of
from generator.build.renderings import Renderings
from generator.catalog import catalog as catalogs
from generator.catalog import links, page_links
from generator.catalog.article_folders import FOLDERS
from generator.catalog.catalog import Catalog
from generator.catalog.neighbours import Neighbourhood
from generator.catalog.work import Work
from generator.entries import reader
from generator.entries.checks import formulas
from generator.entries.folder import PICTURE
from generator.entries.library import EditionFile
from generator.metadata import store
from generator.metadata.store import Store
from generator.problems.problem import Mistake, Problem, in_order
from generator.search import site_index
from generator.search.bundle import Bundle
from generator.site import address
from generator.site.archive import Archive
from generator.site.articles import address_conflicts, showing
from generator.site.articles import reading as articles
from generator.site.articles.page_settings import AS_USUAL, PageSettings
from generator.site.articles.showing import PlainHeading
from generator.site.beside.feeds import gathering as feeds
from generator.site.page import Page
from generator.site.pictures import photographs
from generator.site.pictures.photographs import Photograph
from generator.site.view import bodies
from generator.site.view.names import Names
from generator.site.view.references import References
from generator.site.view.site_facts import Site
from generator.site.view.view import View
from generator.support import files
from generator.support.cache import NOTHING_KEPT, Cache
from generator.support.languages import Lang, Languages
from generator.support.mapper import Mapper
from generator.support.workers import mapped


class ShownPage(NamedTuple):
    """What the engine shows of one of its pages, in values that JSON has."""

    said: str
    """What the page says itself, as HTML; may hold ``ROOT``."""
    content: str
    """That with what stands around it."""
    mistaken: list[str]
    """What is wrong with its formulas."""
    headings: list[PlainHeading]
    """Those of what stands below it."""


@dataclass(frozen=True, slots=True)
class Project:
    """What one build shows, and everything that is wrong with what people wrote."""

    root: Path
    archive: Archive
    views: Mapping[Lang, View]
    problems: tuple[Problem, ...]
    photographs: Mapping[str, Photograph]
    """The pictures that entries show, by address; those that are in order."""
    store: Store
    """What was fetched about papers."""

    @property
    def languages(self) -> Languages:
        """Those of the site."""
        return Languages(*self.views)

    @property
    def catalog(self) -> Catalog:
        """How everything hangs together."""
        return self.archive.catalog

    @property
    def counterparts(self) -> dict[str, str]:
        """The paths of pages that translate one another and are not called alike, by each other's."""
        return articles.counterparts(self.catalog.articles, self.languages)

    def linked(self, markdown: str, lang: Lang) -> str:
        """Return the Markdown of a page of the engine with its wiki links as HTML."""
        return showing.linked(markdown, self.archive, self.views[lang])

    def shown(self, html: str, lang: Lang, address: str, tags: Sequence[str]) -> ShownPage:
        """Return a page of the engine, with its formulas.

        Around an article stands who wrote it, when, and what belongs to it; below another page its tags, and
        below one that leads to a folder of articles the list of them.
        """
        view = self.views[lang]
        said, mistaken = showing.with_mathematics(html, lang)
        if around := showing.around(self.archive, view, address, bodies.minutes(said, lang)):
            head, foot, headings = around
            return ShownPage(said, showing.framed(said, head, foot), mistaken, headings)
        content = said + showing.tags(tags, view)
        if address.rstrip("/") not in FOLDERS:
            return ShownPage(said, content, mistaken, [])
        listed, headings = showing.listed(address, self.archive, view)
        return ShownPage(said, content + listed, mistaken, headings)

    def announced(self, lang: Lang, address: str) -> str:
        """Return what the head of a page of the engine says of feeds that are not its own."""
        return feeds.announced(self.archive, self.views[lang], address)

    def part(self, template: str, lang: Lang) -> str:
        """Return a template that depends on nothing but the project."""
        return self.views[lang].render(template)

    def unfolded(self, lang: Lang, address: str, title: str, description: str) -> str:
        """Return what the head of a page of the engine holds for chats to show of a link to it."""
        page = Page(address, lang, "", title, description, "")
        return self.views[lang].parts.unfolded(showing.headed(page, self.archive, self.views[lang]))

    def bundles(
        self, articles: Mapping[Lang, Mapping[str, str]], pagefind: Path, kept: Cache
    ) -> dict[Lang, Bundle]:
        """Return the search index of each language; see ``site_index.bundles``."""
        return site_index.bundles(self.archive, self.views, articles, pagefind, kept)


def read(  # noqa: PLR0913 # each says another part of what a project is
    root: Path,
    digests: str,
    docs: Path,
    sites: Mapping[Lang, Site],
    cache: Cache = NOTHING_KEPT,
    *,
    drafts: bool,
    memory: Memory | None = None,
    today: date | None = None,
    settings: PageSettings = AS_USUAL,
) -> Project:
    """Read a project; never raises for what is in its folder of digests.

    ``sites`` says of each language, the first first, how its tree is called. Every text is rendered once,
    since some mistakes show only then; ``cache`` keeps what became of them, and ``memory`` what was read.
    Dates after ``today`` are told, if it is given. ``settings`` are those of pages.
    """
    mapper = mapper_of(memory)
    languages = Languages(*sites)
    library = reader.read(root, digests, today, mapper, languages)
    stored = store.read(root, digests, mapper)
    pages = articles.read(docs, root, library.vocabularies, languages, mapper, settings=settings)
    catalog = catalogs.build(library, stored, pages.articles, drafts=drafts, mapper=mapper)
    linked = links.build(catalog)
    shown = {found.address: found for found in _photographs(root, catalog)}
    near = Neighbourhood(catalog, linked)
    if memory:
        memory.follow(near)
    archive = Archive(catalog, linked, near, shown)
    views, renderings = _views(catalog, sites, cache, memory)
    in_texts = _mistakes(archive, views.values(), renderings, mapper)
    in_registries = formulas.of_registries(library)
    mistakes = {*catalog.mistakes, *linked.mistakes, *in_texts, *in_registries}
    in_files = (mistake for mistake in mistakes if mistake.file)
    located = reader.locate(root, in_files, digests, mapper, "places in texts")
    in_links = page_links.problems(catalog, pages.links)
    in_the_way = address_conflicts.problems(
        archive, docs, files.shown(docs, root), languages, settings.left_out
    )
    problems = in_order((*library.problems, *located, *pages.problems, *in_links, *in_the_way))
    return Project(root, archive, views, problems, shown, stored)


def _views(
    catalog: Catalog, sites: Mapping[Lang, Site], cache: Cache, memory: Memory | None
) -> tuple[dict[Lang, View], list[Renderings]]:
    """Return a view of each language, and what renders the texts of each."""
    views: dict[Lang, View] = {}
    renderings: list[Renderings] = []
    for lang, site in sites.items():
        names, beside = Names.of(catalog, site, Languages(*sites)), next(iter(renderings), None)
        made = memory.renderings(lang, cache, beside) if memory else Renderings(cache, beside=beside)
        filled = memory.filled(lang, names, catalog.works) if memory else None
        views[lang] = View(names, lang, made.render, filled)
        renderings.append(made)
    return views, renderings


def _mistakes(
    archive: Archive, views: Collection[View], renderings: Collection[Renderings], mapper: Mapper
) -> Iterator[Mistake]:
    """Yield what is wrong with the texts of all works and editions, which are rendered for it."""
    library = archive.catalog.library

    def found(texts: Sequence[tuple[Work | EditionFile, References]]) -> Iterator[frozenset[Mistake]]:
        for owner, references in texts:
            in_lines = formulas.of_file(
                owner if isinstance(owner, EditionFile) else library.entries[owner.id]
            )
            in_languages = (view.bodies.mistakes(owner, references) for view in views)
            yield frozenset(in_lines).union(*in_languages)
        for rendered in renderings:
            rendered.keep()

    owners: list[Work | EditionFile] = [*archive.catalog.works.values(), *library.editions.values()]
    texts = {owner.file: (owner, archive.references(owner)) for owner in owners}
    for mistakes in mapper(
        "texts", partial(mapped, found), texts, Languages(*(view.lang for view in views))
    ).values():
        yield from mistakes


def with_pictures(project: Project, digests: str, cache: Cache) -> Project:
    """Encode a project's pictures into ``cache``; those that cannot be decoded become problems."""
    failed = {found.address for found in photographs.undecodable(project.photographs.values(), cache)}
    mistakes = (
        Mistake.of(work.file, ("figures", index, *key), "picture-broken", value=name)
        for work in project.catalog.works.values()
        for index, figure in enumerate(work.entry.figures)
        for key, name in figure.files.items()
        if address.picture(work.id, name) in failed
    )
    located = reader.locate(project.root, mistakes, digests)
    return replace(
        project,
        problems=in_order((*project.problems, *located)),
        photographs={at: found for at, found in project.photographs.items() if at not in failed},
    )


def _photographs(root: Path, catalog: Catalog) -> Iterator[Photograph]:
    for work in catalog.works.values():
        for name in {name for figure in work.entry.figures for name in figure.files.values()}:
            served = f"{work.file.rpartition('/')[0]}/{name}"
            path = root / catalog.library.pictures.get(served, served)
            is_there = PICTURE.fullmatch(name) and path.is_file() and not path.is_symlink()
            if is_there and (found := photographs.photograph(path, address.picture(work.id, name))):
                yield found
