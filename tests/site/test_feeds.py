"""Feeds: what they hold, by which names, and that others can read them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any, TypeAlias

import html5lib
import pytest

from generator.catalog import catalog, links
from generator.catalog.article import Article
from generator.catalog.neighbours import Neighbourhood
from generator.entries.format.fields import partial_date
from generator.metadata.store import Store
from generator.site.archive import Archive
from generator.site.beside.feeds import atom
from generator.site.beside.feeds.gathering import MOST, announced, feeds
from generator.site.view.names import Names
from generator.site.view.site_facts import Licence, Site
from generator.site.view.view import View
from generator.support.languages import BOTH, LANGS, Lang, Languages
from tests.catalog.libraries import library, paper
from tests.site.feeds import checked, read

SITE = Site(
    "다이제스트 & 벗", "https://host.example/repo/", licence=Licence("CC & 벗", "https://l.example/?a&b")
)

PEOPLE: Mapping[str, Mapping[str, Any]] = {
    "minji": {"name": {"en": "Minji Kim", "ko": "김민지"}},
    "editors": {"name": {"en": "The editors", "ko": "편집부"}},
}
HOSTILE = ']]> <script>alert(\'"&amp;")</script> 🎵 <![CDATA[ ]]&gt; & 한글 $\\ell_1$'

NOTE = {
    "by": "minji",
    "date": "2017-03-14",
    "verdict": "interesting",
    "ko": f"“좋다”는 말.[^1] $x^2 < y$ [[ismir/2015/b]]를 보라. {HOSTILE} &#1; `]]>`\n\n[^1]: 정말로.\n",
    "en": "Good.[^1] $$x^2 < y$$ See [[tag:cnn]].\n\n![[a.png]]\n\n[^1]: Indeed.\n",
}
ENTRIES: Mapping[str, Mapping[str, Any]] = {
    "ismir/2015/a": paper(
        HOSTILE,
        "Jan Schlüter",
        tags=["cnn"],
        summary={"ko": HOSTILE, "en": HOSTILE},
        notes=[NOTE],
        figures=[{"file": "a.png", "instead": {"dark": "b.png"}, "alt": {"ko": "그림", "en": "A picture"}}],
    ),
    "ismir/2015/b": paper(
        "B",
        "Ada",
        tags=["cnn"],
        notes=[
            {"by": {"name": "누구 & 아무"}, "ko": "한국어만."},
            {
                "by": "editors",
                "after": "minji",
                "date": "2018",
                "source": {"title": "글", "date": "2015"},
                "ko": "새로.",
            },
        ],
    ),
    "ismir/2016/c": paper("C", "Ada", read="not-yet", tags=["rnn"]),
}
Made: TypeAlias = dict[tuple[Lang, str], str]

TAGS: Mapping[str, Mapping[str, Any]] = {
    "deep-learning": {},
    "cnn": {"broader": ["deep-learning"]},
    "rnn": {},
}


def made(
    entries: Mapping[str, Mapping[str, Any]] = ENTRIES,
    articles: Sequence[Article] = (),
    said: Mapping[tuple[Lang, str], str] = MappingProxyType({}),
    languages: Languages = BOTH,
    site: Site = SITE,
    **registries: Any,
) -> Made:
    """Return every feed by language and address."""
    known = {"tags": TAGS, "people": PEOPLE, **registries}
    built = catalog.build(library(entries, **known), Store(), articles)
    linked = links.build(built)
    archive = Archive(built, linked, Neighbourhood(built, linked))
    views = {lang: View(Names.of(built, site, languages), lang) for lang in languages}
    found = [*feeds(archive, said)]
    assert len({feed.address for feed in found}) == len(found)
    return {(lang, feed.address): feed.content(view) for lang, view in views.items() for feed in found}


@pytest.fixture(scope="module")
def usual() -> Made:
    return made()


def test_what_has_a_review_has_a_feed_and_nothing_else(usual: Made) -> None:
    assert {address for lang, address in usual if lang == "ko"} == {
        "feed.xml",
        "venues/ismir/feed.xml",
        "venues/ismir/2015/feed.xml",
        "tags/deep-learning/feed.xml",
        "tags/cnn/feed.xml",
        "authors/minji/feed.xml",
        "authors/editors/feed.xml",
    }


def test_a_preview_has_the_feed_that_an_edition_of_no_registered_venue_leads_to() -> None:
    held = replace(
        library({"nope/2015/a": paper("A", notes=[{"by": {"name": "Ada"}, "en": "x"}])}), venues={}
    )
    archive = Archive.of(catalog.build(held, Store()))
    assert "venues/nope/2015/feed.xml" in {feed.address for feed in feeds(archive, {})}


@pytest.mark.parametrize("lang", LANGS)
def test_every_feed_is_read_by_others(usual: Made, lang: Lang) -> None:
    for (own, address), feed in usual.items():
        if own == lang:
            found = read(feed)
            tree = "" if lang == "ko" else "en/"
            assert found.feed.language == lang
            assert [link.href for link in found.feed.links if link.rel == "self"] == [
                f"https://host.example/repo/{tree}{address}"
            ]
            assert found.feed.link == f"https://host.example/repo/{tree}{address.removesuffix('feed.xml')}"
            assert found.feed.rights == "CC & 벗"
            assert [link.href for link in found.feed.links if link.rel == "license"] == [
                "https://l.example/?a&b"
            ]
            assert found.entries


def test_titles_and_texts_arrive_as_they_were_typed(usual: Made) -> None:
    newest, oldest = read(usual["ko", "feed.xml"]).entries
    assert (newest.title, newest.title_detail.language) == ("B", "en")
    assert oldest.title == oldest.summary == HOSTILE.replace(r"$\ell_1$", "ℓ1")
    assert oldest.title_detail.type == oldest.summary_detail.type == "text/plain"
    content = _content(usual["ko", "feed.xml"], 1)
    assert "<script" not in content
    assert "<math" in content
    assert "“좋다”는 말" in content
    assert "🎵" in content
    assert "<code>]]&gt;</code>" in content


def test_addresses_are_in_full_and_a_picture_stands_once(usual: Made) -> None:
    for lang in LANGS:
        tree = BOTH.tree(lang)
        content = _content(usual[lang, "tags/cnn/feed.xml"], 1)
        page = f"https://host.example/repo/{tree}papers/ismir/2015/a/"
        elements = html5lib.parseFragment(content, namespaceHTMLElements=False).iter()
        attributes = [value for each in elements for name in ("href", "src") if (value := each.get(name))]
        assert all(value.startswith("https://") for value in attributes), attributes
        assert any(value.startswith(f"{page}#") for value in attributes)
        assert content.count("papers/ismir/2015/a.png") == 1
        assert "b.png" not in content


def _content(feed: str, number: int) -> str:
    return str(checked(feed).findall(".//{*}content")[number].text)


def test_who_wrote_and_who_is_retold(usual: Made) -> None:
    newest, oldest = read(usual["en", "feed.xml"]).entries
    assert [(who.name, who.get("href")) for who in oldest.authors] == [
        ("Minji Kim", "https://host.example/repo/en/authors/minji/")
    ]
    assert [who.name for who in newest.authors] == ["누구 & 아무", "The editors"]
    assert [who.name for who in newest.contributors] == ["Minji Kim"]
    assert [(tag.term, tag.label) for tag in newest.tags] == [("cnn", "cnn")]


def test_a_date_is_that_of_the_newest_note_or_of_the_edition(usual: Made) -> None:
    found = read(usual["ko", "feed.xml"])
    assert [entry.updated for entry in found.entries] == ["2018-01-01T12:00:00Z", "2017-03-14T12:00:00Z"]
    assert found.feed.updated == "2018-01-01T12:00:00Z"
    undated = made({"ismir/2015/a": paper("A", summary={"en": "S."})})
    assert read(undated["ko", "feed.xml"]).entries[0].updated == "2015-01-01T12:00:00Z"


def test_a_text_is_shown_in_the_language_that_it_has(usual: Made) -> None:
    content = _content(usual["en", "feed.xml"], 0)
    assert "Not yet in English, so shown in Korean." in content
    assert '<div class="digest-text" lang="ko">' in content


def test_of_a_paper_that_is_said_in_part_only_the_rest_is_told_to_be_in_the_other_language() -> None:
    notes = [{"by": {"name": "A"}, "ko": "한국어만."}]
    mixed = made({"ismir/2015/a": paper("A", summary={"en": "In English alone."}, notes=notes)})
    parts_said = "아직 한국어로 옮겨지지 않은 부분은 영어로", "What is not yet in English is shown in Korean."
    for lang, said in zip(LANGS, parts_said, strict=True):
        assert f"<p>{said}" in _content(mixed[lang, "feed.xml"], 0)


def _ids(feed: str) -> list[str]:
    return [str(found.text) for found in checked(feed).iter("{*}id")]


def test_what_is_called_otherwise_keeps_its_names_and_its_old_address(
    usual: Made,
) -> None:
    entries = {
        "conf/2015/z": {
            **ENTRIES["ismir/2015/a"],
            "formerly": ["conf/2015/a", "ismir/2015/y"],
            "tags": ["convolution"],
        },
        "conf/2015/b": {**ENTRIES["ismir/2015/b"], "tags": ["convolution"]},
    }
    renamed = made(
        entries,
        venues={"conf": {"formerly": ["ismir"]}},
        tags={"convolution": {"formerly": ["cnn"]}},
        people={"min": {**PEOPLE["minji"], "formerly": ["minji"]}, "editors": PEOPLE["editors"]},
    )
    moved = {
        "feed.xml": "feed.xml",
        "venues/ismir/feed.xml": "venues/conf/feed.xml",
        "venues/ismir/2015/feed.xml": "venues/conf/2015/feed.xml",
        "tags/cnn/feed.xml": "tags/convolution/feed.xml",
    }
    for old, new in moved.items():
        assert _ids(renamed["ko", new]) == _ids(usual["ko", old])
        assert renamed["ko", old] == renamed["ko", new]


def test_an_edit_elsewhere_changes_nothing(usual: Made) -> None:
    other = made(
        {**ENTRIES, "icml/2020/d": paper("D", notes=[{"by": "editors", "en": "New.", "date": "2021-01-01"}])}
    )
    for address in ("venues/ismir/feed.xml", "tags/cnn/feed.xml", "authors/minji/feed.xml"):
        assert other["ko", address] == usual["ko", address]
    assert other["ko", "feed.xml"] != usual["ko", "feed.xml"]


def test_a_new_note_changes_the_date_and_no_name(usual: Made) -> None:
    notes = [NOTE, {"by": "editors", "date": "2019-02-03", "en": "More."}]
    found = made({**ENTRIES, "ismir/2015/a": {**ENTRIES["ismir/2015/a"], "notes": notes}})[
        "ko", "tags/cnn/feed.xml"
    ]
    assert read(found).entries[0].updated == read(found).feed.updated == "2019-02-03T12:00:00Z"
    assert sorted(_ids(found)) == sorted(_ids(usual["ko", "tags/cnn/feed.xml"]))


def test_a_feed_holds_the_newest_in_the_order_in_which_they_were_written() -> None:
    days = [f"2020-{month:02}-{day:02}" for month in (1, 2) for day in range(1, 21)]
    entries = {
        f"ismir/2015/p{number}": paper(f"P{number}", notes=[{"by": "editors", "date": day, "en": "N."}])
        for number, day in enumerate(days)
    }
    found = read(made(entries)["en", "feed.xml"]).entries
    assert [entry.title for entry in found] == [f"P{number}" for number in range(39, 39 - MOST, -1)]


@pytest.mark.parametrize("languages", [Languages("en"), Languages("en", "ko")])
def test_names_say_the_language_and_not_the_tree(languages: Languages, usual: Made) -> None:
    found = made(languages=languages)
    assert {lang for lang, _ in found} == {*languages}
    assert _ids(found["en", "feed.xml"]) == _ids(usual["en", "feed.xml"])
    assert read(found["en", "feed.xml"]).feed.link == "https://host.example/repo/"


def test_a_site_without_reviews_has_a_feed_without_any() -> None:
    found = made({"ismir/2015/c": ENTRIES["ismir/2016/c"]})
    assert [*found] == [("ko", "feed.xml"), ("en", "feed.xml")]
    assert read(found["ko", "feed.xml"]).entries == []


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://host.example/", "tag:host.example,2026:/ko/tags/cnn/"),
        ("http://127.0.0.1:8000/a b/", "tag:127.0.0.1,2026:/a%20b/ko/tags/cnn/"),
    ],
)
def test_a_name_holds_neither_scheme_nor_port(url: str, name: str) -> None:
    view = View(Names.of(catalog.build(library({}), Store()), Site("N", url)), "ko")
    assert atom.name(view, "tags/cnn/") == name


POST = Article(
    "blog/rain/",
    {"ko": "비 & 눈", "en": "Rain"},
    {},
    ("cnn", "nothing"),
    {"ko": "비 <가> 온 날"},
    {"ko": partial_date("2017-05-06")},
)
UNDATED = Article("blog/undated/", {"ko": "언젠가"}, {})
SAID: Mapping[tuple[Lang, str], str] = {
    ("ko", "blog/rain/"): '<h1>비</h1><p>\x0b<a href="../../about/">이곳</a> <a href="#a">a</a> '
    '<img src="../a.png" alt=""> <a href="mailto:a@b.example">편지</a></p>',
    ("en", "blog/rain/"): "<p>Without a date.</p>",
}


def test_posts_stand_in_the_feed_of_the_blog_and_in_that_of_the_site() -> None:
    found = made(articles=[POST, UNDATED], said=SAID)
    (post,) = read(found["ko", "blog/feed.xml"]).entries
    assert (post.title, post.summary, post.updated) == ("비 & 눈", "비 <가> 온 날", "2017-05-06T12:00:00Z")
    assert [tag.term for tag in post.tags] == ["cnn"]
    content = _content(found["ko", "blog/feed.xml"], 0)
    assert 'href="https://host.example/repo/about/"' in content
    assert 'href="https://host.example/repo/blog/rain/#a"' in content
    assert 'src="https://host.example/repo/blog/a.png"' in content
    assert 'href="mailto:a@b.example"' in content
    assert [entry.title for entry in read(found["ko", "feed.xml"]).entries][1] == "비 & 눈"
    assert not read(found["en", "blog/feed.xml"]).entries
    assert ("ko", "blog/feed.xml") not in made(articles=[POST])  # which mkdocs.yml leaves out of the site


def test_dated_guides_stand_in_a_feed_of_their_own_with_who_wrote_them_and_who_is_retold() -> None:
    guide = Article(
        "guides/bees/",
        {"ko": "벌"},
        {},
        dates={"ko": partial_date("2018")},
        authors=("ada", "nobody"),
        after="grace",
    )
    people = {"ada": {"name": {"ko": "에이다", "en": "Ada"}}, "grace": {"name": {"en": "Grace"}}}
    said: Mapping[tuple[Lang, str], str] = {**SAID, ("ko", "guides/bees/"): "<p>벌</p>"}
    found = made(articles=[POST, guide], said=said, people=people)
    (entry,) = read(found["ko", "guides/feed.xml"]).entries
    assert [author.name for author in entry.authors] == ["에이다", "nobody"]
    assert [person.name for person in entry.contributors] == ["Grace"]
    assert [entry.title for entry in read(found["ko", "blog/feed.xml"]).entries] == ["비 & 눈"]
    assert {"벌", "비 & 눈"} <= {entry.title for entry in read(found["ko", "feed.xml"]).entries}
    assert ("ko", "series/feed.xml") not in found


def test_parts_of_a_series_stand_in_its_feed_which_its_page_tells_of() -> None:
    lying = (
        Article("series/rain/", {"ko": "비 <연재>"}, {}, kind="series"),
        Article("series/dry/", {"ko": "가뭄"}, {}, kind="series"),
        replace(POST, series="rain", part=1),
        Article("guides/a/", {"ko": "가"}, {}, dates={"ko": partial_date("2018")}, series="rain", part=2),
        Article("guides/b/", {"ko": "나"}, {}, dates={"ko": partial_date("2019")}),
        Article("guides/c/", {"ko": "다"}, {}, series="dry", part=1),
    )
    said: Mapping[tuple[Lang, str], str] = {
        **SAID,
        **{("ko", article.address): f"<p>{article.titles['ko']}</p>" for article in lying[3:]},
    }
    found = made(articles=lying, said=said)
    feed = read(found["ko", "series/rain/feed.xml"])
    assert feed.feed.title == "비 <연재> · 다이제스트 & 벗"
    assert feed.feed.link == "https://host.example/repo/series/rain/"
    assert [entry.title for entry in feed.entries] == ["가", "비 & 눈"]
    assert read(found["en", "series/rain/feed.xml"]).feed.title == feed.feed.title
    assert ("ko", "series/dry/feed.xml") not in found

    built = catalog.build(library({}), Store(), lying)
    archive, view = Archive.of(built), View(Names.of(built, SITE, BOTH), "ko")
    told = {
        at: announced(archive, view, at).count("<link") for at in ("series/rain/", "series/dry/", "blog/")
    }
    assert told == {"series/rain/": 2, "series/dry/": 1, "blog/": 2}


def test_the_grammar_refuses_what_is_no_feed() -> None:
    with pytest.raises(AssertionError):
        checked('<feed xmlns="http://www.w3.org/2005/Atom"><id>a:b</id><title>T</title></feed>')
