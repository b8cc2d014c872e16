"""Dates as people write them: read where they can mean one thing, and left alone elsewhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from generator.entries.format.fields import date_range, partial_date
from generator.text.dates import meant_date, meant_range
from tests.tables import by_row

DATES = (
    "2018년 4월 20일|2018년4월20일|2018年4月20日|2018년 4월 20일 (금)|2018.04.20|2018. 4. 20."
    "|2018 년 4 월 20 일|2018. 4월 20일|2018ㅡ4ㅡ20,"
    "|２０１８．０４．２０|2018-4-20|2018–04–20|2018/04/20|2018 4 20|20180420|2018-04-20T10:00:00Z"
    "|20 April 2018|20th of April, 2018|April 20, 2018|apr. 20th 2018|20-Apr-2018"
    "|Fri, 20 Apr 2018|2018 April 20|04/20/2018|20.4.2018"
)
MONTHS = "2018년 4월|2018.4|2018/04|2018-4|Apr 2018|April, 2018"
RANGES = (
    "2015-10-26~2015-10-30|2015-10-26 ～ 10-30|2015-10-26/30|2015-10-26 to 2015-10-30|2015.10.26 - 30"
    "|2015.10.26.-30.|2015. 10. 26. ~ 10. 30.|2015.10.26(월)~30(금)|2015/10/26-2015/10/30|26–30 October 2015"
    "|26 Oct - 30 Oct 2015|October 26–30, 2015|2015년 10월 26~30일"
    "|2015년 10월 26일부터 30일까지|26.10.2015-30.10.2015"
)
ELSE = (
    "",
    "20",
    "18.04.20",
    "2018-00-20",
    "00/05/2018",
    "04/05/2018",
    "2018-02-30",
    "2018-13-01",
    "10월 26일",
    "spring 2018",
    "2018-04-20 and 21",
    "1" * 10_000,
)


@by_row("text", DATES.split("|"))
def test_a_day_in_any_order_is_read(text: str) -> None:
    assert meant_date(text) == "2018-04-20"
    assert meant_range(text) == "2018-04-20"


@pytest.mark.parametrize("text", MONTHS.split("|"))
def test_a_month_is_read(text: str) -> None:
    assert meant_date(text) == "2018-04"


@pytest.mark.parametrize(
    ("text", "meant"),
    [("2018-00", "2018"), ("2018-00-00", "2018"), ("2018-04-00", "2018-04"), ("2018.4.0.", "2018-04")],
)
def test_what_is_not_known_is_left_out(text: str, meant: str) -> None:
    with pytest.raises(PydanticCustomError):
        partial_date(text)
    assert meant_date(text) == meant


@by_row("text", RANGES.split("|"))
def test_days_of_a_conference_are_read(text: str) -> None:
    assert meant_range(text) == "2015-10-26/2015-10-30"
    assert meant_date(text) == ""


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Feb 28 – Mar 3, 2015", "2015-02-28/2015-03-03"),
        ("2015년 2월 28일~3월 3일", "2015-02-28/2015-03-03"),
        ("December 29, 2015 - January 2, 2016", "2015-12-29/2016-01-02"),
    ],
)
def test_a_range_may_cross_months_and_years(text: str, days: str) -> None:
    assert meant_range(text) == days


@by_row("text", [*ELSE, "2015-10-30~2015-10-26", "05/04 - 06/04/2015", "04/05/2015-06/05/2015"])
def test_what_is_no_date_or_may_be_two_is_not_guessed(text: str) -> None:
    assert meant_date(text) == ""
    assert meant_range(text) == ""


YEARS = st.sampled_from(("2015", "2015년", "1999"))
MONTHS_TYPED = st.sampled_from(("10", "10월", "2", "13", "Oct", "sept."))
DAYS_TYPED = st.sampled_from(("1", "26", "26일", "31", "0", "1st"))
DAYS = st.builds(
    str.join,
    st.sampled_from((" ", ".", "-", "/", ". ", ", ")),
    st.tuples(YEARS, MONTHS_TYPED, DAYS_TYPED)
    | st.tuples(MONTHS_TYPED, DAYS_TYPED, YEARS)
    | st.tuples(MONTHS_TYPED, DAYS_TYPED)
    | st.tuples(YEARS, MONTHS_TYPED),
)
"""What is nearly a date, or one."""


@given(st.lists(DAYS, min_size=1, max_size=2), st.sampled_from(("~", " - ", "/", " to ", "부터 ")))
def test_what_is_proposed_is_a_date(days: list[str], between: str) -> None:
    text = between.join(days)
    if meant := meant_date(text):
        assert str(partial_date(meant)) == meant
    if meant := meant_range(text):
        assert str(date_range(meant)) == meant
