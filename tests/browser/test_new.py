"""What is new since the last visit, and a feed as a browser shows it."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.server import Server

FORGET_ONE = """() => {
  const key = Object.keys(localStorage).find((key) => key.endsWith("digest-seen"))
  localStorage.setItem(key, JSON.stringify(JSON.parse(localStorage[key]).slice(1)))
}"""
"""As if the first of the reviews had come after the visit."""


@pytest.mark.parametrize(
    ("tree", "mark", "said"),
    [
        ("", "새 리뷰", "지난번에 다녀가신 뒤로 리뷰 1건이 올라왔습니다."),
        ("en/", "New", "1 review since your last visit"),
    ],
)
def test_what_came_after_the_last_visit_is_marked(
    browser: Browser, server: Server, tree: str, mark: str, said: str
) -> None:
    with browser.new_context() as context:

        def marked(page: Page) -> tuple[int, str | None]:
            """Load the page, and return how much of it is marked as new, and what it says of that."""
            page.goto(server.url(f"/{tree}new/"))
            page.evaluate("import('/assets/new.js')")  # which the page may still be loading
            marks = page.locator(f".digest-row__place .digest-badge:text-is('{mark}')")
            return marks.count(), page.locator(".digest-since").text_content()

        first = context.new_page()
        assert marked(first) == (0, "")
        first.evaluate(FORGET_ONE)
        assert marked(first) == (0, "")  # still the same visit
        first.evaluate(FORGET_ONE)
        second = context.new_page()
        assert marked(second) == (1, said)
        assert marked(second) == (1, said)
        assert marked(context.new_page()) == (0, "")


def test_a_browser_shows_a_feed_as_one_reads_it(page: Page, server: Server) -> None:
    page.goto(server.url("/en/feed.xml"))
    first = page.locator("entry").first
    expect(first.locator("a")).to_be_visible()
    expect(first.locator("content")).to_be_hidden()
    assert page.locator("a").first.get_attribute("href") == "https://sample.example/digest/en/"
