"""Lettering: texts in the cards' one font, letter by letter.

Whatever a stranger typed becomes a row of letters that the font has, each drawn once for a size and put
beside the last. Nothing is shaped or turned, so that the same text is the same picture wherever it is drawn.
"""

import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from anyascii import anyascii
from PIL import Image, ImageFont
from PIL.ImageDraw import ImageDraw

from generator.text.characters import visible

ELLIPSIS = "…"

MOST = 400
"""How many characters of a text are looked at; a card has room for fewer."""

_FONT = Path(__file__).with_name("Pretendard-SemiBold.otf")
"""Given to the library by its path: it would hold what was read once for every size and process."""

_LETTERS = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Nl", "No", "Sc", "Sm", "Pd", "Po"})
"""Unicode's categories of what is spelt in Latin letters where the font lacks it; the rest is left out."""

_MARKS = frozenset({"Mn", "Me", "Cc", "Cf", "Cs", "Co", "Cn"})
"""Those of what has no place of its own on a line."""

_NEAREST = {"⇄": "↔"}
"""What stands for signs that the font lacks."""


class Letter(NamedTuple):
    """A letter, or a word of them, as it is drawn."""

    mask: Image.Image | None
    """None for what leaves no trace, as a space."""
    left: int
    """Where it begins, counted from the pen."""
    top: int
    """Where it begins, counted from the line that letters stand on."""
    advance: int
    """How far the pen moves on."""


@lru_cache(maxsize=8192)
def letter(character: str, size: int) -> Letter:
    """Draw a letter, so many pixels large."""
    if character == "◐":
        return _half(letter("○", size), letter("●", size))
    core, (left, top) = _font(size).getmask2(character, "L", anchor="ls")
    mask = Image.frombytes("L", core.size, bytes(core)) if all(core.size) else None
    return Letter(mask, left, top, round(_font(size).getlength(character)))


def width(text: str, size: int) -> int:
    """Return how wide a text is, in pixels."""
    return sum([letter(character, size).advance for character in text])


def write(text: str, size: int, pen: tuple[int, int], ink: int, on: ImageDraw) -> int:
    """Write a text from a place on, in an ink of the palette; return where the pen is then."""
    x, y = pen
    space = letter(" ", size).advance
    for mask, left, top, advance in [_word(each, size) for each in text.split(" ")]:
        if mask:
            on.bitmap((x + left, y + top), mask, ink)
        x += advance + space
    return x - space


@lru_cache(maxsize=2048)
def _word(text: str, size: int) -> Letter:
    """Draw letters side by side; titles and tags of one archive have many words in common."""
    drawn, pen = [], 0
    for each in [letter(character, size) for character in text]:
        if each.mask:
            drawn.append((pen + each.left, each.top, each.mask))
        pen += each.advance
    if not drawn:
        return Letter(None, 0, 0, pen)
    left, top = min(x for x, _, _ in drawn), min(y for _, y, _ in drawn)
    right, bottom = max(x + mask.width for x, _, mask in drawn), max(y + mask.height for _, y, mask in drawn)
    whole = Image.new("L", (right - left, bottom - top))
    on = ImageDraw(whole)
    for x, y, mask in drawn:
        on.bitmap((x - left, y - top), mask, 255)
    return Letter(whole, left, top, pen)


def lettered(text: str) -> str:
    """Return a text on one line in letters that the font has.

    Others are spelt in Latin ones, and what has no letters, such as an emoji, is left out.
    """
    shown = unicodedata.normalize("NFC", visible(text[:MOST]))
    return " ".join("".join([_written(character) for character in shown])[:MOST].split())


def cut(text: str, size: int, most: int) -> str:
    """Cut a text that is wider than so many pixels after a word, if it holds one, and put an ellipsis."""
    if width(text, size) <= most:
        return text
    left = most - letter(ELLIPSIS, size).advance
    end = 0
    while (left := left - letter(text[end], size).advance) >= 0:
        end += 1
    kept = text[:end] if text[end] == " " else text[:end].rpartition(" ")[0]
    return (kept or text[:end]).rstrip(" ,.:;") + ELLIPSIS


def fitted(text: str, sizes: Sequence[tuple[int, int]], most: int) -> tuple[int, list[str]]:
    """Return the first of some sizes in which a text fits, and its lines, broken only at spaces.

    Each size comes with how many lines there may be, each so many pixels wide. What fits in none is set in
    the last one, and cut.
    """
    words = text.split()
    for size, rows in sizes:
        widths = [width(word, size) for word in words]
        lines = _broken(words, widths, letter(" ", size).advance, most)
        if len(lines) <= rows and max(widths, default=0) <= most:
            return size, _balanced(words, widths, letter(" ", size).advance, most)
    shown = lines if len(lines) <= rows else [*lines[: rows - 1], " ".join(lines[rows - 1 :])]
    return size, [cut(line, size, most) for line in shown]


def _broken(words: Sequence[str], widths: Sequence[int], space: int, most: int) -> list[str]:
    """Put as many words into each line as it holds."""
    lines: list[str] = []
    left = -1
    for word, wide in zip(words, widths, strict=True):
        left -= space + wide
        if left < 0:
            lines.append(word)
            left = most - wide
        else:
            lines[-1] += f" {word}"
    return lines


def _balanced(words: Sequence[str], widths: Sequence[int], space: int, most: int) -> list[str]:
    """Return lines of much the same width: those of the narrowest column that makes no more of them."""
    lines = _broken(words, widths, space, most)
    narrow, wide = max(widths, default=0), most
    while narrow < wide:
        column = (narrow + wide) // 2
        tried = _broken(words, widths, space, column)
        if len(tried) > len(lines):
            narrow = column + 1
        else:
            wide, lines = column, tried
    return lines


@lru_cache(maxsize=8192)
def _written(character: str) -> str:
    """Return what is written for a character."""
    character = _NEAREST.get(character, character)
    if character.isspace():
        return " "
    if unicodedata.category(character) in _MARKS:
        return ""
    for plain in (character, unicodedata.normalize("NFKC", character)):
        if all(map(_has, plain)):
            return plain
    return anyascii(character) if unicodedata.category(character) in _LETTERS else ""


@lru_cache(maxsize=8192)
def _has(character: str) -> bool:
    """Tell whether the font has a character: it draws the same for all others."""
    return character == "◐" or letter(character, _SMALL)[:3] != letter("\uffff", _SMALL)[:3]


_SMALL = 24
"""The size in which letters are compared."""


def _half(empty: Letter, full: Letter) -> Letter:
    """Return a circle whose left half is full."""
    if not empty.mask or not full.mask:
        return empty
    mask = empty.mask.copy()
    mask.paste(full.mask.crop((0, 0, full.mask.width // 2, full.mask.height)))
    return empty._replace(mask=mask)


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FONT, size, layout_engine=ImageFont.Layout.BASIC)
