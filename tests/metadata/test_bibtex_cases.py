"""Records that once went wrong, and what has to come of each."""

import pytest

from generator.entries.format.registry import Venue
from generator.metadata.proceedings import bib_files
from generator.problems.messages import message
from tests.metadata.test_bibtex import HEAD, read
from tests.tables import by_row

KINDS_OF_EPRINTS = ("eprinttype", "archiveprefix")

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


@pytest.mark.parametrize(
    "begun",
    ["@misc\n{a,", "@misc\r\n \n(a,", "@misc\u3000{a\n,", "@ misc{a,", "@\nmisc\n{\na,", "% @misc\n{a,"],
)
def test_between_a_records_sign_kind_and_brace_may_stand_space(begun: str) -> None:
    closed = ")" if "(" in begun else "}"
    listing = read(f"@string\n{{where = {{ISMIR}}}}\n{begun} {HEAD},\nbooktitle = where{closed}")

    assert [paper.title for paper in listing.papers] == ["A title"]
    assert not listing.problems


@by_row(
    ("begun", "closed"),
    [
        *(
            ("@misc｛a,", "｝"),
            ("@misc（a,", "）"),
            ("＠misc{a,", "}"),
            ("@misc\n｛a，", "｝"),
            ("@misc[a,", "]"),
        ),
        *(("@misc{a，", "}"), ("@misc a,", "}"), ("{\na,", "}"), ("misc\n{a,", "}"), ("@misc % b\n{a,", "}")),
    ],
)
def test_what_only_looks_like_the_beginning_of_a_record_is_told(begun: str, closed: str) -> None:
    listing = read(f"@misc{{b, {HEAD}}}\n{begun} title = {{A}}{closed}\n@misc{{c, {HEAD}}}")

    assert [(problem.code, problem.place.line) for problem in listing.problems] == [("import-bibtex", 2)]
    assert [paper.place.line for paper in listing.papers] == [1, 3 + begun.count("\n")]
    assert listing.count == 3


@by_row(
    ("typed", "taken"),
    [
        ("http://lab.example/papers/Kim ISMIR 2019.pdf", "http://lab.example/papers/Kim%20ISMIR%202019.pdf"),
        (
            r"\url{http://lab.example/Kim - Bees (1).pdf?a=1}",
            "http://lab.example/Kim%20-%20Bees%20(1).pdf?a=1",
        ),
        (
            "See http://lab.example/a b.pdf http://lab.example/c",
            "http://lab.example/a%20b.pdf http://lab.example/c",
        ),
        (
            "http://lab.example/a slides: http://lab.example/b.pdf",
            "http://lab.example/b.pdf http://lab.example/a",
        ),
        ("http://lab.example/a, and more", "http://lab.example/a"),
        ("Here: http://lab.example/a. Last visited in May.", "http://lab.example/a"),
        (
            "http://lab.example/a b.pdf; http://lab.example/c d.html,",
            "http://lab.example/a%20b.pdf http://lab.example/c%20d.html",
        ),
        ("http://lab.example/a (accessed 2019)", "http://lab.example/a"),
        ("http://lab.example/a last accessed 1 May", "http://lab.example/a"),
        ("http://lab.example/a.pdf Accepted", "http://lab.example/a.pdf"),
        (
            "http://lab.example/a-\n  b.pdf\n  http://lab.example/c",
            "http://lab.example/a-b.pdf http://lab.example/c",
        ),
        ("none", ""),
        ("www.lab.example/a.pdf", "http://www.lab.example/a.pdf"),
        ("htp://lab.example/a.pdf", "http://lab.example/a.pdf"),
        ("See www.lab.example/a b.pdf", "http://www.lab.example/a%20b.pdf"),
        ("lab.example/a", "http://lab.example/a"),
        ("http://lab.example/a .pdf", "http://lab.example/a%20.pdf"),
        ("papers/2015.final/a.pdf", ""),
        *(
            (
                f"https://lab.example/a.pdf{sign}https://lab.example/b",
                "https://lab.example/a.pdf https://lab.example/b",
            )
            for sign in (",", ";", " | ", ", ")
        ),
        ("https://lab.example/a,b;c", "https://lab.example/a,b;c"),
        (
            "<https://lab.example/a> <HTTPS://lab.example/b.pdf>",
            "https://lab.example/b.pdf https://lab.example/a",
        ),
    ],
)
def test_an_address_ends_where_it_surely_does(typed: str, taken: str) -> None:
    listing = read(f"@misc{{a, {HEAD}, url = {{{typed}}}}}")

    links = listing.papers[0].paper.links
    assert " ".join(filter(None, (links.pdf, links.page))) == taken
    assert not listing.problems


@pytest.mark.parametrize(
    "typed",
    [
        "http://lab.example/My Papers/",
        "http://lab.example/My Papers/ http://lab.example/b.pdf",
        "http:// lab.example/a",
    ],
)
def test_an_address_that_may_end_elsewhere_is_told_and_left_out(typed: str) -> None:
    listing = read(f"@misc{{a, {HEAD}, pdf = {{https://lab.example/a.pdf}}, url = {{{typed}}}}}")

    assert [problem.code for problem in listing.problems] == ["import-address"]
    assert listing.papers[0].paper.links.model_dump(exclude_none=True) == {"pdf": "https://lab.example/a.pdf"}


@by_row(
    ("fields", "name", "said"),
    [
        *(
            (f"year = {{{year}}}, month = {{{month}}}", "published", published)
            for year, month, published in (
                *(
                    ("2015년", "3월", "2015-03"),
                    ("2015年", "3月", "2015-03"),
                    ("2015년", "3월 5일", "2015-03-05"),
                ),
                *(("(2015)", "März", "2015-03"), ("2015", "Okt.", "2015-10"), ("2015", "août", "2015-08")),
                *(("2015", "juillet", "2015-07"), ("2015", "Spring", None), ("2015년", "", None)),
                *(
                    ("２０１５", "５", "2015-05"),
                    ("２０１５年", "１０月", "2015-10"),
                    ("2015", "outubro", "2015-10"),
                ),
                *(
                    ("2015", season, None)
                    for season in ("Sommer", "outono", "Frühjahr", "été", "verano", "秋")
                ),
                ("2015", "marraskuu", None),
            )
        ),
        ("year = {2015년 3월}", "published", "2015-03"),
        *((f"eprint = {{10.1109/x.1}}, {kind} = {{DOI}}", "doi", "10.1109/x.1") for kind in KINDS_OF_EPRINTS),
        ("abstractNote = {We listen.}", "abstract", "We listen."),
        ("title = {음악 장르 분류 = Music Genre Classification}", "title", "음악 장르 분류"),
        ("title = {Music Genres (2) = 음악 장르}", "title", "Music Genres (2)"),
        *((f"title = {{{title}}}", "title", title) for title in ("전력 P = VI 계산", "One Bee = Two Bees")),
        ("month = {3월호}", "published", "2015-03"),
        ("date = {2015년 3월}", "published", "2015-03"),
        ("date = {March 2015}", "published", "2015-03"),
        (r'title = "{Near {\raisebox{-0.5ex}\textasciitilde}5 Bees}"', "title", "Near ~5 Bees"),
        *((f"date = {{２０１５－０３{day}}}", "published", "2015-03") for day in ("", "-XX", "~")),
        *(
            (f"pages = {{{typed}}}", "pages", pages)
            for typed, pages in (
                *(("S. 12--15", "12-15"), ("S.12", "12"), ("Seiten 12-15", "12-15"), ("第12-15頁", "12-15")),
                *(("8 pages", None), ("8 pp.", None), ("8 Seiten", None), ("8 pages, 3 figures", None)),
                *(
                    ("1--", "1"),
                    ("1--?", "1"),
                    ("1 - n/a", "1"),
                    ("1-+", "1"),
                    ("S12--S15", "S12-S15"),
                    ("ix--xi", "ix-xi"),
                ),
                *(
                    ("12--15 pp.", "12-15"),
                    ("12-15쪽", "12-15"),
                    ("pp. 8", "8"),
                    ("12–15", "12-15"),
                    ("１２－１５", "12-15"),
                ),
                *(
                    ("12쪽~15쪽", "12-15"),
                    ("pp.~12~15", "12-15"),
                    ("12 to 15", "12-15"),
                    ("1-8 (8 pages)", "1-8"),
                ),
                *(
                    ("12--15.", "12-15"),
                    ("12--15 ;", "12-15"),
                    ("12{$-$}15", "12-15"),
                    ("1.5--1.8", "1.5-1.8"),
                ),
                *(("1--1", None), ("xx--xx", None), ("XX--YY", None), ("xx--xxii", "xx-xxii")),
            )
        ),
        *((f"title = {typed}", "title", "Second Paper") for typed in ("“Second Paper”", "„Second Paper“")),
        *(
            (f"title = {typed}", "title", "Second")
            for typed in ("“Second”", "'Second'", "｛Second｝", "«Second»")
        ),
        ("title = {“Second”}", "title", "“Second”"),
        (
            r"abstract = {One.\par Two.\newline[2] \noindent Three \parallel}",
            "abstract",
            "One. Two. Three ∥",
        ),
        ("abstract = {Abstract: We learn repre- sentations.}", "abstract", "We learn representations."),
        ("abstract = {Abstract We learn.}", "abstract", "We learn."),
        ("abstract = {Abstract Meaning matters.}", "abstract", "Abstract Meaning matters."),
        ("abstract = {[No abstract available]}", "abstract", None),
        *(
            (f"abstract = {{{typed}}}", "abstract", "We do. It is so.")
            for typed in (
                *("We do. It is so. © 2015 IEEE.", "We do. It is so.Copyright © 2015 ISCA."),
                *(
                    "© 2015 IEEE.We do. It is so.",
                    "© 2015 Elsevier B.V. All rights reserved. We do. It is so.",
                ),
                *("We do. It is so. © Minji Kim. Licensed under CC BY 4.0.", "We do. It is so. (c) 2015 ACM"),
            )
        ),
        ("abstract = {We do. Copyright 2015 ACM.}", "abstract", "We do."),
        ("abstract = {© is a sign. It is old.}", "abstract", "© is a sign. It is old."),
        (r"abstract = {One\textperiodcentered Two}", "abstract", "One·Two"),
        (r"abstract = {\begin{itemize}\item One \item Two\end{itemize}}", "abstract", "One Two"),
    ],
)
def test_facts_come_in_as_people_say_them(fields: str, name: str, said: str | None) -> None:
    (paper,) = read(f"@misc{{a, {fields}, title = {{A}}, year = 2015, booktitle = {{ISMIR}}}}").papers

    found = getattr(paper.paper, name)
    assert (str(found) if found else None) == said


@pytest.mark.parametrize("typed", ["N/A", "-", "none", "{}", "n.a.", "없음"])
def test_what_stands_for_no_doi_is_none(typed: str) -> None:
    listing = read(f"@misc{{a, {HEAD}, doi = {{{typed}}}, url = {{https://doi.org/10.1000/a}}}}")

    assert (listing.papers[0].paper.doi, listing.problems) == ("10.1000/a", ())


SHARED = """@xdata{i17, booktitle = {ICASSP}, date = {2017-03-05}}
@xdata{i18, xdata = {i17}, date = {2018-04}}
@xdata{pages, pages = {1--2}}
@mvproceedings{MV, title = {ICASSP 2018}, date = {2018-04}}
@proceedings{pp, crossref = {mv}, subtitle = {Papers}}
@proceedings{vol, crossref = {mv}, title = {Volume One}}
@proceedings{qq, xdata = {i17}}
@proceedings{own, title = {ISMIR 2016}, crossref = {mv}, year = {2016}, date = {2016-08}}
@misc{ring, xdata = {gnir}}
@misc{gnir, xdata = {ring}, crossref = {ring}, booktitle = {RecSys}, date = {2012}}
"""


@by_row(
    ("fields", "at"),
    [
        ("xdata = {i17}", ("icassp", 2017, "2017-03-05")),
        ("xdata = {i18}", ("icassp", 2018, "2018-04")),
        ("xdata = { pages ,I17}", ("icassp", 2017, "2017-03-05")),
        ("xdata = {nowhere, i17}, booktitle = {ISMIR}", ("ismir", 2017, "2017-03-05")),
        *(
            (f"crossref = {typed}", ("icassp", 2018, "2018-04"))
            for typed in ("{ pp}", "{PP }", "{{pp}}", "pp", "{vol}")
        ),
        ("crossref = {qq}", ("icassp", 2017, "2017-03-05")),
        ("crossref = {own}", ("ismir", 2016, "2016-08")),
        ("crossref = {ring}", ("recsys", 2012, "None")),
        ("xdata = {ring}", ("recsys", 2012, "None")),
    ],
)
def test_a_paper_has_what_the_records_share_that_it_refers_to(fields: str, at: tuple[str, int, str]) -> None:
    listing = read(f"@inproceedings{{x, author = {{Kim, M}}, title = {{T}}, {fields}}}\n{SHARED}")
    paper = next(paper for paper in listing.papers if paper.title == "T")

    assert (paper.venue, paper.year, str(paper.paper.published)) == at
    assert paper.paper.pages == ("1-2" if "pages" in fields else None)


@pytest.mark.parametrize(
    "record",
    [
        "@misc{a, title = {T}, % it\n author = {Kim, M}, booktitle = {ISMIR}, % where\n year = 2015 % x\n}",
        "@misc{a, title = {T}, # it\n author = {Kim, M}, // who\n booktitle = {ISMIR}, year = {2015} // x\n}",
        "@misc{a,\n % title = {Old},\n title = {T}, author = {Kim, M} % x\n, booktitle={ISMIR}, year=2015}",
        "> @misc{a, title = {T},\n>   author = {Kim,\n>  M},\n>   booktitle = {ISMIR},\n>> year = 2015\n> }",
    ],
)
def test_notes_between_fields_take_none_away(record: str) -> None:
    listing = read(record)
    (paper,) = listing.papers

    assert (paper.title, paper.year, [author.name for author in paper.paper.authors]) == (
        "T",
        2015,
        ["M Kim"],
    )
    assert listing.problems == ()


@pytest.mark.parametrize("begin", ["@misc{", "@misc{\n  ", "@misc(", "@ misc\n{ "])
def test_a_record_needs_no_key(begin: str) -> None:
    end = ")" if "(" in begin else "}"
    fields = "author = {Kim, M}, title = {T}, booktitle = it, year = 2015"
    listing = read(f"@string{{it = {{ISMIR}}}}\n{begin}{fields}{end}")
    (paper,) = listing.papers

    assert (paper.title, [author.name for author in paper.paper.authors]) == ("T", ["M Kim"])
    assert listing.problems == ()


@pytest.mark.parametrize("kind", ["inproceedings", "misc"])
def test_a_record_that_a_brace_too_many_ends_is_told_and_left_out(kind: str) -> None:
    listing = read(
        f"@{kind}{{a, year = 2015, booktitle = {{ISMIR}}, title = {{One}}}},\n  author = {{A B}}\n}}\n"
        f"@misc{{b, {HEAD}}},"
    )

    assert [(problem.code, problem.place.line) for problem in listing.problems] == [("import-bibtex", 1)]
    assert dict(listing.problems[0].values) == {"closed": "title"}
    assert ([paper.title for paper in listing.papers], listing.count) == (["A title"], 2)


def test_where_title_and_names_have_no_capitals_at_all_they_get_them() -> None:
    names = "kim, minji and van den berg, jan and {ircam}"
    small, usual = (
        read(
            f"@misc{{a, booktitle = {{ISMIR}}, year = 2015, title = {{{title}}}, author = {{{names}}}}}"
        ).papers[0]
        for title in ("learning to mix", "Learning to Mix")
    )

    assert small.title == "Learning to mix"
    assert [author.name for author in small.paper.authors] == ["Minji Kim", "Jan van den Berg", "ircam"]
    assert [author.name for author in usual.paper.authors] == ["minji kim", "jan van den berg", "ircam"]


@pytest.mark.parametrize("end", ["\r", "\r\n"])
def test_lines_are_counted_however_they_end(end: str) -> None:
    listing = read(end.join((f"@misc{{a, {HEAD}}}", "", "@misc{b, title = {No year}, booktitle = {ISMIR}}")))

    assert [(problem.code, problem.place.line) for problem in listing.problems] == [("import-no-year", 3)]
    assert listing.count == 2


def test_whom_web_of_science_names_behind_the_authors_as_holding_a_conference_is_none_of_them() -> None:
    (paper,) = read(
        "@misc{a, title = {A}, author = {Kim, M. and\n IEEE}, book-group-author = {{IEEE}},"
        " booktitle = {ISMIR}, year = 2015}"
    ).papers

    assert [author.name for author in paper.paper.authors] == ["M. Kim"]


def test_a_name_too_long_to_be_told_is_told_up_to_a_comma_and_is_an_alias_so() -> None:
    book = (
        "Proceedings of the 2019 Conference of the North American Chapter of the Association for"
        " Computational Linguistics: Human Language Technologies, {NAACL-HLT} 2019, Minneapolis, MN, USA,"
        " June 2-7, 2019, Volume 1 (Long and Short Papers)"
    )
    record = f"@misc{{a, title = {{A}}, author = {{A B}}, booktitle = {{{book}}}, year = 2019}}"
    (problem,) = read(record).problems
    name = str(dict(problem.values)["value"])

    assert f": {name}." in message(problem, "ko")
    venues = {"naacl": Venue.model_validate({"name": {"en": "NAACL"}, "aliases": [name]})}
    (paper,) = bib_files.read("refs.bib", record, venues).papers
    assert (paper.venue, paper.year) == ("naacl", 2019)
