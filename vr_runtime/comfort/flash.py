"""Flashes: each pixel's turning points, counted frame by frame, and how much of a 10-degree window they fill.

A *change* leads from a pixel's last extreme to a light (or colour) far enough from it the other way; changes therefore
alternate, and two are a flash. A change begins when the pixel was last near its extreme and ends when it is detected,
so what takes longer than a second is never counted as quick.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vr_runtime.comfort.angular import AngularMap, Flags, Floats, WorstWindow
from vr_runtime.comfort.colour import red_share

SWING: Final = 0.10  # WCAG 2.2, of the largest relative luminance
SWING_NITS: Final = 20.0  # ITU-R BT.1702
DARKER_BELOW: Final = 0.80
MOST_CHANGES: Final = 6  # three flashes, each there and back
PAIR_SWING: Final = 0.05  # our own, stricter: not one flash of this size
RED_SHARE: Final = 0.8
RED_DISTANCE: Final = 0.2  # in CIE 1976 u'v'
_NEAR: Final = 0.2  # of the swing: as near to an extreme as this is still at it
_NO_RED_IN_SIGHT: Final = 0.4
_LONG_AGO: Final = -(1 << 30)

Frames = NDArray[np.int32]


def general_swing(peak_nits: float) -> float:
    """The change of relative luminance that counts, on a panel whose white has `peak_nits` candela a square metre."""
    return min(SWING, SWING_NITS / peak_nits)


@dataclass(frozen=True, slots=True)
class WorstFlash:
    """The largest area that flashed at one time, and how often each pixel changed in the whole clip."""

    window: WorstWindow
    frame: int
    changes: Floats
    areas: Floats  # (n, 2): frame, area in sr; only where something changed


class _Tally:
    """Counts changes; a pixel is flashing while more than `most_changes` of them lie within one second."""

    def __init__(self, grid: AngularMap, eyes: int, most_changes: int, rate_hz: float) -> None:
        count = eyes * grid.size_px**2
        self._grid = grid
        self._shape = (eyes, grid.size_px, grid.size_px)
        self._second = round(rate_hz)
        self._begun = np.full((count, most_changes + 1), _LONG_AGO, np.int32)
        self._changes = np.zeros(count, np.int32)
        self._until = np.full(count, _LONG_AGO, np.int32)
        self._areas: list[tuple[int, float]] = []
        self._worst = WorstWindow(0.0, 0, 0.0, 0.0)
        self._worst_frame = 0

    def add(self, frame: int, changed: NDArray[np.intp], begun: Frames) -> None:
        """The pixels `changed` (flat indices) end a change now that began in the frames `begun`."""
        if not len(changed):
            return
        slots = self._begun.shape[1]
        self._begun[changed, self._changes[changed] % slots] = begun
        self._changes[changed] += 1
        oldest = self._begun[changed, self._changes[changed] % slots]
        self._until[changed] = oldest + self._second
        flashing = (self._until >= frame).reshape(self._shape)
        if not flashing.any():
            return
        window = self._grid.worst_window(flashing)
        self._areas.append((frame, window.area_sr))
        if window.area_sr > self._worst.area_sr:
            self._worst, self._worst_frame = window, frame

    def worst(self) -> WorstFlash:
        areas = np.array(self._areas, np.float32).reshape(-1, 2)
        return WorstFlash(
            self._worst, self._worst_frame, self._changes.reshape(self._shape).max(axis=0).astype(np.float32), areas
        )


class FlashCounter:
    """Changes of luminance by `swing` or more, the darker state being below 0.80."""

    def __init__(
        self, grid: AngularMap, eyes: int, *, swing: float, most_changes: int = MOST_CHANGES, rate_hz: float = 90.0
    ) -> None:
        shape = (eyes, grid.size_px, grid.size_px)
        self._tally = _Tally(grid, eyes, most_changes, rate_hz)
        self._swing = np.float32(swing)
        self._near = np.float32(_NEAR * swing)
        self._low: Floats | None = None
        self._high: Floats = np.zeros(shape, np.float32)
        self._low_at: Frames = np.zeros(shape, np.int32)
        self._high_at: Frames = np.zeros(shape, np.int32)
        self._may_rise: Flags = np.ones(shape, np.bool_)
        self._may_fall: Flags = np.ones(shape, np.bool_)
        self._frame = -1

    def step(self, light: Floats) -> None:
        """The next frame's luminance, (eyes, size, size)."""
        self._frame += 1
        frame = self._frame
        if self._low is None:
            self._low, self._high = light.copy(), light.copy()
            return
        low, high = self._low, self._high
        np.minimum(low, light, out=low)
        np.maximum(high, light, out=high)
        above, below = light - low, high - light
        np.copyto(self._low_at, frame, where=above <= self._near)
        np.copyto(self._high_at, frame, where=below <= self._near)
        rises = (above >= self._swing) & self._may_rise
        falls = (below >= self._swing) & self._may_fall
        if rises.any():
            self._turn(rises & (low < DARKER_BELOW), light, self._low_at, up=True)
        if falls.any():
            self._turn(falls & (light < DARKER_BELOW), light, self._high_at, up=False)

    def worst(self) -> WorstFlash:
        return self._tally.worst()

    def _turn(self, changed: Flags, light: Floats, begun: Frames, *, up: bool) -> None:
        at = np.flatnonzero(changed)
        self._tally.add(self._frame, at, begun.reshape(-1)[at])
        extreme, extreme_at = (self._high, self._high_at) if up else (self._low, self._low_at)
        assert extreme is not None
        extreme.reshape(-1)[at] = light.reshape(-1)[at]
        extreme_at.reshape(-1)[at] = self._frame
        self._may_rise.reshape(-1)[at] = not up
        self._may_fall.reshape(-1)[at] = up


class RedFlashCounter:
    """Changes into and out of saturated red (R at least 0.8 of R + G + B) that are more than 0.2 in u'v'."""

    def __init__(self, grid: AngularMap, eyes: int, *, rate_hz: float = 90.0) -> None:
        shape = (eyes, grid.size_px, grid.size_px)
        self._tally = _Tally(grid, eyes, MOST_CHANGES, rate_hz)
        self._u: Floats = np.zeros(shape, np.float32)
        self._v: Floats = np.zeros(shape, np.float32)
        self._share: Floats | None = None
        self._is_red: Flags = np.zeros(shape, np.bool_)
        self._at: Frames = np.zeros(shape, np.int32)
        self._frame = -1

    def step(self, u: Floats, v: Floats) -> None:
        """The next frame's chromaticity, (eyes, size, size) each."""
        self._frame += 1
        share = red_share(u, v)
        if self._share is None or (share.max() < _NO_RED_IN_SIGHT and not self._is_red.any()):
            self._u, self._v, self._share = u.copy(), v.copy(), share
            self._at[:] = self._frame
            return
        # The extreme of this side: the least red where it is not red, the reddest where it is.
        further = np.where(self._is_red, share > self._share, share < self._share)
        self._hold(further, u, v, share)
        np.copyto(self._at, self._frame, where=np.abs(share - self._share) <= _NEAR * RED_DISTANCE)
        far = (u - self._u) ** 2 + (v - self._v) ** 2 > RED_DISTANCE**2
        changed = far & (self._is_red | (share >= RED_SHARE))
        if not changed.any():
            return
        at = np.flatnonzero(changed)
        self._tally.add(self._frame, at, self._at.reshape(-1)[at])
        self._hold(changed, u, v, share)
        np.copyto(self._at, self._frame, where=changed)
        self._is_red ^= changed

    def worst(self) -> WorstFlash:
        return self._tally.worst()

    def _hold(self, where: Flags, u: Floats, v: Floats, share: Floats) -> None:
        assert self._share is not None
        np.copyto(self._u, u, where=where)
        np.copyto(self._v, v, where=where)
        np.copyto(self._share, share, where=where)
