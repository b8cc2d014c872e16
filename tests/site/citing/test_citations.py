"""The files that cite papers, editions and tags."""

import json
from dataclasses import replace

import pybtex.database

from generator.site.beside import citations
from generator.site.view.names import Names
from generator.site.view.site_facts import Site
from generator.site.view.view import View
from generator.support.languages import Lang
from tests.site.citing.archives import archive


def files(lang: Lang) -> dict[str, str]:
    found = archive()
    view = View(Names.of(found.catalog, Site()), lang)
    return {file.address: file.content(view) for file in citations.gathered(found)}


def test_each_paper_edition_and_tag_has_its_files() -> None:
    cited = {address.rpartition("/")[0] for address in files("ko")}
    assert cited == {
        *("papers/ismir/2014/a", "papers/ismir/2015/a", "papers/ismir/2015/b"),
        *("venues/ismir/2014", "venues/ismir/2015", "tags/cnn", "tags/deep", "tags/rnn"),
    }
    assert len(files("ko")) == 3 * len(cited)


def test_keys_are_the_papers_own_wherever_they_are_cited() -> None:
    keys = {
        address: [*pybtex.database.parse_string(content, "bibtex").entries]
        for address, content in files("ko").items()
        if address.endswith("cite.bib")
    }
    assert keys["venues/ismir/2015/cite.bib"] == ["ismir/2015/a", "ismir/2015/z"]
    assert keys["papers/ismir/2015/b/cite.bib"] == ["ismir/2015/z"]
    of_papers = [key for address, found in keys.items() if address.startswith("papers/") for key in found]
    assert len({*of_papers}) == len(of_papers)


def test_a_tag_cites_what_is_below_it_and_one_without_papers_nothing() -> None:
    found = {address: content for address, content in files("en").items() if address.endswith(".json")}
    assert [item["id"] for item in json.loads(found["tags/deep/cite.json"])] == [
        "ismir/2015/a",
        "ismir/2015/z",
    ]
    assert json.loads(found["tags/rnn/cite.json"]) == []


def test_keywords_are_in_the_language_of_the_tree() -> None:
    korean, english = ({**files(lang)}["papers/ismir/2015/a/cite.ris"] for lang in ("ko", "en"))
    assert "KW  - cnn 태그\n" in korean
    assert "KW  - cnn\n" in english


def test_abstracts_are_in_the_files_of_papers_alone() -> None:
    with_abstract = {address for address, content in files("en").items() if "We show." in content}
    assert with_abstract == {f"papers/ismir/2015/a/cite.{end}" for end in ("bib", "ris", "json")}


def test_what_was_made_once_is_made_anew_for_another_work() -> None:
    found = archive()
    view = View(Names.of(found.catalog, Site()), "en")
    work = found.catalog.works["ismir/2015/a"]
    before = view.cited.entry(work, "csl")
    assert view.cited.entry(work, "csl") is before
    assert view.cited.entry(replace(work, title="Another"), "csl") != before
