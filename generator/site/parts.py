"""Parts: the macros of ``parts.html``; those that many pages show are filled once for the same arguments."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from generator.catalog.work import Work

SHARED = frozenset({"author", "chip", "row", "tag", "title"})
"""The macros that show nothing but their arguments, wherever they stand."""


class Parts:
    """What templates know as ``parts``: every macro by its name."""

    def __init__(self, templates: Environment) -> None:
        self._templates = templates

    @cached_property
    def _macros(self) -> Any:
        return self._templates.get_template("parts.html").module

    def __getattr__(self, name: str) -> Callable[..., Markup]:
        macro = getattr(self._macros, name)
        found = _filled_once(macro) if name in SHARED else macro
        setattr(self, name, found)  # from now on found without coming here
        return found


def _filled_once(macro: Callable[..., Markup]) -> Callable[..., Markup]:
    filled: dict[tuple[Any, ...], Markup] = {}

    def part(*arguments: Any) -> Markup:
        key = tuple(argument.id if isinstance(argument, Work) else argument for argument in arguments)
        if key not in filled:
            filled[key] = macro(*arguments)
        return filled[key]

    return part
