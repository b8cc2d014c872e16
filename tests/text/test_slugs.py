"""Slugs of papers, from their first authors and titles."""

import pytest

from generator.entries.format.fields import slug
from generator.text.slugs import MAX_SLUG, RESERVED_SLUGS, entry_slug
from tests.tables import by_row

DAI = ("Wei Dai", "Very Deep Convolutional Neural Networks for Raw Waveforms")


@by_row(
    ("author", "title", "expected"),
    [
        (*DAI, "dai-very-deep-convolutional"),
        ("Schlüter, Jan", "On the Use of Data", "schluter-use-data"),
        ("Ian J. Goodfellow, Jr.", "GANs", "goodfellow-gans"),
        ("Artur S. d'Avila Garcez", "Ranking: A/B–C", "garcez-ranking-b-c"),
        ("Google LLC", "GANs", "google-llc-gans"),
        (
            "Institute of Sound, Vibration and Hearing in Cities",
            "On GANs",
            "institute-of-sound-vibration-and-hearing-gans",
        ),
        ("최근우", "음악 추천", "choegeunu-eumag-chucheon"),
        (None, "What Is It For?", "what-is-it"),
        ("Con", "", "con-2"),
        ("", "\u200b…", "paper"),
    ],
)
def test_a_slug_names_the_first_author_and_the_subject(author: str | None, title: str, expected: str) -> None:
    assert entry_slug(author, title) == expected


def test_papers_of_one_edition_get_slugs_of_their_own() -> None:
    taken: list[str] = []
    for _ in range(6):
        taken.append(entry_slug("Wei Dai", "Deep Nets for Raw Audio", taken))

    assert taken == [
        "dai-deep-nets-raw",
        "dai-deep-nets-raw-audio",
        *(f"dai-deep-nets-raw-{number}" for number in range(2, 6)),
    ]


class Counted(frozenset[str]):
    """Slugs that are taken, and how often somebody asked."""

    asked = 0

    def __contains__(self, slug: object) -> bool:
        self.asked += 1
        return super().__contains__(slug)


def test_the_number_of_a_paper_whose_title_thousands_have_is_found_in_few_steps() -> None:
    taken = Counted(["introduction", *(f"introduction-{number}" for number in range(2, 5_000))])

    assert entry_slug(None, "Introduction", taken) == "introduction-5000"
    assert taken.asked < 50


@pytest.mark.parametrize(
    ("author", "title"),
    [
        ("y" * 500, "x" * 500),
        ("Ada", "word " * 100_000),
        ("Ada", "𒀀" * 10_000),
        *((name, "") for name in sorted(RESERVED_SLUGS)),
    ],
    ids=lambda text: text[:8],
)
def test_whatever_a_paper_is_called_its_slug_can_be_an_id(author: str, title: str) -> None:
    first = entry_slug(author, title)
    second = entry_slug(author, title, {first})

    assert slug(first) == first
    assert slug(second) == second != first
    assert len(second) <= MAX_SLUG
