"""Every link of the built site leads somewhere, and stays in its language."""

import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browser.links import dead
from tests.browser.pages import BuiltPage, pages
from tests.conftest import ENVIRONMENT, ROOT
from tests.entries.projects import write

SITE_PATH = "/digest/"
"""The path of the sample's site_url, which only links of the page for missing addresses may begin with."""

SITE_URL = f"https://sample.example{SITE_PATH}"


@pytest.fixture(scope="module")
def built(built_site: Path) -> dict[str, BuiltPage]:
    return {page.path: page for page in pages(built_site)}


def test_every_link_and_anchor_resolves(built_site: Path) -> None:
    assert dead(built_site) == []


def test_what_leads_nowhere_is_told(tmp_path: Path) -> None:
    links = [
        "./",
        "a.txt#page=2",
        "#here",
        "b/",
        "b/#there",
        "https://host.example/",
        "c/",
        "#gone",
        "b/#gone",
    ]
    texts = {"index.html": '<p id="here">', "b/index.html": '<p id="there">', "a.txt": ""}
    texts["index.html"] += "".join(f'<a href="{link}">' for link in links)
    write(tmp_path, texts)

    done = subprocess.run(
        [sys.executable, "-m", "tests.browser.links", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env=ENVIRONMENT,
    )

    assert done.returncode == 1
    assert [line.split()[:2] for line in done.stderr.splitlines()] == [
        ["index.html:", link] for link in ("c/", "#gone", "b/#gone")
    ]


def test_links_are_relative_so_that_the_site_may_lie_under_any_path(built: dict[str, BuiltPage]) -> None:
    rooted = [
        (page.path, link)
        for page in built.values()
        for link, _ in page.links()
        if link.startswith("/") and page.path != "404.html"
    ]
    assert rooted == []


def test_what_a_missing_address_shows_links_from_the_root_of_the_site(
    built: dict[str, BuiltPage], built_site: Path
) -> None:
    for link, _ in built["404.html"].links():
        parts = urlsplit(link)
        if parts.scheme or link.startswith("#"):
            continue
        assert link.startswith(SITE_PATH)
        file = built_site / parts.path.removeprefix(SITE_PATH)
        assert (file / "index.html").is_file() if file.is_dir() else file.is_file()


def test_only_the_switch_and_marked_links_lead_to_the_other_language(built: dict[str, BuiltPage]) -> None:
    strays = []
    for page in built.values():
        if page.path == "404.html":
            continue
        for link, attributes in page.links():
            target = page.resolve(link)
            if target is None or target[0] not in built:
                continue
            if built[target[0]].lang != page.lang and "hreflang" not in attributes:
                strays.append((page.path, link))
    assert strays == []


def test_the_switch_leads_to_the_same_page_where_there_is_one(built: dict[str, BuiltPage]) -> None:
    for page in built.values():
        if page.is_redirect or page.path == "404.html":
            continue
        address = page.path.removeprefix("en/")
        twin = address if page.lang == "en" else f"en/{address}"
        home = "index.html" if page.lang == "en" else "en/index.html"
        switch = {
            attributes["hreflang"]: target[0]
            for link, attributes in page.links()
            if "md-select__link" in attributes.get("class", "") and (target := page.resolve(link))
        }
        assert switch == {
            page.lang: page.path,
            "ko" if page.lang == "en" else "en": twin if twin in built else home,
        }


def test_redirects_lead_to_pages_of_their_own_tree(built: dict[str, BuiltPage]) -> None:
    redirects = [page for page in built.values() if page.is_redirect]
    assert {"papers/index.html", "en/papers/index.html"} <= {page.path for page in redirects}
    for page in redirects:
        (link,) = [link for link, attributes in page.links() if "rel" not in attributes]
        target = page.resolve(link)
        assert target
        assert not built[target[0]].is_redirect
        assert built[target[0]].lang == page.lang


def test_the_sitemap_names_every_page_and_nothing_else(built: dict[str, BuiltPage], built_site: Path) -> None:
    located = re.findall(r"<loc>([^<]*)</loc>", (built_site / "sitemap.xml").read_text(encoding="utf-8"))
    pages_of_site = {
        f"{SITE_URL}{page.path.removesuffix('index.html')}"
        for page in built.values()
        if not page.is_redirect and page.path != "404.html"
    }
    assert set(located) == pages_of_site
    assert len(located) == len(pages_of_site)


def test_the_theme_ships_no_search_of_its_own(built: dict[str, BuiltPage], built_site: Path) -> None:
    theirs = re.compile("search_index|/lunr/|/workers/")
    assert [path for path in built_site.rglob("*") if theirs.search(path.as_posix())] == []
    assert [page.path for page in built.values() if theirs.search(page.html)] == []
