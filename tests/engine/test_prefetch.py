"""``fetch: missing`` in mkdocs.yml: what others know is in the build that asked, or goes on without."""

from pathlib import Path

import pytest

from generator.engine import prefetch
from generator.metadata import store
from generator.metadata.arxiv.service import API_VARIABLE
from generator.metadata.doi import registries as doi_registries
from tests import projects
from tests.conftest import ENVIRONMENT, engine
from tests.engine.test_plugin import awaited, forked_preview
from tests.metadata import doi_server
from tests.metadata.arxiv_server import Server

FETCHING = projects.CONFIG.replace("digest: {", "digest: {fetch: missing, ")
ENTRY = "arxiv: 2401.00001\nread: not-yet\n"
FILE = "digests/ismir/2015/fetched.yml"
PAGE = "papers/ismir/2015/fetched/"
OTHER_ENTRY, OTHER_FILE, OTHER_PAGE = (
    text.replace("fetched", "unknown").replace("00001", "00002") for text in (ENTRY, FILE, PAGE)
)
TITLE = "Testing Deep Learning Models"
REGISTERED_ENTRY = "paper: {doi: 10.1000/Known}\nread: not-yet\n"
REGISTERED_FILE, REGISTERED_PAGE = (text.replace("fetched", "registered") for text in (FILE, PAGE))


@pytest.fixture
def server(arxiv: Server, monkeypatch: pytest.MonkeyPatch) -> Server:
    """Return the server that builds ask."""
    monkeypatch.setitem(ENVIRONMENT, API_VARIABLE, arxiv.api)
    return arxiv


@pytest.mark.slow
@pytest.mark.parametrize(("config", "came"), [(projects.CONFIG, False), (FETCHING, True)])
def test_a_strict_build_shows_what_comes_and_goes_on_without_the_rest(
    tmp_path: Path,
    server: Server,
    registry: doi_server.Server,
    monkeypatch: pytest.MonkeyPatch,
    config: str,
    *,
    came: bool,
) -> None:
    monkeypatch.setitem(ENVIRONMENT, doi_registries.API_VARIABLE, registry.api)
    server.unknown = {"2401.00002"}
    entries = {FILE: ENTRY, OTHER_FILE: OTHER_ENTRY, REGISTERED_FILE: REGISTERED_ENTRY}
    projects.write(tmp_path, **{"mkdocs.yml": config, **entries})
    result = engine("build", "--strict", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert f"{OTHER_FILE}:1:8: 경고: 2401.00002: arXiv 정보는 병합한 뒤" in result.stderr
    assert (f"{OTHER_FILE}: 2401.00002: arXiv에 없는 논문입니다." in result.stderr) == came
    shown = {
        page: (tmp_path / "site" / page / "index.html").read_text("utf-8")
        for page in (PAGE, OTHER_PAGE, REGISTERED_PAGE)
    }
    assert (TITLE if came else "arXiv:2401.00001") in shown[PAGE]
    assert "arXiv:2401.00002" in shown[OTHER_PAGE]
    assert set(store.read(tmp_path).papers) == ({"2401.00001"} if came else set())
    assert (len(server.asked), len(registry.asked)) == (came, came)
    registered = shown[REGISTERED_PAGE]
    assert (f"{REGISTERED_FILE}:1:14: 경고: 10.1000/Known: 등록된" in result.stderr) != came
    assert ("doi:10.1000/Known" in registered) != came
    assert ("Raw Waveforms &amp; Spectra" in registered) == came
    assert ('<dd lang="en">2017 IEEE International Conference on Listening (ICL)</dd>' in registered) == came
    assert ("<dd>421–425</dd>" in registered) == came


def test_a_build_waits_half_a_minute_at_most() -> None:
    assert prefetch.LIMIT == 30


def test_an_address_that_is_none_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ENVIRONMENT, API_VARIABLE, "file:///etc/passwd")
    root = projects.write(tmp_path, **{"mkdocs.yml": FETCHING})
    result = engine("build", cwd=root, LC_ALL="en_GB.UTF-8")
    assert result.returncode == 1
    assert f"{API_VARIABLE} is no address" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.slow
def test_a_preview_asks_once_and_what_comes_is_built_once_more_at_most(
    tmp_path: Path, server: Server
) -> None:
    root = projects.write(tmp_path, **{"mkdocs.yml": FETCHING})
    server.unknown = {"2401.00002"}
    with forked_preview(root, tmp_path / "log") as url:
        awaited(f"{url}papers/ismir/2015/features/", "특징을 배운다.")
        (root / FILE).write_text(ENTRY, encoding="utf-8")
        awaited(url + PAGE, TITLE)
        (root / OTHER_FILE).write_text(OTHER_ENTRY, encoding="utf-8")
        awaited(url + OTHER_PAGE, "arXiv:2401.00002")
        (root / FILE).write_text(f"{ENTRY}tags: [cnn]\n", encoding="utf-8")
        awaited(url + PAGE, "합성곱 신경망")
    log_text = (tmp_path / "log").read_text(encoding="utf-8")
    edits = 3
    assert log_text.count("Building documentation") <= 1 + 2 * edits
    assert [asked.ids for asked in server.asked] == [("2401.00001",), ("2401.00002",)]
