"""The button that checks as the merge will, and what it says whatever the checker does."""

import json
from typing import Any

from playwright.sync_api import Page, Route, expect

from tests.browser.server import Server
from tests.browser.test_compose import field, opened

PROBLEM = {
    "line": 4,
    "column": 1,
    "severity": "error",
    "code": "unknown-tag",
    "message": "`<img src=x>`라는 태그가 없습니다.",
    "hint": "혹시 `gan`인가요?",
    "remedy": [{"line": 4, "count": 1, "lines": ["tags: [gan]"]}],
}


def with_checker(page: Page, **given: Any) -> None:
    """Have the form use a checker that answers at once: problems until a remedy was applied, or an error."""
    given = {"available": True, "size": 9_400_000, "problems": [PROBLEM], "error": None, **given}

    def answer(route: Route) -> None:
        script = f"""
            const given = {json.dumps(given)}
            let mended = false
            globalThis.loaded = 0
            export const available = async () => given.available
            export const size = async () => given.size
            export async function load(progress) {{
              globalThis.loaded += 1
              progress(4_700_000, 9_400_000)
              if (given.error) throw Object.assign(new Error(), {{ code: given.error }})
            }}
            export async function check(...asked) {{
              globalThis.asked = asked
              await globalThis.wait
              return mended ? [] : given.problems
            }}
            export const render = async (text, lang) => `<p>${{text.toUpperCase()}} ${{lang}}</p>`
            export async function apply(text, [{{ line, lines }}]) {{
              mended = true
              const all = text.split("\\n")
              all.splice(line - 1, 1, ...lines)
              return all.join("\\n")
            }}
        """
        route.fulfill(body=script, content_type="text/javascript")

    page.route("**/assets/compose/checker.js", answer)


NEW_TAG = "# yaml-language-server: $schema=../../schema/tag.json\nname:\n  en: gun\n"

PLACED = "?venue=ismir&year=2015&title=Rain"


def test_problems_are_shown_with_their_lines_and_mended_by_one_press(page: Page, server: Server) -> None:
    with_checker(page)
    opened(page, server, query=f"{PLACED}&tag=gun")
    state, told = page.locator("[data-check-state]"), page.locator("[data-check-told] li")
    expect(state).to_contain_text("9 MB쯤")
    assert page.evaluate("globalThis.loaded") == 0

    page.get_by_role("button", name="병합할 때처럼 검사하기").focus()
    page.keyboard.press("Enter")
    expect(told).to_have_count(1)
    expect(told).to_contain_text("오류 4번째 줄: <img src=x>라는 태그가 없습니다.")
    expect(state).to_contain_text("오류가 1개")
    file, text, lang, pictures, others, is_new = page.evaluate("globalThis.asked")
    assert (file, lang, pictures, is_new) == ("digests/ismir/2015/rain.yml", "ko", [], True)
    assert others == {"digests/tags/gun.yml": NEW_TAG}
    assert text == page.locator("[data-digest-yaml]").text_content()

    page.get_by_role("button", name="이렇게 고치기").press("Enter")
    expect(told).to_have_count(0)
    expect(state).to_have_text("이대로 병합할 수 있습니다.")
    expect(page.locator("[data-digest-yaml]")).to_contain_text("tags: [gan]")
    expect(page.get_by_role("button", name="병합할 때처럼 검사하기")).to_be_focused()


def test_what_was_typed_since_a_check_is_checked_and_not_lost(page: Page, server: Server) -> None:
    with_checker(page)
    opened(page, server, query=f"{PLACED}&tag=gun")
    file, mend = page.locator("[data-digest-yaml]"), page.get_by_role("button", name="이렇게 고치기")
    page.get_by_role("button", name="병합할 때처럼 검사하기").click()
    expect(mend).to_be_visible()
    field(page, "summary.en").fill("Typed since then.")
    expect(file).to_contain_text("Typed since then.")
    mend.click()
    page.wait_for_function("() => globalThis.asked[1].includes('since then')")
    expect(file).to_contain_text("Typed since then.")
    mend.click()
    expect(file).to_contain_text("tags: [gan]")
    expect(file).to_contain_text("Typed since then.")


def test_what_a_check_said_holds_for_what_was_checked_alone(page: Page, server: Server) -> None:
    with_checker(page, problems=[])
    opened(page, server, "en", PLACED)
    state, check = page.locator("[data-check-state]"), page.locator("[data-check]")
    outdated = "This has changed since it was checked: check it again."
    for name, value in {"summary.en": "Typed.", "slug": "snow", "year": "2016"}.items():
        check.click()
        expect(state).to_have_text("This can be merged as it is.")
        field(page, name).fill(value)
        expect(state).to_have_text(outdated)
    check.click()
    expect(state).to_have_text("This can be merged as it is.")
    page.locator("[data-items='notes'] > p > [data-add]").click()
    expect(state).to_have_text(outdated)
    page.locator("[data-items='notes'] [data-remove]").click()
    expect(state).to_have_text("This can be merged as it is.")  # since it is what was checked


def test_what_is_typed_during_a_check_is_not_checked(page: Page, server: Server) -> None:
    with_checker(page, problems=[])
    opened(page, server, "en", PLACED)
    page.evaluate("() => { globalThis.wait = new Promise((done) => { globalThis.go = done }) }")
    page.locator("[data-check]").click()
    expect(page.locator("[data-check-state]")).to_have_text("Checking.")
    field(page, "summary.en").fill("Typed meanwhile.")
    expect(page.locator("[data-digest-yaml]")).to_contain_text("Typed meanwhile.")
    page.evaluate("globalThis.go()")
    expect(page.locator("[data-check-state]")).to_contain_text("changed since it was checked")


def test_a_text_is_shown_as_its_page_will_show_it(page: Page, server: Server) -> None:
    with_checker(page)
    opened(page, server, "en", PLACED)
    summary = page.locator("[data-field='summary.en']")
    page.locator("[data-items='notes'] > p > [data-add]").click()
    note = page.locator("[data-field='notes.0.en']")
    note.locator("textarea").fill("loud")
    expect(note.locator("details div")).to_be_empty()

    note.get_by_text("Preview").press("Enter")
    typed, shown = note.locator("textarea").bounding_box(), note.locator("details").bounding_box()
    assert typed
    assert shown
    assert typed["x"] + typed["width"] <= shown["x"], "beside it, where there is room"
    expect(note.locator("details div p")).to_have_text("LOUD en")
    note.locator("textarea").fill("louder")
    expect(note.locator("details div p")).to_have_text("LOUDER en")
    expect(summary.get_by_text("Preview")).to_have_count(0)


def test_an_entry_that_is_there_is_checked_as_what_is_there(page: Page, server: Server) -> None:
    with_checker(page, problems=[])
    opened(page, server, query="?entry=ismir/2015/seo-listening-rooms")
    expect(page.locator("[data-edited]")).to_contain_text("고칩니다")
    page.locator("[data-check]").click()
    expect(page.locator("[data-check-state]")).to_have_text("이대로 병합할 수 있습니다.")
    file, *_, is_new = page.evaluate("globalThis.asked")
    assert (file, is_new) == ("digests/ismir/2015/seo-listening-rooms.yml", False)


def test_a_file_without_a_place_is_given_one_first(page: Page, server: Server) -> None:
    with_checker(page)
    opened(page, server)

    page.locator("[data-check]").click()

    expect(page.locator("[data-check-state]")).to_contain_text("먼저 채워 주세요")
    assert page.evaluate("globalThis.loaded") == 0


def test_warnings_do_not_keep_a_file_from_being_merged(page: Page, server: Server) -> None:
    with_checker(page, problems=[{**PROBLEM, "severity": "warning", "remedy": None}])
    opened(page, server, "en", PLACED)

    page.locator("[data-check]").click()

    expect(page.locator("[data-check-state]")).to_have_text(
        "This can be merged as it is. 1 thing to look at:"
    )
    expect(page.get_by_role("button", name="Mend it so")).to_have_count(0)


def test_where_the_checker_cannot_run_or_fails_the_form_says_so_and_works(page: Page, server: Server) -> None:
    state = page.locator("[data-check-state]")
    with_checker(page, available=False)
    opened(page, server, query=PLACED)
    expect(state).to_contain_text("이 브라우저에서는 미리 검사할 수 없습니다")
    expect(page.locator("[data-check]")).to_be_hidden()

    for error, said in {"unloaded": "쓸 수 없었습니다", "slow": "너무 오래 걸려"}.items():
        with_checker(page, error=error)
        opened(page, server, query=PLACED)
        page.locator("[data-check]").click()
        expect(state).to_contain_text(said)
        expect(page.locator("[data-check-loading]")).to_be_hidden()
        field(page, "paper.title").fill("Snow")
        expect(page.locator("[data-digest-yaml]")).to_contain_text("Snow")


def test_a_site_without_the_checker_does_not_speak_of_it(page: Page, server: Server) -> None:
    opened(page, server, query=PLACED)

    size = 'import(new URL("../assets/compose/checker.js", location.href)).then(({ size }) => size())'
    assert page.evaluate(size) == 0  # which is what the form has asked, too
    expect(page.locator("[data-checking]")).to_be_hidden()
