"""BibTeX as people and publishers write it."""

import pytest

from generator.entries.problem import Place
from generator.entries.registry import Venue
from generator.metadata import bibtex
from generator.metadata.proceedings import Listed, Listing

FULL = "International Society for Music Information Retrieval Conference"
VENUES = {
    "ismir": Venue.model_validate(
        {
            "name": {"en": "ISMIR"},
            "full": {"en": FULL},
            "aliases": ["이스미르"],
        }
    ),
    "icassp": Venue.model_validate(
        {
            "name": {"en": "ICASSP"},
            "full": {"en": "IEEE International Conference on Acoustics, Speech and Signal Processing"},
        }
    ),
    "recsys": Venue.model_validate({"name": {"en": "RecSys"}}),
    "arxiv": Venue.model_validate({"name": {"en": "arXiv"}}),
}
HEAD = "title = {A title}, year = 2015, booktitle = {ISMIR}"


def read(text: str) -> Listing:
    return bibtex.read("refs.bib", text, VENUES)


def listed(fields: str, before: str = "") -> Listed:
    listing = read(f"{before}\n@inproceedings{{key, {fields}}}")
    assert listing.problems == ()
    return listing.papers[-1]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("{Deep Learning}", "Deep Learning"),
        ("{{Deep {CNN}s for {Real Life}}}", "Deep CNNs for Real Life"),
        ('"Of {"}Bees{"} and Men."', 'Of "Bees" and Men'),
        (r"{\'{E}tudes \& Pi{\`e}ces: 100\% {\em live}}", "Études & Pièces: 100% live"),
        (r"{The $\ell_{10}$-norm of $\mathrm{x}$}", r"The $\ell_{10}$-norm of $\mathrm{x}$"),
        (r"{Sets \{a,~b\}}", "Sets {a, b}"),
        ('"Part " # one # {: Begin}', "Part One: Begin"),
        ("{한국어 제목}", "한국어 제목"),
    ],
)
def test_titles_are_shown_as_printed(typed: str, shown: str) -> None:
    paper = listed(f"year = 2015, booktitle = {{ISMIR}}, TITLE = {typed}", '@string{One = "One"}')

    assert paper.title == shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (r"Schl{\"u}ter, Jan and Thomas Grill", ["Jan Schlüter", "Thomas Grill"]),
        (r"van den Oord, A{\"a}ron", ["Aäron van den Oord"]),
        ("Haji\u010d, Jr., Jan", ["Jan Hajič Jr."]),
        ("{The ABC and D Consortium}", ["The ABC and D Consortium"]),
        ("최근우 and\n  Kim,~Minji", ["최근우", "Minji Kim"]),
        ("", []),
    ],
)
def test_authors_are_shown_as_printed(typed: str, shown: list[str]) -> None:
    assert [author.name for author in listed(f"{HEAD}, author = {{{typed}}}").paper.authors] == shown


@pytest.mark.parametrize("typed", ["A. Kim, B. Lee, C. Park", "A. Kim, B. Lee, C. Park, D. Choi"])
def test_names_between_commas_are_told_and_kept(typed: str) -> None:
    listing = read(f"@misc{{key, {HEAD}, author = {{{typed}}}}}")

    assert [problem.code for problem in listing.problems] == ["import-names"]
    assert ", ".join(author.name for author in listing.papers[0].paper.authors) == typed


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ("booktitle = {Proc. of the 16th {ISMIR} Conference}, year = 2015", ("ismir", 2015)),
        ("booktitle = {ISMIR'15}, year = {2015}", ("ismir", 2015)),
        ("booktitle = {제16회 이스미르}, date = {2015-10-26}", ("ismir", 2015)),
        (
            f"booktitle = {{{FULL} at ICASSP}}, year = 2015",
            ("ismir", 2015),
        ),
        ("booktitle = {Proceedings}, series = {ICASSP}, year = 2017", ("icassp", 2017)),
        ("crossref = {Conf}", ("icassp", 2017)),
        ("crossref = {Conf}, year = 2018", ("icassp", 2018)),
        ("journal = {arXiv preprint arXiv:1610.00087}, year = 2016", ("arxiv", 2016)),
        ("journal = {CoRR}, eprint = {1610.00087}, eprinttype = {arXiv}, year = 2016", ("arxiv", 2016)),
        ("journal = {CoRR}, volume = {abs/1610.00087}, year = 2016", ("arxiv", 2016)),
        ("publisher = {arXiv}, number = {arXiv:1610.00087}, year = 2016", ("arxiv", 2016)),
        ("eprint = {1610.00087}, archiveprefix = {arXiv}, pubstate = {prepublished}", ("arxiv", 2016)),
        ("booktitle = {ISMIR 2016}, journal = {arXiv preprint arXiv:1610.00087}", ("ismir", 2016)),
        ("booktitle = {Proc. ISMIR}, date = {2016-05}", ("ismir", 2016)),
        ("booktitle = {Proc. ISMIR'16}, year = {in press}", ("ismir", 2016)),
        ("eventtitle = {ICASSP}, eventdate = {2017-03-05/2017-03-09}", ("icassp", 2017)),
    ],
)
def test_a_paper_is_placed_by_what_its_entry_names(fields: str, place: tuple[str, int]) -> None:
    paper = listed(f"title = {{A}}, {fields}", "@proceedings{conf, title = {ICASSP}, year = 2017}")

    assert (paper.venue, paper.year) == place


@pytest.mark.parametrize(
    ("fields", "facts"),
    [
        (r"doi = {https://doi.org/10.1007/978-3\_6}", {"doi": "10.1007/978-3_6"}),
        ("doi = {10.48550/arXiv.1610.00087}", {}),
        ("pages = {421--425}", {"pages": "421-425"}),
        (r"url = {\url{https://host.example/a\_b.pdf}}", {"links": {"pdf": "https://host.example/a_b.pdf"}}),
        ("url = {https://host.example/a}", {"links": {"page": "https://host.example/a"}}),
        ("url = {https://doi.org/10.1007/1}", {"doi": "10.1007/1"}),
        (
            "abstract = {We\n\n  {\\it listen}, 40\\% of the time.}",
            {"abstract": "We listen, 40% of the time."},
        ),
    ],
)
def test_facts_are_taken_over(fields: str, facts: dict[str, object]) -> None:
    paper = listed(f"{HEAD}, {fields}").paper

    assert paper.model_dump(exclude_defaults=True) == {"title": "A title", **facts}


@pytest.mark.parametrize(
    ("fields", "published"),
    [
        ("month = oct", "2015-10"),
        ("month = {October}", "2015-10"),
        ('month = "26--30~" # oct', "2015-10"),
        ("month = {3}", "2015-03"),
        ("date = {2015-10-26}", "2015-10-26"),
        ("date = {2015}", "None"),
        ("month = {autumn}", "None"),
        ('month = "5--7~" # oct', "2015-10"),
        ("month = {10월}", "2015-10"),
        ("month = {5/6}", "None"),
        ("date = {2015-10-26/2015-10-30}", "2015-10-26"),
    ],
)
def test_when_a_paper_appeared_is_said_where_it_is_known_better_than_to_the_year(
    fields: str, published: str
) -> None:
    assert str(listed(f"{HEAD}, {fields}").paper.published) == published


@pytest.mark.parametrize(
    ("fields", "arxiv"),
    [
        ("eprint = {1610.00087v2}, archivePrefix = {arXiv}", "1610.00087v2"),
        ("eprint = {1610.00087}", "1610.00087"),
        ("eprint = {12345}, eprinttype = {pubmed}", "None"),
        ("doi = {10.48550/arXiv.1610.00087}", "1610.00087"),
        ("url = {http://arxiv.org/abs/cs/0501056}", "cs/0501056"),
        ("journal = {arXiv preprint arXiv:1610.00087}", "1610.00087"),
        ("journal = {arXiv:1610.00087 [cs]}, note = {arXiv: 1610.00087}", "1610.00087"),
        ("journal = {ArXiv e-prints}, eprint = {arXiv:1610.00087v1 [cs.SD]}", "1610.00087v1"),
        ("journal = {arXiv preprint cs/0501056}", "cs/0501056"),
        ("journal = {CoRR abs/1610.00087}", "1610.00087"),
        ("number = {arXiv:1610.00087}, publisher = {arXiv}", "1610.00087"),
        ("journal = {CoRR}, volume = {abs/1610.00087}", "1610.00087"),
        ("eprint = {0501056}, archiveprefix = {arXiv}, primaryclass = {cs.IR}", "cs/0501056"),
        ("eprint = {{1610.00087}}, eprinttype = {{arxiv}}", "1610.00087"),
        ("arxivId = {1610.00087}, archivePrefix = {arXiv}", "1610.00087"),
        (r"howpublished = {\url{https://arxiv.org/abs/1610.00087}}", "1610.00087"),
        ("ee = {https://arxiv.org/pdf/1610.00087v2.pdf}", "1610.00087v2"),
        ("doi = {https://doi.org/10.48550/ARXIV.1610.00087}", "1610.00087"),
        ("note = {Accepted at ISMIR. Available at https://arxiv.org/abs/1610.00087}", "1610.00087"),
        ("pages = {arXiv--1610}", "None"),
        ("eprint = {https://host.example/a.pdf}", "None"),
    ],
)
def test_an_arxiv_id_is_found(fields: str, arxiv: str) -> None:
    assert str(listed(f"{HEAD}, {fields}").arxiv) == arxiv


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (f"@misc{{a\n {HEAD}}}\n@misc{{b, {HEAD}}}", [("import-bibtex", 1)]),
        (f"@misc{{a, title = {{open\n\n@misc{{b, {HEAD}}}", [("import-bibtex", 1)]),
        (f'@misc{{b, {HEAD}}}\n@misc{{a, title = "open', [("import-bibtex", 2)]),
        (f"@misc{{b, {HEAD}}}\n@misc{{a, title = {{A}}, booktitle = {{NeurIPS}}}}", [("import-no-venue", 2)]),
        (f"@misc{{b, {HEAD}}}\n@misc{{a, title = {{A}}}}", [("import-no-venue", 2)]),
        (f"@misc{{b, {HEAD}}}\n@misc{{a, booktitle = {{ISMIR}}}}", [("import-no-title", 2)]),
        (f"@misc{{b, {HEAD}}}\n@misc{{a, title = {{A}}, booktitle = {{ISMIR}}}}", [("import-no-year", 2)]),
        (f"notes\n@misc{{b, {HEAD}, doi = {{none}}}}", [("doi", 2)]),
        (f"@misc{{b, {HEAD}}}\n@book{{b, {HEAD}, title = {{A title}}}}", []),
        (f"@misc{{b, {HEAD}}}\n@book{{b, {HEAD},\n TITLE = {{Again}}}}", [("import-field-twice", 3)]),
        (f"@misc{{b, {HEAD}}}\n@misc{{a, {HEAD}\n author = {{A}}}}", [("import-bibtex", 2)]),
        (f"@misc{{b, {HEAD}}}\n@misc{{a, title = {{A}}\n year = 2015}}", [("import-bibtex", 2)]),
        (f"@misc{{b, {HEAD}}}\n\n misc{{a,\n title = {{A}}}}", [("import-bibtex", 3)]),
        (f"@misc{{b, {HEAD}}}\n@misc{{a b:(ü), {HEAD}}}\n@misc{{, {HEAD}}}", []),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_the_rest_is_taken(
    text: str, codes: list[tuple[str, int]]
) -> None:
    listing = read(text)

    assert [(problem.code, problem.place) for problem in listing.problems] == [
        (code, Place("refs.bib", line)) for code, line in codes
    ]
    assert listing.papers[-1].title == "A title"


def test_no_file_is_a_list_of_nothing() -> None:
    assert read("") == read("% only a comment\n@comment{and @another}") == Listing()


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ("author = {Kim, Minji and others}", "import-others"),
        (r"author = {Kim, Minji}, title = {On \nosuch{a}}", "import-tex"),
        ("booktitle = {ISMIR 2014}", "import-years"),
        ("eprint = {1610.00087}, url = {https://arxiv.org/abs/1610.00088}", "import-arxiv-ids"),
        ("note = {Extended version of arXiv:1502.03540}", "import-arxiv-in-note"),
        ("eprint = {1610.0087}, archiveprefix = {arXiv}", "arxiv-id"),
        ("journal = {arXiv preprint arXiv:1610.0087}", "arxiv-id"),
    ],
)
def test_what_is_not_sure_is_told_and_the_paper_taken(fields: str, code: str) -> None:
    listing = read(f"@misc{{key, {fields}, {HEAD}}}")

    assert [problem.code for problem in listing.problems if problem.code != "import-field-twice"] == [code]
    assert len(listing.papers) == 1


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ("booktitle = {ICASSP Workshops (ICASSPW)}", "import-beside"),
        ("booktitle = {Workshop on Bees}, series = {ISMIR '15}", "import-beside"),
        ("booktitle = {Workshop on Bees (WOB), held with ISMIR'15}", "import-beside"),
        ("journal = {Trans. of the ISMIR}", "import-beside"),
        ("booktitle = {Advances in Bees}, url = {https://arxiv.org/abs/1610.00087}", "import-no-venue"),
        ("journal = {Journal of Bees}, eprint = {1610.00087}", "import-no-venue"),
        ("series = {Lecture Notes on Bees}, journal = {CoRR}", "import-no-venue"),
        ("booktitle = {ISMIR}, year = {in press}", "import-no-year"),
        ("booktitle = {ISMIR}, year = {20155}", "import-no-year"),
    ],
)
def test_what_cannot_be_placed_is_told_and_left_out(fields: str, code: str) -> None:
    year = "" if "year" in fields else ", year = 2015"
    listing = read(f"@misc{{key, title = {{A}}, {fields}{year}}}")

    assert ([problem.code for problem in listing.problems], listing.papers) == ([code], ())


def test_a_preprint_is_told_where_no_venue_takes_preprints() -> None:
    text = "@misc{key, title = {A}, eprint = {1610.00087}, archiveprefix = {arXiv}, year = 2016}"
    listing = bibtex.read("refs.bib", text, {"ismir": VENUES["ismir"]})

    assert ([problem.code for problem in listing.problems], listing.papers) == (["import-no-venue"], ())


def test_all_may_go_to_one_venue_whatever_they_name() -> None:
    text = """@misc{a, title = {A}, booktitle = {Workshop on Bees, ISMIR 2016}, year = 2015}
    @misc{b, title = {B}, journal = {CoRR}, volume = {abs/1610.00087}}"""
    listing = bibtex.read("refs.bib", text, VENUES, "icassp")

    assert [(paper.venue, paper.year) for paper in listing.papers] == [("icassp", 2015), ("icassp", 2016)]
    assert listing.problems == ()


@pytest.mark.parametrize(
    ("typed", "facts"),
    [
        ("title = {Bees}, subtitle = {A Study}", {"title": "Bees: A Study"}),
        ("title = {Why Bees?}, subtitle = {A Study}", {"title": "Why Bees? A Study"}),
        ("title = {A}, pages = {n/a-n/a}", {"title": "A"}),
        ("title = {A}, pages = {pp. 1:1--1:8}", {"title": "A", "pages": "1:1-1:8"}),
        ("title = {A}, pages = {e12}", {"title": "A", "pages": "e12"}),
        (
            "title = {A}, url = {https://host.example/a https://host.example/a.pdf}",
            {"title": "A", "links": {"page": "https://host.example/a", "pdf": "https://host.example/a.pdf"}},
        ),
        (
            "title = {A}, eprint = {https://host.example/a.pdf}",
            {"title": "A", "links": {"pdf": "https://host.example/a.pdf"}},
        ),
        ("title = {{A}}, doi = {{10.1000/a{\\_}b}}", {"title": "A", "doi": "10.1000/a_b"}),
        ('title = {100% of #1 " @ = ,}', {"title": '100% of #1 " @ = ,'}),
    ],
)
def test_fields_of_other_dialects_are_read(typed: str, facts: dict[str, object]) -> None:
    assert (
        listed(f"{typed}, year = 2015, booktitle = {{ISMIR}}").paper.model_dump(exclude_defaults=True)
        == facts
    )


CASES = r"""
@inproceedings{a, title={Underscores}, author={A B}, booktitle={ISMIR}, year=2015, url={http://a.example/articles/227{\_}Paper.pdf}, doi={10.1007/978-3-319-27671-7{\_}66}}
@inproceedings{b, title={Tilde}, author={A B}, booktitle={ISMIR}, year=2015, url={http://a.example/{~}user/p.pdf}}
@article{c, title={Scholar}, author={A B}, journal={arXiv preprint arXiv:1610.00087}, year={2016}}
@article{d, title={Zotero}, author={A B}, journal={arXiv:1610.00088 [cs]}, note={arXiv: 1610.00088}, year={2016}}
@misc{e, title={Zotero seven}, author={A B}, number={arXiv:1610.00089}, publisher={arXiv}, year={2016}}
@article{f, title={DBLP}, author={A B}, journal={CoRR}, volume={abs/1610.00090}, year={2016}}
@inproceedings{g, title={Hangul}, author={이, 보라 and 김민지}, booktitle={ISMIR}, year=2015}
@inproceedings{h, title={Marks}, author={Kim, Minji* and Lee, Bora$^{1}$ and Park, Cho\textsuperscript{2} and }, booktitle={ISMIR}, year=2015}
@inproceedings{i, title={Ampersand}, author={Minji Kim \& Bora Lee}, booktitle={ISMIR}, year=2015}
@inproceedings{j, title={The <i>Order</i> of H<sub>2</sub>O}, author={A B}, booktitle={ISMIR}, year=2015}
@inproceedings{k, title={On {\textless}i{\textgreater}Vitis{\textless}/i{\textgreater}}, author={A B}, booktitle={ISMIR}, year=2015}
@inproceedings{l, title={A Q\\&A Corpus}, author={Jon\\'a\\v{s} Novak}, booktitle={ISMIR}, year=2015}
@inproceedings{m, title={Workshop}, author={A B}, booktitle={IEEE International Conference on Acoustics, Speech, and Signal Processing Workshops (ICASSPW)}, year=2024}
@inproceedings{n, title={Beside}, author={A B}, booktitle={Workshop on Music Recommendation (WOMRAD), held with RecSys'11}, year=2011}
@inproceedings{o, title={Short}, author={A B}, booktitle={Proc. of the 18th Int. Society for Music Information Retrieval Conf.}, year=2017}
@inproceedings{p, title={Shorter}, author={A B}, booktitle={Proc. IEEE Int. Conf. Acoust., Speech, Signal Process.}, year=2017}
@inproceedings{q, title={Elsewhere}, author={A B}, booktitle={Advances in Neural Information Processing Systems}, year=2017, url={https://arxiv.org/abs/1706.99999}}
"""  # noqa: E501 # as people have them


def test_records_that_once_went_wrong_are_right() -> None:
    listing = read(CASES)
    by_title = {paper.title: paper for paper in listing.papers}
    names = {title: [author.name for author in paper.paper.authors] for title, paper in by_title.items()}

    assert by_title["Underscores"].paper.links.pdf == "http://a.example/articles/227_Paper.pdf"
    assert by_title["Underscores"].paper.doi == "10.1007/978-3-319-27671-7_66"
    assert by_title["Tilde"].paper.links.pdf == "http://a.example/~user/p.pdf"
    assert [str(by_title[title].arxiv) for title in ("Scholar", "Zotero", "Zotero seven", "DBLP")] == [
        f"1610.000{number}" for number in (87, 88, 89, 90)
    ]
    assert names["Hangul"] == ["이보라", "김민지"]
    assert names["Marks"] == ["Minji Kim", "Bora Lee", "Cho Park"]
    assert names["Ampersand"] == ["Minji Kim", "Bora Lee"]
    assert names["A Q&A Corpus"] == ["Jonáš Novak"]
    assert {"The Order of H₂O", "On Vitis"} <= by_title.keys()
    assert [(by_title[title].venue, by_title[title].year) for title in ("Short", "Shorter")] == [
        ("ismir", 2017),
        ("icassp", 2017),
    ]
    assert [(problem.code, problem.place.line) for problem in listing.problems] == [
        ("import-beside", 14),
        ("import-beside", 15),
        ("import-no-venue", 18),
    ]
