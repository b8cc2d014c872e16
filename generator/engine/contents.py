"""The table of contents of a page below which a list stands that has headings of its own."""

from collections.abc import Iterable

from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from generator.text.markdown.headings import Heading


def add(page: Page, headings: Iterable[Heading]) -> None:
    """Add headings of the levels 2 and 3 to what the table of contents of a page holds already."""
    items = page.toc.items
    top = items[0].children if len(items) == 1 and items[0].level == 1 else items
    for heading in headings:
        within = top[-1].children if heading.level > 2 and top else top
        within.append(AnchorLink(heading.title, heading.id, heading.level))
