"""The engine's theme, our own files and those of small projects: what tests in one process share of them.

Each build looks for themes and plugins among all packages, lists Material's files anew, compiles its
templates, looks for scripts in the pages around ours and reads what the generator consists of: half of what a
small project takes. And nearly all tests have the same few entries, registries and pages in their projects.
"""

from collections.abc import Callable, Iterable
from functools import cache, lru_cache, wraps
from importlib.metadata import entry_points
from sysconfig import get_path
from typing import Any

import mkdocs.plugins
import mkdocs.utils
import pytest
import yaml
from jinja2 import Environment, FileSystemLoader
from mkdocs.theme import Theme
from mkdocs.utils.yaml import get_yaml_loader

from generator.build import generator_files
from generator.build.file_contents import Contents
from generator.engine import plugin, theme_files
from generator.engine.configuration import defaults
from generator.entries import document
from generator.site.frame import theme as frame_theme
from generator.site.frame.policy import with_policy
from generator.site.view.parts import COMPILED

SMALL = 2000
"""Characters of a text of which it is kept what was read of it."""

_COMPILED = type(COMPILED)()
"""What templates of the theme were compiled to before anything of them was mended."""

_get_env = Theme.get_env
_shown = theme_files._shown


def share(patched: pytest.MonkeyPatch) -> None:
    """Let builds share the installed themes' files, what templates were compiled to and what pages get.

    What the generator's files hold is read again of those alone that somebody wrote since, and a small text
    of a project is read once.
    """
    installed = cache(entry_points)
    for module in (mkdocs.plugins, mkdocs.utils):
        patched.setattr(module, "entry_points", installed)
    patched.setattr(get_yaml_loader, "__defaults__", (yaml.CLoader, None))
    contents = Contents()
    patched.setattr(generator_files, "Contents", lambda: contents)
    patched.setattr(Theme, "get_env", _compiling_once)
    patched.setattr(FileSystemLoader, "list_templates", theme_files.WantedFiles.list_templates)
    patched.setattr(theme_files, "_shown", _shown_once)
    mended = lru_cache(200)(frame_theme.mended)
    patched.setattr(plugin, "with_policy", lru_cache(200)(with_policy))
    patched.setattr(plugin, "mended", mended)
    patched.setattr(frame_theme, "mended", mended)  # which a preview asks
    patched.setattr(document, "parsed", _once(document.parsed, 1))
    patched.setattr(defaults, "rendered", _once(defaults.rendered, 0))


def _once(read: Callable[..., Any], place: int) -> Callable[..., Any]:
    """Return a function that keeps what it read of a small text, which is its argument at a place."""
    kept = lru_cache(2000)(read)

    @wraps(read)
    def asked(*given: Any) -> Any:
        text = given[place]
        return (read if text is None or len(text) > SMALL else kept)(*given)

    return asked


def _compiling_once(theme: Theme) -> Environment:
    environment = _get_env(theme)
    environment.bytecode_cache = _COMPILED
    return environment


def _shown_once(folder: str) -> Iterable[str]:
    return _installed(folder) if folder.startswith(get_path("purelib")) else _shown(folder)


@cache
def _installed(folder: str) -> list[str]:
    """Return what lies in a folder that no test changes."""
    return [*_shown(folder)]
