"""The sound of the guide on spectrograms, parted into what lasts and what hits."""

import numpy as np
from drawing import DPI, WIDTH, Look
from matplotlib import pyplot as plt
from matplotlib.figure import Figure
from numpy.lib.stride_tricks import sliding_window_view
from spectrogram import RATE, Samples, painted, sound, stft

REACH = 31
"""Over how many pieces, and how many bins, a median is taken."""


def parted(power: Samples) -> tuple[Samples, Samples]:
    """Return the harmonic and the percussive share of power, by medians along time and along frequency.

    After D. FitzGerald, Harmonic/Percussive Separation Using Median Filtering, DAFx 2010, with masks that
    add up to one.
    """
    magnitude = np.sqrt(power)
    along, upright = _median(magnitude, 1) ** 2, _median(magnitude, 0) ** 2
    share = along / (along + upright + 1e-12)
    return power * share, power * (1 - share)


def _median(values: Samples, axis: int) -> Samples:
    half = REACH // 2
    around = [(half, half) if index == axis else (0, 0) for index in range(2)]
    windows = sliding_window_view(np.pad(values, around, mode="reflect"), REACH, axis=axis)
    return np.asarray(np.median(windows, axis=-1))


def separation(look: Look) -> Figure:
    """Draw the whole, the harmonic and the percussive part, one above the other."""
    power = stft(sound())
    harmonic, percussive = parted(power)
    figure, panels = plt.subplots(3, 1, figsize=(WIDTH, 6.6), dpi=DPI, sharex=True)
    figure.subplots_adjust(0.15, 0.085, 0.985, 0.955, hspace=0.26)
    titles = (
        look.said("전체", "all of it"),
        look.said("화성음: 가로로 이어지는 것", "harmonic: what goes on across"),
        look.said("타악음: 세로로 이어지는 것", "percussive: what stands upright"),
    )
    loudest = float(power.max())
    for axes, title, part in zip(panels, titles, (power, harmonic, percussive), strict=True):
        painted(axes, part, (0, RATE / 2), look, loudest)
        axes.set(ylim=(0, 5000), yticks=range(0, 5001, 2500))
        axes.set_title(title, loc="left", fontsize=11, color=look.ink, weight="bold")
        axes.set_ylabel(look.said("주파수(Hz)", "frequency in Hz"))
    panels[-1].set_xlabel(look.said("시간(초)", "time in seconds"))
    return figure
