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
        # ids as people paste them; of one that is not here nothing is guessed
        ("1703.99998", "icassp/2017/wakamori-rain-on-roofs"),
        ("1703.99998v3", "icassp/2017/wakamori-rain-on-roofs"),
        ("https://arxiv.org/pdf/1703.99998", "icassp/2017/wakamori-rain-on-roofs"),
        ("arXiv 1406.9999", "arxiv/2014/raman-forger-and-critic"),
        ("https://doi.org/10.48550/arXiv.1406.9999", "arxiv/2014/raman-forger-and-critic"),
        ("10.5555/sample.2", "icassp/2017/ito-filterbank"),
        ("https://doi.org/10.5555/SAMPLE.2", "icassp/2017/ito-filterbank"),
        ("Ito et al., doi:10.5555/sample.2.", "icassp/2017/ito-filterbank"),
        ("arXiv:1703.99997", ""),
        ("10.5555/sample", ""),
        # where an edition took place, but not the country
        ("포르투", "icassp/2017/ito-filterbank"),
        ("Porto", "icassp/2017/ito-filterbank"),
        ("제주에서", "ismir/2016/oh-two-truths"),
        ("대한민국", ""),
        # marks around words
        ("합성곱 신경망이란?", "icassp/2017/wakamori-rain-on-roofs"),
        ("칩튠을.", "icassp/2017/vandermeer-chiptunes"),
        ("합(CNN)", "icassp/2017/wakamori-rain-on-roofs"),
        ("칩튠에대한", "icassp/2017/vandermeer-chiptunes"),
        ("합성곱신경망을이용한", "icassp/2017/wakamori-rain-on-roofs"),
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


@pytest.mark.parametrize("words", ["cnn", "rain", '"filter bank"', "칩튠", "Kranzlich"])
def test_words_behind_a_minus_are_left_out(page: Page, words: str) -> None:
    everything = ask(page, "", filters={})
    with_them, without = ask(page, words, filters={}), ask(page, f"-{words}", filters={})
    assert without["without"] == [words]
    assert with_them["total"] + without["total"] == everything["total"]
    venues = [found["facets"]["venue"] for found in (everything, with_them, without)]
    assert all(all_of_them == venues[1][name] + venues[2][name] for name, all_of_them in venues[0].items())
    of_ismir = ask(page, f"−{words}", filters={"venue": ["ismir"]})
    assert of_ismir["total"] == of_ismir["facets"]["venue"]["ismir"] == venues[2]["ismir"]


def test_words_are_looked_for_among_what_has_none_that_are_left_out(page: Page) -> None:
    def urls(query: str) -> set[str]:
        found = ask(page, query)
        return {record["url"] for record in found["hits"][: found["total"]]}

    word = {"ko": "신경망", "en": "network"}[page.evaluate("document.documentElement.lang")]
    both = urls(f"{word} cnn") & urls(word)
    assert both
    assert not both & urls(f"{word} -cnn")
    for query in (f"{word} -cnn and gan-", f"{word} - cnn", f'"{word} -cnn"', f"{word} -60"):
        assert ask(page, query)["without"] == [], query


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
