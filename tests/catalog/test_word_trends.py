"""Which words are told to rise and fall."""

import random

from generator.catalog.trends import word_trends
from generator.catalog.trends.word_trends import FEWEST, FEWEST_TEXTS, MOST, measured


def texts(year: int, *words: tuple[str, int], count: int = 100) -> list[tuple[int, list[str]]]:
    """Return texts of a year, the first so many of which have each word."""
    return [(year, [word for word, number in words if n < number]) for n in range(count)]


def test_what_clearly_more_of_the_later_texts_have_rises() -> None:
    said = [
        *texts(2010, ("old", 40), ("same", 30), ("rare", 0)),
        *texts(2020, ("new", 30), ("same", 33), ("rare", 3)),
    ]
    found = measured("title", "listed", said)
    assert found
    assert (found.first, found.split, found.last, found.earlier, found.later) == (2010, 2020, 2020, 100, 100)
    assert [(word.word, word.earlier, word.later) for word in found.rising] == [("new", 0, 30)]
    assert [(word.word, word.earlier, word.later) for word in found.falling] == [("old", 40, 0)]
    assert found.rising[0].errors > word_trends.CLEAR
    assert word_trends.read(word_trends.written([found])) == (found,)


def test_nothing_is_told_of_too_little() -> None:
    few = FEWEST_TEXTS - 1
    assert measured("note", "reviewed", []) is None
    assert measured("note", "reviewed", texts(2010, ("new", 50))) is None  # one year is no change
    assert measured("note", "reviewed", [*texts(2010, count=few), *texts(2020, ("new", 90))]) is None
    assert measured("note", "reviewed", [*texts(2010), *texts(2020, ("new", FEWEST - 1))]) is None


def test_what_stands_in_every_text_does_not_change() -> None:
    said = [*texts(2010, ("all", 100), ("new", 0)), *texts(2020, ("all", 100), ("new", 40))]
    found = measured("note", "reviewed", said)
    assert found
    assert ([word.word for word in found.rising], found.falling) == (["new"], ())


def test_years_are_divided_where_the_halves_are_most_equal() -> None:
    counts = {2000: 30, 2001: 30, 2005: 30, 2006: 70}
    said = [text for year, n in counts.items() for text in texts(year, ("new", n * (year > 2005)), count=n)]
    found = measured("abstract", "listed", said)
    assert found
    assert (found.split, found.earlier, found.later) == (2006, 90, 70)


def test_of_words_without_a_trend_hardly_any_is_told() -> None:
    chance = random.Random(7)
    words = [f"w{n}" for n in range(400)]
    said = [(year, chance.sample(words, 20)) for year in range(2000, 2020) for _ in range(30)]
    found = measured("title", "listed", said)
    told = (*found.rising, *found.falling) if found else ()
    assert len(told) <= 0.02 * len(words)
    assert len(told) <= 2 * MOST
