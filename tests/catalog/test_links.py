"""Links between works: relations, mentions, neighbours."""

from typing import Any, Literal
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.catalog import catalog, links
from generator.catalog.article import Article
from generator.catalog.links import Mention
from generator.catalog.neighbours import MAX_NEIGHBOURS, Neighbour, Neighbourhood, Reason
from generator.metadata.store import Store
from generator.problems.problem import Mistake
from tests.catalog.libraries import library, paper


def note(text: str) -> list[dict[str, str]]:
    return [{"by": "me", "en": text}]


def linked(
    entries: dict[str, Any], *articles: Article, **registries: Any
) -> tuple[catalog.Catalog, links.Links]:
    built = catalog.build(library(entries, **registries), Store(), articles)
    return built, links.build(built)


def test_a_relation_shows_on_both_sides_each_in_its_own_words() -> None:
    _, found = linked(
        {
            "ismir/2015/old": paper("Old"),
            "ismir/2016/new": paper(
                "New",
                related=[
                    {"to": "ismir/2015/old", "how": "extends"},
                    {"to": "ismir/2015/twin", "how": "same-data"},
                    {"to": "https://example.org/paper", "how": "see-also"},
                ],
            ),
            "ismir/2015/twin": paper("Twin", draft="true"),
        }
    )
    assert [(one.how, one.work.id if one.work else one.url) for one in found.related["ismir/2016/new"]] == [
        ("extends", "ismir/2015/old"),
        ("see-also", "https://example.org/paper"),
    ]
    assert [(one.how, one.work.id if one.work else "") for one in found.related["ismir/2015/old"]] == [
        ("extended-by", "ismir/2016/new")
    ]


def test_wiki_links_give_backlinks_once_a_page_and_none_to_itself() -> None:
    guide = Article("guides/a/", {"en": "A guide"}, {"en": "See [[ismir/2015/a]]."})
    _, found = linked(
        {
            "ismir/2015/a": paper("A", notes=note("I am [[a]].")),
            "ismir/2015/b": paper("B", notes=note("See [[a]] and [[ismir/2015/a|again]], not `[[c]]`.")),
            "ismir/2015/c": paper(
                "C", notes=note("[[tag:cnn]] [[author:wei-dai]] [[venue:ismir/2015]] [[a]]")
            ),
        },
        guide,
        tags={"cnn": {}},
        editions={("ismir", 2015): {"intro": {"en": "[[b]]"}}},
    )
    assert found.mentions["entry", "ismir/2015/a"] == (
        Mention("entry", "ismir/2015/b"),
        Mention("entry", "ismir/2015/c"),
        Mention("article", "guides/a/"),
    )
    assert found.mentions["entry", "ismir/2015/b"] == (Mention("edition", "ismir/2015"),)
    assert ("entry", "ismir/2015/c") not in found.mentions
    assert found.mentions["tag", "cnn"] == (Mention("entry", "ismir/2015/c"),)
    assert found.mentions["venue", "ismir/2015"] == (Mention("entry", "ismir/2015/c"),)


def test_a_year_is_four_digits_and_nothing_else_that_python_takes_for_a_number() -> None:
    built, _ = linked({"ismir/2015/a": paper("A")})
    assert links.resolve(built, "venue", "ismir/2015", "") == "ismir/2015"
    for year in ("02015", "٢٠١٥", "2016", "2015/", " 2015"):
        assert links.resolve(built, "venue", f"ismir/{year}", "") is None


def test_an_unknown_author_is_told_where_the_link_stands() -> None:
    _, found = linked(
        {"ismir/2015/a": paper("A", "Wei Dai", notes=note("[[author:wei-dai]] [[author:wei-day]]"))}
    )
    assert [(one.file, one.path, one.code, one.needle) for one in found.mistakes] == [
        ("digests/ismir/2015/a.yml", ("notes", 0, "en"), "unknown-author", "wei-day")
    ]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("[[tag:cnn]", "[[tag:cnn]]"),
        ("[[tag:cnn", "[[tag:cnn]]"),
        ("[tag:cnn]", "[[tag:cnn]]"),
        ("［［tag：cnn］］", "[[tag:cnn]]"),
        ("[[author:wei-dai|him]", "[[author:wei-dai|him]]"),
        ("[[ismir\\2015\\b]]", "[[ismir/2015/b]]"),
    ],
)
def test_what_would_lead_somewhere_as_a_link_is_told(typed: str, meant: str) -> None:
    def mistakes(text: str) -> tuple[Mistake, ...]:
        entries = {"ismir/2015/a": paper("A", "Wei Dai", notes=note(text)), "ismir/2015/b": paper("B")}
        return linked(entries, tags={"cnn": {}})[1].mistakes

    (mistake,) = mistakes(f"See {typed} and [tag:nothing].")
    assert (mistake.path, mistake.code, mistake.needle) == (("notes", 0, "en"), "link-unread", typed)
    assert dict(mistake.values)["meant"] == meant
    assert mistakes(f"See {meant} and `{typed}`.") == ()


@pytest.mark.parametrize("drafts", [False, True])
def test_a_link_to_an_author_of_drafts_alone_is_told_like_one_to_a_draft(*, drafts: bool) -> None:
    text = " ".join(f"[[author:{name}]]" for name in ("mina-park", "박미나", "dr-dai", "wei-dai", "x"))
    held = library(
        {
            "ismir/2015/a": paper("A", "Wei Dai", notes=note(text)),
            "ismir/2015/b": paper("B", "Wei Dai", "Mina Park", "Dr Dai", draft="true"),
        },
        people={"mina-park": {"name": {"ko": "박미나", "en": "Mina Park"}}},
    )
    found = links.build(catalog.build(held, Store(), drafts=drafts))
    assert [(one.needle, one.code) for one in found.mistakes] == [
        *((name, "link-to-draft") for name in ("mina-park", "박미나", "dr-dai")),
        ("x", "unknown-author"),
    ]


def neighbours(entries: dict[str, Any], of: str, **registries: Any) -> tuple[Neighbour, ...]:
    built, found = linked(entries, **registries)
    return Neighbourhood(built, found).of(built.works[of])


def following(before: Neighbourhood, *after: Any) -> Neighbourhood:
    now = Neighbourhood(*after)
    now.take_over(before)
    return now


def test_neighbours_have_their_reasons_and_rare_tags_count_more() -> None:
    common = {f"ismir/2016/p{n}": paper(f"P{n}", tags=["common"]) for n in range(8)}
    nearest = neighbours(
        {
            "ismir/2015/a": paper("A", "Wei Dai", tags=["common", "rare"], notes=note("[[mentioned]]")),
            "ismir/2015/mentioned": paper("M"),
            "ismir/2015/by-the-same": paper("S", "Wei Dai"),
            "ismir/2015/on-rare": paper("R", tags=["rare"]),
            **common,
        },
        "ismir/2015/a",
        tags={"common": {}, "rare": {}},
    )
    assert [
        (one.work.slug, [(reason.kind, reason.ids) for reason in one.reasons]) for one in nearest[:3]
    ] == [
        ("mentioned", [("link", ())]),
        ("by-the-same", [("author", ("wei-dai",))]),
        ("on-rare", [("tag", ("rare",))]),
    ]
    assert len(nearest) == MAX_NEIGHBOURS


def test_the_most_telling_of_shared_tags_is_the_reason() -> None:
    (nearest,) = neighbours(
        {"ismir/2015/a": paper("A", tags=["lstm"]), "ismir/2015/b": paper("B", tags=["lstm"])},
        "ismir/2015/a",
        tags={"rnn": {}, "lstm": {"broader": ["rnn"]}},
    )
    assert [reason.ids for reason in nearest.reasons] == [("lstm",)]


def test_a_paper_alone_has_no_neighbours() -> None:
    assert neighbours({"ismir/2015/a": paper("A"), "ismir/2015/b": paper("B")}, "ismir/2015/a") == ()


SOME = st.sampled_from("abcde")

ARCHIVES = st.fixed_dictionaries(
    {
        slug: st.fixed_dictionaries(
            {
                "authors": st.lists(st.sampled_from(["Ada Bo", "Cy Du", "Eve Fox"]), max_size=3, unique=True),
                "tags": st.lists(st.sampled_from(["cnn", "rnn", "deep", "data"]), max_size=3, unique=True),
                "related": st.lists(SOME, max_size=1),
                "mentions": st.lists(SOME, max_size=1),
            }
        )
        for slug in "abcde"
    }
)


def archive(papers: dict[str, dict[str, list[str]]]) -> tuple[catalog.Catalog, links.Links]:
    return linked(
        {
            f"ismir/2015/{slug}": paper(
                slug,
                *said["authors"],
                tags=said["tags"],
                related=[{"to": f"ismir/2015/{to}", "how": "contrast"} for to in said["related"]],
                notes=note(" ".join(f"[[{to}]]" for to in said["mentions"]) or "Fine."),
            )
            for slug, said in papers.items()
        },
        tags={"cnn": {"broader": ["deep"]}, "rnn": {"broader": ["deep"]}, "deep": {}, "data": {}},
    )


@pytest.mark.slow
@given(ARCHIVES, st.data())
@settings(max_examples=200)
def test_neighbours_found_before_an_edit_are_those_that_would_be_found(
    papers: dict[str, dict[str, list[str]]], data: st.DataObject
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.catalog.neighbours.COMMON", 3)
        patch.setattr("generator.catalog.neighbours.MAX_NEIGHBOURS", 2)
        built = archive(papers)
        before = Neighbourhood(*built)
        for work in built[0].works.values():
            before.of(work)
        edited = {**papers, data.draw(SOME): data.draw(ARCHIVES)["a"]}
        if data.draw(st.booleans()):
            edited.pop(data.draw(SOME), None)
        after = archive(edited)
        for work in after[0].works.values():
            assert following(before, *after).of(work) == Neighbourhood(*after).of(work)


def test_a_tag_that_came_to_stand_below_another_is_the_only_reason_left() -> None:
    entries = {f"ismir/2015/{slug}": paper(slug, tags=["cnn", "deep"]) for slug in "ab"}
    side_by_side = linked(entries, tags={"cnn": {}, "deep": {}})
    before = Neighbourhood(*side_by_side)
    (near,) = before.of(side_by_side[0].works["ismir/2015/a"])
    assert near.reasons == (Reason("tag", ("cnn", "deep")),)
    below = linked(entries, tags={"cnn": {"broader": ["deep"]}, "deep": {}})
    (near,) = following(before, *below).of(below[0].works["ismir/2015/a"])
    assert near.reasons == (Reason("tag", ("cnn",)),)


def test_a_paper_that_was_identified_since_can_be_read_next() -> None:
    entries = {f"ismir/2015/{slug}": paper(slug, tags=["cnn"]) for slug in "ab"}
    nameless = {"unidentified": {"en": "Saw it."}, "read": "poster", "tags": ["cnn"]}
    unknown = linked({**entries, "ismir/2015/b": nameless}, tags={"cnn": {}})
    before = Neighbourhood(*unknown)
    assert before.of(unknown[0].works["ismir/2015/a"]) == ()
    known = linked(entries, tags={"cnn": {}})
    (near,) = following(before, *known).of(known[0].works["ismir/2015/a"])
    assert near.work.id == "ismir/2015/b"


GUIDES = (
    Article(
        "guides/hearing/", {"en": "Hearing"}, {"en": "[[tag:cnn]] [[author:wei-dai]]"}, linked=("blog/hall/",)
    ),
    Article("guides/hall/", {"en": "Hall"}, {"en": "[[article:guides/hall]] [[article:hearing]]"}),
    Article("blog/hall/", {"en": "A hall"}, {}),
)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_an_article_whose_name_is_in_separate_letters_is_found_as_it_is_typed(
    form: Literal["NFC", "NFD"],
) -> None:
    address = normalize("NFD", "guides/안내/")
    text = normalize(form, "[[article:안내]] [[article:guides/안내]]")
    entries = {"ismir/2015/a": paper("A", "Wei Dai", notes=note(text))}
    _, found = linked(entries, Article(address, {"ko": "안내"}, {"ko": ""}))
    assert found.mistakes == ()
    assert found.mentions["article", address] == (Mention("entry", "ismir/2015/a"),)


def test_articles_are_linked_to_by_where_they_lie_or_by_their_last_part_if_no_other_has_it() -> None:
    text = "[[article:hearing]] [[article:blog/hall|it]] [[article:/guides/hall.md]] [[article:hall]]"
    _, found = linked({"ismir/2015/a": paper("A", "Wei Dai", notes=note(text))}, *GUIDES, tags={"cnn": {}})
    entry = Mention("entry", "ismir/2015/a")
    assert found.mentions["article", "guides/hearing/"] == (entry, Mention("article", "guides/hall/"))
    assert found.mentions["article", "blog/hall/"] == (entry, Mention("article", "guides/hearing/"))
    assert found.mentions["article", "guides/hall/"] == (entry,)
    assert found.mentions["author", "wei-dai"] == (Mention("article", "guides/hearing/"),)
    (mistake,) = found.mistakes
    assert (mistake.path, mistake.code, mistake.needle) == (("notes", 0, "en"), "unknown-article", "hall")
