"""What problems say: complete, in both languages, with the same values."""

import re
from dataclasses import astuple
from pathlib import Path

import pytest

from generator.problems.messages import PLACEHOLDER, Template, hint, message, wordings
from generator.problems.particles import particle
from generator.problems.problem import Place, Problem
from generator.support import package

SOURCES = "\n".join(
    path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parents[2] / "generator").rglob("*.py"))
)
MADE = re.compile(
    r"(?:Problem\.at|Mistake\.of|\.note|\.report(?:_unknown)?|\bproblem)\("
    r'(?:[^"()]|\([^()]*\))*"(?P<code>[a-z0-9-]+)"'
)
"""Where a problem is made with its code beside it."""

KOREAN = {
    **{code: "\n".join(astuple(wording.templates["ko"])) for code, wording in wordings().items()},
    **{key: korean for key, (korean, _) in package.table("generator.site", "labels.yml").items()},
}
"""What messages and labels say in Korean, by their codes and keys."""


def names(template: Template) -> set[str]:
    return {match["name"] for match in PLACEHOLDER.finditer(template.message + template.hint)}


def test_both_languages_name_the_same_values() -> None:
    for code, wording in wordings().items():
        korean, english = (wording.templates[lang] for lang in ("ko", "en"))
        assert names(korean) == names(english), code
        assert all((korean.message, korean.hint, english.message, english.hint)), code
        assert re.search("[가-힣]", korean.hint), code
        assert not re.search("[가-힣]", english.message + english.hint), code


def test_particles_stand_behind_their_values_and_are_chosen_by_them() -> None:
    glued = re.compile(r"\{[a-z]+\}[^\w\s(){}]*(?:은|는|이|가|을|를|과|와|으?로|이?라는)(?![가-힣])")
    chosen = re.compile(r"(?P<before>\{[a-z]+\}[^\w\s{]*)?\{(?P<name>[a-z]+):[가-힣]")
    for key, korean in KOREAN.items():
        assert not glued.search(korean), key
        for particle_of in chosen.finditer(korean):
            assert (particle_of["before"] or "").startswith(f"{{{particle_of['name']}}}"), key


def test_every_code_is_used() -> None:
    assert [code for code in wordings() if f'"{code}"' not in SOURCES] == []


def test_every_code_that_is_used_exists() -> None:
    used = {match["code"] for match in MADE.finditer(SOURCES)}

    assert len(used) > 30
    assert used <= set(wordings())


@pytest.mark.parametrize(
    ("word", "closed", "unclosed", "chosen"),
    [
        ("논문", "을", "를", "을"),
        ("저자", "을", "를", "를"),
        ("글", "으로", "로", "로"),
        ("논문", "으로", "로", "으로"),
        ("2016", "은", "는", "은"),
        ("2015", "은", "는", "는"),
        ("1", "으로", "로", "로"),
        ("ISMIR", "이", "가", "가"),
        ("cnn”", "이", "가", "이"),
        ("audio", "이", "가", "가"),
        ("", "을", "를", "를"),
    ],
)
def test_particles_fit_the_word(word: str, closed: str, unclosed: str, chosen: str) -> None:
    assert particle(word, closed, unclosed) == chosen


def test_particles_fit_how_koreans_read_latin_letters() -> None:
    closed = (
        "Ann one name machine file table model team design learning music topic book group web net plot "
        "robot Scott block Jack kim seok comb rhythm Béatrice-Ann cnn rnn lstm ICML ICLR OCR ASR LLM URL "
        "a.yml x.html json example.com example.net kr R N"
    )
    unclosed = (
        "Author editor one-paper note beat network test script tag log bug embed paper core image "
        "interface wave audio Sarah graph show story lee choi David Robert Beats GPT API gpt png PDF acme "
        "ISMIR ICASSP NeurIPS ICME example.org X A M&S"
    )
    assert [word for word in closed.split() if particle(word, "이", "가") != "이"] == []
    assert [word for word in unclosed.split() if particle(word, "이", "가") != "가"] == []
    rieul = [word for word in closed.split() if particle(word, "으로", "로") == "로"]
    assert rieul == "file table model ICML ICLR OCR ASR URL a.yml x.html kr R".split()


def test_values_are_shown_on_one_line_and_cut() -> None:
    problem = Problem.at(Place("f.yml"), "doi", value="a\n\x1b[31m\u2028" + "x" * 1000)

    for said in (message(problem, "en"), message(problem, "ko")):
        assert "\n" not in said
        assert "\x1b" not in said
        assert "\u2028" not in said
        assert len(said) < 300


def test_parts_without_a_value_are_left_out() -> None:
    said = hint(Problem.at(Place("f.yml"), "unknown-tag", value="x", nearest=""), "en")

    assert "Did you mean" not in said
    assert "«" not in said
    known = Problem.at(Place("f.yml"), "unknown-tag", value="x", nearest="y")
    assert hint(known, "en") == "Did you mean y?"
