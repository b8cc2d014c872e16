"""A reader's window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from generator.engine import assets

expect.set_options(timeout=20_000)  # a machine that does other things besides may be slow


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a window of its own, as a laptop has it."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def form(browser: Browser) -> Iterator[Page]:
    """Open an empty page of a site that has the scripts of the form for entries, and nothing else."""
    yield from scripted(browser, assets.FOLDER / "compose")


@pytest.fixture(scope="module")
def scripts(browser: Browser) -> Iterator[Page]:
    """Open an empty page of a site that has all scripts, each in its folder, and nothing else."""
    yield from scripted(browser, assets.FOLDER)


def scripted(browser: Browser, folder: Path) -> Iterator[Page]:
    """Yield an empty page of a site that has the scripts of a folder."""
    origin = "http://form.test/"

    def answer(route: Route) -> None:
        script = folder / route.request.url.removeprefix(origin)
        if script.is_file():
            body = assets.served(script.read_text(encoding="utf-8"))
            route.fulfill(body=body, content_type="text/javascript")
        else:
            route.fulfill(body="<!doctype html>", content_type="text/html")

    page = browser.new_page()
    page.route(f"{origin}**", answer)
    page.goto(origin)
    yield page
    page.close()
