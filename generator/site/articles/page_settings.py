"""What mkdocs.yml says that pages of ``docs/`` depend on."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeAlias

from generator.text.markdown.pieces import TextMistake


class PageTarget(NamedTuple):
    """What a page leads to, or shows, as it was typed."""

    href: str
    is_link: bool


class RenderedPage(NamedTuple):
    """What becomes of the Markdown of a page."""

    html: str
    targets: tuple[PageTarget, ...]
    unread: tuple[TextMistake, ...]
    """What is shown as it was typed, and was surely meant otherwise."""


Rendering: TypeAlias = Callable[[str], RenderedPage]


class PageSettings(NamedTuple):
    """What mkdocs.yml says that pages depend on."""

    left_out: Callable[[str], bool] | None = None
    """Tells of a path below ``docs/`` whether the engine makes no page of the file there."""
    theme: tuple[Path, ...] = ()
    """The folders in which to look for what pages name of the theme; without any, nothing is looked for."""
    rendered: Rendering | None = None
    """Renders pages, by which they are tried; None where the engine will render them anyway."""
    site: str = ""
    """Where the site will lie."""
    are_all: bool = False
    """Whether no plugin adds pages to those of ``docs/``."""
    has_own_lists: bool = False
    """Whether lists nest by other indents than the engine's parser wants by itself."""
    has_own_names: bool = False
    """Whether headings are named otherwise than the engine does by itself."""


AS_USUAL = PageSettings()
