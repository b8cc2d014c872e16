"""Names of authors: what shows by itself is put right, and what may be right stays."""

from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.entries.author_lists import tidied
from generator.entries.yaml.nodes import Mapping, Scalar, Sequence, Span
from generator.text.names.author_names import (
    is_rest,
    is_usual,
    paired,
    several,
    split,
    without_rest,
)
from generator.text.names.besides import alone
from generator.text.names.footnote_marks import unmarked
from generator.text.names.two_scripts import in_two_scripts, on_paper
from tests.tables import by_row


@by_row(
    ("typed", "meant"),
    [
        ("Minji Kim, Jihoon Park, and Seoyeon Lee", "Minji Kim|Jihoon Park|Seoyeon Lee"),
        ("Minji Kim and Bora Lee", "Minji Kim|Bora Lee"),
        ("Minji Kim & Bora Lee", "Minji Kim|Bora Lee"),
        ("A and B", "A|B"),
        ("A & B", "A|B"),
        ("Minji Kim / Bora Lee", "Minji Kim|Bora Lee"),
        ("A; B", "A|B"),
        ("Kim, Minji; Lee, Bora", "Minji Kim|Bora Lee"),
        ("Kim, Minji and Lee, Bora", "Minji Kim|Bora Lee"),
        ("Kim, Minji, Lee, Bora", "Minji Kim|Bora Lee"),
        ("Kim, M., Lee, B., & Park, J.-H.", "M. Kim|B. Lee|J.-H. Park"),
        ("Kim, Minji", "Minji Kim"),
        ("van den Berg, Rianne", "Rianne van den Berg"),
        ("García Márquez, Gabriel", "Gabriel García Márquez"),
        ("O'Connor, Brendan and d'Avila Garcez, Artur", "Brendan O'Connor|Artur d'Avila Garcez"),
        ("Plato, Aristotle", "Plato|Aristotle"),
        ("deadmau5 and U2", "deadmau5|U2"),
        ("OpenAI, DeepMind", "OpenAI|DeepMind"),
        ("Sammy Davis, Jr. and Bora Lee", "Sammy Davis Jr.|Bora Lee"),
        ("Sammy Davis, 2nd, Bora Lee", "Sammy Davis 2nd|Bora Lee"),
        ("Spotify, Inc., Bora Lee", "Spotify, Inc.|Bora Lee"),
        ("Minji Kim, PhD, Bora Lee, MD", "Minji Kim|Bora Lee"),
        ("Minji Kim1,2, Jihoon Park2, and Seoyeon Lee*", "Minji Kim|Jihoon Park|Seoyeon Lee"),
        ("Minji Kim, Jihoon Park, et al.", "Minji Kim|Jihoon Park"),
        ("Wei Dai (Bosch, Pittsburgh), Samarjit Das", "Wei Dai (Bosch, Pittsburgh)|Samarjit Das"),
        ("김민지, 박지훈", "김민지|박지훈"),
        ("김민지·박지훈", "김민지|박지훈"),
        ("김민지와 박지훈", "김민지|박지훈"),
        ("김민지, 박지훈 및 이서연", "김민지|박지훈|이서연"),
        ("김민지, 박지훈 외 3명", "김민지|박지훈"),
        ("김, 민지", "김민지"),
    ],
)
def test_names_in_one_text_are_told_apart(typed: str, meant: str) -> None:
    assert split(typed) == tuple(meant.split("|"))


@by_row(
    ("typed", "meant"),
    [
        ("Minji Kim and Jihoon Park", "Minji Kim|Jihoon Park"),
        ("Minji Kim, Jihoon Park", "Minji Kim|Jihoon Park"),
        ("김민지·박지훈", "김민지|박지훈"),
        ("Kim, Minji", "Minji Kim"),
        ("Schlüter, Jan", "Jan Schlüter"),
        ("Kim and Lee", "Kim|Lee"),
        ("Simon and Garfunkel", "Simon and Garfunkel"),
        ("Hall & Oates", "Hall & Oates"),
        ("Smith and Wesson", "Smith and Wesson"),
        ("Kim, Minji, Lee, Bora and Park, Jihoon", "Minji Kim|Bora Lee|Jihoon Park"),
        ("Seamless Communication, Meta", "Seamless Communication, Meta"),
        ("김민지ㆍ박지훈", "김민지|박지훈"),
        ("Hans Müller, Klaus Weber und Anna Schmidt", "Hans Müller|Klaus Weber|Anna Schmidt"),
        ("Minji Kim/Jihoon Park", "Minji Kim|Jihoon Park"),
        ("Minji Kim · Jihoon Park", "Minji Kim|Jihoon Park"),
        ("Google Brain/Deep Mind", "Google Brain/Deep Mind"),
        ("Ortega et Gasset", "Ortega et Gasset"),
        ("José Ortega y Gasset", "José Ortega y Gasset"),
        ("山田太郎・鈴木花子", "山田太郎・鈴木花子"),
        ("Language and Speech Research Group", "Language and Speech Research Group"),
        ("University of California, Berkeley", "University of California, Berkeley"),
        ("Sammy Davis, Jr.", "Sammy Davis, Jr."),
        ("Minji Kim, PhD", "Minji Kim, PhD"),
        ("AT&T", "AT&T"),
        ("A and B", "A and B"),
        ("자연어처리와 음성", "자연어처리와 음성"),
    ],
)
def test_an_item_of_a_list_is_one_name_unless_it_surely_holds_several(typed: str, meant: str) -> None:
    assert several(typed) == tuple(meant.split("|"))


@by_row(
    ("typed", "meant"),
    [
        ("Kim|Minji|Lee|Bora", "Minji Kim|Bora Lee"),
        ("Minji|Kim|Bora|Lee", "Minji Kim|Bora Lee"),
        ("Nguyen|Van An|Tran|Thi Binh", "Van An Nguyen|Thi Binh Tran"),
        ("Kim|Bora Lee|Park|Minji Kim",) * 2,
        ("Kim||Lee|",) * 2,
        ("Kim|M.|Lee|B. J.", "M. Kim|B. J. Lee"),
        ("KIM|Minji", "Minji KIM"),
        ("Schlüter|Jan|Böck|Sebastian", "Jan Schlüter|Sebastian Böck"),
        ("Kim|Minji|Jihoon Park", "Minji Kim|Jihoon Park"),
        ("Church|Kenneth W.|Hanks|Patrick", "Kenneth W. Church|Patrick Hanks"),
        ("van den Berg|Rianne|Kim|Minji", "Rianne van den Berg|Minji Kim"),
        ("김|민지|박|지훈", "김민지|박지훈"),
        *(
            (names, names)
            for names in (
                "Ann Author|Bora Lee",
                "Plato|Aristotle",
                "Madonna|Prince|Björk|Sting",
                "Suharto|Sukarno",
                "OpenAI|DeepMind",
                "NAVER|KAIST|CERN|NASA",
                "Google|Spotify|Pandora|Deezer",
                "Kim|Lee|Park|Choi",
                "Minji|Bora",
                "Prince|Paul",
                "김민지|박지훈",
            )
        ),
    ],
)
def test_halves_of_names_are_joined_only_where_something_speaks_for_it(typed: str, meant: str) -> None:
    assert paired(typed.split("|")) == tuple(meant.split("|"))


MARKS = (
    *(
        "†",
        " *",
        "‡",
        "¹",
        "1",
        " 1",
        " (1)",
        "§",
        "1,2*",
        "^1",
        "$^{*}$",
        "\\*",
        " [2]",
        "<sup>1</sup>",
        "ᵃ",
    ),
    *(" (equal contribution)", " 0012"),
)


@by_row("typed", [*(f"Jihoon Park{mark}" for mark in MARKS), "*Jihoon Park", "† Jihoon Park"])
def test_marks_of_footnotes_are_no_part_of_a_name(typed: str) -> None:
    assert not is_usual(typed)
    assert unmarked(typed) == "Jihoon Park"


@by_row(
    "name",
    [
        "A*STAR",
        "deadmau5",
        "Team42",
        "Study Group 1",
        "Louis XIV",
        "will.i.am",
        "Sammy Davis Jr.",
        "C3PO",
        "!!!",
    ],
)
def test_what_is_part_of_a_name_stays(name: str) -> None:
    assert unmarked(name) == name


@pytest.mark.parametrize(
    ("typed", "meant"), [("김민지1", "김민지"), ("†박지훈(2)", "박지훈"), ("이서연 (교신저자)", "이서연")]
)
def test_marks_of_korean_names_go_too(typed: str, meant: str) -> None:
    assert unmarked(typed) == meant


@by_row("typed", ["et al.", "et. al", "and others", "3 others", "외 3명", "외", "등", "…", "1", "*"])
def test_what_stands_for_others_is_nobody(typed: str) -> None:
    assert is_rest(typed)
    assert not is_usual(typed) or typed in {"외", "등"}


@by_row(
    ("typed", "both"),
    [
        ("이보라 (Bora Lee)", ("Bora Lee", "이보라")),
        ("Xiao-Ming Wang (王小明)", ("Xiao-Ming Wang", "王小明")),
        ("王小明（Xiao-Ming Wang）", ("Xiao-Ming Wang", "王小明")),
        ("Taro Tanaka [田中 太郎]", ("Taro Tanaka", "田中 太郎")),
        ("田中太郎 (Taro Tanaka)", ("Taro Tanaka", "田中太郎")),
        ("田中 太郎 Taro Tanaka", ("Taro Tanaka", "田中 太郎")),
        ("Wei Wang 王伟", ("Wei Wang", "王伟")),
        ("오서진 (Seo-Jin Oh)", ("Seo-Jin Oh", "오서진")),
        ("Keunwoo Choi / 최근우", ("Keunwoo Choi", "최근우")),
        ("Grace Hur / 허은혜", ("Grace Hur", "허은혜")),
        ("Maria Schmidt / 김마리아", ("Maria Schmidt", "김마리아")),
        ("남궁민수 / Min-Soo Namgoong", ("Min-Soo Namgoong", "남궁민수")),
        *(
            (name, None)
            for name in (
                "Wei Wang / 이보라",
                "Ming Li/박지훈",
                "Wei Wang (清华大学)",
                "Wei Wang (北京)",
                "王小明 (Acme Sounds)",
                "王小明 (KAIST)",
                "이보라 (Kakao Enterprise)",
                "이민지 (李)",
                "김민지",
                "Minji Kim (Seoul)",
            )
        ),
    ],
)
def test_a_name_in_two_scripts_is_told_from_one_with_an_affiliation(
    typed: str, both: tuple[str, str] | None
) -> None:
    assert in_two_scripts(typed) == both
    assert on_paper(typed) == (both[0] if both else typed)


def test_a_name_loses_what_stands_for_others() -> None:
    typed = ("Minji Kim et al.", "Minji Kim, and others", "김민지 외 3명", "김민지 등", "Al Others")
    assert [without_rest(name) for name in typed] == [
        "Minji Kim",
        "Minji Kim",
        "김민지",
        "김민지",
        "Al Others",
    ]


@pytest.mark.parametrize(
    "name", ["Minji Kim", "Jean-Luc O'Neil", "J. S. Bach", "최외경", "등소평", "Andrew Band"]
)
def test_most_names_are_usual(name: str) -> None:
    assert is_usual(name)
    assert (unmarked(name), without_rest(name), several(name)) == (name, name, (name,))


@pytest.mark.hostile
@pytest.mark.parametrize(
    "piece", [" ", ", ", "a, ", "a and ", "*", "* ", "1,", "가·", "$", "(1", "van ", "a-", "A. ", "^{", "^**"]
)
def test_what_is_repeated_takes_no_time(piece: str) -> None:
    before = process_time()
    for text in (piece * 5_000 + "x", f"{piece * 60}|", f"Ada {piece * 60}|"):
        for look in (is_usual, unmarked, is_rest, without_rest, several, split, in_two_scripts):
            look(text)
        paired([text, text])
    assert process_time() - before < 2


def test_as_many_commas_as_are_looked_at_take_no_time() -> None:
    before = process_time()
    several("," * 20_000)
    assert process_time() - before < 1


@pytest.mark.parametrize("name", ["Al", "More", "Thomas More", "Al Gore", "Et Alia Group", "외솔", "등소평"])
def test_who_is_called_like_the_rest_is_somebody(name: str) -> None:
    assert not is_rest(name)
    assert without_rest(name) == name


@example([", Minji Kim et Bora Lee"])
@given(st.lists(st.text("Kim Minji,;&.'’-*†1()김민지와·외 al", max_size=30), max_size=8))
def test_whatever_is_typed_is_read(typed: list[str]) -> None:
    assert "".join(paired(typed)).replace(" ", "") or not "".join(typed).strip()
    for name in typed:
        for found in (*several(name), *split(name), unmarked(name), without_rest(name)):
            assert set(found) <= {*name, " "}


@pytest.mark.parametrize("alone", ["0A", "Kim", "이"])
def test_an_author_with_more_than_a_name_is_no_half_of_one(alone: str) -> None:
    span = Span(0, 0)
    name = Scalar("name", plain=True, span=span), Scalar("Minji Kim", plain=True, span=span)
    author = Mapping((name,), span)
    typed = Sequence(
        (Scalar(alone, plain=True, span=span), author, Scalar("Lee", plain=True, span=span), author), span
    )

    assert tidied(typed)[0].items[1] == author
    assert not [code for _, code, *_ in tidied(typed)[1] if code == "author-halves"]


@by_row(
    ("typed", "name"),
    [
        ("1. Minji Kim", "Minji Kim"),
        ("2) 김민지", "김민지"),
        ("Dr. Minji Kim", "Minji Kim"),
        ("Assoc. Prof. Jihoon Park", "Jihoon Park"),
        ("Seoyeon Lee, Ph.D.", "Seoyeon Lee"),
        ("김민지 교수님", "김민지"),
        *(
            (typed, "김민지")
            for typed in ("저자 김민지", "지은이: 김민지", "글 김민지", "김민지 저", "김민지 지음")
        ),
        *((typed, "Minji Kim") for typed in ("Author: Minji Kim", "By Minji Kim")),
        ("김민지(KAIST)", "김민지"),
        ("Minji Kim (Seoul National University)", "Minji Kim"),
        ("Yuri Choi <yuri@snu.ac.kr>", "Yuri Choi"),
        ("bora@kaist.ac.kr", ""),
    ],
)
def test_what_stands_about_a_name_is_no_part_of_it(typed: str, name: str) -> None:
    assert alone(typed) == name
    assert not is_usual(typed)


@by_row(
    "name",
    [
        *(
            "Dr. Dre",
            "Professor Longhair",
            "저자",
            "이지음",
            "50 Cent",
            "2 Chainz",
            "Martin King (III)",
            "Keunwoo Choi (최근우)",
        ),
        *("A. B. (Joe) Smith", "OpenAI Team (GPT)", "DeepMind (London)", "김박사", "@home", "A" * 400),
    ],
)
def test_a_name_that_only_looks_titled_or_numbered_stays(name: str) -> None:
    assert alone(name) == name
