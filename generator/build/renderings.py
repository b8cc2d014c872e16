"""Renderings: Markdown as HTML, kept for the next build.

What a text becomes depends on itself and on what its wiki links lead to. What rendering asked about those is
therefore kept as well, and a rendering holds as long as the answers are the same.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from pydantic import TypeAdapter, ValidationError

from generator.support import cache
from generator.support.cache import Cache
from generator.support.languages import Lang
from generator.text.markdown import markup
from generator.text.markdown.markup import Rendered
from generator.text.markdown.targets import LinkTarget, Targets

_AT_ONCE = 1000
"""How many new renderings are held before they are kept."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """What became of a text, and what it was told about its links and figures."""

    rendered: Rendered
    links: tuple[tuple[str, str, LinkTarget | None], ...]
    """Where targets of each kind were said to lead."""
    figures: Mapping[str, str | None]

    def holds(self, targets: Targets) -> bool:
        """Tell whether the text would be told the same today."""
        return all(targets.link(kind, target) == found for kind, target, found in self.links) and all(
            targets.figure(name) == found for name, found in self.figures.items()
        )


_KEPT = TypeAdapter(Rendering)


@dataclass(frozen=True, slots=True)
class _RecordedTargets:
    """Targets that remember what they were asked."""

    targets: Targets
    links: dict[tuple[str, str], LinkTarget | None] = field(default_factory=dict)
    figures: dict[str, str | None] = field(default_factory=dict)

    def link(self, kind: str, target: str) -> LinkTarget | None:
        self.links[kind, target] = found = self.targets.link(kind, target)
        return found

    def figure(self, name: str) -> str | None:
        self.figures[name] = found = self.targets.figure(name)
        return found


class Renderings:
    """Renders texts for readers of one language, each once however many pages and builds show it."""

    def __init__(
        self,
        cache: Cache,
        beside: "Renderings | None" = None,
        before: Mapping[bytes, Rendering] = MappingProxyType({}),
        asked: dict[bytes, Rendering] | None = None,
    ) -> None:
        """Begin with what ``cache`` keeps.

        ``beside`` are those for the other language, whose texts are read first: what is said in one language
        alone mostly becomes the same for readers of both. A preview gives what was asked for in the build
        ``before``, and is told in ``asked`` what is now.
        """
        self._renderer = markup.Renderer()
        self._cache = cache
        self._before = before
        self._asked = asked
        self.new: dict[bytes, Rendering] = {}
        """What is not kept yet."""
        self._others = beside.new if beside else {}

    def render(  # noqa: PLR0913 # as markup.render has it
        self, text: str, *, lang: Lang, targets: Targets, prefix: str, top: int, seconds: float
    ) -> Rendered:
        """Return what becomes of a text: see ``markup.render``."""
        key = _key(text, lang, prefix, top)
        made = next((found for found in self._found(key) if found.holds(targets)), None)
        if made is None:
            asking = _RecordedTargets(targets)
            rendered = self._renderer.render(
                text, lang=lang, targets=asking, prefix=prefix, top=top, seconds=seconds
            )
            made = self.new[key] = Rendering(
                rendered, tuple((*asked, found) for asked, found in asking.links.items()), asking.figures
            )
            if len(self.new) >= _AT_ONCE:
                self.keep()
        if self._asked is not None:
            self._asked[key] = made
        return made.rendered

    def keep(self) -> None:
        """Have new renderings kept for the next build."""
        self._cache.put("body", {key: _KEPT.dump_json(made).decode() for key, made in self.new.items()})
        self.new.clear()

    def _found(self, key: bytes) -> Iterator[Rendering]:
        """Yield what a text became earlier in this build or in one before it."""
        for known in (self.new, self._asked or {}, self._before, self._others):
            if key in known:
                yield known[key]
        if kept := self._cache.get("body", key):
            with suppress(ValidationError):  # where it is damaged
                yield _KEPT.validate_json(kept)


@lru_cache(maxsize=100_000)  # a text stands on several pages, and in every build of a preview
def _key(text: str, lang: Lang, prefix: str, top: int) -> bytes:
    return cache.key("body", text, lang, prefix, str(top))
