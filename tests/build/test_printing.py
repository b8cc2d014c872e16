"""Pages to files."""

from dataclasses import dataclass
from pathlib import Path

import html5lib
import pytest

from generator.build import output
from generator.build.files import printing
from generator.build.files.printing import Press
from generator.build.output import Manifest, Output, SiteFile
from generator.build.stage import Stage
from generator.catalog import catalog
from generator.metadata.store import Store
from generator.site.frame import chrome
from generator.site.page import Page, Redirect
from generator.site.view.labels import Labels
from generator.site.view.names import Names
from generator.site.view.site_facts import Site
from generator.site.view.view import View
from generator.support.languages import LANGS, Lang
from generator.text.hrefs import ROOT
from tests.catalog.libraries import library

CHROMES = {
    (section, lang): chrome.read(f"<p>{lang}</p><article></article>", "")
    for section in ("home", "tags")
    for lang in LANGS
}
CATALOG = catalog.build(library({}), Store())
VIEWS = {lang: View(Names.of(CATALOG, Site()), lang) for lang in LANGS}


@dataclass(frozen=True)
class Shown:
    """The facts of a page that shows its address."""

    address: str
    section: str

    def page(self, view: View) -> Page:
        """Make the page."""
        return Page(self.address, view.lang, self.section, "T", "D", f"{ROOT}{self.address}")


@pytest.mark.parametrize(
    ("lang", "address", "section", "file"),
    [
        ("ko", "", "home", "index.html"),
        ("en", "", "home", "en/index.html"),
        ("ko", "tags/cnn/", "tags", "tags/cnn/index.html"),
        ("en", "tags/cnn/", "tags", "en/tags/cnn/index.html"),
        ("ko", "404.html", "tags", "404.html"),
    ],
)
def test_a_page_lies_at_its_address(
    tmp_path: Path, lang: Lang, address: str, section: str, file: str
) -> None:
    into = Output(Stage(tmp_path), Manifest())
    printing.write([(lang, Shown(address, section))], [], Press(VIEWS, CHROMES), into, 1)
    assert list(into.now.files) == [file]
    into.bring()
    page = (tmp_path / file).read_text(encoding="utf-8")
    assert page == f"<p>{lang}</p><article>{'../' * file.count('/') or './'}{address}</article>"


def test_a_file_that_says_the_same_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "a" / "index.html"
    file.parent.mkdir()
    file.write_bytes(b"same")
    before = file.stat()
    into = Output(Stage(tmp_path), Manifest(own=["a"]))
    into.put(*SiteFile.of("a/index.html", "same"))
    into.bring()
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_page_is_made_again_only_when_it_is_another_or_somebody_changed_its_file(tmp_path: Path) -> None:
    made = []

    def put(key: bytes, before: Manifest) -> Manifest:
        def make() -> bytes:
            made.append(key)
            return key

        into = Output(Stage(tmp_path), before)
        into.put("a/index.html", key, make)
        into.bring()
        into.stage.leave()
        return output.read(output.written(into.now))

    first = put(b"1", Manifest())
    assert put(b"1", first) == first
    second = put(b"2", first)
    (tmp_path / "a/index.html").write_bytes(b"something else")
    assert put(b"2", second).files["a/index.html"].key == b"2".hex()
    assert made == [b"1", b"2", b"2"]
    assert (tmp_path / "a/index.html").read_bytes() == b"2"


def test_what_is_no_longer_there_goes_with_its_empty_folders(tmp_path: Path) -> None:
    old = Output(Stage(tmp_path), Manifest())
    old.put(*SiteFile.of("a/b/index.html", "gone"))
    old.put(*SiteFile.of("a/index.html", "stays"))
    old.bring()
    old.stage.leave()
    new = Output(Stage(tmp_path), old.now)
    new.put(*SiteFile.of("a/index.html", "stays"))
    new.bring()
    new.stage.leave()
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")] == ["a", "a/index.html"]


@pytest.mark.parametrize(
    "kept",
    [
        None,
        "",
        "[]",
        "{",
        "null",
        '[["a"], [], [], [], []]',
        '[["a"], ["", ""], [0, 0], [0, 0], []]',
        '[["a", "b"], [""], [0], [0], []]',
        '[["../a"], [""], [0], [0], []]',
        '[[], [], [], [], ["/a"]]',
        "[[], [], [], [], [1]]",
    ],
)
def test_a_damaged_manifest_knows_of_nothing(kept: str | None) -> None:
    assert output.read(kept) == Manifest()


@pytest.mark.parametrize(
    ("redirect", "file", "way", "canonical"),
    [
        (Redirect("papers/", "ko", "venues/"), "papers/", "../venues/", "venues/"),
        (Redirect("tags/컨브넷/", "en", "tags/cnn/"), "en/tags/컨브넷/", "../../tags/cnn/", "en/tags/cnn/"),
    ],
)
def test_a_redirect_leads_on(tmp_path: Path, redirect: Redirect, file: str, way: str, canonical: str) -> None:
    into = Output(Stage(tmp_path), Manifest())
    site = Site(url="https://host/repo/")
    views = {lang: View(Names.of(CATALOG, site), lang) for lang in LANGS}
    for page in printing.redirecting([redirect], views):
        into.put(*page)
    into.bring()
    text = (tmp_path / file / "index.html").read_text(encoding="utf-8")
    html5lib.HTMLParser(strict=True).parse(text)
    assert f'<html lang="{redirect.lang}">' in text
    assert f'<meta http-equiv="refresh" content="0; url={way}">' in text
    assert f'<link rel="canonical" href="https://host/repo/{canonical}">' in text
    assert '<meta name="robots" content="noindex">' in text
    assert f'<a href="{way}">' in text


def test_a_redirect_is_written_anew_where_a_project_says_it_otherwise() -> None:
    def written(labels: Labels) -> tuple[bytes, str | bytes]:
        view = View(Names.of(CATALOG, Site(labels=labels)), "en")
        (page,) = printing.redirecting([Redirect("papers/", "en", "venues/")], {"en": view})
        return page.key, page.make()

    (before, _), (after, text) = map(written, (Labels(), Labels({"moved": {"en": "Moved & gone"}})))
    assert before != after
    assert "<h1>Moved &amp; gone</h1>" in str(text)
