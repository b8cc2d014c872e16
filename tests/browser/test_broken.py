"""What a page loads may come broken or not at all, and what a browser keeps may be damaged: readers go on."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Dialog, Page, Route, expect

from tests.browser.instead import instead, wire
from tests.browser.server import Server
from tests.browser.test_compose import field, opened

PAPER = "en/papers/ismir/2015/seo-listening-rooms/"

FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"

UNCOPIED = "navigator.clipboard.writeText = async () => { throw new DOMException('no', 'NotAllowedError') }"

COUNTED = """window.looked = 0
const { querySelector } = Element.prototype
HTMLFormElement.prototype.querySelector = function (selector) {
  looked += 1
  return querySelector.call(this, selector)
}"""
"""Counts how often the whole form is looked through: each takes the longer the more authors there are."""

PASTED = """() => {
  document.execCommand = () => false
  const input = document.querySelector("[name=year]")
  const field = document.querySelector("[data-field=tags] [role=combobox]")
  const clipboardData = new DataTransfer()
  clipboardData.setData("text/plain", "cnn\\nrnn")
  field.focus()
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }))
  return field.value
}"""


WITHOUT_WORDS = "import('/assets/search/dom.js').then(({ loadWords }) => loadWords()).catch(() => undefined)"
"""Until a page knows that its words are none."""


def page_of_a_host(route: Route) -> None:
    """Answer as hosts do that have a page for whatever is not there."""
    route.fulfill(body="<!doctype html><title>Welcome</title>", content_type="text/html")


def nothing(route: Route) -> None:
    """Answer with JSON that says nothing."""
    route.fulfill(json=None)


@pytest.mark.parametrize("answer", [page_of_a_host, nothing])
@pytest.mark.parametrize("asked", ["schema/entry.json", "compose/checker.json"])
def test_the_form_works_without_what_it_is_checked_by(
    page: Page, server: Server, errors: list[str], asked: str, answer: Callable[[Route], None]
) -> None:
    page.route(f"**/{asked}", answer)
    with page.expect_response(f"**/{asked}"):
        opened(page, server, "en", "?venue=ismir&year=2015")
    field(page, "paper.title").fill("Rain on roofs")
    expect(page.locator("[data-digest-yaml]")).to_contain_text("Rain on roofs")
    assert errors == []


def test_an_address_is_read_as_far_as_a_person_would_have_written_it(page: Page, server: Server) -> None:
    opened(page, server, "en", f"?title={'x' * 9000}&tag={'rain,' * 2000}")
    expect(page.locator("[data-new-tags] pre")).to_have_count(1)
    assert len(field(page, "paper.title").input_value()) == 2000
    page.goto(server.url(f"/en/compose/?entry={'y' * 9000}"))
    expect(page.locator("[data-edited]")).to_contain_text("was not found")
    assert len(page.locator("[data-edited]").inner_text()) < 2200


@pytest.mark.parametrize(
    "draft",
    [
        {"entry": {"notes": {"100000": {"ko": "가"}}, "read": "full"}},
        {"entry": {"read": "full"}, "place": {"length": 1, "__proto__": {"x": 1}, "year": "2015"}},
        {"entry": {"read": "full"}, "base": 5},
        {"entry": "full", "place": 5, "at": "yesterday", "query": 5, "left": {}},
    ],
)
def test_a_damaged_draft_opens_as_far_as_it_can_be_read(
    page: Page, server: Server, errors: list[str], draft: dict[str, object]
) -> None:
    page.goto(server.url("/robots.txt"))
    kept = json.dumps({"file": "digests/ismir/2015/rain.yml", "query": "?entry=ismir/2015/rain", **draft})
    page.evaluate("(kept) => localStorage.setItem('/digest-compose:1', kept)", kept)
    page.goto(server.url("/en/compose/?entry=ismir/2015/rain"))
    expect(page.locator("[data-edited]")).to_be_visible()
    field(page, "paper.title").fill("Rain on roofs")
    expect(page.locator("[data-digest-yaml]")).to_contain_text("Rain on roofs")
    assert errors == []


def test_many_authors_are_not_looked_up_one_by_one(own_page: Page, server: Server) -> None:
    authors = "".join(f"    - Author Number{number}\n" for number in range(300))
    text = f"read: full\npaper:\n  title: Rain\n  authors:\n{authors}"
    own_page.add_init_script(COUNTED)
    instead(own_page, "**/entry.yml", text)
    opened(own_page, server, "en", "?entry=ismir/2015/rain")
    expect(field(own_page, "paper.authors.299.name")).to_have_value("Author Number299")
    assert own_page.locator("[data-digest-yaml]").text_content() == text
    assert own_page.evaluate("looked") < 100


def test_keys_are_told_once_their_words_are_there(page: Page, server: Server, errors: list[str]) -> None:
    page.goto(server.url(f"/{PAPER}"))
    page.route("**/search/words.json", page_of_a_host)
    with page.expect_response("**/search/words.json"):
        page.keyboard.press("?")
    page.evaluate(WITHOUT_WORDS)
    page.unroute("**/search/words.json")
    keys = page.get_by_role("dialog", name="Keyboard shortcuts")
    with page.expect_response("**/search/words.json"):
        page.keyboard.press("?")
    expect(keys).to_be_visible()
    assert errors == []


def test_a_page_has_what_is_written_in_it_where_its_scripts_do_not_come(
    page: Page, server: Server, errors: list[str]
) -> None:
    for lost in ("assets/new.js", "assets/reading/rows.js"):
        page.route(f"**/{lost}", lambda route: route.abort())
        with page.expect_event("requestfailed"):
            page.goto(server.url("/en/new/"))
        page.unroute_all()
        expect(page.locator(".digest-row").first).to_be_visible()
    page.evaluate("undefined")
    assert errors == []


def test_a_mark_that_cannot_be_kept_is_not_set_even_where_no_words_say_so(
    own_page: Page, server: Server
) -> None:
    errors: list[str] = []
    own_page.on("pageerror", lambda error: errors.append(str(error)))
    own_page.add_init_script(FULL)
    instead(own_page, "**/search/words.json", {})
    own_page.goto(server.url(f"/{PAPER}"))
    mark = own_page.locator("[data-mark]").first
    with own_page.expect_response("**/search/words.json"):
        mark.click()
    expect(own_page.locator("[role=alert]")).to_have_count(0)
    expect(mark).to_have_attribute("aria-pressed", "false")
    assert errors == []


def test_what_may_not_be_copied_is_given_to_be_copied_by_hand(own_page: Page, server: Server) -> None:
    told: list[str] = []
    own_page.on("pageerror", lambda error: told.append(str(error)))

    def dismiss(dialog: Dialog) -> None:
        told.append(dialog.default_value)
        dialog.dismiss()

    own_page.on("dialog", dismiss)
    own_page.add_init_script(UNCOPIED)
    own_page.goto(server.url(f"/{PAPER}"))
    own_page.locator("[data-digest-share=copy]").click()
    assert len(told) == 1
    assert PAPER in told[0]
    own_page.locator("details").evaluate_all("(all) => all.forEach((each) => { each.open = true })")
    own_page.locator("[data-digest-share=shown]").first.click()
    own_page.wait_for_function("() => getSelection().toString().length > 20")
    assert len(told) == 1


def test_a_list_is_pasted_where_the_browser_types_nothing_for_a_page(page: Page, server: Server) -> None:
    opened(page, server, "en")
    assert page.evaluate(PASTED) == "cnn, rnn"


SHIFTS = """
window.shifted = 0;
new PerformanceObserver(list => { for (const { value } of list.getEntries()) window.shifted += value })
  .observe({ type: "layout-shift", buffered: true });
"""


@pytest.mark.parametrize(
    "address",
    [
        "compose/?entry=ismir/2015/seo-listening-rooms",
        "compose/?entry=ismir/2015/nowhere",
        "reading-list/#papers=ismir/2015/seo-listening-rooms,demo-in-the-hall",
    ],
)
def test_what_an_address_asks_for_comes_whole_on_a_slow_line_and_moves_nothing(
    own_page: Page, server: Server, address: str
) -> None:
    own_page.add_init_script(SHIFTS)
    slow = {"offline": False, "latency": 300, "downloadThroughput": -1, "uploadThroughput": -1}
    wire(own_page).send("Network.emulateNetworkConditions", slow)
    own_page.goto(server.url(f"/{address}"))
    expect(own_page.locator("[data-digest-yaml], [data-given-rows] .digest-title").first).to_be_visible()
    assert own_page.evaluate("window.shifted") < 0.01
