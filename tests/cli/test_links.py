"""``digest links``, as a user runs it, against a server of this machine."""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main, outside_links
from generator.metadata.outside.probing import Manners
from tests.entries.projects import SOUND, write
from tests.metadata import web
from tests.metadata.web import Web, status

NOTE = "paper: {{title: Linking}}\nread: not-yet\nnotes: [{{by: ada-lovelace, en: '[a]({})'}}]\n"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    """Return a server that counts as public."""
    near = partial(Manners, is_public=lambda machine: machine.startswith("127."))
    monkeypatch.setattr(outside_links, "Manners", near)
    with web.serving() as server:
        yield server


@pytest.fixture
def project(tmp_path: Path, server: Web) -> Path:
    """Return a project with one link of an entry and two of a page."""
    page = f"[b]({server.at('/b')}) [c]({server.at('/c')})\n"
    entry = NOTE.format(server.at("/a"))
    return write(tmp_path, {**SOUND, "mkdocs.yml": "", "digests/ismir/2015/z.yml": entry, "docs/x.md": page})


def run(project: Path, *arguments: str) -> Result:
    command = ["links", "--root", str(project), "--delay", "0", "--lang", "en", *arguments]
    result = CliRunner().invoke(main.main, command)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def test_where_all_is_well_nothing_is_said(project: Path) -> None:
    result = run(project)

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "3 addresses asked for; dead links: 0, not sure: 0.\n"


def test_dead_links_are_told_and_doubts_end_nothing(project: Path, server: Web) -> None:
    server.pages["/c"] = status(403)
    assert run(project).exit_code == 0
    server.pages["/a"] = status(404)

    result = run(project)

    assert result.exit_code == 1
    places = [line.split(" ")[:2] for line in result.stdout.splitlines()[::2]]
    assert [(place.rsplit(":", 2)[0], word) for place, word in places] == [
        ("digests/ismir/2015/z.yml:3", "error:"),
        ("docs/x.md:1", "warning:"),
    ]
    assert result.stderr == "3 addresses asked for; dead links: 1, not sure: 1.\n"
    listed = json.loads(run(project, "--format", "json").stdout)
    assert [problem["code"] for problem in listed] == ["outside-gone", "outside-refused"]


def test_an_issue_is_about_dead_links_in_both_languages(project: Path, server: Web) -> None:
    server.pages |= {"/b": status(404), "/c": status(403)}

    text = run(project, "--format", "markdown").stdout

    assert "<h3>오류 1건, 경고 0건</h3>" in text
    assert "<h3>1 error, 0 warnings</h3>" in text
    assert text.count(server.at("/b")) == 2
    assert server.at("/c") not in text


def test_where_nobody_answers_no_link_is_called_dead(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outside_links, "Manners", partial(Manners, is_public=lambda _: False))

    result = run(project)

    assert (result.exit_code, result.stdout) == (2, "")
    assert "perhaps there is no network" in result.stderr


def test_a_pause_that_is_none_is_told(project: Path) -> None:
    assert run(project, "--delay", "nan").exit_code == 2
