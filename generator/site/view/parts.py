"""Parts: the macros of a few templates; those that many pages show are filled once for the same arguments."""

from collections.abc import Callable, Mapping
from functools import cached_property
from types import CodeType
from typing import Any, TypeAlias

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from markupsafe import Markup

_Codes: TypeAlias = dict[str, tuple[str, CodeType | None]]
"""By where templates lie: a hash of what they say, and what they were compiled to."""


class _Compiled(BytecodeCache):
    """Keeps what templates were compiled to, by where they lie."""

    def __init__(self) -> None:
        # Not the buckets themselves: they hold the environment, and that all that was filled.
        self._codes: _Codes = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        checksum, code = self._codes.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._codes[bucket.key] = bucket.checksum, bucket.code


COMPILED = _Compiled()


SHARED = frozenset(
    {"author", "below_title", "brief", "card", "category", "chip", "coins", "row", "tag", "title"}
)
"""The macros that show nothing but their arguments, wherever they stand."""

Filled: TypeAlias = dict[tuple[Any, ...], tuple[object, Markup | bytes]]
"""By a part's name and its arguments, papers by their ids: the first argument itself, and what was made.

Rows are held as UTF-8: with one letter of Korean every sign of a text takes twice as much.
"""

_LONG = 300
"""How many signs a part has at least that is worth encoding."""


TEMPLATES = ("parts/parts.html", "parts/notes.html", "parts/heads.html")
"""Where they lie; no two have the same name."""


class Parts:
    """What templates know as ``parts``: every macro by its name."""

    def __init__(self, templates: Environment, filled: Filled) -> None:
        """Begin with what macros were filled with where the same could be looked up."""
        self._templates = templates
        self._filled = filled

    def forget(self) -> None:
        """Let go of all that was filled."""
        self._filled.clear()

    @cached_property
    def _macros(self) -> Mapping[str, Callable[..., Markup]]:
        modules = (self._templates.get_template(name).module for name in TEMPLATES)
        return {name: macro for module in modules for name, macro in vars(module).items()}

    def __getattr__(self, name: str) -> Callable[..., Markup]:
        macro = self._macros.get(name)
        if macro is None:
            raise AttributeError(name)
        found = self.memoized(name, macro) if name in SHARED else macro
        setattr(self, name, found)  # from now on found without coming here
        return found

    def memoized(self, name: str, fill: Callable[..., Markup]) -> Callable[..., Markup]:
        """Return what fills a part, for each argument once however many pages and files show it."""

        def part(of: Any, *more: Any) -> Markup:
            key = name, getattr(of, "id", of), *more
            found = self._filled.get(key)
            if found is None or (found[0] is not of and found[0] != of):
                made = fill(of, *more)
                self._filled[key] = of, made.encode() if len(made) > _LONG and not made.isascii() else made
                return made
            held = found[1]
            return Markup(held, "utf-8") if isinstance(held, bytes) else held

        return part
