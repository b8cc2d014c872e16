"""Publishing: the site's own files, put among those of the engine."""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator import cache
from generator.cache import Cache
from generator.entries.messages import hint, message, severity
from generator.entries.problem import Lang, Problem, Severity
from generator.memory import Memory
from generator.project import Project
from generator.reading import Reading
from generator.site import address, output, pages, redirects, render, search
from generator.site.chrome import Chrome
from generator.site.directory import directory
from generator.site.fingerprint import Fingerprints
from generator.site.output import Manifest, Output
from generator.site.page import NOT_FOUND
from generator.site.pages import Plan
from generator.site.render import Press
from generator.site.sitemap import sitemap

_KIND = "site"
"""The kind under which is kept what the last build wrote into a folder."""


@dataclass(frozen=True)
class Folder:
    """The folder of a site in one build, which the engine empties and fills in the middle of ours."""

    site: Path
    cache: Cache
    memory: Memory | None
    """What a preview remembers, whose folder nobody else builds into and which goes with it."""

    def set_aside(self) -> None:
        """Move what lies there out of the engine's way."""
        output.set_aside(self.site, [search.FOLDER, *self._before.own])

    def put_back(self) -> None:
        """Move back what was set aside."""
        output.put_back(self.site)

    def publish(
        self,
        reading: Reading,
        chromes: Mapping[tuple[str, Lang], Chrome],
        others: Sequence[tuple[Lang, str]],
        theirs: Iterable[str],
    ) -> None:
        """Bring the site's own files up to date; ``others`` are pages, ``theirs`` all files of the engine."""
        shared = {*map(output.topmost, theirs)}
        into = Output(self.site, self._before, believed=self._left_alone - shared)
        prints = Fingerprints(self.memory.prints if self.memory else None)
        made_of = cache.key(reading.inputs, repr(others), prints.of(dict(chromes))).hex()
        if made_of == into.before.made_of and into.keep(into.before.files):
            return
        if self.memory:
            self.memory.written = Manifest()  # nothing is known of a folder when this fails half-way
        project = reading.project
        url = project.views["ko"].site.url
        written = render.write(_plans(project, chromes), Press(project.views, chromes, prints), into)
        render.write_redirects(redirects.redirects(project.catalog), url, into)
        into.put_content(address.DIRECTORY, directory(project.catalog))
        render.copy(project.photographs.values(), self.cache, into)
        found = [page for page in written if page != ("ko", address.NOT_FOUND)]
        for name, text in sitemap((*found, *others), url).items():
            into.put_content(name, text)
        into.clear()
        into.now.made_of, into.now.own = made_of, sorted({*map(output.topmost, into.now.files)} - shared)
        if self.memory:
            self.memory.written = into.now
        else:
            self.cache.put(_KIND, {self._key: output.written(into.now)})

    @cached_property
    def _before(self) -> Manifest:
        """What the last build wrote there."""
        return self.memory.written if self.memory else output.read(self.cache.get(_KIND, self._key))

    @property
    def _left_alone(self) -> frozenset[str]:
        """What a preview left in a folder that only it writes, and found there when it came back to it."""
        own = self._before.own if self.memory else ()
        return frozenset(name for name in own if os.path.lexists(self.site / name))

    @property
    def _key(self) -> bytes:
        return cache.key(str(self.site.resolve()))


def _plans(project: Project, chromes: Mapping[tuple[str, Lang], Chrome]) -> Sequence[Plan]:
    views = project.views
    planned = [
        plan for lang, view in views.items() for plan in pages.plans(view, _sentences(project.problems, lang))
    ]
    if (NOT_FOUND, "ko") in chromes:
        planned.append(Plan("ko", lambda: [pages.not_found(views["ko"], "en")]))
    return planned


def _sentences(problems: Iterable[Problem], lang: Lang) -> dict[str, list[str]]:
    """Return what to show of errors, by file; a build without any has nothing to show."""
    sentences: dict[str, list[str]] = {}
    for problem in problems:
        if severity(problem) is Severity.ERROR:
            place = problem.place
            said = f"{place.file}:{place.line}:{place.column}: {message(problem, lang)} {hint(problem, lang)}"
            sentences.setdefault(place.file, []).append(said)
    return sentences
