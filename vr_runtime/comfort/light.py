"""How the mean light of the whole view moves: single steps, and its rate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from vr_runtime.comfort.angular import Floats

RATE_OVER_S: Final = 0.25  # long enough for dither to average out, short against every ramp


@dataclass(frozen=True, slots=True)
class Moved:
    """The largest movement, and when it was over."""

    amount: float
    at_s: float


def largest_step(means: Floats, rate_hz: float) -> Moved:
    """The furthest that the mean gets in less than a second, up or down."""
    best = Moved(0.0, 0.0)
    for gap in range(1, min(round(rate_hz), len(means))):
        moved = np.abs(means[gap:] - means[:-gap])
        at = int(np.argmax(moved))
        if moved[at] > best.amount:
            best = Moved(float(moved[at]), (at + gap) / rate_hz)
    return best


def fastest(means: Floats, rate_hz: float) -> Moved:
    """The largest rate of change of the mean, a second, over a quarter of a second."""
    gap = max(round(RATE_OVER_S * rate_hz), 1)
    if len(means) <= gap:
        return Moved(0.0, 0.0)
    rates = np.abs(means[gap:] - means[:-gap]) * (rate_hz / gap)
    at = int(np.argmax(rates))
    return Moved(float(rates[at]), (at + gap) / rate_hz)
