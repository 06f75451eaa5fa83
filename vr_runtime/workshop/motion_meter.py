"""How fast anything in the preview moves by itself, measured as the comfort analysers do, in the middle of the view."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vr_runtime.comfort.angular import AngularMap
from vr_runtime.comfort.flow import flow_between, lasting
from vr_runtime.comfort.verdict import RULES
from vr_runtime.workshop.stills import LUMINANCE

MOST_DEG_PER_S: Final = RULES["object_flow"].limit
_RADIUS_DEG: Final = 30.0
_SMALLEST_RADIUS_DEG: Final = 20.0  # below, no two windows of ten degrees are in view
_PX_PER_DEG: Final = 1.0
_GAP_S: Final = (0.3, 1.2)  # between two pictures: shorter shows nothing, longer is another moment

Floats = NDArray[np.float32]


class MotionMeter:
    """`deg_per_s`: the fastest ten-degree window of the last three pictures; None where nothing is known."""

    def __init__(self) -> None:
        self.deg_per_s: float | None = None
        self._kept: list[tuple[float, Floats]] = []
        self._seen_as: tuple[object, ...] = ()

    def read(self, light: Floats, field_deg: float, at_s: float, looks: tuple[object, ...]) -> None:
        """Take in one eye's picture (height, width, 3); `looks`: what must not change while motion is measured."""
        seen_as = (light.shape, field_deg, *looks)
        if seen_as != self._seen_as:
            self._seen_as = seen_as
            self.forget()
        elif self._kept and at_s - self._kept[-1][0] > _GAP_S[1]:
            self._kept.clear()
        if self._kept and at_s - self._kept[-1][0] < _GAP_S[0]:
            return
        grid = _grid(light.shape, field_deg)
        if grid is None:
            return
        self._kept.append((at_s, _on_the_map(grid, light @ LUMINANCE, field_deg)))
        if len(self._kept) == 3:
            (first_s, first), (second_s, second), (third_s, third) = self._kept
            there = flow_between(grid, first, second, second_s - first_s)
            on = flow_between(grid, second, third, third_s - second_s)
            self.deg_per_s = lasting(there, on).fastest()[0]
            self._kept.clear()

    def forget(self) -> None:
        """The head has turned, or time has jumped: what moved then was not the scene."""
        self._kept.clear()
        self.deg_per_s = None


def _grid(shape: tuple[int, ...], field_deg: float) -> AngularMap | None:
    """As much of the view as the picture has on all sides; None where that is too little."""
    height, width = shape[:2]
    side = math.tan(math.radians(field_deg / 2)) * min(1.0, height / width)
    radius = min(_RADIUS_DEG, math.degrees(math.atan(side)) - 1.0)
    return AngularMap(_PX_PER_DEG, radius) if radius >= _SMALLEST_RADIUS_DEG else None


def _on_the_map(grid: AngularMap, luminance: Floats, field_deg: float) -> Floats:
    """The picture on equal angles, each pixel the mean of what it covers about its middle."""
    height, width = luminance.shape
    block = max(1, round(width / field_deg / (2.0 * _PX_PER_DEG)))
    coarse = luminance[: height // block * block, : width // block * block]
    coarse = coarse.reshape(height // block, block, width // block, block).mean(axis=(1, 3))
    right, up = np.meshgrid(grid.right_deg, -grid.right_deg)
    eccentricity = np.radians(np.maximum(np.hypot(right, up), 1e-3))
    tangent = np.tan(eccentricity) / np.degrees(eccentricity)
    half = math.tan(math.radians(field_deg / 2)) / width * 2.0 * block  # the tangent plane's width of a coarse pixel
    column = np.clip((right * tangent) / half + width / block / 2 - 0.5, 0, coarse.shape[1] - 1.001)
    row = np.clip(-(up * tangent) / half + height / block / 2 - 0.5, 0, coarse.shape[0] - 1.001)
    x, y = column.astype(int), row.astype(int)
    across, down = column - x, row - y
    above = coarse[y, x] * (1 - across) + coarse[y, x + 1] * across
    below = coarse[y + 1, x] * (1 - across) + coarse[y + 1, x + 1] * across
    mapped: Floats = (above * (1 - down) + below * down).astype(np.float32)
    return mapped
