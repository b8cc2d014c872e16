"""Links and pictures of pages that lead nowhere: told by digest check where they are."""

import json
import logging
import re
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from click.testing import CliRunner
from mkdocs.exceptions import Abort

from generator.cli.main import main
from tests import projects
from tests.build.test_rebuilding import built
from tests.tables import each

EXTENSIONS = "markdown_extensions: [attr_list]\n"
PAGE = "docs/guides/one.md"
OTHERS = {
    "docs/guides/two.md": "# 둘\n\n## 방법 {#method}\n\n## Results\n\n## 결과\n\n<a name='raw'></a>\n",
    "docs/guides/셋 글.md": "# 셋\n",
    "docs/guides/picture (1).png": "",
    "docs/guides/picture.png": "",
    "docs/blog/first-post.md": "# 첫 글\n\n## 하나\n\n## [[tag:cnn]] 둘\n",
    "docs/en/guides/two.md": "# Two\n\n## Method\n",
    "docs/en/guides/methods.md": "# Methods\n",
    "docs/guides/folder.md/page.md": "# 폴더 속\n",
    "docs/about.md": "# 소개\n",
}

SOUND = {
    "files": "[a](two.md) [b](../about.md) ![c](picture.png) [d](<셋 글.md>) [e](셋%20글.md)",
    "brackets": "![f](picture%20(1).png)",
    "a folder called as a page": "[a](folder.md/page.md)",
    "names": "[a](two.md#method) [b](two.md#results) [c](two.md#_1) [d](two.md#raw)",
    "its own names": "[a](#here)\n\n## 여기 {#here}",
    "labels": "![그림](picture.png)\n\n그림: 글. {#fig-one}\n\n[a](#fig-one)[^1]\n\n[^1]: [a](#fnref:1)",
    "a footnote that nothing mentions": "글\n\n[^1]: 각주",
    "ours": "[a](../venues/index.md) [b](../index.md) [c](../en/index.md) [d](../tags/index.md#x)",
    "lists": "[a](index.md)",
    "below an article": "[e](#_further)",
    "addresses": "[a](https://a.example/x.md) [b](/repo/tags/) [c](../two/) [d](../../tags/cnn/)",
    "mail": "<a@b.example> [a](mailto:a@b.example)",
    "other addresses": "[b](//a.example/x.md) [c](../../papers/x) [d](?q=1)",
    "assets": "![a](../assets/favicon.png)",
    "code": "`[a](gone.md)`\n\n```\n[a](gone.md)\n```\n\n<!-- [a](gone.md) -->\n\n    [a](gone.md)",
    "HTML": '<a href="gone.md">a</a> <img src="gone.png" alt="">',
    "a heading with a link": "[a](../blog/first-post.md#_9)",
    "pictures for a palette": "![a](picture.png#only-light)",
    "references": "[a][1] [b][two]\n\n[1]: two.md\n[two]: <two.md#method> 'Title'",
}

MISSING = {
    "[a](@gone.md)": ("page-link", ""),
    "[a](@methods.md)": ("page-link", "../en/guides/methods.md"),
    "[a](@tow.md) [b](two.md)": ("page-link", "two.md"),
    "[a](@first-post.md#x)": ("page-link", "../blog/first-post.md#x"),
    "[a](@../Blog/First-Post.md)": ("page-link", "../blog/first-post.md"),
    "[a](@/guides/two.md)": ("page-link", "two.md"),
    "[a](@two)": ("page-link", "two.md"),
    "[a](@two.html#method)": ("page-link", "two.md#method"),
    "[a](@../blog/first-post/index.md)": ("page-link", "../blog/first-post.md"),
    "[a](@셋글.md)": ("page-link", "셋%20글.md"),
    "![a](@picture.jpg)": ("page-link", ""),
    "![a](@pictrue.png)": ("page-link", "picture.png"),
    "![a](<@pictures (1).png>)": ("page-link", "picture%20(1).png"),
    "`[a](gone.md)` 글\n[a](@gone.md 'Title')": ("page-link", ""),
    "글 [a][1]\n\n[1]: @gone.md": ("page-link", ""),
    "- [a](two.md)\n- [a](@two.md#methd)": ("page-anchor", "#method"),
    "[a](@#nowhere)": ("page-anchor", ""),
    "> [a](@two.md#방법)": ("page-anchor", ""),
}
"""What was typed, with ``@`` where it is told, and what was probably meant."""


def checked(root: Path, text: str, **changed: str) -> list[dict[str, Any]]:
    files = {**OTHERS, PAGE: f"# 하나\n\n{text}\n", "mkdocs.yml": EXTENSIONS + projects.CONFIG, **changed}
    arguments = ["check", "--root", str(projects.write(root, **files)), "--format", "json"]
    found: list[dict[str, Any]] = json.loads(CliRunner().invoke(main, arguments).stdout)
    return found


def told(root: Path, text: str, **changed: str) -> list[tuple[str, int, int, str]]:
    return [
        (each["file"], each["line"], each["column"], each["code"]) for each in checked(root, text, **changed)
    ]


def test_what_leads_somewhere_is_not_told(tmp_path: Path) -> None:
    def check(text: str) -> None:
        assert checked(tmp_path, text) == []

    each(SOUND, check)


@pytest.mark.slow
def test_what_leads_nowhere_is_told_with_its_place_and_what_was_meant(tmp_path: Path) -> None:
    def check(typed: str) -> None:
        code, meant = MISSING[typed]
        above = f"# 하나\n\n{typed.partition('@')[0]}"
        place = above.count("\n") + 1, len(above.rpartition("\n")[2]) + 1
        text = typed.replace("@", "")
        assert told(tmp_path, text) == [(PAGE, *place, code)]
        message = checked(tmp_path, text)[0]
        words = json.dumps(message, ensure_ascii=False)
        assert (f"`{meant}`" in words) if meant else ("Did you mean" not in words)
        for near in meant.split(", ") if meant else ():
            href = re.search(r"@([^\s>)]+)", typed)
            assert href
            assert (
                checked(tmp_path, typed.replace(f"@{href[1]}", near)) == []
                or near.startswith("#")
                or "<" in typed
            )

    each({typed: typed for typed in MISSING}, check)


def test_what_is_no_address_is_an_error_and_ends_a_build_in_words(tmp_path: Path) -> None:
    text = "`[a](https://[b)` 글\n[a](https://[b)\n[b](https://a.example：80/b)\n\n[1]: //[b\n\n<https://[b>"
    found = told(tmp_path, text)
    assert found == [
        (PAGE, line, column, "page-address") for line, column in ((4, 5), (5, 5), (7, 6), (9, 2))
    ]
    with pytest.raises(Abort):
        built(tmp_path)
    assert f"{PAGE}:9:2: " in built(tmp_path, "serve")["guides/one/index.html"].decode()


def test_a_name_in_other_code_points_is_told_as_such(tmp_path: Path) -> None:
    parts = normalize("NFD", "docs/guides/한글.md")
    assert told(tmp_path, "[a](한글.md)", **{parts: "# 글\n"}) == [(PAGE, 3, 5, "page-link-letters")]


def test_a_file_that_is_no_page_by_its_name_is_told(tmp_path: Path) -> None:
    files = {f"docs/guides/{name}": "# A\n" for name in ("a.MD", "b.markdown", "c.mkd", ".d.MD", "e.mp4")}
    config = f"exclude_docs: '*.mkd'\n{projects.CONFIG}"
    assert told(tmp_path, "글", **files, **{"mkdocs.yml": config}) == [
        ("docs/guides/a.MD", 1, 1, "page-ending"),
        ("docs/guides/b.markdown", 1, 1, "page-ending"),
    ]


@pytest.mark.parametrize("line", ["hooks: [hook.py]\n", "plugins: [macros, digest, search]\n"])
def test_what_other_programs_may_add_is_not_missed(line: str, tmp_path: Path) -> None:
    config = line if line.startswith("plugins") else line + projects.CONFIG
    assert told(tmp_path, "[a](gone.md)", **{"mkdocs.yml": config}) == []


def test_names_of_headings_that_are_made_otherwise_are_not_missed(tmp_path: Path) -> None:
    toc = "markdown_extensions:\n  - toc:\n      slugify: !!python/name:pymdownx.slugs.slugify\n"
    assert told(tmp_path, "[a](two.md#method) [b](gone.md)", **{"mkdocs.yml": toc + projects.CONFIG}) == [
        (PAGE, 3, 24, "page-link")
    ]


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
def test_a_build_misses_the_same_files(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    text = "\n\n".join(typed.replace("@", "") for typed in (*MISSING, *SOUND.values()))
    messages = [problem["message"] for problem in checked(tmp_path, text) if problem["code"] == "page-link"]
    missed = {message.rpartition(" `")[2].partition("`")[0] for message in messages}
    built(tmp_path)
    told = re.compile(r"contains (?:a link '([^']+)', but the target|an [a-z ]+ link '([^']+)')")
    engine = {file or address for file, address in told.findall(caplog.text)}
    assert engine - missed == {"/repo/tags/", "../two/", "../../tags/cnn/", "../../papers/x"}
    assert missed <= engine
