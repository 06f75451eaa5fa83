"""Sustained tones: pads that re-voice themselves without rhythm or melody, and the soft tone that announces staff.

Every partial is one steady frequency under a slow complex envelope, in closed form from the frame's number: nothing
drifts over hours, and no two partials lie close enough to beat.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vr_runtime.sound.loudness import k_weight
from vr_runtime.sound.scale import HOP, RATE_HZ, Block
from vr_runtime.sound.wander import Wander

Envelope = NDArray[np.complex128]

_HARMONICS: Final = ((1.0, 1.0), (2.0, 0.22), (3.0, 0.07))
_STEEP: Final = 2.4
_APART_RAD: Final = 0.9
_APART_FROM_HZ: Final = 220.0  # deeper tones stay together: a bass that pulls at one ear is felt as pressure
_MEAN_SQUARE: Final = 0.33  # of a swell, over a long time


class ToneBank:
    """Steady frequencies whose complex envelopes go straight from one hop's end to the next."""

    def __init__(self, hz: NDArray[np.float64], channels: int) -> None:
        self._hz = hz
        turns = 2.0 * np.pi * hz[:, None] * np.arange(1, HOP + 1) / RATE_HZ
        rising = np.arange(1, HOP + 1) / HOP
        waves = [np.cos(turns), -np.sin(turns), np.cos(turns) * rising, -np.sin(turns) * rising]
        self._waves = np.concatenate(waves).astype(np.float32)
        self._envelope: Envelope = np.zeros((channels, len(hz)), dtype=np.complex128)

    def hop(self, start_frame: int, envelope: Envelope) -> Block:
        """HOP frames (HOP, channels) from `start_frame` on; the envelope (channels, tones) is reached at their end."""
        turned = np.exp(2j * np.pi * np.modf(self._hz * (start_frame / RATE_HZ))[0])
        held, more = self._envelope * turned, (envelope - self._envelope) * turned
        self._envelope = envelope
        weights = np.concatenate([held.real, held.imag, more.real, more.imag], axis=1).astype(np.float32)
        return np.asarray((weights @ self._waves).T)


@dataclass(frozen=True, slots=True)
class Pad:
    """A chord in just intervals above `root_hz`; the higher a tone, the softer, by `fall_db` an octave."""

    root_hz: float
    intervals: tuple[float, ...]
    fall_db: float = 5.5
    swell_s: float = 26.0


class PadSource:
    """A pad at the mixer's reference power: each tone swells for itself, and wanders between the ears."""

    def __init__(self, pad: Pad, seed: int, name: str) -> None:
        tones = len(pad.intervals)
        harmonic, share = np.array(_HARMONICS).T
        hz = np.outer(np.array(pad.intervals) * pad.root_hz, harmonic)
        octaves = np.log2(np.array(pad.intervals))
        amplitude = np.outer(10.0 ** (-0.05 * pad.fall_db * octaves), share)
        power = 2.0 * 0.5 * float((amplitude**2 * k_weight(hz.ravel()).reshape(hz.shape)).sum()) * _MEAN_SQUARE
        self._amplitude = amplitude / np.sqrt(power)
        self._apart_rad = _APART_RAD * np.minimum(1.0, hz[:, 0] / _APART_FROM_HZ)
        self._bank = ToneBank(hz.ravel(), 2)
        self._swell = Wander(seed, f"{name}/swell", tones, pad.swell_s)
        self._lean = Wander(seed, f"{name}/lean", tones, 1.7 * pad.swell_s)
        self._phase = Wander(seed, f"{name}/phase", 2 * tones, 0.4 * pad.swell_s)

    def hop(self, start_frame: int, life_s: float) -> Block:
        """The HOP frames from `start_frame` on."""
        swell = 1.0 / (1.0 + np.exp(-_STEEP * self._swell.at(life_s)))
        lean = 0.35 * np.tanh(self._lean.at(life_s))
        pan = np.stack([np.sqrt(1.0 - lean), np.sqrt(1.0 + lean)])
        phase = np.exp(1j * self._apart_rad * self._phase.at(life_s).reshape(2, -1))
        # The louder a tone, the more of its harmonics: it opens, as a bowed string does.
        opened = np.stack([swell, swell**1.5, swell**2], axis=1)
        envelope = (pan * phase)[:, :, None] * (self._amplitude * opened)
        return self._bank.hop(start_frame, envelope.reshape(2, -1))


class ApproachTone:
    """A soft fifth, at the mixer's reference power where its envelope is 1."""

    _HZ: Final = np.array([293.66, 440.49, 587.32])
    _SHARE: Final = np.array([1.0, 0.5, 0.2])

    def __init__(self) -> None:
        self._bank = ToneBank(self._HZ, 2)
        self._amplitude = self._SHARE / np.sqrt(float((self._SHARE**2 * k_weight(self._HZ)).sum()))
        self._level = 0.0

    def hop(self, start_frame: int, level: float) -> Block | None:
        """The HOP frames from `start_frame` on, at `level` by their end; None while it is silent."""
        if level == self._level == 0.0:
            return None
        self._level = level
        return self._bank.hop(start_frame, np.tile(self._amplitude * level, (2, 1)).astype(np.complex128))
