"""Which pages do without the theme's script."""

import re

import pytest

from generator.site.frame.theme import Additions, mended

PALETTE = '<script>var palette=__md_get("__palette");if(palette){}</script>'
BUILT = """\
<html class="no-js"><head>
<link rel="stylesheet" href="../assets/stylesheets/main.0a1b2c3d.min.css">
<script>__md_scope=new URL("..",location)</script></head>
<body><form data-md-component="palette"><input></form>{palette}
<input data-md-toggle="search"><div data-md-component="announce">{announced}</div>
<div data-md-component="dialog"></div>
<article>{content}</article>
<script id="__config" type="application/json">{{"features": [{features}], "search": ""{settings}}}</script>
<script src="../assets/javascripts/bundle.0a1b2c3d.min.js"></script>
<script src="../assets/digest.js" type="module"></script>{scripts}
</body></html>
"""


def page(**parts: str) -> str:
    empty = dict.fromkeys(("content", "features", "settings", "scripts", "announced"), "")
    return mended(BUILT.format(palette=PALETTE, **{**empty, **parts}), Additions())


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("content", "<pre><code>x = 1</code></pre><details></details><table></table>"),
        ("content", '<script type="application/ld+json">{}</script>'),
        ("features", '"navigation.tabs", "navigation.top", "content.action.edit", "search.suggest"'),
        ("settings", ', "version": null'),
    ],
)
def test_most_pages_have_ours(part: str, value: str) -> None:
    html = page(**{part: value})
    ours = (f'<script src="../assets/{name}.js" type="module"></script>' for name in ("frame", "digest"))
    assert f"{''.join(ours)}</head>" in html, "where browsers ask for them soonest"
    assert re.search(
        r'<link rel="stylesheet" href="\.\./assets/stylesheets/frame\.\w{8}\.0a1b2c3d\.min\.css">', html
    )
    assert "main." not in html
    assert "bundle" not in html
    assert "__config" not in html
    assert PALETTE not in html
    assert 'new URL("..", location).pathname + ".__palette"' in html
    assert "__md_" not in html
    assert "/*" not in html


CONTENTS = '<nav class="md-nav--secondary">{space}<a href="#a">A</a></nav>'
OPENING = '<label for="__toc">Papers</label>'


def test_contents_stand_beside_the_text_and_the_script_has_them_in_the_drawer() -> None:
    drawer = OPENING + CONTENTS.format(space="\n\n  ")
    aside = f'<div class="md-sidebar--secondary">{CONTENTS.format(space="")}</div>'
    html = page(content=drawer + aside)
    assert html.count('href="#a"') == 1
    assert OPENING not in html
    for part in (drawer, drawer + aside.replace("A<", "B<"), drawer + CONTENTS.format(space="")):
        assert OPENING in page(content=part)
    assert OPENING in page(content=drawer + aside, features='"content.code.copy"')


def test_what_only_the_themes_script_goes_by_is_not_said() -> None:
    colours = 'data-md-color-primary="{}" data-md-color-accent="b"'
    alike = (colours.format("a"), colours.format("a"))
    content = "<article><p data-md-component='toc' data-md-scrollfix></p></article>"
    for choices in (alike, (colours.format("a"), colours.format("c"))):
        palette = "".join(f"<input {colours} data-md-color-scheme='s'>" for colours in choices)
        line = f'<ul data-md-component="toc" data-md-scrollfix>{palette}</ul>'
        header = f'<header data-md-component="header">{line}</header>'
        html = page(scripts=header, content=content)
        assert '<header><ul data-md-component="toc"><input' in html
        assert html.count("data-md-color-primary") == (0 if choices is alike else 2)
        assert html.count("data-md-color-scheme") == 2
        assert content in html
        assert header in page(scripts=header, features='"content.code.copy"')


def test_what_only_the_themes_script_fills_goes_with_it() -> None:
    assert 'data-md-component="palette"' in page()
    for part in ('"announce"', '"dialog"', 'data-md-toggle="search"'):
        assert part not in page()
    assert "<div>News</div>" in page(announced="News")
    assert 'data-md-toggle="search"' in page(content='<div class="md-search"></div>')
    assert '"dialog"' in page(features='"content.code.copy"')


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("content", '<pre class="mermaid"><code>graph</code></pre>'),
        ("content", '<div class="tabbed-set tabbed-alternate"></div>'),
        ("content", '<div class="annotate note"></div>'),
        ("content", '<a href="x" data-preview>x</a>'),
        ("content", '<input class="md-nav__toggle md-toggle md-toggle--indeterminate">'),
        ("content", '<form data-md-component="consent"></form>'),
        ("content", "<script>document$.subscribe(() => 1)</script>"),
        ("content", '<script>__md_get("__announce")</script>'),
        ("features", '"navigation.tabs", "navigation.tracking"'),
        ("features", '"content.code.copy"'),
        ("settings", ', "version": {"provider": "mike"}'),
        ("scripts", '<script src="../js/own.js"></script>'),
    ],
)
def test_what_only_the_themes_script_does_keeps_it(part: str, value: str) -> None:
    html = page(**{part: value})
    assert '<script src="../assets/javascripts/bundle.0a1b2c3d.min.js"></script>' in html
    assert "frame." not in html
    assert "assets/stylesheets/main.0a1b2c3d.min.css" in html
    assert '<script id="__config"' in html
    assert '"search":' not in html
    assert PALETTE in html
