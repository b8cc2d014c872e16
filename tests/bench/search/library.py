"""What the bench searches: the site's own content and the studies, as records in both languages."""

import shutil
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import markdown
import yaml

from generator.build import project
from generator.catalog.catalog import Catalog
from generator.search import korean
from generator.search.archive_words import CatalogNames
from generator.search.records import Record, records
from generator.search.synonyms import Synonyms
from generator.site import address
from generator.site.view.site_facts import Site
from generator.support.languages import LANGS, Lang
from tests.bench import corpus
from tests.bench.search.studies import Study, people, studies

ROOT = Path(__file__).parents[3]


def read(
    folder: Path, lexicon: korean.Lexicon, *, apart: bool, listed: int
) -> tuple[dict[Lang, list[Record]], dict[str, set[str]], CatalogNames]:
    """Return all records of each language, the addresses of which each fact is true, and the vocabulary.

    So many papers are beside the studies that are only ``listed``: of these nothing is known to be true.
    """
    digests = folder / "digests"
    shutil.copytree(ROOT / "digests", digests)
    made = studies(frozenset(_yaml(digests / "tags.yml")), apart=apart)
    for study in made:
        file = digests / f"{study.id}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        _write(file, study.entry)
    for paper in corpus.generated(listed).papers if listed else ():
        file = digests / f"{paper.id}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(corpus.as_listed(paper), encoding="utf-8")
    _write(digests / "people.yml", {**_yaml(digests / "people.yml"), **people(apart=apart)})
    sites = {lang: Site() for lang in LANGS}
    found = project.read(folder, "digests", ROOT / "docs", sites, drafts=False)
    catalog = found.catalog
    words = Synonyms(catalog, lexicon)
    found_records = {
        lang: list(
            records(
                found.archive,
                found.views[lang],
                {
                    article.address: markdown.markdown(article.texts[lang])
                    for article in catalog.articles
                    if lang in article.texts
                },
                words,
            )
        )
        for lang in LANGS
    }
    lexicon.save()
    return found_records, _facts(catalog, made), CatalogNames.of(catalog)


def _facts(catalog: Catalog, made: list[Study]) -> dict[str, set[str]]:
    true: dict[str, set[str]] = defaultdict(set)
    for tag, works in catalog.tagged.items():
        true[tag] |= {address.paper(work.id) for work in works}
    for study in made:
        above = {tag for fact in study.facts for tag in catalog.above.get(fact, ())}
        for fact in study.facts | above:
            true[fact].add(address.paper(study.id))
    for work in catalog.works.values():
        own = {f"venue:{work.venue}", f"venue:{work.venue}/{work.year}", f"verdict:{work.verdict}"}
        for fact in (*own, f"read:{work.reading}"):
            true[fact].add(address.paper(work.id))
    for author in catalog.authors.values():
        true[f"author:{author.id}"] |= {address.paper(work.id) for work in author.works}
    for work in catalog.works.values():
        true[f"={work.id}"] = {address.paper(work.id)}
    for article in catalog.articles:
        true[f"={article.address.rstrip('/')}"] = {article.address}
        for tag in article.tags:
            true[tag].add(article.address)
    return true


def _yaml(file: Path) -> dict[str, object]:
    return dict(yaml.safe_load(file.read_text(encoding="utf-8")))


def _write(file: Path, content: Mapping[str, object]) -> None:
    file.write_text(yaml.safe_dump(dict(content), allow_unicode=True, sort_keys=False), encoding="utf-8")
