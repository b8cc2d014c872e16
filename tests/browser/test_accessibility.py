"""axe in a real Chromium: one page of each kind, in both languages and both schemes, on phones too."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.browser.searching import settled
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
    "guides/reading-spectrograms/",
    "contribute/",
    "search/?q=cnn&tag=deep-learning&both=1",
    "search/?tag=gan&venue=recsys",
)


RICHEST = (
    "",
    "papers/ismir/2015/seo-listening-rooms/",
    "tags/cnn/",
    "search/?q=cnn&tag=deep-learning&both=1",
)
"""Four that hold between them all that other pages show."""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("scheme", "width", "addresses"),
    [("light", 1280, PAGES), ("dark", 1280, RICHEST), ("dark", 390, RICHEST)],
    ids=["light", "dark", "dark-narrow"],
)
@pytest.mark.parametrize("tree", ["", "en/"])
def test_axe_finds_nothing(  # noqa: PLR0917
    browser: Browser,
    server: Server,
    tree: str,
    scheme: Literal["light", "dark"],
    width: int,
    addresses: tuple[str, ...],
) -> None:
    # axe is put into the page as a script, which the page's own policy forbids.
    context = browser.new_context(
        color_scheme=scheme, bypass_csp=True, viewport={"width": width, "height": 900}
    )
    page = context.new_page()
    found = {}
    for address in (*addresses, *(["404.html"] if not tree else [])):
        page.goto(server.url(f"/{tree}{address}"))
        if address.startswith("search/"):
            settled(page)
        for violation in Axe().run(page).response["violations"]:
            found[tree + address, violation["id"]] = [node["html"] for node in violation["nodes"]]
    context.close()
    assert not found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("tree", ["", "en/"])
def test_axe_finds_nothing_in_quick_search(
    browser: Browser, server: Server, tree: str, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(server.url(f"/{tree}"))
    page.keyboard.press("/")
    for typed in ("ㅊㅜㅜ", "qqxxzz"):
        page.get_by_role("combobox").fill(typed)
        expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text(
            typed.replace("ㅊㅜㅜ", "cnn")
        )
        page.keyboard.press("ArrowDown")
        assert Axe().run(page).response["violations"] == []
    context.close()


@pytest.mark.parametrize("tree", ["", "en/"])
def test_no_page_scrolls_sideways_on_a_narrow_phone(browser: Browser, server: Server, tree: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    widths = {}
    for address in PAGES:
        page.goto(server.url(f"/{tree}{address}"))
        widths[address] = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert {address: width for address, width in widths.items() if width > 360} == {}
