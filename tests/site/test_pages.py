import re
from collections.abc import Mapping
from typing import Any

import pytest

from generator.catalog import catalog, links
from generator.entries.problem import Lang
from generator.metadata.store import Store
from generator.site import pages
from generator.site.labels import label
from generator.site.page import Page
from generator.site.view import Site, View
from tests.catalog.libraries import library, paper

SITE = Site(name="Digest", url="https://example.org/", edit_base="https://example.org/edit/")

NOTE = {"by": "minji", "date": "2017-03-14", "ko": "좋다. [[b]]를 보라.", "en": "Good. See [[b]]."}

ENTRIES: dict[str, dict[str, Any]] = {
    "ismir/2015/a": paper(
        r"A $\ell_1$ paper",
        "Jan Schlüter",
        "Keunwoo Choi",
        tags=["cnn"],
        summary={"ko": "요약이다.", "en": "A summary."},
        notes=[NOTE],
        related=[{"to": "ismir/2015/b", "how": "extends"}],
        figures=[
            {"file": "a.png", "from": "own", "alt": {"ko": "그림", "en": "A picture"}, "caption": {"en": "Seen"}},
            {"url": "https://example.org/demo"},
        ],
    ),
    "ismir/2015/b": paper("B", "Jan Schlüter", tags=["rnn"], notes=[{"by": "keunwoo-choi", "ko": "한국어만."}]),
    "ismir/2016/c": {"arxiv": "1610.00087", "read": "not-yet"},
    "ismir/2016/d": {"unidentified": {"ko": "22.2채널에 관한 포스터.", "en": "About 22.2 channels."}, "read": "poster"},
    "ismir/2016/own": paper(
        "Own",
        "Keunwoo Choi",
        notes=[{"by": "editors", "after": "keunwoo-choi", "source": {"title": "글", "date": "2015"}, "en": "Mine."}],
    ),
}
TAGS = {"deep-learning": {}, "cnn": {"broader": ["deep-learning"]}, "rnn": {"broader": ["deep-learning"]}}
PEOPLE: Mapping[str, Mapping[str, Any]] = {
    "keunwoo-choi": {"name": {"en": "Keunwoo Choi", "ko": "최근우"}, "reviewer": "true"},
    "editors": {"name": {"en": "The editors", "ko": "편집부"}},
}
EDITIONS = {("ismir", 2015): {"place": {"ko": "말라가"}, "intro": {"ko": "## 들어가며\n\n[[a]]"}, "order": ["b", "a"]}}


@pytest.fixture(scope="module")
def site() -> dict[tuple[Lang, str], Page]:
    built = catalog.build(library(ENTRIES, tags=TAGS, people=PEOPLE, editions=EDITIONS), Store())
    linked = links.build(built)
    langs: tuple[Lang, ...] = ("ko", "en")
    return {
        (lang, page.address): page
        for lang in langs
        for page in pages.pages(View(built, linked, lang, SITE), {"digests/ismir/2015/b.yml": ["Line 3 is wrong."]})
    }


Built = dict[tuple[Lang, str], Page]


def test_both_languages_have_the_same_addresses(site: Built) -> None:
    korean, english = ({at for tree, at in site if tree == lang} for lang in ("ko", "en"))
    assert korean == english
    assert {
        "",
        "venues/",
        "venues/ismir/",
        "venues/ismir/2016/",
        "papers/ismir/2015/a/",
        "tags/",
        "tags/cnn/",
        "authors/",
        "authors/jan-schluter/",
    } <= korean


def test_every_page_has_one_first_heading_a_description_and_its_open_graph(site: Built) -> None:
    for page in site.values():
        assert len(re.findall(r"<h1[ >]", page.content)) == 1, page.address
        assert page.description
        assert f'property="og:locale" content="{ {"ko": "ko_KR", "en": "en_GB"}[page.lang] }"' in page.head
        assert re.search(r'og:title" content="[^"]', page.head)


def test_tex_in_a_title_is_mathematics_on_the_page_and_plain_elsewhere(site: Built) -> None:
    page = site["en", "papers/ismir/2015/a/"]
    assert page.title == "A ℓ1 paper"
    assert "<math" in page.content
    assert "$" not in page.content + page.head


def test_a_text_that_is_missing_is_shown_in_the_other_language_and_marked(site: Built) -> None:
    korean, english = (site[lang, "papers/ismir/2015/b/"].content for lang in ("ko", "en"))
    assert label("en", "missing") in english
    assert '<div class="digest-text" lang="ko"><p>한국어만.</p>' in english
    assert 'href="https://example.org/edit/digests/ismir/2015/b.yml"' in english
    assert label("ko", "missing") not in korean
    assert 'lang="ko"' not in korean


def test_relations_backlinks_and_neighbours_show_on_both_sides(site: Built) -> None:
    first, second = (site["en", f"papers/ismir/2015/{slug}/"].content for slug in "ab")
    assert label("en", "how-extends") in first
    assert label("en", "how-extended-by") in second
    assert label("en", "backlinks") in second
    assert label("en", "backlinks") in first  # the edition's introduction names it
    assert label("en", "reason-tag", names="deep-learning") in first
    assert label("en", "reason-author", names="Jan Schlüter") in first


def test_figures_keep_their_alternative_text_and_outside_ones_are_links(site: Built) -> None:
    content = site["ko", "papers/ismir/2015/a/"].content
    assert 'alt="그림"' in content
    assert '<span lang="en">Seen</span>' in content
    assert '<a href="https://example.org/demo" rel="noopener">' in content


def test_metadata_to_come_and_unidentified_papers_say_so(site: Built) -> None:
    assert label("ko", "pending") in site["ko", "papers/ismir/2016/c/"].content
    unknown = site["ko", "papers/ismir/2016/d/"]
    assert unknown.title == label("ko", "unidentified-title", what="22.2채널에 관한 포스터")
    assert label("ko", "unidentified-ask") in unknown.content
    assert unknown.edit == "digests/ismir/2016/d.yml"


def test_a_reviewer_who_is_an_author_is_marked_also_when_retold(site: Built) -> None:
    own = site["ko", "papers/ismir/2016/own/"].content
    assert label("ko", "own-paper") in own
    assert "최근우 님의 2015년 글을 편집부가 새로 씀" in own
    assert label("ko", "own-paper") not in site["ko", "papers/ismir/2015/b/"].content
    assert "최근우(Keunwoo Choi)" in site["ko", "papers/ismir/2015/b/"].content


def test_an_edition_is_one_long_post_in_its_order(site: Built) -> None:
    page = site["ko", "venues/ismir/2015/"]
    assert [heading.id for heading in page.headings[1:]] == ["b", "a"]
    assert page.content.index('id="b"') < page.content.index('id="a"')
    assert "말라가" in page.content
    assert "들어가며</h2>" in page.content
    identifiers = re.findall(r'\bid="([^"]+)"', page.content)
    assert len(identifiers) == len(set(identifiers))


def test_a_tag_holds_the_papers_of_narrower_ones_and_its_relatives(site: Built) -> None:
    page = site["en", "tags/deep-learning/"]
    assert "papers/ismir/2015/a/" in page.content
    assert "tags/cnn/" in page.content
    assert label("en", "n-papers", n=2) in page.description


def test_problems_show_on_the_page_concerned_and_on_the_home_page(site: Built) -> None:
    with_problems = {at for (lang, at), page in site.items() if lang == "en" and "Line 3 is wrong." in page.content}
    assert with_problems == {"", "papers/ismir/2015/b/"}
