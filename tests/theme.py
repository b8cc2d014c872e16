"""The engine's theme, of which builds in one process share what cannot differ.

Each build lists Material's 14,000 icons anew and compiles its templates: half of what a small project takes.
"""

from functools import cache
from sysconfig import get_path

import pytest
from jinja2 import Environment, FileSystemLoader
from mkdocs.theme import Theme

from generator.site.view.parts import COMPILED

_get_env = Theme.get_env
_list_templates = FileSystemLoader.list_templates


def share(patched: pytest.MonkeyPatch) -> None:
    """Let builds share the installed themes' files, and what any template was compiled to."""
    patched.setattr(Theme, "get_env", _compiling_once)
    patched.setattr(FileSystemLoader, "list_templates", _listed)


def _compiling_once(theme: Theme) -> Environment:
    environment = _get_env(theme)
    environment.bytecode_cache = COMPILED
    return environment


def _listed(loader: FileSystemLoader) -> list[str]:
    found: set[str] = set()
    for folder in loader.searchpath:
        installed = folder.startswith(get_path("purelib"))
        found.update(_installed(folder) if installed else _list_templates(FileSystemLoader(folder)))
    return sorted(found)


@cache
def _installed(folder: str) -> list[str]:
    """Return what lies in a folder that no test changes, without hidden files: the engine leaves them out."""
    return [name for name in _list_templates(FileSystemLoader(folder)) if not name.startswith(".")]
