"""The search page and quick search as tests read them."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from playwright.sync_api import Locator, Page

from tests.browser.server import Server

SETTLED = """() => {
  const page = document.querySelector("#digest-search")
  return page?.querySelector("[role=status]").textContent && !page.querySelector("[aria-busy]")
}"""


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
    """Wait until the search page shows what it found; it is looked at with each frame."""
    page.wait_for_function(SETTLED)


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


class Offered(NamedTuple):
    """What quick search shows."""

    first: str
    """Where its first option leads."""

    marked: str
    """The first word that is marked as what was looked for."""

    said: str


ANSWERS = """async (texts) => {
  const script = document.querySelector("script[src$='assets/search.js']").src
  const { show } = await import(new URL("search/quick.js", script))
  const dialog = document.querySelector("#digest-quick")
  const answers = []
  for (const text of texts) {
    dialog.querySelector("input").value = text
    let said
    do { // once more where the dialog asked after us, as it does when it opens
      await show()
      said = dialog.querySelector("[role=status]").textContent
    } while (text.trim() && !said)
    const [first, marked] = ["[role=option]", "[role=option] mark"].map((part) => dialog.querySelector(part))
    answers.push([first?.checkVisibility() ? first.href : "", marked?.textContent ?? "", said])
  }
  return answers
}"""


def answers(page: Page, typed: Iterable[str]) -> list[Offered]:
    """Return what quick search, which is open, shows for each text, without the pause in which it waits."""
    return [Offered(*answer) for answer in page.evaluate(ANSWERS, [*typed])]
