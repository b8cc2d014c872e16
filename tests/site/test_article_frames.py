"""What stands around articles: who wrote them or is retold, when, lists of them."""

import re
from collections.abc import Mapping
from typing import Any

import pytest

from generator.catalog import catalog, links
from generator.catalog.article import Article
from generator.catalog.neighbours import Neighbourhood
from generator.entries.format.entry import Source
from generator.entries.format.fields import PartialDate, partial_date
from generator.metadata.store import Store
from generator.site.archive import Archive
from generator.site.articles import showing
from generator.site.page import Page
from generator.site.pages.authors import AuthorPage
from generator.site.view.names import Names
from generator.site.view.site_facts import Site
from generator.site.view.view import View
from generator.support.languages import Lang
from tests.catalog.libraries import library, paper

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
    return found[:2]


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


def post(name: str, date: str = "", **more: Any) -> Article:
    dates: dict[Lang, PartialDate] = {"ko": partial_date(date)} if date else {}
    return Article(f"blog/{name}/", {"ko": f"{name} <글>"}, {}, dates=dates, kind="post", **more)


def leads(html: str) -> list[str]:
    return re.findall(r'href="[^"]*?([a-z0-9]+/[a-z]+)/"', html)


def test_posts_are_listed_by_year_and_month() -> None:
    lying = (
        post("early", "2015-10", abouts={"ko": "a & b"}),
        post("late", "2016-02-03"),
        post("later", "2016-02-04"),
        post("vague", "2016"),
        post("undated"),
        Article("guides/cnn/", {"ko": "안내"}, {}),
    )
    archive, views = made(*lying)
    shown, headings = showing.listed("blog/", archive, views["ko"])
    assert leads(shown) == ["blog/vague", "blog/later", "blog/late", "blog/early", "blog/undated"]
    assert headings == [
        (2, "y2016", "2016년"),
        (3, "y2016-02", "2016년 2월"),
        (2, "y2015", "2015년"),
        (3, "y2015-10", "2015년 10월"),
        (2, "undated", "날짜 없는 글"),
    ]
    assert all(f'<h{level} id="{name}">{title}' in shown for level, name, title in headings)
    assert "late &lt;글&gt;" in shown
    assert "a &amp; b" in shown
    assert showing.listed("blog/", archive, views["en"]) == ("", [])
    assert showing.listed("blog/", *made(post("b"), post("a"))[:1], views["ko"])[1] == []


def test_a_list_leads_to_its_feed_where_something_in_it_has_a_date() -> None:
    for lying, feeds in ((post("a", "2016-02"), ["blog"]), (post("a"), [])):
        archive, views = made(lying)
        shown, _ = showing.listed("blog/", archive, views["ko"])
        assert re.findall(r'href="[^"]*?(\w+)/feed\.xml">', shown) == feeds


def test_posts_of_one_day_stand_in_the_same_order_in_both_languages() -> None:
    day: dict[Lang, PartialDate] = {"ko": partial_date("2016-02-03"), "en": partial_date("2016-02-03")}
    titles: tuple[dict[Lang, str], ...] = ({"ko": "나", "en": "A"}, {"ko": "가", "en": "B"})
    posts = [Article(f"blog/{name}/", names, {}, dates=day) for name, names in zip("ab", titles, strict=True)]
    archive, views = made(*reversed(posts))
    for lang in views:
        assert leads(showing.listed("blog/", archive, views[lang])[0]) == ["blog/a", "blog/b"]


def test_guides_are_listed_by_series_then_the_newest_first_then_by_title() -> None:
    archive, views = made(
        Article("guides/b/", {"ko": "나", "en": "B"}, {}, kind="data"),
        Article("guides/a/", {"ko": "가"}, {}),
        Article("guides/new/", {"ko": "새 글"}, {}, dates={"ko": partial_date("2016")}),
        Article("guides/second/", {"ko": "둘", "en": "Two"}, {}, series="cnn", part=2),
        Article("guides/first/", {"ko": "하나"}, {}, series="cnn", part=1),
        Article("series/cnn/", {"ko": "합성곱 <연재>"}, {}, kind="series"),
    )
    shown, headings = showing.listed("guides/", archive, views["ko"])
    assert leads(shown) == [
        "series/cnn",
        "guides/first",
        "guides/second",
        "guides/new",
        "guides/a",
        "guides/b",
    ]
    assert headings == [(2, "series-cnn", "합성곱 <연재>"), (2, "others", "다른 글")]
    assert re.findall('digest-badge">(.*?)<', shown) == ["데이터"]
    shown, headings = showing.listed("guides/", archive, views["en"])
    assert (leads(shown), headings[0]) == (["guides/second", "guides/b"], (2, "series-cnn", "cnn"))
    assert leads(showing.listed("series/", archive, views["ko"])[0]) == ["series/cnn"]


def test_an_article_leads_through_its_series_and_a_post_through_time() -> None:
    first, second, third = (
        Article(f"guides/{name}/", {"ko": name, "en": name}, {}, series="cnn", part=part)
        for name, part in (("z", 1), ("a", 2), ("b", 3))
    )
    series = Article("series/cnn/", {"ko": "합성곱"}, {}, kind="series")
    posts = post("early", "2015-10"), post("late", "2016"), post("undated")
    archive, views = made(first, second, third, series, *posts)

    def foot(address: str, lang: Lang = "ko") -> str:
        found = showing.around(archive, views[lang], address, 1)
        assert found
        return found[1]

    assert leads(foot("guides/a/")) == ["series/cnn", "guides/z", "guides/b", "guides/z", "guides/b"]
    assert leads(foot("guides/z/", "en")) == ["guides/a", "guides/b", "guides/a"]
    assert 'aria-current="page">z<' in foot("guides/z/")
    assert leads(foot("series/cnn/")) == ["guides/z", "guides/a", "guides/b"]
    assert leads(foot("blog/early/")) == ["blog/late"]
    assert "digest-beside__after" in foot("blog/early/")
    assert leads(foot("blog/undated/")) == []


def test_a_translation_leads_to_its_original() -> None:
    archive, views = made(
        Article("blog/hall/", {"en": "Hall"}, {}, originals={"en": "blog/halle/"}),
        Article("blog/halle/", {"ko": "홀 <글>"}, {}),
    )
    found = showing.around(archive, views["en"], "blog/hall/", 1)
    assert found
    assert re.search(r'href="[^"]*?(?<!en/)blog/halle/" lang="ko" hreflang="ko">홀 &lt;글&gt;<', found[0])


ENTRIES = {
    "ismir/2015/rare": paper(
        "Rare", tags=["wavelets", "cnn"], notes=[{"by": "ada", "en": "[[article:guides/a]]"}]
    ),
    "ismir/2015/usual": paper("Usual", tags=["cnn"], summary={"en": "S"}),
    "ismir/2015/named": paper("Named", tags=["wavelets"], summary={"en": "S"}),
    "ismir/2015/unread": {**paper("Unread", tags=["wavelets"]), "read": "not-yet"},
}


def test_an_article_says_who_links_to_it_and_what_to_read_next_and_why() -> None:
    archive, views = made(
        Article("guides/a/", {"ko": "가", "en": "A"}, {"en": "[[ismir/2015/named]]"}, ("wavelets", "cnn")),
        Article("guides/b/", {"en": "B <i>"}, {}, ("wavelets",)),
        Article("blog/c/", {"ko": "다", "en": "C"}, {}, ("deep",), linked=("guides/a/",)),
        Article("guides/d/", {"ko": "라"}, {}, ("bees",)),
        Article("blog/e/", {"en": "E"}, {}, ("deep",)),
        entries=ENTRIES,
        tags={"deep": {}, "cnn": {"broader": ["deep"]}, "wavelets": {"broader": ["deep"]}, "bees": {}},
    )
    found = showing.around(archive, views["en"], "guides/a/", 1)
    assert found
    assert found[2] == [(2, "_mentions", "Mentioned in"), (2, "_further", "Read next")]
    _, said_by, next_read = re.split("<h2 id=", found[1])
    assert leads(said_by) == ["2015/rare", "blog/c"]
    assert re.findall(r'href="[^"]*?((?:papers|guides|blog)/[^"]*)/"', next_read) == [
        "guides/b",
        "papers/ismir/2015/usual",
    ]
    assert re.findall('digest-reason">(.*?)<', next_read) == [
        "also on wavelets",
        "also on cnn",
    ]
    assert "B &lt;i&gt;" in next_read
    korean = showing.around(archive, views["ko"], "guides/a/", 1)
    assert korean
    assert "guides/b" not in korean[1]


def test_a_note_links_to_an_article_in_the_language_that_it_has() -> None:
    archive, views = made(Article("blog/c/", {"ko": "<다>"}, {}))
    found = archive.destination("article", "c")
    assert found
    assert views["en"].target(found).text == "<다>"
    assert not views["en"].target(found).href.endswith("en/blog/c/")


def test_the_head_of_an_article_says_what_it_is_in_the_words_of_schema_org() -> None:
    source = Source(title="On bees", date=partial_date("1843"), lang="en", url="https://a.example/")
    article = Article(
        "guides/a/",
        {"ko": "가", "en": "A </script> $x$"},
        {},
        ("cnn",),
        abouts={"en": "Of bees."},
        dates={"en": partial_date("2015-10-26")},
        updates={"en": partial_date("2016")},
        authors=("ada",),
        after="grace",
        source=source,
        series="bees",
        part=2,
    )
    series = Article("series/bees/", {"en": "Bees"}, {}, kind="series")
    archive, views = made(article, series, post("b"), tags={"cnn": {"name": {"en": "CNN"}}})
    page = showing.headed(Page("guides/a/", "en", "", "A", "Of bees.", ""), archive, views["en"])
    site = {"@type": "Organization", "name": "S", "url": "https://s.example/"}
    url = "https://s.example/en/guides/a/"
    assert page.structured == {
        "@context": "https://schema.org",
        "@type": "Article",
        "@id": url,
        "headline": "A </script> x",
        "description": "Of bees.",
        "url": url,
        "mainEntityOfPage": url,
        "inLanguage": "en",
        "datePublished": "2015-10-26",
        "dateModified": "2016",
        "author": [{"@type": "Person", "name": "Ada Lovelace", "url": "https://s.example/en/authors/ada/"}],
        "publisher": site,
        "keywords": ["CNN"],
        "isPartOf": {
            "@type": "CreativeWorkSeries",
            "name": "Bees",
            "url": "https://s.example/en/series/bees/",
        },
        "position": 2,
        "isBasedOn": {
            "@type": "CreativeWork",
            "name": "On bees",
            "author": {
                "@type": "Person",
                "name": "Grace <Hopper>",
                "url": "https://s.example/en/authors/grace/",
            },
            "datePublished": "1843",
            "inLanguage": "en",
            "url": "https://a.example/",
        },
        "image": f"{url}card.png",
        "translationOfWork": {
            "@type": "Article",
            "@id": "https://s.example/guides/a/",
            "headline": "가",
            "url": "https://s.example/guides/a/",
            "inLanguage": "ko",
        },
    }
    face = page.card.face(views["en"])
    assert (face.title, face.place, face.facts, face.foot) == (
        "A </script> x",
        "Guide",
        ("26 October 2015",),
        ("#CNN",),
    )
    head = views["en"].parts.unfolded(page)
    assert f'<meta property="og:image" content="{url}card.png?{face.version}">' in head
    assert '<meta property="og:type" content="article">' in head
    assert head.count("</script>") == 1
    told = showing.headed(Page("blog/b/", "ko", "", "b", "", ""), archive, views["ko"]).structured
    assert told
    assert (told["@type"], told["author"]) == ("BlogPosting", {**site, "name": "S"})
    other = Page("about/", "ko", "", "", "", "")
    assert showing.headed(other, archive, views["ko"]) == other


@pytest.mark.parametrize(
    ("articles", "original", "translation"),
    [
        ((Article("guides/a/", {"ko": "가", "en": "A"}, {}),), "guides/a/", "en/guides/a/"),
        (
            (Article("guides/a/", {"ko": "가", "en": "A"}, {}, originals={"ko": "guides/a/"}),),
            "en/guides/a/",
            "guides/a/",
        ),
        (
            (
                Article("blog/halle/", {"ko": "홀"}, {}, originals={"ko": "blog/hall/"}),
                Article("blog/hall/", {"en": "Hall"}, {}),
            ),
            "en/blog/hall/",
            "blog/halle/",
        ),
    ],
)
def test_two_languages_of_an_article_point_at_each_other(
    articles: tuple[Article, ...], original: str, translation: str
) -> None:
    archive, views = made(*articles)

    def said(at: str) -> Mapping[str, Any]:
        lang: Lang = "en" if at.startswith("en/") else "ko"
        page = Page(at.removeprefix("en/"), lang, "", "", "", "")
        return showing.headed(page, archive, views[lang]).structured or {}

    assert said(original)["workTranslation"]["@id"] == said(translation)["@id"]
    assert said(translation)["translationOfWork"]["@id"] == said(original)["@id"]
    assert "translationOfWork" not in said(original)
    assert "workTranslation" not in said(translation)


def test_an_article_in_one_language_has_no_translation() -> None:
    archive, views = made(Article("guides/a/", {"en": "A"}, {}))
    said = showing.headed(Page("guides/a/", "en", "", "", "", ""), archive, views["en"]).structured
    assert said
    assert not {"workTranslation", "translationOfWork"} & said.keys()
