"""What lasts longer than a build: nothing in a process that builds once, nearly all in a preview."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from generator.build.output import Output
from generator.build.publishing import SiteFolder
from generator.build.site_inputs import SiteInputs
from generator.search.bundle import Bundle
from generator.support.cache import Cache
from generator.support.languages import Lang

if TYPE_CHECKING:  # loaded by builds that ask servers, and by previews
    from generator.build.memory import Memory
    from generator.metadata.arxiv.updates import PaperQuestion
    from generator.metadata.doi.record_updates import RecordQuestion
    from generator.problems.problem import Problem


class Session:
    """A process that builds a site once, or anew each time."""

    is_preview = False

    def __init__(self) -> None:
        self.asked: set[PaperQuestion | RecordQuestion] = set()
        """What was asked for."""
        self.told: frozenset[Problem] = frozenset()
        """The problems that the build before told."""
        self.told_in_pages: frozenset[Problem] = frozenset()
        """Those that it found when the engine had rendered pages."""
        self.memory: Memory | None = None
        """What is remembered of the builds before."""

    def begin(self) -> bool:
        """Prepare for a build; tell whether it goes by other code than the generator has by now."""
        return False

    def end(self) -> None:
        """Clean up after a build, whatever became of it."""

    def settle(self) -> None:
        """Hold for good what the first build made."""

    def cache(self, folder: Path, tell: Callable[[str], None]) -> Cache:
        """Return the cache of a build; see ``Cache``."""
        return Cache(folder, tell)

    def bundles(self, make: Callable[[], Mapping[Lang, Bundle]]) -> Mapping[Lang, Bundle]:
        """Return the search index."""
        return make()

    def publish(self, folder: SiteFolder, inputs: SiteInputs) -> None:
        """Put a site's own files among those of the engine."""

        def write(into: Output) -> None:
            from generator.build.files.site_files import SiteFiles  # noqa: PLC0415 # many builds write nothing

            SiteFiles(inputs).write(into)

        folder.publish(inputs.key, write, inputs.reading.is_unchanged)

    def write(self, *_paths: str) -> int:
        """See to it that a file is there that somebody asks for; return how many builds there were before."""
        return 0


def begun(*, is_preview: bool) -> Session:
    """Return what lasts in a process that just began."""
    if not is_preview:
        return Session()
    from generator.build.preview_session import Preview  # noqa: PLC0415 # only previews load what makes files at once

    return Preview()
