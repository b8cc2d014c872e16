"""A table of cases tells every row that fails."""

import pytest

from tests.tables import by_row, each


def test_every_row_that_fails_is_told_by_its_name() -> None:
    def is_one(row: int) -> None:
        if row == 2:
            pytest.fail("two")  # which is no exception of Python's kind
        assert row == 1

    with pytest.raises(BaseExceptionGroup, match="2 of 3 rows") as raised:
        each({"one": 1, "two": 2, "three": 3}, is_one)

    told = [error.__notes__ for error in raised.value.exceptions]
    assert told == [["This is the row 'two'."], ["This is the row 'three'."]]


@by_row(("word", "length"), [("one", 3), ("three", 5)])
def test_each_row_is_given_by_its_names(length: int, word: str) -> None:
    assert len(word) == length


@pytest.mark.parametrize("names", ["number", ["number"]])
def test_a_row_of_one_value_is_that_value_and_none_is_left_out(names: str | list[str]) -> None:
    with pytest.raises(BaseExceptionGroup, match="2 of 3 rows"):
        by_row(names, iter([1, 2, 3]))(lambda number: pytest.fail("more") if number > 1 else None)()
