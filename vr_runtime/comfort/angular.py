"""The map that everything is measured on: equal steps are equal angles from its centre, whichever way one looks.

Azimuthal equidistant: a pixel's distance from the centre is its eccentricity. Radially a pixel is everywhere the same
angle; along the rim it covers a little less than it seems (9 % at 40 degrees), which `solid_angle_sr` accounts for.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]

FIELD_DEG: Final = 10.0  # of the window in which WCAG counts what flashes
FIELD_SR: Final = 2.0 * math.pi * (1.0 - math.cos(math.radians(FIELD_DEG / 2)))  # 0.0239


@dataclass(frozen=True)
class AngularMap:
    """A square map of one eye's view, row 0 at the top, valid within `radius_deg` of its centre."""

    px_per_deg: float = 2.0
    radius_deg: float = 52.0

    @cached_property
    def size_px(self) -> int:
        """The side of the square map."""
        return 2 * round(self.radius_deg * self.px_per_deg)

    @cached_property
    def window_px(self) -> int:
        """The side of a 10-degree window."""
        return round(FIELD_DEG * self.px_per_deg)

    @cached_property
    def right_deg(self) -> Floats:
        """(size,): where the columns are, degrees to the right of the centre; upside down, where the rows are."""
        return ((np.arange(self.size_px) + 0.5) / self.px_per_deg - self.radius_deg).astype(np.float32)

    @cached_property
    def eccentricity_deg(self) -> Floats:
        """(size, size): degrees from the centre."""
        return np.hypot(self.right_deg[None, :], self.right_deg[:, None])

    @cached_property
    def inside(self) -> Flags:
        """(size, size): True where the map shows something."""
        inside: Flags = self.eccentricity_deg <= self.radius_deg
        return inside

    @cached_property
    def solid_angle_sr(self) -> Floats:
        """(size, size): true solid angle of each pixel; 0 outside."""
        angle = np.radians(self.eccentricity_deg.astype(np.float64))
        pixel = math.radians(1.0 / self.px_per_deg) ** 2 * np.sinc(angle / math.pi)
        return np.where(self.inside, pixel, 0.0).astype(np.float32)

    @cached_property
    def weights(self) -> Floats:
        """(size, size): each pixel's share of the field; the sum is 1."""
        weights: Floats = (self.solid_angle_sr / self.solid_angle_sr.sum(dtype=np.float64)).astype(np.float32)
        return weights

    def mean(self, light: Floats) -> float:
        """Mean over the solid angle of (..., size, size); all eyes together."""
        eyes = light.size // (self.size_px * self.size_px)
        return float(np.vdot(light.reshape(eyes, -1).sum(axis=0), self.weights.reshape(-1))) / eyes

    def worst_window(self, what: Flags) -> WorstWindow:
        """Where the most solid angle of `what`, (eyes, size, size), lies within one 10-degree window of one eye."""
        side, size = self.window_px, self.size_px
        sums = np.zeros((len(what), size + 1, size + 1))
        np.cumsum(np.cumsum(what * self.solid_angle_sr, axis=1, dtype=np.float64), axis=2, out=sums[:, 1:, 1:])
        windows = sums[:, side:, side:] - sums[:, :-side, side:] - sums[:, side:, :-side] + sums[:, :-side, :-side]
        at = int(np.argmax(windows))
        eye, row, column = np.unravel_index(at, windows.shape)
        half = 0.5 * FIELD_DEG
        return WorstWindow(
            area_sr=max(float(windows.flat[at]), 0.0),
            eye=int(eye),
            right_deg=float(column / self.px_per_deg - self.radius_deg + half),
            up_deg=float(self.radius_deg - row / self.px_per_deg - half),
        )


@dataclass(frozen=True, slots=True)
class WorstWindow:
    """A 10-degree window: what area in it counts, and where its centre is."""

    area_sr: float
    eye: int
    right_deg: float
    up_deg: float
