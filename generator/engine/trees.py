"""The trees of the two languages as the engine builds them: its settings and its navigation in each."""

from collections.abc import Iterable, Iterator, Mapping
from copy import copy, deepcopy
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page

from generator.engine.defaults import switches
from generator.site.address import TREE
from generator.support.languages import LANGS, Lang

LANGUAGE_NAMES: Mapping[Lang, str] = {"ko": "한국어", "en": "English"}
"""What each language calls itself."""


ENGLISH_HOME = f"{TREE['en']}index.md"
"""The home page of the English tree, by its path under ``docs/``."""


class Home(Page):
    """The home page of a tree that does not lie at the root."""

    @property
    def is_homepage(self) -> bool:
        """Tell the theme to treat this page as it does the site's home."""
        return True


def lang_of(file: File) -> Lang:
    """Return the language in whose tree a page lies."""
    return "en" if file.src_uri.startswith(TREE["en"]) else "ko"


def home(lang: Lang) -> str:
    """Return where a tree's home page lies, as the engine's templates write links to it."""
    return TREE[lang] or "./"


def twin(file: File, lang: Lang, files: Files) -> File | None:
    """Return the same page in the tree of ``lang``, or None where there is none."""
    path = file.src_uri.removeprefix(TREE[lang_of(file)])
    return files.get_file_from_path(TREE[lang] + path)


def settings(
    config: MkDocsConfig, lang: Lang, english: Mapping[str, Any], alternates: Mapping[Lang, str], scope: str
) -> MkDocsConfig:
    """Return the engine's settings as the templates of one page should see them.

    ``alternates`` are where the language switch leads, counted from the site's root; ``scope``
    is the path under which the theme keeps what a reader chose.
    """
    local = copy(config)
    local.theme = deepcopy(config.theme)
    local.theme["language"] = lang
    local.repo_url = None  # with one, Material's script asks the host for numbers of stars on every page
    switch = [{"name": LANGUAGE_NAMES[to], "link": alternates[to], "lang": to} for to in LANGS]
    local.extra = {"scope": scope, **config.extra, "alternate": switch}  # type: ignore[assignment] # a mapping will do
    if lang == "en":
        local.site_name = english["site_name"] or config.site_name
        local.site_description = english["site_description"] or config.site_description
        local.extra["homepage"] = TREE["en"]
        names = {**switches(lang), **english["palette"]}
        for option in _toggles(local):
            option["toggle"]["name"] = names.get(option["toggle"]["name"], option["toggle"]["name"])
    return local


def navigation(nav: Navigation, files: Files, labels: Mapping[str, str]) -> Navigation:
    """Return the English navigation: the Korean one with each page's counterpart, where it has one."""
    items = list(_translated(nav.items, files, labels))
    english = Navigation(items, list(_pages(items)))
    home = files.get_file_from_path(ENGLISH_HOME)
    english.homepage = home.page if home else None
    chain = [None, *english.pages, None]
    for before, page, after in zip(chain, english.pages, chain[2:], strict=False):
        page.previous_page, page.next_page = before, after
    return english


def _translated(
    items: Iterable[StructureItem], files: Files, labels: Mapping[str, str]
) -> Iterator[StructureItem]:
    for item in items:
        label = labels.get(item.title or "")
        if isinstance(item, Section):
            if children := list(_translated(item.children, files, labels)):
                section = Section(label or item.title, children)
                for child in children:
                    child.parent = section
                yield section
        elif isinstance(item, Page):
            file = twin(item.file, "en", files)
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


def _toggles(config: MkDocsConfig) -> list[dict[str, Any]]:
    palette = config.theme.get("palette")
    return [option for option in palette if "toggle" in option] if isinstance(palette, list) else []
