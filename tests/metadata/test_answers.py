"""What registries answer, whatever it is."""

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from generator.metadata.doi import answers
from generator.metadata.doi.answers import NotAnAnswerError
from generator.metadata.readable import readable_record
from generator.metadata.store import StoredRecord
from tests.metadata.doi_server import ATTRIBUTES, WORK

TEXTS = st.text() | st.lists(
    st.sampled_from("<i> </p> <mml:math> <mml:msup> $ \\ } { &lt; x 가".split())
).map("".join)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from("family given name title date date-parts dateType".split()), inner)
    ),
    max_leaves=8,
)


DATES = VALUES.map(lambda value: {"date-parts": [[2017, value]]})


def some_of(said: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Return what may be said instead: some fields of other kinds, some as they should be."""
    optional = {name: VALUES | DATES | st.just(value) for name, value in said.items()}
    return st.fixed_dictionaries({}, optional=optional)


def read(answer: bytes, *, crossref: bool) -> None:
    with suppress(NotAnAnswerError, ValidationError):
        facts = answers.crossref(answer) if crossref else answers.datacite(answer)
        shown = readable_record(StoredRecord(**facts))
        assert shown.title
        assert shown.title == " ".join(shown.title.split())


@pytest.mark.slow
@given(some_of(WORK))
def test_any_work_is_read_or_told(work: dict[str, Any]) -> None:
    answer = {"message": {"DOI": "10.1000/1", "title": ["A"], **work}}
    read(json.dumps(answer).encode(), crossref=True)


@pytest.mark.slow
@given(some_of(ATTRIBUTES))
def test_any_attributes_are_read_or_told(attributes: dict[str, Any]) -> None:
    answer = {"data": {"attributes": {"doi": "10.1000/1", "titles": [{"title": "A"}], **attributes}}}
    read(json.dumps(answer).encode(), crossref=False)


@given(st.binary() | VALUES.map(lambda value: json.dumps({"message": value, "data": value}).encode()))
def test_anything_is_read_or_told(answer: bytes) -> None:
    read(answer, crossref=True)
    read(answer, crossref=False)
