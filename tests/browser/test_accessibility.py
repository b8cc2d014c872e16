"""axe in a real Chromium: one page of each kind, and four in both languages and schemes, on phones too."""

import re
from collections.abc import Iterator, Mapping
from typing import Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from tests.browser.conftest import LAPTOP, PHONE
from tests.browser.searching import answers, search, settled
from tests.browser.server import Server

PAGES = (
    "",
    "papers/ismir/2015/seo-listening-rooms/",
    "papers/ismir/2015/demo-in-the-hall/",
    "venues/",
    "venues/ismir/",
    "venues/ismir/2015/",
    "tags/",
    "tags/cnn/",
    "authors/",
    "authors/haneul-seo/",
    "trends/",
    "guides/reading-spectrograms/",
    "series/hearing-by-sight/",
    "blog/",
    "contribute/",
    "new/",
    "search/?q=cnn&tag=deep-learning&both=1",
    "search/?tag=gan&venue=recsys",
    "reading-list/#papers=ismir/2015/seo-listening-rooms,demo-in-the-hall",
)


RICHEST = (
    "",
    "papers/ismir/2015/seo-listening-rooms/",
    "tags/cnn/",
    "search/?q=cnn&tag=deep-learning&both=1",
)
"""Four that hold between them all that other pages show."""


RULES: Mapping[str, object] = {"resultTypes": ["violations"], "preload": {"assets": ["media"]}}
"""All rules; of what keeps them not every element is gathered, which takes as long as looking.

Style sheets are read anew for rules alone that are no part of the standard set.
"""

COLOURS: Mapping[str, object] = {**RULES, "runOnly": ["color-contrast", "link-in-text-block"]}
"""What another scheme may break on the same page, and another language cannot."""

ALL_BUT_COLOURS: Mapping[str, object] = {
    **RULES,
    "rules": {"color-contrast": {"enabled": False}, "link-in-text-block": {"enabled": False}},
}
"""What another language may break."""


AXE = f"""{AXE_SCRIPT}
{{
  const {{ Color }} = axe.commons.color
  const {{ parseString }} = Color.prototype
  const read = new Map()
  Color.prototype.parseString = function (text) {{
    if (!read.has(text)) read.set(text, parseString.call(new Color(0, 0, 0), text))
    const {{ r, g, b, alpha }} = read.get(text)
    return Object.assign(this, {{ r, g, b, alpha }})
  }}
}}"""
"""axe, which reads a colour once: a page has few, and each element asks for those of all that it lies on."""


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Page]:
    """Open the window that tests share, in which every page has axe from the start."""
    with browser.new_context(viewport=LAPTOP, bypass_csp=True) as context:
        context.add_init_script(AXE)
        yield context.new_page()


def loaded(page: Page, server: Server, address: str) -> None:
    """Open a page and wait until it shows what its address asks for."""
    page.goto(server.url(f"/{address}"))
    if "search/" in address:
        settled(page)
    if "#papers=" in address:
        expect(page.locator("[data-given-rows] .digest-brief")).not_to_have_count(0)


def opened(page: Page, server: Server, address: str) -> None:
    loaded(page, server, address)
    page.evaluate("document.querySelector('.digest-cite')?.setAttribute('open', '')")


FOUND = """async ([within, options]) => {
  // What fades in, as the way to the top does, is paler for a moment than it will be.
  const fading = document.getAnimations().filter((each) => each instanceof CSSTransition)
  await Promise.allSettled(fading.map(({ finished }) => finished))
  const { violations } = await axe.run(within ?? document, options)
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
}"""


def violations(
    page: Page, options: Mapping[str, object] = RULES, within: str | None = None
) -> dict[str, list[str]]:
    """Return what axe finds, in the whole page or in an element: by rule, the elements that break it."""
    return dict(page.evaluate(FOUND, [within, options]))


def test_axe_tells_of_each_text_that_is_too_pale(page: Page, server: Server) -> None:
    page.goto(server.url("/robots.txt"))
    colours = ("#999", "#222", "#999", "rgb(34 34 34 / 20%)", "color(srgb 0.6 0.6 0.6)")
    shown = [f'<p style="color: {colour}; background: #fff">{colour}</p>' for colour in colours]
    page.evaluate("html => { document.body.innerHTML = html }", "".join(shown))
    assert violations(page, COLOURS) == {"color-contrast": [each for each in shown if "#222" not in each]}


@pytest.mark.slow
@pytest.mark.parametrize(("tree", "addresses"), [("", (*PAGES, "404.html")), ("en/", RICHEST)])
def test_axe_finds_nothing(page: Page, server: Server, tree: str, addresses: tuple[str, ...]) -> None:
    found = {}
    for address in addresses:
        opened(page, server, tree + address)
        found[address] = violations(page)
    assert not any(found.values()), found


@pytest.mark.slow
@pytest.mark.parametrize("tree", ["", "en/"])
def test_axe_finds_nothing_in_the_dark_and_on_a_phone(page: Page, server: Server, tree: str) -> None:
    found = {}
    page.emulate_media(color_scheme="dark")
    for address in RICHEST:
        page.set_viewport_size(LAPTOP)
        opened(page, server, tree + address)
        if not tree:
            found[address, "wide"] = violations(page, COLOURS)
        page.set_viewport_size(PHONE)
        found[address, "narrow"] = violations(page, ALL_BUT_COLOURS if tree else RULES)
    assert not any(found.values()), found


@pytest.mark.parametrize(("tree", "scheme"), [("", "light"), ("en/", "dark")])
def test_axe_finds_nothing_in_quick_search(
    page: Page, server: Server, tree: str, scheme: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=scheme)
    opened(page, server, tree)
    page.keyboard.press("/")
    for typed in ("ㅊㅜㅜ", "qqxxzz"):
        page.get_by_role("combobox").fill(typed)
        expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text(
            typed.replace("ㅊㅜㅜ", "cnn")
        )
        page.keyboard.press("ArrowDown")
        assert not violations(page, within="dialog[open]")


@pytest.mark.parametrize(("tree", "scheme", "width"), [("", "light", 1280), ("en/", "dark", 390)])
def test_axe_finds_nothing_in_a_form_with_all_its_fields_and_mistakes(
    page: Page, server: Server, tree: str, scheme: Literal["light", "dark"], width: int
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    opened(page, server, f"{tree}compose/?title=Rain&tag=gan&doi=none")
    expect(page.locator("[data-digest-yaml]")).to_contain_text("Rain")
    page.evaluate(
        "document.querySelectorAll('.digest-compose details').forEach((each) => { each.open = true })"
    )
    for items in ("paper.authors", "notes", "figures", "related"):
        page.locator(f"[data-items='{items}'] > p > [data-add]").click()
    page.locator("[data-digest-share]").press("Enter")  # a click would miss what moves as the file grows
    expect(page.locator("[data-mistakes] li").first).to_be_visible()
    page.locator("[data-field=tags] [role=combobox]").fill("neural")
    expect(page.locator("[role=option]").first).to_be_visible()
    assert not violations(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


DRAWN = """([selector, pseudo]) => [...document.querySelectorAll(selector)].map((each) => {
  const { backgroundColor, backgroundImage, color } = getComputedStyle(each, pseudo || null)
  return [backgroundImage === "none" ? backgroundColor : backgroundImage, color]
})"""


def test_what_is_drawn_by_a_mask_is_seen_in_forced_colours(page: Page, server: Server) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(server.url("/papers/ismir/2015/seo-listening-rooms/"))
    for selector, pseudo in ((".digest-meter__bar", ""), ("article summary", "::after")):
        drawn = page.evaluate(DRAWN, [selector, pseudo])
        assert drawn
        assert all(colour in ground for ground, colour in drawn)
    page.emulate_media(forced_colors="none")


GROUND = """(each) => {
  const { backgroundColor, color, outlineStyle, outlineColor } = getComputedStyle(each)
  return [backgroundColor, color, outlineStyle, outlineColor]
}"""


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_what_is_found_and_what_is_chosen_are_seen_in_forced_colours(
    page: Page, server: Server, scheme: Literal["dark", "light"]
) -> None:
    def is_chosen(option: Locator) -> bool:
        _, _, style, colour = option.evaluate(GROUND)
        return bool(style == "solid" and colour != page.locator("body").evaluate(GROUND)[0])

    page.emulate_media(forced_colors="active", color_scheme=scheme)
    search(page, server, "en/", "?q=rooms")
    expect(page.locator(".digest-rows mark")).not_to_have_count(0)
    for mark in page.locator(".digest-rows mark").all():
        ground, colour, *_ = mark.evaluate(GROUND)
        assert re.fullmatch(r"rgb\(.*\)", ground)  # which has no alpha
        assert ground != colour

    page.goto(server.url("/en/"))
    page.keyboard.press("/")
    expect(page.get_by_role("combobox")).to_be_focused()
    assert answers(page, ["rooms"])[0].marked
    page.keyboard.press("ArrowDown")
    assert is_chosen(page.locator("[role=option][aria-selected=true]"))

    page.goto(server.url("/en/compose/"))
    page.locator("[data-field=tags]").get_by_role("combobox").press_sequentially("n")
    expect(page.locator(".digest-offers [role=option]")).not_to_have_count(0)
    page.keyboard.press("ArrowDown")
    expect(page.locator(".digest-offers [aria-selected=true]")).to_have_count(1)
    assert is_chosen(page.locator(".digest-offers [aria-selected=true]"))
    page.emulate_media(forced_colors="none")


def test_letters_twice_as_large_need_no_scrolling_sideways(own_page: Page, server: Server) -> None:
    page, sizes = own_page, [ViewportSize(width=width, height=844) for width in (390, 320)]
    page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": {"standard": 32}})
    page.set_viewport_size(sizes[-1])
    wide = {}
    for address in (*PAGES, "papers/recsys/2016/lindgren-two-shelves/", "en/search/?q=cnn"):
        loaded(page, server, address)
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "40px"
        page.locator(".digest-joined > math").evaluate_all(
            "all => all.forEach(one => { one.innerHTML = `<mn>${'8'.repeat(24)}</mn>`; one.after('에서의') })"
        )
        assert page.locator("h1").evaluate("e => getComputedStyle(e).hyphens") == "auto"
        page.locator(".md-content details").evaluate_all("all => all.forEach(one => { one.open = true })")
        facts = page.locator(".digest-facts--paper dd:not(:has(*))")
        facts.evaluate_all("all => all.forEach(one => one.append(' under submission'.repeat(9)))")
        page.locator(".digest-facts--paper dt").evaluate_all(
            "all => all.forEach(one => one.append(' of the submission'))"
        )
        for size in sizes:
            page.set_viewport_size(size)
            wide[address, size["width"]] = page.evaluate("document.documentElement.scrollWidth")
    assert {shown: each for shown, each in wide.items() if each > shown[1]} == {}
    page.locator(".md-header label[for=__drawer]").click()
    for size in sizes:
        page.set_viewport_size(size)
        assert page.locator(".md-sidebar--primary").evaluate("e => e.offsetWidth") < size["width"]
