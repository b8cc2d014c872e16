"""The catalog: metadata laid under entries, and its indices."""

from generator.catalog import catalog
from generator.catalog.work import Preprint, Work
from generator.entries.format.fields import PartialDate
from generator.entries.library import Library
from generator.metadata.store import Store, StoredPaper, StoredRecord
from tests.catalog.libraries import library, paper

STORED = StoredPaper.model_validate(
    {
        "id": "1610.00087",
        "latest": {
            "title": "Very deep networks",
            "authors": [{"name": "Wei Dai"}],
            "abstract": "Learning acoustic models.",
            "published": "2016-10-01T02:00:00Z",
            "version": 3,
            "updated": "2017-05-02T11:00:00Z",
            "comment": "Presented at\n  ICASSP",
            "journal_ref": r"Proc.~ICASSP, pp. 1--5",
            "doi": "10.1000/1",
            "primary_category": "cs.SD",
            "categories": ["cs.LG", "cs.SD"],
        },
        "pinned": {1: {"title": "Very deep networks, first try", "authors": [{"name": "Wei Dai"}]}},
    }
)


def build(held: Library, store: Store | None = None, *, drafts: bool = False) -> catalog.Catalog:
    return catalog.build(held, store or Store(), drafts=drafts)


def test_what_arxiv_knows_lies_under_what_a_person_wrote() -> None:
    held = library(
        {
            "icassp/2017/all-fetched": {"arxiv": "1610.00087", "read": "full"},
            "icassp/2017/title-typed": {"arxiv": "1610.00087", "paper": {"title": "Mine"}, "read": "full"},
            "icassp/2017/pinned": {"arxiv": "1610.00087v1", "read": "full"},
        }
    )
    works = build(held, Store({STORED.id: STORED})).works
    fetched, typed, pinned = (
        works[f"icassp/2017/{slug}"] for slug in ("all-fetched", "title-typed", "pinned")
    )
    assert (fetched.title, typed.title, pinned.title) == (
        "Very deep networks",
        "Mine",
        "Very deep networks, first try",
    )
    assert [byline.name for byline in typed.authors] == ["Wei Dai"]
    assert str(typed.published) == "2016-10-01"
    assert typed.abstract == "Learning acoustic models."


def test_what_arxiv_learned_after_the_version_that_was_reviewed_is_told() -> None:
    versions = {"older": "v1", "latest": "v3", "unknown": "v4", "none": ""}
    held = library(
        {
            f"icassp/2017/{slug}": {"arxiv": f"1610.00087{version}", "read": "full"}
            for slug, version in versions.items()
        }
    )
    works = build(held, Store({STORED.id: STORED})).works
    assert {slug: works[f"icassp/2017/{slug}"].later_version for slug in versions} == {
        "older": 3,
        "latest": None,
        "unknown": None,
        "none": None,
    }
    work = works["icassp/2017/older"]
    assert work.doi == "10.1000/1"
    assert work.preprint == Preprint(
        3,
        PartialDate(2017, 5, 2),
        withdrawn=False,
        comment="Presented at ICASSP",
        journal_ref="Proc. ICASSP, pp. 1–5",
        categories=("cs.SD", "cs.LG"),
    )


def test_an_author_is_one_person_with_and_without_tex() -> None:
    stored = StoredPaper.model_validate(
        {"id": "1610.00087", "latest": {"title": "A", "authors": [{"name": r"Jan Schl{\"u}ter"}]}}
    )
    held = library(
        {
            "ismir/2015/fetched": {"arxiv": "1610.00087", "read": "full"},
            "ismir/2015/typed": paper("B", r"Jan Schl\"uter"),
            "ismir/2015/unicode": paper("C", "Jan Schlüter"),
        }
    )
    authors = build(held, Store({stored.id: stored})).authors
    assert [(author.name, len(author.works)) for author in authors.values()] == [("Jan Schlüter", 3)]


def test_metadata_to_come_is_a_mistake_of_its_own_and_no_reason_to_stop() -> None:
    held = library(
        {
            "icassp/2017/a": {"arxiv": "1610.00087v2", "read": "full"},
            "icassp/2017/b": {"arxiv": "1610.00087", "paper": {"title": "Typed"}, "read": "full"},
            "icassp/2017/c": {"arxiv": "1610.00088", "paper": {"title": "Listed"}, "read": "not-yet"},
        }
    )
    built = build(held)
    assert [(work.title, work.pending) for work in built.works.values()] == [
        ("arXiv:1610.00087v2", True),
        ("Typed", True),
        ("Listed", True),
    ]
    assert [(mistake.file, mistake.code, mistake.path) for mistake in built.mistakes] == [
        (f"digests/icassp/2017/{slug}.yml", "metadata-to-come", ("arxiv",)) for slug in "ab"
    ]


def test_one_person_under_several_spellings() -> None:
    held = library(
        {
            "ismir/2015/a": paper("A", "Jan Schluter", "George Fazekas"),
            "ismir/2016/b": paper("B", "Jan  Schlüter", "György Fazekas", "K. Choi"),
            "ismir/2017/c": paper("C", {"name": "K. Choi", "person": "kahyun-choi"}, "최근우"),
        },
        people={
            "gyorgy-fazekas": {"name": {"en": "György Fazekas"}, "aliases": ["George Fazekas"]},
            "keunwoo-choi": {"name": {"en": "Keunwoo Choi", "ko": "최근우"}, "aliases": ["K. Choi"]},
            "kahyun-choi": {"name": {"en": "Kahyun Choi"}},
        },
    )
    built = build(held)
    assert sorted(built.authors) == ["gyorgy-fazekas", "jan-schluter", "kahyun-choi", "keunwoo-choi"]
    assert built.authors["jan-schluter"].name == "Jan  Schlüter".replace("  ", " ")
    assert built.authors["jan-schluter"].spellings == ("Jan Schlüter", "Jan Schluter")
    assert [work.id for work in built.authors["keunwoo-choi"].works] == ["ismir/2017/c", "ismir/2016/b"]
    assert built.person_id("george-fazekas") == "gyorgy-fazekas"
    assert built.person_id("최근우") == "keunwoo-choi"
    assert built.person_id("nobody") is None


def test_a_registered_spelling_stays_with_its_person_whoever_else_prints_it() -> None:
    held = library(
        {
            "ismir/2016/a": paper("A", {"name": "K. Choi", "person": "kahyun-choi"}),
            "ismir/2016/b": paper("B", "K. Choi"),
        },
        people={
            "keunwoo-choi": {"name": {"en": "Keunwoo Choi"}, "aliases": ["K. Choi"]},
            "kahyun-choi": {"name": {"en": "Kahyun Choi"}},
        },
    )
    assert build(held).person_id("K. Choi") == "keunwoo-choi"


def test_a_name_without_a_letter_is_nobody_registered() -> None:
    held = library({"ismir/2016/a": paper("A", "♫")}, people={"notes": {"name": {"en": "♪"}}})
    assert list(build(held).authors) == ["unnamed"]


def test_every_registered_venue_has_its_issues_newest_first() -> None:
    held = library(
        {"ismir/2015/a": paper("A"), "ismir/2016/b": paper("B")},
        venues={"icassp": {}},
        editions={("ismir", 2014): {}},
    )
    venues = build(held).venues
    assert {venue: [issue.year for issue in issues] for venue, issues in venues.items()} == {
        "icassp": [],
        "ismir": [2016, 2015, 2014],
    }


def test_a_broader_tag_holds_what_its_narrower_ones_hold_even_in_a_cycle() -> None:
    held = library(
        {
            "ismir/2015/a": paper("A", tags=["lstm"]),
            "ismir/2015/b": paper("B", tags=["deep-learning", "lstm"]),
        },
        tags={
            "deep-learning": {"broader": ["rnn"]},
            "rnn": {"broader": ["deep-learning"]},
            "lstm": {"broader": ["rnn"]},
            "unused": {},
        },
    )
    built = build(held)
    assert {tag: len(works) for tag, works in built.tagged.items()} == {
        "deep-learning": 2,
        "rnn": 2,
        "lstm": 2,
        "unused": 0,
    }
    assert built.narrower["rnn"] == ("deep-learning", "lstm")
    assert built.above["lstm"] == {"rnn", "deep-learning"}


def test_an_edition_reads_in_its_order_and_the_rest_follows_by_title() -> None:
    held = library(
        {
            "ismir/2015/zebra": paper("A zebra"),
            "ismir/2015/yak": paper("a yak"),
            "ismir/2015/first": paper("Zero"),
            "ismir/2015/unknown": {"unidentified": {"en": "Saw it."}, "read": "poster"},
        },
        editions={
            ("ismir", 2015): {"order": ["first", {"text": {"en": "And then"}}, "gone"]},
            ("ismir", 2016): {},
        },
    )
    issues = build(held).issues
    sequence = [item.slug if isinstance(item, Work) else item for item in issues["ismir", 2015].sequence]
    assert sequence == ["first", 1, "yak", "zebra", "unknown"]
    assert issues["ismir", 2016].works == ()


def test_drafts_show_only_when_asked_for() -> None:
    held = library({"ismir/2015/a": paper("A", draft="true")})
    assert not build(held).works
    assert build(held, drafts=True).works


def test_a_row_shows_the_deepest_reading_and_a_verdict_only_where_all_agree() -> None:
    def work(*notes: dict[str, str], read: str = "unstated") -> Work:
        entry = paper("A", notes=[{"by": "me", "ko": "글", **note} for note in notes], read=read)
        return build(library({"ismir/2015/a": entry})).works["ismir/2015/a"]

    assert work().reading == "unstated"
    assert work({"read": "poster"}, {"read": "partial"}).reading == "partial"
    assert work({"read": "not-yet"}, {}).reading == "unstated"
    assert work({"verdict": "mixed"}, {}).verdict == "mixed"
    assert work({"verdict": "mixed"}, {"verdict": "must-read"}).verdict == "differ"
    assert work({}).verdict is None
    assert str(work({"date": "2017-03"}, {"date": "2016-12-31"}).reviewed_on) == "2017-03"


def test_a_work_has_a_language_only_where_every_text_has_it() -> None:
    entry = paper("A", summary={"ko": "요약", "en": "Summary"}, notes=[{"by": "me", "ko": "글"}])
    assert build(library({"ismir/2015/a": entry})).works["ismir/2015/a"].languages == ("ko",)


RECORD = StoredRecord.model_validate(
    {
        "id": "10.1000/A",
        "title": "VERY DEEP <i>NETWORKS</i>",
        "authors": [{"name": "W. Dai"}, {"name": "최근우"}],
        "abstract": "<jats:p>Registered.</jats:p>",
        "published": "2017-03",
        "container": "Proceedings &amp; Papers",
        "pages": "pp. 421–425",
    }
)


def test_what_is_registered_lies_under_what_arxiv_says_but_for_what_only_publishing_gives() -> None:
    held = library(
        {
            "icassp/2017/both": {"arxiv": "1610.00087", "paper": {"doi": "10.1000/a"}, "read": "full"},
            "icassp/2017/doi": {"paper": {"doi": "10.1000/a"}, "read": "full"},
            "icassp/2017/typed": {
                "paper": {
                    "doi": "10.1000/a",
                    "title": "Mine",
                    "authors": ["Me"],
                    "abstract": "My own.",
                    "published": "2018",
                    "pages": "1-2",
                },
                "read": "full",
            },
        }
    )
    built = build(held, Store({STORED.id: STORED}, {"10.1000/a": RECORD}))
    shown = {
        work.slug: (
            work.title,
            [byline.name for byline in work.authors],
            work.abstract,
            str(work.published),
            work.pages,
            work.container,
            work.doi,
        )
        for work in built.works.values()
    }
    of_publishing = ("2017-03", "421-425", "Proceedings & Papers", "10.1000/a")
    assert shown == {
        "both": ("Very deep networks", ["Wei Dai"], "Learning acoustic models.", *of_publishing),
        "doi": ("VERY DEEP NETWORKS".capitalize(), ["W. Dai", "최근우"], "Registered.", *of_publishing),
        "typed": ("Mine", ["Me"], "My own.", "2018", "1-2", "Proceedings & Papers", "10.1000/a"),
    }
    assert not any(work.pending for work in built.works.values())
    assert {author.name for author in built.authors.values()} == {"Wei Dai", "W. Dai", "최근우", "Me"}


def test_what_is_registered_and_to_come_is_a_mistake_of_its_own() -> None:
    held = library(
        {
            "icassp/2017/a": {"paper": {"doi": "10.1000/a"}, "read": "full"},
            "icassp/2017/b": {"paper": {"doi": "10.1000/b", "title": "Typed"}, "read": "full"},
        }
    )
    built = build(held)
    assert [(work.title, work.pending) for work in built.works.values()] == [
        ("doi:10.1000/a", True),
        ("Typed", False),
    ]
    assert [(mistake.file, mistake.code, mistake.path) for mistake in built.mistakes] == [
        ("digests/icassp/2017/a.yml", "doi-to-come", ("paper", "doi"))
    ]
