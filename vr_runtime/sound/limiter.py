"""A limiter that sees peaks coming: it is down before they are there, and comes back at 3 dB a second."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from vr_runtime.course.limits import LOUDNESS_RATE_DB_PER_S
from vr_runtime.sound.scale import HOP, RATE_HZ, Block
from vr_runtime.sound.true_peak import DELAY, MOST_ABOVE_SAMPLES, TAPS, between

_AHEAD: Final = 240  # 5 ms
_REACH: Final = _AHEAD + 2  # a peak counts for the frames beside it too
DELAY_FRAMES: Final = _AHEAD + DELAY
_RELEASE: Final = np.log(10.0) / 20.0 * LOUDNESS_RATE_DB_PER_S / RATE_HZ
_LATER: Final = _RELEASE * np.arange(HOP)

Gains = NDArray[np.float64]


class Limiter:
    """Stereo, both ears alike, `DELAY_FRAMES` late. Where nothing is too high the samples pass untouched.

    Gains are logarithms here: what a peak needs, released by a straight line, held for the look-ahead, and smoothed
    over just as long, which puts the whole reduction in place when the peak comes out.
    """

    def __init__(self, *, between_samples: bool = True) -> None:
        self._above = MOST_ABOVE_SAMPLES if between_samples else 1.0
        self._held = np.zeros((DELAY_FRAMES, 2), dtype=np.float32)
        self._needed = np.zeros(_REACH - 1)
        self._lowest = np.zeros(_AHEAD - 1)

    def limited(self, block: Block, ceiling: float) -> Block:
        """The HOP frames that came in `DELAY_FRAMES` ago, no true peak above `ceiling`."""
        late = np.concatenate([self._held, block])
        self._held = late[HOP:]
        out = late[:HOP]
        highest = self._highest(late, ceiling)
        if highest is None and not self._needed.any() and not self._lowest.any():
            return out
        needed = np.zeros(HOP) if highest is None else np.log(ceiling / np.maximum(highest, ceiling))
        return out * np.exp(self._smoothed(needed))[:, None].astype(np.float32)

    def _highest(self, late: Block, ceiling: float) -> NDArray[np.float32] | None:
        """Peaks of the frames that came DELAY ago; None where none can be too high."""
        near = late[len(late) - HOP - TAPS + 1 :]
        samples: NDArray[np.float32] = np.abs(near).max(axis=1)
        if float(samples.max()) * self._above <= ceiling:
            return None
        there = samples[TAPS - 1 - DELAY : TAPS - 1 - DELAY + HOP]
        return there if self._above == 1.0 else np.maximum(there, between(near))

    def _smoothed(self, needed: Gains) -> Gains:
        carried = self._needed[-1] + _RELEASE
        released = np.minimum(0.0, np.minimum(np.minimum.accumulate(needed - _LATER), carried) + _LATER)
        wanted = np.concatenate([self._needed, released])
        lowest = np.concatenate([
            self._lowest, np.lib.stride_tricks.sliding_window_view(wanted, _REACH).min(axis=1)
        ])  # fmt: skip
        self._needed, self._lowest = wanted[HOP:], lowest[HOP:]
        sums = np.concatenate([[0.0], np.cumsum(lowest)])
        return np.asarray((sums[_AHEAD:] - sums[:-_AHEAD]) / _AHEAD)


class Softener:
    """Keeps peaks within a crest of the mix's own mean: nothing in it can knock."""

    _CREST: Final = 4.2  # 12.5 dB; noise goes to about 13 by itself now and then
    _MEAN_S: Final = 4.0
    _FIRST_POWER: Final = 10.0  # more than any bed has: it begins by letting everything through

    def __init__(self) -> None:
        self._limiter = Limiter(between_samples=False)
        self._power = self._FIRST_POWER

    def softened(self, block: Block) -> Block:
        """The block, `DELAY_FRAMES` late."""
        self._power += (float((block * block).mean()) - self._power) * (HOP / RATE_HZ / self._MEAN_S)
        return self._limiter.limited(block, self._CREST * float(np.sqrt(max(self._power, 1e-12))))
