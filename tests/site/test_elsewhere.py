"""What pages name of other hosts is told where it stands: browsers do not load it."""

from collections import deque
from collections.abc import Mapping
from pathlib import Path
from time import process_time

from generator.problems.problem import Place
from generator.site.articles import elsewhere, reading
from generator.site.articles.page_settings import PageSettings
from tests.catalog.libraries import library
from tests.hostile.costs import grows_in_proportion
from tests.tables import each

SITE = "https://site.example/digest/"
AT = "https://host.example/a.png"

LOADED = {
    "a picture": f"![a]({AT})",
    "a picture with a title": f'![a]({AT} "b")',
    "a picture in brackets": f"![a](<{AT}>)",
    "a picture in a link": f"[![a]({AT})](b.md)",
    "a picture named below": f"![a][b]\n\n[b]: {AT}",
    "a picture named by what it shows": f"![B]\n\n[b]: {AT} 'c'",
    "a picture in an item": f"- a\n\n    ![a]({AT})",
    "a picture in a box": f"!!! note\n\n    ![a]({AT})",
    "a picture above code": f"![a]({AT})\n\n    code\n",
    "an element": f'<img alt="a" src="{AT}">',
    "an element on lines": f"<img\n  src={AT}\n  alt=''>",
    "a frame": f"<iframe width='1' src='{AT}'></iframe>",
    "a video": f'<video controls src="{AT}"></video>',
    "a source": f'<video><source src="{AT}"></video>',
    "an object": f'<object data="{AT}"></object>',
    "a script": f'<script src="{AT}"></script>',
    "a style": f'<link rel="stylesheet" href="{AT}">',
}

SILENT = {
    "a link": f"[a]({AT}) <{AT}> {AT} <a href='{AT}'>a</a>",
    "a picture of the site": "![a](a.png) ![a](../a.png) ![a](/digest/a.png)",
    "a picture by the site's address": f"![a]({SITE}a.png) <img src='{SITE}a.png'>",
    "a picture in the page": "![a](data:image/png;base64,AA==)",
    "code": f"`![a]({AT})`\n\n```html\n<img src='{AT}'>\n```\n",
    "code by its indent": f"Write:\n\n    ![a]({AT})\n\n    <img src='{AT}'>\n\nText",
    "a comment": f"<!-- ![a]({AT})\n<img src='{AT}'> -->",
    "a sign that was typed": rf"\![a]({AT})",
    "another relation": f'<link rel="license" href="{AT}">',
    "a name of nothing": f"![a][c] ![c]\n\n[b]: {AT}",
    "no address": "![a](https://[) <img src='http://['>",
}


def test_what_is_loaded_from_elsewhere_is_found() -> None:
    def check(markdown: str) -> None:
        ((at, address),) = elsewhere.loaded(f"# A\n\n{markdown}\n", SITE)
        assert address == AT
        assert at >= len("# A\n\n")

    each(LOADED, check)


def test_without_a_scheme_it_is_elsewhere_as_well() -> None:
    assert [*elsewhere.loaded("<img src=//host.example/a.png>", SITE)] == [(0, "//host.example/a.png")]


def test_nothing_else_is_told() -> None:
    def check(markdown: str) -> None:
        assert [*elsewhere.loaded(f"# A\n\n{markdown}\n", SITE)] == []

    each(SILENT, check)


def test_it_is_told_where_it_stands(tmp_path: Path) -> None:
    page = tmp_path / "docs/about.md"
    page.parent.mkdir()
    page.write_text(f"---\ntitle: A\n---\n\nSee ![b]({AT}) and ![c]({SITE}c.png).\n", encoding="utf-8")
    names = library({}, tags={"cnn": {}}).vocabularies
    (problem,) = reading.read(page.parent, tmp_path, names, settings=PageSettings(site=SITE)).problems
    assert (problem.code, problem.place) == ("page-elsewhere", Place("docs/about.md", 5, 5))


def test_no_page_takes_long_to_look_through() -> None:
    def seconds(files: Mapping[str, bytes]) -> float:
        begun = process_time()
        deque(elsewhere.loaded(files["a.md"].decode(), SITE), 0)
        return process_time() - begun

    def check(sign: str) -> None:
        grows_in_proportion(lambda n: {"a.md": sign.encode() * n}, 20_000, seconds)

    each(
        {sign: sign for sign in ("<!--", "![", "![a](", "<img ", "<link ", "    \n", "[a]: ", "```\n")}, check
    )
