"""What a first visit costs over the wire."""

import pytest
from playwright.sync_api import Browser

from tests.browser.server import Server

MOST = 53_500
"""Bytes of a page with all it needs, its photographs aside."""

MOST_WITH_FORMULAS = 112_000
"""The same with the font for formulas, which only pages that show some load."""


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("papers/ismir/2015/seo-listening-rooms/", MOST),
        ("trends/", MOST),
        ("en/papers/recsys/2016/lindgren-two-shelves/", MOST_WITH_FORMULAS),
    ],
)
def test_a_first_visit_is_light(browser: Browser, server: Server, address: str, most: int) -> None:
    context = browser.new_context()
    page = context.new_page()
    wire = context.new_cdp_session(page)
    kinds: dict[str, str] = {}
    sizes: dict[str, int] = {}
    wire.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))
    wire.on(
        "Network.loadingFinished",
        lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}),
    )
    wire.send("Network.enable")
    page.goto(server.url(f"/{address}"))  # on a slow machine nothing may be asked for a while before
    page.evaluate("() => document.body.offsetHeight && document.fonts.ready.then(() => undefined)")
    page.wait_for_load_state("networkidle")
    context.close()
    weight = sum(size for request, size in sizes.items() if kinds[request] != "Image")
    assert "Document" in kinds.values()
    assert {"Script", "Stylesheet"} <= set(kinds.values())
    assert weight <= most
    assert list(kinds.values()).count("Font") == (most == MOST_WITH_FORMULAS)
