# /// script
# requires-python = ">=3.11"
# dependencies = ["matplotlib==3.11.2"]
# ///
"""Draw the figures that the digests call their own.

Run it with ``uv run docs/figures/draw.py``, or with ``python docs/figures/draw.py`` where Matplotlib is
installed. The pictures are written beside the entries that show them; the same version of Matplotlib
writes the same bytes.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import matplotlib as mpl

mpl.use("Agg")

from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch, Polygon, Rectangle

DIGESTS = Path(__file__).resolve().parents[2] / "digests"
DPI = 150
WIDTH = 8.0
"""Width of every picture in inches: 1200 pixels."""

# Okabe and Ito's palette, which stays distinct under the common forms of colour blindness.
BLUE = "#0072B2"
SKY = "#56B4E9"
VERMILION = "#D55E00"
INK = "#222222"
GREY = "#666666"

STYLE: Final[dict[Any, Any]] = {"font.family": "DejaVu Sans", "font.size": 11, "text.color": INK}

Point = tuple[float, float]

BOX = (1.65, 0.8)
"""Width and height of a box in inches."""


@contextmanager
def picture(name: str, height: float) -> Iterator[Axes]:
    """Give axes in inches without any frame, and write what was drawn to ``digests/<name>``."""
    with mpl.rc_context(STYLE):
        figure, axes = plt.subplots(figsize=(WIDTH, height), dpi=DPI)
        figure.subplots_adjust(0, 0, 1, 1)
        axes.set(xlim=(0, WIDTH), ylim=(0, height))
        axes.axis("off")
        yield axes
        figure.savefig(DIGESTS / name, facecolor="white", metadata={"Software": None})
        plt.close(figure)


def box(axes: Axes, corner: Point, text: str, edge: str = INK) -> None:
    """Draw a rounded box of the size ``BOX`` with words in its middle."""
    axes.add_patch(
        FancyBboxPatch(corner, *BOX, boxstyle="round,pad=0,rounding_size=0.08", ec=edge, fc="white", lw=1.6)
    )
    axes.text(corner[0] + BOX[0] / 2, corner[1] + BOX[1] / 2, text, ha="center", va="center")


def arrow(axes: Axes, start: Point, end: Point, colour: str = INK) -> None:
    """Draw a straight arrow."""
    head = FancyArrowPatch(
        start, end, arrowstyle="-|>", mutation_scale=14, lw=1.6, color=colour, shrinkA=0, shrinkB=0
    )
    axes.add_patch(head)


def listening_personas() -> None:
    """Companionship against investment; what the post says of the social and the private personas."""
    companionship = ("social", "neutral", "private")
    investment = ("low", "middle", "high")
    mostly = {("social", "middle"), ("social", "high"), ("private", "low"), ("private", "middle")}
    cell, left, bottom = (1.75, 0.85), 2.05, 1.0
    with picture("ismir/2015/listening-personas.png", 4.3) as axes:
        for row, company in enumerate(reversed(companionship)):
            y = bottom + row * cell[1]
            axes.text(left - 0.15, y + cell[1] / 2, company, ha="right", va="center")
            for column, money in enumerate(investment):
                corner = (left + column * cell[0], y)
                centre = (corner[0] + cell[0] / 2, y + cell[1] / 2)
                shaded = (company, money) in mostly
                axes.add_patch(Rectangle(corner, *cell, fc=SKY if shaded else "white", ec=INK, lw=1.2))
                if shaded:
                    axes.text(*centre, "mostly here", ha="center", va="center")
                elif company == "neutral":
                    axes.text(*centre, "not said", ha="center", va="center", color=GREY)
        for column, money in enumerate(investment):
            axes.text(left + (column + 0.5) * cell[0], bottom - 0.15, money, ha="center", va="top")
        middle = (left + 1.5 * cell[0], bottom + 1.5 * cell[1])
        axes.text(middle[0], 0.3, "investment: how much time and money", ha="center", weight="bold")
        axes.text(
            0.45,
            middle[1],
            "companionship:\nhow socially",
            rotation=90,
            ha="center",
            va="center",
            weight="bold",
        )
        axes.text(
            left, bottom + 3 * cell[1] + 0.3, "Where the listening personas fall", weight="bold", fontsize=13
        )


def chord_filter_bank() -> None:
    """Centre frequencies of 180 constant-Q filters, and the strings of a bass guitar below them."""
    lowest, bins_an_octave, octaves, nyquist = 110.0, 36, 5, 11025 / 2
    centres = [lowest * 2 ** (k / bins_an_octave) for k in range(bins_an_octave * octaves)]
    strings = {"E1": 41.2, "A1": 55.0, "D2": 73.4, "G2": 98.0}
    with mpl.rc_context({**STYLE, "axes.edgecolor": GREY}):
        figure, (whole, octave) = plt.subplots(
            2, 1, figsize=(WIDTH, 4.9), dpi=DPI, gridspec_kw={"height_ratios": (1.45, 1), "hspace": 0.62}
        )
        figure.subplots_adjust(0.04, 0.11, 0.97, 0.92)
        for k, centre in enumerate(centres):
            colour = BLUE if k // bins_an_octave % 2 == 0 else SKY
            whole.plot([centre, centre], [0, 1], color=colour, lw=1.3, solid_capstyle="butt")
        for name, frequency in strings.items():
            whole.plot([frequency, frequency], [0, 0.62], color=VERMILION, lw=2.2, ls=(0, (3, 1.2)))
            whole.text(frequency, 0.68, f"{name}\n{frequency:g}", ha="center", va="bottom", fontsize=9)
        whole.axvline(nyquist, color=GREY, lw=1.4)
        whole.text(
            nyquist * 0.97, 1.1, "half the\nsampling rate", ha="right", va="bottom", fontsize=9, color=GREY
        )
        whole.text(62, 1.17, "bass guitar,\nopen strings", ha="center", va="bottom", color=VERMILION)
        span = f"{octaves} octaves × {bins_an_octave} = {len(centres)} bins"
        whole.text(622, 1.1, span, ha="center", va="bottom", color=BLUE, weight="bold")
        whole.set(xscale="log", xlim=(33, 6400), ylim=(0, 1.55))
        whole.set_xticks(
            [55, 110, 220, 440, 880, 1760, 3520], ["55", "110", "220", "440", "880", "1760", "3520"]
        )
        whole.set_xlabel("frequency in Hz (logarithmic)")

        notes = ["A", "A♯", "B", "C", "C♯", "D", "D♯", "E", "F", "F♯", "G", "G♯"]
        for k in range(bins_an_octave):
            colour = BLUE if k % 3 == 0 else SKY
            centre = 2 * lowest * 2 ** (k / bins_an_octave)
            octave.plot([centre, centre], [0, 1], color=colour, lw=2.4, solid_capstyle="butt")
        semitones = [2 * lowest * 2 ** (step / 12) for step in range(12)]
        octave.set(xscale="log", xlim=(2 * lowest * 2 ** (-1 / 36), 4 * lowest), ylim=(0, 1.1))
        octave.set_xticks(semitones, notes)
        octave.set_title("one octave, 220 to 440 Hz: three bins a semitone", fontsize=11, loc="left")
        for axes in (whole, octave):
            axes.minorticks_off()
            axes.set_yticks([])
            axes.spines[["left", "right", "top"]].set_visible(False)
        figure.savefig(
            DIGESTS / "ismir/2015/chord-filter-bank.png", facecolor="white", metadata={"Software": None}
        )
        plt.close(figure)


def youtube_two_stages() -> None:
    """Millions of videos, a few hundred candidates, one list."""
    middle = 2.1
    with picture("recsys/2016/youtube-two-stages.png", 3.5) as axes:
        stages = (
            (1.75, 1.3, 0.62, BLUE, "candidate\ngeneration"),
            (4.55, 0.62, 0.3, VERMILION, "ranking"),
        )
        for x, entering, leaving, colour, name in stages:
            width = 1.55
            funnel = [
                (x, middle + entering),
                (x + width, middle + leaving),
                (x + width, middle - leaving),
                (x, middle - entering),
            ]
            axes.add_patch(Polygon(funnel, closed=True, fc=colour, ec="none"))
            axes.text(x + width / 2, middle, name, ha="center", va="center", color="white", weight="bold")
        for x, text in (
            (0.85, "millions\nof videos"),
            (3.93, "a few\nhundred"),
            (7.15, "a list for\nthe viewer"),
        ):
            axes.text(x, middle, text, ha="center", va="center", fontsize=12)
        axes.text(2.52, 0.42, "watches, searches,\ncontext", ha="center", va="center", fontsize=10)
        axes.text(
            5.32,
            0.42,
            "hundreds of features of\nvideo and past behaviour",
            ha="center",
            va="center",
            fontsize=10,
        )
        arrow(axes, (2.52, 0.68), (2.52, 1.06), GREY)
        arrow(axes, (5.32, 0.68), (5.32, 1.56), GREY)
        arrow(axes, (6.15, middle), (6.55, middle), GREY)


def generator_discriminator() -> None:
    """Who gets what in a generative adversarial network, and what each side wants."""
    with picture("arxiv/2014/generator-discriminator.png", 3.9) as axes:
        box(axes, (0.25, 2.55), "real data\n$x$")
        box(axes, (0.25, 0.95), "noise\n$z$")
        box(axes, (2.45, 0.95), "generator\n$G$", VERMILION)
        box(axes, (4.75, 1.75), "discriminator\n$D$", BLUE)
        arrow(axes, (1.9, 1.35), (2.45, 1.35))
        arrow(axes, (1.9, 2.95), (4.75, 2.35))
        arrow(axes, (4.1, 1.35), (4.75, 1.95))
        arrow(axes, (6.4, 2.15), (6.85, 2.15))
        axes.text(4.5, 1.42, "made\n$G(z)$", va="center", fontsize=10)
        axes.text(6.95, 2.15, "real\nor made?", va="center")
        axes.text(4.75, 3.05, "wants $D(x)$ near 1 and $D(G(z))$ near 0", va="center", color=BLUE)
        axes.text(2.45, 0.55, "wants $D(G(z))$ near 1", va="center", color=VERMILION)


def main() -> None:
    """Write every figure."""
    listening_personas()
    chord_filter_bank()
    youtube_two_stages()
    generator_discriminator()


if __name__ == "__main__":
    main()
