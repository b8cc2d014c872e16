"""A contender: a folder that one of the builders is started in, and how."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Preview:
    """How a builder shows what somebody is editing."""

    command: tuple[str, ...]
    """With ``{port}`` where the port goes."""
    file: Path
    """The file that is edited, in which the English summary of the corpus's edited paper stands."""
    page: str
    """Where the summary is then to be read, without a slash before it."""


@dataclass(frozen=True, slots=True)
class Contender:
    """One builder with the corpus before it."""

    name: str
    root: Path
    build: tuple[str, ...]
    site: Path
    """The folder that it writes."""
    kept: tuple[Path, ...] = ()
    """What it keeps between builds beside the site; a first build finds neither."""
    again: bool = False
    """Whether a second build differs from the first: builders that keep nothing do the same work again."""
    preview: Preview | None = None


def fill(root: Path, files: Iterable[tuple[str, str]]) -> None:
    """Write files, each a path below ``root`` and its text."""
    for path, text in files:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
