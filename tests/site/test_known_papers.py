"""The file of all papers, as the reading list reads it in the browser."""

import json

import pytest

from generator.catalog import catalog, links
from generator.catalog.neighbours import Neighbourhood
from generator.metadata.store import Store
from generator.site.archive import Archive
from generator.site.beside.known_papers import KnownPapers
from generator.site.view import wording
from generator.site.view.names import Names
from generator.site.view.references import PaperLink
from generator.site.view.site_facts import Site
from generator.site.view.view import View
from tests.catalog.libraries import library, paper


def test_it_says_of_each_paper_what_bibliographies_and_readers_know_it_by() -> None:
    built = catalog.build(
        library(
            {
                "ismir/2015/a": {
                    **paper(r"A $\ell_1$ <b>&", "서하늘", "Bo Li", "Cho"),
                    "summary": {"en": "Good."},
                    "arxiv": "1610.00087v2",
                    "formerly": ["ismir/2014/a"],
                },
                "ismir/2015/b": {"paper": {"title": "B", "doi": "10.1000/B"}, "read": "not-yet"},
                "ismir/2015/c": {"unidentified": {"en": "A poster."}, "read": "poster"},
            },
            venues={"ismir": {"formerly": ["music-ir"]}},
        ),
        Store({}),
        (),
    )
    linked = links.build(built)
    facts = KnownPapers.of(Archive(built, linked, Neighbourhood(built, linked)))
    held = facts.content(View(Names.of(built, Site("Digest", "https://example.org/")), "ko"))
    assert json.loads(held) == {
        "papers": [
            ["ismir/2015/a", "A ℓ1 <b>&", 1, "서하늘", 2, "", "1610.00087"],
            ["ismir/2015/b", "B", 0, "", 0, "10.1000/B", ""],
            ["ismir/2015/c", "", 0, "", 0, "", "", {"ko": "A poster", "en": "A poster"}],
        ],
        "former": {
            "ismir/2014/a": "ismir/2015/a",
            **{f"music-ir/2015/{slug}": f"ismir/2015/{slug}" for slug in "abc"},
        },
    }


def test_what_is_known_of_a_paper_is_rendered_once_wherever_it_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held = {"unidentified": {"en": "A poster that is rendered once."}, "read": "poster"}
    built = catalog.build(library({"ismir/2015/a": held}), Store({}), ())
    view = View(Names.of(built, Site("Digest", "https://example.org/")), "en")
    link = PaperLink.of(built.works["ismir/2015/a"])
    first = view.known(link), view.title(link)

    monkeypatch.setattr(wording, "_renderer", lambda: pytest.fail("It is rendered again."))
    assert (view.known(link), view.title(link)) == first
