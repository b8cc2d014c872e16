"""Papers as lists of proceedings name them: facts, cleaned of what bibliographies leave on them.

What a list says of one paper is checked like what a person types. What is wrong is reported with the line
of the paper and left out; a paper without a title or a year is reported and left out.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

from pydantic import ValidationError

from generator.entries.format.entry import Model, Paper
from generator.entries.format.registry import Edition
from generator.metadata import abstracts
from generator.metadata.readable import NO_PAGES, entitled, line
from generator.problems.problem import Place, Problem
from generator.text.characters import LATIN
from generator.text.identifiers import ArxivRef, arxiv_of, doi_of
from generator.text.names import besides
from generator.text.names.groups import GROUP
from generator.text.names.name_parts import in_order, unspaced
from generator.text.names.two_scripts import in_two_scripts
from generator.text.placeholders import is_unsaid

M = TypeVar("M", bound=Model)

_AFFILIATED = re.compile(r"(?P<name>[^()]+?) ?\((?P<affiliation>.+)\)")
YEAR_IN_TEXT = re.compile(r"(?<![0-9])(?:1[6-9]|20)[0-9]{2}(?![0-9])")
"""A year that papers may be of: journals are as old as 1665."""

_DASHES = re.compile(r"\s*[-‐-―]+\s*")
_PDF = re.compile(r"\.pdf(?:[?#]|$)", re.IGNORECASE)
_DOI_PAGE = re.compile(r"https?://(?:(?:dx|www)[.-])?doi[.-]org(?:\.[a-z0-9.-]+)?/", re.IGNORECASE)
"""The resolver, by a library's own way to it too."""

_ARXIV_PAGE = re.compile(r"https?://(?:www\.|export\.)?arxiv\.org/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ListedPaper:
    """One paper of a list."""

    place: Place
    """Where the list names it."""
    venue: str
    year: int
    paper: Paper
    arxiv: ArxivRef | None = None
    is_preprint: bool = False
    """Whether the list names no venue but arXiv."""

    @property
    def title(self) -> str:
        """The title, which every listed paper has."""
        return self.paper.title or ""

    def with_ids_of(self, other: "ListedPaper") -> "ListedPaper":
        """Return this with ids that only another record of the same paper has."""
        doi = self.paper.doi or other.paper.doi
        paper = self.paper.model_copy(update={"doi": doi}) if doi != self.paper.doi else self.paper
        return replace(self, arxiv=self.arxiv or other.arxiv, paper=paper)


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list holds, in its order, and what is wrong with it."""

    papers: tuple[ListedPaper, ...] = ()
    problems: tuple[Problem, ...] = ()
    count: int = 0
    """How many papers the list names, those too of which too little can be read."""
    editions: Mapping[tuple[str, int], Edition] = field(default_factory=dict)
    """Editions by venue and year, where the list has facts about them."""


def joined(listings: Iterable[Listing]) -> Listing:
    """Return several lists as one."""
    lists = tuple(listings)
    return Listing(
        tuple(paper for listing in lists for paper in listing.papers),
        tuple(problem for listing in lists for problem in listing.problems),
        sum(listing.count for listing in lists),
        {key: edition for listing in lists for key, edition in listing.editions.items()},
    )


@dataclass(frozen=True, slots=True)
class Facts:
    """What a list says of one paper, in plain words; empty where it says nothing."""

    title: str
    authors: tuple[str, ...]
    year: str
    abstract: str = ""
    published: str = ""
    doi: str = ""
    pages: str = ""
    track: str = ""
    """The part of the programme, such as a session."""
    arxiv: ArxivRef | None = None
    """The arXiv id, where it is given otherwise than as a DOI or an address."""
    addresses: tuple[str, ...] = ()
    """Where the paper lies, the address of a PDF or of a page, in any order."""
    links: tuple[tuple[str, str], ...] = ()
    """Other kinds of links, as an entry calls them, and their addresses."""

    @property
    def reference(self) -> ArxivRef | None:
        """The arXiv id, whether given as such, as DOI or as address."""
        return self.arxiv or next(filter(None, map(arxiv_of, (self.doi, *self.addresses))), None)

    def listed(self, place: Place, venue: str) -> tuple[ListedPaper | None, list[Problem]]:
        """Make a paper of an edition; None where too little is known of it."""
        title = entitled(self.title)
        year = YEAR_IN_TEXT.search(unicodedata.normalize("NFKC", self.year))
        if not title:
            return None, [Problem.at(place, "import-no-title")]
        if not year:
            return None, [Problem.at(place, "import-no-year", title=title, value=self.year)]
        if int(year[0]) > date.today().year + 1:  # noqa: DTZ011 # a year here; issues are ahead by one
            return None, [Problem.at(place, "import-year-to-come", title=title, value=year[0])]
        people, problems = _people(place, self.authors)
        doi = "" if is_unsaid(self.doi) else line(self.doi)
        doi = doi or next(filter(None, map(doi_of, self.addresses)), "")
        pages = _DASHES.sub("-", line(unicodedata.normalize("NFKC", self.pages)))
        data: dict[str, Any] = {
            "title": title,
            "authors": people,
            "abstract": abstracts.mended(self.abstract),
            "published": line(self.published),
            "doi": "" if arxiv_of(doi) else doi,
            "pages": "" if NO_PAGES.fullmatch(pages) else pages,
            "track": line(self.track),
            "links": _links(map(line, self.addresses)) | dict(self.links),
        }
        paper, wrong = checked(Paper, place, {key: value for key, value in data.items() if value})
        if not paper.title:
            return None, [*problems, *wrong]
        return ListedPaper(place, venue, int(year[0]), paper, self.reference), [*problems, *wrong]


def _people(place: Place, names: Iterable[str]) -> tuple[list[dict[str, str]], list[Problem]]:
    people: dict[tuple[str, ...], dict[str, str]] = {}
    problems: dict[Problem, None] = {}
    for name in in_order(name for name in names if not besides.is_nobody(name)):
        person = _affiliated(name) or {"name": name}
        person["name"] = unspaced(person["name"])
        if people.setdefault(tuple(person.values()), person) is not person:
            problems[Problem.at(place, "import-author-twice", value=name)] = None
    return list(people.values()), list(problems)


def _affiliated(name: str) -> dict[str, str] | None:
    """Return a name and what stands in brackets behind it, unless that is the name in another script."""
    match = None if in_two_scripts(name) else _AFFILIATED.fullmatch(name)
    is_known = match and (LATIN.search(match["affiliation"]) or GROUP.search(match["affiliation"]))
    return match.groupdict() if match and is_known else None


def _links(addresses: Iterable[str]) -> dict[str, str]:
    links: dict[str, str] = {}
    for address in addresses:
        if address.startswith(("http://", "https://")) and not _DOI_PAGE.match(address):
            links.setdefault("pdf" if _PDF.search(address) else "page", address)
    return {kind: url for kind, url in links.items() if not _ARXIV_PAGE.match(url)}


def checked(model: type[M], place: Place, data: dict[str, Any]) -> tuple[M, list[Problem]]:
    """Check facts as if they had been typed; what is wrong is reported and left out of ``data``.

    Raises ValidationError where something is missing without which there is nothing.
    """
    problems: list[Problem] = []
    while True:
        try:
            return model.model_validate(data), problems
        except ValidationError as error:
            for found in error.errors(include_url=False):
                code, values, name = found["type"], found.get("ctx", {}), str(found["loc"][0])
                if code == "too_long":  # pydantic's own: a list beyond its limit
                    problems.append(Problem.at(place, "too-many-items", limit=values["max_length"]))
                    data[name] = data[name][: values["max_length"]]
                elif name not in data:
                    raise
                else:
                    problems.append(Problem.at(place, code, **values))
                    data.pop(name)
