"""The addresses of repository hosts."""

import re
from urllib.parse import parse_qs, unquote, urljoin, urlsplit

import pytest

from generator.site.view import hosts, issues
from generator.site.view.hosts import FILE, KINDS, Host, Kind

REPOSITORY = "https://code.example.org/o/r"


@pytest.mark.parametrize(
    ("repository", "kind"),
    [
        ("https://github.com/o/r", "github"),
        ("https://GitHub.example.org:8443/o/r", "github"),
        ("https://group.ghe.com/o/r", "github"),
        ("https://gitlab.com/g/sub/r", "gitlab"),
        ("https://gitlab.example.org/g/r", "gitlab"),
        ("https://gitea.com/o/r", "gitea"),
        ("https://codeberg.org/o/r", "forgejo"),
        ("https://forgejo.example.org/o/r", "forgejo"),
        ("https://bitbucket.org/o/r", "bitbucket"),
        ("https://bitbucket.example.org/projects/O/repos/r", None),
        ("https://notgithub.com/o/r", None),
        ("https://git.example.org/github/r", None),
        ("", None),
    ],
)
def test_a_kind_is_known_by_the_name_of_the_host(repository: str, kind: Kind | None) -> None:
    assert hosts.kind_of(repository) == kind


@pytest.mark.parametrize(
    ("kind", "edited", "branch", "folder"),
    [
        ("github", "edit/main/{file}", "main", ""),
        ("github", "edit/main/talks/{file}", "main", "talks/"),
        ("github", "edit/release%2F2/{file}", "release/2", ""),
        ("gitlab", "-/edit/trunk/{file}", "trunk", ""),
        ("gitea", "_edit/main/{file}", "main", ""),
        ("forgejo", "_edit/main/{file}", "main", ""),
        ("bitbucket", "src/main/a%20b/{file}?mode=edit&spa=0", "main", "a b/"),
    ],
)
def test_branch_and_folder_are_those_of_the_address_at_which_files_are_edited(
    kind: Kind, edited: str, branch: str, folder: str
) -> None:
    for slash in ("", "/"):
        found = Host.of(kind, REPOSITORY + slash, f"{REPOSITORY}/{edited}")
        assert found == Host(kind, REPOSITORY, branch, folder)


@pytest.mark.parametrize(
    ("kind", "edited"),
    [
        ("github", ""),
        ("github", "https://code.example.org/o/r/blob/main/{file}"),
        ("github", "https://code.example.org/o/r/edit/{file}"),
        ("github", "https://code.example.org/o/fork/edit/main/{file}"),
        ("github", "https://code.example.org/o/r?query=edit/main/{file}"),
        ("gitlab", "https://code.example.org/o/r/edit/main/{file}"),
        ("gitea", "https://code.example.org/o/r/edit/main/{file}"),
    ],
)
def test_what_is_no_such_address_names_no_branch(kind: Kind, edited: str) -> None:
    assert Host.of(kind, REPOSITORY, edited) is None


def test_an_owner_may_be_called_as_the_address_goes_on() -> None:
    found = Host.of("github", "https://github.com/edit/r", "https://github.com/edit/r/edit/main/{file}")
    assert found == Host("github", "https://github.com/edit/r", "main")


@pytest.mark.parametrize("kind", KINDS)
def test_what_mkdocs_yml_is_told_to_say_is_understood(kind: Kind) -> None:
    name, said = hosts.setting(kind).split(": ")
    edited = said.replace("{path}", f"../{FILE}") if name == "edit_uri_template" else f"{said}../{FILE}"
    assert Host.of(kind, REPOSITORY, urljoin(f"{REPOSITORY}/", edited)) == Host(kind, REPOSITORY, "main")


PATH, TEXT = "di gests/가.yml", "x: 1 & 2 # 가+\n"


@pytest.mark.parametrize(
    ("kind", "at", "fields"),
    [
        ("github", "new/release/2", {"filename": f"talks/{PATH}", "value": TEXT}),
        ("gitlab", "-/new/release/2", {"file_name": f"talks/{PATH}", "file": TEXT}),
        ("gitea", "_new/release/2", {"filename": f"talks/{PATH}", "value": TEXT}),
        ("forgejo", "_new/release/2", {"filename": f"talks/{PATH}", "value": TEXT}),
    ],
)
def test_a_new_file_is_filled_in_and_comes_out_as_it_was(kind: Kind, at: str, fields: dict[str, str]) -> None:
    address = Host(kind, REPOSITORY, "release/2", "talks/").new_file(PATH, TEXT)
    assert address
    assert taken_apart(address) == (f"/o/r/{at}", fields)


@pytest.mark.parametrize(
    ("kind", "at", "fields"),
    [
        ("github", "issues/new", ("title", "body")),
        ("gitlab", "-/issues/new", ("issue[title]", "issue[description]")),
        ("gitea", "issues/new", ("title", "body")),
        ("forgejo", "issues/new", ("title", "body")),
    ],
)
def test_an_issue_is_filled_in_and_comes_out_as_it_was(kind: Kind, at: str, fields: tuple[str, str]) -> None:
    address = Host(kind, REPOSITORY, "main").new_issue("T&T 가", TEXT)
    assert address
    assert taken_apart(address) == (f"/o/r/{at}", dict(zip(fields, ("T&T 가", TEXT), strict=True)))


def test_a_form_is_opened_with_its_fields_filled_in() -> None:
    host = Host("github", REPOSITORY, "main", has_forms=True)
    form = {"template": "paper.yml", "title": "T&T 가: ", "venue": "ismir/2015"}

    address = issues.opened(host, "paper", "T&T 가: ", {"venue": "ismir/2015"}, "ko")

    assert address
    assert taken_apart(address) == ("/o/r/issues/new", form)


@pytest.mark.parametrize("kind", ["github", "gitea"])
def test_without_forms_the_text_has_their_headings(kind: Kind) -> None:
    address = issues.opened(Host(kind, REPOSITORY, "main"), "correction", "T", {"page": "https://e/x/"}, "en")

    assert address
    text = taken_apart(address)[1]["body"]
    assert text == "### Which page?\n\nhttps://e/x/\n\n### What is it?\n\n\n\n### In your words\n\n\n\n"


def test_on_bitbucket_files_are_only_edited() -> None:
    assert Host("bitbucket", REPOSITORY, "main").new_file(PATH, TEXT) is None
    assert Host("bitbucket", REPOSITORY, "main").new_issue("T", TEXT) is None


def taken_apart(address: str) -> tuple[str, dict[str, str]]:
    """Return path and fields as a host reads them; a plus is a space to some, and to others a plus."""
    parts = urlsplit(address)
    assert re.fullmatch(r"[!-~]*", address)
    assert "+" not in parts.query
    return unquote(parts.path), {name: value for name, [value] in parse_qs(parts.query).items()}
