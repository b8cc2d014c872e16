"""Articles as read: titles and tags of their first lines, and what those may not hold."""

import errno
import os
import re
from pathlib import Path

import pytest

from generator.catalog import catalog, links
from generator.catalog.article import Article
from generator.catalog.neighbours import Neighbourhood
from generator.entries.format.fields import partial_date
from generator.metadata.store import Store
from generator.site import articles
from generator.site.archive import Archive
from generator.site.view.names import Names, Site
from generator.site.view.view import View
from tests.catalog.libraries import library


def written(docs: Path, text: str | bytes) -> Path:
    (docs / "guides").mkdir(parents=True)
    (docs / "guides/a.md").write_bytes(text if isinstance(text, bytes) else text.encode())
    return docs


def test_the_first_lines_give_title_and_tags(tmp_path: Path) -> None:
    front = "---\ntitle: 듣는 법\ndate: 2015-10-26\ntags: [cnn, 1, cnn]\n---\n# Other\n"

    (article,), problems = articles.read(written(tmp_path / "docs", front), tmp_path)

    assert (article.address, article.titles, article.tags) == ("guides/a/", {"ko": "듣는 법"}, ("cnn", "1"))
    assert article.texts == {"ko": "# Other\n"}
    assert problems == ()


@pytest.mark.parametrize(
    "front",
    [
        "tags: [" + "[" * 5000,
        "tags: &a [x]\nb: [*a, *a]",
        "tags: " + "{a: " * 5000,
        "description: " + "a" * 20_000,
        "- a",
        "tags: [a",
        b"title: caf\xe9",
    ],
)
def test_what_the_engine_would_not_read_is_told(tmp_path: Path, front: str | bytes) -> None:
    typed = front if isinstance(front, bytes) else front.encode()
    docs = written(tmp_path / "docs", b"---\n" + typed + b"\n---\n\n# A\n")

    found, (problem,) = articles.read(docs, tmp_path)

    assert found == ()
    assert (problem.place.file, problem.code) == ("docs/guides/a.md", "front-matter")


@pytest.mark.parametrize(
    "text",
    ["[" * 20_000, "*a* " * 10_500, "a[^1] \n" * 12_000, "- - " * 12_000, "[a](" * 5_000],
)
def test_a_page_that_would_keep_the_engine_busy_is_told_and_not_rendered(tmp_path: Path, text: str) -> None:
    _, (problem,) = articles.read(written(tmp_path / "docs", f"# A\n\n{text}\n"), tmp_path)

    assert (problem.place.file, problem.code) == ("docs/guides/a.md", "page-demands-too-much")


def test_a_long_page_and_brackets_in_code_are_sound(tmp_path: Path) -> None:
    code = f"```\n{'[' * 200}\n```\n\n`{'[' * 200}`\n\n"
    words = "A sentence of **strong** words, $x_1$ and [a link](https://a.example/).\n\n" * 1_000

    _, problems = articles.read(written(tmp_path / "docs", f"# A\n\n{code}{words}"), tmp_path)

    assert problems == ()


def test_odd_values_of_tags_and_titles_are_left_out(tmp_path: Path) -> None:
    front = "---\ntitle: [a]\ntags: 5\n---\n# A\n"

    (article,), problems = articles.read(written(tmp_path / "docs", front), tmp_path)

    assert (article.titles, article.tags, problems) == ({"ko": "A"}, (), ())


@pytest.mark.parametrize("to", ["/etc/hostname", "../secret.md", "nowhere.md", "a.md", ".", "/"])
def test_a_link_that_leads_to_no_file_of_the_folder_is_refused(tmp_path: Path, to: str) -> None:
    docs = written(tmp_path / "docs", "# A\n")
    (tmp_path / "secret.md").write_text("# Secret\n", encoding="utf-8")
    (docs / "guides/a.md").rename(docs / "b.md")
    (docs / "a.md").symlink_to(to)
    with pytest.raises(OSError, match="a link that leads to no file"):
        articles.refuse_odd(docs)


@pytest.mark.parametrize("name", [b"a\n::error::b.md", b"a\x1b[31mb.md", b"a\xff.md", b"a\xc2\x9bb"])
def test_a_name_that_commands_a_terminal_is_refused(tmp_path: Path, name: bytes) -> None:
    docs = written(tmp_path / "docs", "# A\n")
    (docs / os.fsdecode(name)).touch()
    with pytest.raises(OSError, match="a name with control characters, or not in UTF-8"):
        articles.refuse_odd(docs)


def test_what_editors_leave_and_links_to_other_pages_are_no_mistakes(tmp_path: Path) -> None:
    docs = written(tmp_path / "docs", "# A\n")
    (docs / "guides/.#a.md").symlink_to("ada@host.example:1")
    (docs / "guides/b.md").symlink_to("a.md")
    articles.refuse_odd(docs)
    found, problems = articles.read(docs, tmp_path)
    assert [article.address for article in found] == ["guides/a/", "guides/b/"]
    assert problems == ()


def test_a_folder_that_nobody_may_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    docs = written(tmp_path / "docs", "# A\n")
    scan = os.scandir

    def refusing(path: str) -> object:
        if path.endswith("guides"):
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refusing)
    with pytest.raises(PermissionError):
        articles.refuse_odd(docs)


def test_a_folder_lists_its_articles_the_newest_first_then_by_title() -> None:
    lying = (
        Article("blog/early/", {"ko": "이른 글", "en": "Early"}, {}, written={"ko": partial_date("2015-10")}),
        Article(
            "blog/late/",
            {"ko": "늦은 <글>"},
            {},
            written={"ko": partial_date("2016")},
            abouts={"ko": "a & b"},
        ),
        Article("blog/b/", {"ko": "나"}, {}),
        Article("blog/a/", {"ko": "가"}, {}),
        Article("guides/cnn/", {"ko": "안내"}, {}),
    )
    built = catalog.build(library({}), Store(), lying)
    linked = links.build(built)
    archive = Archive(built, linked, Neighbourhood(built, linked))
    korean, english = (View(Names.of(built, Site("S", "https://s.example/")), lang) for lang in ("ko", "en"))
    shown = articles.listed("blog/", archive, korean)
    assert re.findall(r'href="[^"]*(?<=/)([a-z]+)/"', shown) == ["late", "early", "a", "b"]
    assert "늦은 &lt;글&gt;" in shown
    assert "a &amp; b" in shown
    assert re.findall(r'href="[^"]*(?<=/)([a-z]+)/"', articles.listed("blog/", archive, english)) == ["early"]
    assert articles.listed("talks/", archive, korean) == ""
