"""How bright the last minute was, beside what the part of the session allows."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vr_runtime.course.levels import Levels
from vr_runtime.workshop.stills import LUMINANCE

KEPT_S: Final = 60.0
_RATE_OVER_S: Final = 2.0


@dataclass(frozen=True, slots=True)
class Reading:
    """At `at_s` of the preview: relative luminances, and what the levels allow."""

    at_s: float
    mean: float
    peak: float
    most_mean: float
    most_peak: float


class LightMeter:
    """`readings`: those of the last minute, the newest last."""

    def __init__(self) -> None:
        self.readings: deque[Reading] = deque()

    def read(self, light: NDArray[np.float32], levels: Levels, at_s: float) -> None:
        """Take in a picture as linear light."""
        luminance = light @ LUMINANCE
        allowed = levels.fade * levels.mean_luminance + (1.0 - levels.fade) * levels.grey
        self.readings.append(
            Reading(at_s, float(luminance.mean()), float(luminance.max()), allowed, levels.peak_luminance)
        )
        while self.readings[0].at_s < at_s - KEPT_S:
            self.readings.popleft()

    def rate_per_s(self) -> float:
        """How fast the mean has changed over the last two seconds; 0 where nothing is known."""
        if not self.readings:
            return 0.0
        now = self.readings[-1]
        before = next((one for one in self.readings if one.at_s >= now.at_s - _RATE_OVER_S), now)
        lasted_s = now.at_s - before.at_s
        return abs(now.mean - before.mean) / lasted_s if lasted_s > 0.0 else 0.0

    def forget(self) -> None:
        """What comes now has nothing to do with what was."""
        self.readings.clear()
