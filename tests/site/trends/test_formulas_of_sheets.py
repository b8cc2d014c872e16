"""What a spreadsheet would work out stands as text in files for spreadsheets."""

import csv

import pytest

from generator.site.pages.trends.count_tables import Cell, Table


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
def test_no_name_begins_a_formula_in_wide_signs_either(sign: str) -> None:
    typed = f"{sign}cmd|'/C calc'!A0"
    _, (name, count) = csv.reader(
        Table(("name", "count"), [[Cell(typed), Cell("-1.5")]])
        .csv()
        .removeprefix("\ufeff")
        .splitlines(keepends=True)
    )
    assert (name, count) == (f"'{typed}", "-1.5")
