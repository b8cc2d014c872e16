"""Tags suggested from titles and abstracts."""

import pytest

from generator.entries.format.entry import BilingualText
from generator.entries.format.registry import Tag
from generator.entries.write.suggesting import MAX_SUGGESTED, TagIndex


def tag(en: str, ko: str, *aliases: str, broader: tuple[str, ...] = ()) -> Tag:
    return Tag(name=BilingualText(en=en, ko=ko), aliases=aliases, broader=broader)


INDEX = TagIndex.of(
    {
        "deep-learning": tag("Deep learning", "딥러닝", "neural network", "DL"),
        "cnn": tag(
            "Convolutional neural network", "합성곱 신경망", "CNNs", "컨브넷", broader=("deep-learning",)
        ),
        "end-to-end": tag("End-to-end learning", "종단간 학습", "E2E"),
        "cars-rec": tag("Context-aware recommendation", "상황 인지 추천", "CARS"),
        "loss": tag("Loss", "손실"),
        "one-way": tag("One way", "한쪽", broader=("the-other",)),
        "the-other": tag("The other", "다른 쪽", broader=("one-way",)),
    }
)


@pytest.mark.parametrize(
    ("text", "suggested"),
    [
        ("Very Deep Convolutional Neural Networks", ("cnn",)),
        ("a neural\nnetwork", ("deep-learning",)),
        ("CNN features", ("cnn",)),
        ("An end to end model", ("end-to-end",)),
        ("END–TO–END LEARNING with E2Es", ("end-to-end",)),
        ("How CARS drive cars", ("cars-rec",)),
        ("Music in cars", ()),
        ("lossless", ()),
        ("loss", ("loss",)),
        ("CNN을 쓴 딥러닝", ("cnn",)),
        ("합성곱 신경망으로 배운 손실", ("cnn", "loss")),
        ("컨브넷에서의 손실과", ("loss", "cnn")),
        ("손실률", ()),
        ("one way", ("one-way",)),
        ("", ()),
    ],
)
def test_names_and_aliases_count_as_whole_words(text: str, suggested: tuple[str, ...]) -> None:
    assert set(INDEX.suggest(text)) == set(suggested)


def test_the_most_specific_comes_first_whichever_text_holds_it() -> None:
    assert INDEX.suggest("Loss", "for context-aware recommendation, end-to-end") == (
        "cars-rec",
        "end-to-end",
        "loss",
    )


def test_no_more_are_suggested_than_anybody_would_read() -> None:
    index = TagIndex.of({f"tag{n}": tag(f"Word{n}", f"낱말{n}") for n in range(100)})

    assert len(index.suggest(" ".join(f"word{n}" for n in range(100)))) == MAX_SUGGESTED


@pytest.mark.parametrize("text", ["neural " * 100_000, "가는" * 100_000, "\u0301" * 100_000, "a-" * 100_000])
def test_long_texts_are_read_as_far_as_abstracts_go(text: str) -> None:
    assert INDEX.suggest(text) == ()
