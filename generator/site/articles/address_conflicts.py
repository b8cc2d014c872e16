"""Files of ``docs/`` at the addresses of pages that the site makes, which would come in their place."""

from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from generator.problems.problem import Place, Problem
from generator.site import address as addresses
from generator.site.archive import Archive
from generator.site.articles.odd_files import MARKDOWN
from generator.site.pages import outline
from generator.support import files
from generator.support.languages import Languages


def problems(
    archive: Archive, docs: Path, folder: str, languages: Languages, left_out: Callable[[str], bool] | None
) -> Iterator[Problem]:
    """Tell of pages, and of files written as pages, at the addresses of pages that the site makes."""
    lying = {
        at: address(at.removeprefix(languages.tree(languages.lang_of(at))))
        for at in _pages(docs)
        if at.partition("/")[0] not in languages.unwanted and not (left_out and left_out(at))
    }
    taken = outline.used_addresses(archive, lying.values())
    for at, place in lying.items():
        if place in taken or at == addresses.NOT_FOUND:
            shown = f"/{languages.tree(languages.lang_of(at))}{place}"
            yield Problem.at(Place(f"{folder}/{at}"), "page-taken", file=at, address=shown)


def _pages(docs: Path) -> Iterator[str]:
    for path in files.visible(docs, "*"):
        if path.suffix in {*MARKDOWN, ".html"} and path.is_file():
            yield path.relative_to(docs).as_posix()


def address(path: str) -> str:
    """Return where a page lies that the engine makes of a file, or puts there as it is.

    >>> [address(path) for path in ("tags.md", "en/README.md", "new/index.html", "404.html")]
    ['tags/', 'en/', 'new/', '404.html']
    """
    file = PurePosixPath(path)
    folder = path.removesuffix(file.name)
    if file.suffix in MARKDOWN:
        return folder if file.stem in {"index", "README"} else f"{folder}{file.stem}/"
    return folder if file.name == "index.html" else path
