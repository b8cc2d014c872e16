"""What mkdocs.yml says that pages of ``docs/`` depend on."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple


class PageSettings(NamedTuple):
    """What mkdocs.yml says that pages depend on."""

    left_out: Callable[[str], bool] | None = None
    """Tells of a path below ``docs/`` whether the engine makes no page of the file there."""
    theme: tuple[Path, ...] = ()
    """The folders in which to look for what pages name of the theme; without any, nothing is looked for."""
    rendered: Callable[[str], str] | None = None
    """Makes HTML of Markdown, by which formulas are tried; None where the engine will render pages anyway."""
    site: str = ""
    """Where the site will lie."""


AS_USUAL = PageSettings()
