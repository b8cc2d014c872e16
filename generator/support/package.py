"""The package as it is installed, and what it needs; pyproject.toml alone says so."""

import re
from collections.abc import Mapping
from functools import cache
from importlib import metadata, resources
from typing import Any

from generator.support import plain_yaml
from generator.support.languages import LANGS, Lang


@cache
def _installed() -> metadata.Distribution:
    """Return what the engine finds its plugin in, whatever that is called on the index."""
    return next(
        found.dist for found in metadata.entry_points(group="mkdocs.plugins", name="digest") if found.dist
    )


def text(room: str, file: str) -> str:
    """Return what a file in the folder of a room ("generator.cli") holds; raises FileNotFoundError."""
    return resources.files(room).joinpath(file).read_text(encoding="utf-8")


def table(room: str, file: str) -> Any:
    """Return what a YAML file of a room says; raises FileNotFoundError."""
    return plain_yaml.values(text(room, file))


@cache
def words(room: str, file: str, lang: Lang) -> Mapping[str, str]:
    """Return what such a file says in a language; Korean stands before English."""
    said: Mapping[str, tuple[str, str]] = table(room, file)
    return {key: both[LANGS.index(lang)] for key, both in said.items()}


def name() -> str:
    """Return the name on the index."""
    return _installed().name


def version() -> str:
    """Return the version that is installed."""
    return _installed().version


def documentation() -> str:
    """Return where it is documented, with a slash at the end."""
    said = [str(url).split(", ") for url in _installed().metadata.get_all("Project-URL") or ()]
    return next(address for name, address in said if name == "Documentation")


def outdated() -> str:
    """Say in both languages which package that builds pages is older than this one needs; empty for none."""
    for needed in ("mkdocs", "mkdocs-material"):
        wanted = re.compile(rf"{needed}(?=[<>=])[^;]*>=([0-9.]+)")
        least = next(found[1] for said in _installed().requires or () if (found := wanted.match(said)))
        there = metadata.version(needed)
        if _numbers(there) < _numbers(least):
            return (
                f"{needed} {there} is too old: {name()} needs {least}. pip install --upgrade {needed}"
                f" · {needed}의 버전({there})이 낮습니다. {least} 이상이 필요합니다."
            )
    return ""


def _numbers(version: str) -> list[int]:
    return [int(number) for number in re.findall(r"[0-9]+", version)]
