"""Headings as a table of contents lists them."""

from dataclasses import dataclass

from generator.support.languages import Lang


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading to list in the table of contents.

    One of level 1 is the page's own title: the link that skips the navigation leads there; it is not listed.
    """

    level: int
    id: str
    title: str
    """Plain text, unescaped."""
    lang: Lang | None = None
    """The title's language where it is not the page's."""
