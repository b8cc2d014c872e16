"""The navigation: what mkdocs.yml says of it, or all that there is."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from fnmatch import filter as matching
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Section
from mkdocs.utils import dirname_to_title

from generator.catalog.article_folders import FOLDERS
from generator.engine.trees import Trees
from generator.site.frame.slots import SECTIONS
from generator.support.languages import Lang

_REACHED = frozenset({"search", "compose", "reading-list"})
"""Sections that buttons lead to from every place where somebody wants them."""


def completed(trees: Trees, files: Files, config: MkDocsConfig) -> set[str]:
    """Give folders of articles without a page of their own one for the list of them; return their paths."""
    made = set()
    for lang in trees.languages:
        for folder in FOLDERS:
            at = f"{trees.languages.tree(lang)}{folder}/"
            held = {file.dest_uri for file in files.documentation_pages() if file.src_uri.startswith(at)}
            if held and f"{at}index.html" not in held:
                title = json.dumps(trees.labels.label(lang, f"folder-{folder}"), ensure_ascii=False)
                content = f"---\ntitle: {title}\n---\n"
                files.append(File.generated(config, f"{at}index.md", content=content))
                made.add(f"{at}index.md")
    return made


def listed(said: list[Any] | None, files: Files) -> list[Any]:
    """Return what the navigation holds: what mkdocs.yml says, or the digest's sections, then ``docs/``.

    A pattern in it stands for all pages that fit, so that whoever adds one need not touch mkdocs.yml. Where
    it says nothing, folders are called by their paths until ``name`` names them.
    """
    pages = [file.src_uri for file in files.documentation_pages(inclusion=InclusionLevel.is_in_nav)]
    if said:
        return list(_matched(said, pages))
    sections = [f"{at}index.md" for section, at in SECTIONS.items() if section not in _REACHED]
    held: dict[str, list[Any]] = {".": []}
    for path in pages:
        if path in sections or path in {f"{SECTIONS[section]}index.md" for section in _REACHED}:
            continue
        folders = [str(folder) for folder in reversed(PurePosixPath(path).parents)]
        for outer, inner in pairwise(folders):
            if inner not in held:
                held[inner] = []
                held[outer].append({inner: held[inner]})
        held[folders[-1]].append(path)
    return [*sections, *held["."]]


def _matched(items: Iterable[Any], pages: list[str]) -> Iterator[Any]:
    for item in items:
        name, held = next(iter(item.items())) if isinstance(item, dict) else (None, item)
        if isinstance(held, list):
            yield {name: list(_matched(held, pages))}
        elif "*" not in str(held):
            yield item
        elif found := matching(pages, held):
            yield from [{name: found}] if name else found


def named(items: Iterable[Any]) -> Iterator[str]:
    """Yield the paths of pages and the addresses that the navigation holds."""
    for item in items:
        held = next(iter(item.values())) if isinstance(item, dict) else item
        if isinstance(held, list):
            yield from named(held)
        else:
            yield held


def titles(
    items: Iterable[StructureItem], lang: Lang, trees: Trees, files: Files, title: Callable[[str], str]
) -> dict[str, str]:
    """Return what folders are called in a language, by their paths: as a page of their own says, if any.

    ``title`` returns what a file calls itself.
    """
    found = {}
    for folder in (section.title for section in _sections(items)):
        page = files.get_file_from_path(f"{trees.languages.tree(lang)}{folder}/index.md")
        said = title(page.abs_src_path) if page and page.abs_src_path else ""
        usual = trees.labels.label(lang, f"folder-{folder}") if folder in FOLDERS else ""
        found[folder] = said or usual or dirname_to_title(PurePosixPath(folder).name)
    return found


def name(items: Iterable[StructureItem], titles: Mapping[str, str]) -> None:
    """Give folders their titles."""
    for section in _sections(items):
        section.title = titles[section.title]


def _sections(items: Iterable[StructureItem]) -> Iterator[Section]:
    for item in items:
        if isinstance(item, Section):
            yield item
            yield from _sections(item.children)
