"""ISMIR's archive as it is: every year's own way of saying things, and files that are broken."""

import json
import re
from typing import Any

import pytest

from generator.metadata.proceedings import ismir
from generator.metadata.proceedings.listing import ListedPaper
from generator.problems.messages import message
from generator.problems.problem import Place
from tests.tables import by_row

FILE = "2005.json"


def listed(**item: Any) -> ListedPaper:
    listing = ismir.read(FILE, json.dumps([{"title": "A title", **item}]))
    assert listing.problems == ()
    (paper,) = listing.papers
    return paper


@by_row(
    ("printed", "shown"),
    [
        ("Techniques for Automatic Music Transcription.", "Techniques for Automatic Music Transcription"),
        (
            "Separation of Vocals from Polyphonic Audio Recordings .",
            "Separation of Vocals from Polyphonic Audio Recordings",
        ),
        ("What Motivates a Musical Query?", "What Motivates a Musical Query?"),
        ("The Origin of an Artist..", "The Origin of an Artist"),
        ("To be continued...", "To be continued..."),
        ("Music in the U.S.", "Music in the U.S."),
        ("Mel Cepstrum &amp; Ann Ova", "Mel Cepstrum & Ann Ova"),
        ("R&D &unknown; at AT&T", "R&D &unknown; at AT&T"),
        (r"On Tuning the (\delta, \alpha)-Algorithm", "On Tuning the (δ, α)-Algorithm"),
        (r"Schl{\"u}ter on $\ell_{10}$ and {MIR}", r"Schlüter on $\ell_{10}$ and MIR"),
        ("The <i>Order</i> of H<sub>2</sub>O", "The Order of H₂O"),
        ("Q&amp;amp;A &lt;b&gt;twice&lt;/b&gt;", "Q&A twice"),
        ("  Can We\nListen   To It? ", "Can We Listen To It?"),
    ],
)
def test_titles_are_shown_as_printed(printed: str, shown: str) -> None:
    assert listed(title=printed).title == shown


@by_row(
    ("authors", "shown"),
    [
        ("David Bainbridge", [("David Bainbridge", None)]),
        (["Eloi Batlle", " Ryo  Nishikimi"], [("Eloi Batlle", None), ("Ryo Nishikimi", None)]),
        (["Jan Hajič, jr."], [("Jan Hajič, jr.", None)]),
        (["Wei Chen 0001"], [("Wei Chen", None)]),
        (["Masataka Goto (AIST (Tsukuba))"], [("Masataka Goto", "AIST (Tsukuba)")]),
        (
            ["Peter Van Kranenburg (Utrecht University", "Meertens Institute)", "Gerben Bisschop"],
            [("Peter Van Kranenburg", "Utrecht University, Meertens Institute"), ("Gerben Bisschop", None)],
        ),
        (
            ["이보라 (Bora Lee)", "田中太郎 (Taro Tanaka)"],
            [("이보라 (Bora Lee)", None), ("田中太郎 (Taro Tanaka)", None)],
        ),
        (["王小明 (KAIST)", "Wei Wang (清华大学)"], [("王小明", "KAIST"), ("Wei Wang", "清华大学")]),
        (["이민지 (李)"], [("이민지 (李)", None)]),
        (["Lovelace, Ada", "이, 보라"], [("Ada Lovelace", None), ("이보라", None)]),
        (["Ada Lovelace*", "Oscar Celma¹,²"], [("Ada Lovelace", None), ("Oscar Celma", None)]),
        (["太郎 山田", "さくら 南"], [("山田太郎", None), ("南さくら", None)]),
        ("Ada Lovelace and Oscar Celma", [("Ada Lovelace", None), ("Oscar Celma", None)]),
        (['Schl{\\"u}ter, Jan', "Zo&euml; Naïve"], [("Jan Schlüter", None), ("Zoë Naïve", None)]),
        (["van den Berg, Lotte (KAIST, Daejeon)"], [("Lotte van den Berg", "KAIST, Daejeon")]),
        (["Ada Lovelace", "null", "N/A"], [("Ada Lovelace", None)]),
        (
            [
                {"name": "Ada Lovelace", "id": 7},
                {"first_name": "Bora", "lastName": "Lee", "affiliation": "SNU"},
            ],
            [("Ada Lovelace", None), ("Bora Lee", "SNU")],
        ),
        ([{"full_name": "김민지", "affiliation": [{"name": "KAIST"}, "ETRI"]}], [("김민지", "KAIST, ETRI")]),
        ([{"family": "이", "given": "보라"}], [("이보라", None)]),
        (
            [
                {"family": "Bosch Vicente", "given": "Juan José"},
                {"family": "Gates IV", "given": "Bill Henry"},
            ],
            [("Juan José Bosch Vicente", None), ("Bill Henry Gates IV", None)],
        ),
        (["Ada Lovelace", "TBA", "xxx"], [("Ada Lovelace", None)]),
        (["Ada Lovelace", "Null"], [("Ada Lovelace", None), ("Null", None)]),
        ({"Name": "Ada Lovelace"}, [("Ada Lovelace", None)]),
        (None, []),
    ],
)
def test_authors_are_shown_as_printed(authors: Any, shown: list[tuple[str, str | None]]) -> None:
    assert [(author.name, author.affiliation) for author in listed(author=authors).paper.authors] == shown


def test_facts_are_found_under_the_names_of_every_year() -> None:
    old = listed(year="2001", doi=None, url="db/conf/ismir/ismir2001.html#Cope01", ee=None, abstract=None)
    new = listed(
        year=2020,
        doi="10.5281/zenodo.4245362",
        url="https://doi.org/10.5281/zenodo.4245362",
        ee="http://archives.ismir.net/ismir2020/paper/000005.pdf",
        pages="23-29",
        Abstract="We\nlisten.",
        extra={"takeaway": "It works."},
    )

    assert (old.year, old.paper.model_dump(exclude_defaults=True)) == (2001, {"title": "A title"})
    assert (new.venue, new.year, new.arxiv) == ("ismir", 2020, None)
    assert new.paper.model_dump(exclude_defaults=True) == {
        "title": "A title",
        "abstract": "We listen.",
        "doi": "10.5281/zenodo.4245362",
        "pages": "23-29",
        "links": {"pdf": "http://archives.ismir.net/ismir2020/paper/000005.pdf"},
    }


@pytest.mark.parametrize("abstract", [["We listen.", "It works."], {"a": "We listen.", "b": "It works."}])
def test_an_abstract_may_be_several_paragraphs(abstract: Any) -> None:
    assert listed(abstract=abstract).paper.abstract == "We listen. It works."


def test_what_lies_beside_a_paper_is_linked() -> None:
    paper = listed(code="https://lab.example/c", extra={"video": "https://lab.example/v", "poster": None})
    assert paper.paper.links.model_dump(exclude_none=True) == {
        "code": "https://lab.example/c",
        "video": "https://lab.example/v",
    }


@pytest.mark.parametrize(
    ("extra", "track"),
    [
        ({"session_position": "B-04"}, "Session B"),
        ({"session_position": "12-01"}, "Session 12"),
        ({"session_position": "after lunch"}, None),
        ({"session_position": ["A-01"]}, None),
        ("A-01", None),
    ],
)
def test_the_session_of_a_paper_is_its_track(extra: Any, track: str | None) -> None:
    assert listed(extra=extra).paper.track == track


def test_a_paper_without_a_year_is_of_the_year_that_the_file_is_called() -> None:
    assert listed().year == 2005
    assert listed(year=2006).year == 2006


@pytest.mark.parametrize(
    "url", ["https://arxiv.org/abs/1502.03540v1", "https://arxiv.org/pdf/1502.03540v1.pdf"]
)
def test_an_address_at_arxiv_is_an_arxiv_id(url: str) -> None:
    paper = listed(ee=url)

    assert (str(paper.arxiv), paper.paper.links.pdf, paper.paper.links.page) == ("1502.03540v1", None, None)


@pytest.mark.parametrize(
    ("ee", "url", "pdf", "page"),
    [
        ("http://a.example/ISMIR 2005/1 a.pdf", None, "http://a.example/ISMIR%202005/1%20a.pdf", None),
        ("www.a.example/1.pdf", "a.example/1", "http://www.a.example/1.pdf", "http://a.example/1"),
        ("https://a.example/1.pdf https://b.example/1", "", "https://a.example/1.pdf", "https://b.example/1"),
        (" https://a.example/1.pdf\n", "db/conf/ismir/1.html", "https://a.example/1.pdf", None),
    ],
)
def test_addresses_are_whole(ee: str, url: str | None, pdf: str, page: str | None) -> None:
    links = listed(ee=ee, url=url).paper.links

    assert (links.pdf, links.page) == (pdf, page)


@pytest.mark.parametrize("url", ["doi.org/10.1000/a", "10.1000/a", "https://doi.org/10.1000/a"])
def test_a_doi_among_addresses_is_one(url: str) -> None:
    assert listed(url=url).paper.doi == "10.1000/a"


@by_row(
    ("said", "read"),
    [
        ({"pdf": "http://a.example/1.pdf"}, {"links": {"pdf": "http://a.example/1.pdf"}}),
        (
            {"ee": ["http://a.example/1.pdf", None, "https://doi.org/10.1000/a"]},
            {"links": {"pdf": "http://a.example/1.pdf"}, "doi": "10.1000/a"},
        ),
        (
            {"url": {"page": "http://a.example/1"}, "doi": ["10.1000/a"]},
            {"links": {"page": "http://a.example/1"}, "doi": "10.1000/a"},
        ),
        ({"pages": {"end": 5, "start": 1}}, {"pages": "1-5"}),
        ({"pages": ["1", "5"]}, {"pages": "1-5"}),
        ({"pages": {"count": 8}}, {}),
        *(({"pages": pages}, {}) for pages in ("n/a", "1-1", "xx-xx")),
    ],
)
def test_what_others_add_to_records_is_read(said: Any, read: Any) -> None:
    assert listed(**said).paper.model_dump(exclude_defaults=True) == {"title": "A title", **read}


def test_an_arxiv_id_may_be_named_as_one() -> None:
    assert str(listed(arxiv="1502.03540").arxiv) == "1502.03540"


def test_digits_may_be_those_of_east_asian_keyboards() -> None:
    paper = listed(year="２００６", pages="１２－１５")

    assert (paper.year, paper.paper.pages) == (2006, "12-15")


@by_row(
    ("text", "code", "place"),
    [
        ("", "import-json", (1, 1)),
        ("{}", "import-json", (1, 1)),
        ('{"title": "A"}', "import-json", (1, 1)),
        ('[{"title": "A"}', "import-json", (1, 16)),
        ('[{"title": "A"}\n {"title": "B"}]', "import-json", (2, 2)),
        ('[{"title": "A"}]\n]', "import-json", (2, 1)),
        ('[\n{"title": A}]', "import-json", (2, 11)),
        ("[" * 100_000, "import-json", (1, 1)),
        ('[\n{"title": "A"},\n"B"]', "import-not-a-paper", (3, 1)),
        ('[\n{"author": "A"}]', "import-no-title", (2, 1)),
        ('[{"title": ["A"]}]', "import-no-title", (1, 2)),
        ('[{"title": "A", "doi": "zenodo"}]', "doi", (1, 2)),
        ('[{"title": "A", "ee": "http://a b"}]', "import-address", (1, 2)),
        ('[{"title": "A", "author": ["B", "C", "B", "B"]}]', "import-author-twice", (1, 2)),
        ('[{"title": "A", "author": [{"id": "B"}]}]', "import-no-name", (1, 2)),
        ('[{"title": "A", "author": ["B", null]}]', "import-no-name", (1, 2)),
        ('[{"title": "A", "author": ["Minji Kim", "et al."]}]', "import-others", (1, 2)),
        ('[{"title": "A", "author": "Minji Kim, Bora Lee, Cho Park"}]', "import-names", (1, 2)),
        ('[{"title": "A", "abstract": "' + "가" * 30_000 + '"}]', "text-too-long", (1, 2)),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, code: str, place: tuple[int, int]) -> None:
    problems = ismir.read(FILE, text).problems

    assert [(problem.code, problem.place) for problem in problems] == [(code, Place(FILE, *place))]


@by_row(
    ("text", "said"),
    [
        ('[{"title": "A"}', ": `]` is missing."),
        ('[{"title": "A"', ": `]` is missing."),
        ('[{"title": "A"} {"title": "B"}]', ": `,` is missing."),
        ('[{"title" "A"}]', ": `:` is missing."),
        ('[{"title": "A" "year": 2015}]', ": `,` is missing."),
        ('[{"title": "A}]', ': `"` is missing.'),
        ('{"title": "A"}', ": `[` is missing."),
        ("[{'title': 'A'}]", ": `'` may not stand here."),
        ('[{"title": None}]', ": `N` may not stand here."),
        ('[{"title": "A",}]', "`}` may not stand here."),
        ("[]\n[]", ": `[` may not stand here."),
        ('[{"title": "A\nB"}]', "from here on."),
        ("[" * 100_000, "from here on."),
    ],
)
def test_where_json_cannot_be_read_which_sign_is_wrong_is_told(text: str, said: str) -> None:
    (problem,) = ismir.read(FILE, text).problems

    assert message(problem, "en").endswith(said)
    assert not re.search("[a-z]", message(problem, "ko").replace("JSON", ""))


def test_a_number_of_any_length_is_no_year() -> None:
    listing = ismir.read(FILE, '[{"title": "A", "year": ' + "1" * 10_000 + "}]")

    assert [problem.code for problem in listing.problems] == ["import-no-year"]
    assert (listing.papers, listing.count) == ((), 1)


@pytest.mark.parametrize(
    ("dates", "days"),
    [
        ("October 23-25, 2000", "2000-10-23/2000-10-25"),
        ("11-15 September 2000", "2000-09-11/2000-09-15"),
        ("30 October - 3 November 2000", "2000-10-30/2000-11-03"),
        ("May 2, 2000", "2000-05-02"),
        ("sometime in spring", "None"),
    ],
)
def test_conferences_become_editions(dates: str, days: str) -> None:
    conference = {
        "conference_dates": dates,
        "conference_place": "Plymouth, United States",
        "conference_url": "",
    }

    facts = {"2000": conference, "2001": {}, "0000": conference, "x": conference}
    listing = ismir.read("conferences.json", json.dumps(facts))

    ((key, edition),) = listing.editions.items()
    assert (key, listing.problems) == (("ismir", 2000), ())
    assert edition.place is not None
    assert (edition.place.en, str(edition.dates)) == ("Plymouth, United States", days)


@pytest.mark.parametrize(
    "url", ["www.ismir2000.example/", " http://www.ismir2000.example/ ", "HTTP://www.ismir2000.example/"]
)
def test_the_address_of_a_conference_is_whole(url: str) -> None:
    listing = ismir.read("conferences.json", json.dumps({"2000": {"conference_url": url}}))

    assert listing.editions["ismir", 2000].url == "http://www.ismir2000.example/"


def test_a_paper_has_as_many_authors_as_an_entry_may() -> None:
    names = [f"Ada {number} Lee" for number in range(3_001)]
    listing = ismir.read(FILE, json.dumps([{"title": "A title", "author": names}]))
    ((paper,), (problem,)) = listing.papers, listing.problems
    assert len(paper.paper.authors) == 3_000
    assert (problem.code, dict(problem.values)) == ("too-many-items", {"limit": "3000"})
