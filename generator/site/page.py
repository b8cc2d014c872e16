"""What a page is: a function of its facts, gathered in ``pages/``, written by ``build/files/printing.py``."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

from generator.site.beside.cards import OF_SITE, CardFacts
from generator.site.frame.slots import NOT_FOUND
from generator.site.view.view import View
from generator.support.languages import Lang
from generator.text.markdown.headings import Heading


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site before it has a chrome."""

    address: str
    """Under the tree of its language: ``tags/cnn/``; the home page's is empty."""
    lang: Lang
    section: str
    """Whose chrome it wears: one of ``slots.SECTIONS``, or ``NOT_FOUND``."""
    title: str
    """Plain text, unescaped."""
    description: str
    """Plain text, unescaped."""
    content: str
    """Trusted HTML; may hold ``ROOT``."""
    headings: tuple[Heading, ...] = ()
    """For the table of contents, in the order of the page; of the page alone: no table of contents."""
    edit: str | None = None
    """The file behind the page, as a POSIX path under the project's root; None: no button to edit it."""
    card: CardFacts = OF_SITE
    """What chats show of a link to it."""
    feed: str | None = None
    """The address of the feed of what the page is about; None where nothing in it was reviewed."""
    structured: Mapping[str, Any] | None = None
    """What it says in the words of schema.org, see ``view/structured.py``; None: nothing."""
    head: str = ""
    """More for the document's head: trusted HTML; may hold ``ROOT``."""


class PageFacts(Protocol):
    """All that a page shows, in both languages: a frozen value, whose hash tells whether the page is another.

    What is not in here and not among ``View.names`` cannot be shown: nothing else is within reach.
    """

    @property
    def address(self) -> str:
        """Where the page lies in the tree of each language."""

    def page(self, view: View) -> Page:
        """Make the page in a language, without what all pages have."""


class FileFacts(Protocol):
    """All that a file for other programs holds: a frozen value, as a page's facts are.

    The file may show what ``View.names`` know besides, and nothing else.
    """

    @property
    def address(self) -> str:
        """Where the file lies, counted from the root of a language's tree."""

    def content(self, view: View) -> str | bytes:
        """Make the file for readers of a language."""


def completed(facts: PageFacts, view: View) -> Page:
    """Make a page of its facts."""
    page = facts.page(view)
    shared = page.section != NOT_FOUND  # nobody shares the address of a page that is not there
    return replace(
        page,
        headings=(Heading(1, "_title", page.title), *page.headings),
        head=page.head + (view.parts.head(page) if shared else ""),
    )


@dataclass(frozen=True, slots=True)
class Redirect:
    """An address that leads to another one of the same tree."""

    address: str
    lang: Lang
    to: str
