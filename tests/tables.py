"""Tables of cases that one test tries row by row: a test for each would take longer than what it tries."""

from collections.abc import Callable, Mapping
from typing import TypeVar

import pytest

Row = TypeVar("Row")


def each(rows: Mapping[str, Row], check: Callable[[Row], None]) -> None:
    """Check every row of a table, and tell all that fail, by their names."""
    assert rows
    failed: list[BaseException] = []
    for name, row in rows.items():
        try:
            check(row)
        except (Exception, pytest.fail.Exception) as error:  # noqa: BLE001 # whatever it is, it is raised below
            error.add_note(f"This is the row {name!r}.")
            failed.append(error)
    if failed:
        raise BaseExceptionGroup(f"{len(failed)} of {len(rows)} rows", failed)
