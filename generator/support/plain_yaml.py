"""YAML of our own files, whose values need no places."""

from collections.abc import Mapping
from typing import Any

import yaml


class PythonLoader(yaml.SafeLoader):
    """PyYAML's parser in Python, which takes a question within a list between brackets as that in C does."""

    def scan_plain(self) -> Any:
        """Read a text without quotes; a question mark between brackets would end it."""
        peek = self.peek
        vars(self)["peek"] = lambda index=0: sign if (sign := peek(index)) != "?" else "."
        try:
            return super().scan_plain()
        finally:
            del vars(self)["peek"]


LOADER: Any = getattr(yaml, "CSafeLoader", PythonLoader)
"""The parser in C where PyYAML has it, ten times as fast; both give the same events."""


def values(text: str) -> Any:
    """Return what a text says."""
    return yaml.load(text, LOADER)  # noqa: S506 # both loaders are safe ones


_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def written(said: Mapping[str, Any]) -> str:
    """Return values as YAML, under the names of fields, each text on one line where that is possible.

    What PyYAML has in C takes a sixth of the time. It divides texts in which it escapes something in other
    places, and escapes what needs none: those are written without it.
    """
    options: Mapping[str, Any] = {"allow_unicode": True, "sort_keys": False, "width": 1000}
    text: str = yaml.dump(dict(said), Dumper=_DUMPER, **options)
    return yaml.safe_dump(dict(said), **options) if "\\" in text else text
