"""One made-up sound, seen through an STFT and through a constant-Q transform."""

from typing import TypeAlias

import numpy as np
from drawing import DPI, WIDTH, Look
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

Samples: TypeAlias = NDArray[np.float64]

RATE = 22050
"""Samples a second, the guide's $f_s$."""

WINDOW, HOP = 2048, 256
"""The guide's $N$ and $H$, in samples."""

SECONDS = 3.2
NOTES = (220.0, 330.0, 440.0)
"""Three notes of one second each, each with its overtones."""

HITS = (0.35, 0.85, 1.35, 1.85, 2.35, 2.85)
"""When something is hit: a short burst of noise."""

LOWEST, BINS, OCTAVES = 110.0, 36, 5
"""Of the constant-Q transform: the guide's $f_0$ and $b$, and how far it goes."""

RANGE = 65
"""How many decibels below the loudest are told apart."""


def sound() -> Samples:
    """Return the sound: notes that are held, and hits that are over at once."""
    time = np.arange(int(SECONDS * RATE)) / RATE
    made = np.zeros_like(time)
    for index, pitch in enumerate(NOTES):
        since = time - 0.1 - index
        swell = np.clip(since / 0.02, 0, 1) * np.clip((1 - since) / 0.04, 0, 1)
        for overtone in range(1, 11):
            made += 0.3 / overtone * swell * np.exp(-since) * np.sin(2 * np.pi * overtone * pitch * since)
    noise = np.random.default_rng(2026).standard_normal(time.size)
    for hit in HITS:
        since = time - hit
        made += 0.5 * noise * np.where(since >= 0, np.exp(-np.maximum(since, 0) / 0.012), 0)
    return made


def stft(heard: Samples) -> Samples:
    """Return the power |X(m, k)|² of every piece m (columns) at every frequency k (rows)."""
    starts = np.arange(0, heard.size - WINDOW, HOP)
    pieces = np.stack([heard[start : start + WINDOW] * np.hanning(WINDOW) for start in starts], axis=1)
    return np.abs(np.fft.rfft(pieces, axis=0)) ** 2


def constant_q(heard: Samples) -> Samples:
    """Return the power in bins of which every octave has as many, each seen through Q periods."""
    quality = 1 / (2 ** (1 / BINS) - 1)
    padded = np.pad(heard, RATE)
    middles = RATE + WINDOW // 2 + np.arange(0, heard.size - WINDOW, HOP)
    rows = []
    for j in range(BINS * OCTAVES):
        frequency = LOWEST * 2 ** (j / BINS)
        length = round(quality * RATE / frequency)
        wave = np.exp(-2j * np.pi * frequency / RATE * np.arange(length)) * np.hanning(length) / length
        rows.append([abs(padded[m - length // 2 : m - length // 2 + length] @ wave) ** 2 for m in middles])
    return np.array(rows)


def spectrograms(look: Look) -> Figure:
    """Both pictures of the sound, one above the other, in decibels."""
    heard = sound()
    figure, (upper, lower) = plt.subplots(2, 1, figsize=(WIDTH, 6.6), dpi=DPI, sharex=True)
    figure.subplots_adjust(0.15, 0.085, 0.985, 0.955, hspace=0.19)
    painted(upper, stft(heard), (0, RATE / 2), look)
    upper.set(ylim=(0, 5000), yticks=range(0, 5001, 1000))
    upper.set_title(look.said("STFT: 빈의 간격이 일정하다", "STFT: bins evenly spaced"), **_title(look))
    painted(lower, constant_q(heard), (0, BINS * OCTAVES), look)
    pitches = [110, 220, 440, 880, 1760, 3520]
    lower.set_yticks([index * BINS for index in range(len(pitches))], [str(pitch) for pitch in pitches])
    title = look.said("상수 Q: 옥타브의 폭이 일정하다", "Constant-Q: octaves equally wide")
    lower.set_title(title, **_title(look))
    lower.set_xlabel(look.said("시간(초)", "time in seconds"))
    for axes in (upper, lower):
        axes.set_ylabel(look.said("주파수(Hz)", "frequency in Hz"))
    words = look.said("가로줄: 음과 배음", "across: a note\nand its overtones")
    _pointed(upper, words, (0.62, 1780), (0.28, 3950), look)
    _pointed(upper, look.said("세로줄: 타격음", "upright: a hit"), (1.87, 3300), (1.95, 4450), look)
    return figure


def painted(
    axes: Axes, power: Samples, rows: tuple[float, float], look: Look, loudest: float | None = None
) -> None:
    """Paint power in decibels below the ``loudest``: its own, unless another is given."""
    loudness = 10 * np.log10(power / (loudest or power.max()) + 1e-12)
    first = WINDOW / 2 / RATE
    extent = (first, first + power.shape[1] * HOP / RATE, *rows)
    axes.imshow(
        loudness,
        origin="lower",
        aspect="auto",
        extent=extent,
        vmin=-RANGE,
        vmax=0,
        cmap="magma" if look.dark else "bone_r",
        interpolation="bilinear",
    )


def _title(look: Look) -> dict[str, object]:
    return {"loc": "left", "fontsize": 11, "color": look.ink, "weight": "bold"}


def _pointed(axes: Axes, words: str, at: tuple[float, float], place: tuple[float, float], look: Look) -> None:
    axes.annotate(
        words,
        at,
        place,
        va="center",
        bbox={"boxstyle": "round,pad=0.3", "fc": look.ground, "ec": look.grey},
        arrowprops={"arrowstyle": "-|>", "color": look.ink, "lw": 1.3},
    )
