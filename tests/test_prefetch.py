"""``fetch: missing`` in mkdocs.yml: what arXiv knows is in the build that asked, or goes on without."""

from pathlib import Path

import pytest

from generator import prefetch
from generator.metadata import store
from generator.metadata.arxiv import API_VARIABLE
from tests import projects
from tests.conftest import ENVIRONMENT, engine
from tests.metadata.arxiv_server import Server, status
from tests.test_plugin import awaited, preview

FETCHING = projects.CONFIG.replace("digest: {", "digest: {fetch: missing, ")
ENTRY = "arxiv: 2401.00001\nread: not-yet\n"
FILE = "digests/ismir/2015/fetched.yml"
PAGE = "papers/ismir/2015/fetched/"
TITLE = "Testing Deep Learning Models"


@pytest.fixture
def server(arxiv: Server, monkeypatch: pytest.MonkeyPatch) -> Server:
    """Return the server that builds ask."""
    monkeypatch.setitem(ENVIRONMENT, API_VARIABLE, arxiv.api)
    return arxiv


def test_a_build_asks_and_shows_what_came(tmp_path: Path, server: Server) -> None:
    projects.write(tmp_path, **{"mkdocs.yml": FETCHING, FILE: ENTRY})
    assert engine("build", "--strict", cwd=tmp_path).returncode == 0
    assert TITLE in (tmp_path / "site" / PAGE / "index.html").read_text(encoding="utf-8")
    assert store.read(tmp_path).papers.keys() == {"2401.00001"}
    assert len(server.asked) == 1


@pytest.mark.parametrize(("config", "requests"), [(projects.CONFIG, 0), (FETCHING, 1)])
def test_a_strict_build_goes_on_without_arxiv(
    tmp_path: Path, server: Server, config: str, requests: int
) -> None:
    server.plan.append(status(404))
    projects.write(tmp_path, **{"mkdocs.yml": config, FILE: ENTRY})
    result = engine("build", "--strict", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert f"{FILE}:1:8: 경고: 2401.00001: arXiv 정보는 병합한 뒤" in result.stderr
    assert (f"{FILE}: 2401.00001: 받지 못했습니다." in result.stderr) == bool(requests)
    assert "arXiv:2401.00001" in (tmp_path / "site" / PAGE / "index.html").read_text(encoding="utf-8")
    assert len(server.asked) == requests


def test_a_build_waits_half_a_minute_at_most() -> None:
    assert prefetch.LIMIT == 30


def test_an_address_that_is_none_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ENVIRONMENT, API_VARIABLE, "file:///etc/passwd")
    result = engine("build", cwd=projects.write(tmp_path, **{"mkdocs.yml": FETCHING}))
    assert result.returncode == 1
    assert f"{API_VARIABLE} is no address" in result.stderr
    assert "Traceback" not in result.stderr


def test_what_a_preview_fetches_sets_off_no_further_build(tmp_path: Path, server: Server) -> None:
    root = projects.write(tmp_path, **{"mkdocs.yml": FETCHING})
    server.unknown = {"2401.00002"}
    with (tmp_path / "log").open("w", encoding="utf-8") as log, preview(root, "mkdocs", log) as url:
        awaited(f"{url}papers/ismir/2015/features/", "특징을 배운다.")
        (root / FILE).write_text(ENTRY, encoding="utf-8")
        awaited(url + PAGE, TITLE)
        unknown = ENTRY.replace("1\n", "2\n")
        (root / FILE.replace("fetched", "unknown")).write_text(unknown, encoding="utf-8")
        awaited(url + PAGE.replace("fetched", "unknown"), "arXiv:2401.00002")
        (root / FILE).write_text(f"{ENTRY}tags: [cnn]\n", encoding="utf-8")
        awaited(url + PAGE, "합성곱 신경망")
    seen = [line for line in (tmp_path / "log").read_text(encoding="utf-8").splitlines() if "Event" in line]
    assert any(FILE in line for line in seen)
    assert not any(store.FOLDER in line for line in seen)
    assert [asked.ids for asked in server.asked] == [("2401.00001",), ("2401.00002",)]
