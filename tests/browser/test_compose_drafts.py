"""What is half written stays with its writer, who may go on with it, begin another, or be rid of it."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import Server
from tests.browser.test_compose import field, opened, yaml

FILES = (
    "() => JSON.parse(localStorage.getItem('digest-compose') ?? '[]').map((draft) => draft.file).join(' ')"
)


def kept(page: Page, *slugs: str) -> None:
    """Wait until the drafts of these files are kept, the newest first."""
    files = " ".join(f"digests/…/…/{slug}.yml" for slug in slugs)
    page.wait_for_function(f"(files) => ({FILES})() === files", arg=files)


def test_a_draft_whose_name_changed_is_discarded_by_its_new_one(page: Page, server: Server) -> None:
    opened(page, server)
    field(page, "paper.title").fill("Rain")
    kept(page, "rain")
    opened(page, server)
    field(page, "paper.title").fill("Snow")
    kept(page, "snow")

    page.get_by_role("button", name="쓰던 글 버리기").click()

    expect(field(page, "paper.title")).to_have_value("")
    assert page.evaluate(FILES) == ""


def test_another_paper_is_begun_beside_a_draft(page: Page, server: Server) -> None:
    opened(page, server)
    field(page, "paper.title").fill("Rain")
    kept(page, "rain")
    opened(page, server)

    page.get_by_role("button", name="새로 쓰기").click()
    expect(field(page, "paper.title")).to_have_value("")
    field(page, "paper.title").fill("Snow")
    kept(page, "snow", "rain")

    page.reload()
    expect(field(page, "paper.title")).to_have_value("Snow")
    page.get_by_role("button", name="이어서 쓰기: Rain").click()
    expect(field(page, "paper.title")).to_have_value("Rain")


@pytest.mark.parametrize(
    "storage",
    [
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no') } })",
    ],
)
def test_a_browser_that_keeps_nothing_is_told_of_once_and_the_form_works(
    own_page: Page, server: Server, storage: str
) -> None:
    own_page.add_init_script(storage)
    opened(own_page, server)
    told = own_page.locator("[data-unkept]")

    field(own_page, "paper.title").fill("Rain")
    expect(told).to_contain_text("저장되지 않습니다")
    told.evaluate("(line) => { line.textContent = 'heard' }")
    field(own_page, "paper.title").fill("Snow")

    expect(own_page.locator("[data-digest-yaml]")).to_contain_text("title: Snow")
    expect(told).to_have_text("heard")


def test_a_review_is_written_today_unless_somebody_says_otherwise(own_page: Page, server: Server) -> None:
    page = own_page
    opened(page, server)
    page.clock.set_fixed_time("2026-03-05T12:00")

    page.get_by_role("button", name="리뷰 더하기").click()

    expect(page.locator("[data-digest-yaml]")).to_contain_text("date: 2026-03-05")
    field(page, "notes.0.date").fill("2025")
    expect(page.locator("[data-digest-yaml]")).to_contain_text("date: 2025")
    assert "2026" not in yaml(page)
