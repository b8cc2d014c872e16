"""Folders of pages that lie where the site has no place for them, over which a build ends."""

from collections.abc import Iterator
from pathlib import Path

from generator.problems.problem import Place, Problem
from generator.support.languages import ENDONYMS, Languages


def problems(docs: Path, folder: str, languages: Languages) -> Iterator[Problem]:
    """Tell of a folder for the language that needs none.

    ``docs`` is called ``folder`` from the project's root on.
    """
    first = languages.first
    if (docs / first).is_dir():
        words = {"first": first, "folder": f"{docs.name}/", "language": ENDONYMS[first]}
        yield Problem.at(Place(f"{folder}/{first}"), "site-docs", **words)
