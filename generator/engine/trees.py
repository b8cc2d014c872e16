"""The tree of each language as the engine builds it: its settings and its navigation."""

from collections.abc import Iterable, Iterator, Mapping
from copy import copy, deepcopy
from dataclasses import dataclass, field
from html import escape
from typing import Any
from unicodedata import normalize

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page

from generator.engine.configuration import defaults
from generator.site.view.labels import Labels
from generator.support.languages import ENDONYMS, Lang, Languages


class Home(Page):
    """The home page of a tree that does not lie at the root."""

    @property
    def is_homepage(self) -> bool:
        """Tell the theme to treat this page as it does the site's home."""
        return True


@dataclass(frozen=True, slots=True)
class Trees:
    """The trees of a site, and what mkdocs.yml says in the second language."""

    languages: Languages
    translated: Mapping[str, Any]
    """The plugin's options under the second language's name."""
    labels: Labels
    counterparts: Mapping[str, str] = field(default_factory=dict)
    """By path under ``docs/``, the same page in the other language where it is not called alike."""

    def lang_of(self, file: File) -> Lang:
        """Return the language in whose tree a page lies."""
        return self.languages.lang_of(file.src_uri)

    def is_unwanted(self, file: File) -> bool:
        """Tell whether a file lies in the tree of a language that is not wanted."""
        return file.src_uri.partition("/")[0] in self.languages.unwanted

    def home(self, lang: Lang) -> str:
        """Return where a tree's home page lies, as the engine's templates write links to it."""
        return self.languages.tree(lang) or "./"

    def twin(self, file: File, lang: Lang, files: Files) -> File | None:
        """Return the same page in the tree of ``lang``, or None where there is none."""
        if lang != self.lang_of(file) and (known := self.counterparts.get(file.src_uri)):
            return files.get_file_from_path(known)
        path = self.languages.tree(lang) + file.src_uri.removeprefix(self.languages.tree(self.lang_of(file)))
        found = files.get_file_from_path(path)
        if found or path.isascii():
            return found
        letters = normalize("NFC", path)  # a Mac may write those of one of the two separately
        return next((other for other in files if normalize("NFC", other.src_uri) == letters), None)

    def settings(
        self, config: MkDocsConfig, lang: Lang, alternates: Mapping[Lang, str], scope: str
    ) -> MkDocsConfig:
        """Return the engine's settings as the templates of one page should see them.

        ``alternates`` are where the language switch leads, counted from the site's root; ``scope``
        is the path under which the theme keeps what a reader chose.
        """
        local = copy(config)
        local.theme = deepcopy(config.theme)
        local.theme["language"] = lang
        local.repo_url = None  # with one, Material's script asks the host for numbers of stars on every page
        local.extra = {"scope": scope, **config.extra}  # type: ignore[assignment] # a mapping will do
        if self.languages.second:
            local.extra["alternate"] = [
                {"name": ENDONYMS[to], "link": alternates[to], "lang": to} for to in self.languages
            ]
        names = defaults.switches(self.languages.first, lang, self.labels)
        if lang != self.languages.first:
            local.site_name = self.translated["site_name"] or config.site_name
            local.site_description = self.translated["site_description"] or config.site_description
            local.extra["homepage"] = self.languages.tree(lang)
            names |= self.translated["palette"]
        local.site_description = escape(local.site_description or "")  # which the theme does not do
        palette: object = local.theme.get("palette")
        for option in palette if isinstance(palette, list) else ():
            if toggle := option.get("toggle"):
                toggle["name"] = names.get(toggle["name"], toggle["name"])
        return local

    def navigation(self, nav: Navigation, files: Files, folders: Mapping[str, str]) -> Navigation:
        """Return the navigation in the second language: that of the first with each page's counterpart.

        ``folders`` are the titles of those that mkdocs.yml does not list, by their titles in the first.
        """
        items = list(self._translated(nav.items, files, {**folders, **self.translated["nav"]}))
        translated = Navigation(items, list(_pages(items)))
        home = files.get_file_from_path(f"{self.languages.second}/index.md")
        translated.homepage = home.page if home else None
        chain = [None, *translated.pages, None]
        for before, page, after in zip(chain, translated.pages, chain[2:], strict=False):
            page.previous_page, page.next_page = before, after
        return translated

    def _translated(
        self, items: Iterable[StructureItem], files: Files, titles: Mapping[str, str]
    ) -> Iterator[StructureItem]:
        for item in items:
            label = titles.get(item.title or "")
            if isinstance(item, Section):
                if children := list(self._translated(item.children, files, titles)):
                    section = Section(label or item.title, children)
                    for child in children:
                        child.parent = section
                    yield section
            elif isinstance(item, Page):
                file = self.twin(item.file, self.languages.second or self.languages.first, files)
                if file and file.page:
                    if label:
                        file.page.title = label
                    yield file.page
            elif isinstance(item, Link):
                yield Link(label or item.title, item.url)


def _pages(items: Iterable[StructureItem]) -> Iterator[Page]:
    for item in items:
        if isinstance(item, Page):
            yield item
        elif isinstance(item, Section):
            yield from _pages(item.children)
