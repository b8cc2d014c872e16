"""The corpus as Markdown pages for MkDocs or ProperDocs with Material, the lists written out as pages too."""

import posixpath
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Sized
from dataclasses import dataclass
from pathlib import Path

import yaml

from generator.catalog.identities import author_slug
from generator.site.view.labels import label
from generator.support.languages import BOTH, LANGS, Lang
from tests.bench.contender import Contender, fill
from tests.bench.corpus import REVIEWERS, Corpus, Paper, place
from tests.bench.ours import settings
from tests.bench.texts import Both

MOST_USED = 12
"""How many tags a list of papers names as those used most."""


def prepare(corpus: Corpus, root: Path, engine: str) -> Contender:
    """Write the project below ``root`` for ``engine``: mkdocs or properdocs."""
    config = {**settings(), "plugins": [], "not_in_nav": "*"}
    fill(root, [("mkdocs.yml", yaml.safe_dump(config, allow_unicode=True))])
    papers = {paper.id: paper for paper in corpus.papers}
    for lang in LANGS:
        fill(root / "docs" / BOTH.tree(lang), _Tree(corpus, papers, lang).files())
    return Contender(
        name={"mkdocs": "MkDocs", "properdocs": "ProperDocs"}[engine],
        root=root,
        build=(sys.executable, "-m", engine, "build", "--quiet", "-f", "mkdocs.yml"),
        site=root / "site",
    )


@dataclass(frozen=True, slots=True)
class _Tree:
    """The pages of one language."""

    corpus: Corpus
    papers: Mapping[str, Paper]
    lang: Lang

    def files(self) -> Iterator[tuple[str, str]]:
        tagged: dict[str, list[Paper]] = defaultdict(list)
        written: dict[str, list[Paper]] = defaultdict(list)
        for paper in self.corpus.papers:
            for tag in self.corpus.all_tags(paper):
                tagged[tag].append(paper)
            for author in paper.authors:
                written[author].append(paper)
        yield "index.md", f"# Digest\n\n{self._rows('index.md', self.corpus.papers[-8:])}"
        yield self._counted(
            "tags/index.md", "tags", {_tag(tag): (self._tag(tag), held) for tag, held in tagged.items()}
        )
        for tag, papers in tagged.items():
            yield self._listed(_tag(tag), self._tag(tag), papers)
        yield self._counted(
            "authors/index.md", "authors", {_author(name): (name, held) for name, held in written.items()}
        )
        for author, papers in written.items():
            yield self._listed(_author(author), author, papers)
        venues: dict[str, dict[str, tuple[str, Sized]]] = defaultdict(dict)
        for venue, year, held in self.corpus.editions():
            venues[venue][_edition(venue, year)] = (f"{year}, {self._said(place(year))}", held)
            yield _edition(venue, year), self._edition(venue, year, held)
        yield self._counted(
            "venues/index.md",
            "venues",
            {_venue(venue): (venue, editions) for venue, editions in venues.items()},
        )
        for venue, editions in venues.items():
            yield self._counted(_venue(venue), "editions", editions)
        for paper in self.corpus.papers:
            yield _paper(paper), self._paper(paper)

    def _counted(self, at: str, title: str, pages: Mapping[str, tuple[str, Sized]]) -> tuple[str, str]:
        """Return a page that lists other pages, each with its name and how many papers it holds."""
        lines = (f"- {_link(at, page, name)} {len(held)}" for page, (name, held) in sorted(pages.items()))
        return at, "\n".join([f"# {label(self.lang, title)}\n", *lines])

    def _said(self, text: Both) -> str:
        return text[LANGS.index(self.lang)]

    def _tag(self, tag: str) -> str:
        return self._said(self.corpus.tags[tag].name)

    def _paper(self, paper: Paper) -> str:
        at = _paper(paper)
        doi = f"[DOI](https://doi.org/{paper.doi})\n\n" if paper.doi else ""
        abstract = (
            f'??? abstract "{label(self.lang, "abstract")}"\n\n    {paper.abstract}\n'
            if paper.abstract
            else ""
        )
        edition = _link(at, _edition(paper.venue, paper.year), f"{paper.venue.upper()} {paper.year}")
        return f"""\
---
description: >-
  {self._said(paper.summary)}
---
{edition}

# {paper.title}

{self._authors(at, paper)}

{self._said(paper.summary)}

{self._state(paper)}

{doi}{paper.day}

{self._tags(at, paper.tags)}

## {label(self.lang, "notes")}

{self._said(REVIEWERS[paper.reviewer])}, {paper.day}

{self._note(at, paper)}

{abstract}"""

    def _note(self, at: str, paper: Paper) -> str:
        beside = self.papers.get(paper.beside or "")
        return self._said(paper.note) + (f"\n\n{_link(at, _paper(beside), beside.title)}" if beside else "")

    def _edition(self, venue: str, year: int, papers: Sequence[Paper]) -> str:
        at = _edition(venue, year)
        parts = [f"# {venue.upper()} {year}", self._said(place(year)), self._most_used(at, papers)]
        for number, paper in enumerate(papers, start=1):
            parts += [
                f"## {number} {_link(at, _paper(paper), paper.title)}",
                self._authors(at, paper),
                self._state(paper),
                self._said(paper.summary),
                self._note(at, paper),
                f"— {self._said(REVIEWERS[paper.reviewer])}",
                self._tags(at, paper.tags),
            ]
        return "\n\n".join(parts)

    def _listed(self, at: str, title: str, papers: Sequence[Paper]) -> tuple[str, str]:
        years = Counter(paper.year for paper in papers)
        rows = (" | ".join(map(str, row)) for row in (years, ["---"] * len(years), years.values()))
        table = "\n".join(f"| {row} |" for row in rows)
        return at, "\n\n".join([f"# {title}", self._most_used(at, papers), table, self._rows(at, papers)])

    def _rows(self, at: str, papers: Iterable[Paper]) -> str:
        """Return papers under a heading for each year, newest first."""
        parts, year = [], None
        for paper in sorted(papers, key=lambda paper: -paper.year):
            if paper.year != year:
                year = paper.year
                parts.append(f"## {year}")
            parts += [
                _link(at, _edition(paper.venue, paper.year), f"{paper.venue.upper()} {paper.year}"),
                f"### {_link(at, _paper(paper), paper.title)}",
                self._authors(at, paper),
                self._said(paper.summary),
                self._state(paper),
                self._tags(at, paper.tags[:4]),
            ]
        return "\n\n".join(parts)

    def _most_used(self, at: str, papers: Iterable[Paper]) -> str:
        used = Counter(tag for paper in papers for tag in paper.tags)
        return self._tags(at, [tag for tag, _ in used.most_common(MOST_USED)])

    def _tags(self, at: str, tags: Iterable[str]) -> str:
        return "\n".join(f"- {_link(at, _tag(tag), self._tag(tag))}" for tag in tags)

    def _authors(self, at: str, paper: Paper) -> str:
        return ", ".join(_link(at, _author(author), author) for author in paper.authors)

    def _state(self, paper: Paper) -> str:
        return f"{label(self.lang, f'read-{paper.read}')} {label(self.lang, f'verdict-{paper.verdict}')}"


def _link(at: str, to: str, text: str) -> str:
    """Return a link from one Markdown file to another, as MkDocs wants it."""
    return f"[{text}]({posixpath.relpath(to, posixpath.dirname(at) or '.')})"


def _paper(paper: Paper) -> str:
    return f"papers/{paper.id}.md"


def _tag(tag: str) -> str:
    return f"tags/{tag}.md"


def _author(name: str) -> str:
    return f"authors/{author_slug(name)}.md"


def _venue(venue: str) -> str:
    return f"venues/{venue}/index.md"


def _edition(venue: str, year: int) -> str:
    return f"venues/{venue}/{year}.md"
