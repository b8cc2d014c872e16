"""Titles in nothing but capitals."""

import pytest

from generator.text.capitals import lowered


@pytest.mark.parametrize(
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


def test_every_word_is_seen_once() -> None:
    assert lowered("MUSIC: " * 5_000) == "Music: " * 5_000
