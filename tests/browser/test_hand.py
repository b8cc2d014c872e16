"""One hand and no mouse: targets a thumb hits, and everything by keyboard."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.instead import wire
from tests.browser.server import Server
from tests.browser.test_accessibility import PAGES, loaded

SMALL_TARGETS = """
() => [...document.querySelectorAll('a[href], button, summary, input, select, label[for]')]
  .map(target => target.closest('label') ?? ((target.type === 'checkbox' && target.labels[0]) || target))
  // A label beside a field only says what is typed there.
  .filter(target => !target.matches('label[for]') || ['checkbox', 'radio'].includes(target.control?.type))
  .filter(target => target.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true }))
  .filter(target => !target.matches('.headerlink, .md-skip'))
  .filter(target => {
    const { left, right, top, bottom } = target.getBoundingClientRect();
    return right > 0 && left < innerWidth && right - left > 1 && bottom - top > 1;
  })
  .filter(target => {
    // A link within a sentence is as high as its line (WCAG 2.2, 2.5.8, "inline").
    const block = target.closest('p, li, dd, td, figcaption, div');
    const words = node => node.textContent.replace(/\\s+/g, '').length;
    return getComputedStyle(target).display !== 'inline' || words(block) < words(target) + 5;
  })
  .filter(target => {
    const { width, height } = target.getBoundingClientRect();
    return Math.min(width, height) < 43.5;
  })
  .map(target => {
    const { width, height } = target.getBoundingClientRect();
    return `${target.outerHTML.slice(0, 120)} ${Math.round(width)} x ${Math.round(height)}`;
  })
"""

BROKEN_WORDS = r"""
() => {
  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const holder = text.parentElement;
    // What is read out alone is squeezed into a pixel; code breaks anywhere.
    const isSeen = holder.checkVisibility({ checkVisibilityCSS: true }) && holder.offsetWidth > 1;
    if (!isSeen || holder.closest('code, math')) {
      continue;
    }
    for (const word of text.data.matchAll(/[A-Za-z0-9]{2,12}|[가-힣]{2,6}/g)) {
      const range = document.createRange();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      if (new Set(Array.from(range.getClientRects(), ({ top }) => top)).size > 1) {
        found.push(`${word[0]} in ${holder.outerHTML.slice(0, 120)}`);
      }
    }
  }
  return found;
}
"""

FOCUSED = """
() => {
  // Material hides the input that chooses a palette and shows its label; ours lie unseen in what is pressed.
  const focused = document.activeElement;
  const isUnseen = focused.matches('input') && getComputedStyle(focused).opacity === '0';
  const shown = isUnseen ? focused.parentElement : focused;
  const target = focused.matches('.md-option') ? focused.nextElementSibling : shown;
  const style = getComputedStyle(target);
  const { width, height, left, right, top, bottom } = target.getBoundingClientRect();
  return {
    what: target.outerHTML.slice(0, 120),
    href: focused.href,
    body: focused === document.body,
    seen: width > 0 && height > 0 && right > 0 && left < innerWidth && bottom > 0 && top < innerHeight,
    ring: style.outlineStyle !== 'none'
  };
}
"""


@pytest.mark.parametrize("tree", ["", "en/"])
def test_every_target_that_stands_alone_is_44_pixels_no_word_breaks_and_no_page_scrolls_sideways(
    phone: Page, server: Server, tree: str
) -> None:
    small, broken, widths = {}, {}, {}
    for address in (*PAGES, "404.html"):
        phone.set_viewport_size({"width": 390, "height": 844})
        loaded(phone, server, tree + address)
        if found := phone.evaluate(SMALL_TARGETS):
            small[tree + address] = found
        if found := phone.evaluate(BROKEN_WORDS):
            broken[tree + address] = found
        phone.set_viewport_size({"width": 360, "height": 740})
        widths[address] = phone.evaluate("document.documentElement.scrollWidth")
    assert not small
    assert not broken
    assert {address: width for address, width in widths.items() if width > 360} == {}


def test_every_target_of_the_form_is_44_pixels(phone: Page, server: Server) -> None:
    phone.goto(server.url("/compose/?entry=ismir/2015/seo-listening-rooms"))
    expect(phone.locator("[type=file]").first).to_be_attached()
    phone.locator(".digest-compose details").evaluate_all("all => all.forEach(one => { one.open = true })")
    assert phone.evaluate(SMALL_TARGETS) == []


def test_nothing_covers_the_edge_that_tells_how_far_a_table_goes_on(phone: Page, server: Server) -> None:
    phone.goto(server.url("/guides/reading-spectrograms/"))
    table = phone.locator(".digest-scroll > table").first
    table.evaluate("table => { table.style.width = '600px' }")
    grounds = "element => getComputedStyle(element).background"
    assert "linear-gradient" in table.locator("..").evaluate(grounds)
    within = table.evaluate(
        "table => [table, ...table.querySelectorAll('*')].map(e => getComputedStyle(e).backgroundColor)"
    )
    assert set(within) == {"rgba(0, 0, 0, 0)"}


def test_a_tablet_has_the_word_of_the_search_and_tabs_that_a_thumb_hits(phone: Page, server: Server) -> None:
    phone.set_viewport_size({"width": 1280, "height": 800})
    phone.goto(server.url("/tags/cnn/"))
    word = phone.locator(".digest-find__word")
    assert word.evaluate("e => [e.textContent, e.scrollWidth <= e.clientWidth]") == ["검색", True]
    heights = phone.locator(".md-tabs__link").evaluate_all("all => all.map(one => one.offsetHeight)")
    assert min(heights) >= 44
    assert phone.locator(".md-tabs__list").evaluate("e => e.scrollHeight <= e.clientHeight")


@pytest.mark.parametrize("side", ["primary", "secondary"])
def test_what_stands_beside_the_text_is_hit_by_fingers_on_a_tablet_held_across(
    page: Page, server: Server, side: str
) -> None:
    page.goto(server.url("/guides/reading-spectrograms/"))
    # Pages of the sample have nothing on the left.
    page.locator(".md-sidebar--primary").evaluate("side => { side.hidden = false }")
    links = page.locator(f".md-sidebar--{side} .md-nav__link:visible:not(.md-nav__container)")
    assert links.count() > 1
    assert min(links.evaluate_all("all => all.map(one => one.offsetHeight)")) >= 24


def test_links_of_short_words_stand_as_far_apart_as_those_of_long_ones(phone: Page, server: Server) -> None:
    phone.goto(server.url("/tags/cnn/"))
    gaps = phone.locator(".digest-foot a").evaluate_all("""links => {
        // As wide as two syllables are on any machine, also where no font has them.
        links.filter(link => link.textContent.length === 2).forEach(link => link.textContent = "WW")
        const spans = links.map(link => {
            const words = document.createRange()
            words.selectNodeContents(link)
            return words.getBoundingClientRect()
        })
        return spans.slice(1).filter((span, index) => span.top === spans[index].top)
            .map(span => Math.round(span.left - spans[spans.indexOf(span) - 1].right))
    }""")
    assert len(gaps) > 2
    assert max(gaps) - min(gaps) < 4


def test_a_short_name_leaves_no_gap_before_the_comma_behind_it(phone: Page, server: Server) -> None:
    phone.goto(server.url("/papers/icassp/2017/ito-filterbank/"))
    first = phone.locator(".digest-paper__authors a").first
    assert first.evaluate("""link => {
        const words = document.createRange()
        words.selectNodeContents(link)
        return [link.textContent, link.getBoundingClientRect().right - words.getBoundingClientRect().right]
    }""") == ["R. Ito", 0]


def test_a_doi_that_fits_into_a_line_of_a_phone_is_not_broken(phone: Page, server: Server) -> None:
    phone.goto(server.url("/papers/ismir/2015/seo-listening-rooms/"))
    phone.locator(".digest-cite").evaluate("cite => { cite.open = true }")
    lines = phone.locator("#_cite-paper").evaluate("""cited => {
        const texts = document.createTreeWalker(cited, NodeFilter.SHOW_TEXT)
        while (texts.nextNode()) {
            const text = texts.currentNode
            const begins = text.data.indexOf("10.5555/sample.1")
            if (begins < 0) continue
            text.insertData(begins + 16, ".7952190".repeat(2))
            const range = document.createRange()
            range.setStart(text, begins)
            range.setEnd(text, begins + 32)
            return new Set(Array.from(range.getClientRects(), ({ top }) => top)).size
        }
    }""")
    assert lines == 1


@pytest.mark.parametrize("tree", ["", "en/"])
def test_what_stands_beside_a_long_name_stays_whole(phone: Page, server: Server, tree: str) -> None:
    phone.goto(server.url(f"/{tree}authors/"))
    names = phone.locator(".digest-columns a:not(:has(*))")
    names.evaluate_all("all => all.forEach(one => one.append(' Papadopoulou'))")
    phone.locator(".digest-columns .digest-count").evaluate_all(
        "all => all.forEach(one => { one.textContent = '1234' })"
    )
    assert names.count() > 4
    for width in (390, 320):
        phone.set_viewport_size({"width": width, "height": 844})
        assert phone.evaluate(ALONE) == []
        assert phone.evaluate(BROKEN_WORDS) == []
        assert phone.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("tree", ["", "en/"])
def test_the_narrowest_phones_show_the_name_and_no_number_apart_from_what_it_counts(
    page: Page, server: Server, tree: str
) -> None:
    for width in (320, 344, 390):
        page.set_viewport_size({"width": width, "height": 844})
        page.goto(server.url(f"/{tree}"))
        room = "name => name.clientWidth / parseFloat(getComputedStyle(name).fontSize)"
        assert page.locator(".md-header__title").evaluate(room) > 6.7  # seven letters of Hangul and a space
        counts = page.locator(".digest-home__foot .digest-count > span")
        assert counts.count() == 5
        assert counts.evaluate_all("all => all.filter(one => one.getClientRects().length > 1).length") == 0


ALONE = """() => [...document.querySelectorAll(":is(.digest-tree, .digest-columns) .digest-count")]
  .filter((count) => {
    const lines = [...count.previousElementSibling.getClientRects()]
    const [own, ...more] = count.getClientRects()
    return more.length || own.top >= lines.at(-1).bottom - 2 || own.left < lines.at(-1).left + 5
  })
  .map((count) => count.parentElement.innerText)"""


WIDTHS = (320, 390, 768, 1280, 1600)


@pytest.mark.parametrize("tree", ["", "en/"])
def test_how_many_papers_a_tag_has_stands_beside_its_name_however_long(
    page: Page, server: Server, tree: str
) -> None:
    page.goto(server.url(f"/{tree}tags/"))
    names = page.locator(".digest-tree a")
    assert names.count() > 4
    for more in ("", " 긴 이름", " and names of many words", " 하나 더", " one", " at last"):
        if more:
            names.evaluate_all("(all, more) => all.forEach(one => one.append(more))", more)
            page.locator(".digest-tree .digest-count").evaluate_all(
                "all => all.forEach(one => { one.textContent = '1,234 (+56)' })"
            )
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 844})
            assert page.evaluate(ALONE) == []
            assert page.evaluate(BROKEN_WORDS) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width


TAB = {"type": "rawKeyDown", "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}

UNFOLDED = """() => {
  const unfold = () => {
    for (const each of document.querySelectorAll(".md-content details")) each.open = true
  }
  unfold()
  for (const add of document.querySelectorAll("[data-add]")) add.click()
  unfold()
  document.body.tabIndex = -1
  document.body.focus()
  document.body.removeAttribute("tabindex")
}"""
"""Has a page show all that it may fold away, and the form an item of each kind; the keys begin at its top."""

NOTED = f"""() => {{
  window.focused = []
  addEventListener("keydown", () => focused.push(({FOCUSED.strip()})()), true)
}}"""
"""Has a page note at each key where the one before has led: to ask takes longer than to press."""


def tabbed(page: Page) -> list[dict[str, Any]]:
    """Press Tab until it has led around the page, and return what had the focus on the way."""
    noted: list[dict[str, Any]] = []
    for _ in range(20):
        for _ in range(20):
            wire(page).send("Input.dispatchKeyEvent", TAB)
        noted += page.evaluate("focused.splice(0)")
        ends = [number for number, each in enumerate(noted) if each["body"]]
        if len(ends) > 1:
            return noted[1 : ends[1]]
    return noted[1:]


@pytest.mark.parametrize(
    "address",
    [
        "",
        "papers/ismir/2015/seo-listening-rooms/",
        "tags/cnn/",
        "compose/?tag=cnn",
        "reading-list/",
        "search/",
    ],
)
def test_tab_reaches_every_link_and_shows_where_it_is(page: Page, server: Server, address: str) -> None:
    page.goto(server.url(f"/{address}"))
    page.wait_for_load_state("networkidle")
    page.evaluate(UNFOLDED)
    page.evaluate(NOTED)
    reached = tabbed(page)
    links = page.evaluate(
        "[...document.querySelectorAll('.md-content a[href]')]"
        ".filter(link => link.checkVisibility()).map(link => link.href)"
    )
    assert [each["what"] for each in reached if not (each["seen"] and each["ring"])] == []
    assert set(links) <= {each["href"] for each in reached}


def test_the_titles_of_an_edition_open_and_lead_by_keyboard(page: Page, server: Server) -> None:
    page.goto(server.url("/venues/ismir/2015/"))
    page.locator(".digest-titles > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    first = page.locator(".digest-edition__paper h2").first
    expect(page).to_have_url(server.url(f"/venues/ismir/2015/#{first.get_attribute('id')}"))
    expect(first).to_be_visible()
