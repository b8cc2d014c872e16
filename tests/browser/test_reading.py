"""A reader in Chromium: finds the way without a script, changes the language, and is not followed around."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from generator.site.view.line_starts import JOINER
from tests.browser.conftest import LAPTOP
from tests.browser.server import Server

BASES = ("/", "/repo/")
ADDRESSES = ("", "venues/", "tags/", "tags/cnn/", "authors/", "about/")


@pytest.mark.parametrize("base", BASES)
def test_a_reader_without_scripts_gets_from_home_to_a_paper_and_back(
    scriptless: Page, server: Server, base: str
) -> None:
    scriptless.goto(server.url(base))
    scriptless.get_by_role("navigation", name="탭").get_by_role("link", name="학회").click()
    expect(scriptless).to_have_url(server.url(f"{base}venues/"))
    scriptless.locator("article a[href*='ismir']").first.click()
    scriptless.goto(server.url(f"{base}venues/ismir/2015/"))
    scriptless.locator("article a[href*='papers/ismir/2015/']").first.click()
    expect(scriptless.locator("h1")).to_be_visible()
    assert urlsplit(scriptless.url).path.startswith(f"{base}papers/ismir/2015/")
    scriptless.locator(".md-header .md-logo").click()
    expect(scriptless).to_have_url(server.url(base))


def test_a_paper_is_cited_with_and_without_a_script(page: Page, scriptless: Page, server: Server) -> None:
    for reader in (scriptless, page):
        reader.goto(server.url("/en/papers/ismir/2015/seo-listening-rooms/"))
        reader.get_by_text("Cite", exact=True).click()
        with reader.expect_download() as downloading:
            reader.get_by_role("link", name="BibTeX").click()
        assert downloading.value.suggested_filename == "ismir-2015-seo-listening-rooms.bib"
    expect(scriptless.get_by_role("button", name="Copy the BibTeX")).to_have_count(0)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy the BibTeX").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#_cite-bibtex").text_content()


@pytest.mark.parametrize("base", BASES)
def test_the_language_switch_stays_on_the_page(page: Page, server: Server, base: str) -> None:
    page.goto(server.url(f"{base}venues/ismir/2015/"))
    page.locator(".md-header .md-select").hover()
    page.locator(".md-header").get_by_role("link", name="English", exact=True).click()
    expect(page).to_have_url(server.url(f"{base}en/venues/ismir/2015/"))
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.locator(".md-header .md-logo").click()
    expect(page).to_have_url(server.url(f"{base}en/"))


def test_who_switches_the_language_goes_on_at_the_paper_that_they_read(page: Page, server: Server) -> None:
    page.goto(server.url("/venues/ismir/2015/"))
    papers = page.locator(".digest-edition__paper > h2")
    papers.nth(1).evaluate("heading => heading.scrollIntoView()")
    page.locator(".md-header .md-select").hover()
    page.locator(".md-header").get_by_role("link", name="English", exact=True).click()
    slug = papers.nth(1).get_attribute("id")
    expect(page).to_have_url(server.url(f"/en/venues/ismir/2015/#{slug}"))


def switch(page: Page, language: str) -> None:
    """Follow the switch as keys do, so that nothing is scrolled for it."""
    page.locator(f".md-select__link[hreflang={language}]").evaluate("link => link.click()")


@pytest.mark.parametrize(("tree", "other", "language"), [("", "en/", "en"), ("en/", "", "ko")])
def test_who_switches_the_language_goes_on_at_the_same_heading_of_an_article(
    page: Page, server: Server, tree: str, other: str, language: str
) -> None:
    page.set_viewport_size({"width": 1280, "height": 300})
    headings = page.locator("article h2")
    for number in (1, 2):
        page.goto(server.url(f"/{tree}guides/reading-spectrograms/"))
        ours = headings.nth(number).get_attribute("id")
        headings.nth(number).evaluate("heading => heading.scrollIntoView()")
        switch(page, language)
        expect(page.locator("html")).to_have_attribute("lang", language)
        theirs = headings.nth(number).get_attribute("id")
        assert theirs != ours
        expect(page).to_have_url(server.url(f"/{other}guides/reading-spectrograms/#{theirs}"))
        expect(headings.nth(number)).to_be_in_viewport()


SHARE = "scrollY / document.documentElement.scrollHeight"


@pytest.mark.parametrize("heading", ["#sizes", ""])
def test_who_switches_the_language_goes_on_as_far_down(page: Page, server: Server, heading: str) -> None:
    english = "/en/guides/reading-spectrograms/"

    def without_a_heading(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=response.text().replace('<h2 id="what-one-sees">', "<h2>"))

    if not heading:
        page.route(f"**{english}", without_a_heading)
    page.set_viewport_size({"width": 1280, "height": 300})
    page.goto(server.url("/guides/reading-spectrograms/"))
    page.locator("article h2").nth(1).evaluate("heading => scrollTo(0, heading.offsetTop + 300)")
    share = page.evaluate(SHARE)
    assert share > 0.2  # else standing at the top would do
    switch(page, "en")
    expect(page).to_have_url(server.url(f"{english}{heading}"))
    page.wait_for_function(f"share => Math.abs({SHARE} - share) < 0.04", arg=share)


@pytest.mark.parametrize(
    "asked",
    [
        "search/?q=cnn",
        "trends/?tag=cnn&tag=gan",
        "trends/?tag=cnn&by=count",
        "compose/?entry=ismir/2015/seo-listening-rooms",
        "compose/?arxiv=1610.00087",
        "reading-list/#papers=ismir/2015/seo-listening-rooms,demo-in-the-hall",
    ],
)
@pytest.mark.parametrize("base", BASES)
def test_who_switches_the_language_keeps_what_the_address_asks_for(
    page: Page, server: Server, base: str, asked: str
) -> None:
    page.goto(server.url(f"{base}{asked}"))
    switch(page, "en")
    expect(page).to_have_url(server.url(f"{base}en/{asked}"))
    if "papers=" in asked:
        expect(page.locator("[data-given-rows] .digest-title")).to_have_count(2)


def test_on_a_phone_the_paper_that_one_reads_says_its_place(phone: Page, server: Server) -> None:
    phone.set_viewport_size({"width": 390, "height": 300})
    phone.goto(server.url("/venues/ismir/2015/"))
    papers, bar = phone.locator(".digest-edition__paper"), phone.locator(".digest-place")
    papers.nth(1).evaluate("paper => paper.scrollIntoView()")
    expect(bar.nth(1)).to_be_in_viewport()
    expect(bar.nth(1)).to_contain_text(f"2/{papers.count()}")
    box = bar.nth(1).bounding_box()
    assert box is not None
    assert (box["x"], box["width"], box["y"] + box["height"]) == (0, 390, 300)
    assert box["height"] >= 44


def test_a_redirect_leads_on_without_a_script(scriptless: Page, server: Server) -> None:
    scriptless.goto(server.url("/en/papers/ismir/2015/"))
    expect(scriptless).to_have_url(server.url("/en/venues/ismir/2015/"))


@pytest.mark.parametrize("lang", ["", "en/"])
def test_nothing_is_asked_of_another_host_nor_more_than_needed(
    browser: Browser, server: Server, lang: str
) -> None:
    asked: list[str] = []
    failed: list[str] = []
    with browser.new_context(viewport=LAPTOP) as context:
        context.on("request", lambda request: asked.append(request.url))
        context.on("response", lambda got: failed.append(got.url) if got.status >= 400 else None)
        context.on("weberror", lambda wrong: failed.append(str(wrong.error)))
        pages = {address: context.new_page() for address in ADDRESSES}
        for address, page in pages.items():
            page.goto(server.url(f"/{lang}{address}"))
        for page in pages.values():  # which come to rest side by side
            page.wait_for_load_state("networkidle")
        feeds = pages["tags/cnn/"].locator('link[rel~="alternate"][type="application/atom+xml"]')
        assert feeds.count() == 2
    assert len(asked) > len(ADDRESSES)
    assert [url for url in asked if not url.startswith(server.url())] == []
    assert [url for url in asked if "sitemap" in url or "feed.xml" in url] == []
    assert failed == []


def test_a_missing_address_shows_the_way_in_both_languages(scriptless: Page, server: Server) -> None:
    scriptless.goto(server.url("/digest/en/venues/nowhere/"))
    expect(scriptless.get_by_role("heading", level=1)).to_have_text("찾으시는 페이지가 없습니다")
    scriptless.get_by_role("article").get_by_role("link", name="Venues").click()
    expect(scriptless).to_have_url(server.url("/digest/en/venues/"))
    expect(scriptless.locator("html")).to_have_attribute("lang", "en")


def test_a_missing_address_has_a_field_to_search(scriptless: Page, server: Server) -> None:
    scriptless.goto(server.url("/digest/en/papers/nowhere/"))
    english = scriptless.locator("section[lang=en]")
    english.get_by_role("searchbox").fill("harmonic")
    english.get_by_role("button").click()
    expect(scriptless).to_have_url(server.url("/digest/en/search/?q=harmonic"))


def test_the_dark_scheme_needs_no_script(page: Page, scriptless: Page, server: Server) -> None:
    colours = []
    for reader in (page, scriptless):
        reader.emulate_media(color_scheme="dark")
        reader.goto(server.url("/venues/ismir/2015/"))
        shown = "(e, name) => getComputedStyle(e)[name]"
        ground = reader.locator("body").evaluate(shown, "backgroundColor")
        colours.append((ground, reader.locator("article h2").first.evaluate(shown, "color")))
    assert colours[0] == colours[1]


def test_keys_lead_to_the_next_paper_and_back_and_tell_themselves(page: Page, server: Server) -> None:
    page.goto(server.url("/en/venues/ismir/2015/"))
    page.locator("article a[href*='papers/ismir/2015/']").first.click()
    page.wait_for_load_state()
    first = page.url
    page.keyboard.press("n")
    expect(page).not_to_have_url(first)
    page.wait_for_load_state()
    page.locator("body").dispatch_event("keydown", {"key": "ㅔ", "bubbles": True})
    expect(page).to_have_url(first)
    page.wait_for_load_state()
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(keys).to_contain_text("Next paper or page")
    page.keyboard.press("n")
    expect(page).to_have_url(first)
    keys.get_by_role("button").click()
    expect(keys).to_be_hidden()


def test_korean_words_stay_whole_in_links_as_elsewhere(page: Page, server: Server) -> None:
    page.goto(server.url("/papers/icassp/2017/wakamori-rain-on-roofs/"))
    breaks = "elements => [...new Set(elements.map(element => getComputedStyle(element).wordBreak))]"
    assert page.locator(".digest-paper :is(p, a, li)").evaluate_all(breaks) == ["keep-all"]
    page.locator(".digest-paper p").first.evaluate("text => { text.innerHTML = '<mark>합성곱</mark>' }")
    assert page.locator(".digest-paper mark").evaluate_all(breaks) == ["keep-all"]


def test_a_table_of_more_years_than_fit_opens_at_the_newest_beside_its_names(
    scriptless: Page, server: Server
) -> None:
    scriptless.set_viewport_size({"width": 260, "height": 800})
    scriptless.goto(server.url("/venues/"))
    room, table, names = scriptless.locator(".digest-grid").evaluate(
        "table => [table.parentElement, table, table.querySelector('th')].map(e => e.getBoundingClientRect())"
    )
    assert table["width"] > room["width"]
    assert abs(table["right"] - room["right"]) < 1
    assert abs(names["left"] - room["left"]) < 1


def test_bars_begin_where_their_heading_does(scriptless: Page, server: Server) -> None:
    scriptless.goto(server.url("/tags/cnn/"))
    heading, bars = scriptless.locator(".digest-years :is(figcaption, svg)").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect())"
    )
    assert bars["left"] == heading["left"]
    assert bars["width"] < heading["width"]


def test_a_venue_of_one_long_word_is_not_broken_in_the_table_of_the_front_page(
    phone: Page, server: Server
) -> None:
    phone.goto(server.url("/"))
    named = phone.locator(".digest-grid tbody th a").first
    lines = "link => link.getClientRects().length"
    named.evaluate("link => { link.textContent = 'Interspeech' }")
    assert named.evaluate(lines) == 1
    named.evaluate("link => { link.textContent = 'Interspeech'.repeat(9) }")
    assert named.evaluate("link => link.closest('th').offsetWidth") <= 0.4 * phone.evaluate("innerWidth")


BEGINS = """html => {
  const line = document.querySelector("article p").appendChild(document.createElement("span"))
  line.innerHTML = html
  line.style.display = "block"
  const [sign, particle] = line.querySelectorAll("b, i")
  line.style.width = "max-content"
  const whole = line.getBoundingClientRect().width // which tells what letters this machine has
  const widths = [...Array(100).keys()].map(number => whole - 1 - number)
  return widths.filter(width => {
    line.style.width = `${width}px`
    return particle.getBoundingClientRect().top > sign.getBoundingClientRect().bottom - 3
  }).length
}"""


def test_no_line_begins_with_a_particle_behind_a_sign(page: Page, server: Server) -> None:
    page.goto(server.url("/about/"))
    for sign in (")", "”", "%", "!", "<code>a</code>"):
        typed = f"여러 해 동안 모은 소리에 붙인 삼중항<b>{sign}</b><i>이다</i>"
        behind = typed.replace("<i>", f"{JOINER}<i>")
        assert page.evaluate(BEGINS, typed), sign
        assert page.evaluate(BEGINS, behind) == 0, sign


def test_a_link_with_a_particle_behind_a_sign_is_one_text_on_a_phone(phone: Page, server: Server) -> None:
    phone.goto(server.url("/papers/icassp/2017/wakamori-rain-on-roofs/"))
    links = phone.locator(".digest-beside a, .digest-list a, .digest-tags a")
    tall = links.evaluate_all(
        """(links, joiner) => links.map(link => {
          link.innerHTML = `2015년 학회에서 보고 지나간, 제목에 “rooms of sounds”${joiner}이 들어간 논문`
          const [before, behind] = [link.firstChild, link.lastChild].map(text => {
            const words = document.createRange()
            words.selectNodeContents(text)
            return [...words.getClientRects()]
          })
          const [last, first] = [before.at(-1), behind[0]]
          const goesOn = last.top === first.top ? last.right === first.left : last.bottom <= first.top + 1
          return [goesOn, link.getBoundingClientRect().height >= 44]
        })""",
        JOINER,
    )
    assert len(tall) > 2
    assert [one for one in tall if one != [True, True]] == []
