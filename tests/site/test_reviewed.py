"""What nobody reviewed follows what somebody did, a line each, on the pages of tags, authors and venues."""

import re
from typing import Any

import pytest

from generator.site.view.labels import label
from tests.catalog.libraries import paper
from tests.site.test_home import section, slugs
from tests.site.test_pages import Built, make

LISTED = {"read": "not-yet"}
REVIEWED = {"summary": {"ko": "요약.", "en": "A summary."}, "tags": ["cnn"]}
COPIES = {"doi": "10.1000/1", "links": {"pdf": "https://x.example/a.pdf"}}

ENTRIES: dict[str, dict[str, Any]] = {
    "ismir/2014/old": paper("Old", "Ada Lovelace", **REVIEWED),
    "ismir/2015/z-read": paper("Zebra", "Ada Lovelace", **REVIEWED),
    "ismir/2016/listed": {
        **paper("Listed", "Ada Lovelace", tags=["cnn"], **LISTED),
        "paper": {"title": "Listed", "authors": ["Ada Lovelace"], "abstract": "It says so.", **COPIES},
    },
    "ismir/2016/found": paper("Found", "Ada Lovelace", **{**LISTED, "suggested-tags": ["cnn", "rnn"]}),
    "ismir/2016/chosen": paper("Chosen", **REVIEWED, **{"suggested-tags": ["rnn"]}),
    "ismir/2016/heard": paper("Heard", **{**REVIEWED, **LISTED}),
}
TAGS = {"deep-learning": {}, "cnn": {"broader": ["deep-learning"]}, "rnn": {}, "unused": {}}


@pytest.fixture(scope="module")
def site() -> Built:
    return make(ENTRIES, tags=TAGS)


def test_a_tags_page_shows_reviews_then_a_line_a_paper_then_what_a_suggestion_brings(site: Built) -> None:
    page = site["en", "tags/cnn/"]
    assert slugs(page.content) == ["chosen", "heard", "z-read", "old", "listed", "found"]
    assert [heading.id for heading in page.headings if heading.level == 3] == [
        "y2016",
        "y2015",
        "y2014",
        "listed",
        "suggested",
    ]
    for said in ("5 papers", "4 reviews", "1 found by title or abstract"):
        assert f"<li>{said}</li>" in page.content
    assert '<a class="digest-brief__pdf" href="https://x.example/a.pdf"' in page.content
    assert 'href="https://doi.org/10.1000/1"' in page.content
    assert slugs(site["en", "tags/deep-learning/"].content)[-1] == "found"


def test_whoever_reviewed_a_paper_chose_its_tags(site: Built) -> None:
    assert slugs(site["en", "tags/rnn/"].content) == ["found"]


def test_the_tree_counts_suggestions_apart_and_leaves_out_tags_without_papers(site: Built) -> None:
    tree = re.sub(r"<[^>]+>", "", site["en", "tags/"].content)
    assert "cnn 5 (+1)" in tree
    assert "rnn 0 (+1)" in tree
    assert "unused" not in tree


def test_an_authors_page_shows_reviews_first(site: Built) -> None:
    content = site["en", "authors/ada-lovelace/"].content
    assert slugs(content) == ["z-read", "old", "found", "listed"]
    assert content.count('class="digest-row"') == 2


def test_a_venue_shows_its_newest_reviews_and_how_many_each_year_has(site: Built) -> None:
    content = site["en", "venues/ismir/"].content
    assert len(slugs(section(content, "newest"))) == 4
    assert "2 reviews" in section(content, "editions")


def test_an_unreviewed_papers_page_opens_its_abstract_and_invites_the_first_review(site: Built) -> None:
    listed, read = (site["en", f"papers/ismir/{slug}/"].content for slug in ("2016/listed", "2015/z-read"))
    assert '<details class="digest-abstract" open>' in listed
    assert listed.count("compose/?entry=ismir/2016/listed") == 1
    assert label("en", "first-review") in listed
    assert label("en", "first-review") not in read
    assert label("en", "suggested-tags") in site["en", "papers/ismir/2016/found/"].content


def test_a_paper_with_words_of_ours_is_never_called_unread(site: Built) -> None:
    heard = site["en", "papers/ismir/2016/heard/"].content
    assert label("en", "read-not-yet") not in heard
    assert label("en", "not-reviewed") not in heard


def test_names_that_readers_cannot_read_are_left_out() -> None:
    tags = {"cnn": {"name": {"en": "Network", "ko": "신경망"}, "aliases": ["convnet", "컨브넷"]}}
    built = make({"ismir/2015/a": paper("A", tags=["cnn"])}, tags=tags)
    korean, english = (built[lang, "tags/cnn/"].content for lang in ("ko", "en"))
    assert ("convnet" in english, "컨브넷" in english, "신경망" in english) == (True, False, False)
    assert ("convnet" in korean, "컨브넷" in korean, "Network" in korean) == (True, True, True)


def test_years_are_drawn_with_their_numbers_unless_a_table_of_two_says_them(site: Built) -> None:
    content = site["en", "tags/cnn/"].content
    drawn = re.findall(r"<text[^>]*>([^<]+)</text>", content)
    assert drawn == ["1", "’14", "1", "’15", "4", "’16"]
    assert f"<figcaption>{label('en', 'plot-heading')} <a " in content
    assert "<svg" not in site["en", "tags/rnn/"].content


def test_venues_stand_in_one_order_in_bars_tables_and_lists() -> None:
    entries = {f"{venue}/{year}/{n}": paper(f"{venue} {year} {n}") for venue, year, n in (
        *(("b", 2015, n) for n in range(2)), ("a", 2015, 0), ("b", 2016, 0), ("b", 2017, 0),
    )}  # fmt: skip
    content = make(entries)["en", "venues/"].content
    assert re.findall(r'<th scope="row"><a href="[^"]*venues/(\w)/', content) == ["b", "a"]
    assert re.findall(r'<h2 id="(\w)">', content) == ["b", "a"]
