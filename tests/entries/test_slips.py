"""Slips in single texts, and what only looks like one."""

import pytest

from generator.entries.checks.slips import is_english, is_korean, marked_up
from generator.text.placeholders import is_left
from tests.tables import by_row

LEFT = (
    *(
        "…",
        "...",
        "⋯",
        "—",
        "?",
        "TODO",
        "todo",
        "(TODO)",
        "TODO: explain the loss",
        "TBD.",
        "TBA",
        "FIXME",
        "XXX",
    ),
    *(
        "TITLE HERE",
        "Summary goes here",
        "write your summary here",
        "[Your Title]",
        "<title>",
        "Add a summary",
    ),
    *(
        "lorem ipsum dolor sit amet",
        "placeholder",
        "to be added",
        "coming soon",
        "N/A",
        "Author Name",
        "your-id",
    ),
    *(
        "여기에 …",
        "여기에 요약",
        "여기에 내용을 입력하세요",
        "여기에 요약을 써 주세요",
        "제목을 입력해 주세요",
    ),
    *("(추후 작성)", "번역 중", "요약 작성 중입니다", "추가 예정", "미정", "[제목]", "ㅁㄴㅇㄹ"),
)

SAID = (
    *(
        "Title",
        "A",
        "$x$",
        "Todo lists help.",
        "To do or not to do",
        "Notes on a theme",
        "5",
        "C++",
        "👍",
        "!?가",
    ),
    *(
        "Here goes nothing",
        "The names of authors",
        "Placeholder tokens in language models",
        "Abstract syntax trees",
    ),
    *(
        "요약",
        "제목",
        "여기에 잔차를 더했다.",
        "여기에 씁니다",
        "추후 연구가 필요하다.",
        "추가 실험",
        "왜 그런지 설명해 주세요",
    ),
)


@by_row("text", LEFT)
def test_what_holds_a_place_is_no_text(text: str) -> None:
    assert is_left(text)


@by_row("text", [*SAID, "", "…" * 10_000])
def test_what_says_something_is_text(text: str) -> None:
    assert not is_left(text)


@pytest.mark.parametrize(
    "text",
    [
        "This is an English text put under the wrong key.",
        "Good paper.",
        "We propose a model",
        "Very deep networks for raw waveforms",
        "The formula $x + y$ and `code` are set aside.",
        "This is a note on the word 정 and on how it is used in the lyrics that were in the corpus.",
    ],
)
def test_english_prose_is_told_from_what_korean_takes_over(text: str) -> None:
    assert is_english(text)
    assert not is_korean(text)


@by_row(
    "text",
    [
        *("WaveNet", "ResNet-50", "log-mel spectrogram", "Best Paper Award", "ISMIR 2015", "$x$"),
        "CNN, RNN",
        *(
            "Attention Is All You Need",
            "See [[other]].",
            "`for x in y: pass`",
            "“This is quoted and it is all.”",
        ),
        *(
            "https://example.org/this/is/a/path",
            "“Attention is all you need”의 후속 연구이다.",
            "12.3 dB",
            "\\[ \\text{where this is the loss of the model} \\]",
            "\\begin{align} a &= \\text{it is the loss} \\\\ b &= c \\end{align}",
            "| rate | error of the model |\n|---|---|\n| low | it was not measured |",
            "👍",
        ),
    ],
)
def test_a_name_or_a_term_is_no_english_prose(text: str) -> None:
    assert not is_english(text)


@pytest.mark.parametrize(
    "text", ["요약이다.", "CNN을 깊게 쌓았다.", "말라가", "최근우", "**필터뱅크(filterbank)**를 배운다."]
)
def test_korean_is_known(text: str) -> None:
    assert is_korean(text)


@pytest.mark.parametrize(
    "text",
    [
        "Keunwoo Choi (최근우)",
        "The word “정” has no translation.",
        "한글 encodings of text",
        "ISMIR",
        "",
        "$가$",
    ],
)
def test_english_with_korean_words_is_no_korean(text: str) -> None:
    assert not is_korean(text)


@by_row(
    ("text", "found"),
    [
        ("See [[other]] and **bold**", "[[other]]"),
        ("a **bold** word", "**bold**"),
        ("an *italic* word", "*italic*"),
        ("a <b>bold</b> word", "<b>"),
        ("one<br/>two", "<br/>"),
        ("a <s>struck</s> word", "<s>struck</s>"),
        ('<a href="x">y</a>', '<a href="x">'),
        ("see [here](https://a.example)", "[here](https://a.example)"),
        ("![alt](a.png)", "![alt](a.png)"),
        ("run `make`", "`make`"),
        ("Rock &amp; roll", "&amp;"),
        ("한국어 **굵게** 쓴 글", "**굵게**"),
    ],
)
def test_markup_is_found_where_none_shows(text: str, found: str) -> None:
    assert marked_up(text) == found


@by_row(
    "text",
    [
        *(
            "a*b*",
            "5*5 and 3*3",
            "A* and D* search",
            "2**3",
            "$x**2**y$",
            "x < y > z",
            "p < 0.05",
            "a <- b",
            "I <3 it",
        ),
        *(
            "the tokens <s> and <unk>",
            "[1, 2] and [[1], [2]]",
            "AT&T",
            "R&B; soul",
            "*NSYNC",
            "‘quoted’",
            "f(x)[0]",
        ),
        *("snake_case_name", "__init__", "$\\mathbf{**}$", "평점 ★★★*", "1 * 2 * 3"),
    ],
)
def test_signs_that_mean_themselves_are_no_markup(text: str) -> None:
    assert marked_up(text) == ""


def test_two_english_words_say_enough_where_sentences_should_stand() -> None:
    assert is_english("raw waveforms", sentences=True)
    assert not is_english("raw waveforms")
    assert not is_english("WaveNet", sentences=True)
    assert not is_english("See [[other]].", sentences=True)
