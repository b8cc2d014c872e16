"""YAML of our own files, whose values need no places."""

from typing import Any

import yaml

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in C where PyYAML has it, ten times as fast; both give the same events."""


def values(text: str) -> Any:
    """Return what a text says."""
    return yaml.load(text, LOADER)  # noqa: S506 # both loaders are safe ones
