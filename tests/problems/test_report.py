"""The three forms of a report."""

import json
from dataclasses import replace

from generator.problems.problem import Edit, Place, Problem
from generator.problems.report import as_github, as_json, as_text, listed, summary

PROBLEM = Problem.at(Place("a,b:c%/f.yml", 3, 7), "boolean", value="50%\nyes")
WARNING = Problem.at(Place("g.yml"), "missing-alt", value="a.png")


def test_text_says_where_what_and_what_to_do() -> None:
    first, second = as_text([PROBLEM], "ko").splitlines()

    assert first.startswith("a,b:c%/f.yml:3:7: 오류: “50% yes”")
    assert first.endswith("[boolean]")
    assert second.strip() == "`true`나 `false`로 써 주세요."


def test_a_remedy_of_several_lines_says_which_lines_it_replaces() -> None:
    edits = Edit(3, 3, ("authors:", "  - a")), Edit(8, 1, ("b", "c")), Edit(9, 1, ()), Edit(12, 2, ("d",))

    shown = as_text([replace(PROBLEM, remedy=edits)], "en").splitlines()[2:]

    assert shown == [
        "       3 | authors:",
        "     4-5 |   - a",
        "       7 | b",
        "       8 | c",
        "   11-12 | d",
    ]


def test_colour_marks_only_the_severity() -> None:
    plain, coloured = as_text([PROBLEM], "en"), as_text([PROBLEM], "en", colour=True)

    assert coloured.replace("\x1b[31m", "").replace("\x1b[0m", "") == plain
    assert "\x1b" not in plain


def test_github_annotations_are_escaped_and_carry_both_languages() -> None:
    line = as_github([PROBLEM])

    assert line.startswith("::error file=a%2Cb%3Ac%25/f.yml,line=3,col=7,title=boolean::")
    assert "50%25" in line
    assert "써 주세요.%0A“50%25 yes” is neither" in line
    assert "\n" not in line
    assert as_github([WARNING]).startswith("::warning file=g.yml,line=1,col=1,title=missing-alt::")


def test_json_has_the_promised_keys() -> None:
    (found,) = json.loads(as_json([PROBLEM], "en"))

    assert list(found) == ["file", "line", "column", "severity", "code", "message", "hint", "remedy"]
    assert (found["file"], found["line"], found["column"]) == ("a,b:c%/f.yml", 3, 7)
    assert (found["severity"], found["code"]) == ("error", "boolean")


def test_of_one_file_a_hundred_problems_are_listed_errors_first_and_the_others_counted() -> None:
    warnings = [Problem.at(Place("f.yml", line), "missing-alt", value="a.png") for line in range(1, 121)]
    error = Problem.at(Place("f.yml", 999), "boolean", value="x")

    *shown, more = listed([*warnings, error, WARNING])[:-1]

    assert shown == [*warnings[:99], error]
    assert (more.code, more.place, dict(more.values)) == ("more-problems", error.place, {"count": "21"})
    assert "21" in as_text([more], "ko").splitlines()[0]
    assert listed([*warnings[:100], WARNING]) == [*warnings[:100], WARNING]


def test_summaries_count() -> None:
    assert summary([PROBLEM, WARNING], "en") == "1 error, 1 warning"
    assert summary([PROBLEM, PROBLEM], "en") == "2 errors, 0 warnings"
    assert summary([PROBLEM, WARNING], "ko") == "오류 1건, 경고 1건"
    assert summary([], "ko") == "문제가 없습니다."
