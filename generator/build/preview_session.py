"""A preview: a process that builds after every edit, and remembers what the edit leaves as it was."""

from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Lock

from generator.build.files.lazy_site import LazySite
from generator.build.files.site_files import SiteFiles
from generator.build.generator_files import GeneratorFiles
from generator.build.memory import Memory
from generator.build.publishing import SiteFolder
from generator.build.session import Session
from generator.build.site_inputs import SiteInputs
from generator.search.bundle import Bundle
from generator.support.cache import Cache
from generator.support.garbage import Garbage
from generator.support.languages import Lang


class TransientCache(Cache):
    """A cache whose new texts go with one build of a preview: the next edit makes others of them."""

    def __init__(self, kept: Cache) -> None:
        super().__init__()
        self._kept = kept
        self._texts: dict[tuple[str, bytes], str] = {}

    def get(self, kind: str, key: bytes) -> str | None:
        """Return the text of a key, made now or kept before, or None."""
        return self._texts.get((kind, key)) or self._kept.get(kind, key)

    def put(self, kind: str, texts: Mapping[bytes, str]) -> None:
        """Have texts for as long as this build takes."""
        self._texts.update(((kind, key), text) for key, text in texts.items())

    def read(self, name: str) -> bytes | None:
        """Return what is kept under a name, or None."""
        return self._kept.read(name)

    def keep(self, name: str, content: bytes) -> None:
        """Keep a content for good: it is named by all that it was made of, and took long."""
        self._kept.keep(name, content)


class Preview(Session):
    """A process that builds after every edit what the edit changed."""

    is_preview = True

    def __init__(self) -> None:
        super().__init__()
        self.memory: Memory = Memory()
        self._garbage = Garbage()
        self._own = GeneratorFiles()
        self._cache: Cache | None = None
        self._bundles: Mapping[Lang, Bundle] | None = None
        self._site: LazySite | None = None
        self._builds = 0
        self._turn = Lock()
        """Whose turn it is: one builds, or makes a file that somebody asks for."""

    def begin(self) -> bool:
        """Prepare for a build; what was made of templates and words that are others now is forgotten."""
        self._turn.acquire()
        self._garbage.leave()
        if self._own.has_other_words():
            self.memory = Memory()
        self.memory.begin()
        return self._own.has_other_code()

    def end(self) -> None:
        """Have garbage looked for once the build was seen."""
        self._garbage.look_soon()
        self._turn.release()

    def settle(self) -> None:
        """Hold for good what the first build made."""
        self._garbage.settle()

    def cache(self, folder: Path, tell: Callable[[str], None]) -> Cache:
        """Return the cache of a build, opened once: to check the file takes a fifth of a second."""
        if self._cache is None:
            self._cache = Cache(folder, tell)
            return self._cache
        return TransientCache(self._cache)

    def bundles(self, make: Callable[[], Mapping[Lang, Bundle]]) -> Mapping[Lang, Bundle]:
        """Return the search index of the first build, or none where that could not be made."""
        if self._bundles is None:
            self._bundles = {}
            self._bundles = make()
        return self._bundles

    def publish(self, folder: SiteFolder, inputs: SiteInputs) -> None:
        """Put nothing of ours among the files of the engine until somebody asks for it."""
        self.memory.forget()
        site = LazySite(folder.site, SiteFiles(inputs).parts())
        folder.publish_nothing()
        self._garbage.drop(self._site)
        self._site = site
        self._builds += 1

    def write(self, *paths: str) -> int:
        """Have the first file in its place that there is of some; return how many builds there were before.

        Waits for a build that goes on.
        """
        with self._turn:
            if self._site:
                any(map(self._site.write, paths))
            return self._builds

    def write_all(self) -> None:
        """Have every file in its place."""
        with self._turn:
            if self._site:
                self._site.write_all()
