"""Shapes as blocks to scale, and what it saves to look at patches and to use their weights again."""

from dataclasses import dataclass

from drawing import DPI, WIDTH, Look, Point, arrow, board
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Polygon, Rectangle


@dataclass(frozen=True)
class Block:
    """Channels × rows × columns as a block: in inches what a value and a channel measure, and its colour."""

    shape: tuple[int, int, int]
    value: float
    channel: float
    colour: str


def shapes(look: Look) -> Figure:
    """Draw the small network of CIFAR-10: what goes in, and what comes out of each layer."""
    figure, axes = board(3.9)
    convolution, pooling = look.said("합성곱", "convolution"), look.said("풀링", "pooling")
    rows = (
        (
            (look.said("입력", "input"), 3, 32),
            (f"{convolution}\nfull", 32, 34),
            (f"{convolution}\nvalid", 32, 32),
            (f"{pooling}\n2×2", 32, 16),
        ),
        ((f"{convolution}\nfull", 64, 18), (f"{convolution}\nvalid", 64, 16), (f"{pooling}\n2×2", 64, 8)),
    )
    for y, row in zip((2.3, 0.45), rows, strict=True):
        for column, (name, channels, size) in enumerate(row):
            middle = 0.72 + column * 1.4
            _draw(axes, look, (middle, y), Block((channels, size, size), 0.02, 0.0045, look.sky))
            axes.text(middle, y - 0.1, f"{channels}×{size}×{size}", ha="center", va="top", weight="bold")
            axes.text(middle, y + 1.08, name, ha="center", va="bottom", fontsize=10, linespacing=1.2)
            if column:
                arrow(axes, (middle - 0.84, y + 0.35), (middle - 0.56, y + 0.35), look.grey)
    arrow(axes, (4.08, 0.8), (4.36, 0.8), look.grey)
    axes.text(
        4.95, 1.53, look.said("펼치기,\n완전 연결", "flatten,\ndense"), ha="center", va="bottom", fontsize=10
    )
    axes.text(4.95, 0.8, "4096\n↓\n256\n↓\n10", ha="center", va="center", weight="bold")
    return figure


def laid_on(look: Look) -> Figure:
    """Draw two layers of an exercise: a filter has as many channels as what it is laid on."""
    figure, axes = board(3.95)
    layers = (((3, 7), 10, 5), ((10, 5), 20, 3))
    titles = (look.said("들어온 것", "in"), look.said("필터 하나", "one filter"), look.said("나간 것", "out"))
    for middle, title in zip((0.95, 2.8, 4.65), titles, strict=True):
        axes.text(middle, 3.68, title, ha="center", weight="bold")
    for y, ((channels, size), number, out) in zip((2.4, 0.62), layers, strict=True):
        held = ((channels, size, size), (channels, 3, 3), (number, out, out))
        for middle, shape in zip((0.95, 2.8, 4.65), held, strict=True):
            is_filter = middle == 2.8
            colour = look.vermilion if is_filter else look.sky
            _draw(axes, look, (middle, y), Block(shape, 0.1, 0.03, colour))
            words = "×".join(map(str, shape))
            of = look.said(f"{number}개 가운데 하나", f"one of {number}") if is_filter else ""
            axes.text(middle, y - 0.1, f"{words}\n{of}".rstrip(), ha="center", va="top", linespacing=1.3)
        for start in (1.62, 3.47):
            arrow(axes, (start, y + 0.35), (start + 0.5, y + 0.35), look.grey)
    return figure


def _draw(axes: Axes, look: Look, foot: Point, block: Block) -> None:
    """Draw a block, the middle of whose foot is given."""
    channels, rows, columns = block.shape
    width, height, depth = columns * block.value, rows * block.value, channels * block.channel
    x, y = foot[0] - (width + depth) / 2, foot[1]
    top = [(x, y + height), (x + depth, y + height + depth), (x + width + depth, y + height + depth)]
    side = [(x + width, y), (x + width + depth, y + depth), (x + width + depth, y + height + depth)]
    axes.add_patch(Polygon([*top, (x + width, y + height)], fc=block.colour, alpha=0.45, lw=0))
    axes.add_patch(Polygon([*side, (x + width, y + height)], fc=block.colour, alpha=0.25, lw=0))
    axes.add_patch(Rectangle((x, y), width, height, fc=block.colour, alpha=0.8, lw=0))
    for corners in ([*top, (x + width, y + height)], [*side, (x + width, y + height)]):
        axes.add_patch(Polygon(corners, fc="none", ec=look.ink, lw=0.9))
    axes.add_patch(Rectangle((x, y), width, height, fc="none", ec=look.ink, lw=0.9))


def sharing(look: Look) -> Figure:
    """Draw parameters of one layer: shared filters, a filter for every place, and everything connected."""
    figure, axes = plt.subplots(figsize=(WIDTH, 2.5), dpi=DPI)
    figure.subplots_adjust(0.03, 0.18, 0.9, 0.99)
    shared, separate = (
        look.said("가중치를 나눠 쓴다", "weights shared"),
        look.said("가중치를 따로 둔다", "weights of their own"),
    )
    patches, everything = look.said("조각을 보고", "sees patches"), look.said("모두 보고", "sees everything")
    places = 32 * 32
    convolution = 10 * (5 * 5 * 3 + 1)
    rows = (
        (f"{patches}, {shared}", convolution),
        (f"{patches}, {separate}", convolution * places),
        (f"{everything}, {separate}", 10 * places * (32 * 32 * 3 + 1)),
    )
    for row, (name, number) in enumerate(rows):
        axes.barh(row, number, color=look.vermilion if row == 2 else look.blue, height=0.4)
        axes.text(1.15, row - 0.28, name, va="bottom", fontsize=10)
        axes.text(number * 1.25, row, f"{number:,}", va="center", fontsize=10, weight="bold")
    axes.set(xscale="log", xlim=(1, 3e8), ylim=(2.4, -0.75), yticks=[], xticks=[1, 1e3, 1e6])
    axes.set_xticklabels(["1", look.said("천", "thousand"), look.said("백만", "million")])
    axes.set_xlabel(look.said("매개변수(로그 눈금)", "parameters, on a logarithmic axis"), fontsize=10)
    axes.minorticks_off()
    axes.spines[["top", "right"]].set_visible(False)
    return figure
