"""The sample's site, built once for all tests, and a Chromium that reads."""

import gc
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import kiwipiepy
import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings
from mkdocs.config.config_options import Plugins
from mkdocs.config.defaults import MkDocsConfig
from playwright.sync_api import Browser, expect, sync_playwright

from generator.search import pagefind
from tests import processes, theme
from tests.browser import chromium
from tests.browser.server import Server
from tests.metadata import arxiv_server, doi_server

ROOT = Path(__file__).parents[1]

SAMPLE = ROOT / "tests/sample"
"""The project that tests read, whose content stays as it is whatever people write in digests/ and docs/."""

KINDS = ("bench", "browser", "hostile")
"""Markers of tests that have the word in their file's or folder's name."""

IN_A_BROWSER = frozenset({"browser", "sample"})
"""Fixtures that cost as much as a browser does."""

ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--in-process-gpu", "--force-gpu-mem-available-mb=1")
"""With what Chromium starts: what it paints without a graphics card needs no process of its own.

And of what it knows to paint it draws next to nothing, for want of room: no test looks at pixels, and to draw
them takes a fifth of a page's time. What a page measures, follows and prints is the same.
"""

MEMORY = Path("/dev/shm")  # noqa: S108 # pytest makes a folder in it that is nobody else's
"""Where Linux keeps files in memory: builds and their tests write tens of thousands and read each once."""

ROOM = 3 * 2**30
"""How many bytes have to be free there; a container often has no more than 64 MB."""

if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))

settings.register_profile("anywhere", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("anywhere")  # how long an example takes says how busy the machine is

expect.set_options(timeout=20_000)  # a machine that does other things besides may be slow

os.environ["LC_ALL"] = "C.UTF-8"  # which names no language: each project is told of in its first

ENVIRONMENT = {
    **os.environ,
    "NO_MKDOCS_2_WARNING": "1",
    "PYTHONPATH": str(ROOT),
    "PYTHONUTF8": "1",
    pagefind.VARIABLE: str(pagefind.binary(ROOT)),
}


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look for no garbage while tests are collected, nor ever in what is held by then: all of it stays.

    Python would look through it ten times meanwhile, and a preview after each of its builds.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()
        gc.freeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark tests by what they need, so that some can be left out, and have slow ones go first.

    One that takes long would keep a processor idle at the end. First of all go those that analyse Korean,
    together: the analyser takes each worker that loads it three seconds.
    """
    for item in items:
        words = _words(item.path)
        for kind in KINDS:
            if kind in words:
                item.add_marker(kind)
        if isinstance(item, pytest.Function) and not IN_A_BROWSER.isdisjoint(item.fixturenames):
            item.add_marker("browser")
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    """Return a number that is smaller the sooner a test goes."""
    if isinstance(item, pytest.Function) and "one_analyser" in item.fixturenames:
        return 0
    return 1 if item.get_closest_marker("slow") else 2


@cache
def _words(path: Path) -> list[str]:
    """Return the words of a file's name, and of its folders'."""
    return re.split(r"[/_.]", path.relative_to(ROOT / "tests").as_posix())


def engine(
    *arguments: str, cwd: Path, korean: bool = False, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run MkDocs in a process of its own, which has what analyses ``korean`` from another if told so."""
    told = {**ENVIRONMENT, **environment}
    return processes.run("mkdocs", *arguments, cwd=cwd, environment=told, korean=korean)


@pytest.fixture(autouse=True)
def _no_plugin_outlives_its_test() -> Iterator[None]:
    """Forget what MkDocs keeps from build to build: a preview's plugin would serve the next test's build."""
    yield
    option = MkDocsConfig.plugins
    assert isinstance(option, Plugins)
    option.plugin_cache.clear()


@pytest.fixture(scope="session", autouse=True)
def _theme_is_read_once(everybodys: Path) -> Iterator[None]:
    """Have each process list the theme's files and compile its templates once, not each build.

    Those that commands run in are forked from the same one, whichever worker asks.
    """
    with pytest.MonkeyPatch.context() as patched:
        theme.share(patched)
        patched.setattr(processes, "ADDRESS", everybodys / "forks")
        yield
        processes.leave()


@pytest.fixture(scope="session")
def everybodys(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Return the folder that is for all workers."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


def made_once(folder: Path, make: Callable[[Path], object]) -> Path:
    """Return a folder that the first worker who asks for it makes for all."""
    made = folder.with_name(f"{folder.name}-made")
    with FileLock(f"{folder}-making"):
        if not made.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            made.touch()
    return folder


@pytest.fixture(scope="session")
def sample(everybodys: Path) -> Path:
    """Return a copy of the sample project with its site, built strictly."""

    def build(project: Path) -> None:
        shutil.copytree(SAMPLE, project, dirs_exist_ok=True)
        result = engine("build", "--strict", cwd=project, korean=True)
        assert result.returncode == 0, result.stderr
        assert "WARNING" not in result.stderr

    return made_once(everybodys / "sample", build)


@pytest.fixture(scope="session")
def built_site(sample: Path) -> Path:
    """Return the folder of the sample's site."""
    return sample / "site"


@pytest.fixture(scope="session")
def server(built_site: Path) -> Iterator[Server]:
    """Serve the site on this machine, at ``/`` and at ``/repo/``."""
    with Server(built_site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture(scope="session")
def one_analyser() -> Iterator[None]:
    """Let whoever analyses Korean share what does, also forks: it takes four seconds until it answers."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(kiwipiepy, "Kiwi", cache(kiwipiepy.Kiwi))
        kiwipiepy.Kiwi().tokenize("듣는다")
        yield


@pytest.fixture
def words_at_spaces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have Korean taken apart at spaces, which needs no analyser, where it does not matter into what."""
    monkeypatch.setattr(kiwipiepy, "Kiwi", Spaces)


@pytest.fixture
def arxiv() -> Iterator[arxiv_server.Server]:
    """Start a server that speaks arXiv's API."""
    with arxiv_server.serving() as server:
        yield server


@pytest.fixture
def registry() -> Iterator[doi_server.Server]:
    """Start a server that speaks the APIs of those who register DOIs."""
    with doi_server.serving() as server:
        yield server


@dataclass(frozen=True)
class Noun:
    """A word as the analyser of Korean returns a noun."""

    form: str
    start: int
    tag = "NNG"

    @property
    def len(self) -> int:
        return len(self.form)


class Spaces:
    """Stands for the analyser of Korean: takes all that stands between spaces for a noun."""

    def tokenize(self, text: str) -> list[Noun]:
        return [Noun(word[0], word.start()) for word in re.finditer(r"\S+", text)]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium."""
    path = chromium.find()
    assert path, "no Chromium: python tests/browser/chromium.py gets one"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()
