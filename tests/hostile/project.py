"""A project of which every field holds what a stranger typed, an entry for each input."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import Any

from PIL import Image

from generator.support import plain_yaml
from tests import projects
from tests.conftest import SAMPLE
from tests.hostile.corpus import ADDRESSES, DOIS, TEXTS

A_YEAR = 32
"""How many entries one edition holds."""

MARKDOWN_ALONE = frozenset(
    (
        "link unknown-entry figure-missing markdown-image-missing markdown-remote-image markdown-too-nested"
    ).split()
)
"""What only Markdown is refused for."""

LINKS = ("pdf", "code", "demo", "video", "slides", "poster", "data", "page")

COMMON = {
    "digests/tags.yml": "cnn:\n  name: {ko: 합성곱 신경망, en: Convolutional network}\n",
    "digests/people.yml": "ada-lovelace:\n  name: {ko: 에이다, en: Ada Lovelace}\n  reviewer: true\n",
    "digests/ismir/2015/features.yml": projects.ENTRY,
    "digests/ismir/2015/park-hpss.yml": projects.ENTRY.replace("features", "separation"),
    "digests/ismir/2015/lee-personas.yml": projects.ENTRY.replace("features", "personas"),
}
"""What texts may lead to, and whose pages show what a page looks like that nobody attacks."""


@dataclass(frozen=True)
class Input:
    """One thing that somebody typed; where nothing is said, the usual stands."""

    id: str
    year: int
    text: str = "plain"
    words: str = ""
    """For fields of one line; where empty, the text."""
    url: str = "https://a.example/"
    doi: str = ""

    @property
    def line(self) -> str:
        """The text as it may stand in a field of one line."""
        return " ".join((self.words or self.text).split())

    @property
    def file(self) -> str:
        """The file of the input's entry."""
        return f"digests/hostile/{self.year}/{self.id}.yml"

    @property
    def files(self) -> Iterator[tuple[str, Any]]:
        """The files that hold the input, and what they say."""
        yield self.file, self._entry
        yield f"digests/.metadata/arxiv/{self._arxiv}.json", self._stored
        yield f"digests/hostile/{self.year}/{self.id}-seen.yml", self._unidentified
        yield f"digests/tags/{self.id}.yml", {**self._registered, "about": both(self.line)}
        yield f"digests/people/{self.id}.yml", {**self._registered, "url": self.url, "reviewer": "true"}

    @property
    def _arxiv(self) -> str:
        return f"1501.{int(self.id.removeprefix('i-')):05}"

    @property
    def _stored(self) -> dict[str, Any]:
        """What arXiv says of the paper, later than the version that was reviewed."""
        latest = {
            "version": 3,
            "title": f"A {self.text}",
            "authors": [{"name": self.text, "affiliation": self.text}],
            "updated": "2020-05-01T00:00:00Z",
            **dict.fromkeys(("abstract", "comment", "journal_ref", "doi", "primary_category"), self.text),
            "categories": [self.text, self.url],
        }
        return {"id": self._arxiv, "latest": latest}

    @property
    def _registered(self) -> dict[str, Any]:
        # The id keeps names apart that are alike once they are folded.
        return {"name": both(f"{self.line} {self.id}"), "aliases": [f"{self.id} {self.line}"]}

    @property
    def _entry(self) -> dict[str, Any]:
        note = {"date": "2015-10-26", **both(self.text)}
        source = {"title": self.line, "url": self.url}
        paper = {
            "title": self.line,
            "authors": [{"name": self.line, "affiliation": self.line}, "Ada Lovelace"],
            "abstract": self.text,
            # A long one would make an entry larger than a file may be.
            "track": self.line[:200].strip() or "Track",
            "published": "2015",
            "pages": self.line,
            "award": both(self.line),
            "links": dict.fromkeys(LINKS, self.url),
            **({"doi": self.doi} if self.doi else {}),
        }
        return {
            "arxiv": f"{self._arxiv}v1",
            "paper": paper,
            "read": "full",
            "tags": ["cnn", self.id],
            "summary": both(self.line),
            "notes": [
                {"by": {"name": self.line, "url": self.url}, **note},
                {"by": "ada-lovelace", "after": self.id, "source": source, **note},
            ],
            "figures": [
                {
                    "file": "poster.jpg",
                    "caption": both(self.line),
                    "alt": both(self.line),
                    "credit": self.line,
                },
                {"url": self.url, "caption": both(self.line)},
            ],
            "related": [
                {"to": "ismir/2015/features", "how": "see-also", "note": both(self.line)},
                *([{"to": self.url, "how": "contrast"}] if self.url.lower().startswith("http") else []),
            ],
            "asks": both(self.text),
        }

    @property
    def _unidentified(self) -> dict[str, Any]:
        return {
            "unidentified": both(self.text),
            "read": "poster",
            "tags": [self.id],
            "summary": both(self.line),
        }


def both(text: str) -> dict[str, str]:
    """Say the same in both languages."""
    return {"ko": text, "en": text}


def inputs() -> list[Input]:
    """Return every input of the corpus."""
    return [
        # A DOI that two entries name would be a mistake.
        Input(f"i-{n:03}", 2001 + n // A_YEAR, text, url=url, doi=DOIS[n] if n < len(DOIS) else "")
        for n, (text, url) in enumerate(zip(TEXTS, cycle(ADDRESSES), strict=False))
    ]


def accepted(held: list[Input], refused: Mapping[str, frozenset[str]]) -> list[Input]:
    """Return the inputs without what is refused: as a line alone, what is refused as Markdown alone."""
    return [
        replace(each, text="plain", words=each.line) if refused.get(each.id) else each
        for each in held
        if refused.get(each.id, MARKDOWN_ALONE) <= MARKDOWN_ALONE
    ]


def files(held: list[Input]) -> dict[str, Any]:
    """Return the files of inputs and of the editions that hold them."""
    written = dict(pair for each in held for pair in each.files)
    for year in {each.year for each in held}:
        written[f"digests/hostile/{year}/edition.yml"] = _edition(
            [each for each in held if each.year == year]
        )
    return written


def _edition(held: list[Input]) -> dict[str, Any]:
    first = held[0]
    return {
        "title": both(f"{first.line} {first.year}"),
        "place": both(first.line),
        "url": first.url,
        "intro": both(first.text),
        "outro": both(first.text),
        "order": [item for each in held for item in (each.id, {"text": both(each.text)})],
    }


def write(root: Path, written: Mapping[str, Any], venue: Input) -> Path:
    """Write a project below ``root``: JSON is YAML, and says exactly what was typed."""
    registry = {
        "ismir": {"name": both("ISMIR")},
        "hostile": {
            "name": both(venue.line),
            "full": both(venue.line),
            "aliases": [f"{venue.line} {venue.id}", "가" * 10_000],
            "about": both(venue.line),
            "url": venue.url,
        },
    }
    said = {**written, "digests/venues.yml": registry, "mkdocs.yml": config()}
    projects.write(
        root, **COMMON, **{path: json.dumps(what, ensure_ascii=False) for path, what in said.items()}
    )
    for folder in {Path(path).parent for path in written if path.startswith("digests/hostile/")}:
        Image.new("RGB", (64, 48), "navy").save(root / folder / "poster.jpg")
    return root


@cache  # many projects are written, all with the same
def config() -> dict[str, Any]:
    """Return the small project's settings with the sample's looks."""
    looks = plain_yaml.values((SAMPLE / "mkdocs.yml").read_text(encoding="utf-8"))
    return {**plain_yaml.values(projects.CONFIG), "theme": looks["theme"]}
