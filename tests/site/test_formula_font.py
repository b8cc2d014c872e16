"""The font for formulas has what formulas are made of."""

import html
import re
from itertools import chain

from generator.engine.assets import FOLDER
from generator.text.formulas import mathematics
from tests.text.test_mathematics import sound

FONT = FOLDER / "fonts" / "stix-two-math.woff2"

ELSEWHERE = set("฿‽⁅⁆₡₦₩₱₲⸘🄯")
"""Signs of money and of text that no font for mathematics has."""


def _characters() -> set[int]:
    """Return the characters that the stylesheet says the font has."""
    (ranges,) = re.findall(r"unicode-range:([^;]+);", (FOLDER / "digest.css").read_text(encoding="utf-8"))
    ends = ([int(end, 16) for end in part.strip()[2:].split("-")] for part in ranges.split(","))
    return {character for end in ends for character in range(end[0], end[-1] + 1)}


def _shown(latex: str) -> set[str]:
    try:
        return set(html.unescape(re.sub("<[^>]*>", "", mathematics.mathml(latex, display=True))))
    except mathematics.FormulaError:
        return set()


def test_every_character_of_sound_formulas_is_in_the_font() -> None:
    shown = {
        character
        for latex in chain(*map(sound, ("katex", "mathjax", "arxiv")))
        for character in _shown(latex)
    }
    variants = {character for character in shown if "\ufe00" <= character <= "\ufe0f"}
    assert len(shown) > 500
    assert shown - variants - ELSEWHERE <= {*map(chr, _characters())}


def test_letters_have_the_alphabet_that_browsers_show_them_in() -> None:
    r"""``<mi>x</mi>`` is shown as the italic 𝑥 (https://www.w3.org/TR/mathml-core/#italic-mappings)."""
    assert {*range(0x1D434, 0x1D468), *range(0x1D6E2, 0x1D71C)} <= _characters()


def test_the_font_is_light_and_its_licence_lies_beside_it() -> None:
    assert FONT.read_bytes().startswith(b"wOF2")
    assert FONT.stat().st_size < 150_000
    assert "SIL Open Font License, Version 1.1" in FONT.with_suffix(".OFL.txt").read_text(encoding="utf-8")
