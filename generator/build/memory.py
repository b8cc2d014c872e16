"""What a preview remembers from one build to the next, around functions that know nothing of it."""

from collections.abc import Container
from dataclasses import dataclass, field

from generator.build.file_contents import Contents
from generator.build.renderings import Rendering, Renderings
from generator.catalog.neighbours import Neighbourhood
from generator.site.frame import theme
from generator.site.frame.theme import Additions
from generator.site.view.names import Names
from generator.site.view.parts import Filled
from generator.support.cache import Cache
from generator.support.languages import Lang
from generator.support.mapper import Mapper, Remembering, map_all


@dataclass(slots=True)
class Memory:
    """Values that are made again only where what they were made of is another: other values, another content.

    What a build did not ask for is forgotten.
    """

    contents: Contents = field(default_factory=Contents)
    mapper: Remembering = field(init=False)
    neighbourhood: Neighbourhood | None = None
    _rendered: dict[Lang, dict[bytes, Rendering]] = field(default_factory=dict)
    _filled: dict[Lang, tuple[Names, Filled]] = field(default_factory=dict)
    _mended: dict[str, tuple[tuple[str, Additions], str]] = field(default_factory=dict)
    _mended_before: dict[str, tuple[tuple[str, Additions], str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.mapper = Remembering(lambda path: self.contents.of(str(path)))

    def renderings(self, lang: Lang, kept: Cache, beside: Renderings | None) -> Renderings:
        """Return what renders texts for a language, and has at hand what the last build asked for."""
        before, self._rendered[lang] = self._rendered.get(lang, {}), {}
        return Renderings(kept, beside, before, self._rendered[lang])

    def filled(self, lang: Lang, names: Names, works: Container[str]) -> Filled:
        """Return the parts of pages that were filled where the same names could be looked up."""
        before, filled = self._filled.get(lang, (names, {}))
        same = filled if before == names else {}
        self._filled[lang] = names, {key: part for key, part in same.items() if key[1] in works}
        return self._filled[lang][1]

    def begin(self) -> None:
        """Prepare for a build, which may fail before it asks for anything."""
        self._mended_before |= self._mended
        self._mended = {}

    def forget(self) -> None:
        """Forget what a build that came to its end did not ask for."""
        self._mended_before.clear()

    def mended(self, name: str, html: str, additions: Additions) -> str:
        """Return a page as ``theme.mended`` has it: to find its elements takes as long as to make it."""
        given = html, additions
        before = self._mended_before.get(name)
        made = before if before and before[0] == given else (given, theme.mended(*given))
        self._mended[name] = made
        return made[1]

    def follow(self, now: Neighbourhood) -> Neighbourhood:
        """Return a neighbourhood in which is found already what the last one found and still holds."""
        if self.neighbourhood:
            now.take_over(self.neighbourhood)
        self.neighbourhood = now
        return now


def mapper_of(memory: Memory | None) -> Mapper:
    """Return what makes items: with ``memory`` those alone that are new to it."""
    return memory.mapper if memory else map_all
