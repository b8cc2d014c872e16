"""The syntax of wiki links."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.entries.checks import near_links
from generator.text.wikilinks import possible, scan
from tests.tables import by_row

NEARLY = st.tuples(
    st.sampled_from(("[", "[[", "［［", "[ [")),
    st.sampled_from(("tag:", "tag：", "")),
    st.sampled_from(("a", "a/b", "a\\b/c")),
    st.sampled_from(("", "|", "||b", "|`b`", "|$b$")),
    st.sampled_from(("", "]", "]]", "］］")),
).map("".join)
"""What is nearly a link, or one."""

TEXTS = st.lists(NEARLY | st.text(alphabet="[]`$~!\\ \n>-", max_size=4), max_size=6).map("".join)


@by_row(
    ("text", "links"),
    [
        ("See [[park-hpss]].", [("entry", "park-hpss", None)]),
        ("[[ismir/2015/park-hpss|이 논문]]을", [("entry", "ismir/2015/park-hpss", "이 논문")]),
        (r"| [[park-hpss\|shown]] | b |", [("entry", "park-hpss", "shown")]),
        ("[[tag:cnn]] [[Tag: 컨브넷]]", [("tag", "cnn", None), ("tag", "컨브넷", None)]),
        ("[[venue:ismir/2015]]", [("venue", "ismir/2015", None)]),
        ("[[author:brian-mcfee|Brian]]", [("author", "brian-mcfee", "Brian")]),
        ("![[dai-poster.jpg]]", [("figure", "dai-poster.jpg", None)]),
        ("`[[a]]` ``[[b]] ` [[c]]`` [[d]]", [("entry", "d", None)]),
        ("` [[a]]", [("entry", "a", None)]),
        ("```\n[[a]]\n```\n[[b]]", [("entry", "b", None)]),
        ("- x\n  ~~~ python\n  [[a]]\n  ~~~\n  [[b]]", [("entry", "b", None)]),
        ("> ```\n> [[a]]\n> ```", []),
        ("````\n```\n[[a]]\n````", []),
        ("```\n[[a]]", [("entry", "a", None)]),
        ("word ```\n[[a]]\n``` text\n", [("entry", "a", None)]),
        ("$[[1]]$ $$\n[[2]]\n$$ [[a]]", [("entry", "a", None)]),
        (r"\(x [[1]]\) \begin{align}[[2]]\end{align} \([[a]]", [("entry", "a", None)]),
        ("1$에서 [[a]] 2$로", [("entry", "a", None)]),
        ("It cost $5 and [[a]] cost $6", [("entry", "a", None)]),
        ("$a [[b]]\n\nc$", [("entry", "b", None)]),
        (r"\[[a]] \$[[b]]$", [("entry", "b", None)]),
        ("[[1, 2], [3, 4]] [[]] [[a\nb]]", []),
        ("[a]([[b]])", []),
    ],
)
def test_links_are_found_outside_code_and_mathematics(
    text: str, links: list[tuple[str, str, str | None]]
) -> None:
    found = list(scan(text))

    assert [(link.kind, link.target, link.shown) for link in found] == links
    assert all(link.embed == (link.kind == "figure") for link in found)


def test_a_link_knows_where_it_stands() -> None:
    text = "See ![[a.png]] now"

    (link,) = scan(text)

    assert text[link.start : link.end] == "![[a.png]]"


@given(TEXTS)
def test_any_text_is_scanned_in_order(text: str) -> None:
    links = list(scan(text))

    assert all(text[link.start : link.end].endswith("]]") for link in links)
    assert all(before.end <= after.start for before, after in pairwise(links))


@by_row("part", ["[[", "`", "$", "$a ", "$ ", "```a\n", "[[a|", "!", "``` \n~~~a\n", "\\"])
def test_long_rows_are_no_links(part: str) -> None:
    assert not list(scan(part * (64_000 // len(part))))


def test_what_looks_like_a_link_may_be_one_even_in_code() -> None:
    found = possible("`[[a]]` [[TAG: b|c]] ![[d.png]] \\`[[a]]")
    assert [*found] == [("entry", "a"), ("tag", "b"), ("entry", "a")]


@pytest.mark.parametrize(
    "text",
    [
        "[[tag:cnn]] ![[a/b.png]] [[a/b]] [[tag:a||b]]",
        "[tag:cnn](https://a.example) [tag:cnn][a] [a]([[tag:cnn]])",
        "\n[tag:cnn]: https://a.example",
        "`[tag:cnn]` $[[a/b]$ \\[[a/b] [[1/2, 3]] [[features] [[1, 2], [3, 4]]",
        "```\n[tag:cnn]\n```",
    ],
)
def test_links_and_what_was_meant_as_none_are_not_nearly_links(text: str) -> None:
    assert [*near_links.find(text)] == []


@given(TEXTS)
def test_what_is_proposed_is_a_link(text: str) -> None:
    for near in near_links.find(text):
        assert text[near.start :].startswith(near.typed)
        assert [(link.start, link.end) for link in scan(near.meant)] == [(0, len(near.meant))]


@by_row(
    ("text", "meant"),
    [
        ("[[tag:cnn|the `cnn` tag]", "[[tag:cnn|the `cnn` tag]]"),
        ("［［tag:cnn|$x$의 것］］", "[[tag:cnn|$x$의 것]]"),
    ],
)
def test_what_is_proposed_shows_the_code_and_mathematics_that_was_typed(text: str, meant: str) -> None:
    (near,) = near_links.find(text)
    assert (near.typed, near.meant) == (text, meant)
    assert near_links.find(text, text.replace("`cnn`", " " * 5)) == (near,)
