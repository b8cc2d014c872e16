"""What a page is before it has a chrome: values that ``pages/`` makes and ``build/printing.py`` writes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.support.languages import Lang
from generator.text.markdown.finish import Heading


@dataclass(frozen=True, slots=True)
class Content:
    """What a page shows, before its template is filled.

    The template may look at nothing else than these values, ``View.names`` and what a work says itself: a
    page is not written again while what it draws on is the same.
    """

    template: str
    values: Mapping[str, Any]

    @classmethod
    def of(cls, template: str, **values: Any) -> "Content":
        """Return what a template makes of values."""
        return cls(template, values)


@dataclass(frozen=True, slots=True)
class Draft:
    """One page of the site before its template is filled."""

    address: str
    """Under the tree of its language: ``tags/cnn/``; the home page's is empty."""
    lang: Lang
    section: str
    """Whose chrome it wears: one of ``SECTIONS``, or ``NOT_FOUND``."""
    title: str
    """Plain text, unescaped."""
    description: str
    """Plain text, unescaped."""
    content: Content
    headings: tuple[Heading, ...] = ()
    """For the table of contents, in the order of the page; none: no table of contents."""
    edit: str | None = None
    """The file behind the page, as a POSIX path under the project's root; None: no button to edit it."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site; see ``Draft`` for what it has from there."""

    address: str
    lang: Lang
    section: str
    title: str
    description: str
    content: str
    """Trusted HTML; may hold ``ROOT``."""
    headings: tuple[Heading, ...] = ()
    """With the page's own title before those of its draft."""
    edit: str | None = None
    head: str = ""
    """More for the document's head: trusted HTML; may hold ``ROOT``."""


@dataclass(frozen=True, slots=True)
class Redirect:
    """An address that leads to another one of the same tree."""

    address: str
    lang: Lang
    to: str


SECTIONS = {"home": "", "venues": "venues/", "tags": "tags/", "authors": "authors/", "search": "search/"}
"""The sections of the site and their addresses under each tree."""

NOT_FOUND = "404"
"""The section of the page that the server shows where there is none."""
