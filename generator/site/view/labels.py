"""The words of the site in both languages, from ``labels.yml``."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from generator.problems.messages import PLACEHOLDER
from generator.problems.particles import particle
from generator.support import package
from generator.support.languages import LANGS, Lang


@cache
def patterns() -> Mapping[str, tuple[str, str]]:
    """Return what ``labels.yml`` says, in the order of ``LANGS``, by key."""
    said = package.table("generator.site", "labels.yml")
    return {key: (korean, english) for key, (korean, english) in said.items()}


def forget() -> None:
    """Have ``labels.yml`` read again."""
    patterns.cache_clear()


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of a site."""

    own: Mapping[str, Mapping[Lang, str]] = field(default_factory=dict)
    """What a project says in its own way, by key; all else is as ``labels.yml`` has it."""

    @classmethod
    @cache
    def of(cls, room: str) -> "Labels":
        """Return the words of a part that has a ``words.yml`` of its own, written as ``labels.yml`` is."""
        said = package.table(room, "words.yml")
        return cls({key: dict(zip(LANGS, words, strict=True)) for key, words in said.items()})

    def label(self, lang: Lang, key: str, **values: Any) -> str:
        """Return a label, its placeholders filled; raises KeyError where there is none."""
        return _filled(self.pattern(lang, key), **values)

    def pattern(self, lang: Lang, key: str) -> str:
        """Return a label unfilled, for a script to fill; raises KeyError where there is none."""
        return (self.own[key].get(lang) if key in self.own else None) or patterns()[key][LANGS.index(lang)]


OURS = Labels()


def label(lang: Lang, key: str, **values: Any) -> str:
    """Return a label as ``labels.yml`` has it; raises KeyError where there is none."""
    return OURS.label(lang, key, **values)


@lru_cache(maxsize=4096)
def _filled(text: str, **values: Any) -> str:
    if "n" in values:
        one, _, many = text.partition(" | ")
        text = one if values["n"] == 1 else many or one
        values = {**values, "n": f"{values['n']:,}"}

    def filled(placeholder: re.Match[str]) -> str:
        word = str(values[placeholder["name"]])
        return particle(word, placeholder["closed"], placeholder["open"]) if placeholder["closed"] else word

    return PLACEHOLDER.sub(filled, text)
