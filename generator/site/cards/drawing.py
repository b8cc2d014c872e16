"""A card as a picture: strips of pixels from top to bottom, each compressed once and shared by many cards.

It is a PNG of sixteen colours, https://www.w3.org/TR/png-3/. Letters are drawn in the numbers of these
colours: two ramps from a ground to an ink, so that what lies between two numbers is the shade between.
Pillow's own writer cannot put strips together, and takes three times as long.
"""

import colorsys
import zlib
from collections.abc import Iterable
from functools import lru_cache
from struct import pack
from typing import NamedTuple

from PIL import Image
from PIL.ImageDraw import ImageDraw

from generator.site.cards.face import HEIGHT, WIDTH, Face
from generator.site.cards.lettering import cut, fitted, lettered, width, write

PAPER, INK, TINT, TINTED = 0, 9, 10, 15
"""Where the two ramps begin and end: those of the site, and those of a venue."""

EMPTY, QUIET = 2, 6
"""Inks that are paler: of what the meter has left, and of what is least."""

HUES = (352, 18, 40, 88, 142, 172, 194, 212, 234, 262, 290, 324)
"""The venues' hues in degrees, as digest.css has them."""

_HEADER, _PLACE, _TITLE, _FACTS, _FOOT = 52, 74, 174, 44, 56
"""The heights of the strips."""

_TITLES = ((72, 1), (48, 2), (42, 3), (34, 4))
"""The sizes of a title, each with how many lines of it there is room for."""

_COLUMN = 680
"""How wide a text may be; chats that show a square of the middle show most of it."""

_LARGE, _SMALL = 24, 22
"""The sizes of all else."""

_GAP = 28
"""Between facts, or tags."""

_LEVEL = 1
"""How hard zlib tries; the next level takes a quarter longer for a twentieth less."""

_ADLER = 65_521
"""The largest prime below 2 to the 16th, by which the checksum's two sums are divided."""

_FILTER = 2
"""How many pixels lie left of the picture: they make the byte before each row that says "not filtered"."""


class Strip(NamedTuple):
    """Rows of a picture."""

    packed: bytes
    """Compressed; whole bytes, which others can follow."""
    size: int
    """How many bytes they are uncompressed."""
    checksum: int
    """Adler-32 of these."""


def png(face: Face) -> bytes:
    """Draw a card."""
    strips = (
        _header(lettered(face.site)),
        _place(lettered(face.place)),
        _title(lettered(face.title)),
        _facts(face.depth, tuple(map(lettered, face.facts))),
        _foot(tuple(map(lettered, face.foot))),
    )
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", pack(">IIBBBBB", WIDTH, HEIGHT, 4, 3, 0, 0, 0)),
            _chunk(b"PLTE", _palette(face.hue)),
            _chunk(b"IDAT", _joined(strips)),
            _chunk(b"IEND", b""),
        )
    )


@lru_cache(maxsize=8)
def _header(site: str) -> Strip:
    canvas = _canvas(_HEADER)
    on = ImageDraw(canvas)
    canvas.paste(INK, (_FILTER, 0, _FILTER + WIDTH, _HEADER))
    site = cut(site, _LARGE, _COLUMN)
    write(site, _LARGE, (_centred(width(site, _LARGE)), 35), PAPER, on)
    return _strip(canvas)


@lru_cache(maxsize=512)
def _place(place: str) -> Strip:
    canvas = _canvas(_PLACE)
    on = ImageDraw(canvas)
    if place:
        place = cut(place, _LARGE, _COLUMN)
        wide = width(place, _LARGE)
        x, y = _centred(wide), 57
        on.rounded_rectangle((x - 14, y - 28, x + wide + 13, y + 9), 6, fill=TINT)
        write(place, _LARGE, (x, y), TINTED, on)
    return _strip(canvas)


@lru_cache(maxsize=16)  # a title in both languages, one after the other
def _title(title: str) -> Strip:
    canvas = _canvas(_TITLE)
    on = ImageDraw(canvas)
    size, lines = fitted(title, _TITLES, _COLUMN)
    high = round(1.27 * size)
    first = (_TITLE - high * len(lines)) // 2 + round(0.99 * size)
    for number, line in enumerate(lines):
        write(line, size, (_centred(width(line, size)), first + high * number), INK, on)
    return _strip(canvas)


@lru_cache(maxsize=512)
def _facts(depth: int | None, facts: tuple[str, ...]) -> Strip:
    canvas = _canvas(_FACTS)
    on = ImageDraw(canvas)
    y = 30
    meter = 0 if depth is None else 76
    shown, wide = _fitting(facts, _LARGE, _COLUMN - meter)
    x = _centred(meter + wide)
    if depth is not None:
        for cell in range(4):
            left = x + 16 * cell
            canvas.paste(INK if cell < depth else EMPTY, (left, y - 16, left + 13, y - 1))
    x += meter
    for fact in shown:
        x = write(fact, _LARGE, (x, y), INK, on) + _GAP
    return _strip(canvas)


@lru_cache(maxsize=512)
def _foot(foot: tuple[str, ...]) -> Strip:
    canvas = _canvas(_FOOT)
    on = ImageDraw(canvas)
    shown, wide = _fitting(foot, _SMALL, _COLUMN)
    x = _centred(wide)
    for item in shown:
        x = write(item, _SMALL, (x, 28), QUIET, on) + _GAP
    return _strip(canvas)


def _fitting(items: Iterable[str], size: int, most: int) -> tuple[list[str], int]:
    """Return those of some items for which there is room, the first of them at any rate, and their width."""
    shown: list[str] = []
    wide = -_GAP
    for item in items:
        more = _GAP + width(item, size)
        if shown and wide + more > most:
            break
        shown.append(cut(item, size, most))
        wide += _GAP + width(shown[-1], size)
    return shown, max(wide, 0)


def _canvas(height: int) -> Image.Image:
    return Image.new("P", (_FILTER + WIDTH, height), PAPER)


def _centred(wide: int) -> int:
    return _FILTER + (WIDTH - wide) // 2


def _strip(canvas: Image.Image) -> Strip:
    rows = canvas.tobytes("raw", "P;4")
    packer = zlib.compressobj(_LEVEL, wbits=-zlib.MAX_WBITS)
    packed = packer.compress(rows) + packer.flush(zlib.Z_FULL_FLUSH)
    return Strip(packed, len(rows), zlib.adler32(rows))


def _joined(strips: Iterable[Strip]) -> bytes:
    """Make one stream of zlib's of the strips: https://www.rfc-editor.org/rfc/rfc1950."""
    low, high, packed = 1, 0, [b"\x78\x01"]
    for strip in strips:
        high += (low - 1) * strip.size + (strip.checksum >> 16)
        low += (strip.checksum & 0xFFFF) - 1
        packed.append(strip.packed)
    checksum = (high % _ADLER) << 16 | low % _ADLER
    return b"".join((*packed, b"\x03\x00", checksum.to_bytes(4)))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))


@lru_cache(maxsize=16)
def _palette(hue: int | None) -> bytes:
    ink = _colour(213, 26, 20)
    if hue is None:
        venue = _ramp(_colour(220, 30, 94), ink, TINTED - TINT)
    else:
        venue = _ramp(_colour(HUES[hue], 45, 92), _colour(HUES[hue], 65, 22), TINTED - TINT)
    return _ramp((255, 255, 255), ink, INK - PAPER) + venue


def _colour(hue: int, saturation: int, lightness: int) -> tuple[int, ...]:
    """Return red, green and blue of a colour as style sheets name it."""
    parts = colorsys.hls_to_rgb(hue / 360, lightness / 100, saturation / 100)
    return tuple(round(255 * part) for part in parts)


def _ramp(ground: tuple[int, ...], ink: tuple[int, ...], steps: int) -> bytes:
    return bytes(
        round(start + (end - start) * step / steps)
        for step in range(steps + 1)
        for start, end in zip(ground, ink, strict=True)
    )
