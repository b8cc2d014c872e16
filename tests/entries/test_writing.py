"""Entries written as YAML are read as what they say, whatever that is."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.entries import author_lists, document
from generator.entries.format.entry import Entry, Paper
from generator.entries.format.registry import Edition
from generator.entries.write import writing
from generator.entries.yaml.nodes import Scalar, Sequence, Span
from generator.metadata.readable import line
from generator.text.identifiers import ArxivRef

FILE = "digests/ismir/2015/a.yml"

TEXTS = (
    st.one_of(
        st.text(max_size=40),
        st.lists(
            st.sampled_from(
                [*"-?:,[]{}#&*!|>'\"%@`~<= \\.0aé가🎵", ": ", " #", "---", "null", "no", "，", "音楽、"]
            )
        ).map("".join),
    )
    .map(line)
    .filter(bool)
)


def is_one_name(text: str) -> bool:
    """Tell whether a list of authors may hold a text as it is."""
    span = Span(0, 0)
    return not author_lists.tidied(Sequence((Scalar(text, plain=False, span=span),), span))[1]


NAMES = TEXTS.filter(is_one_name)


def entry(text: str) -> Entry:
    read = document.parsed(FILE, text.encode(), "entry")
    told_and_kept = {"markup-in-plain-text", "sign-unpaired"}
    assert {problem.code for problem in read.problems} <= told_and_kept
    made = read.values[""]
    assert isinstance(made, Entry)
    return made


def made(**facts: Any) -> Paper | None:
    """Make a paper, or None where a fact is nothing that an entry could say."""
    try:
        return Paper.model_validate(facts)
    except ValueError:
        return None


@pytest.mark.slow
@settings(derandomize=True, max_examples=200)
@given(TEXTS, NAMES, TEXTS)
def test_any_text_is_read_as_it_was_written(title: str, name: str, abstract: str) -> None:
    paper = made(
        title=title,
        authors=[name, {"name": "Someone Else", "affiliation": title}],
        abstract=abstract,
        pages=name,
        track=name,
    )
    if paper:
        assert entry(writing.unread_entry(None, paper, ())).paper == paper


def test_a_comma_in_the_name_of_a_group_parts_nothing() -> None:
    paper = made(title="Bees", authors=["音楽情報研究会、東京大学", "미디어연구소， 서울"])
    assert paper

    assert entry(writing.unread_entry(None, paper, ())).paper == paper


def test_an_entry_reads_like_one_that_a_person_wrote() -> None:
    paper = made(
        title="Bees: a study",
        authors=["Ada Lovelace", {"name": "김민지", "affiliation": "KAIST (Daejeon)"}],
        abstract=f"{'a' * 60} {'b' * 57} c.",
        published="2015-10",
        doi="10.5281/zenodo.1",
        pages="1-8",
        track="Session A",
        links={"pdf": "https://host.example/a.pdf"},
    )
    assert paper
    assert (
        writing.unread_entry(ArxivRef("1502.03540", 2), paper, ("cnn", "deep-learning"))
        == """\
# yaml-language-server: $schema=../../../schema/entry.json
arxiv: 1502.03540v2
paper:
  title: "Bees: a study"
  authors:
    - Ada Lovelace
    - name: 김민지
      affiliation: KAIST (Daejeon)
  abstract: >-
    {a} {b}
    c.
  track: Session A
  published: 2015-10
  doi: 10.5281/zenodo.1
  pages: 1-8
  links:
    pdf: https://host.example/a.pdf
read: not-yet
# tags: [cnn, deep-learning]
""".format(a="a" * 60, b="b" * 57)
    )


@pytest.mark.parametrize(
    "facts",
    [
        {
            "place": {"en": "Plymouth, United States"},
            "dates": "2000-10-23/2000-10-25",
            "url": "http://a.example",
        },
        {"dates": "2000"},
    ],
)
def test_an_edition_is_read_as_it_was_written(facts: dict[str, Any]) -> None:
    edition = Edition.model_validate(facts)

    read = document.parsed("digests/ismir/2000/edition.yml", writing.edition(edition).encode(), "edition")

    assert read.problems == ()
    assert read.values[""] == edition
