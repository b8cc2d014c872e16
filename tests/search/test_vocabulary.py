"""The words among which a misspelt one is looked for, and what venues are called."""

import pytest

from generator.catalog import catalog
from generator.metadata.store import Store
from generator.search import archive_words
from generator.search.archive_words import UNNAMED, CatalogNames
from generator.search.records import Record, place
from tests.catalog.libraries import library, paper


def record(title: str, text: str = "", **facets: list[str]) -> Record:
    return Record("papers/a/", "", text, {"title": title, "place": "ismir2015"}, {}, facets)


def test_words_stand_on_shelves_by_how_many_records_have_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_words, "_MOST_COMMON", 1)
    records = [record("Melody by McFee"), record("A melody"), record("판소리를 singing with a voice")]
    assert CatalogNames(("Singing voice", "Podcast"), {}).shelves(records) == {
        "common": ["", "Singing voice\nmelody"],
        f"{ord('m'):x}": ["McFee"],
        f"{ord('s'):x}": ["singing"],
        f"{ord('v'):x}": ["voice"],
        f"{ord('ᄑ'):x}": ["판소리를"],
    }


def test_of_papers_that_nobody_reviewed_the_abstract_is_left_out() -> None:
    records = [record("Gan", "abstracted"), record("Gan", "GAN이 compressed", read=["full"])]
    assert UNNAMED.shelves(records) == {"common": ["GAN\ncompressed", "Gan"]}


@pytest.mark.parametrize(
    "title", ["<>&", "x" * 50, "2015", "가", "音楽", "ㅇㅅㅂㄹ", "the", "Ωmega", "ab", ""]
)
def test_what_nobody_misspells_is_left_out(title: str) -> None:
    assert UNNAMED.shelves([record(title)]) == {}


def test_a_venue_goes_by_every_name() -> None:
    aliases = {
        "ismir-lbd": {
            "aliases": ["Late Breaking", "이스미르 데모"],
            "formerly": ["lbd"],
            "full": {"en": "The Last"},
        }
    }
    known = CatalogNames.of(
        catalog.build(library({"ismir-lbd/2015/a": paper("A")}, venues=aliases), Store({}))
    )
    names = ("ismirlbd", "latebreaking", "이스미르데모", "lbd", "thelast")
    assert known.venues == dict.fromkeys(names, "ismirlbd")
    assert place("ismir-lbd", 2015) == "ismirlbd2015"
