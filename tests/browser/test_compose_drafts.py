"""What is half written stays with its writer, who may go on with it, begin another, or be rid of it."""

import pytest
from playwright.sync_api import Page, expect

from generator.support.languages import Lang
from tests.browser.server import BASES, Server
from tests.browser.test_compose import field, opened, yaml

FILES = """() => Object.values(localStorage)
  .map((kept) => JSON.parse(kept))
  .sort((one, other) => other.at - one.at)
  .map((draft) => draft.file)
  .join(" ")"""


def kept(page: Page, *slugs: str) -> None:
    """Wait until the drafts of these files are kept, the newest first."""
    files = " ".join(f"digests/…/…/{slug}.yml" for slug in slugs)
    page.wait_for_function(f"(files) => ({FILES})() === files", arg=files)


def holds(page: Page, text: str) -> None:
    """Wait until a draft says something."""
    page.wait_for_function(
        "(text) => Object.values(localStorage).some((kept) => kept.includes(text))", arg=text
    )


def test_a_draft_whose_name_changed_is_discarded_by_its_new_one(page: Page, server: Server) -> None:
    opened(page, server)
    field(page, "paper.title").fill("Rain")
    kept(page, "rain")
    opened(page, server)
    field(page, "paper.title").fill("Snow")
    kept(page, "snow")

    discard = page.get_by_role("button", name="쓰던 글 버리기")
    page.once("dialog", lambda question: question.dismiss())
    discard.click()
    expect(field(page, "paper.title")).to_have_value("Snow")
    page.once("dialog", lambda question: question.accept())
    discard.click()

    expect(field(page, "paper.title")).to_have_value("")
    assert page.evaluate(FILES) == ""


def test_another_paper_is_begun_beside_a_draft(page: Page, server: Server) -> None:
    opened(page, server)
    field(page, "paper.title").fill("Rain")
    kept(page, "rain")
    opened(page, server)

    page.get_by_role("button", name="새로 쓰기").click()
    expect(field(page, "paper.title")).to_have_value("")
    expect(field(page, "venue")).to_be_focused()
    field(page, "paper.title").fill("Snow")
    kept(page, "snow", "rain")

    page.reload()
    expect(field(page, "paper.title")).to_have_value("Snow")
    page.get_by_role("button", name="이어서 쓰기: Rain").press("Enter")
    expect(field(page, "paper.title")).to_have_value("Rain")
    expect(field(page, "venue")).to_be_focused()


def test_papers_whose_files_have_the_same_name_are_drafts_of_their_own(page: Page, server: Server) -> None:
    opened(page, server)
    for title in ("음악 추천의 새 방법", "빗소리", "WaveNet", "WaveNet"):
        field(page, "paper.title").fill(title)
        page.reload()
        expect(field(page, "paper.title")).to_have_value(title)
        page.get_by_role("button", name="새로 쓰기").click()
        expect(field(page, "paper.title")).to_have_value("")

    resuming = page.get_by_role("button", name="이어서 쓰기")
    expect(resuming).to_have_count(4)
    field(page, "summary.ko").fill("이름 없는 글")
    for title in ("음악 추천의 새 방법", "빗소리"):
        resuming.filter(has_text=title).click()
        expect(field(page, "paper.title")).to_have_value(title)
        expect(field(page, "summary.ko")).to_have_value("")
    expect(resuming).to_have_count(4)
    resuming.filter(has_text="이름 없는 글").click()
    expect(field(page, "summary.ko")).to_have_value("이름 없는 글")


def test_sites_on_one_host_have_drafts_of_their_own(page: Page, server: Server) -> None:
    titles = {base: f"Rain on {base}" for base in ("/", *BASES)}
    for base, title in titles.items():
        page.goto(server.url(f"{base}compose/"))
        expect(page.locator("[data-digest-yaml]")).to_contain_text("yaml-language-server")
        expect(page.locator("[data-drafts]")).to_be_hidden()
        field(page, "paper.title").fill(title)
        holds(page, title)
    for base, title in titles.items():
        for tree in ("", "en/"):
            page.goto(server.url(f"{base}{tree}compose/"))
            expect(field(page, "paper.title")).to_have_value(title)
            expect(page.locator("[data-drafts] li")).to_have_count(0)


def test_what_an_older_version_kept_is_found_until_it_is_kept_anew(page: Page, server: Server) -> None:
    place = {"venue": "", "year": "", "slug": ""}
    old = [
        {"file": "digests/…/…/rain.yml", "query": "", "place": place, "entry": {"paper": {"title": "Rain"}}},
        {"file": "digests/…/…/snow.yml", "query": "", "place": place, "entry": {"paper": {"title": "Snow"}}},
    ]
    opened(page, server)
    page.evaluate("(old) => localStorage.setItem('digest-compose', JSON.stringify(old))", old)

    opened(page, server)
    expect(field(page, "paper.title")).to_have_value("Rain")
    field(page, "summary.en").fill("Wet")
    opened(page, server)
    expect(field(page, "summary.en")).to_have_value("Wet")
    resuming = page.get_by_role("button", name="이어서 쓰기")
    expect(resuming).to_have_text("이어서 쓰기: Snow")

    resuming.click()
    expect(field(page, "paper.title")).to_have_value("Snow")
    assert page.evaluate("JSON.parse(localStorage.getItem('digest-compose'))") == old[1:]
    page.once("dialog", lambda question: question.accept())
    page.get_by_role("button", name="쓰던 글 버리기").click()
    expect(field(page, "paper.title")).to_have_value("Rain")
    assert page.evaluate("localStorage.getItem('digest-compose')") is None


SAID = {
    "ko": "다른 탭이나 창에서도 이 글을 고쳤습니다. 그쪽 글은 그대로 두고, 여기서 쓰는 글은 따로 저장합니다.",
    "en": "This was changed in another tab or window, too. That draft stays as it is; what you write here is"
    " kept beside it.",
}


def begun(page: Page, server: Server, lang: Lang, query: str) -> None:
    """Open the form, empty or with an entry, as soon as it may be written in."""
    page.goto(f"{server.url()}{'en/' if lang == 'en' else ''}compose/{query}")
    expect(page.locator("[data-digest-yaml]")).to_contain_text("read:" if query else "yaml-language-server")


ENTRY = "?entry=ismir/2015/seo-listening-rooms"


@pytest.mark.parametrize(
    ("lang", "query", "is_begun"), [("en", "", True), ("ko", ENTRY, True), ("en", ENTRY, False)]
)
def test_a_second_tab_with_the_same_draft_keeps_its_own_beside_it_and_says_so(
    page: Page, server: Server, lang: Lang, query: str, *, is_begun: bool
) -> None:
    begun(page, server, lang, query)
    if is_begun:
        field(page, "paper.title").fill("Rain")
        begun(page, server, lang, query)
        expect(field(page, "paper.title")).to_have_value("Rain")
    other = page.context.new_page()
    begun(other, server, lang, query)
    told = other.locator("[data-unkept]")

    field(page, "summary.ko").fill("첫째 탭")
    holds(other, "첫째 탭")  # which a tab learns of another after a while
    field(other, "summary.en").fill("second tab")
    expect(told).to_have_text(SAID[lang])
    field(other, "summary.en").fill("second tab, and more")
    holds(page, "and more")
    assert len(page.evaluate(FILES).split()) == len(other.evaluate(FILES).split()) == 2
    expect(page.locator("[data-unkept]")).to_be_hidden()
    field(page, "summary.ko").fill("첫째 탭, 더")
    holds(other, "탭, 더")
    assert len(page.evaluate(FILES).split()) == 2
    expect(page.locator("[data-unkept]")).to_be_hidden()

    begun(other, server, lang, query)
    expect(field(other, "summary.ko")).to_have_value("첫째 탭, 더")
    other.locator("[data-drafts] ul button").click()
    expect(field(other, "summary.en")).to_have_value("second tab, and more")


def test_a_stale_tab_discards_nothing_that_another_wrote_since(page: Page, server: Server) -> None:
    opened(page, server)
    field(page, "paper.title").fill("Rain")
    opened(page, server)
    other = page.context.new_page()
    opened(other, server)
    field(other, "paper.title").fill("Snow")
    kept(page, "snow")  # which tabs learn of each other after a while

    page.once("dialog", lambda question: question.accept())
    page.get_by_role("button", name="쓰던 글 버리기").click()

    expect(field(page, "paper.title")).to_have_value("Snow")


def test_what_was_typed_just_before_the_page_is_left_is_kept(page: Page, server: Server) -> None:
    opened(page, server)
    field(page, "paper.title").fill("Rain")
    page.reload()
    expect(field(page, "paper.title")).to_have_value("Rain")

    page.evaluate("window.confirm = () => true")
    page.locator("[data-field='paper.title'] input").evaluate(
        """(input) => {
          input.value = "Snow"
          input.dispatchEvent(new Event("input", { bubbles: true }))
          document.querySelector("[data-resumed] button").click()
        }"""
    )
    expect(field(page, "paper.title")).to_have_value("")
    assert page.evaluate(FILES) == ""


def test_what_the_browser_cannot_keep_stays_in_the_form_when_another_draft_is_asked_for(
    own_page: Page, server: Server
) -> None:
    page = own_page
    opened(page, server)
    field(page, "paper.title").fill("Rain")
    holds(page, "Rain")
    page.reload()
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full') } }")

    field(page, "paper.title").fill("Snow")
    page.get_by_role("button", name="새로 쓰기").click()

    expect(page.locator("[data-unkept]")).to_contain_text("저장되지 않습니다")
    expect(field(page, "paper.title")).to_have_value("Snow")


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
