"""Shader time: closed loops instead of seconds, so that hour six moves like minute one.

A float32 of seconds steps by a millisecond after four hours. Here each loop is a Python float (a double) that is
wrapped every frame, and a shader gets it in [0, 1), where a float32 step is 6e-8 of the period for ever.
"""

from __future__ import annotations

from vr_runtime.problem import ExitCode, Problem
from vr_runtime.render.scene_file import MOST_PHASES, Follows


class Phases:
    """Up to sixteen wrapped phases; `values` always has sixteen numbers in [0, 1)."""

    __slots__ = ("_frequency_hz", "_with_motion", "values")

    def __init__(self) -> None:
        self.values = [0.0] * MOST_PHASES
        self._frequency_hz: list[float] = []
        self._with_motion: list[bool] = []

    def add(self, period_s: float, follows: Follows) -> int:
        """The index of a new phase; Problem(BAD_SCENE) when there are too many or the period makes no sense."""
        if len(self._frequency_hz) == MOST_PHASES:
            raise Problem(ExitCode.BAD_SCENE, f"more than {MOST_PHASES} phases", "Use fewer phases")
        if not 1.0 <= period_s <= 86400.0:
            raise Problem(ExitCode.BAD_SCENE, f"a phase of {period_s} s is outside 1 .. 86400", "Choose another period")
        self._frequency_hz.append(1.0 / period_s)
        self._with_motion.append(follows == "motion")
        return len(self._frequency_hz) - 1

    def advance(self, dt_s: float, motion: float) -> None:
        """Go on by `dt_s` seconds of display time; those that follow motion by that times `motion` (0 to 1)."""
        values = self.values
        slowed_s = dt_s * motion
        for index, frequency_hz in enumerate(self._frequency_hz):
            value = values[index] + (slowed_s if self._with_motion[index] else dt_s) * frequency_hz
            # Kept below 1 after rounding to float32 too: 1 - 2**-25 would become exactly 1 there.
            value -= int(value)
            values[index] = value if value < 0.99999997 else 0.0
