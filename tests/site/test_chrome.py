"""The chrome: what the engine built, with a page's own values in its slots."""

import json
import re

import pytest

from generator.site.frame import chrome
from generator.site.frame.slots import Slot
from generator.site.frame.theme import Additions, mended
from generator.site.page import Page
from generator.text.hrefs import ROOT
from generator.text.markdown.headings import Heading

BUILT = f"""<!doctype html>
<html lang="en">
<head>
<title>{Slot.TITLE} - Digest</title>
<meta name="description" content="{Slot.DESCRIPTION}">
<link rel="canonical" href="https://host/repo/en/{Slot.ADDRESS}">
<link rel="alternate" href="../../" hreflang="ko">
<link rel=stylesheet href=../../assets/main.css>
<link rel="stylesheet" href="../../assets/digest.css">
</head>
<body>
<header><nav class="md-header__inner"><b>Digest</b></nav></header>
<a href="#{Slot.FIRST_HEADING}" class="md-skip">Skip</a>
<a class="logo" href="..">Home</a> <a href=".">Venues</a> <a href="?q=a&amp;b#c">Here</a>
<a class="md-select__link" hreflang="ko" href="../../{Slot.ADDRESS}">한국어</a>
<label class="md-nav__link" for="__nav_1" id="__nav_1_label"><span class="md-icon"></span></label>
<nav aria-labelledby="__nav_1_label"><label class="md-nav__title" for="__nav_1">
<span class="md-icon"></span> Q&amp;A
</label></nav>
<label class="md-nav__link" for="__toc"><span class="md-icon"></span></label>
<div data-md-type="toc" >
<nav aria-label="Contents"><label for="__toc">Contents</label><ul>
<li><a href="#digest-slot-line-id">digest-slot-line-title</a><nav aria-label="digest-slot-line-title"><ul>
<li><a href="#digest-slot-below-id">digest-slot-below-title</a></li></ul></nav></li></ul></nav>
</div>
<article><a href="https://code/edit/digests/{Slot.EDIT}" rel="edit">Edit</a>
<h1 id="digest-slot-content"></h1>
</article>
<script id="__config" type="application/json">{{"base": "../..", "tags": 0, "search": "../a.js"}}</script>
<script src="../../assets/bundle.js"></script>
</body>
</html>
"""

CHROME = chrome.read(mended(BUILT, Additions(button="<a>Find</a>")), "en/venues/")

PAGE = Page("venues/ismir/2015/", "en", "venues", "ISMIR 2015", "All of it", "<h1 id=top>ISMIR 2015</h1>")


def test_only_around_the_content_goes_space_that_nobody_sees() -> None:
    content = "<article>\n\n  <p>a\n\n  b</p>\n</article>"
    between = "\n  "
    typed = ("<pre>\n\n  d</pre>", "<script>\n\n  e</script>")
    line = '<a href="x">\n   <span class="md-ellipsis">\n    A b\n   </span>\n  </a>'
    lines = f"<ul>\n <li>\n  {line}\n </li>\n</ul>"
    page = f"<main>\n\n    <p>a\n  b</p> <i>c</i>\n  {content}\n\n\n{between.join(typed)}\n{lines}</main>"
    tight = '<ul><li><a href="x"><span class="md-ellipsis">A b</span></a></li></ul>'
    expected = ("<main><p>a", "b</p> <i>c</i>", content, *typed)
    assert mended(page, Additions()) == "\n".join(expected) + f"{tight}</main>"


def filled(**values: object) -> str:
    fields = {name: getattr(PAGE, name) for name in PAGE.__slots__}
    return chrome.fill(CHROME, Page(**{**fields, **values}), "en/")


@pytest.mark.parametrize(
    "expected",
    [
        "<title>ISMIR 2015 - Digest</title>",
        '<meta name="description" content="All of it">',
        '<link rel="canonical" href="https://host/repo/en/venues/ismir/2015/">',
        '<link rel=stylesheet href="../../../../assets/main.css">',
        '<a class="logo" href="../../../../en/">',
        '<a href="../../../../en/venues/">Venues</a>',
        '<a href="?q=a&amp;b#c">Here</a>',
        '<a class="md-select__link" hreflang="ko" href="../../../../venues/ismir/2015/" lang="ko">한국어</a>',
        '<script src="../../../../assets/bundle.js">',
        "<h1 id=top>ISMIR 2015</h1></article>",
        'id="__nav_1_label"><span class="md-icon"></span><span class="digest-hidden">Q&amp;A</span></label>',
        'for="__toc"><span class="md-icon"></span></label>',
    ],
)
def test_a_page_stands_in_its_chrome(expected: str) -> None:
    assert expected in filled()


@pytest.mark.parametrize(
    ("address", "way"), [("", "../"), ("venues/", "../../"), ("papers/ismir/2015/a/", "../../../../../")]
)
def test_addresses_lead_from_any_depth(address: str, way: str) -> None:
    text = filled(address=address, content=f'<a href="{ROOT}tags/">', head=f'<meta content="{ROOT}x.png">')
    assert f'<script src="{way}assets/bundle.js">' in text
    assert f'<a href="{way}tags/">' in text
    assert f'<meta content="{way}x.png">\n</head>' in text.replace("></head>", ">\n</head>")
    settings = re.search(r'<script id="__config"[^>]*>(.*?)</script>', text)
    assert settings
    assert json.loads(settings[1]) == {"base": way, "tags": 0}


def test_at_the_root_the_way_back_is_here() -> None:
    built = chrome.read('<a href="assets/a.css"><a href="."><article></article>', "")
    text = chrome.fill(built, Page("", "ko", "home", "", "", ""), "")
    assert text == '<a href="./assets/a.css"><a href="./"><article></article>'


def test_a_page_that_shows_anywhere_names_the_root() -> None:
    built = chrome.read("<title>Digest</title><article>old</article>", "", "/repo/")
    page = Page("404.html", "ko", "404", "없는 쪽", "", f'<a href="{ROOT}tags/">')
    assert chrome.fill(built, page, "") == '<title>없는 쪽</title><article><a href="/repo/tags/"></article>'


def test_only_pages_with_formulas_load_their_styles_behind_ours() -> None:
    ours, formulas = (
        f'<link rel="stylesheet" href="../../../../assets/{name}.css">' for name in ("digest", "formulas")
    )
    assert formulas not in filled()
    assert ours + formulas in filled(content="<math><mi>x</mi></math>")
    assert "formulas.css" not in mended(BUILT, Additions())
    assert re.search(r'digest.css"><link[^>]*/formulas.css">', mended(f"{BUILT}<math></math>", Additions()))


def test_plain_text_stays_text() -> None:
    hostile = '</title><script>alert("&amp;")</script>'
    text = filled(title=hostile, description=hostile, headings=(Heading(2, hostile, hostile),))
    assert "<script>alert" not in text
    assert text.count("&lt;script&gt;alert(&quot;&amp;amp;&quot;)&lt;/script&gt;") == 5


def test_the_edit_button_leads_to_the_file_behind_the_page() -> None:
    assert "Edit" not in filled()
    text = filled(edit="digests/ismir/2015/a b.yml")
    assert '<a href="https://code/edit/digests/digests/ismir/2015/a%20b.yml" rel="edit">Edit</a>' in text


def test_a_page_without_headings_has_no_table_of_contents() -> None:
    text = filled()
    assert '<div data-md-type="toc"  hidden>' in text
    assert '<nav aria-label="Contents"></nav>' in text
    assert "md-skip" not in text


def test_headings_are_listed_as_the_theme_lists_them() -> None:
    headings = (Heading(1, "top", "Top"), Heading(2, "a", "A"), Heading(3, "b", "B"), Heading(2, "c", "C"))
    text = filled(headings=headings)
    assert '<a href="#top" class="md-skip">' in text
    assert '<div data-md-type="toc" >' in text
    contents = re.sub(r"\s*\n\s*", "", text[text.index("<ul>") : text.index("</div>")])
    assert contents == (
        '<ul><li><a href="#a">A</a><nav aria-label="A"><ul><li><a href="#b">B</a></li></ul></nav></li>'
        '<li><a href="#c">C</a></li></ul></nav>'
    )


def test_a_heading_in_the_other_language_says_so_where_it_is_listed() -> None:
    text = filled(
        headings=(Heading(1, "top", "제목"), Heading(2, "a", "Wavelets", "en"), Heading(2, "b", "글"))
    )
    assert '<a href="#a" lang="en">Wavelets</a>' in text
    assert '<a href="#b">글</a>' in text


def test_links_to_other_languages_leave_the_head_but_not_the_page() -> None:
    assert 'rel="alternate"' not in filled()
    assert 'hreflang="ko"' in filled()


def test_search_is_ours_and_the_theme_starts_none_of_its_own() -> None:
    text = filled()
    assert '<nav class="md-header__inner"><b>Digest</b><a>Find</a></nav>' in text
    assert "a.js" not in text
