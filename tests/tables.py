"""Tables of cases that one test tries row by row: a test for each would take longer than what it tries."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

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


def by_row(
    names: str | Sequence[str], rows: Iterable[Any]
) -> Callable[[Callable[..., None]], Callable[[], None]]:
    """Have a test that needs nothing else try rows, which are told as to ``pytest.mark.parametrize``."""
    keys = re.findall(r"\w+", names) if isinstance(names, str) else names
    held = [row if len(keys) > 1 else (row,) for row in rows]

    def tried(check: Callable[..., None]) -> Callable[[], None]:
        named = {f"{number}: {row!r}": row for number, row in enumerate(held)}
        return lambda: each(named, lambda row: check(**dict(zip(keys, row, strict=True))))

    return tried
