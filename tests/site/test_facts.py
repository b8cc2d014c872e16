"""A page is a function of its facts: nothing else is within its reach, and where they are equal, so is it."""

import gc
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import FrozenInstanceError, fields
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any, cast

import pytest

from generator.build.files.fingerprint import Fingerprints
from generator.build.memory import Memory
from generator.catalog import catalog, links
from generator.catalog.article import Article
from generator.catalog.catalog import Catalog
from generator.catalog.links import Links
from generator.catalog.neighbours import Neighbourhood
from generator.entries.library import EntryFile, Library
from generator.metadata.store import Store
from generator.site.archive import Archive
from generator.site.page import Page, completed
from generator.site.pages import editions, outline
from generator.site.pages.parts import common, pagination
from generator.site.pictures.photographs import Photograph
from generator.site.view.names import Names
from generator.site.view.site_facts import Site
from generator.site.view.view import View
from generator.support.cache import NOTHING_KEPT
from generator.support.languages import LANGS, Lang
from tests.catalog.libraries import library
from tests.site.test_pages import EDITIONS, ENTRIES, PEOPLE, TAGS

PICTURE = "papers/ismir/2015/a.png"
ARTICLES = (Article("guides/g/", {"ko": "듣는 법"}, {"ko": "[[ismir/2015/a]]"}, ("cnn",)),)

EDITS: Mapping[str, Mapping[str, Any]] = {
    "nothing": {},
    "a title": {"ismir/2015/b": {"paper": {"title": "Bees", "authors": ["Jan Schlüter"]}}},
    "an abstract": {"ismir/2015/b": {"paper": {"title": "B", "authors": ["J"], "abstract": "It hears."}}},
    "a note": {"ismir/2015/b": {"notes": [{"by": "keunwoo-choi", "ko": "[[own]]"}]}},
    "no tag": {"ismir/2015/b": {"tags": []}},
    "what is known": {"ismir/2016/d": {"unidentified": {"ko": "2채널에 관한 포스터."}}},
    "a draft gone": {"ismir/2015/b": {"draft": True}},
}
"""Fields of entries that are put in the place of others, each time of the same entries."""


def archived(
    entries: Mapping[str, Mapping[str, Any]] = ENTRIES, width: int = 0, **registries: Any
) -> Archive:
    read = library(entries, **{"tags": TAGS, "people": PEOPLE, "editions": EDITIONS, **registries})
    built = catalog.build(read, Store(), ARTICLES)
    linked = links.build(built)
    shown = {PICTURE: Photograph(Path("a.png"), PICTURE, width, 30)} if width else {}
    return Archive(built, linked, Neighbourhood(built, linked), shown)


def others() -> Iterator[Archive]:
    for said in EDITS.values():
        yield archived({**ENTRIES, **{entry: {**ENTRIES[entry], **new} for entry, new in said.items()}})
    yield archived(people={**PEOPLE, "keunwoo-choi": {"name": {"en": "Keunwoo Choi", "ko": "다른 이름"}}})
    yield archived(people={})
    yield archived(tags={**TAGS, "cnn": {}})
    yield archived(editions={})
    yield archived(venues={"ismir": {"name": {"ko": "음악학회"}}})
    yield archived(width=40)
    yield archived(width=50)


Made = dict[tuple[Lang, str], tuple[bytes, Page]]


def pages(archive: Archive, memory: Memory) -> Made:
    """Make the pages of a small site, and the fingerprints of all that each was made of."""
    found: Made = {}
    prints = Fingerprints()
    for lang in LANGS:
        names = Names.of(archive.catalog, Site())
        renderings = memory.renderings(lang, NOTHING_KEPT, None)
        view = View(names, lang, renderings.render, memory.filled(lang, names, archive.catalog.works))
        for facts in outline.pages(archive, {}):
            found[lang, facts.address] = prints.of((names, facts)), completed(facts, view)
    return found


@pytest.mark.slow
def test_where_facts_are_equal_the_page_is(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (editions, pagination, common):
        monkeypatch.setattr(module, "LONG", 1)
    memory = Memory()
    before = pages(archived(), memory)
    rewritten = []
    for archive in others():
        after = pages(archive, memory)
        assert after == pages(archive, Memory())
        rewritten.append({at for at, (_, page) in after.items() if at in before and before[at][1] != page})
        reprinted = {at for at, (print_, _) in after.items() if at in before and before[at][0] != print_}
        assert rewritten[-1] <= reprinted
    assert not rewritten[0]
    assert all(rewritten[1:])


@pytest.mark.parametrize("lang", LANGS)
def test_neither_templates_nor_facts_reach_the_catalog(lang: Lang) -> None:
    archive = archived(width=40)
    view = View(Names.of(archive.catalog, Site()), lang)
    shown = list(outline.pages(archive, {}))
    for facts in shown:
        completed(facts, view)
    reached = within_reach([view, view.templates, *shown])
    assert not [
        found for found in reached if isinstance(found, Archive | Catalog | Library | Links | EntryFile)
    ]
    assert any(found is archive.catalog.works["ismir/2015/a"] for found in reached)


def within_reach(roots: Iterable[object]) -> list[object]:
    """Return all that objects hold, and what those hold; not what a function finds in its module."""
    found: dict[int, object] = {}
    waiting = list(roots)
    while waiting:
        held = waiting.pop()
        if id(held) in found or isinstance(held, ModuleType | type):
            continue
        found[id(held)] = held
        if isinstance(held, FunctionType):
            waiting += held.__closure__ or ()
        else:
            waiting += gc.get_referents(held)
    return list(found.values())


def test_facts_cannot_change() -> None:
    for facts in outline.pages(archived(), {}):
        with pytest.raises(FrozenInstanceError):
            setattr(facts, fields(cast("Any", facts))[0].name, None)


def test_a_group_of_pages_is_found_by_their_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (editions, pagination, common):
        monkeypatch.setattr(module, "LONG", 1)
    groups = [*outline.groups(archived(), {})]
    found = {group.at: [facts.address for facts in group.gather()] for group in groups}
    assert len(found) == len(groups)
    assert not [at for at, pages in found.items() if not all(page.startswith(at) for page in pages)]
    assert any(len(pages) > 1 for at, pages in found.items() if at.startswith("venues/"))
