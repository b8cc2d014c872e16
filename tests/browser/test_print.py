"""A page on paper: what Chromium prints."""

import re
import zlib

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.searching import search
from tests.browser.server import Server

A4 = ViewportSize(width=681, height=1009)
"""What a sheet has for a page, without its margins: no more than a small screen."""


def pages(pdf: bytes) -> int:
    """Count a PDF's pages: objects of type Page, which Chromium does not compress."""
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize("lang", ["", "en/"])
def test_a_short_digest_fits_one_sheet_without_what_only_a_screen_can_use(
    page: Page, server: Server, lang: str
) -> None:
    page.goto(server.url(f"/{lang}papers/ismir/2015/bruckner-stretched-voices/"))
    assert pages(page.pdf(format="A4")) == 1
    page.set_viewport_size(A4)
    page.emulate_media(media="print")
    expect(page.locator(".digest-note").first).to_be_visible()
    for link in page.locator("article :is(.digest-tags, .digest-paper__authors) a").all():
        assert link.evaluate("each => each.getBoundingClientRect().height") < 44  # no finger needs it
    expect(page.locator("article :is(button, form, .digest-action, [rel=edit]):visible")).to_have_count(0)


def test_a_page_of_ones_own_says_where_its_links_lead_and_has_no_pencil(page: Page, server: Server) -> None:
    page.goto(server.url("/en/contribute/"))
    page.emulate_media(media="print")
    link = page.locator("article p > a[href^=http]")
    assert "/issues" in link.evaluate("link => getComputedStyle(link, '::after').content")
    expect(page.locator("article [rel=edit]")).to_be_hidden()


@pytest.mark.parametrize("address", ["new/", "trends/", "venues/ismir/"])
def test_neither_feeds_nor_tables_for_programs_are_on_paper(page: Page, server: Server, address: str) -> None:
    page.goto(server.url(f"/en/{address}"))
    links = page.locator("article :is([type='application/atom+xml'], [download]):visible")
    expect(links).not_to_have_count(0)
    page.emulate_media(media="print")
    expect(links).to_have_count(0)
    expect(page.locator("article dt:visible", has_text="Follow")).to_have_count(0)


def test_links_say_where_they_lead_and_the_meter_is_printed(page: Page, server: Server) -> None:
    page.goto(server.url("/en/papers/recsys/2016/lindgren-two-shelves/"))
    page.emulate_media(media="print")
    said = "link => getComputedStyle(link, '::after').content"
    outside = page.locator(
        ".digest-get a[href*='doi.org'], .digest-text a[rel=noopener]:not(.digest-address)"
    )
    assert outside.count()
    assert all(str(link.get_attribute("href")) in link.evaluate(said) for link in outside.all())
    assert {link.evaluate(said) for link in page.locator(".digest-text a.digest-address").all()} <= {"none"}
    meter = page.locator(".digest-meter__bar").first
    assert meter.evaluate("bar => getComputedStyle(bar).printColorAdjust") == "exact"


def test_an_edition_begins_on_its_first_sheet(page: Page, server: Server) -> None:
    page.set_viewport_size(A4)
    page.goto(server.url("/venues/ismir/2015/"))
    page.emulate_media(media="print")
    expect(page.locator(".digest-edition__paper h2").first).to_be_in_viewport()
    state = page.locator(".digest-edition__paper > .digest-state").first
    assert state.evaluate("each => getComputedStyle(each).minHeight") == "0px"  # no room is kept for marks


def test_a_search_is_printed_with_what_it_found(page: Page, server: Server) -> None:
    search(page, server, "en/", "?q=cnn&venue=ismir")
    page.emulate_media(media="print")
    expect(page.locator(".digest-search__results .digest-row__title").first).to_be_visible()
    expect(page.locator(".digest-search__chosen button").first).to_be_visible()
    expect(page.locator("#digest-search :is(select, [type=checkbox], [type=submit]):visible")).to_have_count(
        0
    )


def test_a_file_is_printed_to_its_end(page: Page, server: Server) -> None:
    page.set_viewport_size({"width": 681, "height": 300})
    page.goto(server.url("/compose/?entry=ismir/2015/seo-listening-rooms"))
    file = page.locator(".digest-compose__yaml")
    expect(file).to_contain_text("tags:")
    below = "each => each.scrollHeight - each.clientHeight"
    assert file.evaluate(below) > 0
    page.emulate_media(media="print")
    assert file.evaluate(below) == 0


def colours(pdf: bytes) -> set[bytes]:
    """Return the colours in which a PDF fills and strokes, as its own operators say them."""
    streams = re.findall(rb"\sstream\r?\n(.*?)endstream", pdf, re.DOTALL)
    drawn = b"\n".join(zlib.decompressobj().decompress(stream) for stream in streams if stream[:1] == b"x")
    return set(re.findall(rb"(?:[\d.]+ ){3}(?:rg|RG)\b", drawn))


@pytest.mark.parametrize(
    "address", ["", "papers/ismir/2015/seo-listening-rooms/", "venues/ismir/2015/", "trends/", "contribute/"]
)
def test_paper_is_light_whatever_the_screen_was(
    page: Page, scriptless: Page, server: Server, address: str
) -> None:
    for reader in (page, scriptless):
        printed: list[set[bytes]] = []
        for scheme in ("light", "dark"):
            reader.emulate_media(color_scheme=scheme)
            if reader is page or not printed:  # where no script runs, the scheme is followed at once
                reader.goto(server.url(f"/{address}"))
            for picture in reader.locator("img[loading=lazy]").all():  # its ground is white once it is there
                picture.scroll_into_view_if_needed()
                expect(picture).not_to_have_js_property("naturalWidth", 0)
            printed.append(colours(reader.pdf()))
        light, dark = printed
        assert len(light) > 1
        assert dark == light
