"""The file of former ids, by which scripts read what readers kept."""

import json

from generator.catalog import catalog, links
from generator.catalog.neighbours import Neighbourhood
from generator.metadata.store import Store
from generator.site.archive import Archive
from generator.site.beside.former_ids import FormerIds
from generator.site.view.names import Names
from generator.site.view.site_facts import Site
from generator.site.view.view import View
from tests.catalog.libraries import library, paper


def test_it_leads_from_each_id_of_before_to_that_of_today_but_from_none_that_is_in_use() -> None:
    built = catalog.build(
        library(
            {
                "ismir/2015/a": paper("A", formerly=["ismir/2014/a", "dafx/2014/a", "ismir/2015/b"]),
                "ismir/2015/b": paper("B"),
                "jasa/2015/c": paper("C"),
            },
            venues={"ismir": {"formerly": ["music-ir", "jasa", "icassp"]}, "icassp": {}},
            tags={"cnn": {"formerly": ["convnet", "rnn"]}, "rnn": {}},
        ),
        Store({}),
        (),
    )
    linked = links.build(built)
    facts = FormerIds.of(Archive(built, linked, Neighbourhood(built, linked)))
    held = facts.content(View(Names.of(built, Site("Digest", "https://example.org/")), "ko"))
    assert json.loads(held) == {
        "tag": {"convnet": "cnn"},
        "venue": {"music-ir": "ismir"},
        "paper": {"ismir/2014/a": "ismir/2015/a", "dafx/2014/a": "ismir/2015/a"},
    }
