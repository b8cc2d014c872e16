"""What may not lie in ``docs/``, since no page is made of it, or none that a site can have."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from generator.problems.problem import Place, Problem
from generator.problems.refusals import OddFileError
from generator.support import files
from generator.support.languages import ENDONYMS, Languages
from generator.text.characters import UNWANTED

MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkdn", ".mkd"})
"""How the names of files of Markdown end."""


def refuse_odd(docs: Path) -> None:
    """Raise OSError for what no page is made of.

    Who reads a pipe waits for ever; links may lead round in circles, or to files that nobody means to
    publish; some names are none elsewhere. The engine leaves out what is hidden: editors keep links
    there that lead nowhere.
    """
    for at, folders, names in os.walk(docs, onerror=_unless_gone):
        for name in sorted((*folders, *(name for name in names if not name.startswith(".")))):
            refuse_if_odd(Path(at, name), docs)


def refuse_if_odd(path: Path, docs: Path) -> None:
    """Raise OSError where one file is such a thing."""
    if UNWANTED.search(path.name) or "\n" in path.name or "\r" in path.name:
        raise OddFileError("odd-name", str(path))
    if path.is_symlink() and not _is_inside(path, docs):
        raise OddFileError("symbolic-link", str(path))
    if not (path.is_file() or path.is_dir()):
        raise OddFileError("not-a-file", str(path))


def misplaced(docs: Path, folder: str, languages: Languages) -> Iterator[Problem]:
    """Tell of a folder of pages for the language that needs none, over which a build ends.

    ``docs`` is called ``folder`` from the project's root on.
    """
    first = languages.first
    if (docs / first).is_dir():
        words = {"first": first, "folder": f"{docs.name}/", "language": ENDONYMS[first]}
        yield Problem.at(Place(f"{folder}/{first}"), "site-docs", **words)


def misnamed(docs: Path, root: Path, is_wanted: Callable[[str], bool]) -> Iterator[Problem]:
    """Tell of files of Markdown that are no pages as their names end, or none that is looked through."""
    for path in files.visible(docs, "*.[mM]*"):
        if (
            path.suffix.lower() in MARKDOWN
            and path.suffix != ".md"
            and is_wanted(path.relative_to(docs).as_posix())
        ):
            meant = path.with_suffix(".md").name
            yield Problem.at(Place(files.shown(path, root)), "page-ending", value=path.name, meant=meant)


def _unless_gone(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError):
        raise error


def _is_inside(link: Path, docs: Path) -> bool:
    """Tell whether a link leads to a file in a folder, and not to a folder nor out of it."""
    return link.is_file() and Path(os.path.realpath(link)).is_relative_to(os.path.realpath(docs))
