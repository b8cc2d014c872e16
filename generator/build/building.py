"""One build of a site: what it is made of, what the engine's pages show of that, and where it goes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from generator.build import checker, indexing, project
from generator.build.checker import CheckerBundle
from generator.build.inputs import Contents
from generator.build.lazy_project import LazyProject
from generator.build.memory import Memory
from generator.build.project import Project
from generator.build.publishing import SiteFolder
from generator.build.site_inputs import SiteInputs
from generator.catalog.article import FOLDERS
from generator.metadata import store
from generator.problems.problem import Problem
from generator.search.pagefind_index import Bundle
from generator.site.articles import showing, sources
from generator.site.beside.feeds import gathering as feeds
from generator.site.frame.chrome import MarkedPage
from generator.site.page import Page
from generator.site.view import bodies
from generator.site.view.names import Site
from generator.support import cache, files
from generator.support.cache import Cache
from generator.support.languages import Lang
from generator.text.markdown.finish import Heading


@dataclass(frozen=True, slots=True)
class Settings:
    """Where a project and its site lie, and what the site is called."""

    root: Path
    """The folder of mkdocs.yml."""
    digests: str
    """The folder of what people write, as a path with slashes from the root on."""
    docs: Path
    """The folder of articles."""
    site: Path
    sites: Mapping[Lang, Site]
    """By the site's languages, the first first."""
    drafts: bool
    """Whether drafts are shown."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with the project's own labels."""

    def inputs(self, contents: Contents) -> bytes:
        """Return the key of all that the site is made of, as it is now."""
        *elsewhere, _ = store.stores(self.root, self.digests)
        typed = contents.key(self.root / self.digests, self.docs, *elsewhere)
        return cache.key(typed, repr((self.sites, self.drafts)))


class Shown(NamedTuple):
    """What the engine shows of one of its pages."""

    content: str
    """HTML; may hold ``ROOT``."""
    mistaken: list[str]
    """What is wrong with its formulas."""
    headings: Sequence[Heading] = ()
    """Those of what stands below it."""


def read(settings: Settings, kept: Cache, memory: Memory | None) -> LazyProject:
    """Return the project, in which writers that died have left nothing.

    Raises:
        OSError: Something among the articles is neither a file nor a folder.

    """
    sources.refuse_odd(settings.docs)
    files.clear(settings.root / settings.digests)

    def read_all() -> Project:
        found = project.read(
            settings.root,
            settings.digests,
            settings.docs,
            settings.sites,
            kept,
            memory=memory,
            drafts=settings.drafts,
        )
        return project.with_pictures(found, settings.digests, kept)

    contents = memory.contents if memory else Contents()
    return LazyProject(contents, settings.inputs(contents), kept, read_all)


class Build:
    """A build from a project that was read to the folder of its site."""

    def __init__(self, settings: Settings, reading: LazyProject) -> None:
        """Begin; raises BusyError where another build has the folder."""
        self.settings = settings
        self.reading = reading
        self.folder = SiteFolder(settings.site, reading.cache)
        self.marked = dict[tuple[str, Lang], MarkedPage]()
        """What the engine puts around pages, by section and language."""
        self.icons = dict[str, str]()
        """The rules that draw the icons around pages."""
        self._articles: dict[Lang, dict[str, str]] = {lang: {} for lang in settings.sites}

    def linked(self, markdown: str, lang: Lang) -> str:
        """Return a page's Markdown with its wiki links as HTML."""
        return self.reading.kept(
            lambda project: showing.linked(markdown, project.archive, project.views[lang]),
            "linked",
            lang,
            markdown,
        )

    def article(self, html: str, lang: Lang, address: str, tags: Sequence[str]) -> Shown:
        """Return a page as it is shown, with its formulas.

        Around an article stands who wrote it, when, and what belongs to it; below another page its tags, and
        below one that leads to a folder of articles the list of them.
        """
        content, mistaken = showing.with_mathematics(html, lang)
        self._articles[lang][address] = content
        minutes = bodies.minutes(content, lang)
        around = self.reading.kept(
            lambda project: showing.around(project.archive, project.views[lang], address, minutes),
            "around",
            lang,
            address,
            str(minutes),
        )
        if around:
            head, foot, headings = around
            framed = showing.framed(content, head, foot)
            return Shown(framed, mistaken, [Heading(*heading) for heading in headings])
        content += self.reading.kept(
            lambda project: showing.tags(tags, project.views[lang]), "tags", lang, *tags
        )
        if address.rstrip("/") in FOLDERS:
            listed, headings = self.reading.kept(
                lambda project: showing.listed(address, project.archive, project.views[lang]),
                "listed",
                lang,
                address,
            )
            return Shown(content + listed, mistaken, [Heading(*heading) for heading in headings])
        return Shown(content, mistaken)

    def announced(self, lang: Lang, address: str) -> str:
        """Return what the head of a page says of feeds that are not its own."""
        folder = f"{address.partition('/')[0]}/"
        at = address if folder == "series/" else folder
        return self.reading.kept(
            lambda project: feeds.announced(project.archive, project.views[lang], at), "announced", lang, at
        )

    def filled(self, template: str, lang: Lang) -> str:
        """Return a template that depends on nothing but the project."""
        return self.reading.kept(lambda project: project.views[lang].render(template), template, lang)

    def unfolded(self, page: Page) -> str:
        """Return what the head of a page holds for chats to show of a link to it."""
        return self.reading.kept(
            lambda project: project.views[page.lang].parts.unfolded(
                showing.headed(page, project.archive, project.views[page.lang])
            ),
            "unfolded",
            page.lang,
            page.address,
            page.title,
            page.description,
        )

    def bundles(self) -> dict[Lang, Bundle]:
        """Return the search index of each language; raises SearchError."""
        return indexing.bundles(self.reading, self.settings.root, self._articles, self.reading.cache)

    def is_outdated(self) -> bool:
        """Tell whether somebody wrote something since the build began."""
        return self.settings.inputs(self.reading.contents) != self.reading.inputs

    def checker(self) -> CheckerBundle | None:
        """Return what checks entries in browsers; None where its parts are not installed."""
        return checker.installed(self.settings.root)

    def inputs(
        self, others: Sequence[tuple[Lang, str]], index: Mapping[Lang, Bundle], checker: CheckerBundle | None
    ) -> SiteInputs:
        """Return all that the site's own files are made of; ``others`` are pages that the engine wrote."""
        said = {(lang, address): self._articles[lang].get(address, "") for lang, address in others}
        return SiteInputs(self.reading, self.marked, said, index, checker)
