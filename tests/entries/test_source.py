"""Reading text: what was typed stays as typed, and nothing that a file holds does harm."""

import os
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.entries import document, reader
from generator.entries.format.entry import Entry
from generator.entries.yaml import source
from generator.entries.yaml.nodes import Mapping, Node, Scalar, Sequence
from generator.entries.yaml.source import SourceFile
from generator.problems.problem import Place, Problem
from generator.support import plain_yaml
from generator.support.plain_yaml import LOADER, PythonLoader
from tests.entries.mistakes import CASES, MARK
from tests.entries.projects import ENTRY, HEAD, SOUND, write

LOADERS = [pytest.param(yaml.CSafeLoader, id="c"), pytest.param(PythonLoader, id="python")]

TYPED = """\
arxiv: 1502.03540
paper:
  title: no
  pages: 07
  published: 2015-10-26
  authors: [1_000, null, ~, '~ 1', 0x1F, .inf]
  abstract:
read: not-yet
"""

HOSTILE = {
    "brackets": "[" * 100_000,
    "braces": "{" * 100_000,
    "items": "- " * 120_000,
    "keys": "? " * 120_000,
    "itself": "a: &a [*a, *a]\n",
    "anchors": "tags: [" + "&a x," * 10_000 + "]",
    "lists": "tags: [" + "[]," * 80_000 + "]",
    "notes": "notes:\n" + "- {}\n" * 40_000,
    "unknown keys": "\n".join(f"k{number}: x" for number in range(20_000)),
    "colons": "a: b: c\n" * 30_000,
    "blocks": "a: |\nx\n" * 20_000,
    "tabs": "\ta: 1\n" * 30_000,
    "nul": "\0" * 20_000,
    "quotes": '"' * 200_000,
    "documents": "---\n" * 60_000,
    "escapes": 'a: "' + "\\x" * 60_000 + '"',
    "large escape": 'a: "\\UFFFFFFFF"\n',
    "commas": "a: {en: " + "x, " * 60_000 + "}",
    "surrogate": 'a: "\\ud800"\n',
}


def _values(text: bytes, loader: Any) -> tuple[SourceFile, object, tuple[Problem, ...]]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(plain_yaml, "LOADER", loader)
        read = document.parsed(ENTRY, text, "entry")
    return read.source, read.values.get(""), read.problems


def _read(text: str, loader: Any) -> SourceFile:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(plain_yaml, "LOADER", loader)
        return source.read(ENTRY, text.encode())


def _texts(node: Node | None) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return [(key.text, _texts(value)) for key, value in node.items]
    return [_texts(item) for item in node.items] if isinstance(node, Sequence) else None


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize("prefix", [b"", b"\xef\xbb\xbf"], ids=["plain", "bom"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_scalars_mean_what_was_typed(loader: Any, prefix: bytes, end: str) -> None:
    _, entry, problems = _values(prefix + TYPED.replace("\n", end).encode(), loader)

    assert problems == ()
    assert isinstance(entry, Entry)
    assert str(entry.arxiv) == "1502.03540"
    assert entry.paper.title == "no"
    assert entry.paper.pages == "07"
    assert str(entry.paper.published) == "2015-10-26"
    assert [author.name for author in entry.paper.authors] == ["1_000", "null", "~ 1", "0x1F", ".inf"]
    assert entry.paper.abstract is None


@pytest.mark.parametrize("loader", LOADERS)
def test_between_brackets_a_text_may_ask(loader: Any) -> None:
    parsed = _read("ko: [왜?, 왜 ? 응, {en: Why?, ko: 왜?}]", loader)

    assert parsed.failure is None
    assert _texts(parsed.root) == [("ko", ["왜?", "왜 ? 응", [("en", "Why?"), ("ko", "왜?")]])]


@pytest.mark.slow
def test_both_parsers_agree() -> None:
    for case in CASES:
        if isinstance(case.text, str):
            text = case.text.replace(MARK, "").encode()

            in_c, in_python = (_values(text, loader)[1:] for loader in (yaml.CSafeLoader, PythonLoader))

            assert in_c == in_python, case.code


@pytest.mark.hostile
@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_a_problem(text: str, loader: Any) -> None:
    assert _values(text.encode(), loader)[2]


ANY_TEXT = st.text(alphabet=st.sampled_from("ab:- #\n\t\"'[]{},&*!|>%@`?~=\\가：<\u2028"), max_size=60)

ODD_TAG = re.compile(r"!\S*[!&'*,\[\]]")
"""A tag that one of the parsers may refuse and the other take; it is a problem either way."""


@pytest.mark.slow
@given(ANY_TEXT)
@settings(max_examples=500, derandomize=True)
def test_any_text_is_parsed_alike_by_both_parsers(text: str) -> None:
    assume(not ODD_TAG.search(text))
    in_c, in_python = (_read(f"a: {text}", loader) for loader in (yaml.CSafeLoader, PythonLoader))

    assert bool(in_c.failure) == bool(in_python.failure)
    if not in_c.failure:
        assert (in_c.problems, in_c.findings) == (in_python.problems, in_python.findings)
        assert _texts(in_c.root) == _texts(in_python.root)


@given(ANY_TEXT)
@settings(max_examples=50, derandomize=True)
def test_any_text_is_read_on_alike_by_both_parsers(text: str) -> None:
    (_, _, wrong_in_c), (_, _, wrong_in_python) = (
        _values(f"a: {text}".encode(), loader) for loader in (yaml.CSafeLoader, PythonLoader)
    )

    assert bool(wrong_in_c) == bool(wrong_in_python)


@given(st.binary(max_size=200))
def test_any_bytes_are_read(raw: bytes) -> None:
    read, _, problems = _values(raw, LOADER)

    lines = read.text.count("\n") + read.text.count("\r") + raw.count(b"\n") + raw.count(b"\r") + 1
    assert all(1 <= problem.place.line <= lines for problem in problems)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: Foo: bar\nb: &x\n", Place(ENTRY, 2, 4)),
        ("b: {en: 'it''s', ko: a: &x c}\n", None),
        ("😀: Foo: &x\n", None),
    ],
)
def test_places_are_those_of_the_file_as_typed(text: str, place: Place | None) -> None:
    problems = document.parsed(ENTRY, text.encode(), "entry").problems

    assert problems
    if place is not None:
        assert place in [problem.place for problem in problems]


def test_columns_count_characters() -> None:
    problems = document.parsed(ENTRY, "가😀: &x 1\n".encode(), "entry").problems

    assert Place(ENTRY, 1, 5) in [problem.place for problem in problems]


def test_a_mended_file_is_read_on(tmp_path: Path) -> None:
    root = write(tmp_path, {**SOUND, ENTRY: HEAD + "paper:\n  title: A: b\n  pages: 3\n"})

    paper = reader.read(root).entries["ismir/2015/paper"].entry.paper

    assert (paper.title, paper.pages) == ("A: b", "3")


@pytest.mark.parametrize(
    "text",
    [
        "summary: {ko: a, ko: b}\nsummary:\nsummary:\n tags: [mir]",
        "summary: {ko: a, ko: b}\nko: b\nsummary: {ko: a, ko: b}\n  title: y\ntitle: x",
    ],
)
def test_a_key_that_the_first_line_has_twice_is_told(text: str) -> None:
    found = document.parsed(ENTRY, text.encode(), "entry").problems

    assert ("duplicate-key", 1) in [(problem.code, problem.place.line) for problem in found]


def test_links_and_pipes_are_refused(tmp_path: Path) -> None:
    root = write(tmp_path, SOUND)
    folder = root / "digests/ismir/2015"
    (folder / "linked.yml").symlink_to(folder / "other.yml")
    (folder / "loop").symlink_to(folder)
    (folder / "a.png").symlink_to("/etc/hostname")
    os.mkfifo(folder / "pipe.yml")

    problems = reader.read(root).problems

    assert [(problem.place.file.rpartition("/")[2], problem.code) for problem in problems] == [
        ("a.png", "symbolic-link"),
        ("linked.yml", "symbolic-link"),
        ("loop", "symbolic-link"),
        ("pipe.yml", "not-a-file"),
    ]


def test_a_linked_folder_of_digests_is_none(tmp_path: Path) -> None:
    (tmp_path / "digests").symlink_to(tmp_path)

    assert [problem.code for problem in reader.read(tmp_path).problems] == ["no-digests"]


def test_where_the_grammar_gives_up_at_the_very_end_no_mend_above_counts_as_one() -> None:
    text = "arxiv: 1502.03540\nread: not-yet\nremark: {ko: 가\n"

    found = document.parsed(ENTRY, text.encode(), "entry").problems

    assert [(problem.code, problem.place.line) for problem in found] == [
        ("yaml-unclosed", 3),
        ("unknown-key", 3),
    ]
