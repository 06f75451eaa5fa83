"""Loudness as ITU-R BS.1770-4 and EBU Tech 3342 define it: K-weighting, and a meter for blocks and files."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from math import isfinite
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from vr_runtime.sound.iir import BlockFilter, Response
from vr_runtime.sound.scale import RATE_HZ, REFERENCE_LUFS, Block, db_of, lufs_of
from vr_runtime.sound.true_peak import TruePeak

Samples = NDArray[np.float64]

# BS.1770-4, tables 1 and 2, for 48 kHz: the head's shelf, then the high-pass.
_SHELF: Final = ((1.53512485958697, -2.69169618940638, 1.19839281085285), (1.0, -1.69065929318241, 0.73248077421585))
_HIGH_PASS: Final = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))
_B: Final = np.convolve(_SHELF[0], _HIGH_PASS[0])
_A: Final = np.convolve(_SHELF[1], _HIGH_PASS[1])

STEP: Final = RATE_HZ // 10
_MOMENTARY_STEPS, _SHORT_STEPS = 4, 30
_ABSOLUTE_GATE_LUFS: Final = -70.0


def k_weight(hz: NDArray[np.float64]) -> NDArray[np.float64]:
    """Power that K-weighting leaves of a tone of each frequency."""
    z = np.exp(-2j * np.pi * hz / RATE_HZ)
    return np.asarray(np.abs(np.polyval(_B[::-1], z) / np.polyval(_A[::-1], z)) ** 2)


_K: Final = Response(_B, _A)


class KWeighting(BlockFilter):
    """The K-weighting filter for as many channels as are given; keeps its state from call to call."""

    def __init__(self, channels: int) -> None:
        super().__init__(_K, channels)


@dataclass(frozen=True, slots=True)
class Loudness:
    """What a meter found. `crest_db`: the highest peak above the mean of the three seconds around it."""

    seconds: float
    integrated_lufs: float
    short_term_min_lufs: float
    short_term_max_lufs: float
    range_lu: float
    true_peak_dbtp: float
    crest_db: float

    def as_dict(self) -> dict[str, Any]:
        """Rounded to hundredths; None for what silence, or a file that is too short, does not have."""
        return {name: round(value, 2) if isfinite(value) else None for name, value in asdict(self).items()}


class Meter:
    """Takes blocks of any length, stereo at 48 kHz, and keeps one row of numbers for every tenth of a second."""

    def __init__(self) -> None:
        self._k, self._true_peak = KWeighting(2), TruePeak(2)
        self._waiting = np.zeros((0, 2), dtype=np.float32)
        self._k_power: list[float] = []
        self._power: list[float] = []
        self._peak: list[float] = []
        self.highest_true_peak = 0.0

    def feed(self, block: Block) -> None:
        """Measure `block` too; what does not fill a tenth of a second waits for the next."""
        held = np.concatenate([self._waiting, block]) if len(self._waiting) else block
        steps = len(held) // STEP
        self._waiting = held[steps * STEP :].copy()
        if not steps:
            return
        whole = held[: steps * STEP]
        by_step = whole.reshape(steps, STEP * 2)
        weighted = self._k.filtered(whole).reshape(steps, STEP * 2)
        self._k_power.extend((np.einsum("sn,sn->s", weighted, weighted) / STEP).tolist())
        self._power.extend((np.einsum("sn,sn->s", by_step, by_step, dtype=np.float64) / (2 * STEP)).tolist())
        self._peak.extend(np.abs(by_step).max(axis=1).tolist())
        self.highest_true_peak = max(self.highest_true_peak, float(self._true_peak.of(whole).max()))

    def short_term_lufs(self) -> Samples:
        """Loudness of every three seconds, ten a second."""
        return _loudness(_means(self._k_power, _SHORT_STEPS))

    def integrated_lufs(self) -> float:
        """Gated loudness of all that was fed; -inf for silence and for less than 400 ms."""
        power = _gated(_means(self._k_power, _MOMENTARY_STEPS), -10.0)
        return lufs_of(float(power.mean())) if len(power) else float("-inf")

    def found(self) -> Loudness:
        """Everything; short-term figures are NaN below three seconds."""
        short = self.short_term_lufs()
        lowest, highest = (float(short.min()), float(short.max())) if len(short) else (float("nan"), float("nan"))
        return Loudness(
            seconds=len(self._k_power) * STEP / RATE_HZ,
            integrated_lufs=self.integrated_lufs(),
            short_term_min_lufs=lowest,
            short_term_max_lufs=highest,
            range_lu=self._range_lu(),
            true_peak_dbtp=db_of(self.highest_true_peak),
            crest_db=self.crest_db(),
        )

    def crest_db(self) -> float:
        """The most by which a peak stands above the mean of its three seconds; silence has none."""
        if len(self._power) < _SHORT_STEPS:
            return float("nan")
        mean = _means(self._power, _SHORT_STEPS)
        peak = np.lib.stride_tricks.sliding_window_view(np.array(self._peak), _SHORT_STEPS).max(axis=1)
        heard = mean > 1e-10
        return float(10.0 * np.log10((peak[heard] ** 2 / mean[heard]).max())) if heard.any() else 0.0

    def _range_lu(self) -> float:
        power = _gated(_means(self._k_power, _SHORT_STEPS), -20.0)
        if not len(power):
            return 0.0
        low, high = np.percentile(_loudness(power), (10.0, 95.0))
        return float(high - low)


def _means(per_step: list[float], steps: int) -> Samples:
    if len(per_step) < steps:
        return np.zeros(0)
    return np.asarray(np.lib.stride_tricks.sliding_window_view(np.array(per_step), steps).mean(axis=1))


def _loudness(power: Samples) -> Samples:
    return np.asarray(REFERENCE_LUFS + 10.0 * np.log10(np.maximum(power, 1e-30)))


def _gated(power: Samples, relative_lu: float) -> Samples:
    """What is above -70 LUFS, and above the loudness of that by `relative_lu`."""
    power = power[_loudness(power) > _ABSOLUTE_GATE_LUFS]
    if not len(power):
        return power
    return np.asarray(power[_loudness(power) > lufs_of(float(power.mean())) + relative_lu])
