"""A text as its page will show it, rendered in a browser: in two steps, between which the page sanitises.

Where a page is read there is a real HTML5 parser, but no nh3 for Python. The page keeps to the same
allow-list, and what values attributes may have is judged here as ever. Formulas stay as they are typed.
"""

import json

from generator.support.languages import Lang
from generator.text.characters import visible
from generator.text.markdown import sanitise
from generator.text.markdown.markup import Renderer
from generator.text.markdown.targets import Nowhere

_TOP = 3
"""The level of a note's own headings, as on the page of a paper."""

_PREFIX = "preview-"
"""Goes before every id."""


class PreviewRenderer:
    """Renders one text after the other."""

    def __init__(self) -> None:
        self._renderer = Renderer()

    def parsed(self, text: str, lang: Lang) -> str:
        """Return in JSON the HTML of a text, which may hold anything, and what of that may stay."""
        parsed = self._renderer.parsed(text, lang=lang, targets=Nowhere(), prefix=_PREFIX)
        return json.dumps(
            {
                "html": parsed.html,
                "elements": sorted(sanitise.ELEMENTS),
                "vanishing": sorted(sanitise.VANISHING),
                "attributes": {name: sorted(of) for name, of in sanitise.ATTRIBUTES.items()},
            }
        )

    def finished(self, sanitised: str) -> str:
        """Return the clean HTML of the text that was parsed last."""
        return self._renderer.finished(visible(sanitised), _TOP).html
