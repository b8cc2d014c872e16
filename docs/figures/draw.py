# /// script
# requires-python = ">=3.11"
# dependencies = ["matplotlib==3.11.2"]
# ///
"""Draw the figures that the digests and guides call their own, in both languages, light and dark.

Run it with ``uv run docs/figures/draw.py``, or with ``python docs/figures/draw.py`` where Matplotlib is
installed; a font with Korean letters has to be there. The pictures are written beside what shows them; the
same version of Matplotlib writes the same bytes with the same fonts.
"""

from collections.abc import Callable
from pathlib import Path

from adversaries import moments, pulls
from blocks import laid_on, shapes, sharing
from convolutions import borders, costs
from counted import frequent_words, ranks
from descent import paths, rates
from drawing import DPI, WIDTH, Look, arrow, board, box, draw
from matplotlib import pyplot as plt
from matplotlib.figure import Figure
from matplotlib.patches import Polygon, Rectangle
from patterns import edge, holes, mixing, seen
from separation import separation
from spectrogram import spectrograms

ROOT = Path(__file__).resolve().parents[2]


def listening_personas(look: Look) -> Figure:
    """Companionship against investment; what the post says of the social and the private personas."""
    companionship = [
        look.said("사교적", "social"),
        look.said("중간", "neutral"),
        look.said("개인적", "private"),
    ]
    investment = [look.said("낮음", "low"), look.said("중간", "middle"), look.said("높음", "high")]
    mainly = {(0, 1), (0, 2), (2, 0), (2, 1)}
    width, height, left, bottom = 1.32, 0.72, 1.45, 0.85
    figure, axes = board(3.4)
    for row, company in enumerate(companionship):
        y = bottom + (2 - row) * height
        axes.text(left - 0.12, y + height / 2, company, ha="right", va="center")
        for column in range(3):
            x = left + column * width
            shaded = (row, column) in mainly
            colour = look.sky if shaded else look.ground
            axes.add_patch(Rectangle((x, y), width, height, fc=colour, ec=look.ink, lw=1.2))
            words = look.said("주로 여기", "mainly here") if shaded else ""
            if row == 1:
                words = look.said("언급 없음", "not said")
            ink = look.grey if row == 1 else look.ink
            axes.text(x + width / 2, y + height / 2, words, ha="center", va="center", color=ink)
    for column, money in enumerate(investment):
        axes.text(left + (column + 0.5) * width, bottom - 0.12, money, ha="center", va="top")
    axis = look.said("투자: 시간과 돈을 얼마나 들이나", "investment: how much time and money")
    axes.text(left + 1.5 * width, 0.22, axis, ha="center", weight="bold")
    axis = look.said("함께 듣기:\n얼마나 어울려 듣나", "companionship:\nhow socially")
    axes.text(0.33, bottom + 1.5 * height, axis, rotation=90, ha="center", va="center", weight="bold")
    return figure


def chord_filter_bank(look: Look) -> Figure:
    """Centre frequencies of 180 constant-Q filters, and the strings of a bass guitar below them."""
    lowest, bins, octaves, nyquist = 110.0, 36, 5, 11025 / 2
    strings = {"E1": 41.2, "A1": 55.0, "D2": 73.4, "G2": 98.0}
    figure, (whole, octave) = plt.subplots(
        2, 1, figsize=(WIDTH, 5.2), dpi=DPI, gridspec_kw={"height_ratios": (1.7, 1), "hspace": 0.62}
    )
    figure.subplots_adjust(0.03, 0.1, 0.97, 0.98)
    for k in range(bins * octaves):
        colour = look.blue if k // bins % 2 == 0 else look.sky
        whole.plot([lowest * 2 ** (k / bins)] * 2, [0, 1], color=colour, lw=1.1, solid_capstyle="butt")
    for index, (name, frequency) in enumerate(strings.items()):
        top = 0.5 + index % 2 * 0.42
        whole.plot([frequency] * 2, [0, top], color=look.vermilion, lw=2, ls=(0, (3, 1.2)))
        whole.text(frequency, top + 0.04, f"{name}\n{frequency:g}", ha="center", va="bottom", fontsize=10)
    words = look.said("베이스 기타\n개방현", "bass guitar,\nopen strings")
    whole.text(58, 1.42, words, ha="center", va="bottom", color=look.vermilion)
    whole.axvline(nyquist, color=look.grey, lw=1.4)
    words = look.said("표본화율의\n절반", "half the\nsampling rate")
    whole.text(nyquist * 0.94, 1.42, words, ha="right", va="bottom", color=look.grey)
    words = look.said(
        f"{octaves}옥타브 × {bins} = {octaves * bins}빈",
        f"{octaves} octaves × {bins} = {octaves * bins} bins",
    )
    whole.text(622, 1.08, words, ha="center", va="bottom", color=look.blue, weight="bold")
    whole.set(xscale="log", xlim=(33, 6400), ylim=(0, 1.95))
    ticks = [55, 110, 220, 440, 880, 1760, 3520]
    whole.set_xticks(ticks, [str(tick) for tick in ticks])
    whole.set_xlabel(look.said("주파수(Hz, 로그)", "frequency in Hz (logarithmic)"))

    for k in range(bins):
        colour = look.blue if k % 3 == 0 else look.sky
        octave.plot([2 * lowest * 2 ** (k / bins)] * 2, [0, 1], color=colour, lw=2.4, solid_capstyle="butt")
    octave.set(xscale="log", xlim=(2 * lowest * 2 ** (-1 / 36), 4 * lowest), ylim=(0, 1.1))
    notes = ["A", "A♯", "B", "C", "C♯", "D", "D♯", "E", "F", "F♯", "G", "G♯"]
    octave.set_xticks([2 * lowest * 2 ** (step / 12) for step in range(12)], notes)
    words = look.said(
        "한 옥타브(220~440 Hz): 반음마다 빈이 셋", "one octave, 220 to 440 Hz: three bins a semitone"
    )
    octave.set_title(words, fontsize=11, loc="left", color=look.ink)
    for axes in (whole, octave):
        axes.minorticks_off()
        axes.set_yticks([])
        axes.spines[["left", "right", "top"]].set_visible(False)
    return figure


def youtube_two_stages(look: Look) -> Figure:
    """Millions of videos, a few hundred candidates, one list."""
    middle = 1.85
    figure, axes = board(3.2)
    stages = (
        (0.95, 1.2, 0.6, look.blue, look.said("후보\n생성", "candidate\ngeneration")),
        (3.1, 0.6, 0.34, look.vermilion, look.said("순위\n매기기", "ranking")),
    )
    for x, entering, leaving, colour, name in stages:
        width = 1.2
        funnel = [
            (x, middle + entering),
            (x + width, middle + leaving),
            (x + width, middle - leaving),
            (x, middle - entering),
        ]
        axes.add_patch(Polygon(funnel, closed=True, fc=colour, ec="none"))
        axes.text(x + width / 2, middle, name, ha="center", va="center", color=look.ground, weight="bold")
    for x, words in (
        (0.45, look.said("동영상\n수백만", "millions\nof\nvideos")),
        (2.62, look.said("몇백", "a few\nhundred")),
        (5.12, look.said("보여 줄\n목록", "a list for\nthe viewer")),
    ):
        axes.text(x, middle, words, ha="center", va="center")
    for x, top, words in (
        (1.55, 0.85, look.said("시청 기록, 검색 기록,\n맥락", "watches, searches,\ncontext")),
        (
            3.7,
            1.35,
            look.said(
                "동영상과 과거 행동의\n특징 수백 개", "hundreds of features of\nvideo and past behaviour"
            ),
        ),
    ):
        axes.text(x, 0.32, words, ha="center", va="center", fontsize=10)
        arrow(axes, (x, 0.55), (x, top), look.grey)
    arrow(axes, (4.33, middle), (4.62, middle), look.grey)
    return figure


def generator_discriminator(look: Look) -> Figure:
    """Who gets what in a generative adversarial network, and what each side wants."""
    figure, axes = board(3.5)
    box(axes, (0.08, 2.1), look.said("진짜 데이터\nx", "real data\nx"), look.ink)
    box(axes, (0.08, 0.7), look.said("잡음\nz", "noise\nz"), look.ink)
    box(axes, (1.75, 0.7), look.said("생성자\nG", "generator\nG"), look.vermilion)
    box(axes, (3.4, 1.4), look.said("판별자\nD", "discriminator\nD"), look.blue)
    arrow(axes, (1.38, 1.075), (1.75, 1.075), look.ink)
    arrow(axes, (1.38, 2.4), (3.4, 1.95), look.ink)
    arrow(axes, (3.05, 1.075), (3.4, 1.5), look.ink)
    arrow(axes, (4.7, 1.775), (4.95, 1.775), look.ink)
    axes.text(3.3, 1.05, look.said("만든 것\nG(z)", "made\nG(z)"), va="center", fontsize=10)
    axes.text(5.0, 1.775, look.said("진짜?\n만든 것?", "real?\nmade?"), va="center", fontsize=10)
    words = look.said("D(x)는 1에, D(G(z))는 0에 가깝게", "D(x) near 1, D(G(z)) near 0")
    axes.text(4.05, 2.72, words, ha="center", va="center", color=look.blue)
    words = look.said("D(G(z))를 1에 가깝게", "D(G(z)) near 1")
    axes.text(2.4, 0.17, words, ha="center", va="center", color=look.vermilion)
    for x, y, side, colour in (
        (4.05, 3.02, look.said("판별자가 바라는 것", "what the discriminator wants"), look.blue),
        (2.4, 0.46, look.said("생성자가 바라는 것", "what the generator wants"), look.vermilion),
    ):
        axes.text(x, y, side, ha="center", va="center", fontsize=10, color=colour)
    return figure


def beside(entry: str) -> Callable[[Look], Path]:
    """Return how a figure of an entry is called in each look."""
    return lambda look: ROOT / "digests" / f"{entry}{'' if look.lang == 'ko' else '-en'}{look.suffix}.png"


def in_guides(name: str) -> Callable[[Look], Path]:
    """Return how a figure of a guide is called in each look."""
    return _in_docs("guides", name)


def in_lectures(name: str) -> Callable[[Look], Path]:
    """Return how a figure of lecture notes is called in each look."""
    return _in_docs("lectures", name)


def _in_docs(folder: str, name: str) -> Callable[[Look], Path]:
    return lambda look: (
        ROOT / "docs" / ("" if look.lang == "ko" else "en") / folder / f"{name}{look.suffix}.webp"
    )


def main() -> None:
    """Write every figure."""
    draw(beside("ismir/2015/listening-personas"), listening_personas)
    draw(beside("ismir/2015/chord-filter-bank"), chord_filter_bank)
    draw(beside("recsys/2016/youtube-two-stages"), youtube_two_stages)
    draw(beside("arxiv/2014/generator-discriminator"), generator_discriminator)
    draw(in_guides("spectrogram"), spectrograms)
    draw(in_guides("separation"), separation)
    draw(in_guides("lyrics-words"), frequent_words)
    draw(in_guides("lyrics-ranks"), ranks)
    draw(in_guides("cnn-costs"), costs)
    draw(in_guides("cnn-borders"), borders)
    draw(in_guides("cnn-shapes"), shapes)
    draw(in_guides("gan-moments"), moments)
    draw(in_guides("gan-pulls"), pulls)
    draw(in_guides("descent-paths"), paths)
    draw(in_guides("descent-rates"), rates)
    draw(in_lectures("filter-edge"), edge)
    draw(in_lectures("filter-mixing"), mixing)
    draw(in_lectures("patch-seen"), seen)
    draw(in_lectures("filter-holes"), holes)
    draw(in_lectures("filter-depth"), laid_on)
    draw(in_lectures("filter-sharing"), sharing)


if __name__ == "__main__":
    main()
