"""References in words, and what a paper's page shows of them."""

from dataclasses import replace
from typing import Any

import pytest

from generator.catalog.citation import Citation
from generator.entries.format.fields import PartialDate
from generator.site.citing import in_words
from generator.site.page import completed
from generator.site.pages import outline
from generator.site.view.labels import label
from generator.site.view.names import Names
from generator.site.view.site_facts import Site
from generator.site.view.view import View
from generator.support.languages import LANGS, Lang
from generator.text.names.name_parts import name_parts
from tests.site.citing.archives import archive

CITED = Citation(
    key="a/2017/b",
    cited_as="paper-conference",
    title="A title",
    typed="A title",
    authors=tuple(map(name_parts, ("Wei Dai", "최근우", "Sammy Davis Jr."))),
    container="ICASSP 2017",
    date=PartialDate(2017, 3),
    pages="421-425",
    doi="10.1/a",
    arxiv="1610.00087",
    category="cs.SD",
    url="https://doi.org/10.1/a",
    abstract=None,
    keywords=(),
    note=None,
    lang="en",
)


def said(lang: Lang, **fields: Any) -> str:
    return in_words.of_paper(
        replace(CITED, **fields), lang, lambda names, n: label(lang, "cite-more", names=names, n=n)
    )


@pytest.mark.parametrize(
    ("fields", "korean", "english"),
    [
        (
            {},
            "Wei Dai, 최근우, Sammy Davis Jr., “A title,” ICASSP 2017, pp. 421–425, 2017. https://doi.org/10.1/a",
            "Wei Dai, 최근우, and Sammy Davis Jr. 2017. A title. In ICASSP 2017, 421–425. https://doi.org/10.1/a",
        ),
        (
            {"pages": "I-513-I-516", "url": None},
            "Wei Dai, 최근우, Sammy Davis Jr., “A title,” ICASSP 2017, pp. I-513–I-516, 2017.",
            "Wei Dai, 최근우, and Sammy Davis Jr. 2017. A title. In ICASSP 2017, I-513–I-516.",
        ),
        (
            {"authors": (name_parts("최근우"),), "title": "왜?", "pages": "7", "url": None, "note": "데모"},
            "최근우, “왜?”, ICASSP 2017, 데모, p. 7, 2017.",
            "최근우. 2017. 왜? In ICASSP 2017, 데모, 7.",
        ),
        (
            {"authors": (), "cited_as": "article", "container": None, "pages": None},
            "“A title,” arXiv:1610.00087, 2017. https://doi.org/10.1/a",
            "2017. A title. arXiv:1610.00087. https://doi.org/10.1/a",
        ),
        (
            {"authors": CITED.authors[:2], "cited_as": "article-journal", "container": "J", "pages": None},
            "Wei Dai, 최근우, “A title,” J, 2017. https://doi.org/10.1/a",
            "Wei Dai and 최근우. 2017. A title. J. https://doi.org/10.1/a",
        ),
    ],
)
def test_references_are_those_of_each_languages_journals(
    fields: dict[str, Any], korean: str, english: str
) -> None:
    assert (said("ko", **fields), said("en", **fields)) == (korean, english)


def test_of_many_authors_the_first_are_named() -> None:
    authors = tuple(name_parts(f"Ada{number} Lovelace") for number in range(12))
    assert "Ada9 Lovelace 외 2명, “A title,”" in said("ko", authors=authors)
    assert "Ada9 Lovelace, and 2 others. 2017." in said("en", authors=authors)


def content(entry_id: str, lang: Lang) -> str:
    found = archive()
    view = View(Names.of(found.catalog, Site("Digest", "https://example.org/")), lang)
    pages = {facts.address: facts for facts in outline.pages(found, {})}
    return completed(pages[f"papers/{entry_id}/"], view).content


@pytest.mark.parametrize(
    ("lang", "review"),
    [
        (
            "ko",
            "김민지(Minji Kim), “A title” 리뷰, Digest, 2017년 3월 14일. https://example.org/papers/ismir/2015/a/",
        ),
        (
            "en",
            "Minji Kim. Review of “A title”. Digest, 14 March 2017. https://example.org/en/papers/ismir/2015/a/",
        ),
    ],
)
def test_a_paper_and_its_review_are_cited_on_its_page(lang: Lang, review: str) -> None:
    shown = content("ismir/2015/a", lang)
    assert "@inproceedings{ismir/2015/a," in shown
    assert f">{review}</p>" in shown.replace("&#39;", "'")
    for end in ("bib", "ris", "json"):
        assert f'papers/ismir/2015/a/cite.{end}" download="ismir-2015-a.{end}"' in shown


@pytest.mark.parametrize("lang", LANGS)
def test_what_has_no_title_is_cited_as_far_as_it_was_reviewed(lang: Lang) -> None:
    assert "digest-cite" not in content("ismir/2015/c", lang)
    unidentified = content("ismir/2015/d", lang)
    assert "_cite-review" in unidentified
    assert "_cite-paper" not in unidentified
    listed = content("ismir/2014/a", lang)
    assert "_cite-paper" in listed
    assert "_cite-review" not in listed
