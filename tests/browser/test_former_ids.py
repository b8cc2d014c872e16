"""What readers kept before an id changed leads to what is called otherwise by now."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.searching import go, said, search, total, value
from tests.browser.server import Server

FORMER = {
    "tag": {"chip-music": "chiptune", "convnet": "cnn"},
    "venue": {"recommenders": "recsys"},
    "paper": {"recsys/2015/seasons": "recsys/2016/osei-seasons"},
}


@pytest.fixture
def asked(page: Page) -> Iterator[list[str]]:
    """Have the site say former ids, and return the addresses at which it was asked for them."""
    found: list[str] = []

    def note(request: Request) -> None:
        if request.url.endswith("/former.json"):
            found.append(request.url)

    page.on("request", note)
    page.route("**/search/former.json", lambda route: route.fulfill(json=FORMER))
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
        search(page, server, tree, now)
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
    page.route("**/search/former.json", lambda route: route.abort())
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
