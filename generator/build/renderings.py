"""Renderings: Markdown as HTML, kept for the next build.

What a text becomes depends on itself and on what its wiki links lead to. What rendering asked about those is
therefore kept as well, and a rendering holds as long as the answers are the same.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from generator.support import cache
from generator.support.cache import Cache
from generator.support.languages import Lang
from generator.text.markdown import markup
from generator.text.markdown.headings import Heading
from generator.text.markdown.markup import Rendered
from generator.text.markdown.pieces import TextMistake
from generator.text.markdown.targets import LinkTarget, Targets

_AT_ONCE = 1000
"""How many new renderings are held before they are kept."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """What became of a text, and what it was told about its links and figures."""

    rendered: Rendered
    links: Mapping[tuple[str, str], LinkTarget | None]
    figures: Mapping[str, str | None]

    def holds(self, targets: Targets) -> bool:
        """Tell whether the text would be told the same today."""
        return all(targets.link(*asked) == found for asked, found in self.links.items()) and all(
            targets.figure(name) == found for name, found in self.figures.items()
        )


@dataclass(frozen=True, slots=True)
class _RecordedTargets:
    """Targets that remember what they were asked."""

    targets: Targets
    links: dict[tuple[str, str], LinkTarget | None] = field(default_factory=dict)
    figures: dict[str, str | None] = field(default_factory=dict)

    def link(self, kind: str, target: str) -> LinkTarget | None:
        """Return what the targets say, and note it."""
        self.links[kind, target] = found = self.targets.link(kind, target)
        return found

    def figure(self, name: str) -> str | None:
        """Return what the targets say, and note it."""
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
            made = self.new[key] = Rendering(rendered, asking.links, asking.figures)
            if len(self.new) >= _AT_ONCE:
                self.keep()
        if self._asked is not None:
            self._asked[key] = made
        return made.rendered

    def keep(self) -> None:
        """Have new renderings kept for the next build."""
        self._cache.put("body", {key: _written(made) for key, made in self.new.items()})
        self.new.clear()

    def _found(self, key: bytes) -> Iterator[Rendering]:
        """Yield what a text became earlier in this build or in one before it."""
        for known in (self.new, self._asked or {}, self._before, self._others):
            if key in known:
                yield known[key]
        if (kept := self._cache.get("body", key)) and (made := _read(kept)):
            yield made


@lru_cache(maxsize=100_000)  # a text stands on several pages, and in every build of a preview
def _key(text: str, lang: Lang, prefix: str, top: int) -> bytes:
    return cache.key("body", text, lang, prefix, str(top))


def _written(rendering: Rendering) -> str:
    """Return a rendering as a text to keep."""
    rendered = rendering.rendered
    headings = [(head.level, head.id, head.title, head.lang) for head in rendered.headings]
    links = [
        (kind, target, found and (found.href, found.text))
        for (kind, target), found in rendering.links.items()
    ]
    said = [rendered.html, headings, rendered.mistakes, links, rendering.figures]
    return json.dumps(said, ensure_ascii=False)


def _read(kept: str) -> Rendering | None:
    """Read a rendering that was kept; None where it is damaged."""
    try:
        html, headings, mistakes, links, figures = json.loads(kept)
        return Rendering(
            Rendered(
                html,
                tuple(Heading(*heading) for heading in headings),
                tuple(
                    TextMistake(code, tuple((name, value) for name, value in values), needle)
                    for code, values, needle in mistakes
                ),
            ),
            {(kind, target): found and LinkTarget(*found) for kind, target, found in links},
            {**figures},
        )
    except (ValueError, TypeError):
        return None
