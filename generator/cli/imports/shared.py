"""What imports of lists and of posts do alike."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import click

from generator.cli.parameters import word
from generator.metadata.proceedings import decoding
from generator.metadata.proceedings.listing import Listing, joined
from generator.problems.problem import Place, Problem
from generator.support import files
from generator.support.languages import Lang
from generator.text import titles

encoding_option = click.option(
    "--encoding",
    type=click.Choice(decoding.ENCODINGS, case_sensitive=False),
    help="What the lists that are not UTF-8 are encoded in, where they do not say so.",
)


def added(lang: Lang, *, dry: bool) -> str:
    """Return what is said of a file that is new, or would be if the run were not ``dry``."""
    return word(lang, "to-be-added" if dry else "added")


def listing(texts: Mapping[str, str | Problem], read: Callable[[str, str], Listing]) -> Listing:
    """Return what lists hold, by their paths; a problem stands for one that could not be decoded."""
    return _legible(
        joined(
            Listing(problems=(text,)) if isinstance(text, Problem) else _unless_empty(file, read(file, text))
            for file, text in texts.items()
        )
    )


def _legible(listing: Listing) -> Listing:
    """Return a list in which formulas that cannot be shown are text, since no entry may hold them."""
    problems = [*listing.problems]
    papers = []
    for listed in listing.papers:
        texts: dict[str, str] = {}
        for name in ("title", "abstract"):
            text = getattr(listed.paper, name) or ""
            for typed, reason in titles.mistaken(text):
                latex = typed.strip("$").removeprefix(r"\(").removesuffix(r"\)")
                texts[name] = texts.get(name, text).replace(typed, rf"\${latex}\$", 1)
                values = {"title": listed.title, "value": typed, "reason": reason}
                problems.append(Problem.at(listed.place, "import-formula", **values))
        papers.append(replace(listed, paper=listed.paper.model_copy(update=texts)) if texts else listed)
    return replace(listing, papers=tuple(papers), problems=tuple(problems))


def _unless_empty(file: str, listing: Listing) -> Listing:
    """Return a list, with a problem if it holds nothing, since an empty one would seem a success."""
    if listing.count or listing.editions or listing.problems:
        return listing
    return replace(listing, problems=(Problem.at(Place(file), "import-nothing"),))


def create(root: Path, contents: Mapping[str, bytes]) -> dict[str, tuple[Problem, ...]]:
    """Write new files; return those that were not written, and why.

    What another import or a person wrote meanwhile stays as it is. One that holds what was to be written is
    as good as written, and nothing is wrong with it. Once the system refuses one, or somebody stops it with
    Ctrl-C, no other is tried: all that are left have that one problem.
    """
    met: dict[str, tuple[Problem, ...]] = {}
    names = [*contents]
    for number, (name, content) in enumerate(contents.items()):
        path = root / name
        try:
            files.create(path, content)
        except FileExistsError:
            met[name] = () if _holds(path, content) else (Problem.at(Place(name), "import-meanwhile"),)
        except OSError as error:
            return met | _left(names[number:], "import-unwritten", reason=error.strerror or "")
        except KeyboardInterrupt:
            return met | _left(names[number + _holds(path, content) :], "import-stopped")
    return met


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


def _left(names: Sequence[str], code: str, **values: str) -> dict[str, tuple[Problem, ...]]:
    """Return the one problem of all files that are left."""
    problems = tuple(Problem.at(Place(name), code, **values, count=len(names)) for name in names[:1])
    return dict.fromkeys(names, problems)
