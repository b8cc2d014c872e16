"""A page of Markdown while it is written: what lies where, and how links lead there."""

import html
import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import reduce
from operator import getitem
from typing import Any

from generator.entries.format.bilingual_texts import bilingual, by_language
from generator.entries.format.entry import BilingualMarkdown, Figure, Model
from generator.entries.write.plain_values import plain_values
from generator.site.plain import to_entries
from generator.site.plain.harmless import markdown, plain
from generator.site.plain.plain_marks import Edit, into, of_entry
from generator.site.view.references import (
    ArticleLink,
    Destination,
    References,
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

    def link(self, file: str, shown: str) -> str:
        """Return a link to a file under ``docs/``."""
        return f"[{plain(shown)}]({posixpath.relpath(file, posixpath.dirname(self.file))})"

    def linked(self, to: Destination, shown: str | None = None) -> str:
        """Return a link to what is on the site, an article in the language that it has."""
        lang = to.lang(self.view.lang) if isinstance(to, ArticleLink) else self.view.lang
        file = self.view.names.languages.tree(lang) + file_of(to.address)
        return self.link(file, shown or self.view.called(to))

    def elsewhere(self, url: str, shown: str) -> str:
        """Return a link to an address elsewhere."""
        return f"[{plain(shown)}](<{html.escape(url.replace(' ', '%20'))}>)"

    def front(self, title: str, file: str, said: Model) -> dict[str, Any]:
        """Return what stands before a page: of which file it is, and in the first tree all that this says.

        The texts in languages of the site are left out, which stand below.
        """
        if self.view.tree:
            return {"title": title, "entry": file}
        values, languages = plain_values(said), {*self.view.names.languages}
        for (*path, lang), _ in by_language(bilingual(said), BilingualMarkdown):
            if lang in languages:
                reduce(getitem, path, values).pop(lang)
        return {"title": title, "entry": file, "digest": values}

    def written(self, front: Mapping[str, Any], blocks: Iterable[str]) -> tuple[str, str]:
        """Return its file and what that holds: front matter, and blocks, of which empty ones are left out."""
        shown = "\n\n".join(block for block in blocks if block)  # which fills ``typed``
        said = {**front, "typed": dict(self.typed)} if self.typed else front
        return self.file, f"---\n{plain_yaml.written(said)}---\n\n{shown}\n"

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

    def wiki_link(self, link: WikiLink, to: Destination | None) -> str | None:
        """Return what becomes of a wiki link that leads ``to`` something, if not to an address elsewhere."""
        if address := link.address:
            return self.elsewhere(address, link.shown or link.target)
        return self.linked(to, link.shown) if to else None

    def _links(self, text: str, references: References, figures: "EntryPictures") -> Iterator[Edit]:
        for link in scan(text):
            if link.embed:
                shown, below = figures.shown(link.target)
            else:
                to = references.links.get((link.kind, link.target))
                shown, below = self.wiki_link(link, to), ""
            if shown:
                typed = html.escape(text[link.start : link.end])
                yield link.start, link.end, f'{shown.removesuffix(")")} "{typed}"){below}'


@dataclass(frozen=True, slots=True)
class EntryPictures:
    """The pictures that the texts of an entry can show."""

    page: PlainPage
    folder: str
    """Where they lie, under ``docs/``."""
    figures: tuple[Figure, ...] = ()

    def shown(self, target: str) -> tuple[str | None, str]:
        """Return a picture, if it is theirs, and what stands below it."""
        for figure in self.figures:
            if figure.file == target:
                caption = self.page.view.plain_line(figure.caption)
                below = f"  \n*{plain(caption)}*<!-- -->" if caption else ""
                return self.image(figure), below
        return None, ""

    def image(self, figure: Figure) -> str:
        """Return a picture, said in words for those who cannot see it."""
        view, file = self.page.view, figure.shown(self.page.view.lang)[0]
        said = view.plain_line(figure.alt) or view.plain_line(figure.caption) or str(file)
        return f"!{self.page.link(f'{self.folder}/{file}', said)}"


def headed(heading: str, text: str) -> str:
    """Return a text below a heading; nothing where there is none."""
    return f"## {heading}\n\n{text}" if text else ""


def _marked(place: str, key: str, shown: str) -> str:
    return f"<!-- digest: {place}{key} -->\n\n{shown}\n\n<!-- /digest{key} -->"
