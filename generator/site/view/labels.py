"""The words of the site in both languages, from ``labels.yml``, and dates as each language writes them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from generator.entries.format.fields import DateRange, PartialDate
from generator.problems.messages import PLACEHOLDER, particle
from generator.support import package
from generator.support.languages import LANGS, Lang

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@cache
def patterns() -> Mapping[str, tuple[str, str]]:
    """Return what ``labels.yml`` says, in the order of ``LANGS``, by key."""
    return _table("generator.site", "labels.yml")


def _table(room: str, file: str) -> Mapping[str, tuple[str, str]]:
    return {key: (korean, english) for key, (korean, english) in package.table(room, file).items()}


def forget() -> None:
    """Have ``labels.yml`` read again."""
    patterns.cache_clear()


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of a site."""

    own: Mapping[str, Mapping[Lang, str]] = field(default_factory=dict)
    """What a project says in its own way, by key; all else is as ``labels.yml`` has it."""

    @classmethod
    def of(cls, room: str, file: str) -> "Labels":
        """Return the words of a part that has a file of its own, written as ``labels.yml`` is."""
        return cls({key: dict(zip(LANGS, said, strict=True)) for key, said in _table(room, file).items()})

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


def full_date(date: PartialDate, lang: Lang) -> str:
    """Write a date out: 2015년 10월 26일; 26 October 2015."""
    if lang == "ko":
        parts = [
            f"{date.year}년",
            f"{date.month}월" if date.month else "",
            f"{date.day}일" if date.day else "",
        ]
    else:
        month = _MONTHS[date.month - 1] if date.month else ""
        parts = [str(date.day) if date.day else "", month, str(date.year)]
    return " ".join(part for part in parts if part)


def date_range(days: DateRange, lang: Lang) -> str:
    """Write the days of a conference: 2015년 10월 26~30일; 28 February – 3 March 2017."""
    first, last = days.first, days.last
    if first == last:
        return full_date(first, lang)
    if first.year != last.year or not (first.day and last.day):
        return f"{full_date(first, lang)}{'~' if lang == 'ko' else ' – '}{full_date(last, lang)}"
    if lang == "ko":
        end = f"{last.day}일" if first.month == last.month else f"{last.month}월 {last.day}일"
        start = full_date(first, lang)
        return f"{start.removesuffix('일') if first.month == last.month else start}~{end}"
    if first.month == last.month:
        return f"{first.day}–{full_date(last, lang)}"
    return f"{full_date(first, lang).rpartition(' ')[0]} – {full_date(last, lang)}"
