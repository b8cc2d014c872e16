"""What bibliographies say of a paper."""

from typing import Any
from urllib.parse import unquote

import pytest

from generator.catalog.catalog import Catalog, build
from generator.catalog.citation import Citation, citation
from generator.metadata.store import Store, StoredPaper, StoredRecord, StoredVersion
from tests.catalog.libraries import library, paper
from tests.tables import each

ISMIR = {
    "name": {"en": "ISMIR"},
    "full": {
        "en": "International Society for Music Information Retrieval Conference",
        "ko": "국제 음악정보검색 학술대회",
    },
}


NOTHING = Store()


def cited(
    entry: dict[str, Any], venue: dict[str, Any] | None = None, store: Store = NOTHING
) -> Citation | None:
    catalog = build(library({"ismir/2015/a": entry}, venues={"ismir": venue or ISMIR}), store)
    return of(catalog, "ismir/2015/a")


def of(catalog: Catalog, entry_id: str) -> Citation | None:
    work = catalog.works[entry_id]
    return citation(work, catalog.library.venues, work.entry.tags)


def test_a_paper_of_a_conference() -> None:
    entry = paper(r"Learning $\ell_1$ features", "Ada van Lovelace", tags=["cnn"])
    entry["paper"] |= {"pages": "pp. 1–2", "doi": "10.5555/1", "track": "Late-breaking demo"}
    found = cited(entry)
    assert found
    assert (found.key, found.cited_as) == ("ismir/2015/a", "paper-conference")
    assert (found.title, found.typed) == ("Learning ℓ1 features", r"Learning $\ell_1$ features")
    assert [(author.family, author.given) for author in found.authors] == [("van Lovelace", "Ada")]
    assert found.container == "International Society for Music Information Retrieval Conference (ISMIR)"
    assert (str(found.date), found.pages, found.lang) == ("2015", "1-2", "en")
    assert (found.doi, found.url) == ("10.5555/1", "https://doi.org/10.5555/1")
    assert (found.keywords, found.note) == (("cnn",), "Late-breaking demo")


DOIS = {
    "of today": ("10.1145/3383313.3412248", "10.1145/3383313.3412248"),
    "of a journal's issue": (
        "10.1002/(SICI)1097-4571(199901)50:1<99::AID-ASI99>3.0.CO;2-%23",
        "10.1002/(SICI)1097-4571(199901)50:1%3C99::AID-ASI99%3E3.0.CO;2-%23",
    ),
    "with brackets": ("10.1000/a[b]{c}", "10.1000/a%5Bb%5D%7Bc%7D"),
    "of letters": ("10.1000/äb", "10.1000/%C3%A4b"),
}
"""DOIs as typed, and how addresses spell them."""


def test_the_address_of_any_doi_is_one() -> None:
    def check(row: tuple[str, str]) -> None:
        typed, spelt = row
        entry = paper("A")
        entry["paper"]["doi"] = typed
        found = cited(entry)
        assert found
        assert found.url == f"https://doi.org/{spelt}"
        assert unquote(found.url) == f"https://doi.org/{found.doi}"

    each(DOIS, check)


def test_what_a_korean_paper_appeared_in_is_said_in_korean() -> None:
    found = cited(paper("특징을 배우기", "최근우"))
    assert found
    assert (found.container, found.lang) == ("국제 음악정보검색 학술대회 (ISMIR)", "ko")


@pytest.mark.parametrize(
    ("venue", "cited_as", "container"),
    [
        ({"name": {"en": "ICASSP"}}, "paper-conference", "ICASSP 2015"),
        (
            {"name": {"en": "TISMIR"}, "full": {"en": "Transactions of ISMIR"}},
            "article-journal",
            "Transactions of ISMIR",
        ),
        ({"name": {"ko": "한국음향학회지"}}, "article-journal", "한국음향학회지"),
        ({"name": {"en": "Journals and surveys", "ko": "학술지·조사 논문"}}, "article-journal", None),
        ({"name": {"en": "arXiv"}, "full": {"en": "arXiv preprints"}}, "article", None),
    ],
)
def test_its_venue_tells_what_a_paper_is(venue: dict[str, Any], cited_as: str, container: str | None) -> None:
    found = cited(paper("A title"), venue)
    assert found
    assert (found.cited_as, found.container) == (cited_as, container)


def test_the_registry_knows_better_what_a_paper_appeared_in() -> None:
    entry = paper("A title")
    entry["paper"]["doi"] = "10.1109/1"
    record = StoredRecord(
        id="10.1109/1", title="A", container="Proceedings of the IEEE", published="2016-02-03"
    )
    found = cited(entry, store=Store(records={"10.1109/1": record}))
    assert found
    assert (found.cited_as, found.container, str(found.date)) == (
        "article-journal",
        "Proceedings of the IEEE",
        "2016-02-03",
    )


def test_what_arxiv_says_is_no_date_of_a_conference() -> None:
    version = StoredVersion(title="A", published="2014-12-01T00:00:00Z", primary_category="cs.SD")
    store = Store(papers={"1412.0001": StoredPaper(id="1412.0001", latest=version)})
    entry = {"arxiv": "1412.0001v1", "read": "full"}
    found = cited(entry, store=store)
    assert found
    assert (str(found.date), found.arxiv, found.category) == ("2015", "1412.0001", "cs.SD")
    assert found.url == "https://arxiv.org/abs/1412.0001"
    preprint = cited(entry, {"name": {"en": "arXiv"}}, store)
    assert preprint
    assert str(preprint.date) == "2014-12-01"


def test_a_paper_without_a_title_is_not_cited() -> None:
    assert cited({"arxiv": "1412.0001", "read": "not-yet"}) is None
    assert cited({"unidentified": {"en": "A poster."}, "read": "poster"}) is None
    assert cited({"arxiv": "1412.0001", "paper": {"title": "A"}, "read": "not-yet"})


def test_a_paper_is_cited_by_the_oldest_of_its_names() -> None:
    entries = {
        "ismir/2015/a": paper("A title", formerly=["ismir/2015/b", "ismir/2014/c"]),
        "new/2015/a": paper("A title", formerly=["new/2015/b"]),
        "new/2015/c": paper("C title"),
    }
    venue = {"name": {"en": "N"}, "formerly": ["old", "older"]}
    catalog = build(library(entries, venues={"new": venue}), NOTHING)
    keys = [found.key for entry_id in entries if (found := of(catalog, entry_id))]
    assert keys == ["ismir/2015/b", "old/2015/b", "old/2015/c"]
    assert keys == [catalog.lasting_id(catalog.works[entry_id]) for entry_id in entries]
