"""The Content-Security-Policy of a page."""

import base64
import hashlib
import re

from generator.site.frame.policy import OF_SERVERS, with_policy

PAGE = (
    '<!doctype html><html><head><meta charset="utf-8"><title>T</title><script>first()</script></head>'
    '<body><script src="a.js"></script><script type="application/json">{"data": 1}</script>'
    '<script type="module">second("é")</script><script>first()</script></body></html>'
)


def hashed(script: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() + "'"


def test_only_the_scripts_of_the_page_itself_are_named_each_once() -> None:
    policy = re.search(
        r'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="([^"]+)">',
        with_policy(PAGE),
    )
    assert policy
    directives = dict(directive.split(" ", 1) for directive in policy[1].split("; "))
    assert directives["script-src"] == " ".join(["'self'", hashed("first()"), hashed('second("é")')])
    assert directives["default-src"] == "'self'"
    assert directives["object-src"] == directives["base-uri"] == "'none'"


def test_all_else_stays_as_it_was() -> None:
    assert re.sub(r"<meta http-equiv[^>]*>", "", with_policy(PAGE)) == PAGE


def test_a_page_without_scripts_or_encoding_is_guarded_too() -> None:
    assert with_policy("<html><head></head><body></body></html>").startswith("<html><head><meta http-equiv=")
    assert with_policy("<p>no page</p>") == "<p>no page</p>"


def test_a_server_allows_what_a_page_does_and_leaves_scripts_written_into_it_to_the_page() -> None:
    page = re.search('content="([^"]+)"', with_policy(PAGE))
    assert page
    of_page, of_server = (
        dict(directive.split(" ", 1) for directive in policy.split("; ")) for policy in (page[1], OF_SERVERS)
    )
    scripts = of_server.pop("script-src").split()
    assert of_server.pop("frame-ancestors") == "'self'"
    assert of_server == {name: sources for name, sources in of_page.items() if name != "script-src"}
    assert scripts == ["'self'", "'unsafe-inline'", "'wasm-unsafe-eval'"]
