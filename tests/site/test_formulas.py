"""Formulas of strangers in built pages, in problems, and in whatever else is made of them."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import psutil
import pytest

from generator.build import project
from generator.cli.report import inert
from generator.metadata import store, store_folders
from generator.problems.problem import Problem
from generator.site.view.site_facts import Site
from generator.support import workers
from generator.text import titles
from generator.text.formulas import mathematics, mathml
from generator.text.formulas.converter import MAX_ENDED, Converter, LatexError
from generator.text.page_text import text_of
from tests import projects
from tests.conftest import ROOT, engine
from tests.text.formulas import HANGING, INJECTING

MATHML = "{http://www.w3.org/1998/Math/MathML}"
ATTRIBUTES = frozenset(
    (
        "accent accentunder class depth display displaystyle form height largeop linethickness lspace "
        "mathcolor mathsize mathvariant maxsize minsize movablelimits rspace scriptlevel stretchy symmetric "
        "voffset width"
    ).split()
)
ELEMENTS = frozenset(
    (
        "math mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow mspace msqrt msub "
        "msubsup msup mtable mtd mtext mtr munder munderover"
    ).split()
)


_LOADING = frozenset({"action", "href", "src"})

FORMULA = re.compile("<math.*?</math>", re.DOTALL | re.IGNORECASE)


def strange(page: str) -> Iterator[str]:
    """Yield what stands in the formulas of a page besides MathML, and what was to run anywhere in it.

    Each formula is looked at once, strictly, so that none can go on behind its end: pages repeat them.
    """
    for formula in dict.fromkeys(FORMULA.findall(page)):
        yield from strange_in_formula(formula)
    yield from strange_in_tree(html5lib.parse(FORMULA.sub("<math></math>", page)))


@cache
def strange_in_formula(formula: str) -> list[str]:
    return [*strange_in_tree(html5lib.HTMLParser(strict=True).parseFragment(formula))]


def strange_in_tree(tree: Element) -> Iterator[str]:
    for formula in tree.iter(f"{MATHML}math"):
        for element in formula.iter():
            if str(element.tag).removeprefix(MATHML) not in ELEMENTS:  # a comment's is a function
                yield str(element.tag)
            yield from (name for name in element.attrib if name not in ATTRIBUTES)
    for element in tree.iter():
        runs = (value for name, value in element.attrib.items() if name.startswith("on") or name in _LOADING)
        yield from (value for value in runs if "alert(1)" in value)


def shown(latex: str) -> str | None:
    try:
        return mathematics.mathml(latex, display=True)
    except mathematics.FormulaError:
        return None


def test_formulas_become_mathml_or_are_told() -> None:
    assert len(INJECTING) >= 200
    pages = [page for latex in INJECTING if (page := shown(latex)) is not None]
    assert 50 < len(pages) < len(INJECTING)
    assert [*strange("".join(pages))] == []


def test_what_the_wall_does_not_know_does_not_pass() -> None:
    for inner in (
        "<mi>a<b>b</b></mi>",
        "<mi>a</mi>b",
        "<mi><mi>a</mi></mi>",
        "<mtext><b>a</b><i>b</i></mtext>",
        "<mtext><span class='x'>a</span></mtext>",
        "<mrow><b>a</b></mrow>",
        "<mi onclick='x'>a</mi>",
        "<mi mathvariant='url(x)'>a</mi>",
        "<mrow style='color:red'></mrow>",
        "<menclose notation='x'></menclose>",
        "<!-- a -->",
        "<?a?>",
        "<![CDATA[a]]>",
        "<mtext><a href='#x'>a</a></mtext>",
        "<mi>&lt;b</mi",
        "<mrow>" * mathml.MAX_DEPTH + "</mrow>" * mathml.MAX_DEPTH,
    ):
        with pytest.raises(mathml.ForeignError):
            mathml.clean(f"<math>{inner}</math>")
    with pytest.raises(mathml.ForeignError):
        mathml.clean("<mi>a</mi>")


def test_every_class_of_a_formula_has_a_rule() -> None:
    css = (ROOT / "generator/site/assets/formulas.css").read_text(encoding="utf-8")
    tables = (mathml._NOTATIONS, mathml._LETTERS, mathml._STYLES)
    named = {name for table in tables for name in table.values() if name}
    assert named | {f"math-back-{step}" for step in mathml._BACK} == {
        *re.findall(r"\.(math-[a-z0-9-]+)", css)
    }


@pytest.mark.hostile
def test_formulas_that_hang_are_told_and_the_next_is_converted() -> None:
    assert len(HANGING) >= 40
    for latex in HANGING:
        shown(latex)
        assert shown("x") is not None
    converter = Converter({})
    with pytest.raises(LatexError):
        converter.convert("( ^ )" * 40, display=False)
    assert converter.convert("x", display=False) == "<math><mi>x</mi></math>"
    converter.end()


@pytest.mark.hostile
def test_many_formulas_that_hang_end_a_run() -> None:
    converter = Converter({})
    for number in range(MAX_ENDED):
        with pytest.raises(LatexError):
            converter.convert(f"{number}" + "( ^ )" * 40, display=False)
    with pytest.raises(OSError, match="too many formulas"):
        converter.convert("( ^ )" * 40, display=False)
    converter.end()


@pytest.mark.parametrize("program", ["/nowhere/python", "/bin/true"])
def test_a_process_that_cannot_begin_is_not_the_formulas_fault(
    program: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", program)
    with pytest.raises(OSError, match="could not begin"):
        Converter({}).convert("x", display=False)


def test_an_answer_nobody_waited_for_is_not_given_to_the_next() -> None:
    converter = Converter({})
    converter.convert("x", display=False)
    assert converter._process
    assert converter._process.stdin
    converter._process.stdin.write(b'["y", false]\n')
    converter._asked = True
    assert converter.convert("z", display=False) == "<math><mi>z</mi></math>"
    converter.end()


def test_a_process_that_was_ended_from_outside_is_begun_again() -> None:
    converter = Converter({})
    converter.convert("x", display=False)
    assert converter._process
    converter._process.kill()
    converter._process.wait()
    assert converter.convert("z", display=False) == "<math><mi>z</mi></math>"
    converter.end()


def test_a_process_that_was_ended_over_a_formula_from_outside_is_asked_once_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    converter = Converter({})
    asked: list[object] = []
    answer = converter._answer

    def killed(question: object) -> bytes | None:
        asked.append(question)
        if asked == [{}, ["x", False]]:
            assert converter._process
            converter._process.kill()
        return answer(question)

    monkeypatch.setattr(converter, "_answer", killed)
    assert converter.convert("x", display=False).startswith("<math")
    assert asked == [{}, ["x", False], {}, ["x", False]]
    converter.end()


def test_a_process_that_nobody_asked_ends_and_that_is_not_the_next_formulas_fault(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    waiting = "from generator.text.formulas import worker; worker._wait(0.01); input()"
    with subprocess.Popen([sys.executable, "-c", waiting], stdin=subprocess.PIPE) as idle:
        assert idle.wait() == -signal.SIGALRM
    converter = Converter({})
    converter.convert("x", display=False)
    process = converter._process
    assert process
    process.send_signal(signal.SIGALRM)
    process.wait()
    monkeypatch.setattr(process, "poll", lambda: None)  # it ended after it was looked at
    assert converter.convert("z", display=False) == "<math><mi>z</mi></math>"
    converter.end()


def test_forked_processes_convert_by_themselves_and_leave_none_behind() -> None:
    mathematics.mathml("o+u+r+s", display=False)  # which no other test has had converted before
    before = {child.pid for child in psutil.Process().children(recursive=True)}

    def task(share: int, _shares: int) -> str:
        return mathematics.mathml(f"fork_{share}", display=False)

    made = workers.divided(task, 3)
    assert [f"<mn>{share}</mn>" in formula for share, formula in enumerate(made)] == [True] * 3
    assert {child.pid for child in psutil.Process().children(recursive=True)} == before


def test_nothing_is_imported_from_the_folder_one_is_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("json", "signal", "math_core"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(1)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", os.fspath(tmp_path))
    converter = Converter({})
    assert converter.convert("x", display=False)
    converter.end()


def problems(root: Path) -> list[Problem]:
    nowhere = Site("", "https://host.example/")
    read = project.read(root, "digests", root / "docs", {"ko": nowhere, "en": nowhere}, drafts=True)
    return [problem for problem in read.problems if problem.code == "markdown-formula"]


UNSOUND = r"$\frac{1$"

ENTRY = f"""\
paper:
  title: A title {UNSOUND} here
  authors: [Ada Lovelace]
  abstract: An abstract {UNSOUND}
  award: {{ko: '상 {UNSOUND}', en: Award}}
read: full
tags: [cnn]
summary:
  ko: 요약 {UNSOUND} 안
  en: A broken {UNSOUND} formula
notes:
- by: ada-lovelace
  source: {{title: 'A talk {UNSOUND}'}}
  ko: 말 {UNSOUND} 하다
related:
- to: https://host.example/
  how: see-also
  note: {{en: 'A note {UNSOUND}'}}
"""


def test_an_unsound_formula_is_told_where_it_stands(tmp_path: Path) -> None:
    changed = {
        "digests/ismir/2015/features.yml": ENTRY,
        "digests/tags.yml": f"cnn:\n  name: {{ko: '망 {UNSOUND}'}}\n  about: {{en: 'About {UNSOUND}'}}\n",
        "digests/venues.yml": f"ismir:\n  name: {{en: ISMIR}}\n  full: {{en: 'The {UNSOUND}'}}\n",
        "digests/people.yml": f"ada-lovelace:\n  name: {{en: 'Ada {UNSOUND}'}}\n  reviewer: true\n",
        "digests/ismir/2015/edition.yml": f"title: {{en: 'A {UNSOUND}'}}\nintro: {{en: 'B {UNSOUND}'}}\n",
    }
    found = problems(projects.write(tmp_path, **changed))
    places = {(problem.place.file, problem.place.line, problem.place.column) for problem in found}
    expected = {
        (file, number, column + 1)
        for file, text in changed.items()
        for number, line in enumerate(text.split("\n"), start=1)
        for column in [match.start() for match in re.finditer(re.escape(UNSOUND), line)]
    }
    assert places == expected


@pytest.mark.slow
def test_a_sound_formula_is_shown_in_a_title(tmp_path: Path) -> None:
    sound = projects.ENTRY.replace("Learning features", r"Learning $x_1, \ldots, x_n$")
    root = projects.write(tmp_path, **{"digests/ismir/2015/features.yml": sound})
    assert problems(root) == []
    result = engine("build", "--strict", cwd=root)
    assert result.returncode == 0, result.stderr
    page = (root / "site/papers/ismir/2015/features/index.html").read_text(encoding="utf-8")
    assert '<h1 id="_title"><span lang="en">Learning <math><msub><mi>x</mi><mn>1</mn></msub>' in page
    assert "<title>Learning x1,…,xn" in page


@pytest.mark.slow
def test_built_pages_hold_nothing_but_mathml_in_formulas(tmp_path: Path) -> None:
    """What people type is shown where it is sound, and what comes from elsewhere is shown as it came."""
    typed = [latex for latex in INJECTING if "$" not in latex and "`" not in latex and shown(latex)]
    text = " ".join(f"Word ${latex}$ word." for latex in typed)
    foreign = [f"Word ${latex}$ word." for latex in (*INJECTING, *HANGING)]
    entry = {
        "arxiv": "1610.00087",
        "read": "full",
        "tags": ["cnn"],
        "summary": {"ko": text, "en": text},
        "notes": [{"by": "ada-lovelace", "ko": text, "en": text}],
    }
    stored = {
        "id": "1610.00087",
        "latest": {
            "title": " ".join(foreign[::2]),
            "authors": [{"name": "Wei Dai"}],
            "abstract": " ".join(foreign[1::2]),
        },
    }
    root = projects.write(
        tmp_path,
        **{
            "digests/ismir/2015/features.yml": json.dumps(entry, ensure_ascii=False),
            f"digests/{store_folders.FOLDER}/{store.ARXIV}/1610.00087.json": json.dumps(stored),
            "digests/tags.yml": json.dumps({"cnn": {"name": {"ko": text, "en": text}}}),
        },
    )
    result = engine("build", cwd=root)
    assert result.returncode == 0, result.stderr
    pages = [*(root / "site").rglob("*.html")]
    formulas = 0
    for page in pages:
        html = page.read_text(encoding="utf-8")
        formulas += html.count("<math")
        assert [*strange(html)] == [], page
    assert formulas > 100


def test_search_and_summaries_of_checks_read_formulas_as_text() -> None:
    for latex in INJECTING:
        line = f"Word ${latex}$ word."
        assert "<" not in inert.inert(line)
        if shown(latex) and r"\text" in latex:
            found = text_of(titles.inline(line))
            assert found.startswith("Word ")
            assert found.endswith(" word.")
            assert ("onload=" in found) == ("onload=" in latex)
