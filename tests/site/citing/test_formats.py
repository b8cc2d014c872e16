"""What is written is read back by others' parsers, whatever a paper is called."""

import json
import re
from collections.abc import Mapping
from typing import Any

import pybtex.database
import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from citeproc import Citation as Cited
from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.catalog.citation import Citation
from generator.entries.format.fields import PartialDate
from generator.site.citing.cited import FORMATS
from generator.site.citing.escaping import one_line
from generator.text import titles
from generator.text.names.name_parts import name_parts
from tests.tables import each

HOSTILE = [
    "특징을 배우는 합성곱 신경망: “왜” 그런가?",
    "R&D at 50% of the cost, #1 in_the_wild ~ $5 ^ caret",
    r"A \backslash and C:\temp",
    "{a, b} of sets",
    "an unpaired } brace",
    "{ an unpaired brace",
    "He said \"no\" to 'yes' and ``maybe''",
    "Emoji 🎵 and 👩‍🔬, Greek αβγ, 中文",
    "@article{evil, title = {x}}",
    "user@host.example and @LSTM{",
    "a\u0000b\u001bc\nd\re\u2028f",
    "ends in a backslash \\",
    "and and AND, et al.",
    "TY - JOUR",
    "x" * 5000,
    "Letters of $" + r"\alpha" * 50 + "”$",
    "%",
]

AUTHORS = ("Ada van Lovelace", "최근우", "And Ersen", "R&D Team", "Sammy Davis Jr.", "Renée Ågren", "a, b, c")

COMPANIES = ("Google LLC", "Meta AI", "Seamless Communication", "Spotify, Inc.", "Sounds Co., Ltd.")


SIGNS = {
    r"\textbackslash{}": "\\",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
}
PIECE = re.compile(r"(?P<tex>\\[a-z]+\{\}|\\(?P<sign>[{}%#&_$])|[{}])|[^\\{}%#&_$~^]", re.DOTALL)


def cited(title: str, *authors: str, **fields: Any) -> Citation:
    given = {
        "key": "ismir/2015/a",
        "cited_as": "paper-conference",
        "container": "Sounds & Co. (S&C)",
        "date": PartialDate(2015, 10, 26),
        "pages": "421-425",
        "doi": "10.5555/a_b",
        "arxiv": "1610.00087",
        "category": "cs.SD",
        "url": "https://host.example/a_b?c=%20&d",
        "abstract": None,
        "keywords": ("CNN", "합성곱 신경망"),
        "note": None,
        "lang": "en",
        **fields,
    }
    typed = one_line(title)
    return Citation(title=titles.plain(typed), typed=typed, authors=tuple(map(name_parts, authors)), **given)


def whole(citation: Citation, form: str) -> str:
    made, abstract = FORMATS[form], citation.abstract
    entry = made.entry(citation)
    return made.joined([made.with_abstract(entry, abstract) if abstract else entry])


def printed(value: str) -> str:
    """Return what TeX prints of a value."""
    return "".join(
        SIGNS.get(found[0], found["sign"] or "") if found["tex"] else found[0]
        for found in PIECE.finditer(value)
    )


def line(title: str) -> str:
    return one_line(titles.plain(one_line(title)))


def by_bibtexparser(text: str) -> dict[str, str]:
    library = parse_string(text)
    assert not library.failed_blocks
    (entry,) = library.entries
    return {field.key: field.value for field in entry.fields}


def by_pybtex(text: str) -> Any:
    (entry,) = pybtex.database.parse_string(text, "bibtex").entries.values()
    return entry


@pytest.mark.parametrize("title", HOSTILE)
def test_any_title_comes_back(title: str) -> None:
    shown = line(title)
    citation = cited(title, abstract=shown, container=shown, note=shown, keywords=(shown,))
    comes_back(citation)


@pytest.mark.slow
@settings(max_examples=60)
@given(st.text(max_size=40).filter(lambda text: "$" not in text and line(text)))
def test_any_text_comes_back(title: str) -> None:
    comes_back(cited(title, abstract=line(title), container=line(title), note=line(title), keywords=()))


def comes_back(citation: Citation) -> None:
    text, shown = whole(citation, "bibtex"), line(citation.title)
    said = by_bibtexparser(text)
    fields = ("title", "abstract", "booktitle", "note")
    assert {printed(said[field]) for field in fields} == {shown}
    assert [by_pybtex(text).fields[field] for field in fields] == [said[field] for field in fields]
    (item,) = json.loads(whole(citation, "csl"))
    assert {item[field] for field in ("title", "abstract", "container-title", "note")} == {shown}
    (record,) = rispy.loads(whole(citation, "ris"))
    assert (record["title"], record["abstract"], record["secondary_title"]) == (shown,) * 3


def test_authors_come_back_in_their_parts() -> None:
    citation = cited("A", *AUTHORS)
    people = by_pybtex(whole(citation, "bibtex")).persons["author"]
    assert [str(person) for person in people] == [
        "van Lovelace, Ada",
        "최, 근우",
        "Ersen, {And}",
        r"{R\&D Team}",
        "Davis, Jr., Sammy",
        "Ågren, Renée",
        "{a, b, c}",
    ]
    assert (people[0].prelast_names, people[0].last_names) == (["van"], ["Lovelace"])
    assert people[4].lineage_names == ["Jr."]
    (item,) = json.loads(whole(citation, "csl"))
    assert item["author"][:2] == [
        {"family": "van Lovelace", "given": "Ada"},
        {"family": "최", "given": "근우"},
    ]
    assert item["author"][3:5] == [
        {"literal": "R&D Team"},
        {"family": "Davis", "given": "Sammy", "suffix": "Jr."},
    ]
    (record,) = rispy.loads(whole(citation, "ris"))
    assert record["authors"][1:5] == ["최, 근우", "Ersen, And", "R&D Team", "Davis, Sammy, Jr."]


def test_companies_come_back_whole() -> None:
    citation = cited("A", *COMPANIES)
    assert by_bibtexparser(whole(citation, "bibtex"))["author"] == " and ".join(
        f"{{{name}}}" for name in COMPANIES
    )
    (item,) = json.loads(whole(citation, "csl"))
    assert item["author"] == [{"literal": name} for name in COMPANIES]
    (record,) = rispy.loads(whole(citation, "ris"))
    assert record["authors"] == [name.replace(",", "") for name in COMPANIES]


def test_three_thousand_authors_come_back() -> None:
    citation = cited("A", *(f"Ada{number} Lovelace" for number in range(3000)))
    assert len(by_pybtex(whole(citation, "bibtex")).persons["author"]) == 3000
    assert len(json.loads(whole(citation, "csl"))[0]["author"]) == 3000


def test_what_else_is_known_comes_back() -> None:
    citation = cited("A")
    text = whole(citation, "bibtex")
    assert by_bibtexparser(text) | {"title": "", "booktitle": ""} == {
        "title": "",
        "booktitle": "",
        "year": "2015",
        "month": "oct",
        "pages": "421--425",
        "doi": "10.5555/a_b",
        "eprint": "1610.00087",
        "archiveprefix": "arXiv",
        "primaryclass": "cs.SD",
        "url": "https://host.example/a_b?c=%20&d",
        "keywords": "CNN, 합성곱 신경망",
        "language": "en",
    }
    assert by_pybtex(text).fields["month"] == "October"
    (record,) = rispy.loads(whole(citation, "ris"))
    assert record == {
        "type_of_reference": "CONF",
        "id": "ismir/2015/a",
        "title": "A",
        "secondary_title": "Sounds & Co. (S&C)",
        "year": "2015",
        "date": "2015/10/26/",
        "start_page": "421",
        "end_page": "425",
        "doi": "10.5555/a_b",
        "accession_number": "arXiv:1610.00087",
        "urls": ["https://host.example/a_b?c=%20&d"],
        "keywords": ["CNN", "합성곱 신경망"],
        "language": "en",
    }


PAGES: Mapping[str, tuple[str, str, tuple[str, str]]] = {
    "a range": ("421-425", "421--425", ("421", "425")),
    "one": ("421", "421", ("421", "")),
    "of a volume": ("I-513-I-516", "I-513--I-516", ("I-513", "I-516")),
    "of a volume, the last without it": ("IV-513-516", "IV-513--516", ("IV-513", "516")),
    "one of a volume": ("I-513", "I-513", ("I-513", "")),
    "one of a supplement": ("S-34", "S-34", ("S-34", "")),
    "of a supplement": ("S34-S41", "S34--S41", ("S34", "S41")),
    "small Roman": ("iv-12", "iv--12", ("iv", "12")),
    "of sections": ("12-1-12-8", "12-1--12-8", ("12-1", "12-8")),
    "with points": ("3.1.1-3.1.4", "3.1.1--3.1.4", ("3.1.1", "3.1.4")),
    "several": ("1-3, S-7", "1--3, S-7", ("1-3, S-7", "")),
    "articles": ("e1005-e1010", "e1005--e1010", ("e1005", "e1010")),
    "of nobody knows what": ("2-3-5", "2-3-5", ("2-3-5", "")),
    "unfinished": ("421-", "421-", ("421-", "")),
    "a hyphen": ("-", "-", ("-", "")),
}
"""Pages, what they are in BibTeX, and the first and last of them in RIS."""


def test_pages_are_told_from_the_hyphens_in_their_numbers() -> None:
    def check(row: tuple[str, str, tuple[str, str]]) -> None:
        pages, in_bibtex, (first, last) = row
        citation = cited("A", pages=pages)
        (record,) = rispy.loads(whole(citation, "ris"))
        assert (record["start_page"], record.get("end_page", "")) == (first, last)
        assert by_bibtexparser(whole(citation, "bibtex"))["pages"] == in_bibtex

    each(PAGES, check)


@pytest.mark.parametrize(
    ("cited_as", "container", "kinds"),
    [
        ("paper-conference", "C", ("inproceedings", "paper-conference", "CONF")),
        ("article-journal", "J", ("article", "article-journal", "JOUR")),
        ("article-journal", None, ("misc", "article-journal", "JOUR")),
        ("article", None, ("misc", "article", "UNPB")),
    ],
)
def test_each_format_names_what_a_paper_is(
    cited_as: str, container: str | None, kinds: tuple[str, ...]
) -> None:
    citation = cited("A", cited_as=cited_as, container=container)
    (item,) = json.loads(whole(citation, "csl"))
    (record,) = rispy.loads(whole(citation, "ris"))
    assert (by_pybtex(whole(citation, "bibtex")).type, item["type"], record["type_of_reference"]) == kinds


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        (r"On the $\ell_1$ norm", r"On the {$\ell_1$} norm"),
        (r"Bad $\input{/etc/passwd}$ taste", r"Bad \$\textbackslash{}input\{/etc/passwd\}\$ taste"),
        ("Music with LSTMs and WaveNet", "Music with {LSTMs} and {WaveNet}"),
        ("Learning from chorales by Bach: Results", "Learning from chorales by {Bach}: Results"),
        ("Learning Features From Chorales", "Learning Features From Chorales"),
        ("특징을 배우는 CNN", "특징을 배우는 {CNN}"),
    ],
)
def test_formulas_and_capitals_of_titles(typed: str, title: str) -> None:
    assert by_pybtex(whole(cited(typed), "bibtex")).fields["title"] == title


def test_a_citation_processor_formats_what_it_is_given() -> None:
    citation = cited("특징 & Learning 🎵", "최근우", "Ada van Lovelace")
    source = CiteProcJSON(json.loads(whole(citation, "csl")))
    bibliography = CitationStylesBibliography(
        CitationStylesStyle("harvard-cite-them-right"), source, formatter.plain
    )
    bibliography.register(Cited([CitationItem("ismir/2015/a")]))
    (shown,) = map(str, bibliography.bibliography())
    assert "특징 & Learning 🎵" in shown
    assert "최" in shown
    assert "2015" in shown


def test_a_file_holds_as_many_entries_as_it_is_given() -> None:
    citations = [cited(key, key=f"a/2015/{key}") for key in "abc"]
    files = {form: made.joined(map(made.entry, citations)) for form, made in FORMATS.items()}
    found = pybtex.database.parse_string(files["bibtex"], "bibtex").entries
    assert [*found] == ["a/2015/a", "a/2015/b", "a/2015/c"]
    assert len(rispy.loads(files["ris"])) == len(json.loads(files["csl"])) == 3
    assert json.loads(FORMATS["csl"].joined([])) == []
