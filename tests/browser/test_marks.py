"""Marks on papers, "later" and "read": where they are set, and everywhere else."""

import json

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.server import Server

PAPER = "ismir/2015/seo-listening-rooms"
TITLE = "Seven Living Rooms: How Families Share Playlists"


PAINTED = "() => performance.getEntriesByName('first-contentful-paint').length"

FRAMES = """() => new Promise((seen) => {
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(seen)))
})"""
"""Until what has just changed is painted, and whoever watches what moves has heard of it."""


def mark(page: Page, word: str, title: str = TITLE) -> Locator:
    return page.get_by_role("button", name=f"{word}: {title}", exact=True)


def keep(page: Page, server: Server, said: object) -> None:
    """Have the browser keep something before a page is looked at."""
    text = said if isinstance(said, str) else json.dumps(said)
    page.goto(server.url("/robots.txt"))
    page.evaluate("(text) => localStorage.setItem('/digest-reading', text)", text)


def kept(page: Page) -> object:
    return json.loads(page.evaluate("localStorage.getItem('/digest-reading')") or "null")


def test_a_mark_set_on_a_paper_shows_in_lists_in_the_other_language_and_in_other_tabs(
    page: Page, server: Server
) -> None:
    page.goto(server.url("/venues/ismir/2015/"))
    other = page.context.new_page()
    other.goto(server.url(f"/en/papers/{PAPER}/"))
    expect(mark(page, "읽음")).to_have_attribute("aria-pressed", "false")

    mark(other, "Later").press("Enter")
    expect(mark(page, "나중에")).to_have_attribute("aria-pressed", "true")
    mark(other, "Read").press("Space")

    expect(mark(other, "Read")).to_be_focused()
    expect(mark(page, "읽음")).to_have_attribute("aria-pressed", "true")
    expect(mark(page, "나중에")).to_have_attribute("aria-pressed", "false")
    expect(page.locator(".digest-line").first).to_contain_text("6편 가운데 1편 읽음")
    assert kept(page) == {"version": 1, "later": [], "read": [PAPER]}

    mark(page, "읽음").click()
    expect(mark(other, "Read")).to_have_attribute("aria-pressed", "false")
    expect(page.locator(".digest-line").first).not_to_contain_text("읽음")


def test_what_a_search_finds_can_be_marked_and_a_list_that_is_whole_counts(
    page: Page, server: Server
) -> None:
    keep(page, server, {"version": 1, "later": [], "read": ["ismir/2015/bruckner-stretched-voices"]})
    page.goto(server.url("/en/search/?q=living+rooms"))
    mark(page, "Later").click()
    assert kept(page) == {"version": 1, "later": [PAPER], "read": ["ismir/2015/bruckner-stretched-voices"]}

    page.goto(server.url("/en/tags/cnn/"))
    expect(page.locator("#papers ~ .digest-line")).to_contain_text("1 of 4 read")
    page.goto(server.url("/en/venues/ismir/"))
    expect(page.locator(".digest-line", has_text="Tallinn")).to_contain_text("1 of 6 read")


@pytest.mark.parametrize(
    "garbage",
    [
        "{",
        "null",
        '"text"',
        "[1, 2]",
        '{"version": 1, "later": "x", "read": {"length": 5}}',
        '{"version": 1, "later": [null, 7, {}, ["a"], "__proto__", "constructor", "../../x", "a/2015/<b>"]}',
        '{"version": 1, "__proto__": {"later": ["a/2015/b"]}, "read": ["__proto__/2015/a"]}',
    ],
)
def test_whatever_else_is_kept_under_the_name_breaks_nothing(
    page: Page, server: Server, errors: list[str], garbage: str
) -> None:
    keep(page, server, garbage)
    page.goto(server.url("/reading-list/"))
    expect(page.get_by_text("아직 담은 논문이 없습니다.")).to_be_visible()

    page.goto(server.url(f"/papers/{PAPER}/"))
    mark(page, "나중에").click()

    assert kept(page) == {"version": 1, "later": [PAPER], "read": []}
    assert errors == []


def test_what_a_newer_version_of_the_site_keeps_is_left_alone(page: Page, server: Server) -> None:
    newer = {"version": 2, "papers": {PAPER: "later"}}
    keep(page, server, newer)
    page.goto(server.url(f"/papers/{PAPER}/"))
    mark(page, "나중에").click()
    expect(page.get_by_role("alert")).to_contain_text("저장하지 못했습니다")
    expect(mark(page, "나중에")).to_have_attribute("aria-pressed", "false")
    assert kept(page) == newer


@pytest.mark.parametrize(
    "storage",
    [
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no') } })",
    ],
)
def test_a_browser_that_keeps_nothing_is_told_of(own_page: Page, server: Server, storage: str) -> None:
    own_page.add_init_script(storage)
    own_page.goto(server.url("/en/tags/cnn/"))
    button = own_page.locator("[data-mark]").first
    button.click()
    button.click()
    expect(own_page.get_by_role("alert")).to_have_count(1)
    expect(own_page.get_by_role("alert")).to_contain_text("could not be saved")
    expect(button).to_have_attribute("aria-pressed", "false")


def test_marks_move_nothing_and_are_not_printed(own_page: Page, server: Server) -> None:
    page = own_page
    page.add_init_script(
        """window.moved = []
           new PerformanceObserver((list) => list.getEntries().forEach(({ sources }) => {
             const around = sources.map(({ node }) => node.parentElement)
             moved.push(...around.filter((each) => each?.closest(".md-main")).map((each) => each.outerHTML))
           })).observe({ type: "layout-shift", buffered: true })"""
    )
    late: list[Route] = []
    page.route("**/assets/reading/rows.js", lambda route: late.append(route))  # noqa: PLW0108 # which takes no method of a list
    for address in (f"papers/{PAPER}/", "venues/ismir/2015/", "tags/cnn/"):
        with page.expect_request("**/assets/reading/rows.js"):
            page.goto(server.url(f"/{address}"), wait_until="commit")
        page.wait_for_function(PAINTED)
        expect(page.locator("[data-mark]")).to_have_count(0)
        late.pop().continue_()  # after what stands there without it
        expect(page.locator("[data-mark]").first).to_be_visible()
        page.evaluate(FRAMES)
        assert (address, page.evaluate("moved")) == (address, [])
    page.emulate_media(media="print")
    expect(page.locator("[data-mark]:visible")).to_have_count(0)


def test_without_a_script_there_are_no_buttons(scriptless: Page, server: Server) -> None:
    scriptless.goto(server.url("/reading-list/"))
    expect(scriptless.get_by_text("자바스크립트를 켜야")).to_be_visible()
    expect(scriptless.locator("article :is(button, input):visible")).to_have_count(0)
    scriptless.goto(server.url(f"/papers/{PAPER}/"))
    expect(scriptless.locator("article button:visible")).to_have_count(0)
