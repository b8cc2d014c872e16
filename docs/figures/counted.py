"""The fifty words that are most frequent in lyrics, as counted in 2015."""

import csv
from pathlib import Path

import numpy as np
from drawing import DPI, WIDTH, Look
from matplotlib import pyplot as plt
from matplotlib.figure import Figure

COUNTS = Path(__file__).resolve().parents[1] / "guides" / "frequent-words-in-lyrics.csv"

LOVE = frozenset({"사랑", "사랑하다", "love"})
ABSENCE = frozenset({"없어", "없는", "없이"})
TEARS = frozenset({"눈물", "울다", "아프다"})


def words() -> list[tuple[str, str, int]]:
    """Return the words, what they mean and how often they were counted."""
    with COUNTS.open(encoding="utf-8-sig", newline="") as file:
        return [(row["word"], row["meaning"], int(row["count"])) for row in csv.DictReader(file)]


def frequent_words(look: Look) -> Figure:
    """Draw the first thirty as bars, those of three families coloured."""
    shown = words()[:30]
    figure, axes = plt.subplots(figsize=(WIDTH, 7.4), dpi=DPI)
    figure.subplots_adjust(0.34 if look.lang == "en" else 0.19, 0.015, 0.985, 0.95)
    families = (
        (LOVE, look.vermilion, look.said("사랑", "love")),
        (ABSENCE, look.ink, look.said("없음", "absence")),
        (TEARS, look.blue, look.said("눈물과 아픔", "tears and hurt")),
    )
    rows = np.arange(len(shown))
    colours = [
        next((colour for family, colour, _ in families if word in family), look.sky) for word, _, _ in shown
    ]
    axes.barh(rows, [count for *_, count in shown], color=colours, height=0.72)
    for row, (_, _, count) in zip(rows, shown, strict=True):
        axes.text(count + 120, row, f"{count:,}", va="center", fontsize=10, color=look.ink)
    for row, (_, colour, name) in enumerate(families):
        axes.text(16000, 22 + 1.5 * row, name, color=colour, ha="right", va="center", weight="bold")
    axes.set(xlim=(0, 16200), ylim=(len(shown) - 0.4, -0.6), xticks=[], yticks=rows)
    axes.set_yticklabels(
        [word if look.lang == "ko" else _with_meaning(word, said) for word, said, _ in shown]
    )
    title = look.said("가사에 많이 나온 말 서른", "Thirty frequent words in lyrics")
    axes.set_title(title, loc="left", fontsize=11, weight="bold", color=look.ink)
    axes.spines[["top", "right", "bottom"]].set_visible(False)
    axes.tick_params(axis="y", length=0, labelsize=10)
    return figure


def _with_meaning(word: str, meaning: str) -> str:
    return word if word.isascii() else f"{word} {meaning}"


def ranks(look: Look) -> Figure:
    """Draw counts over ranks on logarithmic axes, with the line that fits them."""
    counts = np.array([count for *_, count in words()])
    places = np.arange(1, len(counts) + 1)
    slope, start = np.polyfit(np.log(places), np.log(counts), 1)
    figure, axes = plt.subplots(figsize=(WIDTH, 3.6), dpi=DPI)
    figure.subplots_adjust(0.17, 0.15, 0.96, 0.96)
    axes.loglog(places, np.exp(start) * places**slope, color=look.vermilion, lw=1.6)
    axes.loglog(places, counts[0] / places, "--", color=look.grey, lw=1.2)
    axes.loglog(places, counts, "o", color=look.blue, ms=4)
    fitted = f"{slope:.2f}".replace("-", "−")
    axes.text(11, 5400, look.said(f"기울기 {fitted}", f"slope {fitted}"), color=look.ink, weight="bold")
    axes.text(6.2, 1500, look.said("지프의 −1", "Zipf’s −1"), color=look.ink, ha="right")
    axes.set(xlim=(0.9, 56), ylim=(250, 20000))
    axes.set_xticks([1, 2, 5, 10, 20, 50], ["1", "2", "5", "10", "20", "50"])
    axes.set_yticks([300, 1000, 3000, 10000], ["300", "1,000", "3,000", "10,000"])
    axes.minorticks_off()
    axes.set_xlabel(look.said("순위", "rank"))
    axes.set_ylabel(look.said("횟수", "count"))
    axes.spines[["top", "right"]].set_visible(False)
    return figure
