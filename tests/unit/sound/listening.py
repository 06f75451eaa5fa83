"""How the tests listen: renders of steady beds, kept for the run, and an ear for clicks."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from vr_runtime.sound.cues import Cues
from vr_runtime.sound.loudness import Meter
from vr_runtime.sound.mixer import Mixer
from vr_runtime.sound.scale import HOP, RATE_HZ

INAUDIBLE = 1e-6  # a corner ten times as sharp is one of 100 dB below full scale
OPENING_S = 3  # gains have found their places by then


def rendered(mixer: Mixer, cues: Cues, seconds: float) -> np.ndarray:
    return mixer.render(round(seconds * RATE_HZ), cues)


def opened(cues: Cues, **of_mixer) -> Mixer:
    """A mixer whose first fade is over; its eleven seconds are left out, for the tests' sake."""
    mixer = Mixer(**of_mixer)
    mixer.render(HOP, cues)
    mixer._rider.door = (1.0, 1.0)
    rendered(mixer, cues, OPENING_S)
    return mixer


@lru_cache(maxsize=1)  # the tests come bed by bed
def steady(bed: str) -> np.ndarray:
    """Half a minute of a bed at -26 LUFS, once it has come in."""
    cues = Cues(bed=bed)
    return rendered(opened(cues, seed=5), cues, 30.0)


def meter_of(samples: np.ndarray) -> Meter:
    meter = Meter()
    meter.feed(samples)
    return meter


def loudness(samples: np.ndarray) -> float:
    return meter_of(samples).integrated_lufs()


def worst_click(samples: np.ndarray) -> float:
    """The sharpest corner in the samples, as a multiple of what is usual within the 10 ms around it.

    Gaussian noise comes to about 8; a step of a hundredth of its size in a bed comes to more than 20.
    """
    worst = 0.0
    for channel in samples.T.astype(np.float64):
        corners = np.abs(np.diff(channel, n=3))
        whole = corners[: len(corners) // HOP * HOP].reshape(-1, HOP)
        usual = np.median(whole, axis=1)
        around = np.maximum(usual, np.maximum(np.roll(usual, 1), np.roll(usual, -1)))
        worst = max(worst, float((whole.max(axis=1) / np.maximum(around, INAUDIBLE)).max()))
    return worst
