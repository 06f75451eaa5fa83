"""Listens to what was played: how loud each minute was, and whether nothing is heard although sound is due."""

from __future__ import annotations

from typing import Final

import numpy as np

from vr_runtime.sound.loudness import KWeighting
from vr_runtime.sound.scale import RATE_HZ, Block, gain_of, lufs_of

SILENT_S: Final = 10.0
MINUTE_S: Final = 60.0
_SILENT_LUFS: Final = -60.0
_OPENS_S: Final = 15.0  # a fade from nothing at 3 dB a second, and what is on its way to the device
_HEARD_S: Final = 3.0
_UNIT: Final = RATE_HZ // 50  # small products: longer ones wake threads of the matrix library that only get in the way
_QUIET_LUFS: Final = -200.0


class Ear:
    """`silent_s`: for how long next to nothing was heard although it was due. Loudness in LUFS, -200 for silence."""

    def __init__(self) -> None:
        self._k = KWeighting(2)
        self._waiting: Block = np.zeros((0, 2), dtype=np.float32)
        self._heard_power = 0.0
        self._minute_power = self._minute_asked = self._minute_s = 0.0
        self._due_s = 0.0
        self.silent_s = 0.0

    @property
    def lufs(self) -> float:
        """Of about the last three seconds."""
        return max(_QUIET_LUFS, lufs_of(self._heard_power))

    def hear(self, played: Block, asked_lufs: float, due: bool) -> tuple[float, float] | None:
        """Take in what was played since the last time; at a minute's end its loudness, and what was asked in its mean.

        `due`: sound is to be heard now; a minute in which it was not due all the time is not told.
        """
        held = np.concatenate([self._waiting, played]) if len(self._waiting) else played
        units = len(held) // _UNIT
        self._waiting = held[units * _UNIT :].copy()
        told = None
        for start in range(0, units * _UNIT, _UNIT):
            told = self._unit(held[start : start + _UNIT], asked_lufs, due) or told
        return told

    def _unit(self, unit: Block, asked_lufs: float, due: bool) -> tuple[float, float] | None:
        weighted = self._k.filtered(unit)
        power, seconds = float(np.einsum("fc,fc->", weighted, weighted)) / len(unit), len(unit) / RATE_HZ
        self._heard_power += (power - self._heard_power) * (seconds / _HEARD_S)
        self._due_s = self._due_s + seconds if due else 0.0
        quiet = self._due_s > _OPENS_S and lufs_of(power) < _SILENT_LUFS
        self.silent_s = self.silent_s + seconds if quiet else 0.0
        if not due:
            self._minute_s = self._minute_power = self._minute_asked = 0.0
            return None
        self._minute_power += power * seconds
        self._minute_asked += gain_of(2.0 * asked_lufs) * seconds
        self._minute_s += seconds
        if self._minute_s < MINUTE_S - 0.5 * seconds:
            return None
        lufs = max(_QUIET_LUFS, lufs_of(self._minute_power / self._minute_s))
        asked = 10.0 * float(np.log10(self._minute_asked / self._minute_s))
        self._minute_s = self._minute_power = self._minute_asked = 0.0
        return round(lufs, 1), round(asked, 1)
