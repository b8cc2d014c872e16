"""Nothing that somebody typed is lost, nor comes back, without a question."""

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.browser.instead import as_served, instead
from tests.browser.server import Server
from tests.browser.test_compose import field, opened
from tests.browser.test_compose_drafts import ENTRY, begun, holds

ITEMS = (
    ("notes", "notes.0.ko", "Review 1"),
    ("notes", "notes.0.by.name", "Review 1"),
    ("figures", "figures.0.url", "Figure 1"),
    ("paper.authors", "paper.authors.0.name", "Author 1"),
    ("related", "related.0.how", "Related paper 1"),
)
"""By what they are listed under: items of the form, what is written in one, and how it is called."""


def test_an_item_in_which_something_is_written_is_removed_after_a_question(
    page: Page, server: Server
) -> None:
    asked: list[str] = []

    def answer(question: Dialog) -> None:
        asked.append(question.message)
        question.accept() if len(asked) > 1 else question.dismiss()

    opened(page, server, "en")
    page.locator("details").evaluate_all("(all) => all.forEach((each) => { each.open = true })")
    page.on("dialog", answer)
    for items, written, name in ITEMS:
        asked.clear()
        held = page.locator(f"[data-items='{items}']")
        remove, adding = held.locator("[data-remove]"), held.locator(":scope > p > [data-add]")
        adding.click()
        remove.click()
        expect(remove).to_have_count(0)
        assert asked == []  # of what nobody wrote there is nothing to ask

        adding.click()
        held.locator("details").evaluate_all("(all) => all.forEach((each) => { each.open = true })")
        is_choice = written.endswith("how")
        if is_choice:
            field(page, written).select_option("extends")
        else:
            field(page, written).fill("긴 글")
        remove.click()
        expect(field(page, written)).to_have_value("extends" if is_choice else "긴 글")
        remove.click()
        expect(remove).to_have_count(0)
        assert asked == [f"Remove {name} with what is written in it? It cannot be brought back."] * 2
    page.remove_listener("dialog", answer)


@pytest.mark.parametrize(
    ("name", "value"), [("venue", "ismir"), ("year", "2015"), ("slug", "rain"), ("tags", "no ta")]
)
def test_whatever_is_filled_in_alone_is_kept_and_what_is_emptied_is_not(
    page: Page, server: Server, name: str, value: str
) -> None:
    def fill(text: str) -> None:
        if name == "venue":
            field(page, name).select_option(text)
        else:
            field(page, name).fill(text)

    opened(page, server)
    fill(value)
    page.reload()
    expect(field(page, name)).to_have_value(value)
    expect(page.locator("[data-resumed]")).to_contain_text("이어서")

    fill("")
    page.wait_for_function("() => localStorage.length === 0")
    expect(page.locator("[data-drafts]")).to_be_hidden()
    page.reload()
    expect(field(page, name)).to_have_value("")


def test_words_that_are_no_tag_yet_stay_with_the_entry_that_they_were_typed_for(
    page: Page, server: Server
) -> None:
    begun(page, server, "en", ENTRY)
    field(page, "tags").fill("no ta")
    holds(page, "no ta")
    begun(page, server, "en", ENTRY)
    expect(field(page, "tags")).to_have_value("no ta")
    expect(page.locator("[data-field=tags] [data-wrong]")).to_contain_text("no tag yet")

    begun(page, server, "en", "")
    expect(field(page, "tags")).to_have_value("")


def test_what_the_browser_cannot_keep_is_not_left_without_a_question(own_page: Page, server: Server) -> None:
    page = own_page
    opened(page, server, "en")
    title, asked = field(page, "paper.title"), list[str]()
    answers = iter((Dialog.dismiss, Dialog.accept))

    def answer(question: Dialog) -> None:
        asked.append(question.type)
        next(answers)(question)

    page.on("dialog", answer)
    title.press_sequentially("Rain")
    page.reload()
    expect(title).to_have_value("Rain")
    assert asked == []  # what is kept can be left

    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full') } }")
    title.press("End")
    title.press_sequentially("bow")
    expect(page.locator("[data-unkept]")).to_be_visible()
    page.evaluate("() => document.querySelector('a[hreflang=ko]').click()")
    expect(title).to_have_value("Rainbow")
    assert asked == ["beforeunload"]
    page.evaluate("() => document.querySelector('a[hreflang=ko]').click()")
    expect(page.locator("html")).to_have_attribute("lang", "ko")
    assert asked == ["beforeunload"] * 2


@pytest.mark.parametrize("query", ["", "?entry=ismir/2015/seo-listening-rooms"])
def test_whoever_switches_the_language_goes_on_at_the_same_field(
    page: Page, server: Server, query: str
) -> None:
    opened(page, server, "en", query)
    page.locator("#reading").scroll_into_view_if_needed()
    field(page, "summary.ko").fill("빗소리를 듣는다.")
    field(page, "summary.ko").evaluate("box => { box.blur(); box.scrollIntoView({ block: 'center' }) }")
    page.evaluate("() => document.querySelector('.md-select__link[hreflang=ko]').click()")
    expect(page.locator("html")).to_have_attribute("lang", "ko")
    expect(field(page, "summary.ko")).to_have_value("빗소리를 듣는다.")
    expect(field(page, "summary.ko")).to_be_in_viewport()


def test_a_new_entry_of_the_name_of_another_is_told(page: Page, server: Server) -> None:
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    opened(page, server, "en", "?venue=ismir&year=2015&title=Rain")
    wrong = page.locator("[data-field=slug] [data-wrong]")
    field(page, "slug").fill("seo-listening-rooms")
    expect(wrong).to_contain_text("An entry has this name already.")
    field(page, "slug").fill("seo-other-rooms")
    expect(wrong).to_be_hidden()
    assert told == []  # as it would be of each name that is free, if that was asked for

    field(page, "slug").fill("seo-listening-rooms")
    wrong.get_by_role("link", name="Change that entry").click()
    expect(page.locator("[data-edited]")).to_contain_text("(ismir/2015/seo-listening-rooms)")
    expect(page.locator("[data-drafts]")).to_contain_text("Go on with")  # since nothing typed is lost


def test_a_name_is_asked_for_again_where_nobody_answered(page: Page, server: Server) -> None:
    instead(page, "**/papers.json", None)
    opened(page, server, "en", "?venue=ismir&year=2015&title=Rain")
    with page.expect_event("requestfailed"):
        field(page, "slug").fill("seo-listening-rooms")
    as_served(page)
    field(page, "summary.en").fill("A summary.")
    expect(page.locator("[data-field=slug] [data-wrong]")).to_contain_text("An entry has this name already.")


@pytest.mark.parametrize(
    ("name", "typed", "other"),
    [
        ("arxiv", "https://arxiv.org/abs/1703.99998v2", "icassp/2017/wakamori-rain-on-roofs"),
        ("paper.doi", "https://doi.org/10.5555/SAMPLE.2", "icassp/2017/ito-filterbank"),
        ("paper.doi", "10.48550/arXiv.1406.9999", "arxiv/2014/raman-forger-and-critic"),
    ],
)
def test_a_paper_that_has_an_entry_is_told_before_anything_is_written_of_it(
    page: Page, server: Server, name: str, typed: str, other: str
) -> None:
    opened(page, server, "en")
    wrong = page.locator(f"[data-field='{name}'] [data-wrong]")
    page.fill(f"[name='{name}']", typed)
    expect(wrong).to_contain_text("This paper has an entry already")
    expect(wrong.get_by_role("link")).to_have_attribute("href", f"?entry={other}")
    page.get_by_role("button", name="Add a related paper").click()
    page.fill("[name='related.0.to']", other)
    page.select_option("[name='related.0.how']", "same-work")
    expect(wrong).to_be_hidden()
