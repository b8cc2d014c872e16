"""BibTeX as people and publishers write it."""

import logging

import pytest

from generator.entries.format.registry import Venue
from generator.metadata.proceedings import bib_files
from generator.metadata.proceedings.listing import ListedPaper, Listing
from generator.problems.messages import message
from generator.problems.problem import Place
from tests.tables import by_row

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
    return bib_files.read("refs.bib", text, VENUES)


def listed(fields: str, before: str = "") -> ListedPaper:
    listing = read(f"{before}\n@inproceedings{{key, {fields}}}")
    assert listing.problems == ()
    return listing.papers[-1]


@by_row(
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
        ("{日本語の題名。}", "日本語の題名"),
        (r"{A {\textbeta}-VAE of {\glqq}Bees{\grqq}}", "A β-VAE of „Bees“"),
        ("{DEEP LEARNING OF BEES WITH CNN}", "Deep learning of bees with CNN"),
        (
            "{``Nested `single' quotes'', ``don't'' and ``half\"}",
            "“Nested ‘single’ quotes”, “don't” and “half”",
        ),
        ("{ＡＣＭ ﬁnds aﬄuent ﬂows}", "ＡＣＭ finds affluent flows"),
        (
            r"{The `small' and Bees{\rq} ``big'' '90s don't `isn't'}",
            "The ‘small’ and Bees’ “big” '90s don't ‘isn't’",
        ),
        (
            r'{On <formula formulatype="inline"><tex Notation="TeX">$\ell_1$</tex></formula> Norms}',
            r"On $\ell_1$ Norms",
        ),
        (
            '{On <inline-formula><tex-math notation="LaTeX">$x$</tex-math></inline-formula>-Space}',
            "On $x$-Space",
        ),
        ("{On &lt;mml:math&gt;&lt;mml:mi&gt;x&lt;/mml:mi&gt;&lt;/mml:math&gt;}", "On $x$"),
        (r"{On {\$}{\$}{\backslash}ell {\_}1{\$}{\$}-Norms for {\$}5}", r"On $\ell _1$-Norms for \$5"),
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
        ("}, authors = {Kim, Minji", ["Minji Kim"]),
    ],
)
def test_authors_are_shown_as_printed(typed: str, shown: list[str]) -> None:
    assert [author.name for author in listed(f"{HEAD}, author = {{{typed}}}").paper.authors] == shown


@pytest.mark.parametrize("typed", ["A. Kim, B. Lee, C. Park", "A. Kim, B. Lee, C. Park, D. Choi"])
def test_names_between_commas_are_told_and_kept(typed: str) -> None:
    listing = read(f"@misc{{key, {HEAD}, author = {{{typed}}}}}")

    assert [problem.code for problem in listing.problems] == ["import-names"]
    assert ", ".join(author.name for author in listing.papers[0].paper.authors) == typed


@by_row(
    ("fields", "place"),
    [
        ("booktitle = {Proc. of the 16th {ISMIR} Conference}, year = 2015", ("ismir", 2015)),
        ("booktitle = {ISMIR'15}, year = {2015}", ("ismir", 2015)),
        ("booktitle = {第１６回（ＩＳＭＩＲ　２０１５）}", ("ismir", 2015)),
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
        (r"booktitle = {ISMIR}, year = {{\noopsort{1973}}2010}", ("ismir", 2010)),
        (r"booktitle = {ISMIR}, year = {{\SortNoop{1973b}2010}}", ("ismir", 2010)),
        (r"booktitle = {ISMIR}, year = {\noop{1973}2010}", ("ismir", 2010)),
        ("booktitle = {ISMIR 2016}, journal = {arXiv preprint arXiv:1610.00087}", ("ismir", 2016)),
        ("booktitle = {Proc. ISMIR}, date = {2016-05}", ("ismir", 2016)),
        ("booktitle = {Proc. ISMIR'16}, year = {in press}", ("ismir", 2016)),
        ("eventtitle = {ICASSP}, eventdate = {2017-03-05/2017-03-09}", ("icassp", 2017)),
    ],
)
def test_a_paper_is_placed_by_what_its_entry_names(fields: str, place: tuple[str, int]) -> None:
    paper = listed(f"title = {{A}}, {fields}", "@proceedings{conf, title = {ICASSP}, year = 2017}")

    assert (paper.venue, paper.year) == place


@pytest.mark.parametrize("kind", ["inproceedings", "proceedings"])
@pytest.mark.parametrize("crossref", ["", "crossref = {}, ", "crossref = { }, "])
def test_a_record_without_a_key_is_what_no_paper_refers_to(kind: str, crossref: str) -> None:
    listing = read(f"""@{kind}{{, title = {{ICASSP 2019}}, booktitle = {{ICASSP}}, year = 2019, month = may}}
    @article{{a, {crossref}title = {{A}}, journal = {{Nature}}, year = 2020}}
    @misc{{b, {crossref}title = {{B}}, eprint = {{1801.00011}}, archiveprefix = {{arXiv}}, year = 2018}}
    @misc{{c, {crossref}title = {{C}}, booktitle = {{ISMIR}}}}""")

    placed = [(paper.venue, paper.year, paper.paper.published) for paper in listing.papers[-1:]]
    assert placed == [("arxiv", 2018, None)]
    assert [(problem.code, problem.place.line) for problem in listing.problems] == [
        ("import-no-venue", 2),
        ("import-no-year", 4),
    ]


@pytest.mark.parametrize(
    ("fields", "facts"),
    [
        (r"doi = {https://doi.org/10.1007/978-3\_6}", {"doi": "10.1007/978-3_6"}),
        ("doi = {10.48550/arXiv.1610.00087}", {}),
        *(
            (
                f"doi = {{10.1002/(SICI)50:1{less}1::AID{greater}3.0.CO;2-7}}",
                {"doi": "10.1002/(SICI)50:1<1::AID>3.0.CO;2-7"},
            )
            for less, greater in (("{$<$}", "$>$"), (r"{\textless}", r"{\textgreater}"))
        ),
        ("pages = {421--425}", {"pages": "421-425"}),
        (r"url = {\url{https://host.example/a\_b.pdf}}", {"links": {"pdf": "https://host.example/a_b.pdf"}}),
        ("url = {https://host.example/a}", {"links": {"page": "https://host.example/a"}}),
        (
            "code = {https://a.example/c}, slides = {https://a.example/s.pdf}, data = {songs}, poster = {p}",
            {"links": {"code": "https://a.example/c", "slides": "https://a.example/s.pdf"}},
        ),
        (
            r"software = {\url{https://a.example/c}}, html = {https://a.example/}",
            {"links": {"page": "https://a.example/", "code": "https://a.example/c"}},
        ),
        ("Bdsk-Url-1 = {https://host.example/a}", {"links": {"page": "https://host.example/a"}}),
        ("url = {https://doi.org/10.1007/1}", {"doi": "10.1007/1"}),
        (r"note = {Accepted. doi: 10.1007/978-3\_6}", {"doi": "10.1007/978-3_6"}),
        (
            r"howpublished = {doi:10.1007/1}, note = {\url{https://dx.doi.org/10.1007/1}}",
            {"doi": "10.1007/1"},
        ),
        ("doi = {10.1007/1}, url = {https://doi-org.proxy.lab.example/10.1007/1}", {"doi": "10.1007/1"}),
        ("note = {Extended version of doi:10.1007/1}", {}),
        ("note = {Citation Key: kim\nDOI: 10.1007/1}", {"doi": "10.1007/1"}),
        ("url = {doi:10.1007/1}", {"doi": "10.1007/1"}),
        ("note = {10.1007/1}", {"doi": "10.1007/1"}),
        (
            "abstract = {We\n\n  {\\it listen}, 40\\% of the time.}",
            {"abstract": "We listen, 40% of the time."},
        ),
    ],
)
def test_facts_are_taken_over(fields: str, facts: dict[str, object]) -> None:
    paper = listed(f"{HEAD}, {fields}").paper

    assert paper.model_dump(exclude_defaults=True) == {"title": "A title", **facts}


@by_row(
    ("fields", "published"),
    [
        ("month = oct", "2015-10"),
        ("month = {October}", "2015-10"),
        ('month = "26--30~" # oct', "2015-10"),
        ("month = {3}", "2015-03"),
        ("date = {2015-10-26}", "2015-10-26"),
        ("date = {2015}", "None"),
        ("date = {2015}, month = oct", "2015-10"),
        (r"year = {{\noopsort{1973}}2015}, month = oct", "2015-10"),
        ("month = {autumn}", "None"),
        ('month = "5--7~" # oct', "2015-10"),
        ("month = {10월}", "2015-10"),
        ("month = {5/6}", "None"),
        ("date = {2015-10-26/2015-10-30}", "2015-10-26"),
        ("date = {2015-10-00}", "2015-10"),
        ("date = {2015-00}", "None"),
        ("date = {2015-21}", "None"),
        ("date = {2015-33/2016-05}", "None"),
        ("date = {2015-00-26}", "None"),
        ("date = {2015-00}, month = oct", "2015-10"),
        ("month = {0}", "None"),
        ("month = mar, day = 5", "2015-03-05"),
        ("month = {3}, day = {05}", "2015-03-05"),
        ("month = feb, day = 31", "2015-02"),
        ("month = oct, day = {26--30}", "2015-10"),
        ("day = 5", "None"),
    ],
)
def test_when_a_paper_appeared_is_said_where_it_is_known_better_than_to_the_year(
    fields: str, published: str
) -> None:
    head = HEAD.replace("year = 2015, ", "") if "year" in fields or "{2015}" in fields else HEAD
    assert str(listed(f"{head}, {fields}").paper.published) == published


@by_row(
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
        ("note = {arXiv preprint arXiv:1610.00087}", "1610.00087"),
        ("journal = {arXiv}, number = {1610.00087}", "1610.00087"),
        ("publisher = {arXiv}, eid = {1610.00087}", "1610.00087"),
        ("number = {1610.00087}", "None"),
        ("pages = {arXiv--1610}", "None"),
        ("eprint = {https://host.example/a.pdf}", "None"),
    ],
)
def test_an_arxiv_id_is_found(fields: str, arxiv: str) -> None:
    assert str(listed(f"{HEAD}, {fields}").arxiv) == arxiv


@by_row(
    ("text", "codes"),
    [
        (f"@misc{{a\n {HEAD}}}\n@misc{{b, {HEAD}}}", [("import-bibtex", 1)]),
        (f"@misc{{a, title = {{open\n\n@misc{{b, {HEAD}}}", [("import-bibtex", 1)]),
        (f'@misc{{b, {HEAD}}}\n@misc{{a, title = "open', [("import-bibtex", 2)]),
        (f"@misc{{b, {HEAD}}}\n@misc{{a, title = {{A}}, booktitle = {{NeurIPS}}}}", [("import-no-venue", 2)]),
        (f"@misc{{b, {HEAD}}}\n@misc{{a, title = {{A}}}}", [("import-no-venue", 2)]),
        (f"@misc{{b, {HEAD}}}\n@misc{{a, booktitle = {{ISMIR}}}}", [("import-no-title", 2)]),
        (f"@misc{{b, {HEAD}}}\n@misc{{a, title = {{A}}, booktitle = {{ISMIR}}}}", [("import-no-year", 2)]),
        (f"notes\n@misc{{b, {HEAD}, doi = {{zenodo}}}}", [("doi", 2)]),
        (f"@misc{{b, {HEAD}}}\n@book{{b, {HEAD}, title = {{A title}}}}", []),
        (f"@misc{{b, {HEAD}}}\n@book{{b, {HEAD},\n TITLE = {{Again}}}}", [("import-field-twice", 3)]),
        (f"@misc{{b, {HEAD}}}\n@misc{{a, {HEAD}\n author = {{A}}}}", [("import-bibtex", 2)]),
        (f"@misc{{b, {HEAD}}}\n@misc{{a, title = {{A}}\n year = 2015}}", [("import-bibtex", 2)]),
        (f"@misc{{b, {HEAD}}}\n@misc{{a, title = {{{'A' * 200_000}}}}}", [("import-bibtex", 2)]),
        (f"@misc{{b, {HEAD}}}\n@['Article']{{a,\n title = {{A}}}}", [("import-bibtex", 2)]),
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


@by_row(
    ("text", "missing"),
    [
        (f"@misc{{a\n {HEAD}}}", ","),
        ("@misc{a, title = {open\n\n@misc{b, title = {A}}", "}"),
        ('@misc{a, title = "open\n\n@misc{b, title = {A}}', '"'),
        ('@misc{a, title = "open', "}"),
        ("@misc{a, title = {open", "}"),
        ("@misc{a, title {A}}", "="),
        ("@misc{a, title = {A}, comma }", "="),
        ("@misc{a, title, year = 2015}", "="),
        ("@misc{a, title = {A},, year = 2015}", "="),
    ],
)
def test_which_sign_is_missing_is_told_in_both_languages(text: str, missing: str) -> None:
    problem = read(text).problems[0]
    assert message(problem, "ko").endswith(f"빠졌습니다: `{missing}`.")
    assert message(problem, "en").endswith(f": `{missing}` is missing.")


def test_what_is_wrong_is_not_logged_besides(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "bibtexparser"):
        assert read("@inproceedings{a, title = {A}, title = {B\n@inproceedings{b, title = {C}}").problems
        assert logging.getLogger("bibtexparser").level == logging.INFO
    assert not caplog.records


def test_no_file_is_a_list_of_nothing() -> None:
    assert read("") == read("% only a comment\n@comment{and @another}") == Listing()


@by_row(
    ("fields", "code"),
    [
        ("author = {Kim, Minji and others}", "import-others"),
        (r"author = {Kim, Minji}, title = {On \nosuch{a}}", "import-tex"),
        ("title = {On <mml:maths>x</mml:maths>}", "import-tex"),
        ("title = {MÃ¡laga}", "import-garbled"),
        ("author = {MÃ¼ller, JÃ¶rg}", "import-garbled"),
        ("title = {M\ufffdlaga}", "import-garbled"),
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


@by_row(
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
        ("booktitle = {ISMIR}, year = {2919}", "import-no-year"),
        ("booktitle = {ISMIR}, year = {2091}", "import-year-to-come"),
    ],
)
def test_what_cannot_be_placed_is_told_and_left_out(fields: str, code: str) -> None:
    year = "" if "year" in fields else ", year = 2015"
    listing = read(f"@misc{{key, title = {{A}}, {fields}{year}}}")

    assert ([problem.code for problem in listing.problems], listing.papers) == ([code], ())


def test_a_preprint_is_told_where_no_venue_takes_preprints() -> None:
    text = "@misc{key, title = {A}, eprint = {1610.00087}, archiveprefix = {arXiv}, year = 2016}"
    listing = bib_files.read("refs.bib", text, {"ismir": VENUES["ismir"]})

    assert ([problem.code for problem in listing.problems], listing.papers) == (["import-no-venue"], ())


def test_all_may_go_to_one_venue_whatever_they_name() -> None:
    text = """@misc{a, title = {A}, booktitle = {Workshop on Bees, ISMIR 2016}, year = 2015}
    @misc{b, title = {B}, journal = {CoRR}, volume = {abs/1610.00087}}"""
    listing = bib_files.read("refs.bib", text, VENUES, "icassp")

    assert [(paper.venue, paper.year) for paper in listing.papers] == [("icassp", 2015), ("icassp", 2016)]
    assert listing.problems == ()


@by_row(
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
