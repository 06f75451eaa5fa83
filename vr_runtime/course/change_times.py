"""How long a change takes, by its cause: a preset's own seconds, held to the limits, and those that nobody changes."""

from __future__ import annotations

from typing import Final

from vr_runtime.course import limits
from vr_runtime.course.preset import Ramps
from vr_runtime.course.state import Cause

VIEW_DOWN_S: Final = 1.0
VIEW_UP_S: Final = 1.5
"""Into the dark in which the world is turned, and back: at least so long, and longer where the light has far to go."""


def seconds_of(ramps: Ramps) -> dict[Cause, float]:
    """Seconds that a change of each cause takes."""
    soft: dict[Cause, float] = {
        "paused": ramps.paused_s,
        "resumed": ramps.resumed_s,
        "restarted": ramps.resumed_s,
        "stopped": ramps.stopped_s,
        "stopped_early": ramps.stopped_early_s,
        "eyes_closed_on": ramps.eyes_closed_s,
        "eyes_closed_off": ramps.eyes_open_s,
        "approach": ramps.approach_s,
        "approach_over": ramps.approach_over_s,
        "headset_on": ramps.headset_on_s,
    }
    return {
        **{cause: limits.kept(seconds, limits.RAMP_S_RANGE) for cause, seconds in soft.items()},
        "border": limits.kept(ramps.border_s, limits.BORDER_S_RANGE),
        "ease_off": limits.kept(ramps.ease_off_s, limits.EASE_OFF_S_RANGE),
        "ease_on": limits.EASE_S,
        "emergency": limits.EMERGENCY_S,
        "start": 30.0,
        "headset_off": 5.0,
        "level_view": 5.0,
        "level_off": 5.0,
        "recentre": 5.0,
        "cleared": 20.0,
        "ended": 10.0,
        "none": 30.0,
    }
