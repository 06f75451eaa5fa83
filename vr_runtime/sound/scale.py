"""The units of sound: one sample rate, one hop, decibels.

Blocks are float32 (frames, 2), left then right, full scale 1.0. Inside the mixer a power of 1.0, K-weighted and summed
over both ears, is the reference: -0.691 LUFS (BS.1770).
"""

from __future__ import annotations

from math import log10
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

RATE_HZ: Final = 48_000
HOP: Final = 512
"""Frames in which the mixer works; whoever asks for other blocks gets them from these."""
HOP_S: Final = HOP / RATE_HZ
REFERENCE_LUFS: Final = -0.691

Block: TypeAlias = NDArray[np.float32]

_QUIET: Final = 1e-20


def gain_of(db: float) -> float:
    """The linear gain of so many decibels."""
    return float(10.0 ** (0.05 * db))


def db_of(gain: float) -> float:
    """Decibels of a linear gain; -400 for silence."""
    return 20.0 * log10(max(abs(gain), _QUIET))


def lufs_of(power: float) -> float:
    """Loudness of a K-weighted mean square that is summed over the channels."""
    return REFERENCE_LUFS + 10.0 * log10(max(power, _QUIET * _QUIET))


def gain_to_lufs(lufs: float) -> float:
    """The gain that brings the mixer's reference to a loudness."""
    return gain_of(lufs - REFERENCE_LUFS)


def ramp(start: float, end: float, frames: int = HOP) -> Block:
    """Gains (frames, 1) that leave `start` behind and arrive at `end` with the last frame."""
    steps = np.arange(1, frames + 1, dtype=np.float32)[:, None] / np.float32(frames)
    return np.asarray(start + (end - start) * steps, dtype=np.float32)
