"""Files of any encoding and format, read or told."""

from pathlib import Path

import pytest

from generator.metadata.proceedings import bib_files, decoding, ismir
from generator.problems.messages import hint
from generator.problems.problem import Place, Problem


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_what_says_its_encoding_is_read(encoding: str, tmp_path: Path) -> None:
    file = tmp_path / "a.bib"
    file.write_bytes("Málaga, 말라가".encode(encoding))

    assert decoding.read(file) == "Málaga, 말라가"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("가\n나", "iso2022_kr"),
        ("音楽", "iso2022_jp"),
        ("@misc{a, title={가}}", "utf-16-le"),
        ("@misc{a", "utf-16-be"),
    ],
)
def test_letters_of_other_bits_are_those_that_were_meant(text: str, encoding: str, tmp_path: Path) -> None:
    file = tmp_path / "a.bib"
    file.write_bytes(text.encode(encoding))

    assert decoding.read(file) == text


@pytest.mark.parametrize(
    ("raw", "line", "column", "byte"),
    [
        ("a\n 横浜マリノス".encode("euc_jp"), 2, 2, "0xB2"),
        (b"\xff\xfea\0b", 1, 2, "0x62"),
    ],
)
def test_what_does_not_is_told_with_its_place(
    raw: bytes, line: int, column: int, byte: str, tmp_path: Path
) -> None:
    file = tmp_path / "a.bib"
    file.write_bytes(raw)

    place = Place(file.as_posix(), line, column)
    assert decoding.read(file) == Problem.at(place, "not-utf-8", value=byte)


@pytest.mark.parametrize(
    ("text", "encoding", "line", "column"),
    [
        ("a\n M\xe1laga, “Jürgen”", "cp1252", 2, 3),
        ("말라가", "cp949", 1, 1),
        ("a\n“김민지” · 음악 情報", "cp949", 2, 1),
    ],
)
def test_what_it_seems_to_be_is_told_and_read_once_that_is_said(
    text: str, encoding: str, line: int, column: int, tmp_path: Path
) -> None:
    file = tmp_path / "a.bib"
    file.write_bytes(text.encode(encoding))
    told = decoding.read(file)

    assert isinstance(told, Problem)
    assert told.place == Place(file.as_posix(), line, column)
    assert f"`--encoding {encoding}`" in hint(told, "en")
    assert decoding.read(file, encoding) == text


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("% Encoding: windows-1252", "cp1252"),
        ("% Encoding: ISO8859_1", "latin-1"),
        ("% This file\r\n% Encoding: EUC_KR", "euc_kr"),
        ("%% -*- coding: cp949 -*-", "cp949"),
    ],
)
def test_what_its_first_lines_say_is_believed_where_it_is_not_utf_8(
    declared: str, encoding: str, tmp_path: Path
) -> None:
    file = tmp_path / "a.bib"
    text = f"{declared}\r\n{'말라가' if 'k' in encoding or '949' in encoding else 'Málaga'}"
    file.write_bytes(text.encode(encoding))

    assert decoding.read(file) == text


@pytest.mark.parametrize(
    "declared", ["Encoding: nosuch", "Encoding: hex", "Encoding: ascii", "Encoding: euc_jp"]
)
def test_what_its_first_lines_say_wrongly_is_told(declared: str, tmp_path: Path) -> None:
    file = tmp_path / "a.bib"
    file.write_bytes(f"% {declared}\n".encode() + b"M\xe1 laga")

    values = {"value": "0xE1", "encoding": "cp1252"}
    assert decoding.read(file) == Problem.at(Place(file.as_posix(), 2, 2), "import-encoding", **values)


def test_what_cannot_be_read_or_is_too_large_is_told(tmp_path: Path) -> None:
    huge = tmp_path / "huge.json"
    with huge.open("wb") as file:
        file.truncate(decoding.MAX_BYTES + 1)

    read = [decoding.read(tmp_path), decoding.read(huge)]

    assert [problem.code for problem in read if isinstance(problem, Problem)] == [
        "unreadable",
        "import-too-large",
    ]


OTHERS = {
    "RIS": "TY  - CONF\nTI  - A\nER  - \n",
    "EndNote": "%0 Conference Paper\n%T A\n",
    "PubMed": "\nPMID- 1234\nTI  - A\n",
    "CSL-JSON": '[{"id": "a", "type": "paper-conference", "title": "A", "issued": {"date-parts": [[2019]]}}]',
    "Web of Science": "FN Clarivate Analytics Web of Science\nVR 1.0\nPT C\nTI A\nER\n",
    "RefWorks": "RT Conference Proceedings\nT1 A\n",
    "CSV": '"Key","Publication Year","Author","Title"\n"A","2015","Kim, M.","B"\n',
    "XML": "<?xml version='1.0'?>\n<records/>",
}


@pytest.mark.parametrize(("name", "text"), OTHERS.items(), ids=OTHERS)
def test_a_file_of_another_format_is_told_by_its_name(name: str, text: str) -> None:
    for listing in (bib_files.read("a", text, {}), ismir.read("a", text)):
        (problem,) = listing.problems
        assert (problem.code, listing.papers) == ("import-format", ())
        assert hint(problem, "en").startswith(
            f"Save the papers as BibTeX where they came from, instead of {name}"
        )


def test_a_file_that_the_other_command_reads_is_told_with_that() -> None:
    (of_bibtex,) = ismir.read("a", "\n@misc{a, title = {A}}").problems
    (of_ismir,) = bib_files.read("a", '[{"title": "A", "author": ["B"]}]', {}).problems

    assert hint(of_bibtex, "en") == "Type `digest import bibtex` with it."
    assert hint(of_ismir, "en") == "Type `digest import ismir` with it."


def test_an_answer_of_an_api_is_told_by_its_format() -> None:
    (answer,) = bib_files.read(
        "a", '{"notes": [{"id": "a", "content": {"title": {"value": "A"}}}]}', {}
    ).problems
    long = f'[{{"type": "paper", "abstract": "{"x" * 5000}", "container-title": "B", "title": "A"}}]'
    (csl,) = ismir.read("2015.json", long).problems

    assert [dict(problem.values)["value"] for problem in (answer, csl)] == ["JSON", "CSL-JSON"]


def test_a_page_with_records_in_it_is_none_of_another_format() -> None:
    text = "<?xml version='1.0'?><html><pre>@misc{a, title = {A}, year = 2015}</pre></html>"

    assert [problem.code for problem in bib_files.read("a", text, {}).problems] == ["import-no-venue"]
