"""Counts by year."""

from generator.site.pages.parts import grid


def test_counts_by_year_with_the_largest_rows_first() -> None:
    held = [("ismir", 2015), ("ismir", 2017), ("icassp", 2017), ("recsys", 2015), ("recsys", 2015)]
    assert grid.count(held) == grid.Grid(
        (2015, 2017), (("ismir", (1, 1)), ("recsys", (2, 0)), ("icassp", (0, 1))), 2
    )
    assert grid.count(held, most=1).rows == (("ismir", (1, 1)),)
    assert grid.count([]) == grid.Grid((), (), 0)
