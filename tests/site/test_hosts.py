"""The addresses of repository hosts."""

from urllib.parse import parse_qs, urlsplit

import pytest

from generator.site.view.hosts import Host

GITHUB = Host("github", "https://github.com/o/r", "main")
GITLAB = Host("gitlab", "https://gitlab.example.org/g/r", "trunk")


@pytest.mark.parametrize(
    ("repository", "edit_address", "host"),
    [
        ("https://github.com/o/r/", "https://github.com/o/r/edit/main/docs/", GITHUB),
        ("https://gitlab.example.org/g/r", "https://gitlab.example.org/g/r/-/edit/trunk/docs/", GITLAB),
        ("https://notgithub.com/o/r", "https://notgithub.com/o/r/edit/main/docs/", None),
        ("https://git.example.org/o/r", "https://git.example.org/o/r/edit/main/", None),
        ("https://github.com/o/r", "", None),
        ("", "", None),
    ],
)
def test_a_host_is_known_by_its_name(repository: str, edit_address: str, host: Host | None) -> None:
    assert Host.of(repository, edit_address) == host


@pytest.mark.parametrize(
    ("address", "path", "fields"),
    [
        (
            GITHUB.new_file("a/b.yml", "x: 1 & 2\n"),
            "/o/r/new/main",
            {"filename": ["a/b.yml"], "value": ["x: 1 & 2\n"]},
        ),
        (
            GITLAB.new_file("a/b.yml", "x: 가"),
            "/g/r/-/new/trunk",
            {"file_name": ["a/b.yml"], "file": ["x: 가"]},
        ),
        (GITHUB.new_issue("T&T", "#1"), "/o/r/issues/new", {"title": ["T&T"], "body": ["#1"]}),
        (
            GITLAB.new_issue("T", "B"),
            "/g/r/-/issues/new",
            {"issue[title]": ["T"], "issue[description]": ["B"]},
        ),
    ],
)
def test_what_is_filled_in_comes_out_as_it_was(address: str, path: str, fields: dict[str, list[str]]) -> None:
    parts = urlsplit(address)
    assert parts.path == path
    assert parse_qs(parts.query) == fields
    assert "+" not in parts.query
