"""Renderings: Markdown as HTML, written down to be kept for the next build.

What a text becomes depends on itself and on what its wiki links lead to. What rendering asked about those is
therefore written down as well, and a rendering holds as long as the answers are the same.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

from generator.support import cache
from generator.support.languages import Lang
from generator.text.markdown.finish import Heading
from generator.text.markdown.markup import Rendered
from generator.text.markdown.pieces import TextMistake
from generator.text.markdown.targets import LinkTarget, Targets


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


KnownRenderings: TypeAlias = dict[str, dict[bytes, Rendering]]
"""What texts became in one language, by the file that they stand in and by their keys."""


@dataclass(frozen=True, slots=True)
class RecordedTargets:
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


@lru_cache(maxsize=100_000)  # a text stands on several pages, and in every build of a preview
def key(text: str, lang: Lang, prefix: str, top: int) -> bytes:
    """Return the key of a text's rendering."""
    return cache.key("body", text, lang, prefix, str(top))


def written(rendering: Rendering) -> str:
    """Return a rendering as a text to keep."""
    rendered = rendering.rendered
    headings = [(head.level, head.id, head.title, head.lang) for head in rendered.headings]
    links = [
        (kind, target, found and (found.href, found.text))
        for (kind, target), found in rendering.links.items()
    ]
    said = [rendered.html, headings, rendered.mistakes, links, rendering.figures]
    return json.dumps(said, ensure_ascii=False)


def read(kept: str) -> Rendering | None:
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
