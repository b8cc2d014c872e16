"""What imports of lists and of posts do alike."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from generator.cli.parameters import word
from generator.metadata.proceedings import decoding
from generator.problems.problem import Place, Problem
from generator.support import files
from generator.support.languages import Lang

encoding_option = click.option(
    "--encoding",
    type=click.Choice(decoding.ENCODINGS, case_sensitive=False),
    help="What the lists that are not UTF-8 are encoded in, where they do not say so.",
)


def added(lang: Lang, *, dry: bool) -> str:
    """Return what is said of a file that is new, or would be if the run were not ``dry``."""
    return word(lang, "to-be-added" if dry else "added")


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
