"""What is said of attributes is read from where it is said."""

from dataclasses import dataclass

import pytest

from generator.support.docstrings import docstrings


class Named:
    name: str
    """What it is called,
    in a line or two."""
    year: int = 2015
    other: str
    unannotated = 1
    """Of nothing that has a type."""


@dataclass(frozen=True, slots=True)
class Dated(Named):
    year: int = 2016
    """When it was."""
    name: str = ""


def test_each_attribute_says_what_stands_below_it_also_where_it_is_inherited() -> None:
    said = "What it is called,\nin a line or two."
    assert docstrings(Named) == {"name": said}
    assert docstrings(Dated) == {"name": said, "year": "When it was."}


@pytest.mark.parametrize("cls", [int, object, type("Made", (), {"__annotations__": {"a": int}})])
def test_what_has_no_source_says_nothing(cls: type) -> None:
    assert docstrings(cls) == {}
