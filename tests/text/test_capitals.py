"""Titles in nothing but capitals."""

import pytest

from generator.text.capitals import lowered, lowered_name
from tests.tables import by_row


@by_row(
    ("title", "expected"),
    [
        ("DEEP LEARNING FOR MUSIC", "Deep learning for music"),
        ("A STUDY OF MIR WITH CNN, LSTM AND VGG16", "A study of MIR with CNN, LSTM and VGG16"),
        (
            "NON-NEGATIVE MATRIX FACTORISATION (NMF): A REVIEW",
            "Non-negative matrix factorisation (NMF): A review",
        ),
        ("LISTENING TO LOUDNESS (LOUD) IN 3D", "Listening to loudness (LOUD) in 3D"),
        ("WHAT'S NEXT? THE USER'S VOICE", "What's next? The user's voice"),
        ("ÉTUDE SUR LA MUSIQUE", "Étude sur la musique"),
        ("ON $\\ell_1$ NORMS AND $X$", "On $\\ell_1$ norms and $X$"),
        ("END-TO-END SPEECH – A SURVEY", "End-to-end speech – A survey"),
        ("Deep Learning for MUSIC", "Deep Learning for MUSIC"),
        ("BPR", "BPR"),
        ("WAVENET 2", "WAVENET 2"),
        ("CNN 기반 음악 분류", "CNN 기반 음악 분류"),
        ("", ""),
    ],
)
def test_only_what_is_all_capitals_becomes_a_sentence(title: str, expected: str) -> None:
    assert lowered(title) == expected


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("SHAUN O'NEIL", "Shaun O'Neil"),
        ("SAMMY DAVIS JR.", "Sammy Davis Jr."),
        ("JEAN-PIERRE D'ANGELO", "Jean-Pierre D'Angelo"),
        ("ŁUKASZ GÓMEZ GUTIÉRREZ", "Łukasz Gómez Gutiérrez"),
        ("KIM MINJI (김민지)", "Kim Minji (김민지)"),
        ("MINJI KIM (KAIST)", "Minji Kim (KAIST)"),
        ("Gerhard WIDMER", "Gerhard Widmer"),
        ("LEE MJ", "Lee MJ"),
        *((name, name) for name in ("Wei LI", "Lee MJY", "DJ Shadow", "Anna Kim III", "LG AI Research", "")),
    ],
)
def test_names_in_capitals_are_as_they_are_printed(typed: str, printed: str) -> None:
    assert lowered_name(typed) == printed


def test_every_word_is_seen_once() -> None:
    assert lowered("MUSIC: " * 5_000) == "Music: " * 5_000
