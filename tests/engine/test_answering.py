"""How a preview answers browsers: nothing is made before it is asked for, and nothing old is shown."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from generator.build.preview_session import Preview
from generator.engine import answering
from tests import projects
from tests.build.test_rebuilding import session_of

pytestmark = pytest.mark.filterwarnings("default")

PAPER = "papers/ismir/2015/features"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LiveReloadServer]:
    made = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path / "site"), "/repo/")
    yield made
    made.server_close()


def answered(server: LiveReloadServer, path: str) -> tuple[str, str, str]:
    """Return the status of an answer, where it leads, and what it says."""
    app, said = server.get_app(), list[tuple[str, dict[str, str]]]()

    def start(status: str, headers: list[tuple[str, str]]) -> None:
        said.append((status, dict(headers)))

    assert app
    answer = app({"PATH_INFO": path}, start)  # type: ignore[arg-type] # it writes nothing itself
    content = b"".join(answer)
    getattr(answer, "close", bool)()
    ((status, headers),) = said
    return status, headers.get("Location", ""), content.decode()


def test_a_page_is_made_when_it_is_asked_for(server: LiveReloadServer, tmp_path: Path) -> None:
    config = load_config(str(projects.write(tmp_path) / "mkdocs.yml"))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config, serve_url="http://127.0.0.1:8000/repo/")
    preview = session_of(config)
    assert isinstance(preview, Preview)
    answering.take_over(server, preview.write)
    site = tmp_path / "site"
    assert (site / "about/index.html").is_file()
    assert not (site / "papers").exists()

    assert answered(server, f"/repo/{PAPER}")[:2] == ("302 Found", f"/repo/{PAPER}/")
    status, _, page = answered(server, f"/repo/en/{PAPER}/")
    assert status == "200 OK"
    assert "It learns features." in page
    pages = {path.relative_to(site).as_posix() for path in site.rglob("papers/**/*") if path.is_file()}
    assert pages == {f"{PAPER}/index.html", f"en/{PAPER}/index.html"}

    for missing in ("/repo/papers/none/", "/repo/../../mkdocs.yml", f"/repo/{'a' * 300}", "/repo/a\0b", "/"):
        assert answered(server, missing)[0] != "200 OK"
    assert (site / "404.html").is_file()
    for file in ("sitemap.xml", "en/feed.xml", "api/papers.json", "search/names.json", f"{PAPER}/entry.yml"):
        assert answered(server, f"/repo/{file}")[0] == "200 OK"


def test_what_a_build_made_old_meanwhile_is_not_shown(server: LiveReloadServer) -> None:
    builds = 1
    given = []

    def waiting_for_a_build(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        nonlocal builds
        start(f"200 of {builds}", [])
        builds = 2
        content = BytesIO(environ["PATH_INFO"].encode())
        given.append(content)
        return content

    def write(*paths: str) -> int:
        assert paths == ("a/index.html", "404.html")
        return builds

    app: WSGIApplication = waiting_for_a_build
    server.set_app(app)
    answering.take_over(server, write)
    assert answered(server, "/repo/a/") == ("200 of 2", "", "/repo/a/")
    assert [content.closed for content in given] == [True, True]


def test_who_waits_for_the_next_build_keeps_nobody_waiting(server: LiveReloadServer) -> None:
    def write(*_: str) -> int:
        raise AssertionError

    answering.take_over(server, write)
    assert answered(server, "/livereload/0/1")[0] == "200 OK"


def test_an_address_where_something_runs_is_told(server: LiveReloadServer) -> None:
    answering.take_over(server, lambda *_: 0)
    server.server_bind()
    server.server_activate()
    port = int(server.server_address[1])
    other = LiveReloadServer(lambda: None, "127.0.0.1", port, "site")
    answering.take_over(other, lambda *_: 0)

    with pytest.raises(Abort, match=f"`mkdocs serve -a 127.0.0.1:{port + 1}`"):
        other.server_bind()
    other.server_close()


def test_of_an_address_that_is_not_here_the_usual_one_is_named() -> None:
    other = LiveReloadServer(lambda: None, "192.0.2.1", 8000, "site")
    answering.take_over(other, lambda *_: 0)

    with pytest.raises(Abort, match=r"`mkdocs serve -a 127\.0\.0\.1:8000`"):
        other.server_bind()
    other.server_close()
