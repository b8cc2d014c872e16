"""A reader's window."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

expect.set_options(timeout=20_000)  # a machine that does other things besides may be slow


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a window of its own, as a laptop has it."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()
