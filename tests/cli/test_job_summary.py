"""Changed entries in a job's summary: shown as typed, and nothing of it rendered."""

import html
import re
from collections.abc import Mapping
from typing import Any

import pytest

from generator.catalog.work import Work, with_metadata
from generator.cli import job_summary
from generator.entries.format.entry import Entry
from generator.entries.library import EntryFile
from generator.problems.problem import Place, Problem

OURS = re.compile(r"</?(?:h[234]|p|pre|code|table|tr|th|td|ul|li)>")
"""The tags that the summary is made of."""

HOSTILE = (
    "</pre></code></table><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\n\n# A heading\n\n- a list\n\n```\nfence",
    "![x](https://evil.example/x.png) [x](javascript:alert(1)) https://evil.example @octocat #1",
    "<!-- <details><summary>",
    "&lt;b&gt; &#60;b&#62; &amp",
    "::error file=a::b",
    "##[error]x ###[",
    "$x$ `y` **z** | a | b |",
)


def work(slug: str = "paper", **entry: Any) -> Work:
    identifier = f"ismir/2015/{slug}"
    read = Entry.model_validate({"read": "full", **entry})
    return with_metadata(EntryFile(identifier, f"digests/{identifier}.yml", read), None, None, ())


def note(**texts: str) -> Mapping[str, Any]:
    return {"by": "minji-kim", "date": "2017-03-14", "verdict": "mixed", **texts}


def shown(markdown: str) -> str:
    """Return the text that a reader sees, once it is certain that no tag but ours is there."""
    text = OURS.sub("", markdown)
    assert "<" not in text
    assert ">" not in text
    return html.unescape(text)


def test_an_entry_is_shown_in_both_languages() -> None:
    entry: dict[str, Any] = {
        "paper": {"title": "Very deep networks"},
        "read": "poster",
        "tags": ["cnn"],
        "summary": {"ko": "깊은 신경망이다.", "en": "Deep networks."},
        "notes": [note(ko="잘 모르겠다.", en="I do not know.")],
    }

    text = shown(job_summary.markdown([work(**entry)], ["digests/tags.yml"], ()))

    for part in (
        "Very deep networks",
        "digests/ismir/2015/paper.yml",
        "포스터만 봄 · Poster only",
        "아쉬움 있음 · Mixed",
        "cnn",
        "깊은 신경망이다.",
        "Deep networks.",
        "minji-kim",
        "2017-03-14",
        "잘 모르겠다.",
        "I do not know.",
        "digests/tags.yml",
    ):
        assert part in text


@pytest.mark.parametrize("typed", HOSTILE)
def test_what_was_typed_is_shown_and_not_rendered(typed: str) -> None:
    entries = (
        work(paper={"title": typed}, summary={"ko": typed, "en": typed}, tags=[typed]),
        work(unidentified={"en": typed}, notes=[{"by": {"name": typed}, "after": typed, "ko": typed}]),
    )
    problem = Problem(Place(typed), "unknown-tag", (("value", typed),))

    markdown = job_summary.markdown(entries, [typed], [problem])

    assert all(line.startswith("<") for line in markdown.splitlines())
    multiline = ("unidentified", "note", "name of a file")
    assert shown(markdown).count(typed.strip("\n")) >= len(multiline)


def test_what_a_runner_would_obey_is_broken_up() -> None:
    assert "##[" not in job_summary.inert("##[error]x ###[")
    assert html.unescape(job_summary.inert("##[error]x ###[")) == "##[error]x ###["


def test_what_cannot_be_seen_becomes_visible() -> None:
    markdown = job_summary.markdown((), ["a\u202eb\u200bc\udc80d\u00a0e"], ())

    assert "a⟨U+202E⟩b⟨U+200B⟩c⟨U+DC80⟩d e" in markdown
    markdown.encode()


def test_problems_are_told_in_both_languages() -> None:
    problem = Problem(Place("digests/ismir/2015/paper.yml", 3, 7), "unknown-tag", (("value", "cnm"),))

    text = shown(job_summary.markdown((), (), [problem]))

    assert "오류 1건" in text
    assert "1 error" in text
    assert text.count("digests/ismir/2015/paper.yml:3:7") == 2


def test_long_lines_are_broken_and_nothing_is_lost() -> None:
    line = "단어 " * 100 + "x" * 500

    text = shown(job_summary.markdown([work(summary={"ko": line})], (), ()))

    assert line in text.replace("\n", "")
    assert max(map(len, text.splitlines())) < 140


def test_the_summary_stays_within_github_s_limit() -> None:
    huge = note(ko="&" * 30_000, en="&" * 30_000)
    works = [work(f"paper-{n}", notes=[huge] * 3) for n in range(20)]
    problems = [Problem(Place("\u202e" * 300), "unknown-tag", (("value", "&" * 300),))] * 300

    markdown = job_summary.markdown(works, ["\u202e" * 300] * 300, problems)

    assert len(markdown.encode()) <= job_summary.MAX_BYTES
    assert "digests/ismir/2015/paper-0.yml" in markdown
    assert "digests/ismir/2015/paper-19.yml" in markdown.split("Files not shown here")[1]
    assert re.search(r"and 2\d\d more", markdown)
