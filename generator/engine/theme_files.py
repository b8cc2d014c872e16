"""The files of the theme, listed without those that no site gets."""

import os
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from mkdocs.theme import Theme


class ShownFiles(FileSystemLoader):
    """Loads any template, and lists none that is hidden.

    MkDocs lists what it may have to copy, and leaves out what is hidden: the fifteen thousand icons of the
    theme, which it looks through in every build of a preview otherwise.
    """

    def list_templates(self) -> list[str]:
        """Return the paths of files that are not hidden, nor lie in a hidden folder."""
        return sorted({path for folder in self.searchpath for path in _shown(folder)})


def list_shown(theme: Theme) -> None:
    """Have a theme's files listed in this way."""
    plain = theme.get_env

    def get_env() -> Environment:
        env = plain()
        env.loader = ShownFiles(theme.dirs)
        return env

    theme.get_env = get_env  # type: ignore[method-assign] # of this one theme


def _shown(folder: str) -> Iterator[str]:
    for at, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith("."):
                yield Path(at, name).relative_to(folder).as_posix()
