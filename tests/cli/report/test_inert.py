"""What strangers typed, where GitHub renders Markdown: shown as typed, and nothing of it rendered."""

import html

from generator.cli.report import inert
from generator.problems.problem import Place, Problem


def test_what_a_runner_would_obey_is_broken_up() -> None:
    assert "##[" not in inert.inert("##[error]x ###[")
    assert html.unescape(inert.inert("##[error]x ###[")) == "##[error]x ###["


def test_what_cannot_be_seen_becomes_visible() -> None:
    shown = inert.name("a\u202eb\u200bc\udc80d\u00a0e")

    assert shown == "<code>a⟨U+202E⟩b⟨U+200B⟩c⟨U+DC80⟩d e</code>"
    shown.encode()


def test_a_text_stays_on_one_line_of_the_summary() -> None:
    assert inert.block("a\n\nb") == "<pre>a&#10;&#10;b</pre>"


def test_problems_are_told_in_both_languages() -> None:
    problem = Problem(Place("digests/ismir/2015/paper.yml", 3, 7), "unknown-tag", (("value", "cnm"),))

    text = "\n".join(inert.problem_lines([problem]))

    assert "오류 1건" in text
    assert "1 error" in text
    assert text.count("digests/ismir/2015/paper.yml:3:7") == 2
    assert not list(inert.problem_lines(()))


def test_long_lines_are_broken_and_nothing_is_lost() -> None:
    line = "단어 " * 100 + "x" * 500

    lines = inert.wrapped(line, "ko")

    assert "".join(lines) == line
    assert max(map(len, lines)) < 140
