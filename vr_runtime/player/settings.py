"""What a session is asked to be, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from vr_runtime.course.plan import Plan

# How long a lost headset is tried again before the session gives up.
RECOVER_FOR_S = 300.0


@dataclass(frozen=True, slots=True)
class Settings:
    """One session.

    `time_lapse`: course seconds per displayed second. `auto`: infusion start and stop are confirmed at the planned
    times. `draw_every`: frames per drawn frame. `duration_s`: displayed seconds after which the session ends, None
    for the whole plan. `headset` is "openxr" or "simulated". `brightness` is the technician's, 0.25 to 1.
    `keep_days`: after so many the journal deletes sessions; None: this one is not journalled.
    """

    plan: Plan
    scene: str
    headset: str
    time_lapse: float = 1.0
    auto: bool = False
    draw_every: int = 1
    duration_s: float | None = None
    report: Path | None = None
    brightness: float = 1.0
    breath_cue: bool = False
    seed: int = 0
    recover_for_s: float = RECOVER_FOR_S
    keep_days: int | None = None
