"""The form for entries, used as people do: what comes out passes the checks that merge it."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, ViewportSize, expect

from generator.entries.format.described import fields
from generator.entries.format.entry import Entry
from generator.problems.messages import severity
from generator.problems.problem import Severity
from generator.support.languages import Lang
from tests.browser.server import Server
from tests.browser.test_entry_files import said
from tests.conftest import SAMPLE
from tests.entries.projects import problems

WIDTHS = (1280, 390)
HOSTILE = "</textarea><script>document.title='run'</script>\"'&<img src=x onerror=alert(1)> {{ 7 * 7 }}"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return shutil.copytree(SAMPLE, tmp_path / "sample")


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    yield page
    context.close()


def opened(page: Page, server: Server, lang: Lang = "ko", query: str = "", width: int = 1280) -> Page:
    page.set_viewport_size(ViewportSize(width=width, height=800))
    page.goto(f"{server.url()}{'en/' if lang == 'en' else ''}compose/{query}")
    # An entry that is there has its own first line, which may come before this looks.
    begun = "read:" if "entry=" in query else "yaml-language-server"
    expect(page.locator("[data-digest-yaml]")).to_contain_text(begun)
    return page


def forget(page: Page, server: Server) -> None:
    """Leave the form, which would still write, and then have the browser forget all drafts."""
    page.goto(server.url("/robots.txt"))
    page.evaluate("localStorage.clear()")


def yaml(page: Page) -> str:
    return page.locator("[data-digest-yaml]").text_content() or ""


def field(page: Page, name: str) -> Any:
    return page.locator(f"[data-field='{name}']").locator("input:not([type=hidden]), select, textarea").first


def typed(page: Page, name: str, text: str) -> None:
    """Type into a field that is reached with the tabulator, as fields before it are left."""
    field(page, name).focus()
    page.keyboard.insert_text(text)


def chosen(page: Page, name: str, value: str) -> None:
    """Choose a value with the keys."""
    select = field(page, name)
    select.focus()
    for _ in range(20):
        if select.input_value() == value:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(value)


TYPED_AS_PRESSED = """(input) => addEventListener("pointerdown", () => {
  input.value = "not a doi"
  input.dispatchEvent(new Event("input", { bubbles: true }))
}, { capture: true, once: true })"""
"""Types right before the next press: what is asked for later, a busy machine does too late."""

SELECTED = """() => {
  const { firstChild } = document.querySelector("[data-digest-yaml]")
  return getSelection().containsNode(firstChild, true)
}"""
"""Whether the file is selected, as it is once the browser has refused to copy it."""

FOCUSED = """() => [
  document.activeElement?.closest("[data-field]")?.dataset.field ?? "",
  document.activeElement?.matches("[data-send], [data-download]"),
]"""


def reached(page: Page) -> set[str]:
    """Return the fields that the tabulator reaches, from the form's first."""
    field(page, "venue").focus()
    found: set[str] = set()
    for _ in range(80):
        name, is_last = page.evaluate(FOCUSED)
        found.add(name)
        if is_last:
            break
        page.keyboard.press("Tab")
    return found


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_all_of_the_form_fits_on_a_small_phone(page: Page, server: Server, lang: Lang) -> None:
    opened(page, server, lang, f"?venue=ismir&year=2015&tag={'rain' * 20}", width=320)
    for name in ("slug", "paper.title"):
        field(page, name).fill("rain" * 20)
    page.evaluate("""() => {
      for (const button of document.querySelectorAll("[data-add]")) button.click()
      for (const each of document.querySelectorAll("details")) each.open = true
    }""")
    page.locator("[data-digest-share]").press("Enter")
    expect(page.locator("[data-mistakes] li").first).to_be_visible()
    expect(page.locator("[data-new-tags] pre")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize(("lang", "width"), [("ko", 1280), ("ko", 390), ("en", 1280), ("en", 390)])
def test_papers_of_every_kind_pass_the_checks_as_they_are(
    page: Page, server: Server, project: Path, lang: Lang, width: int
) -> None:
    identified = {
        "arxiv": ("arxiv", "https://arxiv.org/abs/1904.01234v2", "arxiv: "),
        "doi": ("paper.doi", "https://doi.org/10.5555/rain.2015", "doi: "),
        "unidentified": (f"unidentified.{lang}", "둘째 날에 본 데모: 빗소리 #1", "unidentified:"),
    }
    forget(page, server)
    opened(page, server, lang, width=width)
    chosen(page, "venue", "ismir")
    typed(page, "year", "2015")
    chosen(page, "read", "talk")
    typed(page, "tags", "gan")
    page.keyboard.press("Enter")
    typed(page, f"summary.{lang}", "한 줄: 요약 # 하나" if lang == "ko" else "One line: a summary # of it")
    for name, (key, value, shown) in identified.items():
        for other, *_ in identified.values():
            field(page, other).fill("")
        typed(page, key, value)
        expect(page.locator("[data-digest-yaml]")).to_contain_text(shown)
        field(page, "slug").select_text()  # by now what the form proposes, or what was typed before
        page.keyboard.insert_text(f"kim-{name}")
        expect(page.locator("[data-digest-yaml]")).to_contain_text("gan")
        expect(page.locator("[data-path-shown]")).to_have_text(f"digests/ismir/2015/kim-{name}.yml")
        page.locator("[data-digest-share]").focus()
        page.keyboard.press("Enter")
        page.wait_for_function(SELECTED)  # while a field is emptied, that would keep what it holds
        expect(page.locator("[data-mistakes] li")).to_have_count(0)

        assert page.evaluate("document.documentElement.scrollWidth") <= width
        (project / f"digests/ismir/2015/kim-{name}.yml").write_text(yaml(page), encoding="utf-8")

    wrong = [problem for problem in problems(project) if severity(problem) is Severity.ERROR]
    assert [problem for problem in wrong if "/kim-" in problem.place.file] == []
    assert {"venue", "year", "slug", "arxiv", "read", "tags", "summary.ko"} <= reached(page)


def test_a_form_that_is_half_filled_survives_a_reload_and_is_discarded_by_a_button(
    page: Page, server: Server
) -> None:
    opened(page, server)
    typed(page, "paper.title", "Rain")
    page.get_by_role("button", name="리뷰 더하기").click()
    typed(page, "notes.0.ko", "첫 줄\n둘째 줄")
    typed(page, "tags", "합성곱")
    expect(page.locator("[role=option]").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("[data-digest-yaml]")).to_contain_text("둘째 줄")
    expect(page.locator("[data-digest-yaml]")).to_contain_text("tags: [cnn]")
    page.wait_for_function("() => Object.values(localStorage).some((kept) => kept.includes('cnn'))")
    before = yaml(page)

    opened(page, server)
    expect(page.locator("[data-digest-yaml]")).to_have_text(before)
    expect(page.locator(".digest-compose__chips li")).to_have_count(1)

    page.once("dialog", lambda question: question.accept())
    page.get_by_role("button", name="쓰던 글 버리기").click()
    expect(field(page, "paper.title")).to_have_value("")


def test_hostile_text_stays_text_in_the_form_and_in_its_address(page: Page, server: Server) -> None:
    query = f"?title={HOSTILE.replace('&', '%26').replace('#', '%23')}&tag=<img src=x>&venue=ismir&year=x"
    opened(page, server, "en", query)
    field(page, "summary.en").fill(HOSTILE)
    page.get_by_role("button", name="Add a review").click()
    field(page, "notes.0.en").fill(HOSTILE)

    noted = re.compile(r"notes:.*onerror", re.DOTALL)  # a review is there before its text
    expect(page.locator("[data-digest-yaml]")).to_have_text(noted)
    meant = said(yaml(page))
    assert meant["paper"]["title"] == HOSTILE
    assert (meant["summary"]["en"], meant["notes"][0]["en"].rstrip("\n")) == (HOSTILE, HOSTILE)
    assert page.title() != "run"
    assert page.locator("#digest-compose img[src=x]").count() == 0
    expect(field(page, "venue")).to_have_value("ismir")


def test_what_is_wrong_is_told_beside_its_field_and_leads_there(page: Page, server: Server) -> None:
    opened(page, server, "en")
    field(page, "paper.doi").fill("not a doi")
    expect(page.locator("[data-field='paper.doi'] [data-wrong]")).to_have_text(
        "Type a DOI such as 10.1109/…, or its address."
    )
    expect(page.locator("[data-mistakes]")).to_be_hidden()  # nobody asked for the file yet

    page.locator("[data-digest-share]").press("Enter")
    links = page.locator("[data-mistakes] a")
    expect(links.filter(has_text="How well it was read")).to_have_count(1)
    links.filter(has_text="Venue").click()
    expect(field(page, "venue")).to_be_focused()


def test_nothing_moves_while_somebody_presses(page: Page, server: Server) -> None:
    opened(page, server, "en")
    page.locator("[data-download]").scroll_into_view_if_needed()
    page.locator("[data-download]").hover()
    field(page, "paper.doi").evaluate(TYPED_AS_PRESSED)
    page.mouse.down()
    page.evaluate("new Promise((done) => setTimeout(done, 500))")  # longer than typing is waited for
    assert "not a doi" not in yaml(page)
    page.locator("#yaml").hover()
    page.mouse.up()
    expect(page.locator("[data-digest-yaml]")).to_contain_text("not a doi")


def test_a_plain_field_that_the_format_gains_is_in_the_form_by_itself(page: Page, server: Server) -> None:
    opened(page, server)

    names: list[str] = page.evaluate(
        "[...document.querySelectorAll('[data-kind]'), ...[...document.querySelectorAll('template')]"
        ".flatMap((each) => [...each.content.querySelectorAll('[data-kind]')])].map((each) => each.name)"
    )

    def input_of(each: Any) -> str:
        return f"{each.name}.ko" if each.kind in {"lines", "markdowns"} else str(each.name)

    plain = {input_of(each) for each in fields(Entry) if each.kind != "mapping"}
    assert {re.sub(r"\.#(?=\.)", "", name) for name in names} >= plain


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), max_size=30).filter(
    str.strip
)


@settings(
    max_examples=30,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    values=st.fixed_dictionaries(
        {"paper.title": TEXT},
        optional={
            "paper.abstract": TEXT,
            "paper.track": TEXT,
            "summary.ko": TEXT,
            "summary.en": TEXT,
            "asks.ko": TEXT,
            "unidentified.en": TEXT,
        },
    ),
    notes=st.lists(TEXT, max_size=3),
)
def test_thirty_forms_mean_what_was_typed(
    window: Page, server: Server, values: dict[str, str], notes: list[str]
) -> None:
    if "compose" not in window.url:
        opened(window, server)
    text = window.evaluate(
        """async ([values, notes]) => {
          const { entryOf, fill, add } = await import(new URL("../assets/compose/values.js", location.href))
          const { write } = await import(new URL("../assets/compose/yaml.js", location.href))
          const form = document.querySelector(".digest-compose")
          fill(form, {})
          for (const note of notes) {
            const items = form.querySelector("[data-items=notes]")
            add(items).querySelector("[name$='.ko']").value = note
          }
          const input = (name) => form.querySelector(`[name="${name}"]`)
          for (const [name, value] of Object.entries(values)) input(name).value = value
          return write(entryOf(form))
        }""",
        [values, notes],
    )

    meant = said(text)

    def held(name: str) -> str:
        found = meant
        for step in name.split("."):
            found = found[step]
        assert isinstance(found, str)
        return found.rstrip("\n")

    for name, value in values.items():
        assert held(name) == value.replace("\r\n", "\n").rstrip("\n"), json.dumps(value)
    assert [note["ko"].rstrip("\n") for note in meant.get("notes", [])] == [
        note.rstrip("\n") for note in notes
    ]
