"""Names that are probably one person's are told; names of different people are that near as well."""

from time import process_time

from generator.catalog import catalog
from generator.catalog.lookalikes import lookalikes
from generator.metadata.store import Store
from generator.problems.messages import hint, message
from generator.problems.problem import Place, Problem
from tests.catalog.libraries import library, paper
from tests.tables import by_row


@by_row(
    ("one", "other"),
    [
        ("biran-mcfee", "brian-mcfee"),
        ("mark-sandler", "mark-b-sandler"),
        ("luiz-biscainho", "luiz-w-p-biscainho"),
        ("tj-tsai", "t-j-tsai"),
        ("weihsiang-liao", "wei-hsiang-liao"),
        ("axel-robel", "axel-roebel"),
        ("yuhki-mitsufuji", "yuki-mitsufuji"),
        ("gabriel-mesegues-brocal", "gabriel-meseguer-brocal"),
    ],
)
def test_slips_initials_and_hyphens_are_told_on_the_rarer_spelling(one: str, other: str) -> None:
    assert lookalikes([(one, 1, False), (other, 2, False)]) == ((one, other),)
    assert lookalikes([(one, 3, False), (other, 2, False)]) == ((other, one),)


@by_row(
    ("one", "other"),
    [
        ("wei-li", "wen-li"),
        ("ye-wang", "yi-wang"),
        ("jie-zhou", "jie-zhu"),
        ("rong-gong", "rong-tong"),
        ("kyungyun-lee", "kyung-myun-lee"),
        ("samer-a-abdallah", "samer-m-abdallah"),
        ("maria-rossi", "mario-rossi"),
        ("anna-larsen", "anne-larson"),
    ],
)
def test_different_people_are_not(one: str, other: str) -> None:
    assert lookalikes([(one, 1, False), (other, 2, False)]) == ()


def test_who_registered_both_told_them_apart() -> None:
    assert lookalikes([("mark-sandler", 1, True), ("mark-b-sandler", 2, True)]) == ()
    assert lookalikes([("mark-sandler", 1, True), ("mark-b-sandler", 2, False)]) == (
        ("mark-b-sandler", "mark-sandler"),
    )


def test_thousands_of_names_that_are_nearly_alike_take_no_time() -> None:
    def seconds(number: int) -> float:
        begun = process_time()
        lookalikes([(f"ada-{'x' * (place % 70)}{place}-lovelace", 1, False) for place in range(number)])
        return process_time() - begun

    assert seconds(8000) < 40 * max(seconds(1000), 0.01)


def test_the_second_spelling_is_told_where_it_stands_and_what_to_write() -> None:
    entries = {
        "ismir/2015/a": paper("A", "Brian McFee"),
        "ismir/2016/b": paper("B", "Ada Lovelace", "biran mcfee"),
        "ismir/2017/c": paper("C", "Brian McFee"),
    }
    people = {"brian-mcfee": {"name": {"en": "Brian McFee"}}}
    for registered, line in (
        ({}, "brian-mcfee: {name: {en: Brian McFee}, aliases: [biran mcfee]}"),
        (people, "aliases: [biran mcfee]"),
    ):
        (mistake,) = catalog.build(library(entries, people=registered), Store({})).mistakes
        assert (mistake.file, mistake.path) == ("digests/ismir/2016/b.yml", ("paper", "authors", 1))
        problem = Problem(Place(mistake.file), mistake.code, mistake.values)
        for lang in ("ko", "en"):
            assert "biran mcfee" in message(problem, lang)
            assert f"`{line}`" in hint(problem, lang)


def test_a_korean_spelling_is_registered_under_korean() -> None:
    entries = {"ismir/2015/a": paper("A", "김민지"), "ismir/2016/b": paper("B", "김 민 지")}

    (mistake,) = catalog.build(library(entries), Store({})).mistakes

    problem = Problem(Place(mistake.file), mistake.code, mistake.values)
    assert "`gim-min-ji: {name: {ko: 김 민 지}, aliases: [김민지]}`" in hint(problem, "ko")
