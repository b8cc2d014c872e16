"""Dates in the orders that people write them, where those leave no doubt.

The format keeps dates as ISO 8601 writes them. What is read here is only proposed: ``04/05/2018`` means
two days, depending on who wrote it, so nothing is made of it.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MAX_TYPED = 80
"""A longer text is no date, whatever it holds."""

MONTHS = tuple(
    "January February March April May June July August September October November December".split()
)
"""In English, which short forms cut after three letters."""

_BEGINNINGS = (
    *("jan ene gen", "feb fev", "mar", "apr avr abr", "may mai mag", "jun juin giu", "jul juil lug"),
    *("aug aou ago", "sep set", "oct okt ott out", "nov", "dec dez dic"),
)
"""How months begin in the languages of bibliographies, without accents."""

_MONTH_OF = {name: number for number, names in enumerate(_BEGINNINGS, 1) for name in names.split()}
_BEGINS_A_MONTH = re.compile(rf"\b(?!outono|marraskuu)(?:{'|'.join(_MONTH_OF)})")
"""Not autumn in Portuguese; Finnish November begins as March does."""

_WHOLE_OR_SHORT = "|".join(f"{month[:3]}(?:{month[3:]})?" for month in map(str.lower, MONTHS))
_MONTH = rf"(?P<name>{_WHOLE_OR_SHORT}|sept?(?:ember)?)\.?"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
_GAP = r"[ ,/-]+"

_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"{_YEAR}년?",
        rf"{_YEAR}(?P<sign> ?[-./] ?| )(?P<month>[0-9]{{1,2}})(?:(?P=sign){_DAY})?\.?",
        rf"{_YEAR} ?[년./-] ?(?P<month>[0-9]{{1,2}}) ?월(?:[ ./-]?{_DAY} ?일?)?",
        rf"{_YEAR}(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})",
        rf"{_YEAR}-(?P<month>[0-9]{{2}})-(?P<day>[0-9]{{2}})[t ][0-9]{{2}}:[0-9:.z+-]*",
        r"(?P<month>[0-9]{1,2})월 ?(?P<day>[0-9]{1,2})일",
        r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th|일|\.)?",
        rf"{_DAY} ?(?:of )?{_MONTH}",
        rf"{_DAY}{_GAP}(?:of )?{_MONTH}{_GAP}{_YEAR}",
        rf"{_MONTH}{_GAP}{_DAY}",
        rf"{_MONTH}{_GAP}{_DAY}{_GAP}{_YEAR}",
        rf"{_MONTH}{_GAP}{_YEAR}",
        rf"{_YEAR}{_GAP}{_MONTH}(?:{_GAP}{_DAY})?",
        rf"{_DAY},? {_YEAR}",
    )
)
"""The orders, each with what it says; only the first days of a range may leave out month or year."""

_AFTER_YEAR = re.compile(r"(?P<month>[0-9]{1,2}) ?[-./] ?(?P<day>[0-9]{1,2})\.?")
"""How a range ends that began with its year; elsewhere the two may stand the other way round."""

_EITHER_ORDER = re.compile(
    rf"(?P<one>[0-9]{{1,2}})(?P<sign> ?[-./] ?)(?P<other>[0-9]{{1,2}})(?P=sign){_YEAR}\.?"
)
_BEGINS_WITH_YEAR = re.compile(_YEAR)
_SHORT_YEAR = re.compile(r"(?<!\w)['‘’](?P<year>[0-9]{2})(?![0-9])")
_UNKNOWN = re.compile(r"-00(?![0-9]).*")
_QUOTES = "\"'“”‘’ ,@"
_NINETEENS = 69
"""From which of two digits on a year is one of the last century (POSIX, strptime)."""

_WEEKDAY = re.compile(
    r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? |[ ]?[(](?:[월화수목금토일]|mon|tue|wed|thu|fri|sat|sun)[)]"
    r"| [월화수목금토일]요일"
)
_DASHES = re.compile("[\u2010-\u2015\u2212\u30fc\u1173]")
_WAVES = re.compile("[\u223c\u301c\u3030]")
_HANJA = str.maketrans("年月日", "년월일")
_BETWEEN = re.compile(r" ?(?:~| to |--?|/|부터) ?")


@dataclass(frozen=True, slots=True)
class _TypedDate:
    """What one part of a text says of a date; None where it says nothing."""

    year: int | None
    month: int | None
    day: int | None

    def completed(self, other: "_TypedDate") -> "_TypedDate":
        """Take over what the other end of a range says and this one does not."""
        return _TypedDate(self.year or other.year, self.month or other.month, self.day)

    def iso(self) -> str:
        """Return the date as ISO 8601 writes it; empty where there is no such day, or no year."""
        if self.year is None or (self.month is None and self.day is not None):
            return ""
        if not is_in_calendar(self.year, self.month, self.day):
            return ""
        parts = [f"{self.year:04}"] + [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


def is_in_calendar(year: int, month: int | None, day: int | None) -> bool:
    """Tell whether there is such a year, month or day; a month or day of 0 is none."""
    try:
        date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return False
    return True


def as_far_as_known(text: str) -> str:
    """Return an ISO date without the month or day that a program did not know, and wrote as ``00``."""
    return _UNKNOWN.sub("", text)


def month_named(text: str) -> int | None:
    """Return the month that a text names in a language of bibliographies, in small letters without accents.

    >>> month_named("15. dezember"), month_named("outono")
    (12, None)
    """
    found = _BEGINS_A_MONTH.search(text)
    return _MONTH_OF[found[0]] if found else None


def meant_date(text: str) -> str:
    """Return the ISO form of the one date that a text can mean; empty where there is none, or more."""
    if len(text) > _MAX_TYPED:
        return ""
    return _one({found.iso() for found in _readings(_plain(text))})


def meant_range(text: str) -> str:
    """Return the ISO interval that a text can only mean, or the single date; empty where neither."""
    if len(text) > _MAX_TYPED:
        return ""
    plain = _plain(text).removesuffix("까지").rstrip()
    found = set()
    for sign in _BETWEEN.finditer(plain):
        for first in _readings(plain[: sign.start()]):
            for last in _readings(plain[sign.end() :]):
                found.add(_interval(first, last))
            if _BEGINS_WITH_YEAR.match(plain) and (match := _AFTER_YEAR.fullmatch(plain[sign.end() :])):
                found.add(_interval(first, _TypedDate(None, int(match["month"]), int(match["day"]))))
    return _one(found - {""}) or meant_date(text)


def _interval(first: _TypedDate, last: _TypedDate) -> str:
    if first.day is None or last.day is None:
        return ""
    begun, ended = first.completed(last).iso(), last.completed(first).iso()
    return f"{begun}/{ended}" if begun and ended and begun < ended else ""


def _readings(text: str) -> Iterator[_TypedDate]:
    """Yield everything that a part of a text may say."""
    for shape in _SHAPES:
        if match := shape.fullmatch(text):
            parts = match.groupdict()
            month = _MONTH_OF[parts["name"][:3]] if parts.get("name") else parts.get("month")
            dated = parts.get("year"), month, parts.get("day")
            # A month or day that is not known, programs write as 00.
            yield _TypedDate(*(int(part or 0) or None for part in dated))
    if match := _EITHER_ORDER.fullmatch(text):
        one, other, year = (int(match[part]) for part in ("one", "other", "year"))
        yield from (
            found for found in (_TypedDate(year, one, other), _TypedDate(year, other, one)) if found.iso()
        )


def _plain(text: str) -> str:
    """Return a text with the digits, signs and spaces that keyboards have first, in small letters."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_HANJA)
    plain = _SHORT_YEAR.sub(_whole_year, _WAVES.sub("~", _DASHES.sub("-", plain)))
    return " ".join(_WEEKDAY.sub("", " ".join(plain.strip(_QUOTES).split())).split())


def _whole_year(short: re.Match[str]) -> str:
    return f"{19 if int(short['year']) >= _NINETEENS else 20}{short['year']}"


def _one(found: set[str]) -> str:
    return next(iter(found)) if len(found) == 1 else ""
