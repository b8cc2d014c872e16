"""The fonts for formulas have what formulas are made of."""

import html
import re
from itertools import chain

import pytest

from generator.engine.assets import FOLDER
from generator.text.formulas import mathematics
from tests.text.test_mathematics import sound

FONTS = FOLDER / "fonts"

ELSEWHERE = set("฿‽⁅⁆₡₦₩₱₲⸘🄯")
"""Signs of money and of text that no font for mathematics has."""


def _faces() -> list[set[int]]:
    """Return the characters that the stylesheet says each font has: what is common, and the rest."""

    def characters(ranges: str) -> set[int]:
        ends = ([int(end, 16) for end in part.strip()[2:].split("-")] for part in ranges.split(","))
        return {character for end in ends for character in range(end[0], end[-1] + 1)}

    css = (FOLDER / "formulas.css").read_text(encoding="utf-8")
    return [characters(ranges) for ranges in re.findall(r"unicode-range:([^;]+);", css)]


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
    assert shown - variants - ELSEWHERE <= set(map(chr, set().union(*_faces())))


def test_letters_have_the_alphabet_that_browsers_show_them_in() -> None:
    r"""``<mi>x</mi>`` is shown as the italic 𝑥 (https://www.w3.org/TR/mathml-core/#italic-mappings)."""
    common, rare = _faces()
    assert {*range(0x1D434, 0x1D468), *range(0x1D6E2, 0x1D71C)} <= common
    assert not common & rare


@pytest.mark.parametrize(
    "latex",
    [
        r"\min_G \max_D \mathbb{E}_{x \sim p}[\log D(x)] + \mathcal{L} \cdot \frac{\partial f}{\partial x}",
        r"\sum_{i=1}^n \sqrt{\mathbf{x}_i^\top \hat y} \in \mathbb{R}^{d \times k} \to |\vec w| \leq \infty",
    ],
)
def test_usual_formulas_load_one_font(latex: str) -> None:
    common, _ = _faces()
    assert {ord(character) for character in _shown(latex)} - {0xFE00} <= common


def test_what_grows_is_in_the_first_font() -> None:
    """Browsers draw larger forms of signs from the font that comes first in a formula alone."""
    common, _ = _faces()
    assert set(map(ord, "()[]{}|/‖⌈⌉⌊⌋⟨⟩⟦⟧⎰⎱√∑∏∐∫∬∭∮⋀⋁⋂⋃⨀⨁⨂⨄⨆⏞⏟⏜⏝⎴⎵←→↔⇐⇒⇔↑↓⇑⇓↦↪⇀↼")) <= common


def test_the_fonts_are_light_and_their_licence_lies_beside_them() -> None:
    for name in ("stix-two-math", "stix-two-math-rare"):
        font = (FONTS / f"{name}.woff2").read_bytes()
        assert font.startswith(b"wOF2")
        assert len(font) < 60_000
    assert "SIL Open Font License, Version 1.1" in (FONTS / "stix-two-math.OFL.txt").read_text(
        encoding="utf-8"
    )
