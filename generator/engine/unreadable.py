"""Pages that the engine would fail to read: a preview shows in their place why."""

from collections.abc import Iterable
from pathlib import Path
from textwrap import indent

from generator.problems import report
from generator.problems.problem import Problem
from generator.support.languages import Lang

_CODES = frozenset({"front-matter", "not-utf-8", "page-address"})
"""Of the problems of such pages."""


def explained(problems: Iterable[Problem], root: Path, lang: Lang) -> dict[str | None, str]:
    """Return what is wrong with such pages in a language, as code, by where they lie."""
    return {
        str(root / problem.place.file): indent(report.as_text([problem], lang), "    ")
        for problem in problems
        if problem.code in _CODES
    }
