"""The package as it is installed: its name on the index, its version, and what it needs."""

import re
from importlib import metadata

NAME = "paper-digest"


def version() -> str:
    """Return the version that is installed."""
    return metadata.version(NAME)


def outdated() -> str:
    """Say which of the packages that build pages is older than this one needs; empty for none."""
    for name in ("mkdocs", "mkdocs-material"):
        installed, needed = metadata.version(name), _least(name)
        if _numbers(installed) < _numbers(needed):
            return f"{name} {installed} is too old: {NAME} needs {needed}. pip install --upgrade {name}"
    return ""


def _least(name: str) -> str:
    """Return the oldest version of a package that will do, as pyproject.toml says."""
    wanted = re.compile(rf"{name}(?=[<>=])[^;]*>=([0-9.]+)")
    return next(found[1] for said in metadata.requires(NAME) or () if (found := wanted.match(said)))


def _numbers(version: str) -> list[int]:
    return [int(number) for number in re.findall(r"[0-9]+", version)]
