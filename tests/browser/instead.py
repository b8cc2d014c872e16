"""What pages get in place of the server's answers.

Where Playwright's own routes are set, a browser keeps nothing and asks Playwright for whatever a page needs,
which takes twice as long. Scripts need routes all the same: a page may have those of the one before unasked.
"""

import base64
import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from fnmatch import fnmatchcase
from functools import cache
from typing import Any

from playwright.sync_api import CDPSession, Error, Page

Said = str | int | Mapping[str, object] | None
"""A text, a status alone, what JSON says, or None where no answer comes."""


@cache
def wire(page: Page) -> CDPSession:
    """Return what speaks to the browser of a page: to connect takes longer than to say something."""
    return page.context.new_cdp_session(page)


def instead(page: Page, pattern: str, said: Said | Callable[[], Said]) -> None:
    """Have a page get what is ``said`` wherever an address is like a pattern, in which ``*`` is anything."""
    _answers(page).give(pattern, said)


def as_served(page: Page) -> None:
    """Have a page get what the server says again."""
    _answers(page).forget()


class _Answers:
    """What one page gets, by the patterns of addresses; of two that are alike the later one holds."""

    def __init__(self, page: Page) -> None:
        self._wire = wire(page)
        self._wire.on("Fetch.requestPaused", self._answer)
        self._said: dict[str, Said | Callable[[], Said]] = {}

    def give(self, pattern: str, said: Said | Callable[[], Said]) -> None:
        self._said = {pattern: said, **{each: kept for each, kept in self._said.items() if each != pattern}}
        self._wire.send("Fetch.enable", {"patterns": [{"urlPattern": each} for each in self._said]})

    def forget(self) -> None:
        if self._said:
            self._said = {}
            self._wire.send("Fetch.disable")

    def _answer(self, asked: dict[str, Any]) -> None:
        url, request = asked["request"]["url"], {"requestId": asked["requestId"]}
        said = next((said for pattern, said in self._said.items() if fnmatchcase(url, pattern)), None)
        said = said() if callable(said) else said
        with suppress(Error):  # the page may have been left meanwhile
            if said is None:
                self._wire.send("Fetch.failRequest", {**request, "errorReason": "Failed"})
            else:
                self._wire.send("Fetch.fulfillRequest", {**request, **_response(said)})


_answers = cache(_Answers)


def _response(said: str | int | Mapping[str, object]) -> dict[str, object]:
    status, text = (said, "") if isinstance(said, int) else (200, said)
    body = text if isinstance(text, str) else json.dumps(text)
    return {"responseCode": status, "body": base64.b64encode(body.encode()).decode()}
