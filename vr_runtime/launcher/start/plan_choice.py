"""From what is typed to a plan, or to why there is none. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from vr_runtime.course.limits import INFUSION_MIN_RANGE, WINDOW_MIN_RANGE
from vr_runtime.course.plan import Plan, PlanError, plan_of
from vr_runtime.course.preset import Preset

By = Literal["infusion", "window"]
Fault = Literal["", "empty", "no_number", "outside", "clinic", "preset"]

STEP_MIN: Final = 5


@dataclass(frozen=True, slots=True)
class Range:
    """Whole minutes that can be asked for, both ends among them."""

    least_min: int
    most_min: int


@dataclass(frozen=True, slots=True)
class Planned:
    """`plan`: None where `fault` says why; "clinic": the infusion in it is longer than this clinic lets one be.

    `told`: the plan's own words for a preset that cannot be planned.
    """

    plan: Plan | None
    minutes: int | None = None
    fault: Fault = ""
    told: str = ""


def range_of(preset: Preset, by: By, longest_min: int = INFUSION_MIN_RANGE[1]) -> Range | None:
    """What may be asked of a preset; None where its phases count from a dose and no length is asked for.

    `longest_min`: the longest infusion in this clinic.
    """
    timing = preset.infusion
    if timing is None:
        return None
    if by == "infusion":
        return Range(timing.shortest_min, max(timing.shortest_min, min(timing.longest_min, longest_min)))
    low_min, high_min = WINDOW_MIN_RANGE
    least_min = next((minutes for minutes in range(low_min, high_min + 1) if _fits(preset, minutes)), high_min)
    return Range(least_min, high_min)


def planned(preset: Preset, by: By, typed: str, longest_min: int = INFUSION_MIN_RANGE[1]) -> Planned:
    """The plan of what was typed; a preset that counts from a dose has one without."""
    if preset.infusion is None:
        return _of(preset, None, None)
    text = typed.strip()
    if not text:
        return Planned(None, fault="empty")
    if not (text.isdecimal() and len(text) <= 4):
        return Planned(None, fault="no_number")
    minutes, allowed = int(text), range_of(preset, by, longest_min)
    if allowed is not None and not allowed.least_min <= minutes <= allowed.most_min:
        return Planned(None, minutes, "outside")
    found = _of(preset, by, minutes)
    if found.plan is not None and found.plan.infusion_min > longest_min:
        return Planned(None, minutes, "clinic")
    return found


def stepped(minutes: int, up: bool, allowed: Range) -> int:
    """The next multiple of five, up or down, within what is allowed."""
    down_to, up_to = (minutes - 1) // STEP_MIN * STEP_MIN, (minutes // STEP_MIN + 1) * STEP_MIN
    return min(allowed.most_min, max(allowed.least_min, up_to if up else down_to))


def _fits(preset: Preset, window_min: int) -> bool:
    return _of(preset, "window", window_min).plan is not None


def _of(preset: Preset, by: By | None, minutes: int | None) -> Planned:
    try:
        plan = plan_of(
            preset,
            infusion_min=minutes if by == "infusion" else None,
            window_min=minutes if by == "window" else None,
        )
    except PlanError as error:
        return Planned(None, minutes, "preset", str(error))
    return Planned(plan, minutes)
