"""A recorded line: brought to the mix's loudness once, then spoken over a bed that has stepped back for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vr_runtime.sound.loudness import k_weight
from vr_runtime.sound.rider import DUCK_S
from vr_runtime.sound.scale import HOP, HOP_S, RATE_HZ, Block, gain_to_lufs, lufs_of, ramp

Mono = NDArray[np.float32]

_NOTHING: Final[Mono] = np.zeros(0, dtype=np.float32)
_SOFT_S: Final = 0.08
_LEAVES_S: Final = 0.3
_SHORT_FRAMES: Final = 3 * RATE_HZ


def levelled_line(samples: Mono) -> Mono:
    """A recording (frames,) at 48 kHz whose loudest three seconds, in both ears, are at the mixer's reference."""
    loudest = loudest_lufs(samples)
    if loudest < -100.0:
        return np.zeros_like(samples)
    return np.asarray(samples / gain_to_lufs(loudest), dtype=np.float32)


def loudest_lufs(samples: Mono) -> float:
    """Short-term loudness (3 s, BS.1770) at its loudest of a short recording in both ears, weighted in one piece."""
    frames = len(samples) + 2 * _SHORT_FRAMES  # silence before and after it: a line may be shorter than that
    hz = np.asarray(np.fft.rfftfreq(frames, 1.0 / RATE_HZ), dtype=np.float64)
    spectrum = np.fft.rfft(samples, frames) * np.sqrt(k_weight(hz))
    power = np.concatenate([[0.0], np.cumsum(2.0 * np.square(np.fft.irfft(spectrum, frames)))])
    return lufs_of(float((power[_SHORT_FRAMES:] - power[:-_SHORT_FRAMES]).max()) / _SHORT_FRAMES)


class SpokenLine:
    """At most one line at a time; a name that is taken away, or changed, lets it fade within 0.3 s."""

    def __init__(self) -> None:
        self._name, self._samples = "", _NOTHING
        self._at, self._waits_s, self._gain, self._leaves = 0, 0.0, 0.0, False

    @property
    def wants_quiet(self) -> bool:
        """Is a line spoken, or about to be?"""
        return self._waits_s > 0.0 or self._at < len(self._samples)

    def turn_to(self, name: str, recordings: Mapping[str, Mono]) -> None:
        """Speak `name` from its beginning where it is another than before; one that nobody recorded is silence."""
        if name == self._name:
            return
        if self._gain > 0.0 and self._at < len(self._samples):
            self._leaves = True  # asked again in every hop: the new one begins once this has faded
            return
        self._name, self._samples = name, recordings.get(name, _NOTHING)
        self._at, self._gain, self._leaves = 0, 0.0, False
        self._waits_s = DUCK_S if len(self._samples) else 0.0

    def hop(self) -> Block | None:
        """The next HOP frames for both ears; None while it is silent."""
        if self._waits_s > 0.0:
            self._waits_s -= HOP_S
            return None
        piece = self._samples[self._at : self._at + HOP]
        if not len(piece):
            return None
        was = self._gain
        self._gain = max(0.0, was - HOP_S / _LEAVES_S) if self._leaves else min(1.0, was + HOP_S / _SOFT_S)
        self._at = len(self._samples) if self._leaves and self._gain == 0.0 else self._at + len(piece)
        block = np.zeros((HOP, 2), dtype=np.float32)
        block[: len(piece)] = piece[:, None]
        return block * ramp(was, self._gain)
