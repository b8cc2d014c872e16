"""The search page as tests read it."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.server import Server


def search(page: Page, server: Server, tree: str, query: str = "") -> None:
    """Open the search page and wait until it shows what it found."""
    page.goto(server.url(f"/repo/{tree}search/{query}"))
    settled(page)


def go(page: Page, query: str) -> None:
    """Have the search page that is open go to another of its addresses, as the browser's buttons do."""
    page.evaluate(
        """query => {
          history.replaceState(null, "", query || location.pathname)
          dispatchEvent(new PopStateEvent("popstate"))
        }""",
        query,
    )
    settled(page)


def settled(page: Page) -> None:
    expect(said(page)).not_to_be_empty()
    expect(page.locator(".digest-search__results[aria-busy]")).to_have_count(0)


def said(page: Page) -> Locator:
    return page.locator("#digest-search").get_by_role("status")


def value(page: Page, name: str, value: str) -> Locator:
    return page.locator(f"#digest-search input[name={name}][value='{value}']")


def total(page: Page) -> int:
    settled(page)
    found = re.search(r"\d+", (said(page).text_content() or "").split("‘")[0])
    return int(found[0]) if found else 0


def counts(page: Page, name: str) -> dict[str, int]:
    """Return what stands beside each value of a facet, but nothing beside what is left out."""
    shown = page.locator(f"#digest-search input[name={name}]").evaluate_all(
        "all => all.map(one => [one.value, one.closest('label').querySelector('[data-count]').textContent])"
    )
    return {value: int(number) for value, number in shown if number not in {"", "0"}}


def years(page: Page) -> dict[str, int]:
    options = page.locator("select[name=from] option").all_text_contents()[1:]
    pairs = [re.findall(r"\d+", option) for option in options]
    return {year: int(number) for year, number in pairs if number != "0"}
