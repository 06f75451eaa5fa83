"""Stripes: regular patterns of one direction, by frequency (cycles a degree) and contrast, in 5 and 10 degree windows.

A 5-degree window is a quarter of a 10-degree field, which is the area that counts; 10-degree windows see the coarser
patterns. Five pairs of light and dark make a pattern. Random texture, however strong, has no peak to find.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from vr_runtime.comfort.angular import Floats

WINDOWS_DEG: Final = (5.0, 10.0)
LEAST_PAIRS: Final = 5
LIGHT_BARS_NITS: Final = 50.0
WORST_PER_DEG: Final = 3.0
_OCTAVES: Final = 1.2  # how fast the risk falls off on both sides of the worst frequency
_REGULAR_SHARE: Final = 0.35  # of all contrast that must lie in the pattern's own peak
_LOBE: Final = 2  # bins on each side that Hann's window spreads a peak over


@dataclass(frozen=True, slots=True)
class Stripes:
    """The worst pattern of a patch. `weighted` is contrast by risk of its frequency and light; 0: there is none."""

    weighted: float
    contrast: float
    per_deg: float
    light: float
    column_px: float
    row_px: float


NO_STRIPES: Final = Stripes(0.0, 0.0, 0.0, 0.0, 0.0, 0.0)


def frequency_risk(per_deg: float) -> float:
    """1 at three cycles a degree, falling to 0.1 at 0.5 and 16."""
    return math.exp(-0.5 * (math.log2(per_deg / WORST_PER_DEG) / _OCTAVES) ** 2)


def worst_stripes(light: Floats, px_per_deg: float, peak_nits: float) -> Stripes:
    """The worst pattern in a patch of luminance, (height, width), of about `px_per_deg` everywhere."""
    worst = NO_STRIPES
    for window_deg in WINDOWS_DEG:
        side = round(window_deg * px_per_deg)
        if side <= min(light.shape):
            worst = max(worst, _worst_in(light, side, px_per_deg, peak_nits), key=lambda stripes: stripes.weighted)
    return worst


def _worst_in(light: Floats, side: int, px_per_deg: float, peak_nits: float) -> Stripes:
    step = side // 2
    windows = sliding_window_view(light, (side, side))[::step, ::step]
    columns = windows.shape[1]
    flat = windows.reshape(-1, side, side)
    hann = np.hanning(side + 2)[1:-1]
    weight = (hann[:, None] * hann[None, :]).astype(np.float32)
    means = np.einsum("nij,ij->n", flat, weight) / weight.sum()
    power = np.abs(np.fft.rfft2((flat - means[:, None, None]) * weight)) ** 2
    # Both halves of the plane, without the mean's lobe, the mirrored column and what lies beyond half the sampling.
    down = np.fft.fftfreq(side, 1.0 / side)[:, None]
    across = np.fft.rfftfreq(side, 1.0 / side)[None, :]
    cycles = np.hypot(down, across)
    power[:, (cycles <= _LOBE) | ((across == 0.0) & (down < 0.0)) | (cycles > 0.5 * side)] = 0.0
    total = power.sum(axis=(1, 2))
    worst = NO_STRIPES
    for n in np.flatnonzero(total > 0.0):
        row, column = np.unravel_index(int(np.argmax(power[n])), cycles.shape)
        if cycles[row, column] < LEAST_PAIRS - 0.5:
            continue  # an edge or a slope: what is coarser than a pattern outweighs it
        fundamental = _lobe(power[n], int(row), int(column))
        pattern = fundamental + sum(_lobe(power[n], k * _signed(int(row), side), k * int(column)) for k in (2, 3))
        if pattern < _REGULAR_SHARE * total[n]:
            continue
        amplitude = math.sqrt(4.0 * fundamental / (side * side * float((weight**2).sum())))
        per_deg = float(cycles[row, column]) / side * px_per_deg
        mean = max(float(means[n]), 1e-4)
        contrast = min(amplitude / mean, 1.0)
        bars = mean + amplitude
        weighted = contrast * frequency_risk(per_deg) * min(1.0, bars * peak_nits / LIGHT_BARS_NITS)
        if weighted > worst.weighted:
            top, left = divmod(int(n), columns)
            centre = 0.5 * side
            worst = Stripes(weighted, contrast, per_deg, bars, left * step + centre, top * step + centre)
    return worst


def _signed(row: int, side: int) -> int:
    return row - side if row > side // 2 else row


def _lobe(power: Floats, row: int, column: int) -> float:
    """The power around a frequency; rows wrap, and beyond the last column there is none."""
    side = power.shape[0]
    if column - _LOBE >= power.shape[1] or abs(_signed(row % side, side)) > side // 2:
        return 0.0
    rows = np.arange(row - _LOBE, row + _LOBE + 1) % side
    columns = np.arange(max(column - _LOBE, 0), min(column + _LOBE + 1, power.shape[1]))
    return float(power[np.ix_(rows, columns)].sum())
