"""What fingers and ears do is forgiven: a small archive, searched as people type, in both languages."""

import re
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests import projects
from tests.browser.conftest import LAPTOP
from tests.browser.searching import answers, go, said, search
from tests.browser.server import Server
from tests.conftest import engine

pytestmark = pytest.mark.slow  # the archive takes long, and tests that follow one another share it

VENUES = """\
ismir: {name: {ko: ISMIR, en: ISMIR}, aliases: [이스미르, 이스미어]}
nips: {name: {ko: NIPS, en: NIPS}, aliases: [닙스]}
"""

TAGS = """\
cnn: {name: {ko: 합성곱 신경망, en: Convolutional network}}
chiptunes: {name: {ko: 칩튠, en: Chiptunes}, aliases: [8비트 음악]}
recommendation: {name: {ko: 추천, en: Recommendation}, aliases: [추천 시스템]}
spectrogram: {name: {ko: 스펙트로그램, en: Spectrogram}}
singing-voice: {name: {ko: 가창 음성, en: Singing voice}}
autoencoder: {name: {ko: 오토인코더, en: Autoencoder}}
collaborative-filtering: {name: {ko: 협업 필터링, en: Collaborative filtering}, aliases: [CF]}
"""


def entry(title: str, author: str = "Ada Lovelace", tag: str = "cnn", more: str = "") -> str:
    read = "full" if more else "not-yet"
    return f'paper: {{title: "{title}", authors: [{author}]}}\nread: {read}\ntags: [{tag}]\n{more}'


def summary(korean: str, english: str) -> str:
    return f'summary: {{ko: "{korean}", en: "{english}"}}\n'


VERDICT = "notes:\n  - {by: ada-lovelace, verdict: must-read, ko: 잘 썼다., en: Well written.}\n"

ENTRIES = {
    "ismir/2015/moods": entry("k-means of moods"),
    "ismir/2016/drums": entry("VQ-VAE for drums"),
    "nips/2023/report": entry("GPT-4 technical report"),
    "nips/2014/gan": entry("Generative Adversarial Nets", "Ian Goodfellow"),
    "ismir/2012/hypergraph": entry("Hypergraph models of playlist dialects", "Brian McFee"),
    "ismir/2014/shelf": entry("What to listen to next", tag="recommendation"),
    "ismir/2013/picture": entry("Looking at sound", tag="spectrogram"),
    "ismir/2011/throat": entry("Who is it that sings", tag="singing-voice"),
    "nips/2016/bottle": entry(
        "Narrow bottles", more=summary("Autoencoder랑 비슷하게 배운다.", "It learns as an autoencoder.")
    ),
    "nips/2017/taste": entry(
        "Matters of taste", more=summary("CF방식에 태그를 더했다.", "It adds tags to CF.")
    ),
    "nips/2018/gem": entry(
        "A gem", more=summary("판소리 음반에서 배운다.", "It learns from pansori records.") + VERDICT
    ),
    **{
        f"nips/2010/{first}-{second}".lower(): entry(f"{first} {second} in audio", "Juan Bello")
        for first in ("Chord", "Melody", "Tempo")
        for second in ("classification", "estimation", "modelling")
    },
    # The one that is ours says it last and least.
    "nips/2020/zither": entry(
        "A box with strings", more=summary("소리는 zither 같다.", "It sounds like a zither.")
    ),
    "nips/2019/zither": entry("Tuning a zither for orchestras"),
    "nips/2021/zither": entry("Zither, zither"),
    "nips/2009/bells": entry("A school of bells", "Jan Schlüter"),
    "nips/2010/slip": entry("A slip of the pen", "Juan Belol"),
    "nips/2011/bird": entry("Whistling for supper", "Siobhán O'Connell"),
    "nips/2012/dance": entry("Where a dancer steps", "Wang Xiaoling"),
    "nips/2013/foot": entry("Beat tracking by foot", "Sören Xu"),
    "nips/2014/console": entry("Bleeps of a console", tag="chiptunes"),
    "nips/2015/thumb": entry("Fingerprinting by thumb", "Lin Chen"),
    "nips/2011/one": entry("One of two", "Dmitri Volkov"),
    "nips/2011/other": entry("Two of two", "Dmitry Volkov"),
    "nips/2011/kayagum": entry("소리와 가야금"),
    "nips/2011/gayageum": entry("Gayageum and voice"),
    "nips/2004/four": entry("The Beatles as a graph"),
    "nips/2005/four": entry("비틀즈의 화성"),
    "nips/2006/four": entry("네 사람, 비틀스"),
}

ASKED = {
    "ismir/2015/moods": ("kmeans", "k means", "k-means", "ｋ－ｍｅａｎｓ"),
    "ismir/2016/drums": ("vqvae", "vq vae", "VQ-VAE"),
    "nips/2023/report": ("gpt4", "ＧＰＴ-4", "GPT 4"),
    "nips/2016/bottle": ("오토인코더", "오토엔코더", "autoencdoer"),
    "nips/2017/taste": ("협업 필터링", "협업필터링", "CF방식", "CF랑", "CF기반으로"),
    "nips/2014/gan": ("goodfelow", "굿펠로", "굿펠로우", "Ian Goodfelow", "이안 굿펠로"),
    "ismir/2014/shelf": ("recomendation", "recommednation", "레코멘데이션", "츠천"),
    "ismir/2013/picture": ("spectogram", "스펙토그램", "스팩트로그램", "pectrogram"),
    "ismir/2012/hypergraph": ("맥피", "biran mcfee", "브라이언 맥피", "plalyist dialects"),
    "ismir/2011/throat": ("싱잉 보이스", "싱잉보이스", "sining voice", "singingvoice"),
    "nips/2009/bells": ("schlutter", "schluter", "슐뤼터"),
    "nips/2011/bird": ("오코넬", "O'Connell", "oconel"),
    "nips/2012/dance": ("샤오링", "왕 샤오링"),
    "nips/2013/foot": ("비트 트래킹", "baet trakcing"),
    "nips/2015/thumb": ("finger printing thubm",),
    "nips/2018/gem": ("필독", "must read", "pansoree", "판소라"),
}
"""What was meant, and how it is typed."""

PLACED = {
    "ismir": ("이스미르", "이스미어에서"),
    "ismir/2015": ("이스미르 2015", "ISMIR2015", "2015년 이스미르", "ismir’15", "이스미르2015에서"),
}

OFFERED = {
    "authors/ian-goodfellow/": ("goodfelow", "굿펠로"),
    "authors/brian-mcfee/": ("맥피", "biran mcfee"),
    "tags/recommendation/": ("recomendation",),
    "tags/spectrogram/": ("spectogram", "스펙토그램"),
    "tags/singing-voice/": ("싱잉 보이스", "sining voice"),
    "venues/ismir/": ("이스미르",),
    "venues/ismir/2015/": ("이스미르 2015", "ISMIR2015"),
}
"""The pages that are offered first."""

ALIKE = {
    "드미트리": ("nips/2011/one", "nips/2011/other"),
    "gayageum": ("nips/2011/gayageum", "nips/2011/kayagum"),
    **dict.fromkeys(("beatles", "비틀즈", "비틀스"), ("nips/2004/four", "nips/2005/four", "nips/2006/four")),
}
"""What is heard as one, and all that is spelt so."""

SUGGESTED = {
    "": {"수천": "추천", "수천 시스템": "추천 시스템", "zipher": "zither"},  # ㅅ lies far from ㅊ
    "en/": {"수천": "추천", "rebords": "records", "zipher": "zither"},
}
"""What is as likely another word."""

SLIPPED = {
    "spectogram": "spectrogram",
    "스팩트로그램": "spectrogram",
    "sining": "singing-voice",
    "recomend": "recommendation",
    "협엽 필터링": "collaborative-filtering",
    "autoencdoer": "autoencoder",
}
"""Tags, as somebody mistypes them who chooses one."""

ASK = """async (query) => {
  const { openIndex } = await import(new URL("assets/search/query.js", ROOT))
  const { load, numbers, ...found } = await openIndex().search(query)
  return { ...found, hits: await Promise.all([...numbers.slice(0, 10)].map(load)) }
}"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve the site of a small archive."""
    root = tmp_path_factory.mktemp("archive")
    entries = {f"digests/{name}.yml": text for name, text in ENTRIES.items()}
    config = projects.CONFIG.replace("search: false", "search: true")
    registries = {"digests/venues.yml": VENUES, "digests/tags.yml": TAGS}
    result = engine(
        "build", cwd=projects.write(root, **{"mkdocs.yml": config}, **registries, **entries), korean=True
    )
    assert result.returncode == 0, result.stderr
    with Server(root / "site") as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture(scope="module", params=["", "en/"])
def tree(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def reader(browser: Browser, archive: Server, tree: str) -> Iterator[Page]:
    """Open a window on the first page of a language."""
    page = browser.new_page()
    page.goto(archive.url(f"/repo/{tree}"))
    page.evaluate("root => { globalThis.ROOT = root }", archive.url("/repo/"))
    yield page
    page.close()


@pytest.fixture(scope="module")
def searched(browser: Browser, archive: Server, tree: str) -> Iterator[Page]:
    """Open the search page of a language, which then goes from one of its addresses to another."""
    with browser.new_context(viewport=LAPTOP) as context:
        page = context.new_page()
        search(page, archive, tree)
        yield page


def ask(page: Page, query: str) -> Any:
    return page.evaluate(ASK, query)


def option(page: Page) -> Locator:
    return page.get_by_role("option").first


def test_what_was_meant_is_found(reader: Page) -> None:
    for wanted, queries in ASKED.items():
        for query in queries:
            hits = ask(reader, query)["hits"]
            assert hits, query
            assert hits[0]["url"].endswith(f"/papers/{wanted}/"), query


def test_what_is_heard_as_one_is_found_however_it_is_spelt(reader: Page) -> None:
    for query, wanted in ALIKE.items():
        hits = {hit["url"].partition("/papers/")[2].rstrip("/") for hit in ask(reader, query)["hits"]}
        assert hits == {*wanted}, query


def test_a_word_holds_another_one_of_its_stem(reader: Page) -> None:
    pairs = [("running", "run"), ("trained", "training"), ("schlutter", "schluter")]
    held = reader.evaluate(
        """async (pairs) => {
          const { holding } = await import(new URL("assets/search/words/forms.js", ROOT))
          return pairs.map(([typed, said]) => holding(typed).test(` ${said} `))
        }""",
        pairs,
    )
    assert held == [True, True, False]


def test_a_venue_is_found_by_its_nickname_and_a_year(reader: Page) -> None:
    for edition, queries in PLACED.items():
        for query in queries:
            found = ask(reader, query)
            held = [name for name in ENTRIES if name.startswith(edition)]
            assert found["as"] == "typed"
            assert found["total"] >= len(held), query
            assert all(hit["edition"].startswith(edition) for hit in found["hits"][: len(held)]), query


def test_what_nobody_can_have_meant_is_not_guessed(reader: Page) -> None:
    for query in (
        "quantumzzzz",
        "불협화음적인것",
        "xyzzyplugh",
        "ISMIR2019",
        "갈다",  # not 같다, nor below slip, which one record has
        "slop",
        "2015년에",
        "가",
        "x",
        "한글" * 5_000,
        "ab " * 3_000,
    ):
        found = ask(reader, query)
        assert (found["as"], found["instead"]) == ("typed", []), query


def test_what_may_well_be_another_word_is_suggested_and_not_put_in_its_place(reader: Page, tree: str) -> None:
    for query, suggested in SUGGESTED[tree].items():
        found = ask(reader, query)
        assert (found["as"], found["form"], found["total"]) == ("typed", query, 0), query
        assert " " in query or found["hits"] == [], query  # which else have some of the words
        assert suggested in found["instead"], query


def test_of_two_spellings_the_better_known_one_is_suggested(reader: Page) -> None:
    for query, suggested in (("belol", ["Bello"]), ("juan belol", ["juan Bello"]), ("bello", [])):
        found = ask(reader, query)
        assert (found["as"], found["instead"]) == ("typed", suggested)


def test_quick_search_offers_the_page_that_was_meant(page: Page, archive: Server, tree: str) -> None:
    page.goto(archive.url(f"/repo/{tree}"))
    page.keyboard.press("/")
    asked = [(query, address) for address, queries in OFFERED.items() for query in queries]
    for (query, address), answer in zip(asked, answers(page, dict(asked)), strict=True):
        assert answer.first == archive.url(f"/repo/{tree}{address}"), query


def test_the_page_says_what_it_took_a_query_for(searched: Page, archive: Server, tree: str) -> None:
    go(searched, "?q=굿펠로")
    expect(said(searched)).to_contain_text("‘Goodfellow’")
    named = searched.locator("[data-pages] a")
    expect(named.first).to_have_attribute("href", archive.url(f"/repo/{tree}authors/ian-goodfellow/"))
    go(searched, "?q=이스미르 2015")
    expect(named.first).to_have_attribute("href", archive.url(f"/repo/{tree}venues/ismir/2015/"))


def test_nothing_matches_only_where_nothing_is_shown(searched: Page) -> None:
    nothing = re.compile("없습니다|Nothing")
    go(searched, "?q=hypergraph bottles")
    expect(searched.locator(".digest-rows article")).to_have_count(2)
    expect(said(searched)).not_to_have_text(nothing)
    go(searched, "?q=qqxxzz")
    expect(searched.locator(".digest-rows article")).to_have_count(0)
    expect(said(searched)).to_have_text(nothing)


def test_values_that_nothing_has_are_left_out(searched: Page, tree: str) -> None:
    go(searched, "?q=hypergraph")
    shown = searched.locator("#digest-search [data-count]:visible")
    assert set(shown.all_text_contents()) == {"1"}
    assert searched.locator("select[name=from] option").count() == 2
    expect(searched.locator("[data-facet=verdict]")).to_be_hidden()
    hint = searched.locator(".digest-facet__not:visible").first.get_attribute("title") or ""
    assert {"": "합성곱 신경망", "en/": "Convolutional network"}[tree] in hint


def test_tags_to_choose_from_are_found_misspelt(searched: Page) -> None:
    go(searched, "")
    field = searched.locator("[data-tag-filter]")
    shown = searched.locator("[data-facet=tag] li:visible [name=tag]")
    for typed, tag in SLIPPED.items():
        field.fill(typed)
        expect(shown, typed).to_have_count(1)
        expect(shown, typed).to_have_attribute("value", tag)
    field.fill("zzzzqqqq")
    expect(shown).to_have_count(0)
    field.fill("")


def test_what_is_ours_comes_before_what_is_only_listed(page: Page, archive: Server, tree: str) -> None:
    mine = archive.url(f"/repo/{tree}papers/nips/2020/zither/")
    listed = [archive.url(f"/repo/{tree}papers/nips/{place}/") for place in ("2021/zither", "2019/zither")]
    page.goto(archive.url(f"/repo/{tree}"))
    page.evaluate("root => { globalThis.ROOT = root }", archive.url("/repo/"))
    page.keyboard.press("/")
    page.get_by_role("combobox").fill("zither")
    papers = page.locator(".digest-quick__option:has(.digest-quick__summary)")
    expect(papers).to_have_count(3)
    assert papers.evaluate_all("all => all.map(each => each.href)") == [mine, *listed]
    search(page, archive, tree, "?q=zither")
    first = "all => all.map(each => each.querySelector('a[href*=\"/papers/\"]').href)"
    assert page.locator("#digest-search .digest-rows article").evaluate_all(first) == [mine, *listed]


def test_on_a_phone_conditions_end_in_what_they_leave(phone: Page, archive: Server) -> None:
    search(phone, archive, "", "?venue=ismir")
    button = phone.get_by_role("button", name="결과 7건 보기")
    expect(button).to_be_hidden()
    phone.locator(".digest-search__facets summary").tap()
    expect(button).to_be_in_viewport()
    button.tap()
    expect(button).to_be_hidden()
    expect(said(phone)).to_be_focused()


def test_an_empty_dialog_leads_somewhere(page: Page, archive: Server) -> None:
    page.goto(archive.url("/repo/venues/ismir/2015/"))
    page.keyboard.press("/")
    groups = page.get_by_role("listbox").get_by_role("group")
    expect(groups).to_have_count(2)
    here = archive.url("/repo/search/?venue=ismir&from=2015&to=2015")
    expect(option(page)).to_have_attribute("href", here)
    expect(groups.last.get_by_role("option").first).to_contain_text("합성곱 신경망")
    page.get_by_role("combobox").fill("<b>moods")
    expect(page.get_by_role("option").last).to_have_attribute("href", f"{here}&q=%3Cb%3Emoods")


def test_the_form_for_entries_finds_a_related_paper_by_its_title(page: Page, archive: Server) -> None:
    page.goto(archive.url("/repo/compose/"))
    items = page.locator("[data-items=related]")
    items.locator(":scope > p > [data-add]").click()
    page.locator("[name='related.0.to']").press_sequentially("zither")
    offered = page.locator(".digest-offers").get_by_role("option")
    expect(offered).to_have_text(["A box with strings", "Zither, zither", "Tuning a zither for orchestras"])
    offered.first.click()
    expect(page.locator("[name='related.0.to']")).to_have_value("nips/2020/zither")
