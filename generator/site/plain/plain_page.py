"""A page of Markdown while it is written: what lies where, and how links lead there."""

import html
import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from generator.entries.format.entry import BilingualMarkdown, Figure
from generator.site.plain import to_entries
from generator.site.plain.harmless import markdown, plain
from generator.site.plain.plain_marks import Edit, into, of_entry
from generator.site.view.references import (
    ArticleLink,
    AuthorLink,
    Destination,
    PaperLink,
    References,
    TagLink,
    VenueLink,
)
from generator.site.view.view import View
from generator.support import plain_yaml
from generator.support.splicing import spliced
from generator.text.wikilinks import WikiLink, scan

LISTS = frozenset({"", "venues/", "tags/", "authors/", "guides/", "lectures/", "series/", "blog/"})
"""Addresses under which others lie that nobody reaches from elsewhere."""


def file_of(address: str) -> str:
    """Return the file of the page that lies at an address."""
    return f"{address}index.md" if address in LISTS else f"{address.rstrip('/')}.md"


@dataclass(frozen=True, slots=True)
class PlainPage:
    """A page in one language."""

    view: View
    address: str
    typed: dict[str, str] = field(default_factory=dict)
    """By their places, texts that ``to_entries.py`` could not tell from what is written of them."""

    @property
    def file(self) -> str:
        """Where it lies under ``docs/``."""
        return self.view.tree + file_of(self.address)

    def way(self, file: str) -> str:
        """Return how a link leads to a file under ``docs/``."""
        return posixpath.relpath(file, posixpath.dirname(self.file))

    def link(self, address: str, shown: str) -> str:
        """Return a link to another page of the same language."""
        return f"[{plain(shown)}]({self.way(self.view.tree + file_of(address))})"

    def led(self, to: Destination, shown: str | None) -> str:
        """Return a link to what a wiki link leads to, an article in the language that it has."""
        lang = to.lang(self.view.lang) if isinstance(to, ArticleLink) else self.view.lang
        file = self.view.names.languages.tree(lang) + file_of(to.address)
        return f"[{plain(shown or self.view.called(to))}]({self.way(file)})"

    def linked(self, to: PaperLink | TagLink | VenueLink | AuthorLink) -> str:
        """Return a link that says what something is called."""
        return self.link(to.address, self.view.called(to))

    def elsewhere(self, url: str, shown: str) -> str:
        """Return a link to an address elsewhere."""
        return f"[{plain(shown)}](<{html.escape(url.replace(' ', '%20'))}>)"

    def text(
        self,
        text: BilingualMarkdown | None,
        at: str,
        references: References,
        figures: "EntryPictures",
        recording: str | None = None,
    ) -> str:
        """Return a text between marks that say where it belongs; empty where there is none.

        Times in it lead into the ``recording``. What would not come back of it is kept in ``typed``.
        """
        said, lang = text.either(self.view.lang) if text else (None, self.view.lang)
        if not said:
            return ""
        place = f"{at}/{lang}"
        prefix = f"{place.replace('/', '-')}-"
        edits = [*self._links(said, references, figures), *of_entry(said, lang, into(recording), prefix)]
        shown = spliced(said, edits, markdown).replace("[^", f"[^{prefix}")
        if [*to_entries.texts(marked := _marked(place, "", shown), {})] == [(place, said)]:
            return marked
        self.typed[place] = said
        return _marked(place, to_entries.key_of(shown), shown)

    def _links(self, text: str, references: References, figures: "EntryPictures") -> Iterator[Edit]:
        for link in scan(text):
            shown = figures.shown(link.target) if link.embed else self._wiki_link(link, references)
            if shown:
                typed = html.escape(text[link.start : link.end])
                before, after = shown
                yield link.start, link.end, f'{before} "{typed}"){after}'

    def _wiki_link(self, link: WikiLink, references: References) -> tuple[str, str] | None:
        """Return what goes before and after the title of a link."""
        if address := link.address:
            return self.elsewhere(address, link.shown or link.target).removesuffix(")"), ""
        found = references.links.get((link.kind, link.target))
        if found is None:
            return None
        return self.led(found, link.shown).removesuffix(")"), ""


@dataclass(frozen=True, slots=True)
class EntryPictures:
    """The pictures that the texts of an entry can show."""

    page: PlainPage
    folder: str
    """Where they lie, under ``docs/``."""
    figures: tuple[Figure, ...] = ()

    def shown(self, target: str) -> tuple[str, str] | None:
        """Return what goes before and after the title of a picture."""
        for figure in self.figures:
            if figure.file == target:
                caption = self.page.view.plain_line(figure.caption)
                below = f"  \n*{plain(caption)}*<!-- -->" if caption else ""
                return self.image(figure).removesuffix(")"), below
        return None

    def image(self, figure: Figure) -> str:
        """Return a picture, said in words for those who cannot see it."""
        view, file = self.page.view, figure.shown(self.page.view.lang)[0]
        said = view.plain_line(figure.alt) or view.plain_line(figure.caption) or str(file)
        return f"![{plain(said)}]({self.page.way(f'{self.folder}/{file}')})"


def _marked(place: str, key: str, shown: str) -> str:
    return f"<!-- digest: {place}{key} -->\n\n{shown}\n\n<!-- /digest{key} -->"


def written(
    front: Mapping[str, Any], blocks: Iterable[str], typed: Mapping[str, str] = MappingProxyType({})
) -> str:
    """Return a page: its front matter, and blocks, of which empty ones are left out.

    While these are made, ``typed`` may be filled, which front matter keeps.
    """
    shown = "\n\n".join(block for block in blocks if block)
    said = {**front, "typed": dict(typed)} if typed else front
    return f"---\n{plain_yaml.written(said)}---\n\n{shown}\n"
