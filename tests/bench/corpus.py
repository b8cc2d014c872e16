"""The papers that every builder is given: made up, or those of the real archive."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import accumulate, count, groupby
from math import ceil
from pathlib import Path
from random import Random
from types import MappingProxyType
from typing import NamedTuple

import yaml
from anyascii import anyascii

from tests.bench import names, texts
from tests.bench.texts import Both

SEED = 2015

_SIZES = "35 25 59 52 105 114 96 127 109 124 110 133 101 98 106 114 113 97 104 114 115 104 113 103 123 99"

PAPERS_BY_YEAR: Mapping[int, int] = MappingProxyType(
    dict(zip(range(2000, 2026), map(int, _SIZES.split()), strict=True))
)
"""The papers of ISMIR's 26 editions."""

WHOLE_ARCHIVE = sum(PAPERS_BY_YEAR.values())

VOCABULARY = Path(__file__).with_name("tags.yml")
"""The tags that the papers are given: those of this repository when it was first measured."""

REVIEWERS = {
    "minji-kim": Both("김민지", "Minji Kim"),
    "junho-lee": Both("이준호", "Junho Lee"),
    "seoyeon-park": Both("박서연", "Seoyeon Park"),
    "anna-berg": Both("안나 베리", "Anna Berg"),
}

_LINKED = 0.4
"""The part of the notes that link to another paper."""

_PLACES = [
    Both("스페인 말라가", "Málaga, Spain"),
    Both("대한민국 대전", "Daejeon, South Korea"),
    Both("캐나다 몬트리올", "Montréal, Canada"),
    Both("일본 고베", "Kobe, Japan"),
    Both("프랑스 파리", "Paris, France"),
]


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper, and what a reviewer says about it in both languages."""

    venue: str
    year: int
    slug: str
    title: str
    authors: tuple[str, ...]
    abstract: str
    doi: str
    tags: tuple[str, ...]
    reviewer: str
    read: str
    verdict: str
    summary: Both
    note: Both
    """Markdown without links."""
    beside: str | None
    """The id of an earlier paper, to which the note links at its end."""
    arxiv: str | None
    """The id of its preprint, where it has one."""

    @property
    def id(self) -> str:
        """The paper's id, from which all builders make its address."""
        return f"{self.venue}/{self.year}/{self.slug}"

    @property
    def day(self) -> str:
        """When it was published, an ISO date."""
        return f"{self.year}-10-26"


class Tag(NamedTuple):
    """A tag of the vocabulary."""

    name: Both
    broader: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Corpus:
    """All papers, in the order of their editions, and the vocabulary they are tagged from."""

    papers: tuple[Paper, ...]
    tags: Mapping[str, Tag]

    def all_tags(self, paper: Paper) -> tuple[str, ...]:
        """Return a paper's tags and all tags above them: those in whose lists it stands."""
        tags = dict.fromkeys(paper.tags)
        while above := {broader for tag in tags for broader in self.tags[tag].broader} - tags.keys():
            tags |= dict.fromkeys(sorted(above))
        return tuple(tags)

    def editions(self) -> Iterator[tuple[str, int, tuple[Paper, ...]]]:
        """Yield venue, year and papers of each edition."""
        for (venue, year), held in groupby(self.papers, key=lambda paper: (paper.venue, paper.year)):
            yield venue, year, tuple(held)

    @property
    def edited(self) -> Paper:
        """The paper whose summary somebody edits."""
        return self.papers[len(self.papers) // 2]


class _Printed(NamedTuple):
    """What proceedings say of a paper, and what the made-up reviews of it are to be about."""

    title: str
    authors: tuple[str, ...]
    abstract: str
    doi: str
    about: texts.Subject


def generated(papers: int) -> Corpus:
    """Make up a corpus of so many papers.

    Up to the size of the whole archive it is one series of 26 editions. Beyond it, further series like the
    first one follow, with papers and authors of their own and the same tags.
    """
    return _reviewed(_series(papers, Random(SEED)))


def archived(folder: Path) -> Corpus:
    """Read the papers of a folder of ISMIR's ``<year>.json`` files; what reviewers say of them is made up."""
    files = sorted(folder.glob("[12][0-9][0-9][0-9].json"))
    rng = Random(SEED)
    return _reviewed(_Edition("ismir", int(file.stem), tuple(_proceedings(file, rng))) for file in files)


def as_listed(paper: Paper) -> str:
    """Return the file of a paper that nobody reviewed; JSON is YAML as well."""
    known = {"title": paper.title, "authors": paper.authors, "abstract": paper.abstract, "doi": paper.doi}
    said = {key: value for key, value in known.items() if value}
    return json.dumps({"paper": said, "read": "not-yet"}, ensure_ascii=False)


def place(year: int) -> Both:
    """Return where the editions of a year were held."""
    return _PLACES[year % len(_PLACES)]


class _Edition(NamedTuple):
    venue: str
    year: int
    papers: Sequence[_Printed]


def _series(papers: int, rng: Random) -> Iterator[_Edition]:
    everyone, titles, number = names.distinct(rng), set[str](), count(1_410_000)
    share, left = min(1, papers / WHOLE_ARCHIVE), papers
    for series in count(1):
        bylines = names.bylines(rng, everyone)
        for year, size in PAPERS_BY_YEAR.items():
            printed = []
            for _ in range(min(left, ceil(size * share))):
                about = texts.subject(rng)
                title = texts.title(about, titles, rng)
                doi = f"10.5281/zenodo.{next(number)}"
                printed.append(_Printed(title, next(bylines), texts.abstract(about, rng), doi, about))
            left -= len(printed)
            yield _Edition("ismir" if series == 1 else f"series-{series}", year, printed)
            if not left:
                return


def _proceedings(file: Path, rng: Random) -> Iterator[_Printed]:
    for paper in json.loads(file.read_text(encoding="utf-8")):
        authors = [paper["author"]] if isinstance(paper["author"], str) else paper["author"]
        printed = [
            paper["title"],
            *authors,
            paper.get("abstract") or paper.get("Abstract") or "",
            paper["doi"] or "",
        ]
        title, *authors, abstract, doi = (" ".join(text.split()) for text in printed)
        yield _Printed(
            title.removesuffix("."), tuple(dict.fromkeys(authors)), abstract, doi, texts.subject(rng)
        )


def _reviewed(editions: Iterable[_Edition]) -> Corpus:
    """Put slugs to papers, and say of each what a reviewer might."""
    rng = Random(SEED)
    tags = _vocabulary()
    # The most used tag is on a third of the papers; how often the others are used falls as Zipf's law has it.
    weights = list(accumulate(1 / rank for rank in range(2, len(tags) + 2)))
    papers: list[Paper] = []
    for venue, year, held in editions:
        slugs: set[str] = set()
        for printed in held:
            slug = _slug(printed, slugs)
            slugs.add(slug)
            papers.append(
                Paper(
                    venue=venue,
                    year=year,
                    slug=slug,
                    title=printed.title,
                    authors=printed.authors,
                    abstract=printed.abstract,
                    doi=printed.doi,
                    tags=tuple(
                        dict.fromkeys(rng.choices(list(tags), cum_weights=weights, k=rng.randint(1, 5)))
                    ),
                    reviewer=rng.choice(list(REVIEWERS)),
                    read=rng.choice(("full", "partial", "abstract", "poster", "talk")),
                    verdict=rng.choice(("must-read", "interesting", "mixed", "unconvinced")),
                    summary=texts.summary(printed.about),
                    note=texts.note(printed.about, rng),
                    beside=rng.choice(papers).id if papers and rng.random() < _LINKED else None,
                    # Every second one is on arXiv.
                    arxiv=f"1610.{len(papers) // 2:05}" if len(papers) % 2 else None,
                )
            )
    return Corpus(tuple(papers), tags)


def _vocabulary() -> dict[str, Tag]:
    registered = yaml.safe_load(VOCABULARY.read_text(encoding="utf-8"))
    return {
        tag: Tag(Both(**held["name"]), tuple(held.get("broader", ()))) for tag, held in registered.items()
    }


def _slug(printed: _Printed, taken: AbstractSet[str]) -> str:
    """Return a slug as people choose them: the first author's family name and two words of the title."""
    family = printed.authors[0].split()[-1]
    words = [word for word in printed.title.split() if len(word) > 4][:2]
    slug = re.sub("[^a-z0-9]+", "-", anyascii(" ".join([family, *words])).lower()).strip("-")[:60].strip("-")
    return next(name for n in count(1) if (name := slug if n == 1 else f"{slug}-{n}") not in taken)
