"""Files of any encoding, decoded or told."""

from pathlib import Path

import pytest

from generator.metadata.proceedings import decoding
from generator.problems.problem import Place, Problem


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_what_says_its_encoding_is_read(encoding: str, tmp_path: Path) -> None:
    file = tmp_path / "a.bib"
    file.write_bytes("Málaga, 말라가".encode(encoding))

    assert decoding.read(file) == "Málaga, 말라가"


@pytest.mark.parametrize(
    ("raw", "line", "column", "byte"),
    [
        ("a\n M\xe1laga".encode("latin-1"), 2, 3, "0xE1"),
        ("말라가".encode("cp949"), 1, 1, "0xB8"),
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

    assert decoding.read(file) == Problem.at(Place(file.as_posix(), 2, 2), "not-utf-8", value="0xE1")


def test_what_cannot_be_read_or_is_too_large_is_told(tmp_path: Path) -> None:
    huge = tmp_path / "huge.json"
    with huge.open("wb") as file:
        file.truncate(decoding.MAX_BYTES + 1)

    read = [decoding.read(tmp_path), decoding.read(huge)]

    assert [problem.code for problem in read if isinstance(problem, Problem)] == [
        "unreadable",
        "import-too-large",
    ]
