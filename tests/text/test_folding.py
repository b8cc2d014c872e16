"""Texts as they are compared."""

import pytest

from generator.text.names.folding import folded, folded_title, hyphenated, romanised


@pytest.mark.parametrize("typed", ["Multi-task learning", "multitask_Learning", "Ｍulti‐TASK learning"])
def test_a_name_is_known_however_it_is_spaced(typed: str) -> None:
    assert folded(typed) == "multitasklearning"


def test_names_that_differ_in_signs_or_letters_are_two() -> None:
    assert len({*map(folded, ("C", "C++", "C#"))}) == 3
    assert folded("Müller") != folded("Muller")


def test_titles_are_the_same_without_punctuation_and_diacritics() -> None:
    assert folded_title("A Café: the “Study”") == folded_title("A cafe — The study.")
    assert folded_title("음원 분리") == folded_title("음원분리") != folded_title("음원 합성")


@pytest.mark.parametrize(
    ("name", "latin"), [("SCHLÜTER", "schluter"), ("d'Avila", "davila"), ("최근우", "choegeunu")]
)
def test_people_are_spelt_in_latin_letters(name: str, latin: str) -> None:
    assert romanised(name) == latin


def test_an_address_keeps_the_script_that_people_type() -> None:
    assert hyphenated(" 합성곱 신경망 (CNN)_2!") == "합성곱-신경망-cnn-2"
