"""What the search page counts beside its values, against the catalog, in both languages."""

from collections import Counter
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from generator.build import project
from generator.catalog.catalog import Catalog
from generator.catalog.work import Work
from generator.site.view.site_facts import Site
from generator.support.languages import LANGS
from tests.browser.searching import counts, go, search, total, years
from tests.browser.server import Server
from tests.conftest import SAMPLE


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    sites = {lang: Site("", "https://host.example/") for lang in LANGS}
    return project.read(SAMPLE, "digests", SAMPLE / "docs", sites, drafts=False).catalog


FACETS: dict[str, Callable[[Catalog, Work], list[str]]] = {
    "venue": lambda _, work: [work.venue],
    "tag": lambda catalog, work: sorted(catalog.tags_of(work)),
    "reviewed": lambda _, work: ["yes" if work.is_reviewed else "no"],
    "read": lambda _, work: [work.reading],
    "verdict": lambda _, work: [work.verdict] if work.verdict else [],
    "lang": lambda _, work: list(work.languages) if work.has_text else [],
    "has": lambda _, work: [kind for kind, _ in work.links if kind in {"code", "demo", "data"}],
}

Condition = Callable[[Catalog, Work], bool]

SELECTIONS: tuple[tuple[str, dict[str, Condition]], ...] = (
    ("", {}),
    ("?read=not-yet", {"read": lambda _, work: work.reading == "not-yet"}),
    ("?venue=ismir&venue=recsys", {"venue": lambda _, work: work.venue in {"ismir", "recsys"}}),
    (
        "?tag=deep-learning&tag=music-recommendation",
        {"": lambda catalog, work: {"deep-learning", "music-recommendation"} <= catalog.tags_of(work)},
    ),
    (
        "?tag=cnn&tag=rnn&tags=any&venue=icassp",
        {
            "tag": lambda catalog, work: bool({"cnn", "rnn"} & catalog.tags_of(work)),
            "venue": lambda _, work: work.venue == "icassp",
        },
    ),
    (
        "?tag=deep-learning&not=cnn&from=2016&to=2017",
        {
            "": lambda catalog, work: (
                "deep-learning" in catalog.tags_of(work) and "cnn" not in catalog.tags_of(work)
            ),
            "year": lambda _, work: 2016 <= work.year <= 2017,
        },
    ),
    (
        "?has=demo&sort=oldest",
        {"": lambda _, work: any(kind == "demo" for kind, _ in work.links)},
    ),
    (
        "?read=poster&read=not-yet&verdict=interesting&lang=ko&lang=en",
        {
            "read": lambda _, work: work.reading in {"poster", "not-yet"},
            "verdict": lambda _, work: work.verdict == "interesting",
            "": lambda _, work: work.has_text and len(work.languages) == 2,
        },
    ),
)
"""Addresses, and what their conditions let through; those of which one value is enough, by their facet."""


@pytest.mark.parametrize("tree", ["", "en/"])
def test_counts_are_right_beside_every_value(page: Page, server: Server, tree: str, catalog: Catalog) -> None:
    search(page, server, tree)
    for query, conditions in SELECTIONS:
        go(page, query)

        def left(but: str, conditions: dict[str, Condition] = conditions) -> list[Work]:
            kept = [met for facet, met in conditions.items() if facet != but]
            return [work for work in catalog.works.values() if all(met(catalog, work) for met in kept)]

        papers = total(page) - sum(counts(page, "kind").values())
        assert papers == len(left("nothing")), query
        for facet, values in FACETS.items():
            if facet in {"tag", "lang"} and counts(page, "kind"):
                continue  # guides and posts are among them
            expected = Counter(each for work in left(facet) for each in values(catalog, work))
            assert counts(page, facet) == expected, (query, facet)
        assert years(page) == Counter(str(work.year) for work in left("year")), query


@pytest.mark.parametrize("tree", ["", "en/"])
def test_a_number_in_a_tags_table_leads_to_as_many_papers(page: Page, server: Server, tree: str) -> None:
    counted = 0
    for tag in ("cnn", "gan", "deep-learning"):
        page.goto(server.url(f"/{tree}tags/{tag}/"))
        numbers = page.locator(".digest-grid td a").evaluate_all(
            "all => all.map(one => [one.href, Number(one.textContent)])"
        )
        for href, number in numbers:
            page.goto(href)
            assert total(page) == number, href
            counted += 1
    assert counted > 3
