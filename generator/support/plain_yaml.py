"""YAML of our own files, whose values need no places."""

from collections.abc import Mapping
from typing import Any

import yaml

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
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
