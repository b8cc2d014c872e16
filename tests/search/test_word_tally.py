"""The words of texts, as search takes them apart."""

from pathlib import Path

import pytest

from generator.catalog import catalog, links
from generator.catalog.neighbours import Neighbourhood
from generator.catalog.trends.word_trends import FEWEST_TEXTS, TextTrend
from generator.metadata.store import Store
from generator.search.korean import Lexicon
from generator.search.records import records
from generator.search.word_tally import WordTally, english
from generator.site.archive import Archive
from generator.site.view.names import Names
from generator.site.view.site_facts import Site
from generator.site.view.view import View
from generator.support.cache import Cache
from generator.support.languages import Lang
from tests.catalog.libraries import library, paper
from tests.search.test_records import Silent


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We use Self-Supervised networks", ["self-supervised", "network"]),
        ("lyrics, bass and analyses of a corpus", ["lyrics", "bass", "analysis", "corpus"]),
        ("wav2vec, MP3s; 2015 and 3D", ["wav2vec", "mp3"]),
        ("음원 분리 with CNNs이다", ["cnn"]),
        ("GPUs, GPU; CLASSES, class; Matrices, matrix; queries", ["gpu", "class", "matrix", "query"]),
        ("CDs and DJs, uses of ones", ["cds", "djs"]),
        (
            "\ufb01lters and \uff46ilter, so\u00adfter sof\u00ad\nter, Waves\u2122",
            ["filter", "softer", "wave"],
        ),
        ("don’t, isn't; CNN’s bands' can’t-miss", ["cnn", "band", "miss"]),
        ("<script>alert(1)</script>", ["script", "alert"]),
    ],
)
def test_english_words_are_those_that_tell_something(text: str, words: list[str]) -> None:
    assert list(english(text)) == words


def trends(lang: Lang, lexicon: Lexicon | None) -> list[TextTrend]:
    """Return what is told of an archive whose later reviews speak of other things than the earlier ones."""
    entries = {
        f"ismir/{year}/p{n}": paper(
            "Deep chords" if year == 2020 else "Shallow chords",
            abstract="Abstractly.",
            notes=[
                {"by": "minji", "ko": "음원 분리를 본다.", "en": "Separation."}
                if year == 2020
                else {"by": "minji", "ko": "화음을 센다."}
            ],
        )
        for year in (2010, 2020)
        for n in range(FEWEST_TEXTS)
    }
    for entry in entries.values():
        entry["paper"]["abstract"] = entry.pop("abstract")
    built = catalog.build(library(entries), Store({}))
    linked = links.build(built)
    tally = WordTally(lexicon)
    archive = Archive(built, linked, Neighbourhood(built, linked))
    records(archive, View(Names.of(built, Site()), lang), {}, Silent(), tally)
    return tally.trends()


@pytest.mark.slow
@pytest.mark.usefixtures("one_analyser")
def test_korean_nouns_and_english_words_of_texts_in_the_readers_language(tmp_path: Path) -> None:
    title, note = trends("ko", Lexicon(Cache(tmp_path)))
    assert (title.kind, note.kind, note.group, note.split) == ("title", "note", "reviewed", 2020)
    assert [word.word for word in title.rising] == ["deep"]
    assert [word.word for word in title.falling] == ["shallow"]
    assert {word.word for word in note.rising} == {"음원", "분리", "음원분리"}
    assert {word.word for word in note.falling} == {"화음"}


def test_what_is_said_in_the_other_language_alone_is_not_counted_and_korean_needs_its_analyser() -> None:
    assert [found.kind for found in trends("en", None)] == ["title"]
    assert [found.kind for found in trends("ko", None)] == ["title"]
