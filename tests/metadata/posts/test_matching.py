"""Which part of a post is about which paper, in shapes that no list of rules foresees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.metadata.posts import matching, post_reader
from generator.metadata.posts.matching import Section
from generator.metadata.posts.post import OldPost, words_of

FROGS = "Loud frogs at night: a listening study"
OWLS = "Shy owls by day, and what they hear"
RAIN = "Rain on roofs recognised by neural networks"
TITLES = (FROGS, OWLS, RAIN, "Rain on roofs recognised by people", "Bees")
BODY = "We listened.\n\nIt was fine."


def sections(text: str, name: str = "some.md", *, assumed: bool = False) -> tuple[Section, ...]:
    post = post_reader.read(name, text)
    assert isinstance(post, OldPost)
    return matching.matched(post.parts, TITLES, assumed=assumed)


def kinds(text: str, name: str = "some.md") -> list[str]:
    """Return the papers of a post by their titles, and other sections by their kinds."""
    return [
        section.kind if section.paper is None else TITLES[section.paper] for section in sections(text, name)
    ]


@pytest.mark.parametrize(
    "line",
    [
        "[7] {}", "(7) {}", "#7 {}", "7. {}", "7) {}", "## {}", "### 7. {}", "**{}**", "**[7] {}**",
        "[7] **{}**", "## [{}](https://example.org/p.pdf)", "- {}", "{}", "“{}”", "{}\n---",
        "{} (Kim, Puig)", "[7] {} - Kim et al.", "\\[7\\] {}",
    ],
)  # fmt: skip
def test_however_a_line_is_marked_it_names_its_paper(line: str) -> None:
    typed = FROGS.lower().replace("listening", "listning")
    post = f"Hello.\n\n{line.format(typed)}\n{BODY}\n\n{line.format(OWLS)}\n\n{BODY}\n\nClosing\n\nBye.\n"

    assert kinds(post) == ["intro", FROGS, OWLS, "outro"]
    assert sections(post)[1].text == BODY


def test_a_title_of_several_papers_or_a_mere_subject_names_none() -> None:
    assert kinds("[1] Rain on roofs recognised by\nHm.\n\n[2] " + FROGS + "\nHm.\n") == ["unsure", FROGS]
    assert kinds(
        "## Neural networks (which were everywhere this year)\n\nHm.\n\n## " + FROGS + "\n\nHm.\n"
    ) == [
        "intro",
        FROGS,
    ]
    assert kinds(
        "We heard of rain on roofs recognised by neural networks, among much else on that day.\n"
    ) == ["intro"]


def test_a_numbered_heading_that_no_paper_has_is_told() -> None:
    lines = (FROGS, "Crows of the north", OWLS, "마치며")
    post = "".join(f"## {number}. {line}\n\nHm.\n\n" for number, line in enumerate(lines, 1))

    assert kinds(post) == [FROGS, "unsure", OWLS, "outro"]


def test_contents_and_references_only_mention_papers() -> None:
    listed = "\n".join(f"{number}. {title}" for number, title in enumerate((FROGS, OWLS, RAIN), 1))
    body = "\n\n".join(f"## {title}\n\n{BODY}" for title in (FROGS, OWLS, RAIN))
    post = f"Contents\n\n{listed}\n\n{body}\n\nReferences\n\n{listed}\n"

    found = sections(post)

    assert [section.kind for section in found] == ["intro", "paper", "paper", "paper", "outro"]
    assert OWLS in found[0].text
    assert OWLS in found[-1].text
    assert {section.text for section in found[1:-1]} == {BODY}


def test_numbers_years_and_headings_within_a_paper_end_nothing() -> None:
    said = "2015. 10. 26.\n\n1. first\n2. second\n\n#### Results\n\n**Good**\n\nIt was fine."
    post = f"2015\n\n### {FROGS}\n\n{said}\n\n## Day 2\n\nRain.\n\n### {OWLS}\n\n{BODY}\n"

    found = sections(post)

    assert [section.kind for section in found] == ["intro", "paper", "between", "paper"]
    assert found[2].text == "## Day 2\n\nRain."
    assert words_of(found[1].text) == words_of(said)


def test_a_paragraph_that_begins_with_a_title_is_about_it() -> None:
    found = sections(
        f"Hello.\n\n{FROGS}. They sit in ponds, and one hears them from afar; the paper counts them.\n"
    )

    assert (found[1].line, found[1].text) == (
        FROGS,
        "They sit in ponds, and one hears them from afar; the paper counts them.",
    )


def test_footnotes_go_where_they_are_referred_to() -> None:
    found = sections(
        f"Hi.[^a]\n\n[1] {FROGS}\nLoud.[^1]\n\n[2] {OWLS}\nShy.\n\n[^1]: Very.\n[^a]: Or hello.\n[^b]: Lost."
    )

    assert [section.text for section in found] == [
        "Hi.[^a]\n\n[^a]: Or hello.",
        "Loud.[^1]\n\n[^1]: Very.",
        "Shy.\n\n[^b]: Lost.",
    ]


def test_a_paper_is_known_by_its_title_without_the_rest() -> None:
    assert kinds(f"## 1. Loud frogs at night\n\nLoud.\n\n## 2. {OWLS}\n\nShy.\n") == [FROGS, OWLS]


def test_what_follows_a_rule_after_the_last_paper_closes() -> None:
    found = sections(f"[1] {FROGS}\n{BODY}\n\n[2] {OWLS}\n{BODY}\n\n---\n\nThanks for reading.\n")

    assert (found[-1].kind, found[-1].text) == ("outro", "Thanks for reading.")


PIECES = st.sampled_from(
    [
        f"[1] {FROGS}", f"## {OWLS}", f"**{RAIN}**", "Bees", "## Day 1", "References", "마치며", "---",
        "> quoted", "- item\n  - below", "```\ncode [1]\n```", "| a | b |\n| - | - |\n| 1 | 2 |",
        "2015. 10. 26.", "[2] nothing", "![x](y.png)", "$$x_1$$", "    indented", "1. one\n   more", "word",
        "<b>bold</b>", "\\[9\\]", "===", "``` ", "said[^1]", "[^1]: noted",
    ]
)  # fmt: skip


@given(
    st.lists(PIECES, max_size=12),
    st.sampled_from(["\n", "\n\n"]),
    st.booleans(),
    st.sampled_from(["x.md", "x.txt"]),
)
def test_whatever_a_post_holds_no_word_is_lost(
    pieces: list[str],
    between: str,
    assumed: bool,  # noqa: FBT001 # hypothesis gives it
    name: str,
) -> None:
    text = between.join(pieces)
    found = sections(text, name, assumed=assumed)

    said = "\n".join(f"{section.line}\n{section.text}" for section in found)
    assert words_of(text) - words_of(said) == {}, said
    papers = [section.paper for section in found if section.paper is not None]
    assert len(papers) == len(set(papers))
