"""Words by which readers look for a record, besides those that it says itself."""

from pathlib import Path

import pytest

from generator.catalog import catalog as catalogs
from generator.entries import reader
from generator.metadata import store
from generator.search import korean, synonyms
from generator.search.synonyms import Synonyms
from generator.support.cache import Cache
from tests.conftest import SAMPLE

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("one_analyser")]


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Synonyms:
    library = reader.read(SAMPLE, "digests")
    lexicon = korean.Lexicon(Cache(tmp_path_factory.mktemp("kept")))
    return Synonyms(catalogs.build(library, store.read(SAMPLE, "digests")), lexicon)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("convolutional neural networks", "컨브넷"),
        ("a convnet for chords", "CNNs"),
        ("합성곱신경망을 쓴다", "convnet"),
        ("컨볼루션 뉴럴 넷으로 푼다", "합성곱신경망"),
        ("음원 분리", "음원분리"),
        ("음원분리를 한다", "분리"),
        ("잡음을 견디는 힘", "견뎌"),
        ("되물었다", "되묻"),
        ("음원 분리", "ㅇㅇㅂㄹ"),
        (r"$\ell_1$-regularised", "ell"),
        ("ℓ1-regularised", "l1"),
        ("CNN방식에 필터를 더했다", "컨브넷"),
        ("Convnet이랑 비슷하다", "합성곱신경망"),
        ("VQ VAE for GPT 4", "VQVAE"),
        ("k means of moods", "kmeans"),
    ],
)
def test_a_text_is_found_by_what_it_means(words: Synonyms, text: str, found: str) -> None:
    assert found in words.of([text], (), ())


def test_an_acronym_is_no_word_in_small_letters(words: Synonyms) -> None:
    assert "context-aware" not in " ".join(words.of(["We recorded cars."], (), ()))
    assert words.of(["Results with CARS."], (), ())


def test_an_author_is_found_by_every_spelling(words: Synonyms) -> None:
    found = words.of([], (), ["haneul-seo"])
    assert {"서하늘", "ㅅㅎㄴ"} <= set(found)
    assert "Brueckner" in words.of([], (), ["jonas-bruckner"])


@pytest.mark.parametrize(
    ("typed", "latin"), [("Þórsson", "Thorsson"), ("Weißmann", "Weissmann"), ("Müller", None)]
)
def test_letters_that_pagefind_does_not_know_are_spelt_out(typed: str, latin: str | None) -> None:
    assert list(synonyms.typeable(typed)) == ([latin] if latin else [])


def test_a_lexicon_keeps_what_was_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lexicon = korean.Lexicon(Cache(tmp_path))
    found = lexicon.words("음악을 추천한다")
    lexicon.save()
    again = korean.Lexicon(Cache(tmp_path))
    monkeypatch.setattr(again, "_analysed", lambda _: pytest.fail("analysed again"))
    assert again.words("음악을 추천한다") == found
    assert "음악" in found
