"""What pip installs is whole: a small site is built by the wheel alone, in an environment of its own."""

import html
import os
import re
import subprocess
import sys
import sysconfig
import threading
import tomllib
import zipfile
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from tests import projects
from tests.browser import searching
from tests.browser.server import Server
from tests.conftest import ROOT, made_once
from tests.metadata import arxiv_server

pytestmark = pytest.mark.slow  # what is installed takes long, and tests that follow one another share it

MINIMAL = """\
site_name: Reading group
site_url: https://host.example/repo/
theme: material
plugins: [digest]
"""

FORMULAS = "# 식\n\n$x^2$\n\n!!! note\n    - [x] 끝\n\n```python\nx = 1\n```\n"

PAGES = (
    "index.html",
    "en/index.html",
    "papers/ismir/2015/features/index.html",
    "about/index.html",
    "404.html",
)


def run(*command: str | Path, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env={**kept, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


def succeeds(*command: str | Path, cwd: Path = ROOT) -> str:
    done = run(*command, cwd=cwd)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def wheel(everybodys: Path) -> Path:
    def build(folder: Path) -> None:
        offline = ("--no-build-isolation", "--no-deps", "--no-index")
        succeeds(sys.executable, "-m", "pip", "wheel", "--quiet", *offline, "--wheel-dir", folder, ROOT)

    (found,) = made_once(everybodys / "wheel", build).glob("*.whl")
    return found


@pytest.fixture(scope="session")
def python(wheel: Path, everybodys: Path) -> Path:
    """Return the Python of an environment with the wheel, which sees the packages that it needs."""
    folder = everybodys / "environment"
    place = {"base": str(folder), "platbase": str(folder)}
    python = Path(sysconfig.get_path("scripts", vars=place)) / "python"

    def install(folder: Path) -> None:
        succeeds(sys.executable, "-m", "venv", "--without-pip", folder)
        pip = (sys.executable, "-m", "pip", "--python", python)
        succeeds(*pip, "install", "--quiet", "--no-deps", "--no-index", wheel)
        # A folder added so is not looked through for such files: what is installed to be edited stays out.
        others = Path(sysconfig.get_path("purelib", vars=place)) / "others.pth"
        others.write_text(sysconfig.get_path("purelib"), encoding="utf-8")

    made_once(folder, install)
    return python


LANGUAGES = ("en", "ko", "en,ko", "ko,en")

MADE = """
import functools, os, runpy, sys
import generator, kiwipiepy
from generator.cli.main import main
from mkdocs.commands.build import build
from mkdocs.config import load_config

print(generator.__file__)
kiwipiepy.Kiwi = functools.cache(kiwipiepy.Kiwi)
api, minimal, *projects = sys.argv[1:]
for languages in projects:
    wishes = ["--languages", languages, "--name", "Listening", "--repo", "", "--venues", "ask"]
    main(["init", languages, *wishes], standalone_mode=False)
    os.chdir(languages)
    main(["new", "ask/2017", "--arxiv", "1706.03762", "--api", api], standalone_mode=False)
    main(["check"], standalone_mode=False)
    build(load_config("mkdocs.yml", strict=True, site_url="https://host.example/repo/"))
    os.chdir("..")
os.chdir(minimal)
sys.argv = ["mkdocs", "build", "--strict"]
runpy.run_module("mkdocs", run_name="__main__")
"""
"""What a new maintainer types, with each choice of languages, and last a build of a project that sets little.

All in one process for the sake of time: what analyses Korean takes longer to load than a project to build.
"""


@pytest.fixture(scope="session")
def made(python: Path, everybodys: Path) -> Path:
    """Return a folder of projects: the minimal one, and by its languages each that was begun with a paper."""

    def make(root: Path) -> None:
        projects.write(root / "minimal", **{"mkdocs.yml": MINIMAL, "docs/guides/formulas.md": FORMULAS})
        with arxiv_server.serving() as arxiv:
            told = succeeds(python, "-c", MADE, arxiv.api, "minimal", *LANGUAGES, cwd=root)
        assert Path(told.partition("\n")[0]).is_relative_to(python.parents[1])

    return made_once(everybodys / "installed", make)


@pytest.fixture(scope="session")
def site(made: Path) -> Path:
    return made / "minimal/site"


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    listed = succeeds("git", "ls-files", "--cached", "--others", "--exclude-standard", "generator").split()

    assert {path for path in zipfile.ZipFile(wheel).namelist() if path.startswith("generator/")} == set(
        listed
    )


@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_a_minimal_project_has_its_styles_and_scripts(site: Path, page: str) -> None:
    text = (site / page).read_text(encoding="utf-8")
    loaded = re.findall(r'<(?:link rel="stylesheet" href|script[^>]* src)="([^"]*)"', text)
    paths = [urljoin(f"/repo/{page}", html.unescape(path)).removeprefix("/repo/") for path in loaded]

    assert {"assets/digest.css", "assets/search.css", "assets/digest.js", "assets/search.js"} <= set(paths)
    assert [path for path in paths if not (site / path).is_file()] == []
    assert 'http-equiv="Content-Security-Policy"' in text


def test_a_minimal_project_gets_what_pages_need_of_the_theme(site: Path) -> None:
    for tree, names, switch in (
        ("", ["홈", "학회·학술지", "태그", "저자"], "어두운 화면으로"),
        ("en/", ["Home", "Venues", "Tags", "Authors"], "Switch to dark mode"),
    ):
        text = (site / tree / "index.html").read_text(encoding="utf-8")
        assert re.findall(r'md-tabs__link">\s*(.*?)\s*</a>', text)[:4] == names
        assert re.search(r'<body[^>]* data-md-color-primary="custom"', text)
        assert re.search(r'<input[^>]* data-md-color-scheme="slate"', text)
        assert f'title="{switch}"' in text
        assert "googleapis" not in text


def test_articles_of_a_minimal_project_hold_what_notes_may_hold(site: Path) -> None:
    text = (site / "guides/formulas/index.html").read_text(encoding="utf-8")

    for part in ("<math", 'class="admonition note"', 'type="checkbox"', ' highlight"'):
        assert part in text


def test_search_finds_the_paper_of_a_minimal_project(site: Path, page: Page) -> None:
    with Server(site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        searching.search(page, server, "en/", "?q=features")
        expect(page.locator("article.digest-row")).to_contain_text("Learning features")
        server.shutdown()


@pytest.mark.parametrize("languages", LANGUAGES)
def test_a_project_of_ones_own_is_read_and_searched_in_its_languages(
    made: Path, languages: str, page: Page, errors: list[str]
) -> None:
    (root, lang), *others = [(f"{lang}/" * bool(at), lang) for at, lang in enumerate(languages.split(","))]
    with Server(made / languages / "site") as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page.goto(server.url(f"/repo/{root}"))
        expect(page.locator("html")).to_have_attribute("lang", lang)
        expect(page.get_by_role("heading", level=1)).to_have_text("Listening")
        expect(page.locator(".md-select__link")).to_have_count(2 if others else 0)
        for tree, other in others:
            page.goto(server.url(f"/repo/{root}tags/survey/"))
            page.locator(f".md-select__link[hreflang={other}]").evaluate("link => link.click()")
            page.wait_for_url(re.compile(f"/repo/{tree}tags/survey/(#.*)?$"))
            expect(page.locator("html")).to_have_attribute("lang", other)
        for tree, _ in ((root, lang), *others):
            searching.search(page, server, tree, "?q=sample")
            expect(page.locator("article.digest-row .digest-title").first).to_have_attribute(
                "href", re.compile(rf"/repo/{tree}papers/ask/")
            )
            expect(page.locator(".digest-search__both")).to_have_count(1 if others else 0)
        server.shutdown()
    assert errors == []


def test_the_wheel_begins_a_project_of_ones_own(python: Path, tmp_path: Path) -> None:
    digest = python.with_name("digest")
    wishes = ("--languages", "ko,en", "--name", "Listening", "--repo", "", "--venues", "ask")
    succeeds(digest, "init", "own", *wishes, cwd=tmp_path)

    assert succeeds(digest, "check", "--strict", cwd=tmp_path / "own") == ""


@pytest.mark.parametrize(("name", "old"), [("mkdocs", "1.5.3"), ("mkdocs-material", "9.5.49")])
def test_an_engine_that_is_too_old_is_told(python: Path, tmp_path: Path, name: str, old: str) -> None:
    root = projects.write(tmp_path / "project", **{"mkdocs.yml": MINIMAL})
    said = tmp_path / f"installed/{name.replace('-', '_')}-{old}.dist-info/METADATA"
    said.parent.mkdir(parents=True)
    said.with_name("entry_points.txt").write_text("[mkdocs.themes]\nmaterial = material.templates\n")
    said.write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {old}\n", encoding="utf-8")

    done = run(python, "-m", "mkdocs", "build", cwd=root, PYTHONPATH=str(tmp_path / "installed"))

    assert done.returncode == 1
    assert f"{name} {old} is too old" in done.stderr
    assert "Traceback" not in done.stderr


def test_name_and_version_stand_in_one_place(python: Path, tmp_path: Path) -> None:
    said = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    program = "from generator.support import package; print(package.name(), package.version())"
    assert succeeds(python, "-c", program, cwd=tmp_path) == f"{said['name']} {said['version']}\n"
    assert run("git", "grep", "--quiet", said["name"], "--", "generator").returncode == 1
    told = succeeds(python.with_name("digest"), "--version", cwd=tmp_path)
    assert told == f"digest {said['version']}\n"
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"\n## [{said['version']}]" in changes
