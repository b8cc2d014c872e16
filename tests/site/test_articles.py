"""Articles as read: titles and tags of their first lines, and what those may not hold."""

import errno
import os
from pathlib import Path
from unicodedata import normalize

import pytest

from generator.catalog import catalog, page_links
from generator.catalog.article import Article
from generator.entries.format.entry import Source
from generator.entries.format.fields import partial_date
from generator.entries.write.renaming import Renaming
from generator.metadata.store import Store
from generator.problems.problem import Place, Problem
from generator.site.articles import odd_files, showing, sources
from generator.site.articles import reading as articles
from generator.support.languages import BOTH, Languages
from generator.text.hrefs import ROOT
from tests.catalog.libraries import library, paper
from tests.site.trends import papers

NAMES = library(
    {},
    tags={"cnn": {"name": {"en": "CNN", "ko": "합성곱 신경망"}, "aliases": ["convnet"]}},
    people={"ada": {"name": {"en": "Ada Lovelace"}}},
).vocabularies


def written(docs: Path, text: str | bytes) -> Path:
    (docs / "guides").mkdir(parents=True)
    (docs / "guides/a.md").write_bytes(text if isinstance(text, bytes) else text.encode())
    return docs


def test_the_first_lines_say_what_an_article_is(tmp_path: Path) -> None:
    front = (
        "---\ntitle: 듣는 법\ndate: 2015-10-26\nupdated: 2016-01\ntags: [convnet, cnn]\nkind: questions\n"
        "authors: [Ada Lovelace]\nafter: ada\nsource: {title: On bees}\nhide: [toc]\n---\n# Other\n"
    )
    (article,), problems, _ = articles.read(written(tmp_path / "docs", front), tmp_path, NAMES)
    assert article == Article(
        "guides/a/",
        {"ko": "듣는 법"},
        {"ko": "# Other\n"},
        ("cnn",),
        dates={"ko": partial_date("2015-10-26")},
        updates={"ko": partial_date("2016-01")},
        kind="questions",
        authors=("ada",),
        after="ada",
        source=Source(title="On bees"),
    )
    assert [problem.code for problem in problems] == ["tag-twice"]


@pytest.mark.parametrize(
    ("front", "line", "code"),
    [
        ("date: 26 October 2015", 2, "date"),
        ("description: a\ntags:\n  - cnnn", 4, "unknown-tag"),
        ("authors: [adda]", 2, "unknown-person"),
        ("after: Ada Lovelac", 2, "unknown-person"),
        ("kind: giude", 2, "unknown-value"),
        ("series: hearing", 2, "series-without-part"),
        ("part: 2", 2, "part-without-series"),
        ("\n\ndescription: a\nserise: b", 5, "page-key"),
        ("title: a\nseries: b\npart: first", 4, "part"),
        ("series: b\npart: 1", 2, "unknown-series"),
        ("translation-of: guides/a", 2, "unknown-original"),
        ("title: Hearing: a guide", 2, "yaml-quotes"),
        ("tags: &a [cnn]", 2, "yaml-anchor"),
        ("tags: [cnn", 2, "yaml-unclosed"),
        ("title: [a]", 2, "expected-text"),
        ("tags: cnn", 2, "expected-list"),
    ],
)
def test_what_is_wrong_with_first_lines_is_told_in_its_line(
    tmp_path: Path, front: str, line: int, code: str
) -> None:
    found, problems, _ = articles.read(
        written(tmp_path / "docs", f"---\n{front}\n---\n# A\n"), tmp_path, NAMES
    )
    assert [article.titles["ko"] for article in found] in (["A"], ["a"], ["Hearing: a guide"])
    assert (line, code) in {(problem.place.line, problem.code) for problem in problems}


def test_what_stands_at_a_key_that_nobody_here_knows_is_not_judged(tmp_path: Path) -> None:
    docs = written(tmp_path / "docs", "---\nauthor: [nobody: x]\n---\n# A\n")

    _, problems, _ = articles.read(docs, tmp_path, NAMES)

    assert [(problem.code, problem.place.line) for problem in problems] == [("page-key", 2)]


def test_what_languages_share_is_said_once_and_series_and_originals_have_to_be_there(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    for file, front in {
        "series/cnn.md": "title: 합성곱",
        "lectures/one.md": "series: cnn\npart: 1\nkind: guide",
        "en/lectures/one.md": "title: One\ntags: [cnn]",
        "lectures/two.md": "series: cnn\npart: 1",
        "en/blog/hall.md": "translation-of: /blog/halle.md",
        "blog/halle.md": "title: Halle",
    }.items():
        (docs / file).parent.mkdir(parents=True, exist_ok=True)
        (docs / file).write_text(f"---\n{front}\n---\n# A\n", encoding="utf-8")
    found, (twice,), _ = articles.read(docs, tmp_path, NAMES)
    by_address = {article.address: article for article in found}
    one, hall = by_address["lectures/one/"], by_address["blog/hall/"]
    assert (one.kind, one.series, one.part, one.tags) == ("guide", "cnn", 1, ("cnn",))
    assert one.titles == {"ko": "A", "en": "One"}
    assert by_address["lectures/two/"].kind == "lecture"
    assert by_address["series/cnn/"].kind == "series"
    assert (hall.kind, hall.originals) == ("post", {"en": "blog/halle/"})
    named = {"blog/halle.md": "en/blog/hall.md", "en/blog/hall.md": "blog/halle.md"}
    assert articles.counterparts(found, BOTH) == named
    assert (twice.place.file, twice.place.line, twice.code) == ("docs/lectures/two.md", 3, "part-twice")


def test_letters_of_a_name_may_be_separate_as_macs_write_them(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    named, separate = "소리", normalize("NFD", "소리")
    for file, front in {
        f"guides/{named}.md": "title: 하나",
        f"en/guides/{separate}.md": "title: One",
        f"blog/{separate}.md": "title: 둘",
        f"en/blog/{named}.md": "title: Two",
        "en/lectures/hall.md": f"translation-of: lectures/{named}",
        f"lectures/{separate}.md": "title: 셋",
    }.items():
        (docs / file).parent.mkdir(parents=True, exist_ok=True)
        (docs / file).write_text(f"---\n{front}\n---\n# A\n", encoding="utf-8")

    found, problems, _ = articles.read(docs, tmp_path, NAMES)

    assert problems == ()
    assert articles.counterparts(found, BOTH) == {
        file: other
        for pair in (
            (f"guides/{named}.md", f"en/guides/{separate}.md"),
            (f"blog/{separate}.md", f"en/blog/{named}.md"),
            (f"lectures/{separate}.md", "en/lectures/hall.md"),
        )
        for file, other in (pair, pair[::-1])
    }


def test_a_site_in_one_language_reads_no_other_and_misses_no_original(tmp_path: Path) -> None:
    docs = written(tmp_path / "docs", "\ufeff---\ntitle: Hearing\ntranslation-of: guides/b\n---\n# A\n")
    (docs / "ko/guides").mkdir(parents=True)
    (docs / "ko/guides/b.md").write_text("---\nkind: nothing\n---\n# 나\n", encoding="utf-8")
    (article,), problems, _ = articles.read(docs, tmp_path, NAMES, Languages("en"))
    assert (article.titles, problems) == ({"en": "Hearing"}, ())
    assert articles.counterparts([article], Languages("en")) == {}


def test_a_person_of_another_id_is_called_so_in_first_lines_and_links() -> None:
    page = "---\nauthors: [grace, ada]\nafter: 'ada'\ntitle: ada\n---\n[[author:ada]] [[article:ada]]\n"
    said = sources.renamed(page, Renaming("author", "ada", "lovelace"))
    assert said == (
        "---\nauthors: [grace, lovelace]\nafter: 'lovelace'\ntitle: ada\n---\n"
        "[[author:lovelace]] [[article:ada]]\n"
    )


def test_links_to_pages_are_known_by_their_addresses(tmp_path: Path) -> None:
    text = (
        "# A\n\n[b](b.md#x), [hall](../blog/hall.md), [it](<../en/guides/b.md>), `[c](c.md)`, "
        "[elsewhere](https://a.example/d.md)"
    )
    (article,), *_ = articles.read(written(tmp_path / "docs", text), tmp_path, NAMES)
    assert article.linked == ("guides/b/", "blog/hall/")


LINKS = """---
tags: [cnn]
---
# A

[[rnn-x]], [[ismir/2015/rnn-y]], `[[code]]` and [[tag:cnnn]],
[[venue:ismir/2016]], [[author:nobody]] [[author:Ada Lovelace]],
[[article:guides/b]] [[article:guides/a]], ![[a.png]]
[[tag:cnn] [tag:nothing] `[tag:cnn]`
한글 [[ismir/2015/draft|a draft]] [[venue:ismir]] [[tag:convnet]] [[https://a.example/|x]]

<!-- [[tag:gone]] -->

    [[tag:gone]] and [tag:cnn]

- An item

    [[tag:gone]]
"""


@pytest.mark.parametrize("file", ["guides/a.md", "about.md"])
def test_links_that_lead_nowhere_are_told_as_those_of_entries_with_their_lines(
    tmp_path: Path, file: str
) -> None:
    known = library(
        {"ismir/2015/rnn-x": paper("X", "Ada Lovelace"), "ismir/2015/draft": {**paper("D"), "draft": True}},
        tags={"cnn": {"aliases": ["convnet"]}},
        people={"ada": {"name": {"en": "Ada Lovelace"}}},
    )
    docs = written(tmp_path / "docs", "# A")
    (docs / file).write_text(LINKS, encoding="utf-8")
    pages = articles.read(docs, tmp_path, known.vocabularies)
    for drafts in (True, False):
        built = catalog.build(known, Store(), pages.articles, drafts=drafts)
        told = [*page_links.problems(built, pages.links)]
        assert [(found.place.line, found.place.column, found.code) for found in told] == [
            (6, 1, "unknown-entry"),
            (6, 12, "unknown-entry"),
            (6, 49, "unknown-tag"),
            (7, 1, "unknown-edition"),
            (7, 23, "unknown-author"),
            (8, 1, "unknown-article"),
            (8, 44, "page-embeds"),
            (10, 4, "link-to-draft"),
            (18, 5, "unknown-tag"),
            (9, 1, "link-unread"),
        ]
        assert {found.place.file for found in told} == {f"docs/{file}"}
        assert dict(told[0].values)["nearest"] == "ismir/2015/rnn-x"


REFERENCES = """---
tags: [cnn]
---
# A

[[#fig-a]], [[#fig-b]], [[#eq-x]] `[[#fig-c]]` 그리고 [[#slide-3]] [[#slide-4-5]] [[#tab-a]]

![a](a.png)

Figure: It. {#fig-a}

$$x [[#y]]$$ {#eq-x}

{slide 4–5} `{slide 3}`

```
Table: It. {#tab-a}
[[#fig-d]]
```
"""


@pytest.mark.parametrize("file", ["guides/a.md", "about.md"])
def test_references_to_labels_that_a_page_has_not_are_told_with_their_places(
    tmp_path: Path, file: str
) -> None:
    docs = written(tmp_path / "docs", "# A")
    (docs / file).write_text(REFERENCES, encoding="utf-8")
    told = articles.read(docs, tmp_path, NAMES).problems
    line = REFERENCES.splitlines()[5]
    assert [(found.place, dict(found.values)) for found in told] == [
        (Place(f"docs/{file}", 6, line.index(typed) + 1), {"value": typed})
        for typed in ("[[#fig-b]]", "[[#slide-3]]", "[[#tab-a]]")
    ]
    assert {found.code for found in told} == {"markdown-reference-missing"}


@pytest.mark.parametrize(
    "front",
    [
        "tags: [" + "[" * 5000,
        "tags: " + "{a: " * 5000,
        "description: " + "a" * 20_000,
        "- a",
    ],
)
def test_what_the_engine_would_not_read_is_told(tmp_path: Path, front: str) -> None:
    docs = written(tmp_path / "docs", f"---\n{front}\n---\n\n# A\n")

    found, (problem,), _ = articles.read(docs, tmp_path, NAMES)

    assert found == ()
    assert (problem.place.file, problem.code) == ("docs/guides/a.md", "front-matter")


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_page_that_is_not_utf_8_is_told_where(tmp_path: Path, mark: bytes) -> None:
    docs = written(tmp_path / "docs", mark + "---\ntitle: 글\n---\r\n\n한 ".encode() + b"caf\xe9\n")

    found, (problem,), _ = articles.read(docs, tmp_path, NAMES)

    assert found == ()
    assert problem == Problem.at(Place("docs/guides/a.md", 5, 6), "not-utf-8", value="0xE9")


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("# `<code>`와 **굵은** _글_ {#name .cls}", "<code>와 굵은 글"),
        ("# [글](b.md), [[tag:cnn|신경망]] &amp; H<sub>2</sub>O[^1] {slide 3}", "글, 신경망 & H2O"),
        (r"# $\ell_1$과 $a_b$, snake_case_name, 2 * 3", r"$\ell_1$과 $a_b$, snake_case_name, 2 * 3"),
        ("```sh\n# code\n```\n\n글\n\n    # code\n\n#제목 #", "제목"),
        ("제목\n====", "제목"),
        ("## 둘째", "guides/a"),
    ],
)
def test_an_article_is_called_by_the_words_of_its_heading(tmp_path: Path, typed: str, title: str) -> None:
    (article,), _, _ = articles.read(written(tmp_path / "docs", f"{typed}\n\n글\n"), tmp_path, NAMES)

    assert article.titles == {"ko": title}


@pytest.mark.parametrize(
    "text",
    [
        *("[" * 20_000, "*a* " * 10_500, "a[^1] \n" * 12_000, "- - " * 12_000, "[a](" * 5_000),
        *("<a href=" * 1_500, "# a\n" * 501, "---\n" * 501, "??? note\n    a\n" * 501),
        "글 " * 500_001,
    ],
)
def test_a_page_that_would_keep_the_engine_busy_is_told_and_not_rendered(tmp_path: Path, text: str) -> None:
    _, (problem,), _ = articles.read(written(tmp_path / "docs", f"# A\n\n{text}\n"), tmp_path, NAMES)

    assert (problem.place.file, problem.code) == ("docs/guides/a.md", "page-demands-too-much")


def test_what_reorders_a_page_is_told_once_a_line(tmp_path: Path) -> None:
    text = "# A\n\n글 \u202eX\u202c\n\n```\n\u2067x\n```\n\n\u05d0\u05d1 emoji 👩\u200d💻\n"

    _, problems, _ = articles.read(written(tmp_path / "docs", text), tmp_path, NAMES)

    found = [(problem.code, problem.place.line, problem.place.column) for problem in problems]
    assert sorted(found) == [("reordering-character", 3, 3), ("reordering-character", 6, 1)]


def test_a_long_page_and_brackets_in_code_are_sound(tmp_path: Path) -> None:
    code = f"```\n{'[' * 200}\n```\n\n`{'[' * 200}`\n\n{'`a` ' * 300}\n\n"
    words = "A sentence of **strong** words, $x_1$ and [a link](https://a.example/).\n\n" * 1_000

    _, problems, _ = articles.read(written(tmp_path / "docs", f"# A\n\n{code}{words}"), tmp_path, NAMES)

    assert problems == ()


@pytest.mark.parametrize("to", ["/etc/hostname", "../secret.md", "nowhere.md", "a.md", ".", "/"])
def test_a_link_that_leads_to_no_file_of_the_folder_is_refused(tmp_path: Path, to: str) -> None:
    docs = written(tmp_path / "docs", "# A\n")
    (tmp_path / "secret.md").write_text("# Secret\n", encoding="utf-8")
    (docs / "guides/a.md").rename(docs / "b.md")
    (docs / "a.md").symlink_to(to)
    with pytest.raises(OSError, match="symbolic-link"):
        odd_files.refuse_odd(docs)


@pytest.mark.parametrize("name", [b"a\n::error::b.md", b"a\x1b[31mb.md", b"a\xff.md", b"a\xc2\x9bb"])
def test_a_name_that_commands_a_terminal_is_refused(tmp_path: Path, name: bytes) -> None:
    docs = written(tmp_path / "docs", "# A\n")
    (docs / os.fsdecode(name)).touch()
    with pytest.raises(OSError, match="odd-name"):
        odd_files.refuse_odd(docs)


def test_what_editors_leave_and_links_to_other_pages_are_no_mistakes(tmp_path: Path) -> None:
    docs = written(tmp_path / "docs", "# A\n")
    (docs / "guides/.#a.md").symlink_to("ada@host.example:1")
    (docs / "guides/b.md").symlink_to("a.md")
    (docs / "guides/.drafts").mkdir()
    (docs / "guides/.drafts/c.md").write_text("# C\n\n[[none]]\n", encoding="utf-8")
    odd_files.refuse_odd(docs)
    found, problems, _ = articles.read(docs, tmp_path, NAMES)
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
        odd_files.refuse_odd(docs)


def test_links_in_code_and_comments_stay_as_they_are_typed() -> None:
    found = papers.made()
    code = "# A\n\n    [[tag:cnn]]\n\n<!-- [[tag:cnn]] -->\n\n```\n[[tag:cnn]]\n```\n\nIt is `[[tag:cnn]]`.\n"
    text = f"{code}\n- An item\n\n    It is [[tag:cnn]].\n"
    shown = showing.linked(text, papers.archive(found), papers.view(found, "en"))
    assert shown.startswith(code)
    assert (
        shown.removeprefix(code).replace(ROOT, "/")
        == '\n- An item\n\n    It is <a href="/en/tags/cnn/">CNN</a>.\n'
    )
