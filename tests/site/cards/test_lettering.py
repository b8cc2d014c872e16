"""Whatever a stranger typed becomes letters of the cards' font, in lines that no word is broken over."""

import struct
from functools import cache
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.site.cards.lettering import ELLIPSIS, MOST, _word, cut, fitted, letter, lettered, width

SIZES = ((48, 2), (42, 3), (34, 4))
COLUMN = 680

KOREAN = "한국어로 쓴 제목은 낱말 가운데에서 줄이 바뀌지 않아야 읽기 편하고 그래야 카드가 아름답습니다"
ENGLISH = "Harmonic-Percussive Source Separation Using Harmonicity and Sparsity Constraints"


@cache
def _characters() -> frozenset[str]:
    """Return the characters of the font: https://learn.microsoft.com/typography/opentype/spec/cmap."""
    font = files("generator.site.cards").joinpath("Pretendard-SemiBold.otf").read_bytes()
    (tables,) = struct.unpack(">H", font[4:6])
    directory = {
        font[at : at + 4]: struct.unpack(">II", font[at + 8 : at + 16])
        for at in range(12, 12 + 16 * tables, 16)
    }
    start, length = directory[b"cmap"]
    cmap = font[start : start + length]
    offset = next(
        where
        for platform, encoding, where in struct.iter_unpack(">HHI", cmap[4 : 4 + 8 * cmap[3]])
        if (platform, encoding) == (3, 10)
    )
    groups = struct.iter_unpack(
        ">III", cmap[offset + 16 :][: 12 * struct.unpack(">I", cmap[offset + 12 : offset + 16])[0]]
    )
    return frozenset(chr(code) for first, last, _ in groups for code in range(first, last + 1))


def _legible(text: str) -> bool:
    return all(character in _characters() or character == "◐" for character in text)


def test_the_font_has_all_korean_syllables_latin_and_greek_and_its_licence_lies_beside_it() -> None:
    assert {
        *map(chr, range(0xAC00, 0xD7A4)),
        *map(chr, range(0x20, 0x7F)),
        *"αβγδωΣΔé—…★◆?○●↔",
    } <= _characters()
    licence = files("generator.site.cards").joinpath("Pretendard.OFL.txt").read_text(encoding="utf-8")
    assert "Reserved Font Name Pretendard" in licence
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence


@pytest.mark.slow
@settings(max_examples=300)
@given(st.text(max_size=60))
def test_nothing_is_left_that_the_font_has_no_letter_for(text: str) -> None:
    shown = lettered(text)
    assert _legible(shown), shown
    assert shown == " ".join(shown.split())


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("드럼 채보 ★", "드럼 채보 ★"),
        ("x² + αᵢ → ∞", "x² + αᵢ → ∞"),
        ("漢字와 かな", "HanZi와 かな"),
        ("𝓛ₚ over ℝ", "Lₚ over R"),
        ("Music 🎵 and 👩‍🎤", "Music and"),
        ("\u1112\u1161\u11ab글", "한글"),
        ("e\u0301\u0323tude, a\u20dd", "ẹtude, a"),
        ("a\u200bb\u202ec\u0000d\ue000", "abcd"),
        ("  many \t\n lines ", "many lines"),
        ("אב", "'v"),
        ("⇄", "↔"),
        ("", ""),
    ],
)
def test_what_the_font_lacks_is_spelt_or_left_out(typed: str, shown: str) -> None:
    assert lettered(typed) == shown


@pytest.mark.parametrize("title", [KOREAN, ENGLISH, f"{KOREAN} {ENGLISH}", "짧은 제목", "a"])
def test_lines_are_broken_at_spaces_alone(title: str) -> None:
    size, lines = fitted(title, SIZES, COLUMN)
    assert len(lines) <= dict(SIZES)[size]
    assert all(width(line, size) <= COLUMN for line in lines)
    words = " ".join(lines).removesuffix(ELLIPSIS).split()
    assert words == title.split()[: len(words)]


def test_lines_are_of_much_the_same_width() -> None:
    size, lines = fitted(ENGLISH, SIZES, COLUMN)
    assert len(lines) == 3
    widths = [width(line, size) for line in lines]
    assert min(widths) > 0.7 * max(widths)


def test_a_long_word_is_made_smaller_and_a_longer_one_cut() -> None:
    smaller = "합성곱신경망과순환신경망을함께쓰는법"
    size, lines = fitted(smaller, SIZES, COLUMN)
    assert lines == [smaller]
    assert size < 48
    size, lines = fitted("가" * 100 + " 나", SIZES, COLUMN)
    assert lines[0].rstrip(ELLIPSIS) == "가" * (len(lines[0]) - 1)
    assert width(lines[0], size) <= COLUMN
    assert lines[1:] == ["나"]


def test_a_text_is_cut_after_a_word() -> None:
    assert cut("one two three", 24, 1000) == "one two three"
    assert cut("one two three", 24, width("one two three", 24) - 1) == "one two…"
    assert cut("one two, three", 24, width("one two,…", 24)) == "one two…"
    assert cut("onetwothree", 24, width("onetwo…", 24)) == "onetwo…"


HOSTILE = [
    "\u0000\u0007\u001b[31m" * 100,
    "\u202e\u2066" * 5000,
    "\u200b" * 10_000,
    "e" + "\u0301" * 10_000,
    "가" * 10_000,
    "가 " * 10_000,
    "\ud800\udfff",
    "\U0010ffff\ue000",
    "ﷺ" * 10_000,
    "👩‍👩‍👧‍👦" * 2_000,
    " " * 10_000,
    "\u1100" * 10_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_become_few_letters(text: str) -> None:
    shown = lettered(text)
    assert _legible(shown)
    assert len(shown) <= MOST
    drawn = _word.cache_info().misses
    size, lines = fitted(shown, SIZES, COLUMN)
    assert _word.cache_info().misses == drawn  # a word may be much wider than a card
    assert len(lines) <= 4
    assert all(width(line, size) <= COLUMN for line in lines)


def test_a_letter_that_is_wide_moves_the_pen_on() -> None:
    assert letter("가", 42).advance > letter("i", 42).advance > 0
    assert letter(" ", 42).mask is None
