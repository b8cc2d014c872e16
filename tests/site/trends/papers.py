"""An archive of a few years, small enough to be counted by eye, whose tags are called what strangers type."""

from collections.abc import Iterable, Mapping
from typing import Any

from generator.catalog import catalog, links
from generator.catalog.catalog import Catalog
from generator.catalog.neighbours import Neighbourhood
from generator.catalog.trends.word_trends import TextTrend, WordTrend
from generator.metadata.store import Store
from generator.site.archive import Archive
from generator.site.view.names import Names
from generator.site.view.site_facts import Site
from generator.site.view.view import View
from generator.support.languages import BOTH, Lang, Languages
from tests.catalog.libraries import library, paper

HOSTILE = '=HYPERLINK("https://evil.example")</title><script>alert(1)</script>& "한글"'

TAGS: Mapping[str, Mapping[str, Any]] = {
    "nets": {},
    "cnn": {"broader": ["nets"], "name": {"ko": "합성곱 신경망", "en": "CNN"}},
    "rnn": {"broader": ["nets"]},
    "hostile": {"name": {"en": HOSTILE, "ko": HOSTILE}},
    "tempo": {"name": {"ko": "빠르기"}},
    **{tag: {} for tag in ("chords", "beat", "melody", "lyrics", "genre", "mood")},
}

_LISTED = (("cnn", "tempo"), ("rnn", "hostile"), ("chords", "beat"), ("melody", "lyrics"), ("genre", "mood"))

_RISING = WordTrend("transformer", 0, 12, 3.1), WordTrend("한글&<b>", 1, 9, 2.6)
_FALLING = (WordTrend("c++", 9, 0, -2.8),)
WORDS = (TextTrend("title", "listed", 2010, 2013, 2014, 26, 26, _RISING, _FALLING),)


def made(listed: int = 13, years: Iterable[int] = range(2010, 2015)) -> Catalog:
    """Return a catalog of five years with so many listed papers each, and reviews in four."""
    entries = {}
    for year in years:
        for n in range(listed):
            abstract = {"abstract": "Abstract."} if year > 2011 else {}
            entries[f"ismir/{year}/listed-{n}"] = {
                "paper": {"title": f"Listed {n}", **abstract},
                "read": "not-yet",
                "suggested-tags": [*_LISTED[(n + year) % 5]],
            }
        for n in range(year % 5):
            tags = ["cnn", "hostile"] if n % 2 else ["rnn", "tempo"]
            fields: dict[str, Any] = {
                "tags": tags,
                "summary": {"ko": "읽었다."},
                "read": ("full", "talk")[n % 2],
            }
            entries[f"icassp/{year}/reviewed-{n}"] = paper(f"Reviewed {n}", "Ada Lovelace", **fields)
    return catalog.build(library(entries, tags=TAGS), Store())


def archive(found: Catalog) -> Archive:
    """Return an archive, with words that rise and fall."""
    linked = links.build(found)
    return Archive(found, linked, Neighbourhood(found, linked), words={"ko": WORDS, "en": WORDS})


def view(found: Catalog, lang: Lang, languages: Languages = BOTH) -> View:
    """Return what a reader of a language sees a catalog through."""
    return View(Names.of(found, Site(url="https://host.example/repo/"), languages), lang)
