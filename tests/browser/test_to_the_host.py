"""How what was written in the browser gets to the repository's host."""

from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

import pytest
from playwright.sync_api import Page

from generator.site.view.hosts import KINDS, Host, Kind

PATH, TEXT = "digests/a/2015/di gest.yml", "x: 1 & 2 # 가+\n😀\n"

ASK = 'async ([name, ...given]) => (await import("/host.js"))[name](...given)'


def ask(form: Page, *what: Any) -> Any:
    return form.evaluate(ASK, what)


def host(kind: Kind) -> dict[str, Any]:
    return dict(Host(kind, "https://code.example.org/o/r", "release/2", "talks/").in_form)


@pytest.mark.parametrize("kind", ["github", "gitea", "forgejo"])
def test_a_short_text_stands_in_the_address(form: Page, kind: Kind) -> None:
    found = ask(form, "beginning", host(kind), PATH, TEXT)
    parts = urlsplit(found["href"])

    assert (found["copied"], found["why"]) == (False, "")
    assert unquote(parts.path) == f"/o/r/{'new' if kind == 'github' else '_new'}/release/2"
    assert parse_qs(parts.query) == {"filename": [f"talks/{PATH}"], "value": [TEXT]}


def test_a_text_stands_in_the_address_as_long_as_that_can_be_encoded_twice(form: Page) -> None:
    empty = ask(form, "beginning", host("github"), PATH, "")["href"]
    room = (8191 - len(quote(empty, safe=""))) // 15  # bytes of a Hangul syllable that is encoded twice
    fits = ask(form, "beginning", host("github"), PATH, "가" * room)
    long = ask(form, "beginning", host("github"), PATH, "가" * (room + 1))

    assert len(quote(fits["href"], safe="")) <= 8191
    assert fits["copied"] is False
    assert long == {"href": empty.partition("&")[0], "copied": True, "why": "long"}


def test_gitlab_ignores_a_text_so_that_it_is_copied(form: Page) -> None:
    found = ask(form, "beginning", host("gitlab"), PATH, TEXT)

    assert (found["copied"], found["why"]) == (True, "ignored")
    assert parse_qs(urlsplit(found["href"]).query) == {"file_name": [f"talks/{PATH}"]}


@pytest.mark.parametrize("unknown", [None, {"edit": ""}, host("bitbucket")])
def test_where_no_file_can_be_begun_it_is_downloaded(form: Page, unknown: dict[str, Any] | None) -> None:
    assert ask(form, "beginning", unknown, PATH, TEXT) == {"href": None, "copied": False, "why": "nowhere"}


def test_a_file_that_is_there_is_edited_with_its_text_copied(form: Page) -> None:
    edit = "https://code.example.org/o/r/edit/main/{file}?mode=edit"
    href = "https://code.example.org/o/r/edit/main/digests/a/2015/di%20gest.yml?mode=edit"

    assert ask(form, "editing", {"edit": edit}, PATH) == {"href": href, "copied": True, "why": "edit"}
    assert ask(form, "editing", {"edit": ""}, PATH)["why"] == "nowhere"


def test_hostile_texts_and_paths_stay_what_they_are(form: Page) -> None:
    for kind in KINDS:
        found = ask(
            form, "beginning", host(kind), "a\"'><script>$&/../?&#%.yml", "javascript:alert(1)&value=\ud83d"
        )
        assert kind == "bitbucket" or found["href"].startswith("https://code.example.org/o/r/")
        assert not set('"<> ') & set(found["href"] or "")


@pytest.mark.parametrize(
    ("agent", "app"),
    [
        (
            "Mozilla/5.0 (Linux; Android 14; SM-S918N) Chrome/120.0 Mobile Safari/537.36;KAKAOTALK 2410820",
            "KakaoTalk",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_1) Mobile/15E148 Instagram 309.1.0.0 (iPhone15,2)",
            "Instagram",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_1) Mobile/15E148 NAVER(inapp; search; 1010; 12.2.2)",
            "Naver",
        ),
        ("Mozilla/5.0 (Linux; Android 13) Chrome/119.0 Mobile Safari/537.36 Line/13.19.1/IAB", "LINE"),
        ("Mozilla/5.0 (iPhone) Mobile/15E148 [FBAN/FBIOS;FBAV/440.0.0.31;FBBV/535148]", "Facebook"),
        ("Mozilla/5.0 (Linux; Android 13) Chrome/119 Safari/537.36 [FB_IAB/FB4A;FBAV/441.0]", "Facebook"),
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/131.0 Safari/537.36", None),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_1) Version/17.1 Mobile/15E148 Safari/604.1", None),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/130 Whale/4.29 Safari/537.36 online/2", None),
    ],
)
def test_an_app_that_shows_pages_in_its_own_window_is_known(form: Page, agent: str, app: str | None) -> None:
    assert ask(form, "appAround", agent) == app


def test_kakaotalk_opens_an_address_in_the_browser(form: Page) -> None:
    address = "https://sample.example/compose/?entry=a/2015/b&language=en"

    opened = ask(form, "outOf", "KakaoTalk", address)
    assert opened == f"kakaotalk://web/openExternal?url={quote(address, safe='')}"
    assert ask(form, "outOf", "LINE", address) is None
