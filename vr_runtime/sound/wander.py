"""Slow, endless, smooth random movement that can be asked for any instant and never repeats."""

from __future__ import annotations

from math import floor, sqrt
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]

_SECOND_PACE: Final = 0.6180339887  # knots of two paces never fall together, so that no beat of either is felt
_SPREAD: Final = 1.0 / sqrt(2 * 0.479)  # of a cubic B-spline through independent knots: back to a deviation of 1
_MOST: Final = 2.5


def stream_of(name: str) -> int:
    """A number for a name, the same on every machine."""
    return crc32(name.encode())


class Wander:
    """`count` independent values around 0, deviation about 1, never beyond 2.5; each takes about `period_s` to turn."""

    def __init__(self, seed: int, name: str, count: int, period_s: float) -> None:
        self._first = _Knots(seed, stream_of(name), count, period_s)
        self._second = _Knots(seed, stream_of(f"{name}/second"), count, period_s * _SECOND_PACE)

    def at(self, t_s: float) -> Values:
        """The values (count,) at `t_s`; the same whatever was asked before."""
        values = (self._first.at(t_s) + self._second.at(t_s)) * _SPREAD
        return np.clip(values, -_MOST, _MOST)


class _Knots:
    """A cubic B-spline over knots that a counter-based generator makes from their index."""

    def __init__(self, seed: int, stream: int, count: int, period_s: float) -> None:
        self._key, self._count, self._period_s = np.array([seed, stream], dtype=np.uint64), count, period_s
        self._index: int | None = None
        self._around = np.zeros((4, count))

    def at(self, t_s: float) -> Values:
        place = t_s / self._period_s
        index = floor(place)
        if index != self._index:
            self._around = np.stack([self._knot(index + ahead) for ahead in range(-1, 3)])
            self._index = index
        u = place - index
        v = 1.0 - u
        weights = np.array([v * v * v, 4.0 - 6.0 * u * u + 3.0 * u**3, 4.0 - 6.0 * v * v + 3.0 * v**3, u * u * u]) / 6.0
        return np.asarray(weights @ self._around)

    def _knot(self, index: int) -> Values:
        bits = np.random.Philox(key=self._key, counter=np.array([0, index % 2**64, 0, 0], dtype=np.uint64))
        return np.random.Generator(bits).standard_normal(self._count)
