"""What stands around articles: who wrote them or is retold, when, lists of them."""

import re
from collections.abc import Mapping
from typing import Any

from generator.catalog import catalog, links
from generator.catalog.article import Article
from generator.catalog.neighbours import Neighbourhood
from generator.entries.format.entry import Source
from generator.entries.format.fields import partial_date
from generator.metadata.store import Store
from generator.site.archive import Archive
from generator.site.articles import showing
from generator.site.pages.authors import AuthorPage
from generator.site.view.names import Names, Site
from generator.site.view.view import View
from generator.support.languages import Lang
from tests.catalog.libraries import library

PEOPLE = {
    "ada": {"name": {"ko": "에이다", "en": "Ada Lovelace"}},
    "grace": {"name": {"en": "Grace <Hopper>"}},
}


def made(
    *articles: Article, entries: Mapping[str, Any] | None = None, **registries: Any
) -> tuple[Archive, dict[Lang, View]]:
    built = catalog.build(library(entries or {}, people=PEOPLE, **registries), Store(), articles)
    linked = links.build(built)
    archive = Archive(built, linked, Neighbourhood(built, linked))
    langs: tuple[Lang, ...] = ("ko", "en")
    return archive, {lang: View(Names.of(built, Site("S", "https://s.example/")), lang) for lang in langs}


def around(article: Article, lang: Lang, minutes: int = 1) -> tuple[str, str]:
    archive, views = made(article, tags={"cnn": {}})
    found = showing.around(archive, views[lang], article.address, minutes)
    assert found is not None
    return found


def words(html: str) -> list[str]:
    return [line for line in re.sub(r"<[^>]*>", "", html).splitlines() if line.strip()]


def test_an_article_says_who_wrote_it_when_and_how_long_it_takes() -> None:
    article = Article(
        "guides/a/",
        {"ko": "가", "en": "A"},
        {},
        ("cnn",),
        dates={"ko": partial_date("2015-10-26")},
        updates={"ko": partial_date("2016-01")},
        authors=("ada", "grace"),
    )
    head, foot = around(article, "ko", 3)
    assert words(head) == [
        "에이다(Ada Lovelace), Grace &lt;Hopper&gt;",
        "2015년 10월 26일",
        "고침 2016년 1월",
        "읽는 데 약 3분",
    ]
    assert re.findall('href="[^"]*?(authors/[a-z]+/)"', head) == ["authors/ada/", "authors/grace/"]
    assert words(foot) == ["cnn 태그"]
    assert words(around(article, "en")[0]) == ["Ada Lovelace, Grace &lt;Hopper&gt;"]


def test_what_is_retold_is_credited_as_notes_credit_it() -> None:
    source = Source(title="<b>On bees</b>", date=partial_date("1843"), lang="en", url="https://a.example/")
    article = Article("guides/a/", {"en": "A"}, {}, after="grace", authors=("ada",), source=source)
    head, foot = around(article, "en")
    assert words(head) == ["Retold by Ada Lovelace after a 1843 post by Grace &lt;Hopper&gt;"]
    assert words(foot) == ["Source: &lt;b&gt;On bees&lt;/b&gt;, 1843"]
    assert 'href="https://a.example/"' in foot
    lecture = Article("lectures/a/", {"en": "A"}, {}, after="grace", kind="lecture")
    assert words(around(lecture, "en")[0]) == ["Notes by S on a lecture by Grace &lt;Hopper&gt;"]


def test_what_belongs_around_an_article_stands_below_its_title() -> None:
    assert showing.framed("<h1>A</h1><p>b</p>", "[head]", "[foot]") == "<h1>A</h1>[head]<p>b</p>[foot]"
    assert showing.framed("<p>b</p>", "[head]", "[foot]") == "[head]<p>b</p>[foot]"
    assert showing.around(*(found := made())[:1], found[1]["ko"], "about/", 1) is None


def test_people_have_pages_for_what_they_wrote_and_what_is_retold_of_them() -> None:
    archive, views = made(
        Article("guides/a/", {"ko": "가", "en": "A <i>"}, {}, authors=("ada",)),
        Article("blog/b/", {"ko": "나"}, {}, after="ada", authors=("nobody",)),
    )
    author = archive.catalog.authors["ada"]
    assert set(archive.catalog.authors) == {"ada"}
    pages = {lang: AuthorPage.of(archive, author).page(view) for lang, view in views.items()}
    assert re.findall(r'href="[^"]*?((?:guides|blog)/.*?)">(.*?)<', pages["ko"].content) == [
        ("guides/a/", "가"),
        ("blog/b/", "나"),
    ]
    assert re.findall(r'href="[^"]*?(guides/.*?)">(.*?)<', pages["en"].content) == [
        ("guides/a/", "A &lt;i&gt;")
    ]
    assert [heading.id for heading in pages["en"].headings] == ["articles"]
    assert pages["en"].description == "Guides and posts by Ada Lovelace, or after what they wrote."


def test_a_folder_lists_its_articles_the_newest_first_then_by_title() -> None:
    lying = (
        Article("blog/early/", {"ko": "이른 글", "en": "Early"}, {}, dates={"ko": partial_date("2015-10")}),
        Article(
            "blog/late/",
            {"ko": "늦은 <글>"},
            {},
            dates={"ko": partial_date("2016")},
            abouts={"ko": "a & b"},
        ),
        Article("blog/b/", {"ko": "나"}, {}),
        Article("blog/a/", {"ko": "가"}, {}),
        Article("guides/cnn/", {"ko": "안내"}, {}),
    )
    archive, views = made(*lying)
    korean, english = views["ko"], views["en"]
    shown = showing.listed("blog/", archive, korean)
    assert re.findall(r'href="[^"]*(?<=/)([a-z]+)/"', shown) == ["late", "early", "a", "b"]
    assert "늦은 &lt;글&gt;" in shown
    assert "a &amp; b" in shown
    assert re.findall(r'href="[^"]*(?<=/)([a-z]+)/"', showing.listed("blog/", archive, english)) == ["early"]
    assert showing.listed("talks/", archive, korean) == ""
