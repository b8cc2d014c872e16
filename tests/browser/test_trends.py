"""The page of trends in a browser: readers choose tags to compare, with a script and without."""

from functools import cache
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from generator.engine import assets
from generator.site.pages.trends.trends_page import TrendsPage
from generator.text.hrefs import ROOT
from tests.browser.conftest import PHONE
from tests.browser.test_hand import BROKEN_WORDS
from tests.site.trends.papers import HOSTILE, archive, made, view

ORIGIN = "http://trends.test"

DRAWN = """section => [...section.querySelectorAll("svg.digest-bars *")].map(element => [
  element.localName, element.children.length ? "" : element.textContent,
  Object.fromEntries([...element.attributes].filter(({ name }) => name != "id").map(({ name, value }) => [
    name, isNaN(value) ? value.replace(/\\.0(?=[A-Z]|$)/g, "") : Number(value),
  ])),
])"""
"""What a drawing consists of, its numbers as such."""

CELLS = """section => [...section.querySelectorAll("tbody tr")].map(row => [...row.cells].map(cell => [
  cell.localName, cell.textContent, cell.querySelector("a")?.getAttribute("href"),
]))"""


@cache
def document(first: int) -> str:
    found = made(years=range(first, 2015))
    page = TrendsPage.of(archive(found)).page(view(found, "en"))
    style = '<link rel="stylesheet" href="/assets/digest.css">'
    head = f"<!doctype html><meta charset=utf-8><title>Trends</title>{style}{page.head}"
    return f'{head}<main class="md-typeset">{page.content}</main>'.replace(ROOT, "/")


def opened(page: Page, address: str, first: int = 2010) -> None:

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(f"{ORIGIN}/").partition("?")[0]
        file = assets.FOLDER.parent / path
        if file.is_file():
            kind = "text/css" if file.suffix == ".css" else "text/javascript"
            route.fulfill(body=assets.served(file.read_text(encoding="utf-8")), content_type=kind)
        else:
            route.fulfill(body=document(first), content_type="text/html")

    page.set_viewport_size(PHONE)
    page.route(f"{ORIGIN}/**", answer)
    page.goto(f"{ORIGIN}{address}")


def shown(page: Page, group: str) -> list[str]:
    return page.locator(f"[data-group={group}] .digest-trend__name > a").all_inner_texts()


@pytest.mark.parametrize("group", ["listed", "reviewed"])
def test_the_script_draws_what_stands_on_the_page(page: Page, group: str) -> None:
    opened(page, "/en/trends/")
    section = page.locator(f"[data-group={group}]")
    before: list[Any] = [section.evaluate(DRAWN), section.evaluate(CELLS)]
    assert min(map(len, before)) > 5
    tags: list[str] = section.evaluate("section => JSON.parse(section.dataset.shown)")
    for select, tag in zip(page.locator("select[name=tag]").all(), tags, strict=False):
        select.select_option(tag)
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(f"{ORIGIN}/en/trends/?{'&'.join(f'tag={tag}' for tag in tags)}#tags")
    expect(section.locator("svg").first).to_have_attribute(
        "aria-labelledby", f"chosen-{group}-0-title chosen-{group}-0-desc"
    )
    for was, now in zip(before, [section.evaluate(DRAWN), section.evaluate(CELLS)], strict=True):
        assert [*filter(lambda pair: pair[0] != pair[1], zip(was, now, strict=True))] == []


def test_an_address_says_what_is_compared_and_what_nobody_knows_stays_text(page: Page) -> None:
    opened(page, "/en/trends/?tag=chords&tag=hostile&by=count&tag=%3Cb%3Enone&tag=constructor")
    expect(page.locator("[data-said]")).to_have_text("No papers with these tags: <b>none, constructor")
    assert shown(page, "listed") == ["chords", HOSTILE]
    assert page.locator("select[name=by]").input_value() == "count"
    assert page.locator("[data-group=listed] [data-shares]").is_hidden()
    scales = page.locator("[data-group=listed] .digest-bars__scale").all_text_contents()
    assert scales
    assert not any("%" in number for number in scales)
    page.locator("select[name=tag]").nth(0).select_option("tempo")
    page.get_by_role("button", name="Show").click()
    assert shown(page, "listed") == ["빠르기", HOSTILE]
    page.go_back()
    expect(page.locator("[data-group=listed] .digest-trend__name > a").first).to_have_text("chords")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_without_a_script_the_form_leads_to_the_list_of_all_tags(scriptless: Page) -> None:
    opened(scriptless, "/en/trends/")
    scriptless.locator("select[name=tag]").nth(0).select_option("tempo")
    scriptless.get_by_role("button", name="Show").click()
    expect(scriptless).to_have_url(f"{ORIGIN}/en/trends/?tag=tempo&tag=&tag=&tag=&by=#all-tags")
    expect(scriptless.locator("#all-tags a", has_text="빠르기")).to_be_visible()
    assert shown(scriptless, "listed")  # what stands there for everybody


def test_of_few_years_the_numbers_are_compared_in_a_table(page: Page) -> None:
    opened(page, "/en/trends/", 2013)
    section = page.locator("[data-group=reviewed]")
    page.locator("select[name=tag]").first.select_option("rnn")
    page.get_by_role("button", name="Show").click()
    expect(section.get_by_text("Too few years for plots")).to_be_visible()
    expect(section.locator("tbody tr").first).to_be_visible()
    assert {cells[0][1] for cells in section.evaluate(CELLS)} == {"rnn"}
    expect(section.locator("svg")).to_have_count(0)


def test_on_a_phone_a_table_of_pairs_begins_with_both_and_breaks_no_name_within_a_word(page: Page) -> None:
    opened(page, "/en/trends/")
    table = page.locator(".digest-pairs").first
    table.evaluate("table => { table.closest('details').open = true }")
    table.locator("th[scope=row]").first.evaluate("name => { name.textContent = 'Convolutional networks' }")
    room, second = table.evaluate(
        "table => [table.parentElement, table.rows[0].cells[1]].map(each => each.getBoundingClientRect())"
    )
    assert room["width"] < table.evaluate("table => table.scrollWidth")
    assert room["left"] < second["left"] < room["right"]
    assert [word for word in page.evaluate(BROKEN_WORDS) if " in <th" in word] == []
