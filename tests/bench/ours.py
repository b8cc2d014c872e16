"""The corpus as a project of this repository, without the search index."""

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import indent
from typing import Any

import yaml

from generator.metadata import store, store_folders
from generator.metadata.store import StoredAuthor, StoredPaper, StoredVersion
from tests.bench.contender import Contender, Preview, fill
from tests.bench.corpus import REVIEWERS, VOCABULARY, Corpus, Paper, place

SETTINGS = Path(__file__).with_name("mkdocs.yml")

NAV = [
    {"홈": "index.md"},
    {"학회": "venues/index.md"},
    {"태그": "tags/index.md"},
    {"저자": "authors/index.md"},
]

SITE_URL = "https://bench.example/"


def prepare(corpus: Corpus, root: Path) -> Contender:
    """Write the project below ``root``."""
    for folder in ("digests", "docs"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    shutil.copy(VOCABULARY, root / "digests/tags.yml")
    fill(root, _files(corpus))
    for stored in filter(None, map(_stored, corpus.papers)):
        store.write(root / "digests" / store_folders.FOLDER, stored)
    edited = corpus.edited
    serve = (sys.executable, "-m", "mkdocs", "serve", "--dev-addr", "127.0.0.1:{port}")
    return Contender(
        name="digest",
        root=root,
        build=(sys.executable, "-m", "mkdocs", "build", "--quiet"),
        site=root / "site",
        kept=(root / ".cache",),
        again=True,
        preview=Preview(serve, root / "digests" / f"{edited.id}.yml", f"en/papers/{edited.id}/"),
    )


def settings() -> dict[str, Any]:
    """Return what a site is set to, as far as every MkDocs understands it."""
    said: dict[str, Any] = yaml.safe_load(SETTINGS.read_text(encoding="utf-8"))
    return {"site_name": "Digest", "site_url": SITE_URL, "nav": NAV, **said}


def _files(corpus: Corpus) -> Iterator[tuple[str, str]]:
    plugins = [{"digest": {"search": False, "en": {"nav": {"홈": "Home", "학회": "Venues"}}}}]
    yield "mkdocs.yml", yaml.safe_dump({**settings(), "plugins": plugins}, allow_unicode=True)
    venues = dict.fromkeys(paper.venue for paper in corpus.papers)
    yield (
        "digests/venues.yml",
        "".join(f"{venue}:\n  name: {{ko: {venue.upper()}, en: {venue.upper()}}}\n" for venue in venues),
    )
    yield (
        "digests/people.yml",
        "".join(
            f"{person}:\n  name: {{ko: {name.ko}, en: {name.en}}}\n  reviewer: true\n"
            for person, name in REVIEWERS.items()
        ),
    )
    for venue, year, _ in corpus.editions():
        ko, en = place(year)
        text = f"place:\n  ko: {ko}\n  en: {_quoted(en)}\ndates: {year}-10-26/{year}-10-30\n"
        yield f"digests/{venue}/{year}/edition.yml", text
    for paper in corpus.papers:
        yield f"digests/{paper.id}.yml", entry(paper)


def _stored(paper: Paper) -> StoredPaper | None:
    """Return what arXiv knows of a paper that it has."""
    if not paper.arxiv:
        return None
    version = StoredVersion(
        version=1,
        title=paper.title,
        authors=tuple(StoredAuthor(name=name) for name in paper.authors),
        abstract=paper.abstract or None,
        published=paper.day,
        updated=paper.day,
        primary_category="cs.SD",
        categories=("cs.SD", "eess.AS"),
    )
    return StoredPaper(id=paper.arxiv, latest=version)


def entry(paper: Paper) -> str:
    """Return the file of a paper, as somebody would type it: what arXiv knows is not typed."""
    said = {
        lang: indent(f"{note}\n\n{also} [[{paper.beside}]]." if paper.beside else note, " " * 6)
        for lang, note, also in zip(("ko", "en"), paper.note, ("함께 읽을 논문:", "See also"), strict=True)
    }
    authors = "".join(f"    - {_quoted(author)}\n" for author in paper.authors)
    abstract = f"  abstract: {_quoted(paper.abstract)}\n" if paper.abstract else ""
    doi = f"  doi: {paper.doi}\n" if paper.doi else ""
    printed = f"  title: {_quoted(paper.title)}\n  authors:\n{authors}{abstract}"
    known = f"arxiv: {paper.arxiv}\npaper:\n" if paper.arxiv else f"paper:\n{printed}"
    return f"""\
{known}  published: {paper.day}
{doi}read: {paper.read}
tags: [{", ".join(paper.tags)}]
summary:
  ko: {_quoted(paper.summary.ko)}
  en: {_quoted(paper.summary.en)}
notes:
  - by: {paper.reviewer}
    date: {paper.day}
    verdict: {paper.verdict}
    ko: |
{said["ko"]}
    en: |
{said["en"]}
"""


def _quoted(text: str) -> str:
    """Return a text in double quotes, which YAML has from JSON."""
    return json.dumps(text, ensure_ascii=False)
