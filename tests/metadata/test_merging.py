"""Lists and library brought together: nothing twice, nothing lost."""

from dataclasses import replace
from typing import Any

import pytest

from generator.entries.format.entry import Entry, Paper
from generator.entries.format.registry import Edition, Tag, Venue
from generator.entries.library import EditionFile, EntryFile, Library
from generator.metadata.proceedings import merging
from generator.metadata.proceedings.listing import ListedPaper, Listing
from generator.metadata.proceedings.merging import Merge
from generator.metadata.store import Store, StoredPaper, StoredVersion
from generator.problems.problem import Place
from generator.text.identifiers import ArxivRef
from tests.tables import by_row

CNN = Tag.model_validate({"name": {"en": "Convolutional neural network"}, "aliases": ["CNN"]})
ARXIV = Venue.model_validate({"name": {"en": "arXiv"}})
THERE: dict[str, dict[str, Any]] = {
    "ismir/2015/choi-auralisation": {"paper": {"title": "Auralisation of Deep Networks"}},
    "ismir/2015/other": {"paper": {"title": "Another", "doi": "10.5281/Zenodo.1"}, "draft": "true"},
    "arxiv/2016/dai": {"arxiv": "1610.00087", "formerly": ["ismir/2015/dai-raw-waveforms"]},
}
STORED = StoredVersion(title="Very Deep Networks", doi="10.1109/X.2017")


def library(editions: bool = False) -> Library:  # noqa: FBT001, FBT002 # with or without one
    entries = {
        entry_id: EntryFile(
            entry_id, f"digests/{entry_id}.yml", Entry.model_validate({"read": "full", **entry})
        )
        for entry_id, entry in THERE.items()
    }
    held = {("ismir", 2015): EditionFile("ismir", 2015, "digests/ismir/2015/edition.yml", Edition())}
    return Library({"arxiv": ARXIV}, {"cnn": CNN}, {}, held if editions else {}, entries, {})


def paper(title: str, *, line: int = 1, arxiv: str = "", year: int = 2015, **facts: Any) -> ListedPaper:
    made = Paper.model_validate({"title": title, **facts})
    return ListedPaper(Place("list.json", line), "ismir", year, made, ArxivRef(arxiv) if arxiv else None)


def plan(*papers: ListedPaper, **listing: Any) -> Merge:
    store = Store({"1610.00087": StoredPaper(id="1610.00087", latest=STORED)})
    made = merging.plan(library(), store, Listing(papers, count=len(papers), **listing))
    told = (
        problem for problem in made.problems if problem.code != "import-no-authors"
    )  # which few have here
    return replace(made, problems=tuple(told))


def test_a_new_paper_without_authors_is_told_where_none_can_be_fetched() -> None:
    papers = (
        paper("One", line=1),
        paper("Two", line=2, authors=["Bora Lee"]),
        paper("Three", line=3, doi="10.1000/3"),
        paper("Four", line=4, arxiv="1610.00001"),
        paper("Auralisation of Deep Networks", line=5),
    )
    made = merging.plan(library(), Store({}), Listing(papers, count=5))

    assert [(problem.code, problem.place.line) for problem in made.problems] == [("import-no-authors", 1)]


@pytest.mark.parametrize(
    ("listed", "file", "mark"),
    [
        (paper("Elsewhere", arxiv="1610.00087", year=1999), "arxiv/2016/dai", "arXiv"),
        (paper("Elsewhere", doi="10.5281/zenodo.1", year=1999), "ismir/2015/other", "DOI"),
        (paper("Elsewhere", doi="10.1109/x.2017", year=1999), "arxiv/2016/dai", "DOI"),
        (paper("Auralisation of deep-networks", doi="10.1000/1"), "ismir/2015/choi-auralisation", "title"),
        (paper("Very deep networks", year=2016), "arxiv/2016/dai", "title"),
    ],
)
def test_a_paper_is_known_by_arxiv_id_doi_or_title(listed: ListedPaper, file: str, mark: str) -> None:
    made = plan(listed)

    assert (made.known, made.entries, made.problems) == ({f"digests/{file}.yml": mark}, {}, ())


@pytest.mark.parametrize(
    ("listed", "slug"),
    [
        (paper("Auralisation of Deep Networks", year=2014), "2014/auralisation-deep-networks"),
        (paper("Auralisation", authors=["Keunwoo Choi"]), "2015/choi-auralisation-2"),
        (paper("Raw Waveforms", authors=["Wei Dai"]), "2015/dai-raw-waveforms-2"),
        (paper("？！"), "2015/paper"),
    ],
)
def test_a_new_paper_gets_a_name_that_nobody_has_or_had(listed: ListedPaper, slug: str) -> None:
    made = plan(listed)

    assert (list(made.entries), made.known) == ([f"digests/ismir/{slug}.yml"], {})


TWO_KINDS = {"doi": "10.1000/1", "authors": ["Jan Müller", "Bora Lee"]}


@by_row(
    ("title", "facts", "other_title", "others", "number"),
    [
        # Ids of one kind
        ("Bees", {"doi": "10.1000/1"}, "BEES!", {"doi": "10.1000/2"}, 2),
        ("Bees", {"doi": "10.1000/A"}, "Bees", {"doi": "10.1000/a"}, 1),
        ("Bees", {"arxiv": "1610.00001"}, "Bees", {"arxiv": "1610.00002"}, 2),
        ("Bees", {"arxiv": "1610.00001", "doi": "10.1000/1"}, "Bees", {"arxiv": "1610.00001"}, 1),
        ("Bees", {"arxiv": "1610.00001"}, "Bees", {"doi": "10.1000/2"}, 1),
        ("Bees", {"doi": "10.1000/1"}, "Bees", {}, 1),
        ("Bees", TWO_KINDS, "Bees", {**TWO_KINDS, "doi": "10.1000/2"}, 2),
        # A deposit, its versions and all of them, each of which has a DOI
        *(
            ("Bees", {"doi": "10.5281/zenodo.5", **one}, "Bees", {"doi": "10.5281/zenodo.6", **two}, number)
            for one, two, number in (
                ({"authors": ["Bora Lee"]}, {"authors": ["Bora Lee"]}, 1),
                ({"authors": ["Bora Lee"]}, {"authors": ["Bora Lee", "Cho Park"]}, 2),
                ({}, {}, 2),
            )
        ),
        ("Bees & Ants", {}, "Bees and ants", {}, 1),
        (r"$\beta$-Bees of the Cœur", {}, "Beta-Bees of the coeur", {}, 1),
        (r"$\mathcal{O}(n)$ Bees", {}, "O(n) bees", {}, 1),
        ("Schönberg’s Bees", {}, "Schoenberg's Bees", {}, 1),
        # Authors
        *(
            ("Bees", {"authors": authors}, "Bees", {"authors": others}, number)
            for authors, others, number in (
                (["Bora Lee"], ["Cho Park"], 2),
                (["Bora Lee", "Cho Park"], ["C. Park"], 1),
                (["Jan Müller"], ["J. Mueller"], 1),
                (["Søren O'Brien"], ["S. OBrien"], 1),
                (["김민지"], ["이보라"], 2),
                (["김민지"], ["김 민지", "이보라"], 1),
                (["김민지"], ["Minji Kim"], 1),
                (["王小明"], ["Xiaoming Wang"], 1),
                (["OpenAI"], ["Bora Lee"], 1),
                (["Institute of Sound"], ["Bora Lee"], 1),
                (["Bora Lee"], [], 1),
                (["Y. O"], ["Y O"], 1),
            )
        ),
        # Titles
        ("C", {}, "C++", {}, 2),
        ("C#", {}, "C++", {}, 2),
        ("C#", {}, r"C\#", {}, 1),
        ("Music+Text: a Study", {}, "Music + text – a study", {}, 1),
    ],
)
def test_of_two_papers_of_one_title_and_year_it_is_told_whether_they_are_two(
    title: str, facts: dict[str, Any], other_title: str, others: dict[str, Any], number: int
) -> None:
    one, two = paper(title, **facts), paper(other_title, line=2, **others)

    for first, second in ((one, two), (two, one)):
        made = plan(first, second)
        assert len(made.entries) == number
        assert [problem.code for problem in made.problems] == ["import-twice"] * (2 - number)


def test_a_paper_that_is_there_under_a_title_is_only_one_of_those_that_a_list_has() -> None:
    made = plan(
        paper("Auralisation of Deep Networks", doi="10.1000/1"),
        paper("Auralisation of Deep Networks", line=2, doi="10.1000/2"),
        paper("Auralisation of Deep Networks", line=3, doi="10.1000/2"),
    )

    assert list(made.known) == ["digests/ismir/2015/choi-auralisation.yml"]
    assert list(made.entries) == ["digests/ismir/2015/auralisation-deep-networks.yml"]
    assert [problem.place.line for problem in made.problems] == [3]


def test_what_a_list_says_of_a_paper_that_it_names_twice_tells_it_from_others() -> None:
    made = plan(paper("Bees"), paper("Bees", line=2, doi="10.1000/1"), paper("Bees", line=3, doi="10.1000/2"))

    assert list(made.entries) == ["digests/ismir/2015/bees.yml", "digests/ismir/2015/bees-2.yml"]
    assert [problem.place.line for problem in made.problems] == [2]


def test_a_paper_is_filed_where_it_was_published_with_the_id_of_its_preprint() -> None:
    preprint = replace(paper("Bees", arxiv="1502.03540"), venue="arxiv", is_preprint=True)
    published = paper("Bees", line=2, pages="1-8")
    other = paper("BEES", line=3, doi="10.1000/1")

    made = plan(preprint, published, other)

    ((file, text),) = made.entries.items()
    assert file == "digests/ismir/2015/bees.yml"
    assert text.partition("\n")[2].startswith(
        "arxiv: 1502.03540\npaper:\n  title: Bees\n  doi: 10.1000/1\n  pages: 1-8\n"
    )
    assert [(problem.place.line, dict(problem.values)["line"]) for problem in made.problems] == [
        (3, "2"),
        (1, "2"),
    ]


PREPRINT = replace(
    paper("Bees", arxiv="1402.3540", year=2014, authors=["B. Lee"]), venue="arxiv", is_preprint=True
)


@pytest.mark.parametrize(
    ("published", "number"),
    [
        (paper("Bees", line=2, year=2016, authors=["Bora Lee"]), 1),
        (paper("Bees", line=2, year=2013, authors=["Bora Lee"]), 1),
        (paper("Bees", line=2, year=2017, authors=["Bora Lee"]), 2),
        (paper("Bees", line=2, year=2016, authors=["Cho Park"]), 2),
        (paper("Bees", line=2, year=2016, authors=["Bora Lee"], arxiv="1402.3541"), 2),
        (replace(PREPRINT, year=2015, arxiv=None), 2),
    ],
)
def test_a_preprint_and_its_publication_are_one_though_years_lie_between(
    published: ListedPaper, number: int
) -> None:
    for papers in ((PREPRINT, published), (published, PREPRINT)):
        made = plan(*papers)
        assert len(made.entries) == number
        assert all("arxiv: 1402.3540" in text for text in made.entries.values()) == (number == 1)


def test_tags_are_suggested_in_a_comment() -> None:
    (text,) = plan(paper("Bees", abstract="A CNN hears bees.")).entries.values()

    assert text.endswith("read: not-yet\n# tags: [cnn]\n")


def test_a_paper_that_a_list_names_twice_is_taken_once() -> None:
    papers = [paper("Bees", doi="10.1000/1"), paper("Wasps", line=2, doi="10.1000/1"), paper("BEES!", line=3)]
    known = [paper("Another", line=4), paper("Other title", line=5, doi="10.5281/ZENODO.1")]

    made = plan(*papers, *known)

    assert list(made.entries) == ["digests/ismir/2015/bees.yml"]
    assert list(made.known) == ["digests/ismir/2015/other.yml"]
    assert [
        (problem.code, problem.place.line, dict(problem.values)["line"]) for problem in made.problems
    ] == [
        ("import-twice", 2, "1"),
        ("import-twice", 3, "1"),
        ("import-twice", 5, "4"),
    ]
    assert made.left_out == 3


def test_an_entry_that_would_be_too_large_is_told_and_left_out() -> None:
    made = plan(
        paper(
            "Everyone",
            authors=[{"name": f"Author {n}", "affiliation": "University of Bees " * 6} for n in range(3_000)],
        ),
        paper("Bees", line=2),
    )

    assert list(made.entries) == ["digests/ismir/2015/bees.yml"]
    assert [(problem.code, problem.place.file) for problem in made.problems] == [
        ("file-too-large", "list.json")
    ]
    assert made.left_out == 1


def test_an_edition_is_added_where_there_is_none_and_it_holds_a_paper() -> None:
    facts = {("ismir", year): Edition.model_validate({"dates": str(year)}) for year in (2014, 2015, 2016)}
    listing = Listing((paper("Bees", year=2016),), (), 1, facts)

    without = merging.plan(library(), Store(), listing)
    beside = merging.plan(library(editions=True), Store(), listing)

    assert list(without.other_files) == ["digests/ismir/2015/edition.yml", "digests/ismir/2016/edition.yml"]
    assert list(beside.other_files) == ["digests/ismir/2016/edition.yml"]
