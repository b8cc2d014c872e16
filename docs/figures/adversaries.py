"""A generative adversarial network of five numbers: the game, its value, and how strongly each is pulled."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TypeAlias

import numpy as np
from drawing import DPI, WIDTH, Look
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

Vector: TypeAlias = NDArray[np.float64]

MEAN, DEVIATION = 1.0, 0.5
"""Of the real data, a bell curve."""

BATCH, RATE_D, RATE_G = 256, 0.2, 0.02

MOMENTS = (0, 20, 60, 500)
"""The generator's steps after which the picture looks at the game."""


@dataclass(frozen=True)
class Game:
    """Both sides after a step: G(z) = mu + sigma z, and D(x) = sigmoid(w₀ + w₁x + w₂x²)."""

    mu: float
    sigma: float
    w: Vector

    def judged(self, x: Vector) -> Vector:
        """Return D(x)."""
        return sigmoid(self.w @ powers(x))

    def made(self, z: Vector) -> Vector:
        """Return G(z)."""
        return self.mu + self.sigma * z


def sigmoid(a: Vector) -> Vector:
    """Return the logistic function."""
    return 1 / (1 + np.exp(-a))


def powers(x: Vector) -> Vector:
    """Return 1, x and x², which is all that it takes to tell two bell curves apart as well as can be."""
    return np.stack([np.ones_like(x), x, x**2])


def play(rounds: int) -> Iterator[Game]:
    """Return the game before and after each step of G, before which D takes ``rounds``."""
    drawn = np.random.default_rng(7)
    game = Game(-1.0, 1.0, np.zeros(3))
    while True:
        yield game
        w = game.w
        for _ in range(rounds):
            real, made = drawn.normal(MEAN, DEVIATION, BATCH), game.made(drawn.standard_normal(BATCH))
            right = powers(real) @ (1 - sigmoid(w @ powers(real)))
            w = w + RATE_D * (right - powers(made) @ sigmoid(w @ powers(made))) / BATCH
        z = drawn.standard_normal(BATCH)
        made = game.made(z)
        pull = (1 - sigmoid(w @ powers(made))) * (w[1] + 2 * w[2] * made)
        game = Game(game.mu + RATE_G * float(pull.mean()), game.sigma + RATE_G * float((pull * z).mean()), w)


def bell(x: Vector, mu: float, sigma: float) -> Vector:
    """Return the density of a bell curve."""
    return np.exp(-(((x - mu) / sigma) ** 2) / 2) / (abs(sigma) * np.sqrt(2 * np.pi))


def value(game: Game) -> float:
    """Return the value of the game, summed over both densities."""
    x = np.linspace(-6, 6, 6_001)
    real, made, a = bell(x, MEAN, DEVIATION), bell(x, game.mu, game.sigma), game.w @ powers(x)
    told = real * -np.logaddexp(0, -a) + made * -np.logaddexp(0, a)
    return float(told.sum() * (x[1] - x[0]))


def moments(look: Look) -> Figure:
    """Real data, what is made and what D says of both, at four moments."""
    figure, panels = plt.subplots(2, 2, figsize=(WIDTH, 5.2), dpi=DPI, sharex=True, sharey=True)
    figure.subplots_adjust(0.09, 0.2, 0.98, 0.94, wspace=0.08, hspace=0.24)
    games = list(islice(play(10), MOMENTS[-1] + 1))
    x = np.linspace(-3, 3, 601)
    real = bell(x, MEAN, DEVIATION)
    for axes, moment in zip(panels.flat, MOMENTS, strict=True):
        game = games[moment]
        made = bell(x, game.mu, game.sigma)
        axes.fill_between(x, real, color=look.sky, alpha=0.45, lw=0, label=look.said("진짜", "real"))
        axes.plot(x, made, color=look.vermilion, lw=2, label=look.said("만든 것", "made"))
        axes.plot(x, game.judged(x), color=look.ink, lw=1.6, label=look.said("판별자 D", "D"))
        best = real / (real + made)
        axes.plot(x, best, ":", color=look.ink, lw=1.4, label=look.said("가장 좋은 D", "the best D"))
        title = look.said(f"{moment}걸음", f"after {moment} steps")
        axes.set_title(title, loc="left", fontsize=11, weight="bold", color=look.ink)
        axes.set(xlim=(-3, 3), ylim=(0, 1.75), xticks=[-2, 0, 2], yticks=[0, 0.5, 1])
        axes.spines[["top", "right"]].set_visible(False)
    figure.legend(
        *panels[0, 0].get_legend_handles_labels(),
        loc="lower center",
        ncols=4,
        frameon=False,
        labelcolor=look.ink,
        columnspacing=1.2,
        handlelength=1.4,
    )
    return figure


def pulls(look: Look) -> Figure:
    """How the two losses pull at a generator, and what the game is worth as it goes on."""
    figure, (pull, worth) = plt.subplots(2, 1, figsize=(WIDTH, 6.2), dpi=DPI)
    figure.subplots_adjust(0.13, 0.09, 0.95, 0.95, hspace=0.42)
    a = np.linspace(-6, 6, 241)
    pull.plot(a, -sigmoid(a), color=look.blue, lw=2)
    pull.plot(a, sigmoid(a) - 1, "--", color=look.vermilion, lw=2)
    pull.text(-3.9, -0.3, r"$\log(1 - D)$", color=look.ink, ha="left", fontsize=11)
    pull.text(2.2, -0.28, r"$-\log D$", color=look.ink, ha="left", fontsize=11)
    pull.annotate(
        look.said("판별자가 쉽게 알아볼 때", "while D easily sees through G"),
        (-5.9, -1.1),
        (-1.2, -1.1),
        va="center",
        fontsize=10,
        color=look.ink,
        arrowprops={"arrowstyle": "-|>", "color": look.ink, "lw": 1.1},
    )
    pull.set(xlim=(-6, 6), ylim=(-1.2, 0.05), yticks=[-1, -0.5, 0])
    _labelled(
        pull,
        look,
        look.said("두 손실의 기울기", "The gradients of the two losses"),
        look.said("시그모이드 앞의 값 a", "value a before the sigmoid"),
    )
    for rounds, colour, style in ((10, look.blue, "-"), (1, look.vermilion, "--")):
        values = [value(game) for game in islice(play(rounds), 401)]
        label = look.said(f"판별자 {rounds}번에 생성자 1번", f"{rounds} of D to 1 of G")
        worth.plot(values, style, color=colour, lw=1.6, label=label)
    worth.axhline(-np.log(4), color=look.grey, lw=1)
    worth.text(396, -1.41, "−log 4", ha="right", va="top", color=look.ink)
    worth.set(xlim=(0, 400), ylim=(-1.6, -0.4), yticks=[-1.5, -1, -0.5])
    worth.legend(frameon=False, labelcolor=look.ink, loc="upper right")
    _labelled(
        worth,
        look,
        look.said("게임의 값 V", "The value V of the game"),
        look.said("생성자의 걸음", "steps of G"),
    )
    return figure


def _labelled(axes: Axes, look: Look, title: str, across: str) -> None:
    axes.set_title(title, loc="left", fontsize=11, weight="bold", color=look.ink)
    axes.set_xlabel(across)
    axes.spines[["top", "right"]].set_visible(False)
