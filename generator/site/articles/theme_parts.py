"""Files of the theme that pages name in their first lines: icons, and templates in place of the usual one."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.text.names.nearest import Suggestions

_ICONS = ".icons/"
_PATHS = {"icon": f"{_ICONS}{{}}.svg", "template": "{}"}
"""Where the file lies among the theme's, by the key under which a page names it."""

KEYS = tuple(_PATHS)

_NOTHING = frozenset({"", "false", "no", "null", "off"})
"""What names no file."""


def is_missing(key: str, value: str, folders: Sequence[Path]) -> bool:
    """Tell whether none of the theme's folders has the file that a page names."""
    path = _PATHS[key].format(value)
    return value.casefold() not in _NOTHING and not any((folder / path).is_file() for folder in folders)


def near(key: str, value: str, folders: Sequence[Path], suggestions: Suggestions) -> str:
    """Return the icons of the same set that may have been meant; few templates are for pages."""
    return suggestions.nearest(value, [*_icons(value, folders)]) if key == "icon" else ""


def named(path: str) -> str:
    """Return how a page names a file of the theme.

    >>> named(".icons/material/book.svg")
    'material/book'
    """
    return path.removeprefix(_ICONS).removesuffix(".svg") if path.startswith(_ICONS) else path


def _icons(value: str, folders: Sequence[Path]) -> Iterator[str]:
    for folder in folders:
        for path in Path(folder, _ICONS, Path(value).parent).glob("*.svg"):
            yield path.relative_to(folder / _ICONS).with_suffix("").as_posix()
