"""A table of cases tells every row that fails."""

import pytest

from tests.tables import each


def test_every_row_that_fails_is_told_by_its_name() -> None:
    def is_one(row: int) -> None:
        if row == 2:
            pytest.fail("two")  # which is no exception of Python's kind
        assert row == 1

    with pytest.raises(BaseExceptionGroup, match="2 of 3 rows") as raised:
        each({"one": 1, "two": 2, "three": 3}, is_one)

    told = [error.__notes__ for error in raised.value.exceptions]
    assert told == [["This is the row 'two'."], ["This is the row 'three'."]]
