"""Pictures in two languages and on two grounds, small enough to be read on a phone."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias

import matplotlib as mpl

mpl.use("Agg")

from matplotlib import font_manager
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch

WIDTH = 5.6
"""Width of every picture in inches: on a phone, 360 pixels wide, text of 11 points is ten pixels high."""

DPI = 1200 / WIDTH
"""So that every picture is 1200 pixels wide."""

HANGUL = ("NanumGothic", "Noto Sans CJK KR", "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic")
"""Fonts for Korean letters; the first that is installed draws them."""

Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True)
class Look:
    """A language and a ground, with colours that stand out on it.

    The colours are Okabe and Ito's, which stay distinct under the common forms of colour blindness; on the
    dark ground they are lighter.
    """

    lang: Literal["ko", "en"]
    dark: bool
    ground: str
    ink: str
    grey: str
    blue: str
    sky: str
    vermilion: str

    def said(self, ko: str, en: str) -> str:
        """Return the words of this language."""
        return ko if self.lang == "ko" else en

    @property
    def suffix(self) -> str:
        """What the name of the file ends in: nothing on the light ground."""
        return "-dark" if self.dark else ""


_LIGHT = ("#ffffff", "#222222", "#5f5f5f", "#0072B2", "#56B4E9", "#B84F00")
_DARK = ("#1e2129", "#e6e6e6", "#a8a8a8", "#7CC4F2", "#2F7FB0", "#FF9A5C")

LOOKS: Final = tuple(
    Look(lang, dark, *(_DARK if dark else _LIGHT)) for lang in ("ko", "en") for dark in (False, True)
)


def draw(name: Callable[[Look], Path], drawing: Callable[[Look], Figure]) -> None:
    """Write a drawing in every look to the file that ``name`` gives."""
    for look in LOOKS:
        with mpl.rc_context(_style(look)):
            figure = drawing(look)
            figure.savefig(name(look), facecolor=look.ground, **_settings(name(look)))
            plt.close(figure)


def board(height: float) -> tuple[Figure, Axes]:
    """Give a figure and its axes, in inches and without a frame."""
    figure, axes = plt.subplots(figsize=(WIDTH, height), dpi=DPI)
    figure.subplots_adjust(0, 0, 1, 1)
    axes.set(xlim=(0, WIDTH), ylim=(0, height))
    axes.axis("off")
    return figure, axes


def box(axes: Axes, corner: Point, words: str, edge: str) -> None:
    """Draw a rounded box of 1.3 by 0.75 inches with words in its middle."""
    x, y = corner
    shape = FancyBboxPatch(
        corner, 1.3, 0.75, boxstyle="round,pad=0,rounding_size=0.08", ec=edge, fc="none", lw=1.6
    )
    axes.add_patch(shape)
    axes.text(x + 0.65, y + 0.37, words, ha="center", va="center", linespacing=1.35)


def arrow(axes: Axes, start: Point, end: Point, colour: str) -> None:
    """Draw a straight arrow."""
    head = FancyArrowPatch(
        start, end, arrowstyle="-|>", mutation_scale=13, lw=1.5, color=colour, shrinkA=0, shrinkB=0
    )
    axes.add_patch(head)


def _style(look: Look) -> dict[Any, Any]:
    installed = {font.name for font in font_manager.fontManager.ttflist}
    hangul = next(name for name in HANGUL if name in installed)
    return {
        "font.family": ["DejaVu Sans", hangul],
        "font.size": 11,
        "text.color": look.ink,
        "axes.edgecolor": look.grey,
        "axes.labelcolor": look.ink,
        "axes.facecolor": look.ground,
        "xtick.color": look.ink,
        "ytick.color": look.ink,
    }


def _settings(path: Path) -> dict[str, Any]:
    return {"metadata": {"Software": None}} if path.suffix == ".png" else {"pil_kwargs": {"quality": 60}}
