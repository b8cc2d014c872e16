"""Entries that the form writes and opens, as the project's own reader takes them."""

from collections.abc import Iterator
from functools import reduce
from operator import getitem
from typing import Any

import pytest
from playwright.sync_api import Page

from generator.entries.format.entry import Contributor, Entry, Model
from generator.entries.format.shape import item_of, keys, model_of
from generator.entries.yaml import source
from generator.entries.yaml.nodes import Mapping, Node, Scalar, Sequence
from generator.problems.messages import wordings
from tests.browser.typed_texts import PIECES, REFUSED, is_refused, texts
from tests.conftest import SAMPLE

WRITTEN = """async (texts) => {
  const { write } = await import("/yaml.js")
  return texts.map((text) => write({ title: text, tags: [text, "b"], notes: [{ ko: text }], list: [text] }))
}"""

OPENED = """async (files) => {
  const { open } = await import("/yaml.js")
  return Promise.all(files.map(async (text) => {
    try {
      const { entry, save } = await open(text)
      return { entry, same: save(structuredClone(entry)) === text }
    } catch ({ code, line, column }) {
      return { code, line, column }
    }
  }))
}"""

SAVED = """async ([text, versions]) => {
  const { open } = await import("/yaml.js")
  const opened = await open(text)
  return versions.map((changes) => {
    const entry = structuredClone(opened.entry)
    for (const [path, value] of changes) {
      const owner = path.slice(0, -1).reduce((within, step) => within[step], entry)
      owner[path.at(-1)] = value
    }
    return opened.save(entry)
  })
}"""

ENTRIES = sorted((SAMPLE / "digests").rglob("*.yml"))


def said(text: str) -> Any:
    """Return what the project's reader finds in a file, as plain values."""
    read = source.read("entry.yml", text.encode())
    assert read.root is not None, (text, read.findings, read.failure)
    return plain(read.root)


def plain(node: Node) -> Any:
    match node:
        case Scalar():
            return None if node.absent else node.text.rstrip("\n") or None
        case Mapping():
            return {key.text: said for key, value in node.items if (said := plain(value)) is not None} or None
        case Sequence():
            return [said for item in node.items if (said := plain(item)) is not None] or None
    return node


def leaves(value: Any) -> Iterator[list[str | int]]:
    """Yield the path to every text in a value."""
    if isinstance(value, str):
        yield []
        return
    for step, inner in enumerate(value) if isinstance(value, list) else value.items():
        yield from ([step, *rest] for rest in leaves(inner))


def models(model: type[Model]) -> Iterator[type[Model]]:
    """Yield a model and those of the mappings within it."""
    yield model
    for kind in keys(model).values():
        if inner := model_of(item_of(kind) or kind):
            yield from models(inner)


def test_any_text_comes_back_as_it_was_typed(form: Page) -> None:
    typed = list(texts(4000))
    for text, written in zip(typed, form.evaluate(WRITTEN, typed), strict=True):
        kept = text.rstrip("\n")
        if is_refused(text):
            read = source.read("entry.yml", written.encode())
            assert read.failure or "control-character" in {finding.code for finding in read.findings}, written
        elif kept:
            expected = {"title": kept, "tags": [kept, "b"], "notes": [{"ko": kept}], "list": [kept]}
            assert said(written) == expected, written


def test_what_no_file_may_hold_is_known(form: Page) -> None:
    ask = 'async (texts) => texts.map((await import("/yaml/scalars.js")).isRefused)'

    assert form.evaluate(ask, [f"a{character}b" for character in REFUSED]) == [True] * len(REFUSED)
    assert form.evaluate(ask, [*PIECES]) == [False] * len(PIECES)


def test_a_new_tags_file_is_written_as_well(form: Page) -> None:
    ask = 'async (given) => (await import("/yaml.js")).write(...given)'
    text = form.evaluate(
        ask, [{"name": {"ko": "", "en": "a: b"}, "aliases": ["c", None]}, "../../schema/tag.json"]
    )

    assert (
        text == '# yaml-language-server: $schema=../../schema/tag.json\nname:\n  en: "a: b"\naliases: [c]\n'
    )


def test_fields_are_written_in_the_order_of_the_format(form: Page) -> None:
    rank = 'async (keys) => { const { rank } = await import("/yaml/write.js"); return keys.map(rank) }'
    for model in set(models(Entry)) - {Contributor}:  # whose person comes without a name
        ranks = form.evaluate(rank, [*keys(model), "a field of tomorrow"])
        assert ranks == sorted(set(ranks)), model


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_an_entry_that_is_saved_as_it_was_opened_is_the_same_file(form: Page, end: str) -> None:
    files = [path.read_text(encoding="utf-8").replace("\n", end) for path in ENTRIES]

    for text, opened in zip(files, form.evaluate(OPENED, files), strict=True):
        assert opened == {"entry": said(text), "same": True}, text


def test_one_field_that_differs_changes_its_own_lines_alone(form: Page) -> None:
    other = "다른 글: # 1"
    for path in ENTRIES:
        text = path.read_text(encoding="utf-8")
        entry = said(text)
        paths = list(leaves(entry))
        read = source.read("entry.yml", text.encode())
        versions = form.evaluate(SAVED, [text, [[[leaf, other]] for leaf in paths]])
        for leaf, saved in zip(paths, versions, strict=True):
            node, _ = source.node_at(read.root, tuple(leaf))
            assert node
            before, after = text[: node.span.start], text[node.span.end :]
            first, last = before.rpartition("\n")[0], after.partition("\n")[2]
            assert saved.startswith(first)
            assert saved.endswith(last)
            expected = said(text)
            owner = reduce(getitem, leaf[:-1], expected)
            owner[leaf[-1]] = other
            assert said(saved) == expected


COMMENTED = """\
# 맨 위의 말
read: full   # why

tags: [ cnn, 'a, b' ]  # tags
summary: {ko: 요약, en: "A summary."}
notes:
  # the first
  - by: minji   # who
    # deep
    ko: |  # how
      첫 줄

      둘째 줄


  - by: wei
    en: >-
      Folded text
      on two lines.
# the end
"""


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        ([(["read"], "poster")], {2: "read: poster   # why"}),
        ([(["read"], "a\nb")], {2: "read: |   # why\n  a\n  b"}),
        ([(["tags"], ["cnn", "a, b", "rnn"])], {4: "tags: [ cnn, 'a, b', rnn ]  # tags"}),
        ([(["tags"], ["a, b"])], {4: "tags: [ 'a, b' ]  # tags"}),
        ([(["tags"], [])], {4: None}),
        ([(["summary", "en"], None)], {5: "summary: {ko: 요약}"}),
        ([(["summary", "ko"], "다른: 요약")], {5: 'summary: {ko: "다른: 요약", en: "A summary."}'}),
        ([(["notes", 0, "by"], None)], {8: "  - # deep", 9: None}),
        ([(["notes", 0, "date"], "2017-03-14")], {8: "  - by: minji   # who\n    date: 2017-03-14"}),
        ([(["notes", 0, "ko"], "한 줄")], {10: "    ko: |  # how", 11: "      한 줄", 12: None, 13: None}),
        ([(["notes", 0, "en"], "In English")], {13: "      둘째 줄\n    en: In English"}),
        ([(["notes", 1, "en"], "Short.")], {18: "      Short.", 19: None}),
        ([(["notes", 2], {"by": "me", "ko": "셋"})], {19: "      on two lines.\n  - by: me\n    ko: 셋"}),
        ([(["notes"], [{"by": "wei", "en": "Folded text on two lines."}])], dict.fromkeys(range(8, 14))),
        ([(["arxiv"], "1610.00087")], {2: "arxiv: 1610.00087\nread: full   # why"}),
        ([(["pick"], "2"), (["draft"], "true")], {19: "      on two lines.\npick: 2\ndraft: true"}),
    ],
)
def test_what_is_changed_is_written_as_it_was_and_all_else_stays(
    form: Page, changes: list[tuple[list[str | int], Any]], lines: dict[int, str | None]
) -> None:
    typed = enumerate(COMMENTED.split("\n"), 1)
    kept = (lines.get(number, line) for number, line in typed)
    expected = "\n".join(line for line in kept if line is not None)

    for end in ("\n", "\r\n"):
        file, changed = COMMENTED.replace("\n", end), expected.replace("\n", end)
        assert form.evaluate(SAVED, [file, [changes]]) == [changed]
        assert form.evaluate(SAVED, [file.rstrip(), [changes]]) == [changed.rstrip()]


@pytest.mark.parametrize(
    ("typed", "changes", "written"),
    [
        (
            "summary:\n  ko: 요약.  # 다시 볼 것\npick: 1\n",
            [(["summary"], {"en": "First.\nSecond."})],
            "summary:\n  # 다시 볼 것\n  en: |\n    First.\n    Second.\npick: 1\n",
        ),
        (
            "notes:\n  - by: wei  # who\n",
            [(["notes", 0], {"ko": "하나.\n둘."})],
            "notes:\n  - # who\n    ko: |\n      하나.\n      둘.\n",
        ),
        (
            "authors:\n  -   Ann Author\n  -   Bo\n",
            [(["authors", 0], {"name": "Ann Author", "affiliation": "KAIST"}), (["authors", 1], "Bora")],
            "authors:\n  - name: Ann Author\n    affiliation: KAIST\n  -   Bora\n",
        ),
        (
            "notes:\n  - date: 2017\n\n    by: wei\n    en: A\n",
            [(["notes", 0, "date"], None)],
            "notes:\n  - by: wei\n    en: A\n",
        ),
    ],
)
def test_what_is_written_anew_is_what_is_meant(
    form: Page, typed: str, changes: list[tuple[list[str | int], Any]], written: str
) -> None:
    for end in ("\n", "\r\n"):
        changed = form.evaluate(SAVED, [typed.replace("\n", end), [changes]])
        assert changed == [written.replace("\n", end)]
    assert said(written)


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: 1\nb: [1\nc: 2\n", "yaml-syntax", 3, 1),
        ("a: b: c\n", "yaml-syntax", 1, 4),
        ("a: 1\nb: 2\na: 3\n", "duplicate-key", 3, 1),
        ("a: 1\n---\nb: 2\n", "several-documents", 2, 1),
        ("a: 1\nb: *a\n", "yaml-alias", 2, 4),
        ("a: &x 1\n", "yaml-anchor", 1, 7),
        ("a:\n  - !y 1\n", "yaml-tag", 2, 8),
        ("%YAML 1.2\n---\na: 1\n", "yaml-directive", 1, 1),
        ("[a]: 1\n", "key-not-text", 1, 1),
        ("- a\n", "expected-mapping", 1, 1),
        ("just text\n", "expected-mapping", 1, 1),
    ],
)
def test_what_cannot_be_opened_is_told_with_its_place(
    form: Page, text: str, code: str, line: int, column: int
) -> None:
    assert form.evaluate(OPENED, [text]) == [{"code": code, "line": line, "column": column}]
    assert code in wordings()


NOTES = [{"by": "wei", "ko": "가", "mood": "glad"}, {"by": "minji", "ko": "나"}]


@pytest.mark.parametrize(
    ("before", "now", "entry"),
    [
        ({"read": "full"}, {"read": "full"}, {"read": "full", "mood": "glad", "notes": NOTES}),
        ({"read": "Full"}, {"read": "poster"}, {"read": "poster", "mood": "glad", "notes": NOTES}),
        ({"read": "full"}, {}, {"mood": "glad", "notes": NOTES}),
        (
            {"notes": [{"by": "wei", "ko": "가"}, {"by": "minji", "ko": "나"}]},
            {"notes": [{"by": "wei", "ko": "다"}], "pick": "1"},
            {"read": "full", "mood": "glad", "notes": [{**NOTES[0], "ko": "다"}], "pick": "1"},
        ),
        (
            {"notes": [{"by": "wei", "ko": "가"}, {"by": "minji", "ko": "나"}]},
            {"notes": [{"by": "minji", "ko": "나"}]},
            {"read": "full", "mood": "glad", "notes": [NOTES[1]]},
        ),
        (
            {"notes": [{"by": "wei", "ko": "가"}, {"by": "minji", "ko": "나"}]},
            {"notes": [{"by": "minji", "ko": "다"}]},
            {"read": "full", "mood": "glad", "notes": [{"by": "minji", "ko": "다"}]},
        ),
        (
            {"notes": [{"by": "wei", "ko": "가"}, {"by": "minji", "ko": "나"}]},
            {"notes": [{"by": "minji", "ko": "다"}, {"by": "ann", "ko": "라"}]},
            {
                "read": "full",
                "mood": "glad",
                "notes": [{"by": "minji", "ko": "다"}, {"by": "ann", "ko": "라"}],
            },
        ),
        ({"notes": [{"by": "wei"}]}, {"notes": []}, {"read": "full", "mood": "glad", "notes": []}),
        (
            {"read": "full"},
            {"read": {"how": "full"}},
            {"read": {"how": "full"}, "mood": "glad", "notes": NOTES},
        ),
    ],
)
def test_what_a_form_does_not_show_stays_as_it_was(form: Page, before: Any, now: Any, entry: Any) -> None:
    carry = 'async (given) => (await import("/yaml/values.js")).carried(...given)'

    assert form.evaluate(carry, [{"read": "full", "mood": "glad", "notes": NOTES}, before, now]) == entry


def test_an_entry_is_begun_below_comments(form: Page) -> None:
    assert form.evaluate(SAVED, ["# nothing yet", [[(["read"], "full")]]]) == ["# nothing yet\nread: full\n"]
    assert form.evaluate(SAVED, ["", [[]]]) == [""]
