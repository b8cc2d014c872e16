"""Where articles lie, known to whoever has read none of them yet."""

from collections.abc import Mapping

FOLDERS: Mapping[str, str] = {"guides": "guide", "lectures": "lecture", "blog": "post", "series": "series"}
"""Where articles lie in the tree of each language under ``docs/``, and what they are there."""
