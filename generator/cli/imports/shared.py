"""What imports of lists and of posts do alike."""

from collections.abc import Mapping
from itertools import islice
from pathlib import Path

from generator.cli.parameters import NotDoneError
from generator.entries.library import Library
from generator.problems.problem import Place, Problem
from generator.support import files
from generator.support.languages import Lang
from generator.text.names.nearest import Suggestions

_ADDED: Mapping[tuple[Lang, bool], str] = {
    ("en", False): "added",
    ("en", True): "would be added",
    ("ko", False): "추가",
    ("ko", True): "추가 예정",
}


def added(lang: Lang, *, dry: bool) -> str:
    """Return what is said of a file that is new, or would be if the run were not ``dry``."""
    return _ADDED[lang, dry]


def create(root: Path, contents: Mapping[str, bytes]) -> dict[str, tuple[Problem, ...]]:
    """Write new files; return those that were not written, and why.

    What another import or a person wrote meanwhile stays as it is. One that holds what was to be written is
    as good as written, and nothing is wrong with it. Once the system refuses one, no other is tried: all that
    are left have that one problem.
    """
    met: dict[str, tuple[Problem, ...]] = {}
    for number, (name, content) in enumerate(contents.items()):
        path = root / name
        try:
            files.create(path, content)
        except FileExistsError:
            is_same = path.is_file() and path.read_bytes() == content
            met[name] = () if is_same else (Problem.at(Place(name), "import-meanwhile"),)
        except OSError as error:
            values = {"reason": error.strerror or "", "count": len(contents) - number}
            refused = Problem.at(Place(name), "import-unwritten", **values)
            return met | dict.fromkeys(islice(contents, number, None), (refused,))
    return met


def venue(library: Library, typed: str) -> str:
    """Return the id of a venue that somebody named; raises NotDoneError where none is called so."""
    vocabulary = library.vocabularies["venues"]
    if found := vocabulary.find(typed):
        return found
    raise NotDoneError("unknown-venue", **vocabulary.unknown(typed, Suggestions()))
