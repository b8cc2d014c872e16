"""Pages that the engine would fail to read: a preview shows in their place why."""

from collections.abc import Iterable
from pathlib import Path
from textwrap import indent

from mkdocs.structure.pages import Page

from generator.problems import report
from generator.problems.problem import Problem
from generator.support.files import shown
from generator.support.languages import Lang

_CODES = frozenset({"front-matter", "page-address"})
"""Of the problems of such pages."""


class UnreadablePages:
    """Those of one build."""

    def __init__(self, problems: Iterable[Problem], root: Path, lang: Lang) -> None:
        """Find them among what is wrong with a project, to be told in a language."""
        self._root = root
        self._told = {
            problem.place.file: report.as_text([problem], lang)
            for problem in problems
            if problem.code in _CODES
        }

    def source(self, page: Page) -> str | None:
        """Return what is wrong with a page, as code; None for one that can be read."""
        if not self._told or not page.file.abs_src_path:
            return None
        told = self._told.get(shown(Path(page.file.abs_src_path), self._root))
        return told and indent(told, "    ")
