"""Pages that lie where the site has no place for them, over which a build ends."""

from collections.abc import Collection, Iterator
from pathlib import Path

from generator.problems.problem import Place, Problem
from generator.site.frame.slots import SECTIONS
from generator.support.languages import ENDONYMS, Languages


def problems(pages: Collection[str], docs: Path, folder: str, languages: Languages) -> Iterator[Problem]:
    """Tell of pages in the place of the site's own, and of a folder for the language that needs none.

    ``pages`` are the paths of pages below ``docs``, which is called ``folder`` from the project's root on.
    """
    for section in SECTIONS.values():
        for lang in languages:
            if (at := f"{languages.tree(lang)}{section}index.md") in pages:
                yield Problem.at(Place(f"{folder}/{at}"), "page-taken", file=at)
    first = languages.first
    if (docs / first).is_dir():
        words = {"first": first, "folder": f"{docs.name}/", "language": ENDONYMS[first]}
        yield Problem.at(Place(f"{folder}/{first}"), "site-docs", **words)
