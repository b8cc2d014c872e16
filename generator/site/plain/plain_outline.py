"""Which files there are where the whole site is plain Markdown."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

import yaml

from generator.catalog.article_folders import FOLDERS
from generator.site.archive import Archive
from generator.site.plain import plain_lists, plain_papers
from generator.site.plain.documents import document
from generator.site.plain.plain_page import file_of
from generator.site.view.view import View
from generator.support import package
from generator.support.languages import ENDONYMS, Lang

EXTENSIONS: Final = (
    "admonition",
    "def_list",
    "footnotes",
    "tables",
    {"pymdownx.arithmatex": {"generic": True}},
    "pymdownx.details",
    "pymdownx.superfences",
    {"toc": {"permalink": True}},
)
"""What the Markdown needs; none of these lets a stranger's text name attributes of elements."""


_HEAD = """\
# pip install mkdocs-material && mkdocs build
# 수식은 달러 기호 사이에 TeX으로 적혀 있습니다. 보이게 하려면 extra_javascript에 MathJax나 KaTeX를 더하세요.
# Formulas are TeX between dollars. To have them set, name MathJax or KaTeX under extra_javascript.
"""


def pages(archive: Archive, view: View) -> Iterator[tuple[str, str]]:
    """Yield what lies under ``docs/`` in a language, by path, but for the project's own pages."""
    catalog = archive.catalog
    yield from plain_lists.indexes(archive, view)
    yield from (plain_papers.paper(archive, work, view) for work in catalog.works.values())
    yield from (plain_lists.edition(archive, issue, view) for issue in catalog.issues.values())
    yield from (plain_lists.venue(archive, venue, issues, view) for venue, issues in catalog.venues.items())
    yield from (plain_lists.tag(archive, tag, view) for tag in catalog.tagged)
    yield from (plain_lists.author(archive, someone, view) for someone in catalog.authors.values())


def documents(
    archive: Archive, texts: Mapping[str, str], views: Mapping[Lang, View]
) -> Iterator[tuple[str, str]]:
    """Yield the project's own pages, by path under ``docs/``."""
    languages = next(iter(views.values())).names.languages
    for file, text in texts.items():
        yield file, document(archive, file, text, views[languages.lang_of(file)])


def settings(views: Mapping[Lang, View], files: Collection[str]) -> str:
    """Return a mkdocs.yml; ``files`` are the pages that there are."""
    first, *others = views.values()
    in_others = ({ENDONYMS[view.lang]: _navigation(view, files)} for view in others)
    said: dict[str, Any] = {
        "site_name": first.names.site.name,
        "site_url": first.names.site.url,
        "theme": {"name": "material", "language": first.lang, "features": ["navigation.indexes"]},
        "plugins": ["search"],
        "markdown_extensions": list(EXTENSIONS),
        "nav": [*_navigation(first, files), *in_others],
    }
    known = {key: value for key, value in said.items() if value}
    return _HEAD + yaml.safe_dump(known, allow_unicode=True, sort_keys=False)


def _navigation(view: View, files: Collection[str]) -> list[dict[str, str]]:
    """Name the lists alone: every page names all of the navigation."""
    lists = {"": "home", "venues/": "venues", "tags/": "tags", "authors/": "authors"}
    folders = {f"{folder}/": f"folder-{folder}" for folder in FOLDERS}
    places = {address: view.tree + file_of(address) for address in lists | folders}
    return [
        {view.label(label): places[address]}
        for address, label in (lists | folders).items()
        if places[address] in files
    ]


def script() -> str:
    """Return the program that makes entries again of all this."""
    return package.text("generator.site.plain", "to_entries.py")
