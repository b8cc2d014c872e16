"""Cards as pictures: read back by Pillow, the same wherever they are drawn."""

import hashlib
import subprocess
import sys
import zlib
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from generator.site.cards import drawing
from generator.site.cards.drawing import EMPTY, INK, PAPER, QUIET, TINT, TINTED, png
from generator.site.cards.face import HEIGHT, WIDTH, Face
from tests.conftest import ENVIRONMENT
from tests.site.cards.test_lettering import HOSTILE, KOREAN

FACE = Face("논문 다이제스트", KOREAN, "ISMIR 2015", 0, 3, ("일부만 읽음", "★ 필독"), ("#드럼 채보", "#추천"))

PROGRAM = """
import hashlib
from generator.site.cards.drawing import png
from tests.site.cards.test_drawing import FACE
print(hashlib.sha256(png(FACE)).hexdigest())
"""


def opened(face: Face) -> Image.Image:
    image = Image.open(BytesIO(png(face)))
    image.load()
    return image


def test_a_card_is_a_small_png_of_sixteen_colours() -> None:
    image = opened(FACE)
    assert (image.format, image.mode, image.size) == ("PNG", "P", (WIDTH, HEIGHT))
    used = {colour for _, colour in image.getcolors() or []}
    assert used == {*range(16)}
    assert len(png(FACE)) < 20_000


def test_every_byte_of_a_card_is_as_the_standard_has_it() -> None:
    data, at, kinds, packed = png(FACE), 8, list[bytes](), b""
    while at < len(data):
        length, kind = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        assert zlib.crc32(data[at + 4 : at + 8 + length]) == int.from_bytes(
            data[at + 8 + length : at + 12 + length]
        )
        packed += data[at + 8 : at + 8 + length] if kind == b"IDAT" else b""
        kinds.append(kind)
        at += 12 + length
    assert kinds == [b"IHDR", b"PLTE", b"IDAT", b"IEND"]
    rows = zlib.decompress(packed)  # which verifies the checksum
    assert len(rows) == HEIGHT * (1 + WIDTH // 2)
    assert {*rows[:: 1 + WIDTH // 2]} == {0}


@pytest.mark.slow
def test_the_same_card_is_the_same_bytes_in_another_process() -> None:
    there = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=ENVIRONMENT, capture_output=True, text=True, check=True
    )
    drawing._title.cache_clear()
    assert hashlib.sha256(png(FACE)).hexdigest() == there.stdout.strip()


def test_the_meter_is_filled_as_far_as_was_read() -> None:
    filled = [opened(replace(FACE, depth=depth, facts=("",))) for depth in range(5)]
    cells = [image.crop((0, 300, WIDTH, 344)).histogram() for image in filled]
    assert [cell[INK] for cell in cells] == [depth * 13 * 15 for depth in range(5)]
    assert [cell[EMPTY] for cell in cells] == [(4 - depth) * 13 * 15 for depth in range(5)]


def _contrast(image: Image.Image, ink: int, ground: int) -> float:
    """Return the contrast of two colours: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio."""
    palette = image.getpalette() or []

    def luminance(colour: int) -> float:
        parts = [part / 255 for part in palette[3 * colour : 3 * colour + 3]]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    light, dark = sorted((luminance(ink), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("hue", [None, *range(12)])
def test_what_is_written_can_be_read(hue: int | None) -> None:
    image = opened(replace(FACE, hue=hue))
    assert _contrast(image, TINTED, TINT) > 4.5
    assert _contrast(image, INK, PAPER) > 7
    assert _contrast(image, QUIET, PAPER) > 4.5


@settings(max_examples=60)
@given(st.text("가힣나 aWi漢 ", max_size=200), st.lists(st.text("가W ", max_size=80), max_size=6))
def test_nothing_is_written_over_the_edge(text: str, items: list[str]) -> None:
    image = opened(Face(text, text, text, 0, 2, (*items,), (*items,)))
    for left, right in ((0, 40), (WIDTH - 40, WIDTH)):
        assert {colour for _, colour in image.crop((left, 60, right, HEIGHT)).getcolors() or []} == {PAPER}
    assert {colour for _, colour in image.crop((0, HEIGHT - 10, WIDTH, HEIGHT)).getcolors() or []} == {PAPER}


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_make_a_card_all_the_same(text: str) -> None:
    face = Face(text, text, text, None, None, (text, text), (text,) * 5)
    assert opened(face).size == (WIDTH, HEIGHT)
    assert len(face.version) == 12
