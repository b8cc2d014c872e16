"""What pages do by our script where the theme's own would be too much."""

from collections.abc import Iterator
from itertools import dropwhile, islice, takewhile
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LAPTOP, PHONE
from tests.browser.server import Server

PAPER = "/papers/ismir/2015/seo-listening-rooms/"
EDITION = "/venues/ismir/2015/"


def test_the_palette_follows_the_system_until_a_reader_chooses(page: Page, server: Server) -> None:
    page.emulate_media(color_scheme="dark")
    page.route("**/*.js", lambda route: route.abort())  # what the page holds does it, before it is painted
    page.goto(server.url(PAPER))
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.unroute_all()
    page.reload()
    page.emulate_media(color_scheme="light")
    expect(body).to_have_attribute("data-md-color-scheme", "default")

    switch = page.locator("[data-md-component=palette] label:visible")
    switch.click()
    switch.click()
    expect(switch).to_have_count(1)
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(server.url(EDITION))
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.emulate_media(color_scheme="dark")
    page.emulate_media(color_scheme="light")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.evaluate(
        "for (const key in localStorage) if (key.endsWith('__palette')) localStorage[key] = '{\"index\": 1}';"
        "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"
    )
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")


def test_a_page_follows_its_reader(page: Page, server: Server) -> None:
    page.goto(server.url(EDITION))
    up = page.locator(".md-top")
    expect(up).to_be_hidden()
    lines = page.locator(".md-sidebar--secondary .md-nav__link[href^='#']")
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    expect(lines.last).to_have_class("md-nav__link md-nav__link--passed md-nav__link--active")
    expect(page.locator(".md-header__title--active")).to_have_count(1)
    expect(up).to_be_hidden()
    page.evaluate("scrollBy(0, -200)")
    expect(up).to_be_visible()
    up.click()
    page.wait_for_function("scrollY === 0")
    expect(up).to_be_hidden()
    expect(page.locator(".md-sidebar--secondary .md-nav__link--active")).to_have_count(0)
    expect(page.locator(".md-header__title--active, .md-header--shadow")).to_have_count(0)


def test_what_is_folded_opens_for_whoever_is_led_there_and_on_paper(page: Page, server: Server) -> None:
    page.goto(server.url(PAPER))
    folded = "document.querySelectorAll('.md-content details:not([open])').length"
    count = page.evaluate(folded)
    assert count
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(folded) == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(folded) == count
    page.evaluate(
        "document.querySelector('.md-content details:not([open]) > :last-child').id = 'within';"
        "location.hash = '#within'"
    )
    page.wait_for_function(f"{folded} === {count - 1}")
    page.goto(server.url(f"{PAPER}#%"))
    page.evaluate("scrollTo(0, 400)")
    expect(page.locator(".md-header--shadow")).to_have_count(1)


def test_without_scripts_a_phone_shows_contents_above_the_text(scriptless: Page, server: Server) -> None:
    scriptless.set_viewport_size({"width": 390, "height": 800})
    scriptless.goto(server.url(EDITION))
    contents = scriptless.locator(".md-sidebar--secondary [data-md-component=toc]").bounding_box()
    heading = scriptless.locator("h1").bounding_box()
    assert contents
    assert heading
    assert contents["x"] >= 0
    assert contents["y"] + contents["height"] <= heading["y"]


def test_the_drawer_closes_behind_a_link_within_the_page(page: Page, server: Server) -> None:
    page.set_viewport_size(PHONE)
    page.goto(server.url(EDITION))
    page.locator(".md-header label[for=__drawer]").click()
    expect(page.locator("#__drawer")).to_be_checked()
    assert not page.evaluate(FOCUSED)["isInDrawer"]  # which a finger has no use for
    page.locator(".md-nav__item > label[for=__toc]").click()
    page.locator(".md-sidebar--primary [data-md-component=toc] a").first.click()
    expect(page.locator("#__drawer")).not_to_be_checked()


OPENER = ".md-header .digest-opener"

FOCUSED = """() => {
  const focused = document.activeElement
  const isSeen = (each) => {
    const { left, right, top, bottom } = each.getBoundingClientRect()
    const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
    return Boolean(over) && (each.contains(over) || over.contains(each))
  }
  return {
    stop: focused.id || focused.htmlFor || focused.textContent.trim(),
    isInDrawer: Boolean(focused.closest(".md-sidebar--primary")),
    isSeen: [focused, ...(focused.labels ?? [])].some(isSeen), // a box by what it is called
  }
}"""


def stops(page: Page, key: str = "Tab") -> Iterator[dict[str, Any]]:
    """Yield where a key leads the focus, one element after the other, and whether each is seen."""
    while True:
        page.keyboard.press(key)
        yield page.evaluate(FOCUSED)


@pytest.mark.parametrize("address", ["/", "/en/guides/reading-spectrograms/"])
def test_a_drawer_that_is_closed_is_no_stop_and_opens_by_keyboard_without_a_script(
    page: Page, scriptless: Page, server: Server, address: str
) -> None:
    for reader in (page, scriptless):
        reader.emulate_media(reduced_motion="reduce")
        reader.set_viewport_size(PHONE)
        reader.goto(server.url(address))
        assert not any(stop["isInDrawer"] for stop in islice(stops(reader), 12))
        opener = reader.locator(OPENER if reader is page else "#__drawer")
        opener.focus()
        assert opener.evaluate("each => each.ariaLabel")
        shown = reader.locator(".md-header label[for=__drawer]")
        assert shown.evaluate("label => getComputedStyle(label).outlineStyle") == "solid"
        reader.keyboard.press("Space")
        within = dropwhile(lambda stop: not stop["isInDrawer"], islice(stops(reader), 12))
        assert next(within)["isSeen"]


@pytest.mark.parametrize("address", ["/", "/guides/reading-spectrograms/", EDITION])
def test_who_opens_the_drawer_by_keyboard_is_in_it_and_sees_each_stop(
    page: Page, server: Server, address: str
) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size(PHONE)
    page.goto(server.url(address))
    drawer, opener = page.locator("#__drawer"), page.locator(OPENER)
    expect(opener).to_have_attribute("aria-expanded", "false")
    opener.press("Enter")
    expect(drawer).to_be_checked()
    expect(opener).to_have_attribute("aria-expanded", "true")
    first = page.evaluate(FOCUSED)
    assert first["isInDrawer"]
    within = [first, *takewhile(lambda stop: stop["isInDrawer"], islice(stops(page), 60))]
    assert 1 < len(within) < 60  # there are some, and they end
    assert [stop for stop in within if not stop["isSeen"]] == []
    expect(drawer).not_to_be_checked()
    expect(opener).to_have_attribute("aria-expanded", "false")
    opener.press("Enter")
    page.keyboard.press("Escape")
    expect(drawer).not_to_be_checked()
    expect(opener).to_be_focused()


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_who_goes_on_by_keys_where_a_finger_opened_the_drawer_is_in_it(
    page: Page, server: Server, key: str
) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size(PHONE)
    page.goto(server.url(EDITION))
    drawer = page.locator("#__drawer")
    page.locator(".md-header label[for=__drawer]").click()
    first = next(stops(page, key))
    assert first["isInDrawer"]
    assert first["isSeen"]
    page.keyboard.press("Escape")
    expect(drawer).not_to_be_checked()
    page.locator(".md-header label[for=__drawer]").click()
    page.keyboard.press("Escape")  # also before any key led into it
    expect(drawer).not_to_be_checked()
    expect(page.locator(OPENER)).to_be_focused()


def test_a_drawer_left_open_draws_nobody_into_it_where_the_page_is_wide(page: Page, server: Server) -> None:
    page.set_viewport_size(PHONE)
    page.goto(server.url(EDITION))
    page.locator(".md-header label[for=__drawer]").click()
    page.set_viewport_size(LAPTOP)
    link = page.locator(".md-content a[href]").first
    link.focus()
    expect(link).to_be_focused()
    expect(page.locator("#__drawer")).not_to_be_checked()


def test_without_a_script_a_section_of_the_drawer_has_a_box_of_its_own(
    scriptless: Page, server: Server
) -> None:
    scriptless.emulate_media(reduced_motion="reduce")
    scriptless.set_viewport_size(PHONE)
    scriptless.goto(server.url("/guides/reading-spectrograms/"))
    scriptless.locator("#__drawer").press("Space")
    home = scriptless.locator(".md-sidebar--primary .md-nav__link").first
    expect(home).to_be_hidden()
    next(dropwhile(lambda stop: stop["stop"] != "__nav_6", islice(stops(scriptless), 12)))
    scriptless.keyboard.press("Space")
    expect(home).to_be_visible()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_keys_lead_into_a_section_of_the_drawer_and_out_of_it(page: Page, server: Server, key: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(server.url("/guides/reading-spectrograms/"))
    page.locator(OPENER).press("Enter")
    section = page.locator(".md-sidebar--primary .md-nav__item--active.md-nav__item--nested")
    back, opening = section.locator(".md-nav__title").first, section.locator("label.md-nav__link").first
    back.press(key)
    expect(opening).to_be_focused()
    expect(back).to_be_hidden()
    expect(section.get_by_role("button", expanded=False)).to_have_text(["가이드"])
    opening.press(key)
    expect(back).to_be_focused()
    expect(opening).to_be_hidden()
    expect(section.get_by_role("button", name="가이드", expanded=True)).to_have_count(1)
