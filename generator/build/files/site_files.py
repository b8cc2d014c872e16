"""Which files a site has beside the engine's: all of them written, or found out as somebody asks for one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial

from generator.build import checker as checkers
from generator.build.files import printing
from generator.build.files.lazy_site import SitePart
from generator.build.files.printing import Press
from generator.build.output import Make, Output, SiteFile
from generator.build.project import Project
from generator.build.site_inputs import SiteInputs
from generator.catalog import surroundings
from generator.catalog.trends import word_trends
from generator.problems import report
from generator.problems.messages import is_error
from generator.problems.problem import Problem
from generator.search import bundle
from generator.search.directory import directory
from generator.site import address, redirects, sitemap
from generator.site.beside import citations
from generator.site.beside import file_outline as beside
from generator.site.frame import chrome
from generator.site.frame.slots import NOT_FOUND
from generator.site.page import FileFacts, PageFacts
from generator.site.pages import outline
from generator.site.pages.home import NotFoundPage
from generator.support.languages import Lang
from generator.support.workers import worth


@dataclass(frozen=True)
class SiteFiles:
    """The files of one build: pages, files for other programs, and whatever else browsers ask for."""

    inputs: SiteInputs

    def write(self, into: Output) -> None:
        """Write what changed, the files of a kind before others are gathered: all would be too much."""
        if self.inputs.index:
            into.put_whole(bundle.FOLDER, self.inputs.key_of_index, self._indexed)
        fingerprints = printing.fingerprints_of(self.project.catalog.works.values())
        press = replace(self._press, fingerprints=fingerprints)
        addresses = self._write_pages(press, into)
        shares = worth(len(addresses))
        for gather in (self._pictures, self._shared):
            printing.write((), [gather], press, into, shares)
        for file in (*self._checking(), *self._others(), *self._sitemap(addresses)):
            if not into.is_theirs(file.path):
                into.put(*file)

    def _write_pages(self, press: Press, into: Output) -> list[str]:
        """Write the pages, and what has most in common with them; return where pages lie in every tree."""
        gathered = [*self._pages()]
        pages = [*((lang, facts) for lang in press.views for facts in gathered), *self._not_found()]
        printing.write(pages, (self._of_each_language, self._citations), press, into, worth(len(pages)))
        return [facts.address for facts in gathered]

    def parts(self) -> Iterator[SitePart]:
        """Yield all files in parts, of which nothing is found out yet."""
        press = self._press

        def pages(lang: Lang, group: outline.PageGroup) -> Iterator[tuple[str, Make]]:
            return (press.page(lang, facts) for facts in group.gather())

        for lang, view in self.project.views.items():
            for group in outline.groups(self.project.archive, _shown(self.project.problems)):
                yield SitePart(view.tree + group.at, partial(pages, lang, group))
        yield SitePart(address.NOT_FOUND, lambda: (press.page(*page) for page in self._not_found()))
        beside = self._of_each_language, self._citations, self._pictures, self._shared
        yield SitePart("", lambda: (press.file(*file) for gather in beside for file in gather()))
        index = ((f"{bundle.FOLDER}/{path}", partial(bytes, of)) for path, of in self._indexed())
        yield SitePart(bundle.FOLDER, lambda: index)
        yield SitePart(address.COMPOSE, lambda: _made(self._checking()))
        yield SitePart("", lambda: _made(self._others()))
        yield SitePart("sitemap", lambda: _made(self._sitemap([facts.address for facts in self._pages()])))

    @cached_property
    def project(self) -> Project:
        """The project; it knows which words rise and fall, as far as the search index does."""
        project = self.inputs.reading.project
        words = {lang: word_trends.read(of.words) for lang, of in self.inputs.index.items()}
        return replace(project, archive=replace(project.archive, words=words))

    @property
    def _press(self) -> Press:
        """What prints pages, without their fingerprints."""
        chromes = {of: chrome.read(*page) for of, page in self.inputs.marked.items()}
        return Press(self.project.views, chromes)

    def _pages(self) -> Iterator[PageFacts]:
        """Gather what the pages show that lie in the tree of every language."""
        return outline.pages(self.project.archive, _shown(self.project.problems))

    def _not_found(self) -> Iterator[tuple[Lang, PageFacts]]:
        """Yield the page for missing addresses, where the engine made what is around it."""
        if (NOT_FOUND, self.project.languages.first) in self.inputs.marked:
            yield self.project.languages.first, NotFoundPage()

    def _of_each_language(self) -> Sequence[tuple[Lang, FileFacts]]:
        """Gather files for other programs that each language has its own of, as it has of pages."""
        return self._of_each(beside.of_each_language(self.project.archive, self.inputs.engine_pages))

    def _citations(self) -> Sequence[tuple[Lang, FileFacts]]:
        """Gather files for reference managers, of which each language has its own."""
        return self._of_each(citations.gathered(self.project.archive))

    def _of_each(self, files: Iterable[FileFacts]) -> Sequence[tuple[Lang, FileFacts]]:
        found = [*files]
        return [(lang, facts) for lang in self.project.views for facts in found]

    def _pictures(self) -> Sequence[tuple[Lang, FileFacts]]:
        """Gather pictures, those of both languages one after the other, which have much in common."""
        found = beside.pictures(self.project.archive, self.inputs.engine_pages)
        return [(lang, facts) for facts in found for lang in self.project.views]

    def _shared(self) -> Sequence[tuple[Lang, FileFacts]]:
        """Gather files for other programs that lie once at the root of the site."""
        return [(self.project.languages.first, facts) for facts in beside.shared(self.project.archive)]

    def _indexed(self) -> Iterator[tuple[str, bytes]]:
        """Yield the files of the search index, by their paths in its folder."""
        for lang, of in self.inputs.index.items():
            for path, content in of.files:
                yield f"{lang}/{path}", content

    def _checking(self) -> Iterator[SiteFile]:
        """Yield what checks entries in browsers."""
        around = self.inputs.reading.cached(_surroundings, "surroundings") if self.inputs.checker else ""
        return checkers.files_of(self.inputs.checker, around, self.inputs.reading.cache)

    def _others(self) -> Iterator[SiteFile]:
        """Yield what lies at former addresses, names for search, pictures, and entries as they were typed."""
        project = self.project
        catalog, views = project.catalog, project.views
        yield from printing.redirecting(redirects.redirects(catalog, project.languages), views)
        yield SiteFile.of(address.DIRECTORY, directory(catalog))
        yield from printing.pictures(project.photographs.values(), self.inputs.reading.cache)
        if views[project.languages.first].names.site.edit_address:
            yield from printing.entries(catalog.works.values(), project.root, self.inputs.reading.contents)

    def _sitemap(self, pages: Sequence[str]) -> Iterator[SiteFile]:
        """Yield the sitemap, given the addresses of the ``pages`` that lie in the tree of every language."""
        languages = self.project.languages
        url = self.project.views[languages.first].names.site.url
        listed = (*((lang, at) for lang in languages for at in pages), *self.inputs.engine_pages)
        for name, text in sitemap.sitemap(listed, url, languages).items():
            yield SiteFile.of(name, text)


def _made(files: Iterable[SiteFile]) -> Iterator[tuple[str, Make]]:
    return ((file.path, file.make) for file in files)


def _surroundings(project: Project) -> str:
    return surroundings.of(
        project.root, project.catalog.library, project.store, project.languages, project.catalog.articles
    )


def _shown(problems: Iterable[Problem]) -> dict[str, list[Problem]]:
    """Return which errors to show, by file; a build without any has nothing to show."""
    by_file: dict[str, list[Problem]] = {}
    for problem in report.listed(filter(is_error, problems)):
        by_file.setdefault(problem.place.file, []).append(problem)
    return by_file
