"""Gradient descent that sets its own rates: how long its steps are, and the paths that it takes."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import islice
from typing import TypeAlias

import numpy as np
from drawing import DPI, WIDTH, Look
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

Vector: TypeAlias = NDArray[np.float64]
Gradient: TypeAlias = Callable[[Vector], Vector]
Rule: TypeAlias = Callable[[Gradient, Vector, float], Iterator[Vector]]
"""The parameters after each step, endlessly, from a gradient, a start and a rate."""

DELTA = 1e-8
"""What keeps a division from being one by zero."""


def sgd(gradient: Gradient, theta: Vector, rate: float) -> Iterator[Vector]:
    """Step against the gradient."""
    while True:
        theta = theta - rate * gradient(theta)
        yield theta


def adagrad(gradient: Gradient, theta: Vector, rate: float) -> Iterator[Vector]:
    """Divide by the root of the sum of all squared gradients."""
    r = np.zeros_like(theta)
    while True:
        g = gradient(theta)
        r = r + g**2
        theta = theta - rate / (DELTA + np.sqrt(r)) * g
        yield theta


def rmsprop(gradient: Gradient, theta: Vector, rate: float, rho: float = 0.9) -> Iterator[Vector]:
    """Divide by the root of a mean of squared gradients that forgets."""
    r = np.zeros_like(theta)
    while True:
        g = gradient(theta)
        r = rho * r + (1 - rho) * g**2
        theta = theta - rate / np.sqrt(DELTA + r) * g
        yield theta


def nesterov(
    gradient: Gradient, theta: Vector, rate: float, rho: float = 0.9, alpha: float = 0.8
) -> Iterator[Vector]:
    """RMSProp with momentum, its gradient taken where the velocity is about to lead."""
    r, v = np.zeros_like(theta), np.zeros_like(theta)
    while True:
        g = gradient(theta + alpha * v)
        r = rho * r + (1 - rho) * g**2
        v = alpha * v - rate / np.sqrt(DELTA + r) * g
        theta = theta + v
        yield theta


def adam(
    gradient: Gradient,
    theta: Vector,
    rate: float,
    rho: tuple[float, float] = (0.9, 0.999),
    *,
    corrected: bool = True,
) -> Iterator[Vector]:
    """Divide a mean of gradients by the root of a mean of their squares, ``corrected`` or as they are."""
    s, r, t = np.zeros_like(theta), np.zeros_like(theta), 0
    while True:
        g, t = gradient(theta), t + 1
        s = rho[0] * s + (1 - rho[0]) * g
        r = rho[1] * r + (1 - rho[1]) * g**2
        first, second = (s / (1 - rho[0] ** t), r / (1 - rho[1] ** t)) if corrected else (s, r)
        theta = theta - rate * first / (np.sqrt(second) + DELTA)
        yield theta


def steps(rule: Rule, count: int) -> Vector:
    """Return how long each step is, in rates, where the gradient always is 1."""
    path = np.array([[0.0], *islice(rule(np.ones_like, np.zeros(1), 1.0), count)])
    return -np.diff(path[:, 0])


START = np.array([-4.0, 1.0])

STEEP = 20.0
"""How much steeper the walls of the valley are than its floor."""

RATES: Mapping[str, tuple[Rule, float]] = {
    "SGD": (sgd, 0.09),
    "AdaGrad": (adagrad, 0.8),
    "RMSProp": (rmsprop, 0.15),
    "RMSProp + Nesterov": (nesterov, 0.05),
    "Adam": (adam, 0.3),
}
"""The rate of each, tried by hand so that it gets to the bottom and its character shows."""

COUNT = 40
"""How many steps of a path are drawn."""


def valley(turned: float) -> tuple[Callable[[Vector, Vector], Vector], Gradient]:
    """Return (x² + 20 y²) / 2, turned by an angle, and its gradient."""
    c, s = np.cos(turned), np.sin(turned)
    to = np.array([[c, s], [-s, c]])
    curved = to.T @ np.diag([1.0, STEEP]) @ to

    def height(x: Vector, y: Vector) -> Vector:
        along, across = c * x + s * y, c * y - s * x
        return (along**2 + STEEP * across**2) / 2

    return height, lambda theta: curved @ theta


def paths(look: Look) -> Figure:
    """Five ways down a narrow valley that lies along an axis, and down the same valley turned."""
    figure, panels = plt.subplots(2, 1, figsize=(WIDTH, 6.4), dpi=DPI)
    figure.subplots_adjust(0.02, 0.14, 0.98, 0.95, hspace=0.16)
    titles = (
        look.said("골짜기가 축과 나란할 때", "The valley lies along an axis"),
        look.said("같은 골짜기를 45도 돌렸을 때", "The same valley, turned by 45 degrees"),
    )
    for axes, title, turned in zip(panels, titles, (0.0, np.pi / 4), strict=True):
        height, gradient = valley(turned)
        turn = np.array([[np.cos(turned), -np.sin(turned)], [np.sin(turned), np.cos(turned)]])
        for (name, (rule, rate)), (colour, style, width) in zip(RATES.items(), _strokes(look), strict=True):
            start = turn @ START
            path = np.array([start, *islice(rule(gradient, start, rate), COUNT)]) @ turn
            axes.plot(*path.T, style, color=colour, lw=width, ms=3.5, mew=0, label=name)
        along, across = np.meshgrid(np.linspace(-4.3, 1.2, 221), np.linspace(-1.15, 1.15, 93))
        x, y = np.einsum("ij,jkl->ikl", turn, np.array([along, across]))
        levels = [0.05, 0.4, 1.5, 3.5, 6.5, 10.5]
        axes.contour(along, across, height(x, y), levels, colors=look.grey, linewidths=0.6, alpha=0.7)
        axes.plot(0, 0, "+", color=look.ink, ms=11, mew=1.6)
        _axes_of_parameters(look, axes, turned)
        axes.set(xlim=(-4.3, 1.2), ylim=(-1.15, 1.15), xticks=[], yticks=[])
        axes.set_title(title, loc="left", fontsize=11, weight="bold", color=look.ink)
    handles, names = panels[0].get_legend_handles_labels()
    figure.legend(handles, names, loc="lower center", ncols=3, frameon=False, labelcolor=look.ink)
    return figure


def _strokes(look: Look) -> tuple[tuple[str, str, float], ...]:
    """Return the colour, the marks and the width of each path, which differ without colour too."""
    return (
        (look.grey, "-", 1.0),
        (look.vermilion, "o-", 1.3),
        (look.sky, "s--", 1.3),
        (look.blue, "^-", 1.3),
        (look.ink, "v:", 1.5),
    )


def _axes_of_parameters(look: Look, axes: Axes, turned: float) -> None:
    """Draw which way each of the two parameters lies: the picture is turned back to show the valley level."""
    corner, length = np.array([0.42, -0.7]), 0.4
    for name, angle in ((r"$\theta_1$", -turned), (r"$\theta_2$", np.pi / 2 - turned)):
        end = corner + length * np.array([np.cos(angle), np.sin(angle)])
        axes.annotate("", end, corner, arrowprops={"arrowstyle": "-|>", "color": look.ink, "lw": 1.1})
        at = corner + 1.35 * (end - corner)
        axes.text(*at, name, ha="center", va="center", fontsize=10, color=look.ink)


def rates(look: Look) -> Figure:
    """How long the steps are, in rates, where the gradient stays the same."""
    figure, axes = plt.subplots(figsize=(WIDTH, 3.9), dpi=DPI)
    figure.subplots_adjust(0.11, 0.15, 0.95, 0.96)
    count = 1000
    uncorrected = look.said("Adam, 보정 없이", "Adam, uncorrected")
    shown: Mapping[str, tuple[Rule, str, str, tuple[int, float]]] = {
        "AdaGrad": (adagrad, look.vermilion, "-", (7, 0.13)),
        "RMSProp": (rmsprop, look.sky, "--", (7, 1.85)),
        "Adam": (adam, look.ink, "-", (150, 0.78)),
        uncorrected: (partial(adam, corrected=False), look.blue, "-.", (40, 6.4)),
    }
    for name, (rule, colour, style, at) in shown.items():
        axes.loglog(np.arange(1, count + 1), steps(rule, count), style, color=colour, lw=1.8)
        axes.text(*at, name, fontsize=11, weight="bold", va="center")
    axes.set(xlim=(1, count), ylim=(0.025, 10))
    axes.set_xticks([1, 10, 100, 1000], ["1", "10", "100", "1000"])
    axes.set_yticks([0.1, 1, 10], ["0.1", "1", "10"])
    axes.set_xlabel(look.said("몇 번째 걸음", "step"))
    axes.set_ylabel(look.said("걸음의 길이 (학습률의 몇 배)", "length of the step, in rates"))
    axes.spines[["top", "right"]].set_visible(False)
    return figure
