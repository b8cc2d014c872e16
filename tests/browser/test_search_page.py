"""The search page in Chromium, in both languages: conditions, addresses, text that stays text."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.catalog.citation import doi_url
from tests.browser.conftest import LAPTOP
from tests.browser.searching import counts, go, said, search, settled, total, value
from tests.browser.server import Server


@pytest.fixture(scope="module", params=["", "en/"])
def tree(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def opened(browser: Browser, server: Server, tree: str) -> Iterator[Page]:
    with browser.new_context(viewport=LAPTOP) as context:
        page = context.new_page()
        search(page, server, tree)
        yield page


@pytest.fixture
def stay(opened: Page) -> Iterator[Page]:
    """Return the search page, loaded once for all tests that go from one of its addresses to another."""
    yield opened
    opened.locator("[data-tag-filter]").fill("")


def test_what_stands_beside_a_value_is_what_choosing_it_leaves(stay: Page, tree: str) -> None:
    go(stay, {"": "?q=음악", "en/": "?q=music"}[tree])
    for name in ("tag", "lang", "venue"):
        each, number = max(counts(stay, name).items(), key=lambda pair: pair[1])
        value(stay, name, each).check()
        stay.wait_for_url(f"**{name}={each}*")
        expect(said(stay)).to_have_text(re.compile(rf"\b{number}\b|{number}편"))


def test_the_address_says_everything_and_back_and_reload_keep_it(stay: Page, tree: str) -> None:
    go(stay, "")
    all_of_them = total(stay)
    word = {"": "신경망", "en/": "network"}[tree]
    stay.get_by_role("searchbox").first.fill(word)
    stay.wait_for_url("**q=*")
    with_word = total(stay)
    assert 0 < with_word < all_of_them
    value(stay, "venue", "icassp").check()
    stay.wait_for_url("**venue=icassp*")
    stay.locator("select[name=sort]").select_option("title")
    stay.wait_for_url("**sort=title*")
    last = total(stay)
    titles = stay.locator(".digest-row .digest-title").all_text_contents()
    assert parse_qs(urlsplit(stay.url).query) == {"q": [word], "sort": ["title"], "venue": ["icassp"]}
    stay.reload()
    expect(stay.locator(".digest-row .digest-title")).to_have_text(titles)
    assert total(stay) == last
    expect(value(stay, "venue", "icassp")).to_be_checked()
    stay.go_back()
    expect(stay.locator("select[name=sort]")).to_have_value("")
    stay.go_back()
    expect(value(stay, "venue", "icassp")).not_to_be_checked()
    expect(stay.get_by_role("searchbox").first).to_have_value(word)
    expect(said(stay)).to_contain_text(str(with_word))
    assert stay.title().startswith(f"{word} · "), "so that tabs of searches are told apart"
    switch = stay.locator(".md-select__link[hreflang]").last.get_attribute("href") or ""
    assert parse_qs(urlsplit(switch).query) == {"q": [word]}


def test_the_page_says_how_words_are_left_out_and_which_were(stay: Page, tree: str) -> None:
    go(stay, "?q=cnn -rain")
    expect(said(stay)).to_contain_text({"": "뺀 낱말: rain.", "en/": "Left out: rain."}[tree])
    hint = {"": "빼기 기호(-)", "en/": "A minus before a word"}[tree]
    expect(stay.locator("#digest-search").get_by_text(hint)).to_be_visible()
    go(stay, "?q=cnn")
    expect(said(stay)).not_to_contain_text("rain")


def test_back_brings_words_back_though_somebody_typed_others(stay: Page) -> None:
    go(stay, "?q=cnn")
    value(stay, "venue", "icassp").check()
    stay.wait_for_url("**venue=icassp*")
    field = stay.get_by_role("searchbox").first
    field.fill("gan")
    stay.wait_for_url("**q=gan*")
    expect(field).to_be_focused()
    stay.go_back()
    expect(field).to_have_value("cnn")
    value(stay, "venue", "ismir").check()
    stay.wait_for_url("**venue=ismir*")
    assert parse_qs(urlsplit(stay.url).query)["q"] == ["cnn"]


def test_however_much_is_said_what_stands_beside_it_stays(page: Page, server: Server) -> None:
    page.set_viewport_size({"width": 1024, "height": 800})
    places = []
    for words in ("cnn", "qwertyzzzz"):
        page.goto(server.url(f"/search/?q={words}"))
        expect(said(page)).to_contain_text("글")
        places.append(page.locator(".digest-search__bar button").bounding_box())
    assert places[0] == places[1]


def test_who_goes_on_while_a_word_is_waited_for_stays_there(stay: Page) -> None:
    go(stay, "")
    following = stay.locator(".digest-search__pages [rel=next]")
    following.evaluate(
        """next => {
          const field = document.querySelector("#digest-search [name=q]")
          field.focus()
          field.value = "c"
          field.dispatchEvent(new Event("input", { bubbles: true }))
          next.click()
        }"""
    )
    stay.evaluate("new Promise((done) => setTimeout(done, 300))")  # longer than typing is waited for
    assert parse_qs(urlsplit(stay.url).query) == {"page": ["2"]}
    expect(stay.get_by_role("searchbox").first).to_have_value("")


@pytest.mark.parametrize("lost", ["**/*.pf_index", "**/*.pf_meta"])
def test_what_does_not_come_is_told_and_asked_for_again(browser: Browser, server: Server, lost: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        context.route(lost, lambda route: route.abort())
        page.goto(server.url("/en/search/?q=cnn"))
        expect(said(page)).to_contain_text("could not be loaded")
        context.unroute(lost)
        page.get_by_role("searchbox").first.fill("dataset")
        expect(said(page)).to_have_text(re.compile("[1-9][0-9]* result"))
        page.get_by_role("searchbox").first.fill("cnn")
        page.wait_for_url("**q=cnn*")
        expect(page.locator(".digest-search__results .digest-row").first).to_be_visible()
        context.route(lost, lambda route: route.fulfill(status=404))
        page.goto(server.url("/en/search/?q=cnn"))
        expect(said(page)).to_contain_text("could not be loaded")


@pytest.mark.parametrize("name", ["constructor", "toString", "__proto__", "valueOf"])
def test_what_every_object_has_is_no_way_to_sort_no_value_and_no_verdict(
    stay: Page, tree: str, name: str
) -> None:
    go(stay, "")
    failing = {"": "불러오지 못했습니다", "en/": "could not be loaded"}[tree]
    everything = total(stay)
    go(stay, f"?sort={name}&tags={name}")
    assert total(stay) == everything
    for query in (f"?q={name}", f"?tag={name}", f"?venue={name}&q={name}"):
        go(stay, query)
        expect(said(stay)).not_to_contain_text(failing)
    shown = stay.locator("#digest-search [data-count]").all_text_contents()
    assert all(re.fullmatch(r"[\d,]*", count) for count in shown)


def test_several_tags_all_any_and_none(stay: Page, tree: str) -> None:
    go(stay, "?tag=cnn")
    one = total(stay)
    stay.locator("[data-tag-filter]").fill({"": "데이터", "en/": "dataset"}[tree])
    value(stay, "tag", "dataset").check()
    stay.wait_for_url("**tag=dataset*")
    both = total(stay)
    stay.locator("input[name=tags][value=any]").check()
    stay.wait_for_url("**tags=any*")
    either = total(stay)
    stay.locator("input[name=tags][value='']").check()
    value(stay, "not", "dataset").check()
    stay.wait_for_url("**not=dataset*")
    expect(value(stay, "tag", "dataset")).not_to_be_checked()
    assert 0 < both < one < either
    assert total(stay) == one - both


def test_the_tag_filter_knows_every_name_in_both_languages(stay: Page) -> None:
    go(stay, "")
    for typed in ("합성곱", "컨브넷", "convnet", "Convolutional", "ㅎㅅㄱㅅㄱㅁ", "ㅊㅜㅜ"):
        stay.locator("[data-tag-filter]").fill(typed)
        expect(value(stay, "tag", "cnn")).to_be_visible()
        expect(value(stay, "tag", "gan")).to_be_hidden()


def test_sorting_and_pages(stay: Page) -> None:
    year = re.compile(r"\d{4}")
    go(stay, "")
    for order, reverse in (("newest", True), ("oldest", False)):
        go(stay, f"?venue=ismir&venue=icassp&venue=arxiv&sort={order}")
        seen = [int(year.findall(chip)[0]) for chip in stay.locator(".digest-chip").all_text_contents()]
        assert seen == sorted(seen, reverse=reverse)
        assert len(seen) == 10
    stay.locator("a[rel=next]").click()
    stay.wait_for_url("**page=2*")
    expect(stay.locator("a[rel=prev]")).to_be_visible()
    expect(said(stay)).to_be_focused()
    assert int(year.findall(stay.locator(".digest-chip").first.text_content() or "")[0]) >= seen[-1]
    stay.go_back()
    expect(stay.locator("a[rel=prev]")).to_be_hidden()


def test_nothing_found_says_what_to_loosen(stay: Page, tree: str) -> None:
    go(stay, "?tag=gan&venue=recsys")
    assert total(stay) == 0
    nothing = {"": "맞는 글이 없습니다", "en/": "Nothing meets"}[tree]
    expect(said(stay)).to_contain_text(nothing)
    hint = stay.locator(".digest-facet__hint").last  # on buttons beside values
    expect(hint).to_be_visible()
    ways = stay.locator(".digest-search__loosen button")
    expect(ways).to_have_count(2)
    promised = int(re.findall(r"\d+", ways.last.text_content() or "")[-1])
    ways.last.click()
    expect(stay.locator(".digest-row")).to_have_count(promised)
    go(stay, "?q=qqxxzz&tag=gan&venue=recsys")
    expect(stay.locator(".digest-search__results a[href$='tags/']")).to_be_visible()
    go(stay, "?q=qqxxzz")
    expect(hint).to_be_hidden()
    go(stay, "?q=qqxxzz&tag=gan&venue=recsys")
    stay.get_by_role("button", name=re.compile("조건 모두|Clear all")).last.click()
    expect(stay.locator(".digest-row").first).to_be_visible()


def test_the_other_language_is_searched_too_when_asked(stay: Page, tree: str) -> None:
    word = {"": "listeners", "en/": "빗소리"}[tree]
    go(stay, f"?q={word}")
    alone = total(stay)
    value(stay, "both", "1").check()
    stay.wait_for_url("**both=1*")
    other = {"": "영어 글에서 찾은 결과", "en/": "Found in Korean entries"}[tree]
    expect(stay.get_by_role("heading", name=other)).to_be_visible()
    assert total(stay) > alone
    link = stay.locator(".digest-title[hreflang]").first
    expect(link).to_have_attribute("href", re.compile("/repo/papers/" if tree else "/repo/en/"))


@pytest.mark.parametrize("query", ["tag=cnn", "q=cnn", "q=playlists", "q=cnn&venue=ismir", "kind=guide"])
def test_what_is_found_in_both_languages_is_shown_and_counted_once(stay: Page, query: str) -> None:
    go(stay, f"?{query}&both=1")
    titles = stay.locator(".digest-row .digest-row__title a")
    found = titles.evaluate_all("all => all.map(({ href }) => href)")
    assert total(stay) == len(found) < 20
    assert len({href.replace("/en/", "/") for href in found}) == len(found) > 0


def test_counts_of_both_languages_promise_what_is_found(stay: Page) -> None:
    go(stay, "?q=network&venue=recsys&both=1")
    other = value(stay, "venue", "ismir").locator("xpath=ancestor::label")
    promised = int(re.findall(r"\d+", other.text_content() or "")[-1])
    go(stay, "?q=network&venue=ismir&both=1")
    assert total(stay) == promised > 0


def test_a_phone_shows_more_of_what_was_found_than_of_how_to_ask(phone: Page, server: Server) -> None:
    search(phone, server, "", "?q=network")
    expect(phone.locator(".digest-row").nth(1)).to_be_in_viewport()


@pytest.mark.parametrize(
    ("address", "query", "papers"),
    [
        ("venues/ismir/", {"venue": ["ismir"]}, 8),
        ("venues/ismir/2015/", {"venue": ["ismir"], "from": ["2015"], "to": ["2015"]}, 6),
    ],
)
def test_a_venue_and_a_year_turn_into_a_search(  # noqa: PLR0917 # fixtures, and what is compared
    page: Page, server: Server, tree: str, address: str, query: dict[str, list[str]], papers: int
) -> None:
    page.goto(server.url(f"/repo/{tree}{address}"))
    page.locator(".digest-refine a").click()
    assert parse_qs(urlsplit(page.url).query) == query
    assert total(page) == papers


def test_who_comes_back_from_a_paper_is_where_they_were(phone: Page, server: Server) -> None:
    search(phone, server, "en/", "?q=cnn")
    result = phone.locator(".digest-search__results .digest-row__title a").last
    result.scroll_into_view_if_needed()
    place = phone.evaluate("scrollY")
    assert place > phone.evaluate("innerHeight")
    result.click()
    phone.wait_for_url(lambda url: "/search/" not in url)
    phone.go_back()
    phone.wait_for_function("place => Math.abs(scrollY - place) < 50", arg=place)


def test_years_are_one_condition(stay: Page) -> None:
    go(stay, "?venue=ismir&from=2015&to=2015")
    conditions = stay.locator(".digest-search__chosen button")
    expect(conditions).to_have_text([re.compile(r"^2015 "), re.compile("^ISMIR "), re.compile(".")])
    stay.locator("select[name=to]").select_option("2016")
    expect(conditions.first).to_have_text(re.compile("^2015–2016 "))
    stay.locator("select[name=to]").select_option("")
    stay.locator("select[name=from]").select_option("2016")
    stay.locator("select[name=to]").select_option("2015")
    expect(conditions.first).to_have_text(re.compile("^2015–2016 "))
    expect(stay.locator("select[name=from]")).to_have_value("2015")
    conditions.first.click()
    stay.wait_for_url(lambda url: parse_qs(urlsplit(url).query) == {"venue": ["ismir"]})


def test_who_asks_for_more_tags_by_the_keyboard_comes_to_the_first_of_them(stay: Page) -> None:
    go(stay, "")
    shown = stay.locator("[data-facet=tag] li:visible")
    few = shown.count()
    stay.locator("[data-more]").focus()
    stay.keyboard.press("Enter")
    expect(shown.nth(few).locator("[name=tag]")).to_be_focused()


def test_a_tag_is_combined_with_another_and_with_words(page: Page, server: Server, tree: str) -> None:
    page.goto(server.url(f"/repo/{tree}tags/cnn/"))
    combine = page.locator(".digest-combine")
    option = combine.locator("option[value=dataset]").text_content() or ""
    combine.locator("select").select_option("dataset")
    combine.get_by_role("button").click()
    page.wait_for_url("**/search/?*")
    assert total(page) == int(re.findall(r"\d+", option)[-1])
    for tag in ("cnn", "dataset"):
        expect(value(page, "tag", tag)).to_be_checked()


def test_the_keyboard_alone_does_it_all(page: Page, server: Server, tree: str) -> None:
    search(page, server, tree)
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox").first).to_be_focused()
    page.keyboard.type("cnn")
    page.wait_for_url("**q=cnn*")
    page.keyboard.press("Enter")
    expect(said(page)).to_be_focused()
    settled(page)
    page.keyboard.press("/")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "tag":
            break
    tag = page.evaluate("document.activeElement.value")
    page.keyboard.press("Space")
    page.wait_for_url(f"**tag={tag}*")
    settled(page)
    expect(value(page, "tag", tag)).to_be_focused()
    page.locator(".digest-search__chosen button").first.focus()
    page.keyboard.press("Enter")
    expect(said(page)).to_be_focused()
    expect(value(page, "tag", tag)).not_to_be_checked()


def test_on_a_phone_conditions_fold_and_everything_is_large_enough(
    phone: Page, server: Server, tree: str
) -> None:
    search(phone, server, tree, "?tag=cnn&venue=icassp")
    expect(value(phone, "venue", "icassp")).to_be_hidden()
    phone.locator(".digest-search__facets summary").tap()
    expect(value(phone, "venue", "icassp")).to_be_visible()
    small = phone.locator(
        "#digest-search :is(button, select, label, summary, input[type=search])"
    ).evaluate_all(
        """all => all.filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 43.5)
            .map(one => one.outerHTML)"""
    )
    assert [html for html in small if "select" not in html] == []
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_all_that_its_script_and_worker_import_is_asked_for_at_once(
    page: Page, server: Server, tree: str
) -> None:
    page.goto(server.url(f"/repo/{tree}search/"))
    named = page.locator("link[rel=modulepreload]").evaluate_all("all => all.map(one => one.href)")
    worker = server.url("/repo/assets/search/worker.js")
    imported, left = set(), [server.url("/repo/assets/search/page.js"), worker]
    while left:
        script = left.pop()
        imported.add(script)
        text = page.request.get(script).text()
        found = {urljoin(script, path) for path in re.findall(r'^import .* from "(.*)"', text, re.MULTILINE)}
        left += found - imported
    assert set(named) == imported - {worker}
    assert page.locator("body link").count() == 0, "browsers ask for what the head names first"


def test_without_scripts_it_leads_to_tags_and_venues(scriptless: Page, server: Server, tree: str) -> None:
    scriptless.goto(server.url(f"/repo/{tree}"))
    scriptless.locator("[data-digest-find]").click()
    expect(scriptless).to_have_url(server.url(f"/repo/{tree}search/"))
    expect(scriptless.locator("#digest-search")).to_be_hidden()
    for index in ("tags/", "venues/"):
        expect(scriptless.locator(f"article a[href$='{index}']").first).to_be_visible()


def test_what_is_found_far_down_in_a_guide_leads_to_its_heading(page: Page, server: Server) -> None:
    search(page, server, "en/")
    for query, lies in (
        ("spectrograms", ""),
        ("frequencies", ""),
        ("filter", "#filter-banks"),
        ("level+line", "#what-one-sees"),
    ):
        go(page, f"?q={query}&kind=guide")
        link = page.locator("article .digest-title").first
        expect(link).to_have_attribute("href", server.url(f"/repo/en/guides/reading-spectrograms/{lies}"))
    expect(page.locator(".digest-row__passage b").first).to_have_text("What one sees")


def test_what_an_address_says_is_text(page: Page, server: Server, errors: list[str], tree: str) -> None:
    evil = "%3Cimg%20src%3Dx%20onerror%3D%22window.ran%3D1%22%3E'%22%5D%7B%7D"
    names = "q tag not venue read verdict lang has kind from to sort page both".split()
    alone = [f"{name}={evil}" for name in names]
    search(page, server, tree, f"?{'&'.join(alone)}")
    for query in alone if tree else []:  # the scripts are the same in both
        go(page, f"?{query}")
    assert page.evaluate("window.ran") is None
    assert page.locator("article img").count() == 0
    assert errors == []
    go(page, "?q=%E2%80%AEzzqq")
    assert "\u202e" not in page.title() + (said(page).text_content() or "")


def test_a_search_by_conditions_alone_loads_nothing_that_finds_words(
    own_page: Page, server: Server, tree: str
) -> None:
    asked: list[str] = []
    own_page.context.on("request", lambda request: asked.append(request.url))
    search(own_page, server, tree, "?venue=ismir")
    assert [url for url in asked if not url.startswith(server.url())] == []
    loaded = [url.rpartition("/")[2] for url in asked if "/pagefind/" in url]
    assert {name for name in loaded if not name[0].isdigit()} == {"bundle.json", "facets.json"}
    assert len(loaded) == 2 + total(own_page)


@pytest.mark.parametrize(
    "doi", ["10.1145/3383313.3412248", "10.1000/(a)50:1<99::b>3.0.CO;2-#", "10.1000/a?b"]
)
def test_a_row_leads_to_the_doi_that_a_page_leads_to(scripts: Page, doi: str) -> None:
    found = scripts.evaluate("async (doi) => (await import('/search/rows.js')).doiUrl(doi)", doi)
    ours, theirs = urlsplit(doi_url(doi)), urlsplit(found)
    assert (theirs.netloc, unquote(theirs.path)) == (ours.netloc, unquote(ours.path))
    assert not theirs.query
    assert not theirs.fragment


def test_a_search_with_its_conditions_can_be_passed_on(page: Page, server: Server) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    search(page, server, "en/", "?q=network")
    value(page, "venue", "icassp").check()
    page.wait_for_url("**venue=icassp*")
    page.get_by_role("button", name="Copy a link to this search").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url
