"""Sections: the pages that the engine builds for their chromes, one each and language."""

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.engine.trees import Home, Trees
from generator.site.frame.slots import (
    ID,
    LINE_TITLE,
    MARK_CONTENT,
    MARK_LINE,
    MARK_LINE_BELOW,
    SECTIONS,
    Slot,
)
from generator.site.view.hosts import FILE
from generator.support.languages import Lang, Languages


def pages(languages: Languages) -> Mapping[str, tuple[str, Lang]]:
    """Return the sections and their languages, by the paths of the pages under ``docs/``."""
    return {
        f"{languages.tree(lang)}{at}index.md": (section, lang)
        for section, at in SECTIONS.items()
        for lang in languages
    }


def add(trees: Trees, files: Files, config: MkDocsConfig) -> None:
    """Add the page of each section; one that lies there makes way, which is told where it is not left out."""
    for path in pages(trees.languages):
        if theirs := files.get_file_from_path(path):
            files.remove(theirs)
        files.append(generated(path, trees, config))


def generated(path: str, trees: Trees, config: MkDocsConfig) -> File:
    """Return the page at one of these paths, for the engine to build."""
    section, lang = pages(trees.languages)[path]
    title = json.dumps(trees.labels.label(lang, section), ensure_ascii=False)  # which YAML reads as well
    file = _file(path, f"---\ntitle: {title}\n---\n", config)
    is_first = lang == trees.languages.first
    # Said here, since mkdocs.yml may exclude what lies in ``docs/`` under such a name, but not the page.
    file.inclusion = InclusionLevel.INCLUDED if is_first else InclusionLevel.NOT_IN_NAV
    if section == "home" and not is_first:
        Home(None, file, config)
    return file


def leave_out(paths: Iterable[str], files: Files) -> None:
    """Have the engine not miss pages in the navigation that are in none."""
    for path in paths:
        files.src_uris[path].inclusion = InclusionLevel.NOT_IN_NAV


def places(file: File, trees: Trees, files: Files) -> Mapping[Lang, str]:
    """Return where a page lies in each language that has it, counted from the site's root.

    For the page of a section, whose own pages are in all languages, these are markers.
    """
    if file.src_uri in pages(trees.languages):
        return {lang: trees.languages.tree(lang) + Slot.ADDRESS for lang in trees.languages}
    twins = ((lang, trees.twin(file, lang, files)) for lang in trees.languages)
    return {lang: twin.url for lang, twin in twins if twin and twin.page}  # without one it is left out


def edit_address(config: MkDocsConfig) -> str:
    """Return where a file is edited, with ``hosts.FILE`` for its path; empty where that is nowhere."""
    return _edit_url(Page(None, _file("index.md", "", config), config)).replace(Slot.EDIT, FILE)


def leave_unrendered(page: Page) -> None:
    """Have the engine make no parser for a page without a text, which takes a millisecond a build."""

    def render(config: MkDocsConfig, files: Files) -> None:  # noqa: ARG001 # the engine's own takes both
        page.content, page.toc = "", TableOfContents([])

    page.render = render  # type: ignore[method-assign] # of this one page


def mark(page: Page, section: str, tree: str, site_url: str) -> None:
    """Set markers for what the theme takes from the properties of a section's page in a tree."""
    page.title = page.title  # what the navigation calls it, whatever its pages will be called
    page.meta["description"] = Slot.DESCRIPTION.value
    page.meta["hide"] = ["navigation"]
    if section == "home":
        del page.meta["title"]  # without one, the theme calls the page what the site is called
    else:
        page.meta["title"] = Slot.TITLE.value
    page.edit_url = _edit_url(page) or None
    page.canonical_url = site_url + tree + Slot.ADDRESS
    page.previous_page = page.next_page = None


def marked_content(page: Page) -> str:
    """Set markers for a page's table of contents, and return one for its content."""
    first = AnchorLink(page.title or "", Slot.FIRST_HEADING, 1)
    line = AnchorLink(MARK_LINE + LINE_TITLE, MARK_LINE + ID, 2)
    first.children = [line]
    line.children = [AnchorLink(MARK_LINE_BELOW + LINE_TITLE, MARK_LINE_BELOW + ID, 3)]
    page.toc = TableOfContents([first])
    return f'<h1 id="{MARK_CONTENT}"></h1>'


def _file(path: str, content: str, config: MkDocsConfig) -> File:
    file = File.generated(config, path, content=content)
    root = os.path.relpath(Path(config.config_file_path).parent, config.docs_dir)
    file.edit_uri = Path(root, Slot.EDIT).as_posix()
    return file


def _edit_url(page: Page) -> str:
    """Return where a page is edited without the steps back that lead out of ``docs/``; empty for nowhere."""
    url = page.edit_url or ""
    return urljoin(url, urlsplit(url)._replace(scheme="", netloc="").geturl())
