"""A paper that somebody suggested in an issue: what the form's text says, as far as it can be understood.

Hosts write what was typed into a form below a heading for each field, and people edit that by hand. Nothing
of it is run, expanded or published: ids, a title and a venue are taken out of it, the rest becomes comments.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from generator.cli.new import pasted
from generator.cli.new.entry_file import Request
from generator.cli.parameters import NotDoneError, word
from generator.entries.library import Library
from generator.entries.yaml.nodes import LINE_BREAK
from generator.metadata.proceedings import venue_index
from generator.problems.problem import Place, Problem
from generator.site.view.issues import SUGGESTION
from generator.site.view.labels import label
from generator.support.languages import LANGS, Lang
from generator.text import identifiers
from generator.text.characters import UNWANTED, visible
from generator.text.names.folding import folded
from generator.text.names.nearest import Suggestions

MAX_BYTES = 256 * 1024
"""How long the text of an issue may be; GitHub takes 65,536 characters."""

_MAX_WORDS = 30
"""How many lines of somebody's reasons are kept in comments."""

_MAX_TRIED = 500
"""In how many words an id is looked for."""

_MAX_LINE = 1000
"""How many characters of a line are looked at."""

_HEADING = re.compile(
    r" {0,3}(?:#{1,6}[ \t]+(?P<marked>(?:.*[^ \t#])?)[ \t#]*|\*\*(?P<bold>[^*]+)\*\*:?[ \t]*)"
)
_OTHER = re.compile(r" {0,3}#{2,6}[ \t].*")
"""The heading of what no form of this kind asks for."""

_FENCE = re.compile(r" {0,3}(?P<fence>`{3,}+|~{3,}+)(?P<rest>[^`]*)")
_NOTHING = re.compile(r"[_*]no response[_*]|n/a|none|-|없음", re.IGNORECASE)
_LINK = re.compile(r"!?\[[^\[\]]*\]\(<?(?P<address>[^)\s>]{0,300})[^)]{0,100}\)")


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str
    typed: str
    """The whole line: a record's abstract stands on one."""


def read(file: str, raw: bytes, typed: Request, library: Library, lang: Lang) -> Request:
    """Return what the text of an issue asks for, behind what was ``typed``; comments are in ``lang``.

    Raises NotDoneError where it does not say which paper is meant or where it belongs, and nothing was typed
    instead: on which line, and what to type.
    """
    if len(raw) > MAX_BYTES:
        raise NotDoneError.of(Problem.at(Place(file), "issue-long", limit=MAX_BYTES // 1024))
    said = _fields(pasted.uncommented(raw.decode("utf-8-sig", errors="replace")))
    paper = said.get("paper", [])
    arxiv, doi, named = _named(paper, library)
    other_arxiv, other_doi, title = _named(said.get("title", []), library)
    arxiv, doi = arxiv or other_arxiv, doi or other_doi
    named = title or ("" if arxiv or doi else named)
    where, problems = (typed.where, ()) if typed.where else _where(file, said.get("venue", []), library)
    if not any((arxiv, doi, named, typed.arxiv, typed.doi, typed.title)):
        value = next((line.text for line in paper if line.text), "")
        problems = (Problem.at(_place(file, paper), "issue-paper", value=value), *problems)
    if problems:
        raise NotDoneError.of(*problems)
    words = tuple(_words([*said.get("why", []), *said.get("other", [])], lang))
    return Request(where, typed.arxiv or arxiv, typed.title or named, typed.doi or doi, words)


@cache
def _headings() -> Mapping[str, str]:
    """Return the fields by what they are called in either language."""
    return {folded(label(lang, f"issue-{field}")): field for field in SUGGESTION for lang in LANGS}


def _fields(text: str) -> dict[str, list[_Line]]:
    """Return the lines below the heading of each field; the first line of each is the heading's, empty."""
    lines = LINE_BREAK.split(text)
    fenced = _fenced(lines)
    found: dict[str, list[_Line]] = {}
    current: list[_Line] = []
    for number, line in enumerate(lines, 1):
        field = None if number in fenced else _field(line[:_MAX_LINE])
        if field and field not in found:
            current = found[field] = [_Line(number, "", "")]
            continue
        if number not in fenced and _OTHER.fullmatch(line):
            current = found.setdefault("other", [])
        if not _NOTHING.fullmatch(line.strip()) and not (number in fenced and _FENCE.fullmatch(line)):
            shown = visible(UNWANTED.sub("", line[:_MAX_LINE])).strip()
            current.append(_Line(number, shown, line))
    return found


def _field(line: str) -> str | None:
    heading = _HEADING.fullmatch(line)
    parts = re.split("[·/|]", heading["marked"] or heading["bold"] or "") if heading else ()
    return next((field for part in parts if (field := _headings().get(folded(part)))), None)


def _fenced(lines: Sequence[str]) -> set[int]:
    """Return the numbers of lines in blocks of code that end, with the lines that fence them."""
    found: set[int] = set()
    begun, fence = 0, ""
    for number, line in enumerate(lines, 1):
        match = _FENCE.fullmatch(line)
        if match and not fence:
            begun, fence = number, match["fence"]
        elif match and match["fence"].startswith(fence) and not match["rest"].strip():
            found.update(range(begun, number + 1))
            fence = ""
    return found


def _named(lines: Sequence[_Line], library: Library) -> tuple[str, str, str]:
    """Return the arXiv id, the DOI and the title that a field says, in words or in a publisher's record."""
    count = pasted.before_record([line.typed for line in lines])
    record = pasted.recorded("\n".join(line.typed for line in lines[count:]), library.venues)
    arxiv, doi = _identifiers(lines[:count] if record else lines)
    if record:
        return arxiv or str(record.arxiv or ""), doi or record.paper.doi or "", pasted.cut(record.title)
    return arxiv, doi, "" if count < len(lines) else pasted.title(line.text for line in lines)


def _identifiers(lines: Sequence[_Line]) -> tuple[str, str]:
    """Return the first arXiv id and the first DOI that stand in some lines, in whichever form."""
    arxiv = doi = ""
    for tried in _candidates(lines):
        reference = identifiers.arxiv_of(tried)
        found = None if reference else identifiers.doi_of(tried)
        reference = reference or (identifiers.arxiv_of_doi(found) if found else None)
        if reference:
            arxiv = arxiv or str(reference)
        else:
            doi = doi or found or ""
    return arxiv, doi


def _candidates(lines: Sequence[_Line]) -> Iterator[str]:
    left = _MAX_TRIED
    for line in lines:
        plain = pasted.MARKS.sub("", line.text)
        within = [match["address"] for match in _LINK.finditer(line.text)]
        for tried in (line.text, plain, *within, *plain.split())[:left]:
            yield tried
            left -= 1


def _where(file: str, lines: Sequence[_Line], library: Library) -> tuple[str, tuple[Problem, ...]]:
    """Return the venue and year that are named, as ids and names or in the manner of bibliographies."""
    said = next((line for line in lines if line.text), None)
    year = _year(said.text) if said else ""
    if not said or not year:
        value = said.text if said else ""
        return "", (Problem.at(_place(file, lines), "issue-venue", value=value),)
    name = " ".join(re.sub(r"[^\w&+]+", " ", said.text.replace(year, " ", 1)).split())
    venues = library.vocabularies["venues"]
    found = venue_index.VenueIndex.of(library.venues).find(said.text)
    venue = venues.find(name) or (found.venue if found and not found.is_side_event else None)
    if venue is None:
        place = Place(file, said.number)
        return "", (Problem.at(place, "unknown-venue", **venues.unknown(name, Suggestions())),)
    return f"{venue}/{year}", ()


def _year(said: str) -> str:
    """Return the first year that is written out, or else the one of ``ISMIR'17``."""
    if written := venue_index.YEAR.search(said):
        return written[0]
    years = venue_index.years(said)
    return str(years.pop()) if len(years) == 1 else ""


def _place(file: str, lines: Sequence[_Line]) -> Place:
    """Return the first line that says something, or else that of the heading."""
    said = next((line for line in lines if line.text), next(iter(lines), None))
    return Place(file, said.number if said else 1)


def _words(lines: Sequence[_Line], lang: Lang) -> Iterator[str]:
    said = [line.text for line in lines if line.text]
    if said:
        yield word(lang, "suggested")
    # A sign before each keeps editors from reading a line as one of their own.
    yield from (f"> {line}" for line in said[:_MAX_WORDS])
    if len(said) > _MAX_WORDS:
        yield "> […]"
