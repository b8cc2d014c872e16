"""BibTeX and BibLaTeX to listed papers.

``bibtexparser`` finds the records, and goes on after a broken one.
"""

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice, zip_longest
from typing import NamedTuple

from bibtexparser.entrypoint import parse_string
from bibtexparser.model import Block, Entry, ImplicitComment, ParsingFailedBlock

from generator.entries.format.registry import Venue
from generator.metadata.proceedings import other_formats
from generator.metadata.proceedings.decoding import MAX_PAPERS
from generator.metadata.proceedings.listing import ListedPaper, Listing
from generator.metadata.proceedings.record import VENUE_FIELDS, BibRecord
from generator.metadata.proceedings.venue_index import VenueIndex
from generator.problems.problem import Place, Problem

# What is wrong with a file is reported as problems, each with its line, and not logged besides.
logging.getLogger("bibtexparser.splitter").addFilter(lambda _: False)

_NO_PAPERS = frozenset(
    {"proceedings", "mvproceedings", "collection", "mvcollection", "xdata", "set", "control"}
)
"""Kinds of records that are no papers, though papers refer to them."""

_INHERITED = ("year", "date", "month", "eventdate", *VENUE_FIELDS)
"""What a paper has from the record that its ``crossref`` names."""

_MAX_STEPS = 4
"""From how many records in a row a paper has what each refers to: a volume, its volumes, what they share."""

_TELLING = frozenset({"title", "subtitle", "author", "year", "date", "doi", "eprint", "booktitle", "journal"})
"""Fields of which a record may not say two things."""

_MAX_VALUE = 128 * 1024
"""How many characters of a value are read."""

_MAX_NAMED = 1024 * 1024
"""How many characters names stand for at most; in a longer file, twice as many as stand in it."""

_RECORD = re.compile(r"@\w*+[ \t]*+[{(]")

_PIECE = re.compile(r'\s*(?:(?P<opening>[{"])|(?P<name>[^\s{}"#,]+))')
_TYPOGRAPHIC = re.compile(r"""[“”„‟＂«‘’'｛](?P<text>[^{}"#]*)[“”＂»‘’'｝]""")
"""A value between what editors make of quotes."""

_NOTED = re.compile(r"(?:%|//|#).*")
"""What people write between fields though BibTeX knows no comments there."""

_MAILED = re.compile(r"^[ \t]*+>[> \t]*+@\s*+\w", re.MULTILINE)
_BEFORE_LINES = re.compile(r"^[ \t]*+>[> \t]*+", re.MULTILINE)
"""What mails that quote others put before lines."""

_JOIN = re.compile(r"(?>(?:\s|%.*|//.*)*)(?:#|$)")
_CLOSING = re.compile(r'(?<!\\)[{}"]')
_APART = re.compile(r"@(\s*+)(\w++)(\s*+)([{(])(?=\s*+(?:[^\s{}(),=]*+\s*+,\s*+)?[\w-]+\s*+=)")
"""What begins a record whose brace may stand on another line, which BibTeX takes and the parser does not."""

_KEYLESS = re.compile(
    r"(@(?!(?:string|comment|preamble)\b)\w++\s*+[{(])(?=\s*+[A-Za-z][\w-]*+\s*+=\s*+[{\"\w])", re.IGNORECASE
)
"""What begins a record without a key, as EndNote exports some, and before its first field no comma stands."""

_UNMARKED = re.compile(
    r"^[ \t]*+(?:(?:[A-Za-z]++\s*+)?[{｛]\s*+[^\s{},，=＝]*+\s*+|[@＠](?!comment)[^,，=＝]{0,200}+)"
    r"[,，]\s*+[A-Za-z]++\s*+[=＝]",
    re.MULTILINE | re.IGNORECASE,
)
"""What would be a record if an ``@``, a kind and a brace stood before it."""


_MISSING = {
    "`=` after entry key": "=",
    'closing `"`': '"',
    "closing": "}",
    "end of file": "}",
    "comma": ",",
    "equals sign": "=",
    "either a `,`": ",",
}
"""What the reader of BibTeX says where a sign is missing, and which."""

_GOING_ON = re.compile(r",\s*+[A-Za-z][\w-]*+\s*+=")
"""How what stands behind a record begins where a brace too many closed that."""


class _RawRecord(NamedTuple):
    place: Place
    kind: str
    key: str
    fields: dict[str, str]


class _TooLongError(Exception):
    """What names stand for is too long in all from ``place`` on."""

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self.place = place


@dataclass(slots=True)
class _Macros:
    """What names and keys stand for: each ``@string`` could be twice the one before, and in every record."""

    budget: int
    """How many characters more they may stand for."""
    strings: dict[str, str] = field(default_factory=dict)
    records: dict[str, dict[str, str]] = field(default_factory=dict)
    """The fields of records that others refer to, by their keys."""

    def expanded(self, name: str, place: Place) -> str:
        """Return what a name in a value stands for, which is itself where nothing says more."""
        text = self.strings.get(name.lower(), name)
        self.take(len(text), place)
        return text

    def take(self, length: int, place: Place) -> None:
        """Count so many characters, or raise ``_TooLongError``."""
        self.budget -= length
        if self.budget < 0:
            raise _TooLongError(place)

    def completed(self, fields: Mapping[str, str], place: Place, steps: int = 0) -> dict[str, str]:
        """Return the fields of a record with those of its ``xdata`` and ``crossref``, the nearest first."""
        whole = dict(fields)
        if steps < _MAX_STEPS:
            for fellow in self.named(fields.get("xdata", ""), place, steps):
                self.complete(whole, fellow, place)
            for parent in self.named(whole.get("crossref", ""), place, steps):
                self.complete(whole, _inherited(parent, "maintitle" if steps else "booktitle"), place)
        return whole

    def named(self, keys: str, place: Place, steps: int) -> Iterator[Mapping[str, str]]:
        """Yield the records that a field names; what others name is counted as what names stand for is."""
        self.take(len(keys) if steps else 0, place)
        for part in keys.split(","):
            if fields := self.records.get(part.strip(" \t\r\n{}").lower()):
                yield self.completed(fields, place, steps + 1)

    def complete(self, whole: dict[str, str], fields: Mapping[str, str], place: Place) -> None:
        """Take over fields that a record has not."""
        self.take(sum(map(len, fields.values())), place)
        for name, value in fields.items():
            whole.setdefault(name, value)


def read(file: str, text: str, venues: Mapping[str, Venue], into: str | None = None) -> Listing:
    """Read a BibTeX file; papers are of the venue that their book or journal names, or all of ``into``."""
    if other := other_formats.format_problem(file, text, "bibtex"):
        return Listing(problems=(other,))
    text = text.replace("\r\n", "\n").replace("\r", "\n")  # by which alone the parser ends no line
    text = _BEFORE_LINES.sub("", text) if _MAILED.search(text) else text
    text = _KEYLESS.sub(r"\1,", _APART.sub(r"@\2\4\1\3", text))
    if any(islice(_RECORD.finditer(text), MAX_PAPERS, None)):
        return Listing(problems=(Problem.at(Place(file), "import-too-many", limit=MAX_PAPERS),))
    most = max(_MAX_NAMED, 2 * len(text))
    try:
        return _read(file, text, VenueIndex.of(venues), into, _Macros(most))
    except _TooLongError as error:
        return Listing(problems=(Problem.at(error.place, "import-names-too-long", limit=most),))


def _read(file: str, text: str, index: VenueIndex, into: str | None, names: _Macros) -> Listing:
    library = parse_string(text, parse_stack=[])
    for string in library.strings:
        place = _place(file, string.start_line)
        names.strings[string.key.lower()] = _value(string.value, names, place) or ""
    problems = list(_unreadable(file, library.blocks))
    count = len(problems)
    records: list[_RawRecord] = []
    for block, entry, is_closed_early in _entries(library.blocks):
        place = _place(file, block.start_line)
        if is_closed_early:
            last = entry.fields[-1].key if entry.fields else ""
            problems.append(Problem.at(place, "import-bibtex", closed=last))
            count += 1
            continue
        fields, wrong = _fields(file, entry, names)
        problems += wrong
        if any(problem.code == "import-bibtex" for problem in wrong):
            count += 1
        else:
            records.append(_RawRecord(place, entry.entry_type.lower(), entry.key.lower(), fields))
    names.records |= {record.key: record.fields for record in reversed(records) if record.key}
    papers: list[ListedPaper] = []
    for record in records:
        if record.kind not in _NO_PAPERS:
            count += 1
            fields = names.completed(record.fields, record.place)
            paper, wrong = BibRecord(record.place, fields).listed(index, into)
            papers += [paper] if paper else []
            problems += wrong
    return Listing(tuple(papers), tuple(problems), count)


def _unreadable(file: str, blocks: list[Block]) -> Iterator[Problem]:
    for block in blocks:
        if isinstance(block, ParsingFailedBlock) and block.ignore_error_block is None:
            reason = str(getattr(block.error, "abort_reason", ""))
            missing = next((sign for said, sign in _MISSING.items() if said in reason), "")
            yield Problem.at(_place(file, block.start_line), "import-bibtex", missing=missing)
        elif isinstance(block, ImplicitComment):
            for unmarked in _UNMARKED.finditer(block.comment):
                before = block.comment.count("\n", 0, unmarked.start())
                place = _place(file, (block.start_line or 0) + before)
                yield Problem.at(place, "import-bibtex", sample="@article{")


def _entries(blocks: list[Block]) -> Iterator[tuple[Block, Entry, bool]]:
    """Yield all records, those too whose key or field stands in the file twice.

    With each comes whether fields of its own stand behind its closing brace.
    """
    for block, behind in zip_longest(blocks, blocks[1:]):
        entry = block.ignore_error_block if isinstance(block, ParsingFailedBlock) else block
        if isinstance(entry, Entry):
            comment = behind.comment if isinstance(behind, ImplicitComment) else ""
            yield block, entry, _GOING_ON.match(comment) is not None


def _place(file: str, line: int | None) -> Place:
    return Place(file, (line or 0) + 1)


def _fields(file: str, entry: Entry, names: _Macros) -> tuple[dict[str, str], list[Problem]]:
    """Return what the fields of a record say; of a field that stands there twice, the first."""
    fields: dict[str, str] = {}
    problems = []
    for typed in entry.fields:
        name, place = _NOTED.sub("", typed.key).strip().lower(), _place(file, typed.start_line)
        value = _value(str(typed.value), names, place)
        if value is None:
            problems.append(Problem.at(place, "import-bibtex", field=name))
        elif len(value) == _MAX_VALUE and name in _TELLING:
            problems.append(Problem.at(place, "import-bibtex", long=name))
        elif value:
            first = fields.setdefault(name, value)
            if name in _TELLING and first != value:
                problems.append(Problem.at(place, "import-field-twice", value=name))
    return fields, problems


def _value(raw: str, names: _Macros, place: Place) -> str | None:
    """Return the text of a value: pieces in braces or quotes, or named by ``@string``, joined by ``#``.

    None where more stands there than a value, since a comma is missing.
    """
    if quoted := _TYPOGRAPHIC.fullmatch(raw):
        return quoted["text"][:_MAX_VALUE]
    text = ""
    position = 0
    while piece := _PIECE.match(raw, position):
        if piece["name"]:
            text += names.expanded(piece["name"], place)
            position = piece.end()
        else:
            end = _end(raw, piece.end(), piece["opening"])
            text += raw[piece.end() : end]
            position = end + 1
        join = _JOIN.match(raw, position)
        if not join:
            return None
        position = join.end()
        if position >= len(raw) or len(text) > _MAX_VALUE:
            return text[:_MAX_VALUE]
    return text if not raw[position:].strip() else None


def _end(raw: str, start: int, opening: str) -> int:
    """Return where the brace or quote is that closes a piece."""
    depth, closing = (0, '"') if opening == '"' else (1, "}")
    for sign in _CLOSING.finditer(raw, start):
        depth += (sign[0] == "{") - (sign[0] == "}")
        if sign[0] == closing and depth <= 0:
            return sign.start()
    return len(raw)


def _inherited(parent: Mapping[str, str], title: str) -> dict[str, str]:
    """Return what a paper has from its volume, or that from those it is one of."""
    inherited = {name: parent[name] for name in _INHERITED if name in parent}
    return {title: parent["title"], **inherited} if "title" in parent else inherited
