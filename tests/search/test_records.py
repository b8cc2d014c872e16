"""The records of a small site: which come first, and what each tells."""

from typing import Any

from generator.catalog import catalog, links
from generator.catalog.article import Article
from generator.catalog.neighbours import Neighbourhood
from generator.metadata.store import Store
from generator.search.records import ratings, records
from generator.site.archive import Archive
from generator.site.view.names import Names
from generator.site.view.site_facts import Site
from generator.site.view.view import View
from tests.catalog.libraries import library, paper

LISTED = {
    "read": "not-yet",
    "paper": {"title": "Listed", "doi": "10.1000/a", "links": {"pdf": "https://x.example/a"}},
}

ENTRIES: dict[str, dict[str, Any]] = {
    "ismir/2020/listed": LISTED,
    "ismir/2020/answered": {**LISTED, "notes": [{"by": "ada", "role": "author", "en": "Thanks."}]},
    "ismir/2016/heard": paper("Heard", read="not-yet", summary={"en": "Seen from afar."}),
    "ismir/2017/read": paper("Read", notes=[{"by": "minji", "en": "Good."}]),
    "ismir/2018/unknown": {"read": "not-yet", "unidentified": {"en": "A poster."}},
}


class Silent:
    """Knows no other words."""

    def of(self, *_: object) -> list[str]:
        return []


def test_reviews_come_first_and_what_is_only_listed_leads_to_the_paper() -> None:
    articles = [Article("guides/hearing/", {"en": "Hearing"}, {"en": "# Hearing"})]
    built = catalog.build(library(ENTRIES), Store({}), articles)
    linked = links.build(built)
    archive = Archive(built, linked, Neighbourhood(built, linked))
    view = View(Names.of(built, Site()), "en")
    found = records(archive, view, {"guides/hearing/": "<p>Hearing</p>"}, Silent())
    slugs = [record.url.strip("/").rpartition("/")[2] for record in found]
    assert slugs == ["read", "heard", "hearing", "answered", "listed", "unknown"]
    assert [record.is_ours for record in found] == [True] * 3 + [False] * 3
    shown = {slug: record.shown() for slug, record in zip(slugs, found, strict=True)}
    assert (shown["listed"]["pdf"], shown["listed"]["doi"]) == ("https://x.example/a", "10.1000/a")
    assert "read" not in shown["answered"]
    assert {"ismir", "ismir2017", "전문", "full"} <= {*shown["read"]["words"].split()}
    assert shown["heard"]["read"] == "unstated"  # it is there, and nobody says that they read it


def test_transformers_are_found_before_transforms() -> None:
    entries = {
        "ismir/2020/titled": paper("Music Transformers"),
        "ismir/2019/noted": paper("A", notes=[{"by": "minji", "en": "By a Transformer."}]),
        "ismir/2018/fourier": paper("A Fourier transform", notes=[{"by": "minji", "en": "It transforms."}]),
    }
    built = catalog.build(library(entries), Store({}), [])
    linked = links.build(built)
    archive = Archive(built, linked, Neighbourhood(built, linked))
    found = records(archive, View(Names.of(built, Site()), "en"), {}, Silent())
    word = ratings()["transformers"]
    assert word == ratings()["transformer"]
    metas = {record.url.strip("/").rpartition("/")[2]: record.meta for record in found}
    assert word in metas["titled"]["place"].split()
    assert metas["noted"]["k"] == word
    assert word not in " ".join(metas["fourier"].values())


def test_the_text_of_a_guide_begins_behind_its_title() -> None:
    built = catalog.build(
        library({}), Store({}), [Article("guides/a/", {"en": "A"}, {"en": "# A\n\nA guide."})]
    )
    linked = links.build(built)
    archive = Archive(built, linked, Neighbourhood(built, linked))
    view = View(Names.of(built, Site()), "en")
    [record] = records(archive, view, {"guides/a/": "<h1>A</h1><p>A guide.</p>"}, Silent())
    assert record.text == "A guide."


def test_a_guide_says_where_its_sections_begin_as_browsers_count() -> None:
    built = catalog.build(library({}), Store({}), [Article("guides/a/", {"en": "A"}, {"en": ""})])
    linked = links.build(built)
    archive = Archive(built, linked, Neighbourhood(built, linked))
    view = View(Names.of(built, Site()), "en")
    html = (
        '<h1 id="a">A</h1><p>Bees \N{HONEYBEE}.</p><h2 id="b">B &amp; <em>b</em></h2><p>Hives.</p>'
        '<h3 class="x" id="c">C</h3><h2>No id</h2>'
    )
    [record] = records(archive, view, {"guides/a/": html}, Silent())
    assert record.text == "Bees \N{HONEYBEE}. B & b Hives. C No id"
    assert record.sections == [(9, "b", "B & b"), (22, "c", "C")]
    in_browsers = record.text.encode("utf-16-le")
    assert in_browsers[18:].decode("utf-16-le").startswith("B & b Hives.")
    assert in_browsers[44:].decode("utf-16-le") == "C No id"
    shown = record.shown()
    assert (shown["sections"], shown["called"]) == (record.sections, "Guide")
