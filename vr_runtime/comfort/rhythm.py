"""Rhythms between 0.06 and 0.6 Hz, where slow sway makes people ill: of the mean light, the view and the horizon.

Amplitudes are those of a sine. Each series is freed of its straight trend and weighted with Hann's window; a rhythm is
a peak four times above the median of the frequencies around it. Broad, aimless movement has none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from vr_runtime.comfort.angular import AngularMap, Floats

BAND_HZ: Final = (0.06, 0.6)
_PROMINENCE: Final = 4.0
_AROUND_HZ: Final = 0.05
_LOBE_BINS: Final = 3
_LEAST_TEXTURE: Final = 0.01  # of the mean light, a pixel
HORIZON_DEG: Final = 6.0  # above and below it


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The strongest narrow peak in the band: amplitude in the series' unit, and its frequency; 0 for none."""

    amplitude: float
    frequency_hz: float


def strongest_rhythm(series: NDArray[Any], rate_hz: float) -> Rhythm:
    """The strongest rhythm of a series that is long enough to resolve it (a few minutes)."""
    count = len(series)
    place = np.linspace(-1.0, 1.0, count)
    level = np.asarray(series, np.float64)
    level = level - np.polyval(np.polyfit(place, level, 1), place)
    window = np.hanning(count)
    amplitude = 2.0 * np.abs(np.fft.rfft(level * window)) / window.sum()
    frequency = np.fft.rfftfreq(count, 1.0 / rate_hz)
    around = max(round(_AROUND_HZ * count / rate_hz), 2 * _LOBE_BINS)
    best = Rhythm(0.0, 0.0)
    edge = 0.5 * rate_hz / count
    for at in np.flatnonzero((frequency >= BAND_HZ[0] - edge) & (frequency <= BAND_HZ[1] + edge)):
        if amplitude[at] <= best.amplitude:
            continue
        near = np.abs(np.arange(len(amplitude)) - at)
        # Below the band lies slow drift, which is no background to compare with.
        floor = np.median(amplitude[(near > _LOBE_BINS) & (near <= around) & (frequency >= 0.5 * BAND_HZ[0])])
        if amplitude[at] >= _PROMINENCE * floor:
            best = Rhythm(float(amplitude[at]), float(frequency[at]))
    return best


class SwayMeter:
    """How the whole view, and the horizon's band in it, shift from one map to the next; for one eye.

    Least squares over all pixels at once: a shift, a turn about the centre, and a change of exposure.
    """

    def __init__(self, grid: AngularMap, rate_hz: float) -> None:
        self._grid = grid
        self._per_px = rate_hz / grid.px_per_deg
        self._before: Floats | None = None
        inner = grid.eccentricity_deg < grid.radius_deg - 3.0 / grid.px_per_deg
        self._view = np.flatnonzero(inner)
        self._band = np.flatnonzero(inner & (np.abs(grid.right_deg)[:, None] <= HORIZON_DEG))
        across = np.broadcast_to(grid.right_deg[None, :], inner.shape).reshape(-1) * grid.px_per_deg
        down = np.broadcast_to(grid.right_deg[:, None], inner.shape).reshape(-1) * grid.px_per_deg
        self._across, self._down = across, down
        self.view: list[tuple[float, float]] = []  # degrees a second, right and up
        self.horizon: list[float] = []  # degrees a second, up

    def step(self, light: Floats) -> None:
        """The next luminance map, (size, size), one period after the last."""
        if self._before is None:
            self._before = light
            return
        before, self._before = self._before, light
        middle = 0.5 * (before + light)
        x = np.zeros_like(middle)
        y = np.zeros_like(middle)
        x[:, 1:-1] = 0.5 * (middle[:, 2:] - middle[:, :-2])
        y[1:-1] = 0.5 * (middle[2:] - middle[:-2])
        change = (light - before).reshape(-1)
        x, y, middle = x.reshape(-1), y.reshape(-1), middle.reshape(-1)
        right, down = self._fitted(self._view, x, y, middle, change)
        _, sinking = self._fitted(self._band, x, y, middle, change)
        self.view.append((right * self._per_px, -down * self._per_px))
        self.horizon.append(-sinking * self._per_px)

    def _fitted(
        self, at: NDArray[np.intp], x: Floats, y: Floats, middle: Floats, change: Floats
    ) -> tuple[float, float]:
        turn = self._across[at] * y[at] - self._down[at] * x[at]
        terms = np.stack([-x[at], -y[at], -turn, middle[at], np.ones(len(at), np.float32)]).astype(np.float64)
        # What hardly has texture hardly moves: without this, rounding in an empty sky would pass for sway.
        level = float(middle[at].mean())
        least = len(at) * (_LEAST_TEXTURE * level) ** 2
        far = self._grid.radius_deg * self._grid.px_per_deg
        matrix = terms @ terms.T + np.diag([least, least, least * far**2, 0.0, 0.0]) + 1e-9 * len(at) * np.eye(5)
        found = np.linalg.solve(matrix, terms @ change[at].astype(np.float64))
        return float(found[0]), float(found[1])
