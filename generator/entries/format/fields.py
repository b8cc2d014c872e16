"""The types of single values, each made from the text that was typed.

A field's type decides what its text means: YAML's own guesses (numbers, dates, booleans) never apply.
A text that cannot be read raises ``PydanticCustomError`` whose type is the code of a message in
``messages.yml`` and whose context holds the values that message names.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.text import hrefs, identifiers
from generator.text.characters import LIGATURES, MAX_MARKS, STACKED, are_usual, visible
from generator.text.dates import is_in_calendar, meant_date, meant_range
from generator.text.identifiers import ArxivRef
from generator.text.placeholders import is_left
from generator.text.slugs import MAX_SLUG, SLUG, is_slug, picture_name

T = TypeVar("T")


def at_most(number: int) -> Any:
    """Limit a list to more items than anybody honest has, so that nobody else keeps a machine busy."""
    return Field(max_length=number)


MAX_LINE_BYTES = 32 * 1024
"""How much a text of one line may hold, in bytes of UTF-8."""

MAX_MARKDOWN_BYTES = 64 * 1024
"""How much one Markdown text may hold, in bytes of UTF-8."""

YEAR = re.compile("(?!0000)[0-9]{4}")
"""A year as folders are called: there is none before the first."""

_PAGES_NAMED = re.compile(
    r"^(?:pages?|pp?\.|pp|p(?=\s))[\s:.]*(?=\w)|(?<=[0-9])\s*(?:쪽|페이지|면|pp?\.?)$", re.IGNORECASE
)
"""What says that pages are meant, before or after their numbers."""

_PAGES_DASH = re.compile(r"(?<=[0-9A-Za-z])\s*(?:[~∼〜～‐-―−]+|--+|(?<=\s)-(?=\s))\s*(?=[0-9A-Za-z])")
"""What people and programs put between the first page and the last."""

_LOCAL = re.compile(r"https?://(?:localhost|127\.0\.0\.1)(?=[:/]|$)", re.IGNORECASE)
"""What only the machine reaches on which somebody looked at a page."""

_TRAILED = re.compile(
    r",$|^(?!.*&#?\w+;$).*;$|\.(?:pdf|html?|zip|png|jpe?g|mp[34]|wav)(?:\.|[가-힣]+)$|^https?://https?:?/"
)
"""What a sentence leaves behind an address, or a form before it; a reference such as ``&amp;`` is its own."""

_FLAGS = {
    "true": ("true", "yes", "y", "on", "예", "네"),
    "false": ("false", "no", "n", "off", "아니요", "아니오"),
}
_COUNTED = re.compile("[1-9][0-9]?")
_FIRST_YEAR = 1450
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the day, the month, or only the year."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @property
    def first(self) -> date:
        """The first day that it can be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def sort_key(self) -> tuple[int, int, int]:
        """What dates are ordered by; what is not known comes first."""
        return (self.year, self.month or 0, self.day or 0)


@dataclass(frozen=True, slots=True)
class DateRange:
    """The days of a conference, both included."""

    first: PartialDate
    last: PartialDate

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}/{self.last}"


def problem(code: str, **values: str) -> PydanticCustomError:
    """Make the exception that pydantic collects and the reader turns into a ``Problem``."""
    return PydanticCustomError(code, code, values)


def _clear(text: str) -> str:
    text = unicodedata.normalize("NFC", text)
    if are_usual(text):
        return text
    if STACKED.search(text):
        raise problem("stacked-marks", limit=str(MAX_MARKS))
    return visible(text).translate(LIGATURES)


def one_line(text: str) -> str:
    """Read a text, in NFC and on one line, white space folded, without what nobody sees."""
    folded = " ".join(_clear(text).split())
    if not folded:
        raise problem("empty-text")
    _limit(folded, MAX_LINE_BYTES)
    return folded


def served_name(text: str) -> str:
    """Return the name of a file; of a picture, the one under which it is served."""
    return picture_name(one_line(text))


def _limit(text: str, limit: int) -> None:
    if (size := len(text.encode())) > limit:
        raise problem("text-too-long", size=str(size), limit=str(limit))


def markdown(text: str) -> str:
    """Read Markdown, in NFC and without trailing white space and what nobody sees."""
    text = _clear(text).rstrip()
    if not text:
        raise problem("empty-text")
    _limit(text, MAX_MARKDOWN_BYTES)
    return text


def pages(text: str) -> str:
    """Read the pages of a paper, kept as numbers with a hyphen: ``pp. 33∼41`` is ``33-41``."""
    return _PAGES_DASH.sub("-", _PAGES_NAMED.sub("", one_line(text)))


def arxiv_ref(text: str) -> ArxivRef:
    """Read an arXiv id in any form that people paste."""
    reference = identifiers.arxiv_of(text)
    if reference is None and (other := identifiers.doi_of(text)):
        raise problem("arxiv-doi", value=other)
    if reference is None:
        raise problem("arxiv-id", value=text, **_meant(identifiers.arxiv_within(text), text))
    return reference


def _meant(found: str, text: str) -> dict[str, str]:
    """Return what was probably meant, to be asked; to be written, where it is most of the text itself."""
    is_all = found.removeprefix("https://") in text and len(text) < len(found) + 40  # else a text ran into it
    return {"meant": found, "mended": found if is_all else ""}


def doi(text: str) -> str:
    """Read a DOI in any form that people paste, kept bare and as its registrant wrote it."""
    bare = identifiers.doi_of(text)
    if bare is None:
        raise problem("doi", value=text, **_meant(_doi_meant(text), text))
    return bare


def _doi_meant(text: str) -> str:
    """Return the DOI in a text, or that of the arXiv paper which it names."""
    reference = identifiers.arxiv_of(text)
    return f"10.48550/arXiv.{reference.id}" if reference else identifiers.doi_within(text)


def link(text: str) -> str:
    """Read an address that a page may lead to; see ``hrefs.safe``."""
    if is_left(text) or hrefs.SHORTENED.search(text):
        raise problem("left-to-fill-in", value=text)
    address = hrefs.safe(text)
    if address is None or _TRAILED.search(address) or _LOCAL.match(address):
        raise problem("link", value=text, **_meant(_address_meant(text), text))
    return address


def _address_meant(text: str) -> str:
    """Return the address in a text, or that of the paper whose id it is; empty where neither fits."""
    if hrefs.safe(address := hrefs.within(text)) and not _LOCAL.match(address):
        return address
    if reference := identifiers.arxiv_of(text):
        return f"https://arxiv.org/abs/{reference.id}"
    found = identifiers.doi_of(text)
    return f"https://doi.org/{found}" if found else ""


def partial_date(text: str) -> PartialDate:
    """Read ``2017-03-05``, ``2017-03`` or ``2017`` (ISO 8601)."""
    match = _DATE.fullmatch(text.strip())
    year, month, day = (int(part) if part else None for part in match.groups()) if match else (None,) * 3
    if year is None or not is_in_calendar(year, month, day):
        raise problem("date", value=text, mended=meant_date(text))
    return PartialDate(year, month, day)


def typed_date(text: str) -> PartialDate:
    """Read a date as ``partial_date`` does, of a year with printed books: ``1017`` is a month and a day."""
    found = partial_date(text)
    if found.year < _FIRST_YEAR:
        raise problem("date", value=text, mended="")
    return found


def date_range(text: str) -> DateRange:
    """Read ``2015-10-26/2015-10-30`` (an ISO 8601 interval) or a single date."""
    first, _, last = text.partition("/")
    try:
        days = DateRange(typed_date(first), typed_date(last or first))
    except PydanticCustomError as error:
        raise problem("date-range", value=text, mended=meant_range(text)) from error
    if days.last.sort_key < days.first.sort_key:
        raise problem("date-range", value=text, mended=meant_range(text))
    return days


def boolean(text: str) -> bool:
    """Read ``true`` or ``false``, and nothing else."""
    if text not in {"true", "false"}:
        meant = {word: flag for flag, words in _FLAGS.items() for word in words}
        raise problem("boolean", value=text, mended=meant.get(text.strip().casefold(), ""))
    return text == "true"


def counted(code: str, text: str) -> int:
    """Read a place counted from 1; what is none is told by a code."""
    if not _COUNTED.fullmatch(text):
        raise problem(code, value=text)
    return int(text)


def page_path(text: str) -> str:
    """Read where a page of ``docs/`` lies in the tree of its language, as its file or its address has it.

    >>> page_path("/guides/reading-spectrograms.md")
    'guides/reading-spectrograms'
    """
    return one_line(text).strip("/").removesuffix(".md")


def slug(text: str) -> str:
    """Check a slug, the part of an address that names one thing."""
    if not is_slug(text):
        raise problem("slug", value=text)
    return text


def entry_id(text: str) -> str:
    """Check ``venue/year/slug``."""
    match text.strip().strip("/").split("/"):
        case [venue, year, name] if SLUG.fullmatch(venue) and YEAR.fullmatch(year) and SLUG.fullmatch(name):
            return f"{venue}/{year}/{slug(name)}"
    raise problem("entry-id", value=text)


def entry_or_link(text: str) -> str:
    """Check what a relation may lead to: an entry's id or a full address."""
    if ":" in text:
        return link(text)
    try:
        return entry_id(text)
    except PydanticCustomError as error:
        # Which entry is meant is said by those who know them all.
        raise problem("entry-id", value=text, nearest="") from error


def _from_text(read: Callable[[str], T]) -> BeforeValidator:
    def validate(value: Any) -> Any:
        if isinstance(value, str):
            return read(value)
        if isinstance(value, (dict, list)):
            raise problem("expected-text")
        return value

    return BeforeValidator(validate)


def _written(read: Callable[[str], T]) -> Callable[[str], T]:
    """Refuse what only holds the place of a text, or says that there is none."""

    def validate(text: str) -> T:
        if is_left(text):
            raise problem("left-to-fill-in", value=text.strip())
        return read(text)

    return validate


def _like(pattern: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": pattern})


# Editors parse YAML before they look at a schema, so an unquoted text may reach it as a number or a boolean.
_ANY_SCALAR = WithJsonSchema({"type": ["string", "number", "boolean"]})
_NUMBER_OR_TEXT = WithJsonSchema({"type": ["string", "number"]})
_STRING = WithJsonSchema({"type": "string"})

PROSE = "prose"
"""Marks types of running text, where `` #`` is rather a part of it than the beginning of a comment."""

NAME = "name"
"""Marks types of names that the registries hold, in which no full-width sign is meant."""

PLAIN = "plain"
"""Marks types of running text that is shown as typed."""


class Kind(str):
    """Marks a type with what it is called."""

    __slots__ = ()


Text = Annotated[str, _from_text(_written(one_line)), _ANY_SCALAR, PROSE, PLAIN, Kind("line")]
Pages = Annotated[str, _from_text(_written(pages)), _ANY_SCALAR, PROSE, PLAIN, Kind("line")]
FileName = Annotated[str, _from_text(served_name), _ANY_SCALAR, PROSE, Kind("file")]
Markdown = Annotated[str, _from_text(_written(markdown)), _ANY_SCALAR, PROSE, Kind("markdown")]
Arxiv = Annotated[ArxivRef, _from_text(_written(arxiv_ref)), _NUMBER_OR_TEXT, Kind("arxiv")]
Doi = Annotated[str, _from_text(_written(doi)), _like("10\\.[0-9]{4,9}"), Kind("doi")]
Link = Annotated[str, _from_text(link), _like("^(https?://|mailto:)"), Kind("link")]
Date = Annotated[PartialDate, _from_text(_written(typed_date)), _NUMBER_OR_TEXT, Kind("date")]
Dates = Annotated[DateRange, _from_text(date_range), _NUMBER_OR_TEXT, Kind("dates")]
Flag = Annotated[bool, _from_text(boolean), WithJsonSchema({"type": "boolean"}), Kind("flag")]
_PLACE = WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 99})
Pick = Annotated[int, _from_text(partial(counted, "pick")), _PLACE, Kind("pick")]
Part = Annotated[int, _from_text(partial(counted, "part")), _PLACE, Kind("pick")]
PagePath = Annotated[str, _from_text(page_path), _STRING, Kind("page-path")]
Slug = Annotated[
    str,
    _from_text(slug),
    WithJsonSchema({"type": ["string", "number"], "pattern": f"^{SLUG.pattern}$", "maxLength": MAX_SLUG}),
    Kind("slug"),
]
EntryId = Annotated[str, _from_text(entry_id), _like(f"^[^/]+/{YEAR.pattern}/[^/]+$"), Kind("entry-id")]
EntryOrLink = Annotated[str, _from_text(entry_or_link), _STRING, Kind("entry-or-link")]
Name = Annotated[str, _from_text(one_line), _ANY_SCALAR, NAME, Kind("name")]
"""A tag, venue or person as typed: an id or an alias, resolved against the registries by the reader."""
