"""A small convolutional network, layer by layer: its shapes, its parameters and its multiplications."""

import numpy as np
from drawing import DPI, WIDTH, Look
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

LAYERS = (
    ("3 → 32", 32 * 3 * 9, 34 * 34),
    ("32 → 32", 32 * 32 * 9, 32 * 32),
    ("32 → 64", 64 * 32 * 9, 18 * 18),
    ("64 → 64", 64 * 64 * 9, 16 * 16),
    ("4096 → 256", 4096 * 256, 1),
    ("256 → 10", 256 * 10, 1),
)
"""What goes in and comes out of each layer with weights, how many weights, and how often each is used."""


def costs(look: Look) -> Figure:
    """Draw weights beside multiplications, by layer."""
    figure, panels = plt.subplots(1, 2, figsize=(WIDTH, 3.5), dpi=DPI, sharey=True)
    figure.subplots_adjust(0.2, 0.06, 0.98, 0.89, wspace=0.12)
    titles = (look.said("가중치", "weights"), look.said("곱셈", "multiplications"))
    amounts = ([weights for _, weights, _ in LAYERS], [weights * used for _, weights, used in LAYERS])
    for axes, title, amount in zip(panels, titles, amounts, strict=True):
        rows = np.arange(len(LAYERS))
        colours = [look.blue] * 4 + [look.vermilion] * 2
        axes.barh(rows, amount, color=colours, height=0.62)
        most = max(amount)
        for row, number in zip(rows, amount, strict=True):
            inside = number > most * 0.6
            x, side = (number - most * 0.03, "right") if inside else (number + most * 0.03, "left")
            colour = look.ground if inside else look.ink
            axes.text(x, row, f"{number:,}", ha=side, va="center", fontsize=10, color=colour)
        axes.set(xlim=(0, most * 1.02), xticks=[], yticks=rows)
        axes.set_yticklabels([name for name, *_ in LAYERS])
        axes.set_title(title, loc="left", fontsize=11, weight="bold", color=look.ink)
        axes.spines[["top", "right", "bottom"]].set_visible(False)
        axes.tick_params(axis="y", length=0)
    panels[0].invert_yaxis()
    return figure


def borders(look: Look) -> Figure:
    """Draw where the middle of a 3×3 patch may lie on 5×5 values: full, same and valid."""
    figure, panels = plt.subplots(1, 3, figsize=(WIDTH, 2.45), dpi=DPI)
    figure.subplots_adjust(0.01, 0.02, 0.99, 0.8, wspace=0.06)
    for axes, name, around, out in zip(panels, ("full", "same", "valid"), (2, 1, 0), (7, 5, 3), strict=True):
        _grid(axes, around, out, look)
        axes.set_title(f"{name}\n5×5 → {out}×{out}", fontsize=11, weight="bold", color=look.ink)
    return figure


def _grid(axes: Axes, around: int, out: int, look: Look) -> None:
    """Draw the values, the zeros ``around`` them, two patches in opposite corners and all middles."""
    axes.set(xlim=(-2.3, 7.3), ylim=(7.3, -2.3), aspect="equal")
    axes.axis("off")
    for x in range(-around, 5 + around):
        for y in range(-around, 5 + around):
            is_value = 0 <= x < 5 and 0 <= y < 5
            face = look.sky if is_value else "none"
            style = "-" if is_value else ":"
            axes.add_patch(Rectangle((x, y), 1, 1, fc=face, ec=look.grey, lw=0.8, ls=style, alpha=0.8))
    first = 1 - around
    for column in range(out):
        for row in range(out):
            axes.plot(first + column + 0.5, first + row + 0.5, ".", color=look.ink, ms=5)
    for corner in (-around, 2 + around):
        axes.add_patch(Rectangle((corner, corner), 3, 3, fc="none", ec=look.vermilion, lw=2))
