"""What Crossref and DataCite answer about a DOI, to the facts that are stored: word for word, with markup.

Nothing in an answer is sure to be there, or to be of the right kind: what is not counts as not said.
See https://api.crossref.org and https://support.datacite.org/docs/api.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from generator.entries.format.fields import partial_date
from generator.metadata.store import MAX_TEXT
from generator.text.characters import KOREAN_NAME
from generator.text.names import besides, footnote_marks, groups, turned_names
from generator.text.names.author_names import GENERATION, several
from generator.text.names.familiar import GIVEN
from generator.text.names.folding import romanised

Facts: TypeAlias = Mapping[str, Any]
"""Values of the fields of a ``StoredRecord``, all but where they came from and when."""

_CROSSREF_DATES = ("published", "issued", "published-print", "published-online")
_DATACITE_DATES = ("Issued", "Available")

_UNSAID = re.compile(
    r"\(?:(?:un(?:ac|al|ap|as|av|kn)|none|null|tba|etal)\)?|\[no value\]|&NA;|n/a|\W*", re.IGNORECASE
)
"""Nothing but signs, and what registries hold for what is not known, such as DataCite's codes."""


_INITIALS = re.compile(r"[^\W\d_]\.(?:-?[^\W\d_]\.)*")


class NotAnAnswerError(Exception):
    """Something else was sent, or not all of it."""


def crossref(content: bytes) -> Facts:
    """Read what Crossref says of a work; raises NotAnAnswerError."""
    work = _mapping(_answer(content).get("message"))
    title, subtitle = _first(work.get("title")), _first(work.get("subtitle"))
    dates = (_from_parts(_mapping(work.get(name)).get("date-parts")) for name in _CROSSREF_DATES)
    return {
        "id": _doi(work.get("DOI")),
        "title": _entitled(title, subtitle),
        "authors": [*_authors(work.get("author"))],
        "abstract": _text(work.get("abstract")),
        "published": next(filter(None, dates), None),
        "container": next(reversed([*_texts(work.get("container-title"))]), None),  # behind that of a series
        "pages": _text(work.get("page")),
    }


def datacite(content: bytes) -> Facts:
    """Read what DataCite says of a DOI; raises NotAnAnswerError."""
    said = _mapping(_mapping(_answer(content).get("data")).get("attributes"))
    titles = [*_mappings(said.get("titles"))]
    container = _mapping(said.get("container"))
    pages = filter(None, (_text(container.get("firstPage")), _text(container.get("lastPage"))))
    return {
        "id": _doi(said.get("doi")),
        "title": _entitled(
            _of_kind(titles, "title", "titleType") or _first([title.get("title") for title in titles]),
            _of_kind(titles, "title", "titleType", "Subtitle"),
        ),
        "authors": [*_authors(said.get("creators"))],
        "abstract": _of_kind(
            _mappings(said.get("descriptions")), "description", "descriptionType", "Abstract"
        ),
        "published": _issued(said),
        "container": _text(container.get("title")),
        "pages": "-".join(dict.fromkeys(pages)) or None,
    }


def _answer(content: bytes) -> Mapping[str, Any]:
    try:
        answer = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise NotAnAnswerError from error
    return _mapping(answer)


def _doi(value: Any) -> str:
    """Return whose facts they are; without that they are nobody's."""
    if not isinstance(value, str):
        raise NotAnAnswerError
    return value


def _entitled(title: str | None, subtitle: str | None) -> str | None:
    """Return a title with what Crossref keeps apart: all that stood behind a colon."""
    if not title or not subtitle or subtitle.casefold() in title.casefold():
        return title
    return f"{title.rstrip().removesuffix(':')}: {subtitle}"


def _authors(people: Any) -> Iterator[Facts]:
    for person in _mappings(people):
        affiliations = person.get("affiliation")
        named = (_text(item.get("name")) for item in _mappings(affiliations))
        joined = ", ".join(filter(None, (*_texts(affiliations), *named)))
        for name in _names(person):
            yield {"name": name, "affiliation": _text(joined)}


def _names(person: Mapping[str, Any]) -> Sequence[str]:
    """Return the names that were deposited as one: that of an author, or of several."""
    parts = filter(None, map(_text, map(person.get, ("given", "family", "name"))))
    found = several(" ".join(parts)) if person.get("nameType") != "Organizational" else ()
    are_people = all(KOREAN_NAME.fullmatch(one) or _begins_as_people(one) for one in found)
    return found if len(found) > 1 and are_people else (_name(person),)


def _begins_as_people(name: str) -> bool:
    first, *others = name.split()
    return bool(others) and (romanised(first) in GIVEN or _INITIALS.fullmatch(first) is not None)


def _name(person: Mapping[str, Any]) -> str:
    """Return a name as it is printed: of a group as it is, of a person with the family name in its place."""
    family, given = (
        (_text(person.get(part)) or _text(person.get(f"{part}Name")) or "").strip(" ,")
        for part in ("family", "given")
    )
    given, name = footnote_marks.unmarked(given), besides.untitled(_text(person.get("name")) or "")
    if "," in family and not given:
        family, name = "", family
    is_group = person.get("nameType") == "Organizational" or groups.is_group(name)
    last, comma, first = (part.strip() for part in name.partition(","))
    is_behind = GENERATION.fullmatch(first) or besides.is_behind(last, first)
    if not family and comma and "," not in first and not is_group and not is_behind:
        family, given = last, first
    whole = turned_names.joined(family, given) if family and given else given or family
    return " ".join(filter(None, (whole, _text(person.get("suffix"))))) or name


def _of_kind(items: Any, key: str, kind: str, wanted: str | None = None) -> str | None:
    """Return the first text of a kind, or of none."""
    return next(_texts([item.get(key) for item in items if item.get(kind) == wanted]), None)


def _issued(said: Mapping[str, Any]) -> str | None:
    dates = [*_mappings(said.get("dates"))]
    for kind in _DATACITE_DATES:
        # Times follow a date after T, and a slash stands between two dates.
        day = (_of_kind(dates, "date", "dateType", kind) or "").partition("T")[0].partition("/")[0]
        if found := _from_parts([day.split("-")]):
            return found
    return _from_parts([[said.get("publicationYear")]])


def _from_parts(parts: Any) -> str | None:
    """Return the day, month or year of ``[[2017, 3, 5]]``, as far as there is such a one."""
    found = None
    numbers = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else ()
    for number in numbers[:3]:
        part = str(number)
        further = f"{found}-{part:0>2}" if found else part
        try:
            partial_date(further)
        except ValueError:
            break
        found = further
    return found


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _mappings(value: Any) -> Iterator[Mapping[str, Any]]:
    yield from (item for item in (value if isinstance(value, list) else ()) if isinstance(item, dict))


def _texts(value: Any) -> Iterator[str]:
    yield from filter(None, map(_text, value if isinstance(value, list) else ()))


def _first(value: Any) -> str | None:
    return next(_texts(value), None)


def _text(value: Any) -> str | None:
    """Return a text that says something, and no more than anybody writes."""
    if not isinstance(value, str) or len(value) > MAX_TEXT or _UNSAID.fullmatch(value.strip()):
        return None
    return value
