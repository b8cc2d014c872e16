"""A reader's window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, Route, ViewportSize

from generator.engine import assets
from tests.browser.instead import as_served, wire

LAPTOP = ViewportSize(width=1280, height=900)
PHONE = ViewportSize(width=390, height=844)


@pytest.fixture(scope="session")
def window(browser: Browser) -> Iterator[Page]:
    """Open the window that tests share: in one that was read in before, a page takes half as long."""
    with browser.new_context(viewport=LAPTOP) as context:
        yield context.new_page()


@pytest.fixture(scope="session")
def window_without_scripts(browser: Browser) -> Iterator[Page]:
    """Open the window of a reader who lets no script run, which tests share."""
    with browser.new_context(viewport=LAPTOP, java_script_enabled=False) as context:
        yield context.new_page()


@pytest.fixture(scope="session")
def window_of_a_phone(browser: Browser) -> Iterator[Page]:
    """Open the window of a phone, which tests share."""
    with browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True) as context:
        yield context.new_page()


@pytest.fixture
def page(window: Page) -> Iterator[Page]:
    """Hand on the shared window, as a laptop has it, and have it forget all that a test may do with a page.

    What hears of its events stays, as do scripts that come before a page's own: they need ``own_page``.
    """
    yield window
    as_new(window, LAPTOP)


@pytest.fixture
def scriptless(window_without_scripts: Page) -> Iterator[Page]:
    """Hand on the shared window in which no script runs."""
    yield window_without_scripts
    as_new(window_without_scripts, LAPTOP)


@pytest.fixture
def phone(window_of_a_phone: Page) -> Iterator[Page]:
    """Hand on the shared window of a phone, which is held upright."""
    yield window_of_a_phone
    as_new(window_of_a_phone, PHONE)


def as_new(window: Page, size: ViewportSize) -> None:
    """Have a window that tests share forget what one of them did with it."""
    context, origin = window.context, window.evaluate("location.origin")
    for other in context.pages:
        if other is not window:
            other.close()
    window.goto("about:blank")
    window.unroute_all()
    window.emulate_media(media="null", color_scheme="light", reduced_motion="null", forced_colors="null")
    if window.viewport_size != size:
        window.set_viewport_size(size)
    context.unroute_all()
    context.clear_permissions()
    as_served(window)
    wire(window).send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "local_storage"})


@pytest.fixture
def own_page(browser: Browser) -> Iterator[Page]:
    """Open a window of its own, as a laptop has it, in which nothing was read before."""
    with browser.new_context(viewport=LAPTOP) as context:
        yield context.new_page()


@pytest.fixture
def errors(page: Page) -> Iterator[list[str]]:
    """Return what goes wrong in scripts, as it does."""
    found: list[str] = []

    def note(error: Error) -> None:
        found.append(str(error))

    page.on("pageerror", note)
    yield found
    page.remove_listener("pageerror", note)


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
