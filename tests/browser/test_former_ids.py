"""What readers kept before an id changed leads to what is called otherwise by now."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.browser.instead import instead
from tests.browser.searching import go, said, search, total, value
from tests.browser.server import Server

FORMER = {
    "tag": {"chip-music": "chiptune", "convnet": "cnn"},
    "venue": {"recommenders": "recsys"},
    "paper": {"recsys/2015/seasons": "recsys/2016/osei-seasons"},
}

MARKED = json.dumps(
    {
        "version": 1,
        "later": ["gone/2001/x", "recommenders/2016/lindgren-two-shelves"],
        "read": ["recsys/2015/seasons"],
    }
)
"""Marks of a venue and of a paper that were renamed since, and of a paper that is gone."""

AS_BEFORE = """() => {
  const names = JSON.parse(localStorage["/digest-seen"])
  names.splice(names.findIndex((name) => !name.includes("recsys")), 1)
  localStorage["/digest-seen"] = JSON.stringify(names).replaceAll("recsys/", "recommenders/")
}"""
"""As if a venue had been renamed since all of its reviews were seen, and a review of another come."""


@pytest.fixture
def asked(page: Page) -> Iterator[list[str]]:
    """Have the site say former ids, and return the addresses at which it was asked for them."""
    found: list[str] = []

    def note(request: Request) -> None:
        if request.url.endswith("/former.json"):
            found.append(request.url)

    page.on("request", note)
    instead(page, "**/search/former.json", FORMER)
    yield found
    page.remove_listener("request", note)


@pytest.mark.parametrize("tree", ["", "en/"])
def test_an_address_of_a_search_means_tags_and_venues_by_their_ids_of_today(
    page: Page, server: Server, asked: list[str], tree: str
) -> None:
    search(page, server, tree, "?q=a&tag=cnn&not=rnn&venue=icassp")
    assert asked == []  # all of it is known
    for before, now in (
        ("?tag=chip-music", "?tag=chiptune"),
        ("?venue=recommenders&sort=newest#a", "?venue=recsys&sort=newest#a"),
        ("?not=convnet", "?not=cnn"),
        ("?tag=convnet&tag=nobody&tags=any", "?tag=cnn&tag=nobody&tags=any"),
    ):
        go(page, now)
        wanted = total(page)
        assert wanted
        search(page, server, tree, before)
        assert page.url.endswith(now)
        assert total(page) == wanted
    go(page, "?tag=chip-music")
    expect(value(page, "tag", "chiptune")).to_be_checked()
    assert total(page) == 1
    expect(page.locator(".digest-facet input[value=chip-music]")).to_have_count(0)
    assert page.evaluate("document.querySelector('.md-select__link').search") == "?tag=chiptune"


def test_without_the_file_an_address_says_what_it_says(page: Page, server: Server) -> None:
    instead(page, "**/search/former.json", None)
    search(page, server, "en/", "?tag=convnet")
    expect(said(page)).to_contain_text("Nothing meets")
    page.goto(server.url("/en/trends/?tag=convnet"))
    expect(page.locator("[data-said]")).to_have_text("No papers with these tags: convnet")


def test_tags_are_compared_by_their_ids_of_today(page: Page, server: Server, asked: list[str]) -> None:
    chosen = page.locator(".digest-compare [name=tag]").first
    page.goto(server.url("/en/trends/?tag=cnn&by=count#tags"))
    expect(chosen).to_have_value("cnn")
    assert asked == []
    page.goto(server.url("/en/trends/?tag=convnet&by=count#tags"))
    expect(chosen).to_have_value("cnn")
    expect(page.locator("[data-said]")).to_be_empty()
    assert page.url == server.url("/en/trends/?tag=cnn&by=count#tags")
    assert len(asked) == 1


def test_an_entry_is_begun_with_a_venue_and_a_tag_by_their_ids_of_today(
    page: Page, server: Server, asked: list[str]
) -> None:
    yaml = page.locator("[data-digest-yaml]")
    begun = "en/compose/?venue=recsys&year=2016&title=Shelves&tag=chiptune"
    page.goto(server.url(f"/{begun}"))
    expect(yaml).to_contain_text("title: Shelves")
    assert asked == []
    wanted = yaml.text_content()
    page.goto(server.url(f"/{begun}".replace("recsys", "recommenders").replace("chiptune", "chip-music")))
    page.wait_for_url(f"**/{begun}")
    expect(page.locator("select[name=venue]")).to_have_value("recsys")
    expect(yaml).to_have_text(wanted or "")


def test_marks_are_kept_by_todays_ids_as_soon_as_a_page_lists_papers(
    page: Page, server: Server, asked: list[str]
) -> None:
    page.goto(server.url("/venues/recsys/2016/"))
    page.wait_for_load_state("networkidle")
    assert asked == []  # nothing is marked
    page.evaluate("(text) => localStorage.setItem('/digest-reading', text)", MARKED)
    page.reload()
    pressed = page.locator("[data-mark][aria-pressed=true]")
    expect(pressed).to_have_count(2)
    expect(page.locator("[data-paper='recsys/2016/osei-seasons'][aria-pressed=true]")).to_have_attribute(
        "data-mark", "read"
    )
    assert json.loads(page.evaluate("localStorage.getItem('/digest-reading')")) == {
        "version": 1,
        "later": ["gone/2001/x", "recsys/2016/lindgren-two-shelves"],
        "read": ["recsys/2016/osei-seasons"],
    }
    page.goto(server.url("/venues/ismir/2015/"))
    page.wait_for_load_state("networkidle")
    assert len(asked) == 1  # once a visit


def test_without_the_file_marks_stay_as_they_are(page: Page, server: Server) -> None:
    instead(page, "**/search/former.json", None)
    page.goto(server.url("/robots.txt"))
    page.evaluate("(text) => localStorage.setItem('/digest-reading', text)", MARKED)
    page.goto(server.url("/venues/recsys/2016/"))
    page.wait_for_load_state("networkidle")
    assert page.evaluate("localStorage.getItem('/digest-reading')") == MARKED


@pytest.mark.parametrize(("former", "expected"), [(FORMER, 0), ({}, 1)])
def test_a_review_whose_paper_was_renamed_is_not_new(
    browser: Browser, server: Server, former: dict[str, object], expected: int
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        instead(page, "**/search/former.json", former)
        page.goto(server.url("/new/"))
        page.evaluate("import('/assets/new.js')")  # which the page may still be loading
        page.evaluate(AS_BEFORE)
        later = context.new_page()
        instead(later, "**/search/former.json", former)
        later.goto(server.url("/new/"))
        later.evaluate("import('/assets/new.js')")
        new = later.locator(".digest-row__place", has=later.get_by_text("새 리뷰"))
        expect(new.filter(has_not_text="RecSys")).to_have_count(1)
        expect(new.filter(has_text="RecSys")).to_have_count(expected)
        kept = later.evaluate("localStorage.getItem('/digest-seen')")
        assert kept.count(" recsys/") == 1
        assert kept.count(" recommenders/") == expected
