"""BibTeX to listed papers. ``bibtexparser`` finds the entries, and goes on after a broken one."""

import logging
import re
from collections.abc import Iterator, Mapping

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares.names import (
    InvalidNameError,
    parse_single_name_into_parts,
    split_multiple_persons_names,
)
from bibtexparser.model import Block, Entry, ParsingFailedBlock

from generator.entries import tex
from generator.entries.problem import Place, Problem
from generator.entries.registry import Venue
from generator.metadata.proceedings import Facts, Listed, Listing
from generator.metadata.venues import VenueIndex

# What is wrong with a file is told as problems, each with its line.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)

_COLLECTIONS = frozenset({"proceedings", "mvproceedings", "collection", "mvcollection"})
"""Kinds of entries that are no papers, though papers refer to them."""

_VENUE_FIELDS = ("booktitle", "journal", "journaltitle", "eventtitle", "series")
_INHERITED = ("year", "date", "month", *_VENUE_FIELDS)
"""What a paper has from the entry that its ``crossref`` names."""

_MAX_JOINED = 128 * 1024
"""How many characters pieces are joined to; each ``@string`` could else be twice the one before."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = re.compile(rf"\b(?:{'|'.join(_MONTHS)})|\b(?:1[0-2]|0?[1-9])\b", re.IGNORECASE)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv)\.?", re.IGNORECASE)
_URL = re.compile(r"\\url\{(.*)\}")
_ESCAPED = re.compile(r"\\([&%$#_~])")
_SHOWN_BRACE = re.compile(r"\\([{}])")
_GROUP = re.compile(r"[{}]|(?<!\\)~")


def read(file: str, text: str, venues: Mapping[str, Venue]) -> Listing:
    """Read a BibTeX file; a paper is placed by the venue that its book or journal names."""
    library = parse_string(text, parse_stack=[])
    index = VenueIndex.of(venues)
    strings: dict[str, str] = {}
    for string in library.strings:
        strings[string.key.lower()] = _value(string.value, strings)
    entries = [
        (_place(file, block), entry, _fields(entry, strings)) for block, entry in _entries(library.blocks)
    ]
    by_key = {entry.key.lower(): fields for _, entry, fields in reversed(entries)}
    papers: list[Listed] = []
    problems = [
        Problem.at(_place(file, block), "import-bibtex", reason=_reason(block))
        for block in library.failed_blocks
        if block.ignore_error_block is None
    ]
    count = len(problems)
    for place, entry, fields in entries:
        if entry.entry_type.lower() not in _COLLECTIONS:
            count += 1
            parent = by_key.get(fields["crossref"].lower(), {}) if "crossref" in fields else {}
            whole = _inherited(parent) | fields
            paper, wrong = _listed(place, whole, index)
            papers += [paper] if paper else []
            problems += wrong
    return Listing(tuple(papers), tuple(problems), count)


def _listed(
    place: Place, fields: Mapping[str, str], venues: VenueIndex
) -> tuple[Listed | None, list[Problem]]:
    names, problems = _names(place, fields.get("author", ""))
    eprint = fields.get("eprint", "")
    facts = Facts(
        title=_plain(fields.get("title", "")),
        authors=names,
        year=fields.get("year") or fields.get("date", ""),
        abstract=_plain(fields.get("abstract", "")),
        published=_published(fields),
        doi=_bare(fields.get("doi", "")),
        pages=_plain(fields.get("pages", "")),
        arxiv=eprint if _is_arxiv(fields) else "",
        addresses=tuple(_bare(fields.get(name, "")) for name in ("pdf", "ee", "url")),
    )
    said = [_plain(fields[name]) for name in _VENUE_FIELDS if name in fields]
    venue = next((found for text in said if (found := venues.find(text))), None)
    if venue is None and facts.reference:
        venue = venues.find("arXiv")
    if venue is None:
        return None, [_unplaced(place, facts.title, next(iter(said), ""))]
    paper, wrong = facts.listed(place, venue)
    return paper, [*problems, *wrong]


def _unplaced(place: Place, title: str, named: str) -> Problem:
    if not title:
        return Problem.at(place, "import-no-title")
    return Problem.at(place, "import-no-venue", title=title, value=named)


def _entries(blocks: list[Block]) -> Iterator[tuple[Block, Entry]]:
    """Yield all entries, those too whose key or field stands in the file twice."""
    for block in blocks:
        entry = block.ignore_error_block if isinstance(block, ParsingFailedBlock) else block
        if isinstance(entry, Entry):
            yield block, entry


def _place(file: str, block: Block) -> Place:
    return Place(file, (block.start_line or 0) + 1)


def _reason(block: ParsingFailedBlock) -> str:
    return str(getattr(block.error, "abort_reason", block.error)).strip()


def _fields(entry: Entry, strings: Mapping[str, str]) -> dict[str, str]:
    """Return what the fields of an entry say; of a field that stands there twice, the first."""
    fields: dict[str, str] = {}
    for field in entry.fields:
        if value := _value(str(field.value), strings):
            fields.setdefault(field.key.lower(), value)
    return fields


def _value(raw: str, strings: Mapping[str, str]) -> str:
    """Return the text of a value: pieces in braces or quotes, or named by ``@string``, joined by ``#``."""
    if "#" not in raw:
        return _piece(raw.strip(), strings)
    pieces = [""]
    depth, quoted = 0, False
    for character in raw:
        depth += (character == "{") - (character == "}")
        if character == '"' and depth == 0:
            quoted = not quoted
        if character == "#" and depth == 0 and not quoted:
            pieces.append("")
        else:
            pieces[-1] += character
    text = ""
    for piece in pieces:
        text += _piece(piece.strip(), strings)
        if len(text) > _MAX_JOINED:
            break
    return text[:_MAX_JOINED]


def _piece(piece: str, strings: Mapping[str, str]) -> str:
    if piece[:1] + piece[-1:] in {"{}", '""'} and len(piece) > 1:
        return piece[1:-1]
    return strings.get(piece.lower(), piece)


def _inherited(parent: Mapping[str, str]) -> dict[str, str]:
    inherited = {name: parent[name] for name in _INHERITED if name in parent}
    return {"booktitle": parent["title"], **inherited} if "title" in parent else inherited


def _names(place: Place, authors: str) -> tuple[tuple[str, ...], list[Problem]]:
    names: list[str] = []
    problems = []
    for name in split_multiple_persons_names(authors):
        try:
            parts = parse_single_name_into_parts(name)
        except InvalidNameError:
            parts = None
        if parts is None or (parts.jr and not _SUFFIX.fullmatch(" ".join(parts.jr))):
            problems.append(Problem.at(place, "import-names", value=_plain(name)))
            names += (_plain(part).strip() for part in name.split(","))
        elif name != "others":
            names.append(_plain(parts.merge_first_name_first))
    return tuple(names), problems


def _plain(text: str) -> str:
    """Return a text without TeX's groups, whose braces only protect capitals; those of formulas stay."""
    return tex.around_formulas(text, lambda part: "".join(map(_ungrouped, _SHOWN_BRACE.split(part))))


def _ungrouped(part: str) -> str:
    return part if part in {"{", "}"} else _GROUP.sub(lambda sign: " " * (sign[0] == "~"), tex.readable(part))


def _bare(address: str) -> str:
    """Return an address or DOI without the escapes that TeX needs."""
    return _ESCAPED.sub(r"\1", _URL.sub(r"\1", address))


def _published(fields: Mapping[str, str]) -> str:
    """Return when a paper appeared, where that is known better than to the year."""
    if _DATE.fullmatch(fields.get("date", "")):
        return fields["date"]
    year, month = fields.get("year", ""), _MONTH.search(fields.get("month", ""))
    if not month or not re.fullmatch("[0-9]{4}", year):
        return ""
    number = int(month[0]) if month[0].isdigit() else _MONTHS.index(month[0].lower()) + 1
    return f"{year}-{number:02}"


def _is_arxiv(fields: Mapping[str, str]) -> bool:
    return (fields.get("archiveprefix") or fields.get("eprinttype") or "arxiv").lower() == "arxiv"
