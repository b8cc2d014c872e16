"""Print how well search finds what readers type: ``python -m tests.bench.search [--apart] [--listed 2593]``.

Tune without ``--apart``: those queries, and the studies that answer them, are for the end only.
"""

import argparse
import json
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

import yaml
from playwright.sync_api import Page, sync_playwright

from generator.search import korean, pagefind, pagefind_index
from generator.search.archive_words import CatalogNames
from generator.search.bundle import FOLDER
from generator.search.records import Record
from generator.support.cache import Cache
from generator.support.languages import LANGS, Lang
from tests.bench.search.library import ROOT, read
from tests.bench.search.measures import TEN, Quality, recall
from tests.bench.search.studies import HERE, relevant
from tests.browser import chromium
from tests.browser.server import Server

ENGINES = ("ours", "pagefind", "lunr")

CACHE = ROOT / ".cache" / "digest" / "bench"

_PAGE = (
    '<!doctype html><html lang="{lang}"><meta charset="utf-8"><link rel="icon" href="data:,"><title>.</title>'
    '<script type="module" src="engines.js"></script>'
)
_MATERIAL = Path(str(files("material").joinpath("templates", "assets", "javascripts")))


@dataclass(frozen=True, slots=True)
class Query:
    """What a reader types, of which kind that is, and the addresses that answer it."""

    category: str
    text: str
    answers: frozenset[str]


def main() -> None:
    """Run the queries of both languages against all engines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--apart", action="store_true", help="the queries that are set apart")
    parser.add_argument("--listed", type=int, default=0, help="so many papers that nobody reviewed")
    parser.add_argument("--lang", choices=LANGS, action="append")
    parser.add_argument("--engine", choices=ENGINES, action="append")
    chosen = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        found, facts, vocabulary = read(
            folder, korean.Lexicon(Cache(CACHE)), apart=chosen.apart, listed=chosen.listed
        )
        site = folder / "site"
        _build(found, vocabulary, site)
        executable = chromium.find()
        with Server(site) as server, sync_playwright() as playwright:
            Thread(target=server.serve_forever, daemon=True).start()
            browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
            for lang in chosen.lang or LANGS:
                queries = _queries(lang, facts, apart=chosen.apart)
                page = browser.new_page()
                page.goto(f"{server.url()}{lang}.html")
                hits = {
                    engine: _asked(page, engine, queries, server.url()) for engine in chosen.engine or ENGINES
                }
                _print(lang, len(found[lang]), queries, hits)
            browser.close()
            server.shutdown()


def _queries(lang: Lang, facts: Mapping[str, set[str]], *, apart: bool) -> list[Query]:
    file = HERE / f"{'apart' if apart else 'queries'}-{lang}.yml"
    listed = yaml.safe_load(file.read_text(encoding="utf-8"))
    found = [
        Query(category, str(text), relevant(asked, facts))
        for category, queries in listed.items()
        for text, asked in queries
    ]
    for query in found:
        if not query.answers:
            raise ValueError(f"Nothing answers {query.text!r} in {file.name}.")
    return found


def _build(found: Mapping[Lang, Sequence[Record]], vocabulary: CatalogNames, site: Path) -> None:
    program = pagefind.binary(ROOT)
    shutil.copytree(ROOT / "generator/site/assets", site / "assets")
    shutil.copytree(_MATERIAL / "lunr", site / "assets" / "javascripts" / "lunr")
    (site / "assets" / "javascripts" / "workers").mkdir()
    worker = next((_MATERIAL / "workers").glob("search.*.min.js"))
    shutil.copy(worker, site / "assets" / "javascripts" / "workers" / "search.js")
    shutil.copy(HERE / "engines.js", site)
    (site / "lunr").mkdir()
    for lang, records in found.items():
        bundles = {
            FOLDER: pagefind_index.bundle(records, lang, program, Cache(CACHE), vocabulary).files,
            "plain": pagefind.indexed(map(_plain, records), lang, program),
        }
        for folder, bundle in bundles.items():
            for file, content in bundle:
                path = site / folder / lang / file
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
        (site / "lunr" / f"{lang}.json").write_text(json.dumps(_lunr(records, lang)), encoding="utf-8")
        (site / f"{lang}.html").write_text(_PAGE.format(lang=lang), encoding="utf-8")


def _plain(record: Record) -> dict[str, object]:
    """Return a record as Pagefind makes it of a page by itself."""
    return {"url": record.url, "content": _shown(record), "meta": {"title": record.meta["title"]}}


def _shown(record: Record) -> str:
    """Return all that a page shows of a record besides its title."""
    return " ".join([*(record.meta.get(name, "") for name in ("authors", "venue", "tags")), record.texts])


def _lunr(records: Iterable[Record], lang: Lang) -> dict[str, object]:
    """Return an index as Material's plugin writes it with its defaults for a language."""
    fields = {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1000000.0}}
    pipeline = ["stopWordFilter"] if lang == "en" else []  # for Korean it has no stemmer either
    return {
        "config": {"lang": ["en"], "separator": r"[\s\-]+", "pipeline": pipeline, "fields": fields},
        "docs": [
            {"location": record.url, "title": record.meta["title"], "text": _shown(record)}
            for record in records
        ],
    }


def _asked(page: Page, engine: str, queries: Sequence[Query], root: str) -> list[list[str]]:
    found = page.evaluate(
        "([name, queries]) => measure(name, queries)", [engine, [query.text for query in queries]]
    )
    return [[hit.removeprefix(root).removeprefix("en/").lstrip("/") for hit in hits] for hits in found]


def _print(
    lang: Lang, records: int, queries: Sequence[Query], hits: Mapping[str, Sequence[list[str]]]
) -> None:
    print(f"\n{lang}: {len(queries)} queries over {records} records; recall@{TEN} / MRR@{TEN}\n")
    print(f"{'':16}{'n':>4}" + "".join(f"{engine:>16}" for engine in hits))
    for category in [*dict.fromkeys(query.category for query in queries), "all"]:
        rows = [n for n, query in enumerate(queries) if category in {query.category, "all"}]
        measured = [Quality.of([(found[n], queries[n].answers) for n in rows]) for found in hits.values()]
        figures = "".join(f"{quality.recall:>10.3f} {quality.mrr:.3f}" for quality in measured)
        print(f"{category:16}{len(rows):>4}{figures}")
    for engine, found in hits.items():
        missed = [
            query.text for query, own in zip(queries, found, strict=True) if not query.answers & set(own)
        ]
        print(f"\n{engine} found nothing right for {len(missed)}: {', '.join(missed)}")
    short = [
        f"  {query.category}: {query.text} ({recall(own, query.answers):.2f})"
        for query, own in zip(queries, hits.get("ours", ()), strict=False)
        if recall(own, query.answers) < 1
    ]
    print("\nours, not all of what there is:\n" + "\n".join(short))


if __name__ == "__main__":
    main()
