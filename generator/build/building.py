"""One build of a site: what it is made of, what the engine's pages show of that, and where it goes."""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator.build import checker
from generator.build.checker import CheckerBundle
from generator.build.file_contents import Contents
from generator.build.lazy_project import LazyProject
from generator.build.publishing import SiteFolder
from generator.build.site_inputs import SiteInputs
from generator.metadata import store_folders
from generator.problems.problem import Problem
from generator.search import bundle, korean, pagefind
from generator.search.bundle import Bundle
from generator.site.articles import odd_files
from generator.site.articles.page_settings import AS_USUAL, PageSettings, Rendering
from generator.site.frame.slots import MarkedPage
from generator.site.view.site_facts import Site
from generator.support import cache, files
from generator.support.cache import Cache
from generator.support.languages import Lang
from generator.text.markdown.headings import Heading

if TYPE_CHECKING:  # see ``read``
    from generator.build.memory import Memory
    from generator.build.project import Project


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
    pages: PageSettings = AS_USUAL
    """What the pages of ``docs`` depend on besides."""
    keeps_others: bool = False
    """Whether what nobody built stays in the site's folder."""

    @property
    def typed(self) -> tuple[Path, ...]:
        """The folders of all that people wrote, and of what is stored of it."""
        *elsewhere, _ = store_folders.of(self.root, self.digests)
        return self.root / self.digests, self.docs, *elsewhere

    def key(self, contents: Contents) -> bytes:
        """Return the key of all that the site is made of, as it is now."""
        docs = os.path.relpath(self.docs, self.root)  # which problems name
        typed = contents.look_through(*self.typed)
        return cache.key(typed, docs, repr((self.sites, self.drafts, self.pages)))


class Shown(NamedTuple):
    """What the engine shows of one of its pages."""

    content: str
    """HTML; may hold ``ROOT``."""
    mistaken: list[str]
    """What is wrong with its formulas."""
    headings: Sequence[Heading]
    """Those of what stands below it."""


def read(settings: Settings, kept: Cache, memory: "Memory | None") -> LazyProject:
    """Return the project, in which writers that died have left nothing.

    Raises OSError where something among the articles is neither a file nor a folder.
    """
    odd_files.refuse_odd(settings.docs)
    files.clear(settings.root / settings.digests)

    def read_all() -> "Project":
        from generator.build import project  # noqa: PLC0415 # a build of nothing new loads less than half

        found = project.read(
            settings.root,
            settings.digests,
            settings.docs,
            settings.sites,
            kept,
            memory=memory,
            drafts=settings.drafts,
            settings=settings.pages,
        )
        return project.with_pictures(found, settings.digests, kept)

    contents = memory.contents if memory else Contents()
    key = settings.key(contents)
    return LazyProject(contents, key, kept, read_all, lambda: contents.is_unchanged(*settings.typed))


class Build:
    """A build from a project that was read to the folder of its site."""

    def __init__(self, settings: Settings, reading: LazyProject) -> None:
        """Begin; raises BusyError where another build has the folder."""
        self.settings = settings
        self.reading = reading
        self.folder = SiteFolder(settings.site, reading.cache, keeps_others=settings.keeps_others)
        self.marked = dict[tuple[str, Lang], MarkedPage]()
        """What the engine puts around pages, by section and language."""
        self.icons = dict[str, str]()
        """The rules that draw the icons around pages."""
        self._articles: dict[Lang, dict[str, str]] = {lang: {} for lang in settings.sites}

    def linked(self, markdown: str, lang: Lang) -> str:
        """Return a page's Markdown with its wiki links as HTML."""
        return self.reading.cached(lambda project: project.linked(markdown, lang), "linked", lang, markdown)

    def article(self, html: str, lang: Lang, address: str, tags: Sequence[str]) -> Shown:
        """Return a page as it is shown, see ``Project.shown``."""
        said, content, mistaken, headings = self.reading.cached(
            lambda project: project.shown(html, lang, address, tags), "shown", lang, address, html, *tags
        )
        self._articles[lang][address] = said
        return Shown(content, mistaken, [Heading(*heading) for heading in headings])

    def announced(self, lang: Lang, address: str) -> str:
        """Return what the head of a page says of feeds that are not its own."""
        folder = f"{address.partition('/')[0]}/"
        at = address if folder == "series/" else folder
        return self.reading.cached(lambda project: project.announced(lang, at), "announced", lang, at)

    def filled(self, template: str, lang: Lang) -> str:
        """Return a template that depends on nothing but the project."""
        return self.reading.cached(lambda project: project.part(template, lang), template, lang)

    def unfolded(self, lang: Lang, *page: str) -> str:
        """Return what a page's head holds for chats to show of a link to it, see ``Project.unfolded``."""
        return self.reading.cached(lambda project: project.unfolded(lang, *page), "unfolded", lang, *page)

    @property
    def counterparts(self) -> Mapping[str, str]:
        """The paths of pages that translate one another and are not called alike, by each other's."""
        return self.reading.cached(lambda project: project.counterparts, "counterparts")

    def title(self, file: str) -> str:
        """Return what a page calls itself; empty where it does not."""

        def read(_: "Project") -> str:
            from generator.site.articles import sources  # noqa: PLC0415 # what reads YAML, for one line

            return sources.title(Path(file), self.settings.docs)

        return self.reading.cached(read, "title", file, self.reading.contents.of(file))

    def unread(self, page: Path, rendered: Rendering) -> Iterable[Problem]:
        """Tell what of a page is left as it was typed; it is ``rendered`` once more, with its wiki links."""
        from generator.site.articles import typed_marks  # noqa: PLC0415 # a sound page has no need of it

        return typed_marks.problems(page, self.settings.root, rendered)

    def bundles(self) -> dict[Lang, Bundle]:
        """Return the search index of each language, built unless it is kept; raises SearchError."""
        program, kept = pagefind.binary(self.settings.root), self.reading.cache
        made: dict[Lang, Bundle] = {}

        def built(project: "Project") -> dict[Lang, str]:
            made.update(project.bundles(self._articles, program, kept))
            return {lang: found.digest for lang, found in made.items()}

        depends_on = json.dumps(self._articles), pagefind.version(program), str(korean.installed())
        digests = self.reading.cached(built, "bundles", *depends_on)
        for lang, digest in digests.items() if not made else ():
            if found := bundle.cached(lang, digest, kept):
                made[lang] = found
        if made.keys() != digests.keys():
            built(self.reading.project)
        return made

    def is_outdated(self) -> bool:
        """Tell whether somebody wrote something since the build began."""
        return self.settings.key(self.reading.contents) != self.reading.key

    def checker(self) -> CheckerBundle | None:
        """Return what checks entries in browsers; None where its parts are not installed."""
        return checker.installed(self.settings.root)

    def site_inputs(
        self, others: Sequence[tuple[Lang, str]], index: Mapping[Lang, Bundle], checker: CheckerBundle | None
    ) -> SiteInputs:
        """Return all that the site's own files are made of; ``others`` are pages that the engine wrote."""
        said = {(lang, address): self._articles[lang].get(address, "") for lang, address in others}
        return SiteInputs(self.reading, self.marked, said, index, checker)
