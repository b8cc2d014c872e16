"""The query ladder over the sample's index, in a real browser."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.server import Server

ASK = """async ([query, options]) => {
  const { openIndex } = await import(new URL("assets/search/query.js", ROOT))
  const index = openIndex()
  const { load, numbers, ...found } = await index.search(query, options)
  return { ...found, hits: await Promise.all([...numbers.slice(0, 10)].map(load)) }
}"""


@pytest.fixture(scope="module", params=["ko", "en"])
def page(request: pytest.FixtureRequest, browser: Browser, server: Server) -> Iterator[Page]:
    page = browser.new_page()
    page.goto(server.url() + ("en/" if request.param == "en" else ""))
    page.evaluate("root => { globalThis.ROOT = root }", server.url())
    yield page
    page.close()


def ask(page: Page, query: str, **options: Any) -> Any:
    return page.evaluate(ASK, [query, options])


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("합성곱 신경망", "icassp/2017/wakamori-rain-on-roofs"),
        ("합성곱신경망으로", "icassp/2017/wakamori-rain-on-roofs"),
        ("convnet", "icassp/2017/wakamori-rain-on-roofs"),
        ("Kränzlich", "ismir/2015/kranzlich-rain-mosaic"),
        ("Kranzlich", "ismir/2015/kranzlich-rain-mosaic"),
        ("ㅊㅗㅑㅔ셔ㅜㄷ", "icassp/2017/vandermeer-chiptunes"),
        ("clqxbs", "icassp/2017/vandermeer-chiptunes"),
        ("칩튜", "icassp/2017/vandermeer-chiptunes"),
        ("ㅊㅌ", "icassp/2017/vandermeer-chiptunes"),
        ('"integrated with filterbank"', "icassp/2017/ito-filterbank"),
        ("the cricket call of the", "icassp/2017/raman-crickets"),
        ("quantumzzzz", ""),
    ],
)
def test_what_readers_type_finds_the_paper(page: Page, query: str, address: str) -> None:
    found = [record["url"] for record in ask(page, query)["hits"]]
    if address:
        assert any(url.endswith(f"papers/{address}/") for url in found)
    else:
        assert found == []


def test_a_quotation_is_found_whole_though_words_of_it_are_not_indexed(page: Page) -> None:
    english = page.evaluate("document.documentElement.lang") == "en"
    for query, expected in (('"Learns the Gaussian filter bank"', english), ('"Learns the bank"', False)):
        found = [record["url"] for record in ask(page, query)["hits"]]
        assert any(url.endswith("/ito-filterbank/") for url in found) == expected


@pytest.mark.parametrize("marks", ["“”", "„“", "«»", "＂＂"])
def test_a_quotation_is_one_whatever_its_marks(page: Page, marks: str) -> None:
    begin, end = marks[0], marks[1]
    for words in ("integrated with filterbank", "filterbank integrated with", "해금 산조", "산조 해금"):
        straight, curly = ask(page, f'"{words}"'), ask(page, f"{begin}{words}{end}")
        assert (curly["hits"], curly["needles"]) == (straight["hits"], straight["needles"])
    assert ask(page, f"{begin}integrated with filterbank{end}")["total"]
    assert ask(page, f"{begin}filterbank integrated with{end}")["total"] == 0


def test_the_other_keyboard_mode_is_said(page: Page) -> None:
    found = ask(page, "ㅊㅜㅜ")
    assert (found["as"], found["form"]) == ("keyboard", "cnn")


def test_facets_count_what_they_lead_to(page: Page) -> None:
    everything = ask(page, "")
    for facet in ("venue", "year", "tag", "read", "verdict", "lang", "kind"):
        for value, count in list(everything["facets"][facet].items())[:6]:
            assert ask(page, "", filters={facet: [value]})["total"] == count, (facet, value)


def test_a_chosen_value_leaves_the_counts_beside_it(page: Page) -> None:
    free, chosen = ask(page, ""), ask(page, "", filters={"venue": ["ismir"]})
    assert chosen["facets"]["venue"] == free["facets"]["venue"]
    assert sum(chosen["facets"]["year"].values()) == chosen["total"]


def test_tags_are_anded_ored_and_excluded(page: Page) -> None:
    def total(choice: Any) -> int:
        return int(ask(page, "", filters={"tag": choice})["total"])

    both, either = total({"all": ["cnn", "gan"]}), total({"any": ["cnn", "gan"]})
    assert both + either == total(["cnn"]) + total(["gan"])
    assert total({"any": ["cnn"], "none": ["gan"]}) == total(["cnn"]) - both


def test_results_are_sorted(page: Page) -> None:
    years = [record["edition"].partition("/")[2] for record in ask(page, "", sort={"year": "asc"})["hits"]]
    assert years == sorted(years)
    titles = [record["title"].casefold() for record in ask(page, "", sort={"title": "asc"})["hits"]]
    assert titles == sorted(titles)
