"""ISMIR's archive of its proceedings: a JSON file a year, and one with place and dates of every conference.

See https://github.com/ismir/conference-archive. The files of different years differ: one author may be a
text or a list, ``abstract`` is ``Abstract`` in 2020, what is not known is null or absent. Files that others
make in its manner hold more lists.
"""

import json
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import PurePosixPath
from typing import Any

from generator.entries.format.fields import YEAR
from generator.entries.format.registry import Edition
from generator.entries.yaml.nodes import Lines
from generator.metadata.doi import jats
from generator.metadata.proceedings import bylines, other_formats, paper_addresses
from generator.metadata.proceedings.decoding import MAX_PAPERS
from generator.metadata.proceedings.listing import Facts, Listing, checked
from generator.metadata.readable import line
from generator.problems.problem import Place, Problem
from generator.support import package
from generator.text import tex
from generator.text.dates import MONTHS
from generator.text.names import turned_names

VENUE = "ismir"
"""The id of the venue whose archive this is."""

VENUES = package.text("generator.metadata.proceedings", "ismir_venues.yml")
"""A registry of venues that holds this one."""

# Numbers stay as written: a year is text here, and Python refuses to make an int of thousands of digits.
_DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str)

_SPACES = frozenset(" \t\r\n")
_MONTH = re.compile("|".join(MONTHS), re.IGNORECASE)
_DAY = re.compile(r"(?<![0-9])[0-9]{1,2}(?![0-9])")
_PAGE_KEYS = ("first", "start", "from", "last", "end", "to")
_MISSING = re.compile("Unterminated string|'(.)'")
"""How the reader of JSON says which sign it expected."""

_POSITION = re.compile(r"(?P<session>[A-Z]|[0-9]{1,2})-[0-9]{1,3}")


def read(file: str, text: str) -> Listing:
    """Read a file of the archive; a paper without a year is of the one that the file is named after."""
    if other := other_formats.format_problem(file, text, "ismir"):
        return Listing(problems=(other,))
    lines = Lines.of(text)
    try:
        if text.lstrip()[:1] == "{" and (listing := _conferences(file, _DECODER.decode(text))).editions:
            return listing
        found = islice(_items(text), MAX_PAPERS + 1)
        items = [(Place(file, *lines.locate(offset)), item) for offset, item in found]
    except json.JSONDecodeError as error:
        place = Place(file, *lines.locate(error.pos))
        return Listing(problems=(Problem.at(place, "import-json", **_unexpected(error)),))
    except RecursionError:
        return Listing(problems=(Problem.at(Place(file), "import-json"),))
    if len(items) > MAX_PAPERS:
        return Listing(problems=(Problem.at(Place(file), "import-too-many", limit=MAX_PAPERS),))
    year = PurePosixPath(file).stem
    papers, problems = [], []
    for place, item in items:
        if not isinstance(item, dict):
            problems.append(Problem.at(place, "import-not-a-paper"))
            continue
        facts, unsure = _facts(place, item, year)
        problems += unsure
        paper, wrong = facts.listed(place, VENUE)
        papers += [paper] if paper else []
        problems += wrong
    return Listing(tuple(papers), tuple(problems), len(items))


def _unexpected(error: json.JSONDecodeError) -> dict[str, str]:
    """Return the sign that is missing where JSON cannot be read, or else the one that stands there."""
    if error.pos >= len(error.doc.rstrip()):
        return {"missing": "]"}
    if missing := _MISSING.search(error.msg):
        return {"missing": missing[1] or '"'}
    return {"found": error.doc[error.pos].strip()}


def _facts(place: Place, item: dict[str, Any], year: str) -> tuple[Facts, list[Problem]]:
    fields = {key.casefold(): value for key, value in reversed(item.items()) if value}
    title = _written(_text(fields.get("title")))
    names: list[str] = []
    problems: list[Problem] = []
    typed = fields.get("author") or fields.get("authors") or []
    for name in _whole(map(_named, typed if isinstance(typed, list) else [typed])):
        read, unsure = bylines.read(place, title, name)
        names += read
        problems += unsure
        if not read and not unsure:
            problems.append(Problem.at(place, "import-no-name", title=title))
    typed_addresses = [
        text for name in ("ee", "pdf", "url", "arxiv", "arxiv_id") for text in _texts(fields.get(name))
    ]
    where, of_addresses = paper_addresses.read(place, title, typed_addresses)
    problems += of_addresses
    extra = fields.get("extra")
    said = {**extra, **fields} if isinstance(extra, dict) else fields
    facts = Facts(
        title=title,
        authors=tuple(names),
        year=_text(fields.get("year")) or year,
        abstract=_written(" ".join(_texts(fields.get("abstract")))),
        doi=next(iter(_texts(fields.get("doi"))), ""),
        pages="-".join(_texts(fields.get("pages"), _PAGE_KEYS)),
        track=_session(extra),
        links=paper_addresses.beside(lambda name: _text(said.get(name))),
        addresses=(*where, *(bare for bare in typed_addresses if "://" not in bare)),  # there may be an id
    )
    return facts, list(dict.fromkeys(problems))


def _named(author: Any) -> str:
    """Return the name of an author, of whom others have an object: the name whole or in parts, and a place.

    >>> _named({"first_name": "Bora", "lastName": "Lee"}), _named({"name": "Kim", "affiliation": ["KAIST"]})
    ('Bora Lee', 'Kim (KAIST)')
    """
    if not isinstance(author, dict):
        return _text(author)
    said = {key.casefold().replace("_", "").removesuffix("name"): value for key, value in author.items()}
    parts = (_texts(said, keys) for keys in (("family", "last", "sur"), ("given", "first")))
    family, given = (next(iter(found), "") for found in parts)
    whole = turned_names.joined(family, given) if family and given else family or given
    name = _text(said.get("") or said.get("full")) or whole
    places = said.get("affiliation") or said.get("institution")
    named = (_texts(each, ["name"]) for each in (places if isinstance(places, list) else [places]))
    place = ", ".join(text for texts in named for text in texts)
    return f"{name} ({place})" if name and place else name


def _session(extra: Any) -> str:
    """Return the session of a position in the programme: ``A-04`` is the fourth paper of Session A."""
    position = _text(extra.get("session_position")) if isinstance(extra, dict) else ""
    found = _POSITION.fullmatch(position)
    return f"Session {found['session']}" if found else ""


def _written(text: str) -> str:
    """Return a text on one line, without XML's and TeX's ways of writing letters."""
    return line(tex.around_formulas(jats.exported(text), tex.readable))


def _whole(names: Iterable[str]) -> list[str]:
    """Put names together again that a list cut at a comma between parentheses."""
    whole: list[str] = []
    for name in names:
        if whole and whole[-1].count("(") > whole[-1].count(")") and name.count(")") > name.count("("):
            whole[-1] = f"{whole[-1]}, {name}"
        else:
            whole.append(name)
    return whole


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: Any, keys: Iterable[str] = ()) -> list[str]:
    """Return the texts of a value: its own, those of a list, or those that an object has under ``keys``."""
    if isinstance(value, dict):
        value = [value.get(key) for key in keys or value]
    return [*filter(None, map(_text, value if isinstance(value, list) else [value]))]


def _items(text: str) -> Iterator[tuple[int, Any]]:
    """Yield the items of a JSON array with their offsets, which ``json`` itself forgets."""
    position = _skipped(text, 0)
    if text[position : position + 1] != "[":
        raise json.JSONDecodeError("Expecting '['", text, position)
    position = _skipped(text, position + 1)
    while text[position : position + 1] != "]":
        item, end = _DECODER.raw_decode(text, position)
        yield position, item
        position = _skipped(text, end)
        if text[position : position + 1] == ",":
            position = _skipped(text, position + 1)
        elif text[position : position + 1] != "]":
            raise json.JSONDecodeError("Expecting ',' or ']'", text, position)
    if (rest := _skipped(text, position + 1)) < len(text):
        raise json.JSONDecodeError("Extra data", text, rest)


def _skipped(text: str, position: int) -> int:
    while text[position : position + 1] in _SPACES:
        position += 1
    return position


def _conferences(file: str, facts: dict[str, Any]) -> Listing:
    editions: dict[tuple[str, int], Edition] = {}
    problems: list[Problem] = []
    for year, fields in facts.items():
        if YEAR.fullmatch(year) and isinstance(fields, dict):
            place = line(_text(fields.get("conference_place")))
            url = _text(fields.get("conference_url"))
            data = {
                "place": {"en": place} if place else None,
                "dates": _dates(_text(fields.get("conference_dates")), year),
                "url": next(iter(paper_addresses.divided(url).sure), url),
            }
            found = {key: value for key, value in data.items() if value}
            edition, wrong = checked(Edition, Place(file), found)
            problems += wrong
            if found:
                editions[VENUE, int(year)] = edition
    return Listing(problems=tuple(problems), editions=editions)


def _dates(text: str, year: str) -> str | None:
    """Read ``October 23-25, 2000`` or ``30 October - 3 November 2006`` as ISO 8601."""
    months = [MONTHS.index(month.casefold().capitalize()) + 1 for month in _MONTH.findall(text)]
    days = [int(day) for day in _DAY.findall(text)]
    if not months or not days or len(months) > 2 or len(days) > 2:
        return None
    return f"{year}-{months[0]:02}-{days[0]:02}/{year}-{months[-1]:02}-{days[-1]:02}"
