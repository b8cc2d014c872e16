"""The plugin: MkDocs builds and previews the site, whatever else is in mkdocs.yml."""

import json
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path
from typing import cast
from urllib.parse import urljoin

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.build.building import Build
from generator.build.files import printing
from generator.engine import assets
from generator.site.frame.policy import with_policy
from generator.site.frame.scripts import EVERYWHERE
from generator.site.frame.theme import Additions, mended
from generator.site.page import Page, PageFacts, completed
from generator.site.pages import outline
from generator.site.pages.outline import PageGroup
from generator.site.view.view import View
from generator.text.markdown.headings import Heading
from tests import processes, projects
from tests.build.test_rebuilding import built
from tests.conftest import ENVIRONMENT, SAMPLE, engine

PAPER = "papers/ismir/2015/features/index.html"


def read(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def files(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


def test_two_builds_are_the_same(built_site: Path, tmp_path: Path) -> None:
    shutil.copytree(SAMPLE, tmp_path / "again")
    result = engine("build", "--strict", cwd=tmp_path / "again", korean=True)
    assert result.returncode == 0
    assert "Documentation built" in result.stderr
    assert " skipped: " not in result.stderr  # what the site writes itself the engine thinks empty
    assert files(tmp_path / "again/site") == files(built_site)


def test_properdocs_builds_the_same_pages(sample: Path, tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "properdocs",
        "build",
        "--strict",
        "-f",
        "mkdocs.yml",
        "-d",
        str(tmp_path),
    ]
    result = subprocess.run(command, cwd=sample, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert files(tmp_path).keys() == files(sample / "site").keys()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"mkdocs.yml": re.sub("site_url.*\n", "", projects.CONFIG)}, "mkdocs.yml needs site_url"),
        (
            {"mkdocs.yml": projects.CONFIG.replace("name: material", "name: mkdocs")},
            "The site is made for the theme material",
        ),
        ({"mkdocs.yml": f"use_directory_urls: false\n{projects.CONFIG}"}, "use_directory_urls must stay on"),
        (
            {"mkdocs.yml": projects.CONFIG.replace("navigation.tabs", "navigation.instant")},
            "`navigation.instant` must stay off",
        ),
        (
            {"mkdocs.yml": projects.CONFIG.replace("digest: {", "digest: {digests: gone, ")},
            "There is no folder gone/",
        ),
        ({"docs/index.md": "# Welcome\n"}, "docs/index.md stands where a page of the digest belongs"),
        (
            {"docs/about.md": "---\nicon: material/bok\n---\n# A\n"},
            "Nothing in the theme is called `material/bok`, which docs/about.md names.",
        ),
        (
            {"docs/about.md": "---\nicon: [a]\n---\n# A\n"},
            "Nothing in the theme is called `['a']`, which docs/about.md names.",
        ),
        (
            {"docs/about.md": "---\ntemplate: none.html\n---\n# A\n"},
            "Nothing in the theme is called `none.html`, which docs/about.md names.",
        ),
        ({"docs/about.md": "[[tag:nothing]]"}, "docs/about.md:1:1: error: There is no tag “nothing”."),
        (
            {"docs/about.md": "[[#fig-none]]"},
            "docs/about.md: nothing on this page has the label that [[#fig-none]] refers to",
        ),
        (
            {"docs/guides/listening.md": "---\ntags: [nothing]\n---\n# A\n"},
            "docs/guides/listening.md:2:8: error: There is no tag “nothing”.",
        ),
        ({"mkdocs.yml": projects.CONFIG.replace("digest: {", "digest: {fetch: always, ")}, "'fetch'"),
    ],
)
def test_what_keeps_a_site_from_being_built_is_said(
    tmp_path: Path, changed: dict[str, str], said: str
) -> None:
    root = projects.write(tmp_path, **changed)
    result = engine("build", "--strict", cwd=root, LC_ALL="en_GB.UTF-8")
    assert result.returncode != 0
    assert said in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("said", ["yesterday", "99999999999999999"])
def test_a_time_of_the_environment_that_is_none_is_told(tmp_path: Path, said: str) -> None:
    result = engine("build", cwd=projects.write(tmp_path), SOURCE_DATE_EPOCH=said, LC_ALL="C.UTF-8")

    assert result.returncode != 0
    assert f"SOURCE_DATE_EPOCH의 값이 시각이 아닙니다: {said}" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_site_whose_address_is_no_uri_gives_uris_to_those_who_read_it(tmp_path: Path) -> None:
    address = "https://한글.example/요약 집"
    root = projects.write(
        tmp_path, **{"mkdocs.yml": re.sub("site_url.*", f"site_url: {address}", projects.CONFIG)}
    )
    site = built(root)
    uri = b"https://xn--bj0bj06e.example/%EC%9A%94%EC%95%BD%20%EC%A7%91/"
    for file in ("index.html", PAPER, "about/index.html", "feed.xml", "sitemap.xml"):
        assert uri in site[file]
        assert "요약 집".encode() not in site[file]


@pytest.mark.parametrize("flag", [[], ["--dirty"]])
def test_a_dirty_build_removes_nothing_of_others(tmp_path: Path, flag: list[str]) -> None:
    root = projects.write(tmp_path / "project")
    into = projects.write(tmp_path / "into", **{"photos/a.txt": "mine", "papers/notes.txt": "mine"})
    assert engine("build", "-d", str(into), *flag, cwd=root).returncode == 0
    assert (into / PAPER).is_file()
    assert [(into / file).exists() for file in ("photos/a.txt", "papers/notes.txt")] == [bool(flag)] * 2


@pytest.mark.slow
def test_errors_stop_a_build_before_it_touches_the_site(tmp_path: Path) -> None:
    root = projects.write(tmp_path)
    assert engine("build", "--strict", cwd=root).returncode == 0
    before = files(root / "site")
    projects.write(
        tmp_path,
        **{
            "digests/ismir/2015/features.yml": projects.ENTRY.replace("read: full", "read: fully"),
            "digests/ismir/2015/other.yml": projects.ENTRY.replace("Learning", "Other").replace(
                "cnn", "cnnn"
            ),
        },
    )
    result = engine("build", cwd=root)
    assert result.returncode == 1
    assert "digests/ismir/2015/features.yml:4:" in result.stderr
    assert "digests/ismir/2015/other.yml:5:" in result.stderr
    assert "Traceback" not in result.stderr
    assert files(root / "site") == before


def test_warnings_do_not_stop_a_strict_build(tmp_path: Path) -> None:
    korean = projects.ENTRY.replace(", en: It learns features.", "")
    result = engine(
        "build", "--strict", cwd=projects.write(tmp_path, **{"digests/ismir/2015/features.yml": korean})
    )
    assert result.returncode == 0, result.stderr
    assert "특징을 배운다." in read(tmp_path / "site/en" / PAPER)


def test_each_tree_speaks_its_language(tmp_path: Path) -> None:
    assert engine("build", "--strict", cwd=projects.write(tmp_path)).returncode == 0
    for tree, lang, name, about in (("", "ko", "다이제스트", "소개"), ("en/", "en", "Digest", "About")):
        for path in ("about/index.html", PAPER):
            text = read(tmp_path / "site" / tree / path)
            assert f'<html lang="{lang}"' in text
            assert f" - {name}</title>" in text
            tabs = re.findall(r'md-tabs__link">\s*(.*?)\s*</a>', text)
            assert tabs[-1] == about
    guide = read(tmp_path / "site/guides/listening/index.html")
    assert '<a href="../../papers/ismir/2015/features/" lang="en">Learning features</a>' in guide
    led = re.findall(r'<a href="([^"]*)" hreflang="(\w+)"', guide)
    assert [*dict.fromkeys(led)] == [("./", "ko"), ("../../en/", "en")]
    for path in ("about/", "", "papers/ismir/2015/features/", "tags/cnn/"):
        korean, english = f"https://host.example/repo/{path}", f"https://host.example/repo/en/{path}"
        for tree in ("", "en/"):
            text = read(tmp_path / f"site/{tree}{path}index.html")
            assert re.findall('<link rel="alternate " hreflang="([a-z-]+)" href="([^"]*)">', text) == [
                ("ko", korean),
                ("en", english),
                ("x-default", korean),
            ]
            assert re.findall('<link rel="canonical" href="([^"]*)">', text) == [english if tree else korean]
    assert '<link rel="alternate " hreflang' not in guide, "there in one language"
    guides = read(tmp_path / "site/guides/index.html")
    assert "<h1>가이드</h1>" in guides
    assert '<a href="../guides/listening/">듣는 법</a>' in guides
    assert not (tmp_path / "site/en/guides/index.html").exists()


OVERRIDE = """
{% extends "base.html" %}
{% block announce %}Call for papers{% endblock %}
"""

IMAGE_HOOK = """
def on_post_page(output, page, config):
    way = "../" * page.url.count("/")
    return output.replace("</body>", f'<img src="{way}x.gif"></body>')
"""


def test_overrides_of_the_theme_and_other_plugins_reach_every_page(tmp_path: Path) -> None:
    config = projects.CONFIG.replace("name: material,", "name: material, custom_dir: overrides,")
    root = projects.write(
        tmp_path,
        **{
            "mkdocs.yml": f"{config}hooks: [hook.py]\n",
            "overrides/main.html": OVERRIDE,
            "hook.py": IMAGE_HOOK,
        },
    )
    assert engine("build", "--strict", cwd=root).returncode == 0
    for path, way in ((PAPER, "../../../../"), (f"en/{PAPER}", "../../../../../"), ("index.html", "./")):
        text = read(root / "site" / path)
        assert "Call for papers" in text
        assert f'<img src="{way}x.gif">' in text


@pytest.mark.slow
def test_what_a_hook_s_filter_says_is_asked_in_every_build(tmp_path: Path) -> None:
    config = projects.CONFIG.replace("name: material,", "name: material, custom_dir: overrides,")
    files = {
        "mkdocs.yml": f"{config}hooks: [hook.py]\n",
        "overrides/main.html": OVERRIDE.replace("Call for papers", "{{ 'said.txt'|held }}"),
        "hook.py": """
from pathlib import Path

def on_env(env, config, **_):
    env.filters["held"] = lambda name: Path(config.docs_dir, name).read_text()
""",
    }
    for said in ("Call for papers", "Too late"):
        root = projects.write(tmp_path, **files, **{"docs/said.txt": said})
        assert said.encode() in built(root)[PAPER]


HOOK = """
from generator.engine.configuration import defaults
from generator.engine.theme_files import WantedFiles

def on_config(config):
    defaults.complete(config, "ko")

def on_env(env, config, **kwargs):
    env.loader = WantedFiles(config.theme.dirs)

def on_page_context(context, page, config, **kwargs):
    if page.file.src_uri == "venues/ismir.md":
        page.previous_page = page.next_page = None
        page.edit_url = "https://code.example/edit/main/digests/venues.yml"
        context["config"]["extra"] = {**config["extra"], "scope": "/repo/", "alternate": [
            {"name": "한국어", "lang": "ko", "link": "venues/ismir/"},
            {"name": "English", "lang": "en", "link": "en/venues/ismir/"},
        ]}
        context["config"]["copyright"] = '''<ul class="digest-foot">
            <li><a href="../../reading-list/">읽기 목록</a></li>
            <li><a href="../../new/">새로 올라온 리뷰</a></li>
            <li><a href="../../about/">소개</a></li>
            <li><a href="../../feed.xml">피드(Atom)</a></li>
            <li><a href="../../en/venues/ismir/" hreflang="en" lang="en">English</a></li></ul>'''
    return context
"""

CONTENT = (
    '<h1 id="top">ISMIR &amp; friends</h1>\n<h2 id="a">A</h2>\n<h3 id="b">B &lt; C</h3>\n<h2 id="d">D</h2>\n'
)

MARKDOWN = "# ISMIR & friends {#top}\n\n## A {#a}\n\n### B < C {#b}\n\n## D {#d}\n"

HEADINGS = (
    Heading(1, "top", "ISMIR & friends"),
    Heading(2, "a", "A"),
    Heading(3, "b", "B < C"),
    Heading(2, "d", "D"),
)


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize(
    ("content", "markdown", "headings"),
    [(CONTENT, MARKDOWN, HEADINGS), ("<h1>None</h1>", "<h1>None</h1>", ())],
)
def test_a_page_of_ours_looks_like_one_that_mkdocs_built(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    content: str,
    markdown: str,
    headings: tuple[Heading, ...],
) -> None:
    ours = projects.write(tmp_path / "ours")
    page = Page(
        "venues/ismir/", "ko", "venues", 'An "odd" title', "A & B", content, headings, "digests/venues.yml"
    )
    group = PageGroup(page.address, lambda: [cast("PageFacts", page)])
    monkeypatch.setattr(outline, "groups", lambda *_: [group])
    monkeypatch.setattr(
        printing, "completed", lambda facts, view: facts if facts is page else completed(facts, view)
    )
    filled = View.render
    monkeypatch.setattr(
        View, "render", lambda view, name, **values: "" if "quick" in name else filled(view, name, **values)
    )
    monkeypatch.setattr(Build, "announced", lambda *_: "")
    built(ours)
    config = projects.CONFIG.replace("venues/index.md", "venues/ismir.md")
    hidden = "[navigation]" if headings else "[navigation, toc]"
    front = f"---\ntitle: An &quot;odd&quot; title\ndescription: A &amp; B\nhide: {hidden}\n---\n"
    theirs = projects.write(
        tmp_path / "theirs",
        **{
            "mkdocs.yml": f"{config[: config.index('plugins:')]}plugins: []\nhooks: [hook.py]\n"
            f"markdown_extensions: [attr_list]\nextra_css: {json.dumps(assets.STYLES)}\n"
            f"extra_javascript: {json.dumps([{'path': at, 'type': 'module'} for at in EVERYWHERE])}\n",
            "docs/venues/ismir.md": front + markdown,
            **{f"docs/{name}.md": f"# {name}" for name in ("index", "tags/index", "authors/index")},
            "hook.py": HOOK,
        },
    )
    build(load_config(str(theirs / "mkdocs.yml")))
    shown = [read(root / "site/venues/ismir/index.html") for root in (ours, theirs)]
    korean, english = (f"https://host.example/repo/{tree}venues/ismir/" for tree in ("", "en/"))
    alternates = (("ko", korean), ("en", english), ("x-default", korean))
    assert tokens(shown[0]) == tokens(with_policy(mended(shown[1], Additions(alternates=alternates))))


def tokens(html: str) -> list[tuple[object, ...]]:
    """Return what a page is made of, its links seen from the root, its section's page taken for itself."""
    parser = _Tokens()
    parser.feed(html)
    return parser.tokens


class _Tokens(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tokens: list[tuple[object, ...]] = []
        self._settings = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._settings = ("id", "__config") in attrs
        self.tokens.append((tag, sorted((name, _seen(name, value or "")) for name, value in attrs)))

    def handle_endtag(self, tag: str) -> None:
        self._settings = False
        self.tokens.append((tag,))

    def handle_data(self, data: str) -> None:
        if self._settings:
            settings = json.loads(data)
            # The script takes a base with and without its last slash for the same.
            base = _seen("href", settings["base"]).rstrip("/")
            self.tokens.append(tuple(sorted({**settings, "base": base}.items(), key=str)))
        elif data.strip():
            self.tokens.append((" ".join(data.split()),))


def _seen(name: str, value: str) -> str:
    if name not in {"href", "src"} or value.startswith("#"):
        return value
    return re.sub(r"^/repo/venues/ismir/$", "/repo/venues/", urljoin("/repo/venues/ismir/", value))


def place() -> tuple[str, list[str]]:
    """Return where a live preview will be, and what tells it so."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    return f"http://127.0.0.1:{port}/repo/", ["--verbose", "-f", "mkdocs.yml", "-a", f"127.0.0.1:{port}"]


@contextmanager
def preview(root: Path, name: str) -> Iterator[str]:
    """Run the live preview of a project, from nothing, and yield its address."""
    url, options = place()
    process = subprocess.Popen(
        [sys.executable, "-m", name, "serve", *options],
        cwd=root,
        env=ENVIRONMENT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield url
    finally:
        process.terminate()
        process.wait(timeout=30)


@contextmanager
def forked_preview(root: Path, log: Path) -> Iterator[str]:
    """Run the live preview of a project and yield its address; all that it says goes into ``log``."""
    url, options = place()
    with (
        log.open("w", encoding="utf-8") as told,
        processes.running("mkdocs", "serve", *options, cwd=root, environment=ENVIRONMENT, log=told),
    ):
        yield url


def awaited(url: str, text: str) -> str:
    """Return the page at ``url`` once it holds ``text``."""
    shown = ""
    deadline = time.monotonic() + 60
    while text not in shown and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(url, timeout=5) as response:  # noqa: S310 # our own server
                shown = response.read().decode()
        except OSError:
            pass
        time.sleep(0.1)
    assert text in shown
    return shown


@pytest.mark.slow
@pytest.mark.parametrize("name", ["mkdocs", "properdocs"])
def test_a_preview_follows_changes_and_shows_errors_where_they_are(tmp_path: Path, name: str) -> None:
    root = projects.write(tmp_path)
    entry = root / "digests/ismir/2015/features.yml"
    begun = forked_preview(root, tmp_path / "log") if name == "mkdocs" else preview(root, name)
    with begun as url:
        page = f"{url}papers/ismir/2015/features/"
        awaited(page, "특징을 배운다.")
        entry.write_text(projects.ENTRY.replace("특징을", "표현을") + "draft: true\n", encoding="utf-8")
        awaited(page, "표현을 배운다.")
        entry.write_text(
            projects.ENTRY + "verdict: superb\nasks: {ko: '왜 $\\frac$인가?'}\n", encoding="utf-8"
        )
        shown = awaited(page, "digests/ismir/2015/features.yml:7:1")
        assert "digests/ismir/2015/features.yml:8:" in shown
        assert "특징을 배운다." in shown
        assert "features.yml:7:1" in awaited(url, "features.yml:7:1")
