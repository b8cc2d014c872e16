"""A site that has no papers yet."""

import threading
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Page, expect

from tests import projects
from tests.browser.searching import said, search, settled
from tests.browser.server import Server


@pytest.mark.usefixtures("words_at_spaces")
def test_it_says_so_and_offers_no_condition_to_clear_and_no_tags_to_compare(
    tmp_path: Path, page: Page
) -> None:
    root = projects.write(tmp_path, **{"mkdocs.yml": projects.CONFIG.replace("search: false, ", "")})
    for path in ("digests/ismir/2015/features.yml", "docs/guides/listening.md"):
        (root / path).unlink()
    build(load_config(str(root / "mkdocs.yml")))

    with Server(root / "site") as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        clear = page.get_by_role("button", name="Clear all conditions")
        search(page, server, "en/")
        expect(said(page)).to_have_text("No papers yet.")
        expect(clear).to_have_count(0)
        search(page, server, "en/", "?q=drums")
        expect(said(page)).to_contain_text("Nothing matches")
        expect(clear).to_have_count(0)
        search(page, server, "en/", "?q=drums&venue=ismir")
        clear.click()
        settled(page)
        expect(said(page)).to_have_text("No papers yet.")
        page.goto(server.url("/en/tags/"))
        expect(page.get_by_text("No papers yet.")).to_be_visible()
        expect(page.locator("main a[href*='trends/']")).to_have_count(0)
        server.shutdown()
