"""Pages to files."""

from pathlib import Path

import html5lib
import pytest

from generator.entries.problem import Lang
from generator.site import chrome, render
from generator.site.labels import LANGS
from generator.site.page import Page, Redirect

CHROMES = {
    (section, lang): chrome.read(f"<p>{lang}</p><article></article>", "")
    for section in ("home", "tags")
    for lang in LANGS
}


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
    written = render.write([Page(address, lang, section, "T", "D", "내용")], CHROMES, tmp_path)
    assert written == [(lang, address)]
    assert (tmp_path / file).read_text(encoding="utf-8") == f"<p>{lang}</p><article>내용</article>"


def test_a_file_that_says_the_same_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "a" / "index.html"
    render.put(file, "same")
    file.chmod(0o444)
    before = file.stat()
    render.put(file, "same")
    assert file.stat() == before


@pytest.mark.parametrize(
    ("redirect", "file", "way", "canonical"),
    [
        (Redirect("papers/", "ko", "venues/"), "papers/", "../venues/", "venues/"),
        (Redirect("tags/컨브넷/", "en", "tags/cnn/"), "en/tags/컨브넷/", "../../tags/cnn/", "en/tags/cnn/"),
    ],
)
def test_a_redirect_leads_on(tmp_path: Path, redirect: Redirect, file: str, way: str, canonical: str) -> None:
    render.write_redirects([redirect], "https://host/repo/", tmp_path)
    text = (tmp_path / file / "index.html").read_text(encoding="utf-8")
    html5lib.HTMLParser(strict=True).parse(text)
    assert f'<html lang="{redirect.lang}">' in text
    assert f'<meta http-equiv="refresh" content="0; url={way}">' in text
    assert f'<link rel="canonical" href="https://host/repo/{canonical}">' in text
    assert '<meta name="robots" content="noindex">' in text
    assert f'<a href="{way}">' in text
