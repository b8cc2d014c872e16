"""What filters find: an edge, 1×1 as a mixing desk, what one value sees, holes in filters and inputs."""

import numpy as np
from drawing import DPI, WIDTH, Look, arrow, board
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Rectangle

EDGE = np.repeat([[0, 0, 0, 1, 1, 1]], 6, axis=0)
"""An image that is dark on the left and bright on the right."""

VERTICAL = np.repeat([[-1, 0, 1]], 3, axis=0)
"""A filter for edges from dark to bright; transposed, it is one for edges from above to below."""


def convolved(image: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return what a filter without a bias makes of an image."""
    patches = np.lib.stride_tricks.sliding_window_view(image, weights.shape)
    return np.einsum("yxij,ij->yx", patches, weights)


def edge(look: Look) -> Figure:
    """Draw the image, both filters, and what each finds."""
    figure, axes = board(4.0)
    axes.text(0.85, 2.7, look.said("이미지", "image"), ha="center", weight="bold")
    _numbers(axes, look, EDGE, (0.1, 1.1), 0.25)
    for y, weights, name in (
        (2.3, VERTICAL, look.said("필터 1", "filter 1")),
        (0.35, VERTICAL.T, look.said("필터 2", "filter 2")),
    ):
        axes.text(2.75, y + 1.02, name, ha="center", weight="bold")
        _numbers(axes, look, weights, (2.3, y), 0.3)
        found = convolved(EDGE, weights)
        words = look.said("특징 맵", "feature map")
        axes.text(4.75, y + 1.24, words, ha="center", weight="bold")
        _numbers(axes, look, found, (4.15, y - 0.13), 0.3)
        arrow(axes, (1.72, 1.85 + (y - 1.3) * 0.3), (2.2, y + 0.45), look.grey)
        arrow(axes, (3.3, y + 0.45), (4.05, y + 0.45), look.grey)
    return figure


def _numbers(axes: Axes, look: Look, numbers: np.ndarray, corner: tuple[float, float], size: float) -> None:
    """Draw a matrix as squares with numbers, blue the more they are, and those below zero vermilion."""
    x, y = corner
    most = np.abs(numbers).max() or 1
    for row, line in enumerate(numbers[::-1]):
        for column, number in enumerate(line):
            colour = look.sky if number > 0 else look.vermilion
            place = (x + column * size, y + row * size)
            axes.add_patch(Rectangle(place, size, size, fc=colour, alpha=abs(number) / most * 0.75, lw=0))
            axes.add_patch(Rectangle(place, size, size, fc="none", ec=look.grey, lw=0.8))
            words = f"{number}".replace("-", "−")
            middle = (place[0] + size / 2, place[1] + size / 2)
            ink = look.ground if look.dark and number < 0 else look.ink
            axes.text(*middle, words, ha="center", va="center", fontsize=10, color=ink)


def mixing(look: Look) -> Figure:
    """Draw a 1×1 filter as faders: each map is made louder or softer as a whole, and all are added."""
    figure, axes = board(3.1)
    pictures = _strokes()
    weights = (1.0, 1.0, 0.0)
    names = (
        look.said("세로", "vertical"),
        look.said("가로", "horizontal"),
        look.said("대각선", "diagonal"),
    )
    for row, (picture, weight, name) in enumerate(zip(pictures, weights, names, strict=True)):
        y = 2.15 - row * 1.0
        _picture(axes, look, picture, (0.95, y))
        axes.text(0.85, y + 0.4, name, ha="right", va="center", fontsize=10)
        axes.plot([2.1, 3.2], [y + 0.4] * 2, color=look.grey, lw=3, solid_capstyle="round")
        axes.add_patch(Circle((2.1 + 1.1 * weight, y + 0.4), 0.1, fc=look.vermilion, ec="none", zorder=3))
        axes.text(2.6, y + 0.56, f"w = {weight:g}", ha="center", fontsize=10)
        arrow(axes, (3.4, y + 0.4), (3.95, 1.55 + (1 - row) * 0.14), look.grey)
    axes.text(4.13, 1.55, "+", ha="center", va="center", fontsize=17, weight="bold")
    mixed = sum(weight * picture for weight, picture in zip(weights, pictures, strict=True))
    _picture(axes, look, np.minimum(mixed, 1), (4.4, 1.1), 0.9)
    axes.text(4.85, 0.85, look.said("섞은 맵", "the mix"), ha="center", va="top", fontsize=10)
    return figure


def _strokes() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return maps of 8×8 with upright, level and slanting strokes."""
    upright, level, slanting = np.zeros((3, 8, 8))
    upright[1:7, [1, 6]] = 1
    level[[1, 6], 1:7] = 1
    slanting[range(2, 6), range(2, 6)] = 1
    return upright, level, slanting


def _picture(
    axes: Axes, look: Look, picture: np.ndarray, corner: tuple[float, float], size: float = 0.8
) -> None:
    x, y = corner
    step = size / len(picture)
    for row, line in enumerate(picture[::-1]):
        for column, value in enumerate(line):
            if value:
                square = Rectangle((x + column * step, y + row * step), step, step, fc=look.blue, lw=0)
                axes.add_patch(square)
    axes.add_patch(Rectangle(corner, size, size, fc="none", ec=look.grey, lw=0.9))


def seen(look: Look) -> Figure:
    """Draw how many pixels one value sees, after each of two pairs of convolution and pooling."""
    figure, axes = board(3.0)
    steps = (
        (3, look.said("합성곱\n3×3", "convolution\n3×3"), look.sky),
        (4, look.said("풀링\n2×2", "pooling\n2×2"), look.blue),
        (8, look.said("합성곱\n3×3", "convolution\n3×3"), look.sky),
        (10, look.said("풀링\n2×2", "pooling\n2×2"), look.blue),
    )
    cell = 0.115
    for column, (size, name, colour) in enumerate(steps):
        x = 0.12 + column * 1.38
        for i in range(10):
            for j in range(10):
                is_seen = max(i, j) < size
                face = colour if is_seen else "none"
                place = (x + i * cell, 1.0 + (9 - j) * cell)
                axes.add_patch(Rectangle(place, cell, cell, fc=face, ec=look.grey, lw=0.5))
        axes.text(x + 5 * cell, 2.3, name, ha="center", va="bottom", fontsize=10)
        axes.text(x + 5 * cell, 0.85, f"{size}×{size}", ha="center", va="top", weight="bold")
    words = look.said("값 하나가 보는 입력의 픽셀", "pixels of the input that one value sees")
    axes.text(WIDTH / 2, 0.3, words, ha="center", va="center")
    return figure


def holes(look: Look) -> Figure:
    """Draw gaps between a filter's taps beside zeros between an input's values."""
    figure, panels = plt.subplots(1, 2, figsize=(WIDTH, 3.1), dpi=DPI)
    figure.subplots_adjust(0.02, 0.1, 0.98, 0.86, wspace=0.08)
    titles = (
        look.said("팽창: 필터에 틈", "dilation: gaps in the filter"),
        look.said("전치: 입력 사이에 0", "transposed: zeros in the input"),
    )
    for axes, title, out in zip(panels, titles, ("7×7 → 3×3", "4×4 → 5×5"), strict=True):
        axes.set(xlim=(-0.2, 7.2), ylim=(7.2, -0.2), aspect="equal")
        axes.axis("off")
        axes.set_title(title, fontsize=11, weight="bold", color=look.ink)
        axes.text(3.5, 7.75, out, ha="center", va="center")
    for x in range(7):
        for y in range(7):
            is_value = x % 2 == 0 and y % 2 == 0
            panels[0].add_patch(Rectangle((x, y), 1, 1, fc=look.sky, ec=look.grey, lw=0.8, alpha=0.8))
            face, style = (look.sky, "-") if is_value else ("none", ":")
            panels[1].add_patch(Rectangle((x, y), 1, 1, fc=face, ec=look.grey, lw=0.8, ls=style, alpha=0.8))
            if not is_value:
                panels[1].text(x + 0.5, y + 0.5, "0", ha="center", va="center", fontsize=10, color=look.grey)
    for axes, step in zip(panels, (2, 1), strict=True):
        for x in range(3):
            for y in range(3):
                place = (x * step + 0.06, y * step + 0.06)
                axes.add_patch(Rectangle(place, 0.88, 0.88, fc="none", ec=look.vermilion, lw=2))
    return figure
