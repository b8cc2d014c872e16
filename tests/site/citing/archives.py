"""A small archive to cite from."""

from typing import Any

from generator.catalog import links
from generator.catalog.catalog import build
from generator.catalog.neighbours import Neighbourhood
from generator.metadata.store import Store
from generator.site.archive import Archive
from tests.catalog.libraries import library, paper

NOTE = {"by": "minji", "date": "2017-03-14", "en": "Good."}

ENTRIES: dict[str, dict[str, Any]] = {
    "ismir/2015/a": paper("A title", "Ada Lovelace", tags=["cnn"], notes=[NOTE]),
    "ismir/2015/b": paper("B title", tags=["deep"], formerly=["ismir/2015/z"]),
    "ismir/2014/a": paper("A title", tags=[]),
    "ismir/2015/c": {"arxiv": "1412.0001", "read": "not-yet"},
    "ismir/2015/d": {"unidentified": {"en": "A poster."}, "read": "poster", "notes": [NOTE]},
}
ENTRIES["ismir/2015/a"]["paper"]["abstract"] = "We show."


PEOPLE = {"minji": {"name": {"en": "Minji Kim", "ko": "김민지"}, "reviewer": True}}


def archive() -> Archive:
    catalog = build(
        library(ENTRIES, tags={"deep": {}, "cnn": {"broader": ["deep"]}, "rnn": {}}, people=PEOPLE), Store()
    )
    linked = links.build(catalog)
    return Archive(catalog, linked, Neighbourhood(catalog, linked))
