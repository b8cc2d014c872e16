"""What pages do by our script where the theme's own would be too much."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE
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
    page.locator(".md-nav__item > label[for=__toc]").click()
    page.locator(".md-sidebar--primary [data-md-component=toc] a").first.click()
    expect(page.locator("#__drawer")).not_to_be_checked()
