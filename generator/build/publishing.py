"""Publishing: the site's own files, put among those of the engine."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path

from generator.build import checker as checkers
from generator.build import output, printing
from generator.build.checker import CheckerBundle
from generator.build.fingerprint import Fingerprints
from generator.build.lazy_project import LazyProject
from generator.build.memory import Memory, mapper_of
from generator.build.output import Manifest, Output
from generator.build.printing import PageWriter
from generator.build.project import Project
from generator.build.stage import Stage, tops
from generator.catalog import surroundings
from generator.catalog.catalog import Catalog
from generator.problems import report
from generator.problems.messages import severity
from generator.problems.problem import Problem, Severity
from generator.search import pagefind_index
from generator.search.directory import directory
from generator.search.pagefind_index import Bundle
from generator.site import address, redirects
from generator.site.beside import file_outline as beside
from generator.site.frame.chrome import Chrome
from generator.site.page import NOT_FOUND, FileFacts, PageFacts
from generator.site.pages import outline
from generator.site.pages.home import NotFoundPage
from generator.site.sitemap import sitemap
from generator.support import cache
from generator.support.cache import Cache
from generator.support.languages import Lang

_KIND = "site"
"""The kind under which is kept what the last build wrote into a folder."""


class SiteFolder:
    """The folder of a site in one build."""

    def __init__(self, site: Path, cache: Cache, memory: Memory | None) -> None:
        """Begin; raises BusyError where another build has the folder.

        What a preview remembers is of a folder that nobody else builds into, and which goes with it.
        """
        self._site, self._cache, self._memory = site, cache, memory
        self._stage = Stage(site)

    @property
    def staged(self) -> Path:
        """Where the engine is to write."""
        return self._stage.whole

    def leave(self) -> None:
        """Let others build here; what is not in its place yet is gone."""
        self._stage.leave()

    def publish(
        self,
        reading: LazyProject,
        chromes: Mapping[tuple[str, Lang], Chrome],
        others: Mapping[tuple[Lang, str], str],
        index: Mapping[Lang, Bundle],
        checker: CheckerBundle | None,
    ) -> None:
        """Bring the site up to date with what the engine wrote.

        ``others`` are its own pages, by language and address, and what they say, as HTML.
        """
        into = Output(self._stage, self._before, tops(self._stage.whole), believed=self._left_alone)
        indexed = cache.key(*(f"{lang} {bundle.digest}" for lang, bundle in index.items()))
        checked = checker.digest if checker else ""
        chrome = Fingerprints().of(dict(chromes))
        made_of = cache.key(reading.inputs, repr(others), chrome, indexed, checked).hex()
        if made_of == into.before.made_of and into.keep(into.before.files):
            into.bring()
            return
        project = _with_words(reading.project, index)
        languages = project.languages
        url = project.views[languages.first].names.site.url
        if index:
            into.put_whole(pagefind_index.FOLDER, indexed, lambda: _files(index))
        checkers.put(checker, self._surroundings(reading) if checker else "", self._cache, into)
        written = _pages(project, chromes)
        files = [
            [
                (lang, facts)
                for lang, facts in group
                if not into.is_theirs(project.views[lang].tree + facts.address)
            ]
            for group in _files_beside(project, others)
        ]
        shown: dict[str, PageFacts | FileFacts] = {facts.address: facts for _, facts in written}
        shown |= {facts.address: facts for group in files for _, facts in group}
        press = PageWriter(project.views, chromes, self._prints(project.catalog, shown))
        printing.write(written, files, press, into)
        printing.write_redirects(redirects.redirects(project.catalog, languages), project.views, into)
        into.put_content(address.DIRECTORY, directory(project.catalog))
        printing.copy(project.photographs.values(), self._cache, into)
        if project.views[languages.first].names.site.edit_address:
            printing.copy_entries(project.catalog.works.values(), project.root, reading.contents, into)
        found = [(lang, facts.address) for lang, facts in written if facts.address != address.NOT_FOUND]
        for name, text in sitemap((*found, *others), url, languages).items():
            into.put_content(name, text)
        if self._memory:
            self._memory.written = Manifest()  # nothing is known of a folder when this fails half-way
        into.bring()
        into.now.made_of = made_of
        if self._memory:
            self._memory.written = into.now
        else:
            self._cache.put(_KIND, {self._key: output.written(into.now)})

    def _surroundings(self, reading: LazyProject) -> str:
        if not self._memory:
            return reading.kept(_surroundings, "surroundings")
        self._memory.surroundings = self._memory.surroundings or _surroundings(reading.project)
        return self._memory.surroundings

    def _prints(self, catalog: Catalog, shown: Mapping[str, PageFacts | FileFacts]) -> Mapping[str, bytes]:
        """Return the fingerprints of what pages show and files hold."""
        mapper = mapper_of(self._memory)
        works = mapper("fingerprints of works", partial(map, Fingerprints().of), catalog.works)
        return mapper("fingerprints of pages", partial(map, Fingerprints(works).of), shown)

    @cached_property
    def _before(self) -> Manifest:
        """What the last build wrote there."""
        return self._memory.written if self._memory else output.read(self._cache.get(_KIND, self._key))

    @property
    def _left_alone(self) -> frozenset[str]:
        """What a preview left in a folder that only it writes, and found there when it came back to it."""
        own = self._before.own if self._memory else ()
        return frozenset(name for name in own if os.path.lexists(self._site / name))

    @property
    def _key(self) -> bytes:
        return cache.key(os.path.realpath(self._site))


def _files(index: Mapping[Lang, Bundle]) -> Iterator[tuple[str, bytes]]:
    for lang, bundle in index.items():
        for path, content in bundle.files:
            yield f"{lang}/{path}", content


def _with_words(project: Project, index: Mapping[Lang, Bundle]) -> Project:
    """Return a project that knows which words rise and fall, as far as the search index does."""
    words = {lang: bundle.words for lang, bundle in index.items()}
    return replace(project, archive=replace(project.archive, words=words))


def _surroundings(project: Project) -> str:
    return surroundings.of(
        project.root,
        project.catalog.library,
        project.store,
        project.languages,
        project.catalog.articles,
    )


def _pages(project: Project, chromes: Mapping[tuple[str, Lang], Chrome]) -> Sequence[tuple[Lang, PageFacts]]:
    gathered = [*outline.pages(project.archive, _shown(project.problems))]
    pages: list[tuple[Lang, PageFacts]] = [(lang, facts) for lang in project.views for facts in gathered]
    if (NOT_FOUND, project.languages.first) in chromes:
        pages.append((project.languages.first, NotFoundPage()))
    return pages


def _files_beside(
    project: Project, said: Mapping[tuple[Lang, str], str]
) -> Iterator[Sequence[tuple[Lang, FileFacts]]]:
    """Yield files in groups, in each of which those follow one another that have most in common."""
    archive, langs = project.archive, [*project.views]
    of_each = [*beside.of_each_language(archive, said)]
    yield [(lang, facts) for facts in beside.pictures(archive, said) for lang in langs]
    yield [(lang, facts) for lang in langs for facts in of_each]
    yield [(project.languages.first, facts) for facts in beside.shared(archive)]


def _shown(problems: Iterable[Problem]) -> dict[str, list[Problem]]:
    """Return which errors to show, by file; a build without any has nothing to show."""
    by_file: dict[str, list[Problem]] = {}
    for problem in report.listed(found for found in problems if severity(found) is Severity.ERROR):
        by_file.setdefault(problem.place.file, []).append(problem)
    return by_file
