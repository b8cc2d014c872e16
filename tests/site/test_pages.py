"""The pages of a small site, in both languages."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import html5lib
import pytest

from generator.catalog import catalog, links
from generator.catalog.article import Article
from generator.catalog.neighbours import Neighbourhood
from generator.metadata.store import Store, StoredPaper
from generator.problems.problem import Place, Problem
from generator.site.archive import Archive
from generator.site.page import Page, completed
from generator.site.pages import authors, outline, papers
from generator.site.view.labels import label
from generator.site.view.names import Names
from generator.site.view.site_facts import Site
from generator.site.view.view import View
from generator.support.languages import LANGS, Lang
from generator.text.hrefs import ROOT
from generator.text.page_text import text_of
from tests.catalog.libraries import library, paper

SITE = Site(
    name="Digest", url="https://example.org/", edit_address="https://example.org/edit/{file}?mode=edit"
)

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
            {
                "file": "a.png",
                "from": "own",
                "alt": {"ko": "그림", "en": "A picture"},
                "caption": {"en": "Seen"},
            },
            {"url": "https://example.org/demo"},
        ],
    ),
    "ismir/2015/b": paper(
        "B", "Jan Schlüter", tags=["rnn"], notes=[{"by": "keunwoo-choi", "ko": "한국어만."}]
    ),
    "ismir/2016/c": {"arxiv": "1610.00087", "read": "not-yet"},
    "ismir/2016/d": {
        "unidentified": {"ko": "22.2채널에 관한 포스터.", "en": "About 22.2 channels."},
        "read": "poster",
    },
    "ismir/2016/own": paper(
        "Own",
        "Keunwoo Choi",
        tags=["rnn"],
        notes=[
            {
                "by": "editors",
                "after": "keunwoo-choi",
                "source": {"title": "글", "date": "2015"},
                "en": "Mine.",
            }
        ],
    ),
}
TAGS = {"deep-learning": {}, "cnn": {"broader": ["deep-learning"]}, "rnn": {"broader": ["deep-learning"]}}
PEOPLE: Mapping[str, Mapping[str, Any]] = {
    "keunwoo-choi": {"name": {"en": "Keunwoo Choi", "ko": "최근우"}, "reviewer": "true"},
    "editors": {"name": {"en": "The editors", "ko": "편집부"}},
}
EDITIONS = {
    ("ismir", 2015): {"place": {"ko": "말라가"}, "intro": {"ko": "## 들어가며\n\n[[a]]"}, "order": ["b", "a"]}
}


Built = dict[tuple[Lang, str], Page]


def make(
    entries: Mapping[str, Mapping[str, Any]],
    problems: Mapping[str, Sequence[Problem]] | None = None,
    articles: Sequence[Article] = (),
    stored: Sequence[StoredPaper] = (),
    **registries: Any,
) -> Built:
    store = Store({paper.id: paper for paper in stored})
    built = catalog.build(library(entries, **registries), store, articles)
    linked = links.build(built)
    gathered = [*outline.pages(Archive(built, linked, Neighbourhood(built, linked)), problems or {})]
    views = {lang: View(Names.of(built, SITE), lang) for lang in LANGS}
    return {
        (lang, facts.address): completed(facts, view) for lang, view in views.items() for facts in gathered
    }


@pytest.fixture(scope="module")
def site() -> Built:
    problems = {
        file: [Problem.at(Place(file, line), "empty-text")]
        for file, line in (("digests/ismir/2015/b.yml", 3), ("digests/ismir/2015/edition.yml", 4))
    }
    return make(ENTRIES, problems, tags=TAGS, people=PEOPLE, editions=EDITIONS)


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
    shown = re.sub("<pre id=.*?</pre>", "", page.content, flags=re.DOTALL)  # BibTeX is TeX
    assert "$" not in shown + page.head


def test_a_text_that_is_missing_is_shown_in_the_other_language_and_marked(site: Built) -> None:
    korean, english = (site[lang, "papers/ismir/2015/b/"].content for lang in ("ko", "en"))
    assert label("en", "missing") in english
    assert '<div class="digest-text" lang="ko"><p>한국어만.</p>' in english
    assert f'href="{ROOT}en/compose/?entry=ismir/2015/b&amp;language=en"' in english
    assert label("ko", "missing") not in korean
    assert 'lang="ko"' not in korean


def test_of_a_paper_that_is_said_in_part_only_the_rest_is_told_to_be_in_the_other_language() -> None:
    notes = [{"by": {"name": "A"}, "ko": "한국어만."}]
    built = make({"ismir/2015/a": {**paper("A"), "summary": {"en": "In English alone."}, "notes": notes}})
    parts_said = "아직 한국어로 옮겨지지 않은 부분은 영어로", "What is not yet in English is shown in Korean."
    for lang, said in zip(LANGS, parts_said, strict=True):
        assert f'<p class="digest-missing">{said}' in built[lang, "papers/ismir/2015/a/"].content


def test_relations_backlinks_and_neighbours_show_on_both_sides(site: Built) -> None:
    first, second = (site["en", f"papers/ismir/2015/{slug}/"].content for slug in "ab")
    assert label("en", "how-extends") in first
    assert label("en", "how-extended-by") in second
    assert label("en", "backlinks") in first  # the edition's introduction names it
    assert label("en", "backlinks") not in second  # only the paper does that stands under "related" already
    assert label("en", "reason-tag", names="deep-learning") in first
    assert label("en", "reason-author", names="Keunwoo Choi") in first


def test_a_paper_that_is_related_is_not_suggested_a_second_time(site: Built) -> None:
    first = site["en", "papers/ismir/2015/a/"].content
    related, suggested = (first.index(f'id="{section}"') for section in ("related", "neighbours"))
    assert "papers/ismir/2015/b/" in first[related:suggested]
    assert "papers/ismir/2015/b/" not in first[suggested : first.index("digest-actions", suggested)]


def test_figures_keep_their_alternative_text_and_outside_ones_are_links(site: Built) -> None:
    content = site["ko", "papers/ismir/2015/a/"].content
    assert 'alt="그림"' in content
    assert '<span lang="en">Seen</span>' in content
    assert '<a href="https://example.org/demo" rel="noopener">' in content


@pytest.mark.parametrize(
    ("instead", "lang", "shown"),
    [
        ({}, "en", [("", "a.png")]),
        ({"dark": "d.png"}, "en", [("light", "a.png"), ("dark", "d.png")]),
        ({"dark": "d.png", "en": "e.png"}, "en", [("", "e.png")]),
        ({"dark": "d.png", "en": "e.png"}, "ko", [("light", "a.png"), ("dark", "d.png")]),
        ({"en": "e.png", "en-dark": "ed.png"}, "en", [("light", "e.png"), ("dark", "ed.png")]),
        ({"dark": "d.png", "ko-dark": "kd.png"}, "ko", [("light", "a.png"), ("dark", "kd.png")]),
    ],
)
def test_a_figure_is_shown_in_the_readers_language_and_on_either_ground(
    instead: dict[str, str], lang: Lang, shown: list[tuple[str, str]]
) -> None:
    figure = {"file": "a.png", "instead": instead, "alt": {"ko": "그림", "en": "A picture"}}
    content = make({"ismir/2015/a": paper("A", figures=[figure])})[lang, "papers/ismir/2015/a/"].content
    found = re.findall(r'<img(?: class="digest-figure__(light|dark)")? src="[^"]*/([a-z]+\.png)"', content)
    assert found == shown


def test_metadata_to_come_and_unidentified_papers_say_so(site: Built) -> None:
    assert label("ko", "pending") in site["ko", "papers/ismir/2016/c/"].content
    unknown = site["ko", "papers/ismir/2016/d/"]
    assert unknown.title == label("ko", "unidentified-title", what="22.2채널에 관한 포스터")
    assert label("ko", "unidentified-ask") in unknown.content
    assert unknown.edit == "digests/ismir/2016/d.yml"


def test_what_is_known_of_a_paper_is_called_as_its_page_shows_it() -> None:
    said = {
        "C# > C for snake_case_name": "C# > C for snake_case_name",
        "It **hears** [[other|*all*]] of `a_b` ![[a.png]] [[other]]. So.": "It hears *all* of a_b other",
        "> A [[seen]] poster": "A seen poster",
    }
    entries = {
        f"ismir/2016/seen{n}": {"unidentified": {"en": typed}, "read": "poster"}
        for n, typed in enumerate(said)
    }
    entries["ismir/2016/notes"] = paper("A", notes=[{"by": "minji", "en": "[[seen0]] and [[seen2]]"}])
    entries["ismir/2016/nothing"] = {"unidentified": {}, "read": "poster"}
    built = make(entries, people=PEOPLE)
    untold = built["en", "papers/ismir/2016/nothing/"].title
    assert untold == label("en", "unidentified-title", what="nothing")
    titles = [built["en", f"papers/ismir/2016/seen{n}/"].title for n in range(len(said))]
    assert titles == [label("en", "unidentified-title", what=what) for what in said.values()]
    linked = text_of(built["en", "papers/ismir/2016/notes/"].content)
    assert f"{titles[0]} and {titles[2]}" in linked


def test_what_became_of_a_preprint_after_its_review_is_said() -> None:
    latest = {
        "title": "A",
        "abstract": "This paper has been withdrawn by <its> authors.",
        "version": 3,
        "updated": "2020-05-01T00:00:00Z",
        "comment": "5 pages & $x^2$",
        "journal_ref": "Journal of \\'Etudes 1",
        "doi": "10.1000/1",
        "categories": ["cs.SD", "eess.AS"],
    }
    pinned = {"1": {"title": "A", "abstract": "As reviewed."}}
    stored = StoredPaper.model_validate({"id": "1610.00087", "latest": latest, "pinned": pinned})
    entry = {"arxiv": "1610.00087v1", "read": "full"}
    built = make({"ismir/2015/a": entry}, stored=[stored])
    korean, english = (built[lang, "papers/ismir/2015/a/"].content for lang in LANGS)
    for content, said in (
        (korean, ["철회", "리뷰한 판: v1 · 최신 판: v3(2020년 5월 1일)", "게재 정보"]),
        (english, ["withdrawn from arXiv", "Reviewed: v1; latest: v3, 1 May 2020", "Published in"]),
    ):
        everywhere = ["As reviewed.", "Journal of Études 1", "5 pages &amp; <math", "cs.SD, eess.AS"]
        addresses = ['href="https://doi.org/10.1000/1"', 'href="https://arxiv.org/abs/1610.00087"']
        assert [text for text in [*said, *everywhere, *addresses] if text not in content] == []


def test_of_a_preprint_of_which_nothing_else_is_known_nothing_is_said() -> None:
    stored = StoredPaper.model_validate({"id": "1610.00087", "latest": {"title": "A"}})
    built = make({"ismir/2015/a": {"arxiv": "1610.00087v1", "read": "full"}}, stored=[stored])
    content = built["en", "papers/ismir/2015/a/"].content
    assert "digest-missing" not in content
    assert "<dl" not in content


def test_a_reviewer_who_is_an_author_is_marked_also_when_retold(site: Built) -> None:
    own = site["ko", "papers/ismir/2016/own/"].content
    assert label("ko", "own-paper") in own
    assert "최근우 님의 2015년 글을 편집부가 새로 씀" in own
    assert label("ko", "own-paper") not in site["ko", "papers/ismir/2015/b/"].content
    assert "최근우(Keunwoo Choi)" in site["ko", "papers/ismir/2015/b/"].content


def test_words_that_are_the_authors_own_say_so_beside_their_source() -> None:
    note = {"by": {"name": "Ada"}, "source": {"title": "A walk"}, "verbatim": "true", "en": "Mine."}
    for verbatim in ("true", "false"):
        built = make({"ismir/2015/a": paper("A", "Ann Other", notes=[{**note, "verbatim": verbatim}])})
        content = built["en", "papers/ismir/2015/a/"].content
        assert (label("en", "verbatim") in content) == (verbatim == "true")


def test_an_edition_is_one_long_post_in_its_order(site: Built) -> None:
    page = site["ko", "venues/ismir/2015/"]
    assert [heading.id for heading in page.headings] == ["_title", "_intro-들어가며", "b", "a"]
    assert page.content.index('id="b"') < page.content.index('id="a"')
    assert "말라가" in page.content
    assert "들어가며</h2>" in page.content
    identifiers = re.findall(r'\bid="([^"]+)"', page.content)
    assert len(identifiers) == len(set(identifiers))


def test_a_tag_holds_the_papers_of_narrower_ones_and_its_relatives(site: Built) -> None:
    page = site["en", "tags/deep-learning/"]
    assert "papers/ismir/2015/a/" in page.content
    assert "tags/cnn/" in page.content
    assert label("en", "n-papers", n=3) in page.description


def test_problems_show_on_the_page_concerned_and_on_the_home_page(site: Built) -> None:
    with_problems = {at for (lang, at), page in site.items() if lang == "en" and "b.yml:3:1:" in page.content}
    assert with_problems == {"", "papers/ismir/2015/b/"}
    assert "edition.yml:4:1:" in site["ko", "venues/ismir/2015/"].content
    assert label("en", "problems-anywhere") in site["en", ""].content


def test_no_page_skips_a_level_of_headings(site: Built) -> None:
    for page in site.values():
        levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", page.content)]
        assert all(below <= above + 1 for above, below in pairwise(levels)), (page.address, levels)


def test_the_table_of_contents_leads_to_headings_of_the_page(site: Built) -> None:
    for page in site.values():
        identifiers = re.findall(r'<h[1-6][^>]* id="([^"]+)"', page.content)
        assert [heading.id for heading in page.headings if heading.id not in identifiers] == [], page.address


def test_the_headings_of_a_review_stand_in_its_papers_table_of_contents() -> None:
    note = {"by": "editors", "ko": "## 처음\n\n### 더\n\n## 끝", "verdict": "mixed"}
    built = make({"ismir/2015/a": paper("A", tags=["cnn"], notes=[note])}, tags=TAGS, people=PEOPLE)
    korean, english = built["ko", "papers/ismir/2015/a/"], built["en", "papers/ismir/2015/a/"]
    assert [(heading.level, heading.title) for heading in korean.headings][1:5] == [
        (2, "리뷰"),
        (3, "처음"),
        (4, "더"),
        (3, "끝"),
    ]
    assert [heading.lang for heading in english.headings][1:5] == [None, "ko", "ko", "ko"]


def test_a_papers_page_says_who_thought_what_of_it() -> None:
    notes = [
        {"by": "editors", "after": "keunwoo-choi", "verdict": "mixed", "en": "Text."},
        {"by": "editors", "verdict": "must-read", "en": "Text."},
    ]
    built = make({"ismir/2015/a": paper("A", tags=["cnn"], notes=notes)}, tags=TAGS, people=PEOPLE)
    said = re.sub("<[^>]*>", "", built["en", "papers/ismir/2015/a/"].content)
    assert f"{label('en', 'thought', name='Keunwoo Choi')}: {label('en', 'verdict-mixed')}" in said
    assert f"{label('en', 'thought', name='The editors')}: {label('en', 'verdict-must-read')}" in said
    assert label("en", "verdict-differ") not in said


def test_what_nobody_could_identify_is_not_suggested() -> None:
    entries = {
        "ismir/2015/a": paper("A", tags=["cnn"]),
        "ismir/2015/b": paper("B", tags=["cnn"]),
        "ismir/2015/what": {"unidentified": {"en": "A poster."}, "read": "poster", "tags": ["cnn"]},
    }
    page = make(entries, tags=TAGS)["en", "papers/ismir/2015/a/"].content
    suggested = page[page.index('id="neighbours"') : page.index("</ul>", page.index('id="neighbours"'))]
    assert "ismir/2015/b/" in suggested
    assert "ismir/2015/what/" not in suggested


OUR_SCRIPT = re.compile(r'<script type="(?:module|application/(?:ld\+)?json)"')

SCRIPT = "\"'><script>alert(1)</script>{{ 7 * 7 }}"


def test_what_strangers_type_is_escaped_everywhere() -> None:
    said = {"ko": f"글 {SCRIPT}", "en": SCRIPT}
    entry = paper(
        SCRIPT,
        {"name": SCRIPT, "affiliation": SCRIPT},
        tags=["cnn"],
        summary=said,
        notes=[
            {"by": {"name": SCRIPT, "url": "https://e.example/?a=1&b=\"'"}, "after": SCRIPT, **said},
            {"by": "minji", "source": {"title": SCRIPT, "url": 'https://e.example/"'}, **said},
        ],
        asks=said,
        figures=[{"file": f"{SCRIPT}.png", "alt": said, "caption": said, "credit": SCRIPT, "from": "own"}],
        related=[{"to": 'https://e.example/"', "how": "extends", "note": said}],
    )
    entry["paper"] |= {"abstract": SCRIPT, "pages": SCRIPT, "award": said, "doi": "10.1000/'&lt;"}
    built = make(
        {"ismir/2015/a": entry, "ismir/2015/b": {"unidentified": said, "read": "poster"}},
        tags={"cnn": {"name": said, "about": said, "aliases": [SCRIPT]}},
        people={"minji": {"name": said, "reviewer": "true"}},
        venues={"ismir": {"name": said, "full": said, "about": said, "aliases": [SCRIPT]}},
        editions={("ismir", 2015): {"title": said, "place": said, "intro": said, "order": [{"text": said}]}},
        problems={"digests/ismir/2015/a.yml": [Problem.at(Place(SCRIPT), "unknown-tag", value=SCRIPT)]},
        articles=[Article("guides/a/", {"ko": SCRIPT, "en": SCRIPT}, {"ko": "[[ismir/2015/a]]"}, ("cnn",))],
    )
    for page in built.values():
        assert "<script" not in OUR_SCRIPT.sub("", page.content + page.head), page.address
        assert "49" not in page.content
        for value in re.findall(r' (?:href|src|content|alt|aria-label)="([^"]*)"', page.content + page.head):
            assert "'>" not in value
            assert ">" not in value


def test_papers_that_nobody_reviewed_stand_in_a_list_of_their_own() -> None:
    listed = {"paper": {"title": "Listed", "authors": ["Ada Lovelace"]}, "read": "not-yet"}
    entries: dict[str, dict[str, Any]] = {
        "ismir/2015/a": paper("A", summary={"en": "It hears."}),
        "ismir/2015/listed": listed,
        "ismir/2015/placed": {**listed, "paper": {"title": "Placed"}},
        "ismir/2016/asked": {**listed, "asks": {"en": "What is this?"}},
        "ismir/2017/listed": listed,
    }
    built = make(entries, editions={("ismir", 2015): {"order": ["placed"]}})

    post, _, programme = built["en", "venues/ismir/2015/"].content.partition('<h2 id="_programme">')
    assert re.findall(r'<h2 id="([^"]*)">', post) == ["placed", "a"]
    assert re.findall(r'<li id="([^"]*)">', programme) == ["listed"]
    assert ("papers/ismir/2015/listed/" in programme, "Ada Lovelace" in programme) == (True, True)
    headings = [heading.id for heading in built["ko", "venues/ismir/2015/"].headings]
    assert headings == ["_title", "placed", "a", "_programme"]
    assert "_programme" not in built["en", "venues/ismir/2016/"].content
    assert "digest-titles" not in built["en", "venues/ismir/2017/"].content
    home = built["en", ""].content
    assert ("papers/ismir/2015/a/" in home, "papers/ismir/2015/listed/" in home) == (True, False)
    assert "In the programme, not reviewed" in built["en", "papers/ismir/2017/listed/"].content


def test_korean_on_an_english_page_is_marked_wherever_it_stands() -> None:
    entries: dict[str, dict[str, Any]] = {
        "ismir/2015/a": paper(
            "국악 분류",
            "김민지",
            "Wei Dai",
            tags=["gugak"],
            summary={"ko": "요약한다."},
            notes=[{"by": "minji", "ko": "글 [[b]]", "source": {"title": "학회 후기"}}],
            figures=[{"file": "a.png", "alt": {"ko": "그림"}, "caption": {"ko": "설명"}, "credit": "홍길동"}],
        ),
        "ismir/2015/b": {"unidentified": {"ko": "소리 포스터."}, "read": "poster", "tags": ["gugak"]},
        "ismir/2015/c": paper("C", "김민지", tags=["gugak"], summary={"ko": "요약한다."}),
    }
    built = make(
        entries,
        tags={"gugak": {"name": {"ko": "국악"}}},
        people={"minji": {"name": {"ko": "민지"}}},
        venues={"ismir": {"name": {"ko": "음악학회"}}},
        editions={("ismir", 2015): {"title": {"ko": "첫 학회"}}},
    )
    for (lang, at), page in built.items():
        if lang == "en":
            tree = html5lib.parse(
                f"<!doctype html><title>.</title>{page.content}", namespaceHTMLElements=False
            )
            assert unmarked(tree) == [], at
    first = next(heading for heading in built["en", "venues/ismir/2015/"].headings if heading.id == "a")
    assert first.lang == "ko"
    english = built["ko", "venues/ismir/2015/"]
    assert [heading.lang for heading in english.headings if heading.id in "ac"] == ["en", None]


def unmarked(element: Any, lang: str = "en") -> list[str]:
    """Return the Korean texts below an element that nothing marks as Korean, but for scripts."""
    if element.tag == "script":
        return []
    lang = element.get("lang", lang)
    own = [element.text, element.get("alt"), element.get("aria-label")]
    texts = [*own, *(child.tail for child in element)] if lang == "en" else []
    found = [text for text in texts if text and re.search("[가-힣]", text)]
    return found + [text for child in element for text in unmarked(child, lang)]


def test_an_entry_half_in_one_language_and_half_in_the_other_waits_for_a_translation() -> None:
    entry = paper("A", summary={"en": "S."}, notes=[{"by": "minji", "ko": "글"}])
    assert label("ko", "waiting") in make({"ismir/2015/a": entry})["ko", ""].content


def test_a_note_without_a_text_does_not_shift_those_after_it() -> None:
    notes = [{"by": "first", "read": "poster"}, {"by": "second", "en": "Good."}]
    content = make({"ismir/2015/a": paper("A", notes=notes)})["en", "papers/ismir/2015/a/"].content
    assert label("en", "note-by", name="second") in content
    assert label("en", "note-by", name="first") not in content


def test_whoever_links_to_an_edition_is_listed_there() -> None:
    entries = {"ismir/2015/a": paper("A", notes=[{"by": "me", "en": "At [[venue:ismir/2015]]."}])}
    page = make(entries)["en", "venues/ismir/2015/"]
    assert label("en", "mentioned-venue") in page.content
    assert page.headings[-1].id == "_mentions"


def test_tags_that_share_their_broader_ones_do_not_double_the_tree_with_every_level() -> None:
    tags = {
        f"{side}{level}": {"broader": [f"a{level - 1}", f"b{level - 1}"] if level else []}
        for level in range(20)
        for side in "ab"
    }
    entries = {"ismir/2015/a": paper("A", tags=["a19", "b19"])}
    content = make(entries, tags=tags)["en", "tags/"].content
    assert content.count("tags/a1/") == 2
    assert len(content) < 10_000


def test_pages_of_a_paper_show_without_a_date() -> None:
    entry = paper("A")
    entry["paper"]["pages"] = "421-425"
    assert "<dd>421–425</dd>" in make({"ismir/2015/a": entry})["en", "papers/ismir/2015/a/"].content


def test_of_very_many_authors_all_but_the_first_unfold() -> None:
    crowd = [f"Author {number}" for number in range(papers.MOST_AUTHORS + 5)]
    page = make({"ismir/2015/a": paper("A", *crowd)})["en", "papers/ismir/2015/a/"].content
    first, _, others = page.partition("<summary>and 5 more</summary>")
    assert [len(re.findall("authors/author-", part)) for part in (first, others)] == [papers.MOST_AUTHORS, 5]


def test_of_very_many_co_authors_those_of_most_papers_are_named() -> None:
    crowd = [f"Author {number}" for number in range(authors.MOST_CO_AUTHORS + 50)]
    entries = {
        "ismir/2015/a": paper("A", *crowd),
        "ismir/2015/b": paper("B", crowd[0], crowd[-1]),
    }
    page = make(entries)["en", "authors/author-0/"].content
    named = re.findall(r'<li><a href="[^"]*authors/author-(\d+)/', page[page.index('id="co-authors"') :])
    assert len(named) == authors.MOST_CO_AUTHORS
    assert named[0] == str(len(crowd) - 1)
    assert "and 49 more" in page


def test_the_part_of_a_venue_stands_beside_it() -> None:
    entry = paper("A", "Wei Dai", tags=["cnn"], summary={"en": "It is."})
    entry["paper"]["track"] = "Late-breaking <demo> $x^2$"
    built = make({"ismir/2015/a": entry}, tags=TAGS)

    for address in ("papers/ismir/2015/a/", "authors/wei-dai/", "venues/ismir/2015/"):
        beside = re.search(r'<p class="digest-[a-z_]+place">(.*?)</p>', built["en", address].content)
        assert beside, address
        assert "Late-breaking &lt;demo&gt; <math" in beside[1]


def test_an_answer_by_an_author_is_no_review() -> None:
    entry = paper(
        "A",
        "Keunwoo Choi",
        read="abstract",
        tags=["cnn"],
        notes=[
            {"by": "editors", "date": "2017", "verdict": "mixed", "ko": "글.", "en": "Text."},
            {"by": "keunwoo-choi", "role": "author", "read": "full", "verdict": "must-read", "en": "Thanks."},
        ],
    )
    built = make({"ismir/2015/a": entry}, tags=TAGS, people=PEOPLE)

    for address in ("papers/ismir/2015/a/", "venues/ismir/2015/"):
        content = built["en", address].content
        assert label("en", "answer-by", name="Keunwoo Choi") in re.sub("<[^>]*>", "", content)
        assert label("en", "own-paper") not in content
        assert label("en", "verdict-must-read") not in content
        assert label("en", "read-full") not in content
        assert content.count(label("en", "verdict-mixed")) == 1


def test_no_comma_is_left_behind_by_the_author_before_it() -> None:
    entry = paper("A", "Wei Dai", "Ann Lee", tags=["cnn"])
    entry["paper"]["authors"] += [{"name": "Bora Kim", "affiliation": "KAIST"}, "Jan Schlüter"]
    content = make({"ismir/2015/a": entry}, tags=TAGS)["en", "papers/ismir/2015/a/"].content

    line = content.partition('digest-paper__authors">')[2].partition("</p>")[0]

    assert "</a>," not in re.sub(r'<span class="digest-unbroken">.*?</span>', "", line)
    assert re.sub("<[^>]*>", "", line).strip() == "Wei Dai, Ann Lee, Bora Kim (KAIST), Jan Schlüter"
