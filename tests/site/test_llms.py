"""What is said to language models."""

import re

import pytest

from generator.catalog import catalog, links
from generator.catalog.article import Article
from generator.catalog.neighbours import Neighbourhood
from generator.metadata.store import Store
from generator.site.archive import Archive
from generator.site.beside import file_outline
from generator.site.view.names import Names
from generator.site.view.site_facts import Site
from generator.site.view.view import View
from generator.support.languages import BOTH, Lang, Languages
from tests.catalog.libraries import library, paper

ROOT = "https://host.example/repo/"
TITLE = "A [x](javascript:alert(1)) *paper* on $\\ell_1$ </script> 😀"

LINK = re.compile(r"- \[(?P<name>(?:\\.|[^\\\[\]])+)\]\((?P<url>\S+)\)(?:: (?P<about>.+))?")


def text(lang: Lang, languages: Languages = BOTH) -> str:
    held = library(
        {
            "ismir/2015/a": paper(TITLE, "A", summary={"ko": "요약 & 것들.", "en": "Short.\nOf it."}),
            "ismir/2015/b": paper("Not reviewed", "B"),
            "ismir/2016/seen": {"unidentified": {"ko": "무엇"}, "summary": {"ko": "본 것"}, "read": "poster"},
        },
        venues={"empty": {}},
    )
    guide = Article("guides/one/", {"ko": "하나 [둘]"}, {"ko": ""}, abouts={"ko": "설명"})
    built = catalog.build(held, Store(), (guide,))
    linked = links.build(built)
    archive = Archive(built, linked, Neighbourhood(built, linked))
    view = View(Names.of(built, Site("Digest", ROOT, description="What it *is*."), languages), lang)
    gathered = file_outline.of_each_language(archive, {})
    (made,) = (each.content(view) for each in gathered if each.address == "llms.txt")
    return str(made)


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_it_has_the_form_that_llmstxt_org_asks_for(lang: Lang) -> None:
    heading, empty, quotation, *rest = text(lang).splitlines()
    assert (heading, empty, quotation) == ("# Digest", "", "> What it \\*is\\*.")
    sections = "\n".join(rest).split("\n## ")[1:]
    for section in sections:
        name, empty, *lines = section.rstrip("\n").split("\n")
        assert name
        assert empty == ""
        assert [line for line in lines if not LINK.fullmatch(line)] == []


def test_each_language_names_what_it_has() -> None:
    found = {lang: {m["url"]: m for m in LINK.finditer(text(lang))} for lang in BOTH}
    korean, english = found["ko"], found["en"]
    assert korean.keys() == {
        f"{ROOT}guides/one/",
        f"{ROOT}venues/ismir/",
        f"{ROOT}papers/ismir/2015/a/",
        f"{ROOT}papers/ismir/2016/seen/",
        f"{ROOT}api/papers.json",
        f"{ROOT}api/schema.json",
        f"{ROOT}en/llms.txt",
    }
    assert f"{ROOT}en/guides/one/" not in english
    assert {f"{ROOT}en/papers/ismir/2015/a/", f"{ROOT}api/papers.json", f"{ROOT}llms.txt"} < english.keys()
    assert korean[f"{ROOT}guides/one/"]["name"] == "하나 \\[둘\\]"
    assert korean[f"{ROOT}papers/ismir/2015/a/"]["about"] == "요약 & 것들."
    assert english[f"{ROOT}en/papers/ismir/2015/a/"]["about"] == "Short. Of it."
    assert english[f"{ROOT}en/venues/ismir/"]["about"] == "3 papers"


def test_a_site_in_one_language_names_no_other() -> None:
    assert "Optional" not in text("en", Languages("en"))


def test_nothing_in_a_title_is_markdown() -> None:
    (line,) = (line for line in text("en").splitlines() if "javascript" in line)
    found = LINK.match(line)
    assert found
    assert found["name"] == "A \\[x\\](javascript:alert(1)) \\*paper\\* on ℓ1 \\</script\\> 😀"
